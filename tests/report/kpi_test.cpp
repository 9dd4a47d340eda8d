// What a project was to reach and has reached, and its money to the last yen.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/figures/accounts.hpp"
#include "core/figures/achievement.hpp"
#include "tests/report/report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

constexpr std::int64_t yes = 1, no = 0;

struct Grant {
  FakeRecords records;
  EntryId project = records.add("project", {{"name", "交流"}, {"fy", std::int64_t{2023}}});

  EntryId line(const char* side, const char* item, std::int64_t planned, std::int64_t settled,
               const Assigns& more = {}) {
    const EntryId id = records.add("budget_line", {{"project_id", project},
                                                   {"side", side},
                                                   {"item", item},
                                                   {"budget_yen", planned},
                                                   {"settled_yen", settled}});
    if (!more.empty()) records.set(id, more);
    return id;
  }
  EntryId kpi(const char* name, double baseline, double target, double actual) {
    return records.add("kpi", {{"project_id", project},
                               {"name", name},
                               {"baseline", baseline},
                               {"target", target},
                               {"actual", actual}});
  }
  Report report(const std::string& explain = {}) const {
    ReportQuery query;
    query.project = project;
    query.explain = explain;
    return made("kpi", query, records);
  }
};

Kpi measured(double baseline, double target, double actual) {
  Kpi kpi;
  kpi.baseline = baseline, kpi.target = target, kpi.actual = actual;
  return kpi;
}

}  // namespace

TEST_CASE("from 50 to 80, 68 is 60.0 %, and where less is better the formula is the same") {
  CHECK(achieved_per_mille(measured(50, 80, 68)) == 600);
  CHECK(achieved_per_mille(measured(20, 10, 14)) == 600);
  CHECK(achieved_per_mille(measured(20, 10, 22)) == -200);
  CHECK(achieved_per_mille(measured(0.1, 0.3, 0.2)) == 500);
  CHECK(achieved_per_mille(measured(0, 2000, 1)) == 1);  // half up, from the exact fraction
  CHECK(!achieved_per_mille(measured(3, 3, 3)));
  CHECK(!achieved_per_mille(Kpi{}));
}

TEST_CASE("a target is reached by the figures, not by what they are rounded to") {
  CHECK(verdict_of(measured(0, 10000, 9996)) == Verdict::not_reached);
  CHECK(achieved_per_mille(measured(0, 10000, 9996)) == 1000);
  CHECK(verdict_of(measured(20, 10, 10)) == Verdict::reached);
  CHECK(verdict_of(measured(20, 10, 11)) == Verdict::not_reached);
  CHECK(verdict_of(measured(3, 3, 3)) == Verdict::cannot_tell);
  CHECK(verdict_of(Kpi{}) == Verdict::no_actual);
}

TEST_CASE("a KPI stands with its month, its share and the cell that it is computed from") {
  Grant grant;
  grant.records.set(grant.kpi("満足度", 50, 80, 68),
                    {{"target_on", "2024-03-31"}, {"how_computed", "survey survey/q7/top2"}});
  grant.kpi("苦情", 20, 10, 14.5);
  const Report report = grant.report();
  const Table& table = table_of(report, "kpi");
  CHECK(cell(table, 0, "achieved") == "60.0");
  CHECK(table.rows[0].cells[3].unit == "（令和6年3月）");
  CHECK(table.rows[0].cells[5].unit == "％");
  CHECK(cell(table, 0, "how_computed") == "survey survey/q7/top2");
  CHECK(cell(table, 0, "verdict") == "未達成");
  CHECK(cell(table, 1, "actual") == "14.5");
  CHECK(cell(table, 1, "achieved") == "55.0");
  const Table explained = table_of(grant.report("kpi/満足度/achieved"), "explanation");
  CHECK(cell(explained, 0, "adds") == "18");
  CHECK(cell(explained, 1, "adds") == "30");
  CHECK(any_contains(table_of(grant.report("kpi/1/actual"), "explanation").notes,
                     "survey survey/q7/top2"));
}

TEST_CASE("yen are added up by item and by what the grant pays for, and a rest is named") {
  Grant grant;
  grant.line("income", "助成金", 900'000, 850'001);
  grant.line("expense", "報償費", 500'000, 450'000,
             {{"seq", std::int64_t{1}},
              {"unit_yen", std::int64_t{10'000}},
              {"quantity", 45.0},
              {"quantity_unit", "人"},
              {"eligible", yes}});
  grant.line("expense", "旅費", 300'000, 300'001, {{"seq", std::int64_t{3}}, {"eligible", yes}});
  grant.line("expense", "報償費", 100'000, 97'000, {{"seq", std::int64_t{2}}, {"eligible", no}});
  const Report report = grant.report();
  const Table& table = table_of(report, "accounts");
  const auto row = [&](std::string_view key) -> const Row& {
    const auto found = std::ranges::find(table.rows, key, &Row::key);
    REQUIRE_MESSAGE(found != table.rows.end(), key);
    return *found;
  };
  CHECK(cell(table, row("expense.1"), "breakdown") == "10,000円×45人");
  CHECK(cell(table, row("expense.2.sum"), "settled_yen") == "547000");
  CHECK(cell(table, row("expense.eligible"), "settled_yen") == "750001");
  CHECK(cell(table, row("expense.not_eligible"), "budget_yen") == "100000");
  CHECK(cell(table, row("expense.total"), "settled_yen") == "847001");
  CHECK(cell(table, row("expense.total"), "account_change") == "-52999");
  CHECK(cell(table, row("balance"), "budget_yen") == "0");
  CHECK(cell(table, row("balance"), "settled_yen") == "3000");
  CHECK(any_contains(table.notes, "3,000円多く"));
  const Table explained =
      table_of(grant.report("accounts/expense.total/settled_yen"), "explanation");
  CHECK(explained.rows.size() == 4);
}

TEST_CASE("what was not recorded is no zero, neither in a sum nor in a balance") {
  Grant grant;
  grant.records.add("budget_line",
                    {{"project_id", grant.project}, {"side", "income"}, {"item", "助成金"}});
  grant.line("expense", "旅費", 5, 7);
  grant.records.add("budget_line",
                    {{"project_id", grant.project}, {"side", "expense"}, {"item", "旅費"}});
  const Report report = grant.report();
  const Table& table = table_of(report, "accounts");
  CHECK(cell(table, row_where(table, {{"account_side", "収入−支出"}}), "settled_yen") == "－");
  CHECK(cell(table, row_where(table, {{"account_side", "支出"}, {"budget_item", "合計"}}),
             "settled_yen") == "7");
  CHECK(any_contains(table.notes, "1行"));
}

TEST_CASE("what is left of a grant is what was decided less what was settled") {
  Grant grant;
  grant.records.add("funding", {{"project_id", grant.project},
                                {"source", "project_grant"},
                                {"decided_yen", std::int64_t{900'000}},
                                {"settled_yen", std::int64_t{850'001}}});
  grant.records.add(
      "funding",
      {{"project_id", grant.project}, {"source", "信用金庫"}, {"applied_yen", std::int64_t{1}}});
  const Report report = grant.report();
  const Table& table = table_of(report, "funding");
  CHECK(cell(table, 0, "funding_source") == "関連事業助成金");
  CHECK(cell(table, 0, "unused_yen") == "49999");
  CHECK(cell(table, 1, "unused_yen") == "－");
  CHECK(cell(table, 2, "unused_yen") == "49999");
  CHECK(any_contains(table.notes, "1件"));
}

TEST_CASE("void and disputed lines are said, and a tour's accounts are not counted twice") {
  Grant grant;
  grant.records.make_void(grant.line("expense", "旅費", 1, 1));
  grant.records.conflict(grant.line("expense", "旅費", 2, 2), "settled_yen", std::int64_t{3});
  const EntryId event = grant.records.add(
      "event", {{"name", "催し"}, {"starts_on", "2023-10-14"}, {"project_id", grant.project}});
  grant.records.add("budget_line", {{"event_id", event},
                                    {"side", "expense"},
                                    {"item", "会場費"},
                                    {"settled_yen", std::int64_t{100}}});
  const Report report = grant.report();
  const Table& table = table_of(report, "accounts");
  CHECK(cell(table, row_where(table, {{"budget_item", "合計"}}), "settled_yen") == "2");
  CHECK(any_contains(table.notes, "取り消された記録が1件"));
  CHECK(any_contains(table.notes, "決算額（円）"));
  CHECK(any_contains(table.notes, "1行の記録"));
  CHECK(accounts_of(grant.records, "event_id", event).expense.all.settled.value() == 100);
}

TEST_CASE(
    "of a year, every project with money or KPIs, each with rows of its own to be explained") {
  Grant grant;
  grant.kpi("一", 0, 10, 5);
  const EntryId second =
      grant.records.add("project", {{"name", "第二"}, {"fy", std::int64_t{2023}}});
  grant.records.add("kpi", {{"project_id", second}, {"name", "二"}, {"actual", 7.0}});
  const EntryId without = grant.records.add("project", {{"name", "年度なし"}});
  grant.records.add("kpi", {{"project_id", without}, {"name", "三"}});
  ReportQuery query;
  query.years = "R5";
  const Report report = made("kpi", query, grant.records);
  const Table& projects = table_of(report, "kpi_projects");
  CHECK(projects.rows.size() == 2);
  CHECK(any_contains(projects.notes, "年度なし"));
  query.explain = "kpi/2.1/actual";
  CHECK(cell(table_of(made("kpi", query, grant.records), "explanation"), 0, "adds") == "7");
  const auto nothing = make_report("kpi", {}, grant.records, {});
  REQUIRE(!nothing);
  CHECK(nothing.error().code == Code::missing_option);
}
