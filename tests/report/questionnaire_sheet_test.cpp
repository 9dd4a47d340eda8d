#include <doctest/doctest.h>

#include "core/register/survey/survey_sheet.hpp"
#include "core/report/writers.hpp"
#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

constexpr const char* every_kind = R"([
 {"key":"q1","text":{"ja":"年代","en":"Age"},"type":"single",
  "options":[{"ja":"20代","en":"20s"},{"ja":"40代","en":"40s"}]},
 {"key":"q2","text":"何で知ったか","type":"multi",
  "options":[{"code":"1","label":"区報"},{"code":"2","label":{"ja":"その他","en":"Other"}}]},
 {"key":"q3","text":"満足度","type":"scale",
  "options":[{"code":"5","label":"満足"},{"code":"1","label":"不満"}],"form_reversed":true},
 {"key":"q4","text":"評価","type":"scale"},
 {"key":"q5","text":"おすすめ度","type":"nps"},
 {"key":"q6","text":"購入額","type":"number"},
 {"key":"q7","text":{"ja":"{受付|うけつけ}について"},"type":"text"},
 {"key":"q8","text":"年齢","type":"single","age":true,"options":["10代","20代"]}])";

struct OnPaper {
  FakeRecords records;
  ReportQuery query;

  OnPaper() {
    query.questionnaire =
        records.add("questionnaire", {{"title", "来場者アンケート"},
                                      {"titles", R"({"ja":"アンケート","en":"Survey"})"},
                                      {"notice", R"({"ja":"3分で終わります","en":"Takes 3 min"})"},
                                      {"questions", every_kind}});
  }
  Report report() const { return made("questionnaire-sheet", query, records); }
};

std::string answer_room(const Report& report, std::string_view key) {
  const Table& table = table_of(report, "questionnaire_sheet");
  return cell(table, row_where(table, {{"question_key", key}}), "answer_entry");
}
std::string question_put(const Report& report, std::string_view key) {
  const Table& table = table_of(report, "questionnaire_sheet");
  return cell(table, row_where(table, {{"question_key", key}}), "question_text");
}

}  // namespace

TEST_CASE("every kind of question has the room for its answer") {
  const OnPaper asked;
  const Report report = asked.report();
  CHECK(report.title == "アンケート用紙: アンケート");
  CHECK_FALSE(report.personal);
  CHECK(table_of(report, "questionnaire_sheet").look == Table::Look::sheet);
  CHECK(answer_room(report, "q1") == "○ 20代\n○ 40代");
  CHECK(question_put(report, "q1") == "年代\n（1つだけ選んでください）");
  CHECK(answer_room(report, "q2") == "□ 1 区報\n□ 2 その他");
  CHECK(answer_room(report, "q3").find("満足") != std::string::npos);
  CHECK(answer_room(report, "q4") == "○ 1\n○ 2\n○ 3\n○ 4\n○ 5");
  CHECK(answer_room(report, "q5").find("○0 ○1") == 0);
  CHECK(answer_room(report, "q5").find("○10") != std::string::npos);
  CHECK(answer_room(report, "q6").find("数字") != std::string::npos);
  CHECK(answer_room(report, "q7").find("\n＿") != std::string::npos);
  CHECK(question_put(report, "q7") == "受付について");
  CHECK(answer_room(report, "q8") == "＿＿＿歳");
  const Table& head = table_of(report, "questionnaire_head");
  CHECK(cell(head, row_where(head, {{"item", "お願い"}}), "value") == "3分で終わります");
}

TEST_CASE("an English form has the English words, and says which questions have none") {
  OnPaper asked;
  asked.query.english = true;
  const Report report = asked.report();
  CHECK(report.title == "Questionnaire on paper: Survey");
  CHECK(question_put(report, "q1") == "Age\n(choose one)");
  CHECK(answer_room(report, "q1") == "○ 20s\n○ 40s");
  CHECK(answer_room(report, "q2") == "□ 1 区報\n□ 2 Other");
  CHECK(any_contains(table_of(report, "questionnaire_sheet").notes, "q2, q3"));
  CHECK_FALSE(any_contains(asked.report().tables[1].notes, "Japanese only: q1"));
}

// The number before a label, or the label: whatever is typed of the form.
TEST_CASE("what is typed of the form is read as the answer that was chosen") {
  OnPaper asked;
  const auto questions = read_questions(every_kind);
  for (const bool english : {false, true}) {
    asked.query.english = english;
    const Report report = asked.report();
    for (const SurveyQuestion& each : questions) {
      if (each.options.empty() || each.exact_age || each.type == SurveyQuestion::Type::nps)
        continue;
      const SheetQuestion sheet(each);
      const auto lines = split(answer_room(report, each.key), '\n');
      REQUIRE(lines.size() == each.options.size());
      for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string said = lines[i].substr(lines[i].find(' ') + 1);
        const std::size_t blank = said.find(' ');
        for (const std::string& typed :
             {said.substr(0, blank), blank == std::string::npos ? said : said.substr(blank + 1)}) {
          const AnswerReading read = read_answer(sheet, typed, each.key);
          CHECK_MESSAGE(read.values == std::vector<std::string>{each.options[i].code}, each.key,
                        " ", typed);
        }
      }
    }
  }
}

TEST_CASE("a questionnaire without questions says so") {
  OnPaper asked;
  asked.query.questionnaire = asked.records.add("questionnaire", {{"title", "空"}});
  CHECK(any_contains(asked.report().tables[1].notes, "質問がありません"));
}
