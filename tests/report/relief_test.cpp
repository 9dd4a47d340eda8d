// 被災自治体支援: yen are added up, goods and days of work never.
#include <doctest/doctest.h>

#include "tests/report/report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

struct Disaster {
  FakeRecords records;

  EntryId give(const char* code, const char* kind, const char* decided, const Assigns& more) {
    const EntryId id =
        records.add("relief", {{"municipality_code6", code}, {"disaster", "台風"}, {"kind", kind}});
    if (*decided != 0) records.set(id, {{"decided_on", decided}});
    records.set(id, more);
    return id;
  }
};

}  // namespace

TEST_CASE("a municipality that has ended stands under its name then, its successor in brackets") {
  Disaster disaster;
  disaster.give("044237", "money", "2015-09-15", {{"amount_yen", std::int64_t{3'000'000}}});
  disaster.give("044237", "money", "2016-10-10", {{"amount_yen", std::int64_t{1}}});
  disaster.give("040002", "money", "2016-10-11", {{"amount_yen", std::int64_t{2}}});
  const Report report = made("relief", {}, disaster.records);
  const Table& places = table_of(report, "relief_places");
  CHECK(cell(places, row_where(places, {{"relief_place", "宮城県富谷町（現 富谷市）"}}), "2015") ==
        "3000000");
  CHECK(cell(places, row_where(places, {{"relief_place", "宮城県富谷市"}}), "2016") == "1");
  CHECK(cell(places, row_where(places, {{"relief_place", "宮城県"}}), "amount_yen") == "2");
}

TEST_CASE("goods and days of work are never added to yen, whatever they were worth") {
  Disaster disaster;
  disaster.give("040002", "money", "2019-11-01", {{"amount_yen", std::int64_t{1'000'001}}});
  disaster.give("040002", "sale", "2019-11-02", {{"amount_yen", std::int64_t{10}}});
  disaster.give("042161", "goods", "2020-03-31",
                {{"quantity", 120.0}, {"quantity_unit", "箱"}, {"amount_yen", std::int64_t{500}}});
  disaster.give("042161", "sending_staff", "2020-04-01",
                {{"quantity", 4.5}, {"quantity_unit", "人日"}});
  const Report report = made("relief", {}, disaster.records);
  const Table& year = table_of(report, "relief");  // the first block: FY2019
  const Row& goods = row_where(year, {{"relief_kind", "物資"}});
  CHECK(cell(year, goods, "quantity") == "120");
  CHECK(goods.cells[5].unit == "箱");
  const Row& total = row_where(year, {{"relief_place", "合計"}});
  CHECK(cell(year, total, "amount_yen") == "1000011");
  CHECK(cell(year, total, "relief_kind") == "支援金・見舞金1件、物資1件、販売会・催事1件");
  CHECK(any_contains(year.notes, "500円"));
  const Table& years = table_of(report, "relief_years");
  CHECK(cell(years, 1, "amount_yen") == "－");
  CHECK(cell(years, 1, "sending_staff") == "1");
  CHECK(cell(years, 2, "relief_all") == "4");
  ReportQuery query;
  query.explain = "relief/2019/amount_yen";
  CHECK(table_of(made("relief", query, disaster.records), "explanation").rows.size() == 3);
}

TEST_CASE("undated, unknown, void, disputed and linked relief is shown or said") {
  Disaster disaster;
  const EntryId project = disaster.records.add("project", {{"name", "復興支援"}});
  disaster.give("999999", "other", "", {{"amount_yen", std::int64_t{5}}, {"project_id", project}});
  const EntryId disputed =
      disaster.give("282219", "money", "2018-08-01", {{"amount_yen", std::int64_t{7}}});
  disaster.records.conflict(disputed, "amount_yen", std::int64_t{9});
  disaster.records.make_void(
      disaster.give("040002", "money", "2018-08-01", {{"amount_yen", std::int64_t{11}}}));
  ReportQuery query;
  query.years = "H30";
  const Report report = made("relief", query, disaster.records);
  const Table& years = table_of(report, "relief_years");
  CHECK(cell(years, 0, "amount_yen") == "7");
  CHECK(cell(years, row_where(years, {{"fiscal_year", "決定日の記録なし"}}), "amount_yen") == "5");
  CHECK(any_contains(years.notes, "999999"));
  CHECK(any_contains(years.notes, "取り消された記録が1件"));
  CHECK(any_contains(years.notes, "食い違いのある記録が1件"));
  CHECK(any_contains(years.notes, "事業とつながった支援が1件"));
  CHECK(cell(table_of(report, "relief_places"), 0, "relief_place") ==
        "兵庫県篠山市（現 丹波篠山市）");
}
