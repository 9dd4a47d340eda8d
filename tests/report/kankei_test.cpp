// 関係人口: only tokens join two steps.
#include <doctest/doctest.h>

#include "core/figures/kankei.hpp"
#include "tests/report/report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

constexpr const char* partner = "016314";

struct Season {
  FakeRecords records;
  EntryId fair = records.add(
      "event",
      {{"name", "物産展"}, {"starts_on", "2023-10-14"}, {"exhibitors", R"([{"code6":"016314"}])"}});
  EntryId asked = records.add(
      "questionnaire",
      {{"title", "来場者"},
       {"event_id", fair},
       {"questions",
        R"([{"key":"q","text":"参加","type":"single","options":[{"code":"1","label":"ぜひ参加したい"},)"
        R"({"code":"2","label":"参加したい"},{"code":"3","label":"参加したいと思わない"}]}])"}});

  EntryId answer(const std::string& token, const char* answers, const char* code = partner) {
    const EntryId id = records.add("response", {{"questionnaire_id", asked},
                                                {"at", on("2023-10-14T11:00:00+09:00")},
                                                {"answers", answers}});
    if (*code != 0) records.set(id, {{"partner_code6", code}});
    if (!token.empty()) records.set(id, {{"token", token}});
    return id;
  }
  EntryId tour(const char* day) {
    const EntryId event = records.add("event", {{"name", "ツアー"}, {"starts_on", day}});
    const EntryId id = records.add("tour", {{"event_id", event}, {"name", day}});
    records.set(id, {{"visited_code6", R"(["016314"])"}});
    records.add("stop", {{"tour_id", id}, {"name", "駅"}});
    return id;
  }
  EntryId goes(EntryId on_tour, const std::string& token, bool is_seen = true) {
    EntryId stop = 0;
    records.each(*find_kind("stop"), {}, false, [&](const Record& record) {
      if (record.value("tour_id").integer == on_tour) stop = record.id();
    });
    const EntryId person = records.add("participant", {{"tour_id", on_tour}});
    if (!token.empty()) records.set(person, {{"token", token}});
    if (is_seen) records.add("check_in", {{"participant_id", person}, {"stop_id", stop}});
    return person;
  }
  Report report(const std::string& explain = {}, const std::string& years = {}) const {
    ReportQuery query;
    query.explain = explain;
    query.years = years;
    return made("kankei", query, records);
  }
};

}  // namespace

TEST_CASE("of 120 answers and 48 intentions 12 took part, 9 of them traceable: 18.8 % (9/48)") {
  Season season;
  for (int i = 0; i < 120; ++i)
    season.answer("T" + std::to_string(i), i < 20   ? R"({"q":"1"})"
                                           : i < 48 ? R"({"q":"2"})"
                                                    : R"({"q":"3"})");
  const EntryId tour = season.tour("2024-02-10");
  for (int i = 0; i < 12; ++i) season.goes(tour, i < 9 ? "T" + std::to_string(i) : "");
  season.goes(tour, "T40", false);  // stayed away
  const Report report = season.report();
  const Table& table = table_of(report, "kankei");
  const Row& row = table.rows.at(0);
  CHECK(cell(table, row, "partner") == "北海道音更町");
  CHECK(cell(table, row, "kankei_answers") == "120");
  CHECK(cell(table, row, "intention") == "48");
  CHECK(cell(table, row, "took_part") == "12");
  CHECK(cell(table, row, "traceable") == "9");
  CHECK(cell(table, row, "took_part_rate") == "18.8");
  CHECK(row.cells[8].unit == "％ (9/48)");
  CHECK(cell(table, row, "came") == "－");  // nobody counted visitors
  CHECK(cell(table_of(report, "kankei_steps"), 2, "step_people") == "12");
  const Table explained = table_of(season.report("kankei/016314-2023/intention"), "explanation");
  CHECK(cell(explained, 0, "adds") == "48");
  CHECK(explained.rows.size() == 48 + 2);
}

TEST_CASE("without tokens people count at each step and no rate stands between them") {
  Season season;
  season.answer("", R"({"q":"1"})");
  season.goes(season.tour("2024-02-10"), "");
  const Table table = table_of(season.report(), "kankei");
  CHECK(cell(table, 0, "intention") == "1");
  CHECK(cell(table, 0, "took_part") == "1");
  CHECK(cell(table, 0, "traceable") == "0");
  CHECK(cell(table, 0, "took_part_rate") == "－");
}

TEST_CASE(
    "who comes a second time has come again in that year, and so has who says so afterwards") {
  Season season;
  season.goes(season.tour("2023-06-01"), "A");
  const EntryId second = season.tour("2024-06-01");
  season.goes(second, "A");
  season.goes(second, "B");
  const EntryId follow_up = season.records.add(
      "questionnaire", {{"title", "事後"}, {"tour_id", second}, {"phase", "after"}});
  season.records.add("response", {{"questionnaire_id", follow_up},
                                  {"at", on("2024-09-01T10:00:00+09:00")},
                                  {"token", "B"},
                                  {"answers", R"({"x":"その後訪れた"})"}});
  const Table table = table_of(season.report(), "kankei");
  const Row& last = row_where(table, {{"fiscal_year", "6年度 (2024)"}});
  CHECK(cell(table, 0, "came_again") == "0");
  CHECK(cell(table, last, "came_again") == "2");
  CHECK(cell(table, last, "kankei_answers") == "0");
  const Row& both = row_where(table, {{"fiscal_year", "小計"}});
  CHECK(cell(table, both, "took_part") == "2");
  CHECK(cell(table, both, "again_rate") == "100.0");
}

TEST_CASE("one person involved in two ways is one person, and no explanation joins two steps") {
  Season season;
  const EntryId person = season.goes(season.tour("2023-06-01"), "A");
  for (const char* category : {"direct", "without_visit"})
    season.records.add("kankei", {{"participant_id", person},
                                  {"partner_code6", partner},
                                  {"category", category},
                                  {"since", "2023-08-01"}});
  season.answer("A", R"({"q":"1"})");
  const Table table = table_of(season.report(), "kankei");
  CHECK(cell(table, 0, "direct") == "1");
  CHECK(cell(table, 0, "without_visit") == "1");
  CHECK(cell(table, 0, "involved") == "1");
  const Table rate = table_of(season.report("kankei/016314-2023/took_part_rate"), "explanation");
  for (const Row& row : rate.rows) CHECK(cell(rate, row, "id").empty());
}

TEST_CASE("what belongs to no partner or no year, and who was struck out, is said") {
  Season season;
  season.answer("", R"({"q":"1"})", "");
  season.records.make_void(season.answer("", R"({"q":"1"})"));
  season.records.add("kankei", {{"partner_code6", "999999"}, {"category", "hobby"}});
  const EntryId event = season.records.add("event", {{"name", "E"}, {"starts_on", "2023-05-01"}});
  season.records.add("tour", {{"event_id", event}, {"name", "行先なし"}});
  const Table all = table_of(season.report(), "kankei");
  CHECK(cell(all, 0, "fiscal_year") == "年度の記録なし");
  CHECK(any_contains(all.notes, "相手の自治体が分からない回答が1件"));
  CHECK(any_contains(all.notes, "行先なし"));
  CHECK(any_contains(all.notes, "999999"));
  CHECK(any_contains(all.notes, "取り消された記録が1件"));
  const Table of_year = table_of(season.report({}, "R5"), "kankei");
  CHECK(of_year.rows.empty());
  CHECK(any_contains(of_year.notes, "年度の分からない記録が1件"));
}

TEST_CASE("only what says so is an intention") {
  CHECK(says_intention("ぜひ訪れたい"));
  CHECK(says_intention("機会があれば参加したい"));
  CHECK(!says_intention("参加したいと思わない"));
  CHECK(!says_intention("ぜひすすめたい"));
  CHECK(!says_intention("どちらともいえない"));
  CHECK(says_visited_since("その後訪れた"));
  CHECK(!says_visited_since("その後訪れたことはない"));
}
