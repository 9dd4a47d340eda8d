#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

struct Asked {
  FakeRecords records;
  EntryId questionnaire;

  explicit Asked(const char* questions) {
    questionnaire =
        records.add("questionnaire", {{"title", "来場者アンケート"}, {"questions", questions}});
  }
  void answer(const std::string& answers, const char* free_text = "") {
    records.add(
        "response",
        {{"questionnaire_id", questionnaire}, {"answers", answers}, {"free_text", free_text}});
  }
  Report report() const { return made("survey", {.questionnaire = questionnaire}, records); }
};

// The sample's rows as answers: texts as they stand in the file, the free text apart.
void answer_as_in_the_sample(Asked& asked) {
  const auto lines = split(sample("survey_results_expected.tsv"), '\n');
  const auto heads = split(lines[0], '\t');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto cells = split(lines[i], '\t');
    if (cells.size() != heads.size()) continue;
    nlohmann::json answers, written;
    for (std::size_t c = 2; c < 12; ++c)
      if (!cells[c].empty()) answers[heads[c]] = cells[c];
    for (std::size_t c = 12; c < 14; ++c)
      if (heads[c] == "q12_free" && !cells[c].empty()) written[heads[c]] = cells[c];
    if (!cells[12].empty() && heads[12] != "q12_free") answers[heads[12]] = cells[12];
    asked.answer(answers.dump(), written.dump().c_str());
  }
}

const Row& question(const Report& report, std::string_view key) {
  return row_where(table_of(report, "questions"), {{"question", key}});
}

std::string of(const Report& report, std::string_view key, std::string_view column) {
  return cell(table_of(report, "questions"), question(report, key), column);
}

const Table& answers_to(const Report& report, std::string_view key) {
  for (const Table& table : report.tables)
    if (table.key == "answers" && !table.rows.empty() && cell(table, 0, "question") == key)
      return table;
  FAIL("no answers to " << key);
  return report.tables[0];
}

}  // namespace

TEST_CASE("the sample survey gives the sample's figures") {
  Asked asked(R"([{"key":"q1_age_band","text":"年代","type":"single",
                   "options":["9歳以下","10代","20代","30代","40代","50代","60代","70代","80代以上"]},
                  {"key":"q6_know","text":"何で知ったか","type":"multi",
                   "options":["1","2","3","4","5","6","7","8"]},
                  {"key":"q7_sat","text":"満足度","type":"scale","options":["5","4","3","2","1"]},
                  {"key":"q9_yen","text":"購入額","type":"number"},
                  {"key":"q10_nps","text":"おすすめ度","type":"nps"},
                  {"key":"q12_free","text":"自由記述","type":"text"}])");
  answer_as_in_the_sample(asked);
  const Report report = asked.report();
  CHECK(of(report, "q7_sat", "n") == "60");
  CHECK(of(report, "q7_sat", "valid") == "59");
  CHECK(of(report, "q7_sat", "mean") == "4.288");
  CHECK(of(report, "q7_sat", "top2") == "49");
  CHECK(of(report, "q7_sat", "top2_percent") == "83.1");
  CHECK(of(report, "q10_nps", "valid") == "57");
  CHECK(of(report, "q10_nps", "nps") == "-8.8");
  CHECK(of(report, "q9_yen", "valid") == "57");
  CHECK(of(report, "q9_yen", "sum") == "126480");
  CHECK(of(report, "q7_sat", "flag") == "");

  // Nothing that anybody wrote is in any of the cells.
  for (const Table& table : report.tables)
    for (const Row& row : table.rows)
      for (const Cell& value : row.cells)
        CHECK(text_of(value).find("また開催") == std::string::npos);
}

TEST_CASE("without questions the keys of the answers are tabulated, and give the same figures") {
  Asked asked("[]");
  answer_as_in_the_sample(asked);
  const Report report = asked.report();
  CHECK(of(report, "q7_sat", "mean") == "4.288");
  CHECK(of(report, "q7_sat", "valid") == "59");
  CHECK(of(report, "q9_yen", "sum") == "126480");
  CHECK(of(report, "q12_free", "type") == "自由記述");
  CHECK(of(report, "q6_know", "mean") == "－");
  CHECK(cell(answers_to(report, "q7_sat"), 0, "code") == "1");
}

TEST_CASE("percentages rest on valid answers, are rounded half up and add to 100 for one answer") {
  Asked asked(R"([{"key":"q","type":"single","options":["はい","いいえ"]}])");
  for (int i = 0; i < 5; ++i) asked.answer(R"({"q":"はい"})");
  for (int i = 0; i < 3; ++i) asked.answer(R"({"q":"いいえ"})");
  asked.answer(R"({"q":null})");
  asked.answer(R"({})");
  asked.answer(R"({"q":"無回答"})");
  const Report report = asked.report();
  const Table& answers = answers_to(report, "q");
  CHECK(cell(answers, 0, "percent") == "62.5");
  CHECK(cell(answers, 1, "percent") == "37.5");
  CHECK(cell(answers, row_where(answers, {{"answer", "有効回答"}}), "percent") == "100.0");
  CHECK(cell(answers, row_where(answers, {{"answer", "無回答"}}), "n") == "3");
  CHECK(of(report, "q", "flag") == "n<10");
}

TEST_CASE("one in three is 33.3, two in three 66.7, one in sixteen 6.3") {
  Asked asked(R"([{"key":"q","type":"single","options":["a","b"]},
                  {"key":"r","type":"single","options":["a","b"]}])");
  asked.answer(R"({"q":"a","r":"a"})");
  asked.answer(R"({"q":"b","r":"b"})");
  asked.answer(R"({"q":"b","r":"b"})");
  for (int i = 0; i < 13; ++i) asked.answer(R"({"r":"b"})");
  const Report report = asked.report();
  CHECK(cell(answers_to(report, "q"), 0, "percent") == "33.3");
  CHECK(cell(answers_to(report, "q"), 1, "percent") == "66.7");
  CHECK(cell(answers_to(report, "r"), 0, "percent") == "6.3");
}

TEST_CASE("several answers are counted each, on respondents, and do not add to 100") {
  Asked asked(R"([{"key":"q","type":"multi","options":[{"code":1,"label":"区報"},
                                                        {"code":2,"label":"知人"}]}])");
  asked.answer(R"({"q":[1,2]})");
  asked.answer(R"({"q":"1;2"})");
  asked.answer(R"({"q":["区報","区報"]})");
  const Report report = asked.report();
  const Table& answers = answers_to(report, "q");
  CHECK(cell(answers, 0, "answer") == "区報");
  CHECK(cell(answers, 0, "n") == "3");
  CHECK(cell(answers, 0, "percent") == "100.0");
  CHECK(cell(answers, 1, "percent") == "66.7");
  CHECK(cell(answers, row_where(answers, {{"answer", "有効回答"}}), "percent") == "－");
  CHECK(any_contains(answers.notes, "複数回答"));
}

TEST_CASE("an answer that the questionnaire does not know is listed as such and not dropped") {
  Asked asked(R"([{"key":"q","type":"single","options":["a"]}])");
  asked.answer(R"({"q":"a"})");
  asked.answer(R"({"q":"z","later":"new"})");
  asked.answer(R"({"q":["a","z"]})");
  asked.answer(R"({"q":"ここに長い文章で意見を書いてしまった人の回答です"})");
  const Report report = asked.report();
  const Table& answers = answers_to(report, "q");
  CHECK(any_contains(answers.notes, "選択肢にない回答 3件"));
  CHECK(cell(answers, row_where(answers, {{"answer", "無効"}}), "n") == "3");
  CHECK(of(report, "q", "unlisted_answers") == "3");
  CHECK(of(report, "q", "valid") == "1");
  CHECK(of(report, "later", "type") == "調査票にない設問");
  for (const Row& row : answers.rows) {
    CHECK(cell(answers, row, "answer").find("長い文章") == std::string::npos);
    CHECK(cell(answers, row, "answer").find('z') == std::string::npos);
  }
}

TEST_CASE("a scale of words takes the first as the best, and says so") {
  Asked asked(R"([{"key":"q","type":"scale",
                   "options":["大変満足","満足","ふつう","やや不満","不満"]}])");
  asked.answer(R"({"q":"大変満足"})");
  asked.answer(R"({"q":"満足"})");
  asked.answer(R"({"q":2})");
  const Report report = asked.report();
  CHECK(of(report, "q", "mean") == "3.667");
  CHECK(of(report, "q", "top2_percent") == "66.7");
  CHECK(any_contains(table_of(report, "questions").notes, "「大変満足」を5点"));
}

TEST_CASE(
    "a scale of words that begins with the worst is worth 1 to 5, and codes that mislead are "
    "turned") {
  Asked asked(
      R"([{"key":"q","type":"scale","options":["不満","やや不満","ふつう","満足","大変満足"]},
                  {"key":"r","type":"scale","options":[{"code":1,"label":"大変満足"},
                   {"code":2,"label":"ふつう"},{"code":3,"label":"不満"}]}])");
  asked.answer(R"({"q":"大変満足","r":1})");
  const Report report = asked.report();
  CHECK(of(report, "q", "mean") == "5.000");
  CHECK(of(report, "r", "mean") == "3.000");
}

TEST_CASE("where the words of a scale do not tell the better end there is no mean") {
  Asked asked(R"([{"key":"q","type":"scale","options":["長い","ちょうど","短い"]}])");
  asked.answer(R"({"q":"長い"})");
  const Report report = asked.report();
  CHECK(of(report, "q", "valid") == "1");
  CHECK(of(report, "q", "mean") == "－");
  CHECK(of(report, "q", "top2") == "－");
  CHECK(any_contains(table_of(report, "questions").notes, "どちらが良いほうか分かりません"));
}

TEST_CASE("answers about several stops are tabulated stop by stop") {
  FakeRecords records;
  const EntryId event = records.add("event", {{"name", "交流"}, {"starts_on", "2023-10-14"}});
  const EntryId tour = records.add("tour", {{"event_id", event}, {"name", "十勝ツアー"}});
  const EntryId asked =
      records.add("questionnaire",
                  {{"title", "訪問先の評価"}, {"questions", R"([{"key":"q","type":"scale"}])"}});
  for (const char* name : {"農園", "工場"}) {
    const EntryId stop = records.add("stop", {{"tour_id", tour}, {"name", name}});
    records.add("response",
                {{"questionnaire_id", asked}, {"subject_id", stop}, {"answers", R"({"q":5})"}});
  }
  const EntryId elsewhere = records.add("stop", {{"tour_id", event}, {"name", "別のツアー"}});
  records.add("response",
              {{"questionnaire_id", asked}, {"subject_id", elsewhere}, {"answers", R"({"q":1})"}});
  const Report report = made("survey", {.tour = tour}, records);
  std::size_t surveys = 0;
  for (const Table& table : report.tables)
    if (table.key == "questions") {
      ++surveys;
      CHECK(cell(table, 0, "n") == "1");
      CHECK(cell(table, 0, "mean") == "5.000");
    }
  CHECK(surveys == 2);
}

TEST_CASE("a question nobody described is counted only when some answers read like free text") {
  Asked asked("");
  asked.answer(R"({"who":"例　子","age":"30代"})");
  asked.answer(R"({"who":"駅前で会った係の人がとても親切に案内してくれました"})");
  const Report report = asked.report();
  CHECK(of(report, "who", "valid") == "2");
  CHECK(cell(answers_to(report, "age"), 0, "answer") == "30代");
  for (const Table& table : report.tables)
    for (const Row& row : table.rows)
      if (table.key == "answers") CHECK(cell(table, row, "question") != "who");
}

TEST_CASE("whatever a response holds, tabulating it cannot fail") {
  Asked asked(R"([{"key":"q","type":"number"},"nonsense",{"no":"key"},{"key":5}])");
  for (const char* text : {"", "[", "[1,2]", "null", R"({"q":{"a":[1]}})", R"({"q":[[[1]],null]})",
                           R"({"q":"1e400"})", R"({"q":true})", R"({"q":"12円"})"})
    asked.answer(text, text);
  const Report report = asked.report();
  CHECK(of(report, "q", "n") == "9");
  CHECK(of(report, "q", "valid") == "0");
  CHECK(of(report, "q", "unlisted_answers") == "5");
}

TEST_CASE(
    "numbers that cannot be added up exactly are counted apart, and the others summed to one") {
  Asked asked(R"([{"key":"yen","type":"number"}])");
  for (const char* answer : {"9007199254740991", "9007199254740991", "1", "0.1", "0.2", "-0.3"})
    asked.answer(std::string(R"({"yen":)") + answer + "}");
  for (const char* answer : {"1e300", "9007199254740993", "-1e19", R"("1e300")"})
    asked.answer(std::string(R"({"yen":)") + answer + R"(,"open":)" + answer + "}");
  const Report report = asked.report();
  CHECK(of(report, "yen", "sum") == "18014398509481983");
  CHECK(of(report, "yen", "valid") == "6");
  CHECK(of(report, "yen", "unlisted_answers") == "4");
  CHECK(of(report, "open", "sum") == "－");
}

TEST_CASE("answers outside a scale or the ten of recommending are counted apart and move no mean") {
  Asked asked(R"([{"key":"s","type":"scale"},{"key":"n","type":"nps"}])");
  asked.answer(R"({"s":4,"n":9})");
  for (const char* answers : {R"({"s":6,"n":11})", R"({"s":0,"n":-1})", R"({"s":99,"n":10.5})"})
    asked.answer(answers);
  const Report report = asked.report();
  for (const char* key : {"s", "n"}) {
    CHECK(of(report, key, "mean") == (key == std::string("s") ? "4.000" : "9.000"));
    CHECK(of(report, key, "unlisted_answers") == "3");
  }
}

TEST_CASE("answers about a person are counted with that person's tour, and nobody is named") {
  FakeRecords records;
  const EntryId tour = records.add("tour", {{"name", "十勝ツアー"}});
  const EntryId asked = records.add(
      "questionnaire", {{"title", "感想"}, {"questions", R"([{"key":"q","type":"scale"}])"}});
  for (const char* name : {"見本　花子", "例　太郎"}) {
    const EntryId person = records.add("participant", {{"tour_id", tour}, {"name", name}});
    records.add("response",
                {{"questionnaire_id", asked}, {"subject_id", person}, {"answers", R"({"q":5})"}});
    if (name == std::string_view("例　太郎"))
      records.make_void(person, "二重");  // has said it all the same
  }
  for (const ReportQuery& query :
       {ReportQuery{.tour = tour}, ReportQuery{.questionnaire = asked}}) {
    const Report report = made("survey", query, records);
    const Table& questions = table_of(report, "questions");
    CHECK(cell(questions, 0, "n") == "2");
    for (const Table& table : report.tables) {
      CHECK(table.title.find("花子") == std::string::npos);
      CHECK(table.title.find("太郎") == std::string::npos);
    }
  }
}
