#include "core/report/comparison.hpp"

#include <doctest/doctest.h>

#include "core/output/writers.hpp"
#include "tests/report/report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

Report report_of(std::vector<Row> rows) {
  Table table{"gates", "入口", {{"gate", "入口"}, {"side", "側"}, {"n", "人数"}}, std::move(rows)};
  Report report;
  report.name = "visitors";
  report.tables.push_back(std::move(table));
  return report;
}

Row row(const std::string& gate, const std::string& side, Cell n, const std::string& key = "") {
  return {{Cell::of(gate), Cell::of(side), std::move(n)}, Row::Level::detail, key};
}

Report changes(const Report& before, const Report& after) {
  const auto compared = compare(after, write_json_lines(before), FakeRecords(), Words(false));
  REQUIRE(compared);
  return *compared;
}

}  // namespace

TEST_CASE("rows of one key are told apart by their first cells, wherever they have moved to") {
  const Report before =
      report_of({row("A", "北", Cell::of(1), "came"), row("A", "南", Cell::of(2), "came"),
                 row("B", "南", Cell::of(3), "came")});
  const Report after =
      report_of({row("A", "南", Cell::of(2), "came"), row("B", "南", Cell::of(5), "came"),
                 row("C", "南", Cell::of(4), "came")});
  const Report compared = changes(before, after);
  const Table& figures = table_of(compared, "changes");
  REQUIRE(figures.rows.size() == 1);
  CHECK(cell(figures, 0, "of_row") == "B / 南");
  CHECK(cell(figures, 0, "before") == "3");
  CHECK(cell(figures, 0, "after") == "5");
  CHECK(cell(figures, 0, "changed_by") == "2");
  const Table& rows = table_of(compared, "changed_rows");
  REQUIRE(rows.rows.size() == 2);
  CHECK(cell(rows, 0, "of_row") == "C / 南");
  CHECK(cell(rows, 1, "of_row") == "A / 北");
}

TEST_CASE(
    "nothing recorded, held back, none and about are four answers; an equal one is no change") {
  Cell about = Cell::of(4);
  about.estimated = true;
  const std::vector<Row> rows = {row("A", "", Cell::dash()), row("B", "", Cell::suppressed()),
                                 row("C", "", Cell::of(0)), row("D", "", about)};
  CHECK(table_of(changes(report_of(rows), report_of(rows)), "changes").rows.empty());
  const Report after = report_of({row("A", "", Cell::of(0)), row("B", "", Cell::dash()),
                                  row("C", "", Cell::dash()), row("D", "", Cell::of(4))});
  CHECK(table_of(changes(report_of(rows), after), "changes").rows.size() == 4);
}

TEST_CASE("a report of another subject, language or name is not compared") {
  Report now = report_of({});
  const auto refusal = [&](const Report& before) {
    const auto compared = compare(now, write_json_lines(before), FakeRecords(), Words(false));
    return compared ? std::string()
                    : std::string(code_name(compared.error().code)) + " " +
                          compared.error().detail("about");
  };
  CHECK(refusal(now) == "");
  Report other = now;
  other.subject = "k-1";
  CHECK(refusal(other) == "not_comparable subject");
  other = now;
  other.english = true;
  CHECK(refusal(other) == "not_comparable language");
  other = now;
  other.name = "no such";
  CHECK(refusal(other) == "not_comparable report");
}
