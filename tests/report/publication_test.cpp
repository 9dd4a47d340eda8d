// What the public may read of one event, tour or survey, whichever report says it.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

// Two entrances on one day, and who came: A 11, B 14, of these few of each kind.
struct TwoGates {
  FakeRecords records;
  EntryId event = records.add("event", {{"name", "フェア"}, {"starts_on", "2025-10-19"}});
  EntryId a = gate("A口"), b = gate("B口");

  EntryId gate(const char* name) {
    return records.add("gate", {{"event_id", event}, {"name", name}, {"kind", "entrance"}});
  }
  void tally(EntryId gate, std::int64_t hour, const char* category, std::int64_t n,
             const char* quality = "count") {
    records.add("tally", {{"gate_id", gate},
                          {"date", "2025-10-19"},
                          {"hour_band", hour},
                          {"category", category},
                          {"delta", n},
                          {"quality", quality}});
  }
  void count_all() {
    tally(a, 10, "一般", 8);
    tally(a, 10, "小学生以下", 3);
    tally(b, 10, "一般", 2);
    tally(b, 10, "小学生以下", 5);
    tally(b, 11, "一般", 7);
  }
  Report of(const char* name, bool for_public) const {
    ReportQuery query;
    query.event = event;
    query.published = for_public;
    return made(name, query, records);
  }
};

std::vector<std::vector<std::string>> texts(const Table& table) {
  std::vector<std::vector<std::string>> all;
  for (const Row& row : table.rows) {
    all.emplace_back();
    for (const Cell& one : row.cells) all.back().push_back(text_of(one));
  }
  return all;
}

Error refusal(const char* name, const ReportQuery& query, const Records& records) {
  const auto report = make_report(name, query, records, {});
  REQUIRE_FALSE(report);
  return report.error();
}

constexpr const char* ten = R"([{"key":"q","type":"nps","text":"おすすめ度"},
 {"key":"m","type":"multi","text":"目的","options":["食","人","物"]}])";

struct Fans {
  FakeRecords records;
  EntryId asked = records.add("questionnaire", {{"title", "来場者"}, {"questions", ten}});

  void answer(const std::string& answers, int times) {
    for (int i = 0; i < times; ++i)
      records.add("response", {{"questionnaire_id", asked}, {"answers", answers}});
  }
  Report for_public(const std::string& by = {}) const {
    ReportQuery query;
    query.questionnaire = asked;
    query.published = true;
    query.by = by;
    return made("survey", query, records);
  }
};

}  // namespace

TEST_CASE("an event's report for the public holds back what the one of its visitors does") {
  TwoGates fair;
  fair.count_all();
  const Report event = fair.of("event", true), visitors = fair.of("visitors", true);
  for (const char* key : {"days", "hours_by_gate", "gates"}) {
    CAPTURE(key);
    CHECK(texts(table_of(event, key)) == texts(table_of(visitors, key)));
  }
  for (const Table& table : event.tables) CHECK(table.key != "hours");
  // Sums by entrance are shown, so nobody of both kinds at both entrances is: one more known figure would
  // tell the other three.
  CHECK(cell(table_of(event, "hours_by_gate"), 0, "A口") == "11");
  const Table& hours = table_of(visitors, "hours");
  for (const char* gate : {"A口", "B口"}) {
    const Row& ten = row_where(hours, {{"gate", gate}, {"hours", "10:00-11:00"}});
    CHECK(cell(hours, ten, "general") == "X");
    CHECK(cell(hours, ten, "children") == "X");
  }
}

TEST_CASE("what was announced is as far from what was counted as both figures beside say") {
  TwoGates fair;
  fair.count_all();
  fair.tally(fair.a, 12, "一般", 30);
  fair.tally(fair.a, 12, "関係者", 2);
  fair.records.add("daily_total", {{"event_id", fair.event},
                                   {"date", "2025-10-19"},
                                   {"n", std::int64_t{100}},
                                   {"unit", "person"}});
  const Report report = fair.of("visitors", true);
  const Table& days = table_of(report, "days");
  CHECK(cell(days, 0, "staff") == "X");
  CHECK(cell(days, 0, "visitors") == "55");
  CHECK(cell(days, 0, "difference") == "45");
  CHECK(cell(table_of(report, "announced"), 0, "difference") == "45");
}

TEST_CASE("a mean of how many recommend it is X where one of its answers is") {
  Fans fans;
  for (const auto& [value, times] : {std::pair{10, 12}, {9, 6}, {8, 11}, {5, 2}, {3, 3}})
    fans.answer("{\"q\":" + std::to_string(value) + "}", times);
  const Report report = fans.for_public();
  const Table& questions = table_of(report, "questions");
  CHECK(cell(questions, row_where(questions, {{"question", "q"}}), "mean") == "X");
}

TEST_CASE("shares of a number of answers that is held back are X") {
  Fans fans;
  fans.answer(R"({"q":9,"m":["食"]})", 12);
  fans.answer(R"({"q":9,"m":["人","物"]})", 28);
  fans.answer(R"({"q":9})", 1);
  const Report report = fans.for_public();
  std::size_t seen = 0;
  for (const Table& table : report.tables) {
    if (table.key != "answers" || cell(table, 0, "question") != "m") continue;
    CHECK(cell(table, row_where(table, {{"answer", "無回答"}}), "n") == "X");
    const bool base_held = cell(table, row_where(table, {{"answer", "有効回答"}}), "n") == "X";
    for (const Row& row : table.rows)
      if (row.level == Row::Level::detail) {
        ++seen;
        if (base_held) CHECK(cell(table, row, "percent") == "X");
      }
    CHECK(base_held);
  }
  CHECK(seen == 3);
}

TEST_CASE("only what is about municipalities, visitors and surveys is made for the public") {
  TwoGates fair;
  ReportQuery query;
  query.published = true;
  for (const char* name : {"overview", "kpi", "needs", "disposal", "takeout"})
    CHECK(refusal(name, query, fair.records).code == Code::not_for_publication);
}

TEST_CASE("an option that a report does not use is refused with those that it takes") {
  ReportQuery query;
  query.years = "R5";
  for (const char* name : {"overview", "disposal", "visitors", "participants"}) {
    const Status used = check_options(name, query);
    REQUIRE_FALSE(used);
    CHECK(used.error().code == Code::bad_option);
    CHECK(used.error().detail("option") == "--years");
    CHECK_FALSE(used.error().detail("expected").empty());
  }
  for (const char* name : {"event-list", "projects", "needs", "relief", "kankei"})
    CHECK(check_options(name, query));
  query = {};
  query.audience = "leader";
  CHECK_FALSE(check_options("visitors", query));
  CHECK(check_options("participants", query));
}

TEST_CASE("an event list is of the fiscal years that are asked for, and what is over is over") {
  FakeRecords records;
  for (const char* day : {"2019-05-01", "2023-05-01", "2024-05-01"})
    records.add("event", {{"name", day}, {"starts_on", day}, {"status", "held"}});
  ReportQuery query;
  query.layout = "form";
  query.made_on = "2024-05-01";
  const auto rows = [&](const char* years) {
    query.years = years;
    return made("event-list", query, records).tables[0].rows.size();
  };
  CHECK(rows("") == 3);
  CHECK(rows("R1,R6") == 2);
  CHECK(rows("H27") == 0);
  query.years.clear();
  const Table list = made("event-list", query, records).tables[0];
  CHECK(cell(list, 0, "status") == "終了");
  CHECK(cell(list, 2, "status") == "開催中");
}

TEST_CASE("a count that could not be read is said at its hour, its day and all") {
  TwoGates fair;
  fair.count_all();
  fair.tally(fair.a, 10, "中高生", 0, "missing");
  const Report report = fair.of("visitors", false);
  const Table& hours = table_of(report, "hours_by_gate");
  const auto unit = [](const Table& table, std::size_t row, std::string_view column) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (table.columns[c].key == column) return table.rows[row].cells[c].unit;
    return std::string("no column");
  };
  CHECK(unit(hours, 0, "A口") == "（一部計数なし）");
  CHECK(unit(hours, 0, "visitors") == "（一部計数なし）");
  CHECK(unit(hours, 0, "B口").empty());
  CHECK(unit(hours, 1, "visitors").empty());
  CHECK(unit(hours, 2, "A口") == "（一部計数なし）");
  const Table& days = table_of(report, "days");
  CHECK(unit(days, 0, "visitors") == "（一部計数なし）");
  CHECK(unit(days, days.rows.size() - 1, "visitors") == "（一部計数なし）");
  CHECK(any_contains(days.notes, "2025-10-19 10:00-11:00 A口"));
}

TEST_CASE("what chose an option can be explained, each row under a name of its own") {
  Fans fans;
  fans.answer(R"({"q":9,"m":["食"]})", 3);
  fans.answer(R"({"q":2,"m":["人","食"]})", 2);
  ReportQuery query;
  query.questionnaire = fans.asked;
  const Report whole = made("survey", query, fans.records);
  std::set<std::string> keys;
  std::size_t rows = 0;
  for (const Table& table : whole.tables)
    if (table.key == "answers")
      for (const Row& row : table.rows) {
        keys.insert(row.key);
        ++rows;
      }
  CHECK(keys.size() == rows);
  query.explain = "answers/q.9/n";
  const Table explained = made("survey", query, fans.records).tables[0];
  CHECK(explained.rows.size() == 3 + 1);
  CHECK(cell(explained, 0, "adds") == "3");
  query.explain = "answers/q.99/n";
  const Error refused = refusal("survey", query, fans.records);
  const std::string offered(refused.detail("expected"));
  CHECK(offered.find("answers/q.") != std::string::npos);
}

TEST_CASE("what the tables of a survey show stays as it is when they are crossed") {
  Fans fans;
  const auto* asked = R"([{"key":"s","type":"single","options":["甲","乙"]},
    {"key":"t","type":"single","options":["A","B","C"]}])";
  fans.records.set(fans.asked, {{"questions", asked}});
  for (const auto& [answers, times] : {std::pair{R"({"s":"甲","t":"A"})", 8},
                                       {R"({"s":"甲","t":"B"})", 1},
                                       {R"({"s":"乙","t":"A"})", 5},
                                       {R"({"s":"乙","t":"B"})", 6},
                                       {R"({"s":"乙","t":"C"})", 9}})
    fans.answer(answers, times);
  const Report plain = fans.for_public(), crossed = fans.for_public("s");
  std::size_t held = 0;
  for (std::size_t i = 0; i < plain.tables.size(); ++i)
    CHECK(texts(plain.tables[i]) == texts(crossed.tables[i]));
  for (std::size_t i = plain.tables.size(); i < crossed.tables.size(); ++i)
    for (const auto& row : texts(crossed.tables[i]))
      held += static_cast<std::size_t>(std::ranges::count(row, "X"));
  CHECK(held >= 4);
}
