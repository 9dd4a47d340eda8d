#include <doctest/doctest.h>

#include <fstream>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/model/kinds.hpp"
#include "core/register/registers.hpp"
#include "core/register/survey/responses.hpp"
#include "core/register/survey/survey_sheet.hpp"
#include "imports.hpp"

using namespace renkei;

namespace {

using nlohmann::json;

std::string survey_file(const std::string& name) {
  std::ifstream in(RENKEI_SOURCE_DIR "/tests/data/registers/" + name, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), "cannot open ", name);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::string questions_of(const std::string& name) {
  return json::parse(survey_file(name))["questions"].dump();
}

RegisterMap map_of(const std::string& name) {
  RegisterMap map;
  const json headings = json::parse(survey_file(name));
  for (const auto& [heading, field] : headings.items())
    map.headings.emplace_back(heading, field.get<std::string>());
  return map;
}

const std::string results_questions = R"([
  {"key":"q1_age_band","text":"年代","type":"single","options":["9歳以下","10代","20代","30代","40代","50代",
   "60代","70代","80代以上"]},
  {"key":"q2_sex","text":"性別","type":"single","options":[{"code":0,"label":"無回答"},
   {"code":1,"label":"男性"},{"code":2,"label":"女性"},{"code":9,"label":"その他・回答しない"}]},
  {"key":"q3_home","text":"お住まい","type":"single","options":[{"code":1,"label":"開催区内"},
   {"code":2,"label":"23区内（開催区以外）"},{"code":3,"label":"東京都（市町村）"},
   {"code":4,"label":"埼玉県"},{"code":5,"label":"千葉県"},{"code":6,"label":"神奈川県"},
   {"code":7,"label":"その他道府県"},{"code":8,"label":"海外"}]},
  {"key":"q4_with","text":"同行者","type":"multi","options":[{"code":1,"label":"ひとり"},
   {"code":2,"label":"家族（子ども連れ）"},{"code":3,"label":"家族（大人のみ）"},
   {"code":4,"label":"友人・知人"},{"code":5,"label":"職場・団体"},{"code":6,"label":"その他"}]},
  {"key":"q5_times","text":"来場回数","type":"single","options":[{"code":1,"label":"初めて"},
   {"code":2,"label":"2回目"},{"code":3,"label":"3回目"},{"code":4,"label":"4回目"},
   {"code":5,"label":"5回以上"}]},
  {"key":"q6_know","text":"何で知ったか","type":"multi","options":[{"code":1,"label":"区報・区のHP"},
   {"code":2,"label":"ポスター・チラシ"},{"code":3,"label":"X（旧Twitter）等SNS"},
   {"code":4,"label":"新聞・テレビ"},{"code":5,"label":"知人から"},{"code":6,"label":"通りがかり"},
   {"code":7,"label":"全国連携NEWS・HP"},{"code":8,"label":"その他"}]},
  {"key":"q7_sat","text":"満足度","type":"scale","options":["大変満足","満足","ふつう","やや不満","不満"]},
  {"key":"q8_visit","text":"現地への来訪意向","type":"scale","options":["ぜひ訪れたい",
   "機会があれば訪れたい","どちらともいえない","訪れたいと思わない"]},
  {"key":"q9_yen","text":"購入額","type":"number"},
  {"key":"q10_nps","text":"おすすめ度","type":"nps"},
  {"key":"q11_tour","text":"体験ツアーへの参加意向","type":"single","options":[
   {"code":3,"label":"参加したい"},{"code":2,"label":"条件が合えば"},{"code":1,"label":"参加しない"}]},
  {"key":"q12_free","text":"自由記述","type":"text"}])";

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else
      out += c == '\\' ? "\\\\" : std::string(1, c);
  }
  return out;
}

// What a dry run prints, as the samples have it.
std::string tsv_of(const ImportPlan& plan) {
  std::string out;
  for (std::size_t i = 0; i < plan.report.columns.size(); ++i)
    out += (i == 0 ? "" : "\t") + plan.report.columns[i];
  out += '\n';
  for (std::size_t row = 0; row < plan.steps; ++row) {
    const auto& clean = plan.report.rows[row].clean;
    for (std::size_t i = 0; i < clean.size(); ++i)
      out += (i == 0 ? "" : "\t") + escaped(std::string(clean[i].value));
    out += '\n';
  }
  return out;
}

struct Office {
  FakeRecords records;
  ImportTarget target;

  explicit Office(const std::string& questions, RegisterMap map = {}) {
    target.questionnaire =
        records.done(Create{"questionnaire", {{"title", "アンケート"}, {"questions", questions}}});
    target.map = std::move(map);
  }
  ImportPlan plan(const std::string& bytes) {
    auto plan = plan_survey_import(bytes, "sheet.csv", target, records);
    REQUIRE_MESSAGE(plan, "refused");
    return std::move(*plan);
  }
  std::string refusal(const std::string& bytes) {
    const auto plan = plan_survey_import(bytes, "sheet.csv", target, records);
    if (plan) return "";
    for (const auto& [name, value] : plan.error().details)
      if (name == "reason") return value;
    return std::string(code_name(plan.error().code));
  }
  void import(const std::string& bytes) { test::take(records, target.earlier, plan(bytes)); }
  const Record response(std::size_t i) const {
    return *records.find(all<Response>(records).at(i).id);
  }
  std::string answers(std::size_t i) const {
    return std::string(response(i).value("answers").text);
  }
  std::size_t responses() const { return all<Response>(records).size(); }
};

std::size_t count_of(const ImportPlan& plan, ImportRow::Fate fate, std::string_view reason = {}) {
  return static_cast<std::size_t>(std::ranges::count_if(plan.report.rows, [&](const auto& row) {
    return row.fate == fate && (reason.empty() || row.reason == reason);
  }));
}

// One question, one cell: the clean value and the warnings.
std::string cell_of(const char* question, const std::string& cell) {
  Office office("[" + std::string(question) + "]");
  std::string quoted = cell;
  for (std::size_t at = 0; (at = quoted.find('"', at)) != quoted.npos; at += 2)
    quoted.insert(at, 1, '"');
  const ImportPlan plan = office.plan("通番,q\n1,\"" + quoted + "\"\n2,\n");
  if (plan.steps == 0) return "-";
  const auto& clean = plan.report.rows[0].clean;
  const std::string warnings(clean[2].value);
  return std::string(clean[1].value) + (warnings.empty() ? "" : " " + warnings);
}

}  // namespace

TEST_CASE("a typed list, in either encoding, gives the expected rows") {
  Office office(results_questions);
  for (const char* file : {"survey_results_cp932.csv", "survey_results_utf8bom.csv"}) {
    CAPTURE(file);
    std::string expected = survey_file("survey_results_expected.tsv");
    std::string got = tsv_of(office.plan(survey_file(file)));
    if (std::string_view(file).find("bom") != std::string_view::npos) {
      // CP932 has no 😊 and no 𠮷: what was typed there is in this file alone.
      const auto first = got.find("とても楽しかった😊");
      REQUIRE(first != std::string::npos);
      got.erase(first, got.find('\t', first) - first);
    }
    CHECK(got == expected);
  }
}

TEST_CASE("a form's export, mapped, gives the expected rows and takes no mail address") {
  Office office(questions_of("survey_form_export_utf8_questions.json"),
                map_of("survey_form_export_utf8_headings.json"));
  const ImportPlan plan = office.plan(survey_file("survey_form_export_utf8.csv"));
  CHECK(tsv_of(plan) == survey_file("survey_form_export_utf8_expected.tsv"));
  CHECK(count_of(plan, ImportRow::Fate::skipped, "row_repeated") == 1);
  CHECK(count_of(plan, ImportRow::Fate::skipped, "blank") == 1);
  office.import(survey_file("survey_form_export_utf8.csv"));
  for (const auto& response : all<Response>(office.records)) {
    CHECK(response.fields.answers.compact.find("example") == std::string::npos);
    CHECK(response.fields.free_text.compact.find("example") == std::string::npos);
    CHECK(response.fields.respondent_no.find("example") == std::string::npos);
  }
}

TEST_CASE("a punched sheet gives the expected rows; its explanations and its total are none") {
  Office office(questions_of("survey_punched_cp932_questions.json"));
  const ImportPlan plan = office.plan(survey_file("survey_punched_cp932.tsv"));
  CHECK(tsv_of(plan) == survey_file("survey_punched_cp932_expected.tsv"));
  CHECK(count_of(plan, ImportRow::Fate::skipped, "title") == 1);
  CHECK(count_of(plan, ImportRow::Fate::skipped, "heading") == 2);
  CHECK(count_of(plan, ImportRow::Fate::skipped, "row_repeated") == 1);
  CHECK(count_of(plan, ImportRow::Fate::skipped, "total") == 1);
}

TEST_CASE("the same sheet twice changes nothing, and a corrected one changes what differs") {
  for (const auto& [questions, map, file, n] :
       {std::tuple{results_questions, RegisterMap{}, "survey_results_cp932.csv", 60},
        std::tuple{questions_of("survey_form_export_utf8_questions.json"),
                   map_of("survey_form_export_utf8_headings.json"), "survey_form_export_utf8.csv",
                   42},
        std::tuple{questions_of("survey_punched_cp932_questions.json"), RegisterMap{},
                   "survey_punched_cp932.tsv", 36}}) {
    CAPTURE(file);
    Office office(questions, map);
    const std::string bytes = survey_file(file);
    office.import(bytes);
    CHECK(office.responses() == static_cast<std::size_t>(n));
    const ImportPlan again = office.plan(bytes);
    CHECK(count_of(again, ImportRow::Fate::known) == static_cast<std::size_t>(n));
  }
  Office office(R"([{"key":"q","type":"nps"}])");
  office.import("通番,q\n1,5\n2,6\n");
  const ImportPlan plan = office.plan("通番,q\n1,5\n2,7\n3,8\n");
  CHECK(count_of(plan, ImportRow::Fate::known) == 1);
  CHECK(count_of(plan, ImportRow::Fate::updated) == 1);
  CHECK(count_of(plan, ImportRow::Fate::imported) == 1);
}

TEST_CASE("a response that somebody has voided is not made again") {
  Office office(R"([{"key":"q","type":"nps"}])");
  office.import("通番,q\n1,5\n");
  office.records.make_void(all<Response>(office.records)[0].id, "いたずら");
  const ImportPlan again = office.plan("通番,q\n1,5\n");
  CHECK(count_of(again, ImportRow::Fate::known) == 1);
  CHECK(again.report.rows[0].warnings == std::vector<std::string>{"void_here"});
}

TEST_CASE("a sheet that comes again undoes no answer that somebody has corrected here") {
  Office office(R"([{"key":"q","type":"nps"},{"key":"r","type":"nps"}])");
  office.import("通番,q,r\n1,5,5\n2,6,6\n");
  office.records.done(Set{all<Response>(office.records)[0].id, {{"answers", R"({"q":9,"r":5})"}}});
  const ImportPlan same = office.plan("通番,q,r\n1,5,5\n2,6,7\n");
  CHECK(same.report.rows[0].fate == ImportRow::Fate::known);
  CHECK(same.report.rows[0].warnings.empty());
  CHECK(same.report.rows[1].changed == std::vector<std::string>{"r"});
  // What changed in both is told every time, and the word of this device stays.
  for (int i = 0; i < 2; ++i) {
    const ImportPlan other = office.plan("通番,q,r\n1,4,5\n2,6,7\n");
    CHECK(other.report.rows[0].warnings == std::vector<std::string>{"changed_on_device"});
    CHECK(std::ranges::any_of(other.report.notes, [](const ImportNote& note) {
      return note.line == 2 && note.field == "q" && note.code == "changed_on_device";
    }));
    office.import("通番,q,r\n1,4,5\n2,6,7\n");
    CHECK(office.answers(0) == R"({"q":9,"r":5})");
    CHECK(office.answers(1) == R"({"q":6,"r":7})");
  }
}

TEST_CASE(
    "a sheet that has a column less says nothing of it; an emptied cell takes its answer away") {
  Office office(R"([{"key":"q","type":"nps"},{"key":"r","type":"nps"},{"key":"w","type":"text"}])");
  office.import("通番,q,r,w\n1,5,11,良かった\n");
  CHECK(count_of(office.plan("通番,q\n1,5\n"), ImportRow::Fate::known) == 1);
  office.import("通番,q\n1,6\n");
  CHECK(office.answers(0) == R"({"_invalid":{"r":"out_of_range"},"_written":["w"],"q":6})");
  CHECK(office.response(0).value("free_text").text == R"({"w":"良かった"})");
  const ImportPlan emptied = office.plan("通番,q,r,w\n1,6,10,\n");
  CHECK(emptied.report.rows[0].changed == std::vector<std::string>{"r", "w"});
  office.import("通番,q,r,w\n1,6,10,\n");
  CHECK(office.answers(0) == R"({"q":6,"r":10})");
  CHECK(office.response(0).value("free_text").is_null());
}

TEST_CASE("words that somebody has corrected stay beside answers that the sheet corrects") {
  Office office(R"([{"key":"q","type":"nps"},{"key":"w","type":"text"}])");
  office.import("通番,q,w\n1,5,良かつた\n");
  office.records.done(
      Set{all<Response>(office.records)[0].id, {{"free_text", R"({"w":"良かった"})"}}});
  office.import("通番,q,w\n1,7,良かつた\n");
  CHECK(office.answers(0) == R"({"_written":["w"],"q":7})");
  CHECK(office.response(0).value("free_text").text == R"({"w":"良かった"})");
}

TEST_CASE("answers that a sheet has no longer are named and kept") {
  Office office(R"([{"key":"q","type":"nps"}])");
  office.import("通番,q\n1,5\n2,6\n");
  const ImportPlan plan = office.plan("通番,q\n2,6\n");
  REQUIRE(count_of(plan, ImportRow::Fate::not_in_file) == 1);
  CHECK(plan.report.rows.back().clean[0].value == "1");
  CHECK(plan.cancellations.empty());
}

TEST_CASE("a corrected row of who has no number is told, for the answers before it stay") {
  Office office(R"([{"key":"q","type":"nps"}])");
  office.import("回答日時,q\n2024-03-09 10:00,5\n2024-03-09 10:05,6\n");
  const ImportPlan plan = office.plan("回答日時,q\n2024-03-09 10:00,5\n2024-03-09 10:05,7\n");
  CHECK(plan.report.rows[0].fate == ImportRow::Fate::known);
  CHECK(plan.report.rows[1].warnings == std::vector<std::string>{"same_time_other_answers"});
  REQUIRE(count_of(plan, ImportRow::Fate::not_in_file) == 1);
  CHECK(plan.report.rows.back().text == "2024-03-09T10:05");
}

TEST_CASE("a scale takes one whole number within it") {
  const char* scale = R"({"key":"q","type":"scale"})";
  CHECK(cell_of(scale, "４") == "4");
  CHECK(cell_of(scale, "4点") == "4 read_from_text_q");
  CHECK(cell_of(scale, "4.0") == "4");
  CHECK(cell_of(scale, "3.5") == " not_a_whole_number_q");
  CHECK(cell_of(scale, "6") == " out_of_range_q");
  CHECK(cell_of(scale, "0") == " out_of_range_q");
  CHECK(cell_of(scale, "5・4") == " two_answers_to_single_choice");
  CHECK(cell_of(scale, "4,4") == "4");
  CHECK(cell_of(scale, "-9999") == " invalid_mark_q");
  CHECK(cell_of(scale, "99999999999999999999") == " out_of_range_q");
}

TEST_CASE("recommending is 0 to 10") {
  const char* nps = R"({"key":"q","type":"nps"})";
  CHECK(cell_of(nps, "10点") == "10 read_from_text_q");
  CHECK(cell_of(nps, "11") == " out_of_range_q");
  CHECK(cell_of(nps, "0") == "0");
}

TEST_CASE("several answers: the longest label first, words beside その他 apart") {
  const char* multi = R"({"key":"q","type":"multi","options":[{"code":1,"label":"SNS"},
    {"code":2,"label":"SNS（X, Instagram等）"},{"code":3,"label":"知人"},{"code":4,"label":"その他"}]})";
  CHECK(cell_of(multi, "SNS（X, Instagram等）, SNS") == "1;2");
  CHECK(cell_of(multi, "知人、その他（ラジオ）／SNS") == "1;3;4");
  CHECK(cell_of(multi, "その他: 広告, 電車内") == "4");
  CHECK(cell_of(multi, "知人, 回覧板") == "3 unlisted_answer_q");
  CHECK(cell_of(multi, "回覧板") == " unlisted_answer_q");
  CHECK(cell_of(multi, "1,3") == "1;3");

  Office office("[" + std::string(multi) + "]");
  office.import("通番,q\n1,\"その他: 広告, 電車内\"\n");
  const auto response = all<Response>(office.records).at(0).fields;
  CHECK(json::parse(response.answers.compact)["q"] == json{"4"});
  CHECK(json::parse(response.free_text.compact) == json{{"q", "広告, 電車内"}});
}

TEST_CASE("ages fall into the bands that were asked, never into finer ones") {
  const char* age =
      R"({"key":"q","type":"single","options":["19歳以下","20～29歳","30代","40～69歳","70歳以上"]})";
  CHECK(cell_of(age, "8") == "19歳以下");
  CHECK(cell_of(age, "２５歳") == "20代");
  CHECK(cell_of(age, "30歳代") == "30代");
  CHECK(cell_of(age, "55") == "40～69歳");
  CHECK(cell_of(age, "80代以上") == "70代以上");
  CHECK(cell_of(age, "60代以上") == " unlisted_answer_q");
  CHECK(cell_of(age, "150") == " age_implausible");
  CHECK(cell_of(age, "20～29歳, 30代") == " two_answers_to_single_choice");
}

TEST_CASE("amounts and words") {
  const char* yen = R"({"key":"q","type":"number"})";
  CHECK(cell_of(yen, "約3000円") == "3000");
  CHECK(cell_of(yen, "1000～2000円") == " amount_range");
  CHECK(cell_of(yen, "500円くらい×2回") == " amount_unreadable");
  CHECK(cell_of(yen, "無回答") == "");
  const char* text = R"({"key":"q","type":"text"})";
  CHECK(cell_of(text, "=1+1") == "=1+1 formula_prefix");
  CHECK(cell_of(text, "@台東 また") == "@台東 また formula_prefix");
  CHECK(cell_of(text, "電話 03-0000-0042") == "電話 03-0000-0042 pii_in_free_text");
  CHECK(cell_of(text, "a.b@example.jp") == "a.b@example.jp pii_in_free_text");
}

TEST_CASE("what a column is has to be known, and names, mail and telephones are never taken") {
  Office office(
      R"([{"key":"q1_a","text":"満足度","type":"nps"},{"key":"q2_b","text":"意見","type":"text"}])",
      RegisterMap{{{"お名前", "q2_b"}, {"3", ""}}});
  CHECK(office.refusal("通番,Q1満足度,不明な列,なぞの列\n1,5,x,y\n") ==
        "register_headings_unmatched");
  const ImportPlan plan =
      office.plan("番号,問1 満足度,備忘,お名前,電話番号\n1,5,x,見本 太郎,0300000042\n");
  REQUIRE(plan.steps == 1);
  CHECK(plan.report.rows[0].clean[1].value == "5");
  CHECK(plan.report.rows[0].clean[2].value == "");
  CHECK(plan.report.rows[1].warnings == std::vector<std::string>{"personal_column_left_out"});
}

TEST_CASE("a list of people is no survey, whatever of it is known") {
  Office office(R"([{"key":"q1","text":"満足度","type":"nps"}])");
  CHECK(office.refusal("氏名,電話\n見本 太郎,090-0000-0001\n") == "register_no_survey_table");
  CHECK(office.refusal("番号,氏名\n1,見本 太郎\n") == "register_no_survey_table");
  CHECK(office.refusal("番号,氏名,満足度\n1,見本 太郎,5\n") == "");
}

TEST_CASE("which end of a scale is the better one is never guessed") {
  Office unclear(R"([{"key":"q","type":"scale","options":["長い","ちょうど","短い"]}])");
  CHECK(unclear.refusal("通番,q\n1,長い\n") == "register_scale_unclear");
  Office office(
      R"([{"key":"q","text":"満足度","type":"scale","options":["不満","ふつう","大変満足"]}])");
  CHECK(office.refusal("通番,満足度（1:大変満足～3:不満）\n1,1\n") == "register_scale_differs");
  CHECK(office.refusal("通番,満足度\n,1大変満足～3不満\n1,1\n") == "register_scale_differs");
  CHECK(office.plan("通番,満足度（1:不満～3:大変満足）\n1,3\n").report.rows[0].clean[1].value ==
        "3");
  Office reversed(
      R"([{"key":"q","text":"満足度","type":"scale","form_reversed":true,
           "options":[{"code":1,"label":"不満"},{"code":2,"label":"大変満足"}]}])");
  CHECK(reversed.plan("通番,満足度（1:大変満足～2:不満）\n1,1\n").report.rows[0].clean[1].value ==
        "2");
}

TEST_CASE("a number given twice with other answers is refused and listed") {
  Office office(R"([{"key":"q","type":"nps"}])");
  const ImportPlan plan = office.plan("通番,q\n1,5\n1,6\n,7\n2,\n合計,3\n");
  CHECK(plan.steps == 2);
  CHECK(count_of(plan, ImportRow::Fate::refused, "number_repeated") == 1);
  CHECK(count_of(plan, ImportRow::Fate::skipped, "unused") == 1);
  CHECK(count_of(plan, ImportRow::Fate::skipped, "total") == 1);
  CHECK(plan.report.rows[1].warnings == std::vector<std::string>{"number_missing"});
}

TEST_CASE("when it was answered, in the many ways of writing it") {
  const auto at = [](std::string_view cell) {
    const AnsweredAt read = read_answered_at(cell, CivilDate{2024, 3, 9});
    return read.text + (read.warnings.empty() ? "" : " " + read.warnings[0]);
  };
  CHECK(at("2024/03/09 10:03:03 午前 GMT+9") == "2024-03-09T10:03");
  CHECK(at("2024/03/09 12:03:22 午後 GMT+9") == "2024-03-09T12:03");
  CHECK(at("2024/03/09 12:03:22 午前 GMT+9") == "2024-03-09T00:03");
  CHECK(at("2024/03/09 8:00:00 午後 GMT+0") == "2024-03-10T05:00");
  CHECK(at("R6.3.9 14:15") == "2024-03-09T14:15");
  CHECK(at("2024年3月9日 14時15分") == "2024-03-09T14:15");
  CHECK(at("2024年3月9日午後2時半") == "2024-03-09T14:30");
  CHECK(at("2024-03-09") == "2024-03-09");
  CHECK(at("45360.395833333") == "2024-03-09T09:30 excel_serial_date");
  CHECK(at("2024/2/30 10:00") == " answered_date_impossible");
  CHECK(at("2024/3/9 25:00") == "2024-03-09 time_impossible");
  CHECK(at("きのう") == " answered_at_unreadable");
}

TEST_CASE("whatever a sheet holds, reading it ends and loses no line") {
  Office office(results_questions);
  const std::string nul(1, '\0');
  for (const std::string& bytes : {"通番,Q7満足度,Q12自由記述\n1,5" + nul +
                                       ",とても楽しかったです\n2,\xFF,また来ます\n3,=cmd|x\n4",
                                   std::string("通番,Q7満足度\n\"1,5\n2,6\n"),
                                   std::string("通番,Q7満足度\n1,5,,,,はみ出し\n2\n"),
                                   "通番,Q7満足度\n1," + std::string(100'000, '5') + "\n"}) {
    const ImportPlan plan = office.plan(bytes);
    CHECK(plan.report.rows.size() >= 2);
  }
  CHECK(office.refusal("") == "register_empty");
  CHECK(office.refusal("a,b\n1,2\n") == "register_no_survey_table");
}
