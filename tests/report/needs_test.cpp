// ニーズ一覧: never who said it, always how many.
#include <doctest/doctest.h>

#include "core/output/writers.hpp"
#include "tests/report/report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

EntryId hear(FakeRecords& records, const char* text, const Assigns& more = {}) {
  const EntryId id = records.add("need", {{"text", text}, {"heard_from", "髙橋花子"}});
  if (!more.empty()) records.set(id, more);
  return id;
}

}  // namespace

TEST_CASE("needs stand by day and count by field and state, and nobody is named") {
  FakeRecords records;
  const EntryId project = records.add("project", {{"name", "物産"}});
  hear(records, "=相談窓口",
       {{"heard_on", "2022-07-15"}, {"category", std::int64_t{5}}, {"status", "considering"}});
  hear(records, "特産品",
       {{"heard_on", "2019-10-26"},
        {"municipality_code6", "403059"},
        {"category", std::int64_t{1}},
        {"status", "matched"},
        {"project_id", project}});
  hear(records, "さらに", {{"municipality_code6", "999999"}});
  records.make_void(hear(records, "取り消し"));
  records.make_void(project);
  const Report report = made("needs", {}, records);
  const Table& list = table_of(report, "needs");
  REQUIRE(list.rows.size() == 3);
  CHECK(cell(list, 0, "heard_on") == "2019年10月26日（土）");
  CHECK(cell(list, 0, "municipality") == "福岡県那珂川市");
  CHECK(cell(list, 0, "need_project") == "物産（取り消されています）");
  CHECK(cell(list, 2, "heard_on") == "－");
  CHECK(any_contains(list.notes, "999999"));
  CHECK(any_contains(list.notes, "取り消された記録が1件"));
  const Table& counts = table_of(report, "needs_counts");
  CHECK(cell(counts, row_where(counts, {{"need_field", "① 産業"}}), "matched") == "1");
  CHECK(cell(counts, row_where(counts, {{"need_field", "記録なし"}}), "unsaid") == "1");
  CHECK(cell(counts, row_where(counts, {{"need_field", "合計"}}), "needs_all") == "3");
  for (const char* format : {"text", "csv", "json"})
    CHECK(write_report(report, format)->find("髙橋") == std::string::npos);
}

TEST_CASE("of a year, the needs that were heard in it; those without a day are said") {
  FakeRecords records;
  hear(records, "前", {{"heard_on", "2020-03-31"}});
  hear(records, "後", {{"heard_on", "2020-04-01"}});
  hear(records, "いつか");
  ReportQuery query;
  query.years = "R1";
  const Table list = table_of(made("needs", query, records), "needs");
  REQUIRE(list.rows.size() == 1);
  CHECK(cell(list, 0, "need_text") == "前");
  CHECK(any_contains(list.notes, "1件"));
  query.years.clear();
  query.explain = "needs_counts/all/needs_all";
  CHECK(table_of(made("needs", query, records), "explanation").rows.size() == 4);
}

TEST_CASE("without any need the list says so and every count is a zero") {
  const Report report = made("needs", {}, FakeRecords());
  CHECK(table_of(report, "needs").rows.empty());
  CHECK(any_contains(table_of(report, "needs").notes, "記録はありません"));
  const Table& counts = table_of(report, "needs_counts");
  CHECK(cell(counts, row_where(counts, {{"need_field", "合計"}}), "needs_all") == "0");
}
