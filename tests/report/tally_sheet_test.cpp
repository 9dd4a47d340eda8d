#include <doctest/doctest.h>

#include "core/register/tallies/tally_sheet.hpp"
#include "core/report/writers.hpp"
#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

struct CountedFair {
  FakeRecords records;
  ReportQuery query;
  EntryId event =
      records.add("event", {{"name", "友好都市フェア"},
                            {"starts_on", "2024-11-23"},
                            {"ends_on", "2024-11-25"},
                            {"venue", "区民広場"},
                            {"day", R"([{"date":"2024-11-23","open":"10:00","close":"13:30"},
                            {"date":"2024-11-24","open":"22:00","close":"25:00"},
                            {"date":"2024-11-25","closed":true}])"}});

  CountedFair() { query.event = event; }
  EntryId gate(const char* name, const char* kind = "entrance", const char* method = "full_count") {
    return records.add(
        "gate", {{"event_id", event}, {"name", name}, {"kind", kind}, {"counting_method", method}});
  }
  Report report() const { return made("tally-sheet", query, records); }
};

std::vector<const Table*> sheets_of(const Report& report) {
  std::vector<const Table*> found;
  for (const Table& table : report.tables)
    if (table.key == "tally_sheet") found.push_back(&table);
  return found;
}

std::vector<std::string> rows_of(const Table& table) {
  std::vector<std::string> found;
  for (const Row& row : table.rows)
    found.push_back(cell(table, row, "gate") + " " + cell(table, row, "category"));
  return found;
}

using SheetRows = std::vector<std::string>;

// The report as CSV, with figures typed into the boxes: 11, 12, 13 ... along each row, the next row ten
// more.
std::string filled_in(const Report& report) {
  Report typed = report;
  int tens = 1;
  for (Table& table : typed.tables)
    if (table.key == "tally_sheet")
      for (Row& row : table.rows) {
        for (std::size_t c = 2; c + 1 < row.cells.size(); ++c)
          row.cells[c] = Cell::of(std::int64_t{tens} * 10 + static_cast<std::int64_t>(c) - 1);
        ++tens;
      }
  return write_csv(typed);
}

TallySheet read_back(const Report& report) {
  auto read = read_tallies(filled_in(report), {{2024, 11, 23}, {2024, 11, 25}});
  REQUIRE(std::holds_alternative<TallySheet>(read));
  return std::get<TallySheet>(std::move(read));
}

}  // namespace

TEST_CASE(
    "a sheet a day that is open: gates and categories down, its hours across, boxes to fill in") {
  CountedFair fair;
  fair.gate("正面口");
  const Report report = fair.report();
  CHECK_FALSE(report.personal);
  const auto sheets = sheets_of(report);
  REQUIRE(sheets.size() == 2);
  const Table& sheet = *sheets[0];
  CHECK(sheet.look == Table::Look::sheet);
  CHECK(sheet.title == "来場者の計数 2024-11-23（土・祝）");
  REQUIRE(sheet.columns.size() == 7);
  CHECK(sheet.columns[0].label == "入口");
  CHECK(sheet.columns[2].label == "10:00-11:00");
  CHECK(sheet.columns[5].label == "13:00-14:00");
  CHECK(sheet.columns[6].label == "計");
  CHECK(rows_of(sheet) == SheetRows{"正面口 一般", "正面口 中高生", "正面口 小学生以下",
                                    "正面口 団体", "正面口 関係者"});
  for (const Row& row : sheet.rows)
    for (std::size_t c = 2; c < row.cells.size(); ++c) CHECK(text_of(row.cells[c]) == "");
  CHECK(sheets[1]->columns[4].label == "24:00-25:00");
  const Table& head = table_of(report, "tally_head");
  CHECK(cell(head, row_where(head, {{"item", "会場"}}), "value") == "区民広場");
  CHECK(cell(head, row_where(head, {{"item", "計数した人"}}), "value").find("＿") == 0);
}

TEST_CASE("a counter is read, a booth counts everybody, and what was told apart stays told apart") {
  CountedFair fair;
  fair.gate("地下口", "entrance", "gate_counter");
  const EntryId booth = fair.gate("物産", "booth");
  fair.gate("舞台", "stage", "density");
  const EntryId front = fair.gate("正面口");
  for (const auto& [gate, category] : {std::pair(booth, "試食"), std::pair(front, "自転車")})
    fair.records.add("tally",
                     {{"gate_id", gate}, {"category", category}, {"delta", std::int64_t{1}}});
  const auto rows = rows_of(*sheets_of(fair.report())[0]);
  REQUIRE(rows.size() == 9);
  CHECK(rows[0] == "地下口 表示値（累計）");
  CHECK(rows[1] == "物産 試食");
  CHECK(rows[2] == "舞台 全員");
  CHECK(rows[8] == "正面口 自転車");
}

TEST_CASE(
    "typed in this layout the figures are read: every box, to its day, hour, gate and category") {
  CountedFair fair;
  fair.gate("正面口");
  fair.gate("地下口", "entrance", "gate_counter");
  for (const bool english : {false, true}) {
    fair.query.english = english;
    const Report report = fair.report();
    const TallySheet read = read_back(report);
    CHECK(read.refused.empty());
    CHECK(read.notes.empty());
    CHECK(read.rows.size() == 6 * 4 + 6 * 3);
    const auto count = [&](CivilDate day, int hour, std::string_view gate,
                           std::string_view category) -> std::int64_t {
      for (const TallyRow& row : read.rows)
        if (row.date == day && row.hour == hour && row.gate == gate &&
            canonical_category(row.category) == category)
          return row.count.value_or(-1);
      return -2;
    };
    CHECK(count({2024, 11, 23}, 10, "正面口", "一般") == 11);
    CHECK(count({2024, 11, 23}, 13, "正面口", "一般") == 14);
    CHECK(count({2024, 11, 23}, 12, "正面口", "関係者") == 53);
    CHECK(count({2024, 11, 24}, 24, "正面口", "一般") == 73);
    CHECK(read.looks.size() == 4 + 3);
    CHECK(read.looks[0].gate == "地下口");
    CHECK(read.looks[0].reading == 61);
  }
}

TEST_CASE("what the sheet cannot know is said: hours, gates, days") {
  FakeRecords records;
  const EntryId event = records.add("event", {{"name", "x"}, {"starts_on", "2024-11-23"}});
  const Report report = made("tally-sheet", {.event = event}, records);
  const Table& sheet = *sheets_of(report)[0];
  CHECK(any_contains(sheet.notes, "入口がありません"));
  CHECK(any_contains(sheet.notes, "09:00-17:00"));
  records.set(event, {{"day", R"([{"date":"2024-11-23","closed":true}])"}});
  const Report closed = made("tally-sheet", {.event = event}, records);
  CHECK(any_contains(closed.tables[0].notes, "すべて休みの日"));
}
