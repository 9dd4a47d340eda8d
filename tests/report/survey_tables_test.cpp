#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/register/registers.hpp"
#include "core/register/survey/responses.hpp"
#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

using nlohmann::json;

// The sample's questionnaire with the sample's sheet imported.
struct Imported {
  FakeRecords records;
  EntryId questionnaire;

  Imported(const std::string& stem, const std::string& sheet) {
    questionnaire = records.done(
        Create{"questionnaire",
               {{"title", "来場者アンケート"},
                {"questions", json::parse(sample(stem + "_questions.json"))["questions"].dump()}}});
    ImportTarget target{.questionnaire = questionnaire};
    if (stem == "survey_form_export_utf8") {
      const json headings = json::parse(sample(stem + "_headings.json"));
      for (const auto& [heading, field] : headings.items())
        target.map.headings.emplace_back(heading, field.get<std::string>());
    }
    const auto plan = plan_survey_import(sample(sheet), sheet, target, records);
    REQUIRE(plan);
    for (std::size_t i = 0; i < plan->steps; ++i) records.done(plan->step(i).command);
  }
  Report for_public(const std::string& explain = {}) const {
    return made("survey", {.questionnaire = questionnaire, .explain = explain, .published = true},
                records);
  }
  Report report(bool base_all = false) const {
    return made("survey", {.questionnaire = questionnaire, .base_all = base_all}, records);
  }
};

const Table& answers_about(const Report& report, const std::string& key) {
  for (const Table& table : report.tables)
    if (table.key == "answers" && cell(table, 0, "question") == key) return table;
  FAIL("no answers to " << key);
  return report.tables[0];
}

double number(const std::string& text) { return std::stod(text); }

std::string text(const json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace

TEST_CASE("the tables of an imported survey are the samples'") {
  for (const auto& [stem, sheet] : {std::pair<std::string, std::string>{
                                        "survey_form_export_utf8", "survey_form_export_utf8.csv"},
                                    {"survey_punched_cp932", "survey_punched_cp932.tsv"}}) {
    const Report report = Imported(stem, sheet).report();
    const json expected = json::parse(sample(stem + "_expected_tables.json"));
    for (const auto& [key, wanted] : expected.items()) {
      CAPTURE(key);
      const Table& questions = table_of(report, "questions");
      const Row& row = row_where(questions, {{"question", key}});
      const auto got = [&](std::string_view column) { return cell(questions, row, column); };
      CHECK(got("n") == text(wanted["n"]));
      CHECK(got("valid") == text(wanted["valid"]));
      CHECK(std::stoi(got("no_answer")) + std::stoi(got("invalid")) ==
            wanted["no_answer_or_invalid"].get<int>());
      for (const char* column :
           {"top2", "top2_percent", "promoters", "passives", "detractors", "nps", "sum"})
        if (wanted.contains(column)) CHECK(got(column) == text(wanted[column]));
      for (const char* column : {"mean", "median"})
        if (wanted.contains(column)) CHECK(number(got(column)) == number(text(wanted[column])));
      if (!wanted.contains("options")) continue;
      const Table& answers = answers_about(report, key);
      for (std::size_t i = 0; i < wanted["options"].size(); ++i) {
        const json& option = wanted["options"][i];
        CHECK(cell(answers, i, "code") == text(option["code"]));
        CHECK(cell(answers, i, "answer") == text(option["label"]));
        CHECK(cell(answers, i, "n") == text(option["n"]));
        // None at all is 0, which the samples write 0.0.
        CHECK(number(cell(answers, i, "percent")) == number(text(option["percent"])));
      }
    }
  }
}

TEST_CASE("no answer and an answer that is none are two rows, and all of them add up") {
  const Imported imported("survey_punched_cp932", "survey_punched_cp932.tsv");
  const Report report = imported.report();
  const Table& food = answers_about(report, "q6_food");
  const auto n = [](const Table& table, std::string_view answer) {
    return cell(table, row_where(table, {{"answer", answer}}), "n");
  };
  CHECK(n(food, "有効回答") == "34");
  CHECK(n(food, "無回答") == "1");
  CHECK(n(food, "無効") == "1");
  CHECK(n(food, "計") == "36");
  CHECK(n(food, "平均") == "3.35");
  CHECK(cell(food, row_where(food, {{"answer", "無回答"}}), "percent") == "－");
  CHECK(any_contains(food.notes, "n＝有効回答数"));

  const Report all = imported.report(true);
  const Table& of_all = answers_about(all, "q6_food");
  CHECK(cell(of_all, 0, "percent") == "13.9");  // 5 of 36
  CHECK(cell(of_all, row_where(of_all, {{"answer", "無回答"}}), "percent") == "2.8");
}

TEST_CASE("numbers have their classes, their median and their whole mean") {
  const Report report = Imported("survey_form_export_utf8", "survey_form_export_utf8.csv").report();
  const Table& yen = answers_about(report, "q6_yen");
  const auto n = [&](std::string_view code) {
    return cell(yen, row_where(yen, {{"code", code}}), "n");
  };
  CHECK(n("0") == "7");
  CHECK(n("1-999") == "6");
  CHECK(n("1000-2999") == "9");
  CHECK(n("3000-4999") == "4");
  CHECK(n("5000-9999") == "0");
  CHECK(n("10000-") == "5");
  CHECK(cell(yen, row_where(yen, {{"answer", "中央値"}}), "n") == "1000");
  CHECK(cell(yen, row_where(yen, {{"answer", "平均"}}), "n") == "2781");
}

TEST_CASE("words that are no option are counted beside and never shown") {
  const Report report = Imported("survey_form_export_utf8", "survey_form_export_utf8.csv").report();
  const Table& with = answers_about(report, "q2_with");
  CHECK(any_contains(with.notes, "選択肢にない回答 1件"));
  for (const Table& table : report.tables)
    for (const Row& row : table.rows)
      for (const Cell& value : row.cells) {
        CHECK(text_of(value).find("ペット") == std::string::npos);
        CHECK(text_of(value).find("ラジオ") == std::string::npos);
      }
}

TEST_CASE("a published survey holds small counts back, and nobody can do the sums") {
  for (const auto& [stem, sheet] : {std::pair<std::string, std::string>{
                                        "survey_form_export_utf8", "survey_form_export_utf8.csv"},
                                    {"survey_punched_cp932", "survey_punched_cp932.tsv"}}) {
    const Imported imported(stem, sheet);
    const Report inside = imported.report(), outside = imported.for_public();
    REQUIRE(inside.tables.size() == outside.tables.size());
    std::size_t held = 0;
    for (std::size_t t = 0; t < outside.tables.size(); ++t) {
      const Table& table = outside.tables[t];
      CAPTURE(table.title);
      if (table.key != "answers") continue;
      std::size_t options = 0, others = 0;
      for (const Row& row : table.rows) {
        const std::string n = cell(table, row, "n");
        CHECK(n != "1");
        CHECK(n != "2");
        if (n == "X") ++held;
        if (row.level == Row::Level::detail && n == "X") ++options;
        if (row.level == Row::Level::total && n == "X") ++others;
        if (row.level == Row::Level::detail && n == "X") CHECK(cell(table, row, "percent") == "X");
      }
      const bool valid_held = cell(table, row_where(table, {{"answer", "有効回答"}}), "n") == "X";
      if (!table.several) CHECK(options + (valid_held ? 1 : 0) != 1);
      CHECK(others != 1);
      // The same figures in the table of all questions.
      const std::string question = cell(table, 0, "question");
      const Table& questions = table_of(outside, "questions");
      const Row& asked = row_where(questions, {{"question", question}});
      for (const auto& [column, row] : {std::pair<const char*, const char*>{"valid", "有効回答"},
                                        {"no_answer", "無回答"},
                                        {"invalid", "無効"}})
        CHECK(cell(questions, asked, column) ==
              cell(table, row_where(table, {{"answer", row}}), "n"));
    }
    CHECK(held > 2);
  }
}

TEST_CASE("what a published figure is made of is not explained") {
  const Imported imported("survey_form_export_utf8", "survey_form_export_utf8.csv");
  const Report inside =
      made("survey", {.questionnaire = imported.questionnaire, .explain = "answers/8/n"},
           imported.records);
  CHECK(inside.tables[0].rows.size() == 8);
  CHECK(imported.for_public("answers/8/n").tables[0].rows.size() == 1);
}

namespace {

// All counts that could stand for the X of a scale's answers: each at least one, together what is left of
// the valid answers, and with the mean that is shown, to two digits.
std::vector<std::vector<std::int64_t>> solutions(const std::vector<std::int64_t>& worth,
                                                 std::int64_t left, std::int64_t least_sum,
                                                 std::int64_t most_sum) {
  if (worth.empty())
    return left == 0 && least_sum <= 0 && most_sum >= 0 ? std::vector<std::vector<std::int64_t>>{{}}
                                                        : std::vector<std::vector<std::int64_t>>{};
  std::vector<std::vector<std::int64_t>> found;
  for (std::int64_t n = 1; n <= left; ++n)
    for (auto& rest : solutions({worth.begin() + 1, worth.end()}, left - n,
                                least_sum - n * worth[0], most_sum - n * worth[0])) {
      rest.insert(rest.begin(), n);
      found.push_back(std::move(rest));
    }
  return found;
}

struct Scale {
  FakeRecords records;
  EntryId questionnaire = records.add(
      "questionnaire", {{"title", "評価"}, {"questions", R"([{"key":"q","type":"scale"}])"}});

  explicit Scale(const std::vector<std::int64_t>& counts) {
    for (std::size_t value = 0; value < counts.size(); ++value)
      for (std::int64_t i = 0; i < counts[value]; ++i)
        records.add("response", {{"questionnaire_id", questionnaire},
                                 {"answers", R"({"q":)" + std::to_string(value + 1) + "}"}});
  }
  Report for_public() const {
    return made("survey", {.questionnaire = questionnaire, .published = true}, records);
  }
};

}  // namespace

TEST_CASE("a mean of which any answer is held back would tell how many gave it") {
  // Two answers are held back, or three: with the mean there is one way only to fill them in.
  CHECK(solutions({1, 2}, 3, 4, 4).size() == 1);
  CHECK(solutions({1, 2, 3}, 5, 12, 12).size() == 1);
  std::size_t held = 0, shown = 0;
  for (const std::vector<std::int64_t>& counts : {std::vector<std::int64_t>{1, 2, 5, 8, 12},
                                                  {1, 1, 3, 9, 20},
                                                  {0, 0, 4, 9, 7},
                                                  {3, 4, 5, 6, 7},
                                                  {0, 1, 0, 12, 9}}) {
    const Report report = Scale(counts).for_public();
    const Table& answers = answers_about(report, "q");
    const bool any_held = std::ranges::any_of(answers.rows, [&](const Row& row) {
      return row.level == Row::Level::detail && cell(answers, row, "n") == "X";
    });
    const std::string mean = cell(answers, row_where(answers, {{"answer", "平均"}}), "n");
    CHECK((mean == "X") == any_held);
    const Table& questions = table_of(report, "questions");
    CHECK((cell(questions, 0, "mean") == "X") == any_held);
    CHECK((cell(questions, 0, "top2_percent") == "X") == (cell(questions, 0, "top2") == "X"));
    (any_held ? held : shown) += 1;
  }
  CHECK(held == 3);
  CHECK(shown == 2);
}
