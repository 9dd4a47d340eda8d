#include <doctest/doctest.h>

#include "core/report/writers.hpp"
#include "farm_tour.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

Report sheet_of(const FarmTour& story) {
  return made("rollcall-sheet", {.tour = story.tour}, story.records);
}

std::vector<const Table*> tables_named(const Report& report, std::string_view key) {
  std::vector<const Table*> found;
  for (const Table& table : report.tables)
    if (table.key == key) found.push_back(&table);
  return found;
}

}  // namespace

TEST_CASE("a sheet a bus: heads first, then people in the order of seats, then who looked") {
  FarmTour story;
  story.records.set(story.people[0], {{"seat", "1B"}});
  const Report report = sheet_of(story);
  CHECK(report.personal);
  const auto sheets = tables_named(report, "rollcall_sheet");
  REQUIRE(sheets.size() == 2);
  const Table& sheet = *sheets[0];
  CHECK(sheet.look == Table::Look::sheet);
  CHECK(sheet.title.ends_with("1号車"));
  REQUIRE(sheet.columns.size() == 6);  // number, seat, name, three stops
  CHECK(sheet.columns[3].label == "集合");
  CHECK(sheet.columns[5].label == "解散");
  REQUIRE(sheet.rows.size() == 7);
  CHECK(cell(sheet, 0, "name") == "人数（先に数える）");
  CHECK(text_of(sheet.rows[0].cells[3]) == "＿＿名／予定＿＿名");
  CHECK(cell(sheet, 1, "name") == "例　2");
  CHECK(text_of(sheet.rows[1].cells[4]) == "□在 □不在 □別行動 □離団");
  CHECK(cell(sheet, 2, "name") == "例　1");
  CHECK(cell(sheet, 3, "name") == "時刻");
  CHECK(cell(sheet, 4, "name") == "確認者");
  CHECK(cell(sheet, 5, "name") == "2人目");
  CHECK(cell(sheet, 6, "name") == "最後列まで確認");
  CHECK(text_of(sheet.rows[6].cells[3]) == "□");
}

TEST_CASE("the head has what is known before the trip, and lines for the rest") {
  FarmTour story;
  story.records.set(story.bus1, {{"attendant", "濵田"}});
  story.records.set(story.farm, {{"hospital", "見本病院"}, {"emergency_place", "駐車場"}});
  const Report report = sheet_of(story);
  const Table& head = *tables_named(report, "rollcall_head")[0];
  CHECK(head.look == Table::Look::facts);
  const auto value = [&](const char* item) {
    return cell(head, row_where(head, {{"item", item}}), "value");
  };
  CHECK(value("期日") == "2023年10月14日（土）");
  CHECK(value("号車") == "1号車");
  CHECK(value("添乗員（点呼者）") == "濵田");
  CHECK(value("2人目の確認者").find("＿") == 0);
  CHECK(value("緊急通報").find("119") != std::string::npos);
  CHECK(value("病院・集合場所") == "農園：見本病院、駐車場");
}

TEST_CASE("no number of people who are due stands in the paper, so that heads are really counted") {
  const FarmTour story;
  const std::string text = write_text(sheet_of(story));
  CHECK(text.find("2名") == std::string::npos);
  CHECK(text.find("4名") == std::string::npos);
}

TEST_CASE(
    "who cancelled is not on the paper, who is hidden is a number, who rides in none has a sheet") {
  FarmTour story;
  story.records.set(story.people[0], {{"status", "cancelled"}});
  story.records.set(story.people[1], {{"hide_on_lists", std::int64_t{1}}});
  story.records.set(story.people[3], {{"bus", ""}});
  const Report report = sheet_of(story);
  const auto sheets = tables_named(report, "rollcall_sheet");
  REQUIRE(sheets.size() == 3);
  CHECK(sheets[0]->rows.size() == 6);
  CHECK(cell(*sheets[0], 1, "name") == "No.2");
  CHECK(sheets[2]->title.ends_with("号車が決まっていない人"));
  CHECK(cell(*sheets[2], 1, "name") == "例　4");
  CHECK(write_text(report).find("例　1") == std::string::npos);
  CHECK(write_text(report).find("例　2") == std::string::npos);
}

TEST_CASE("one vehicle has its own sheet; who rides in none is on paper all the same") {
  FarmTour story;
  const Report report =
      made("rollcall-sheet", {.tour = story.tour, .vehicle = story.bus2}, story.records);
  REQUIRE(tables_named(report, "rollcall_sheet").size() == 1);
  CHECK(cell(*tables_named(report, "rollcall_sheet")[0], 1, "name") == "例　3");
}

TEST_CASE(
    "who is away by agreement needs not be ticked there, and many stops make several sheets") {
  FarmTour story;
  story.records.add("left_tour",
                    {{"participant_id", story.people[0]}, {"from_stop", story.meeting}});
  for (int i = 0; i < 4; ++i) story.stop(("寄り道" + std::to_string(i)).c_str(), 10 + i);
  story.records.set(story.stop("休憩", 20), {{"rollcall_required", std::int64_t{0}}});
  const Report report =
      made("rollcall-sheet", {.tour = story.tour, .vehicle = story.bus1}, story.records);
  const auto sheets = tables_named(report, "rollcall_sheet");
  REQUIRE(sheets.size() == 2);
  CHECK(sheets[0]->columns.size() == 9);
  CHECK(sheets[1]->columns.size() == 4);
  const Row& row = row_where(*sheets[0], {{"no", "1"}});
  CHECK(text_of(row.cells[3]) == "□在 □不在 □別行動 □離団");
  CHECK(text_of(row.cells[4]) == "□在（離れると届出済み）");
}

TEST_CASE("a tour without vehicles has one sheet of everybody; one without stops says so") {
  FakeRecords records;
  const EntryId tour = records.add("tour", {{"event_id", std::int64_t{0}}, {"name", "里山"}});
  records.add("participant", {{"tour_id", tour}, {"no", std::int64_t{1}}, {"name", "𠮷田"}});
  const Report report = made("rollcall-sheet", {.tour = tour}, records);
  const auto sheets = tables_named(report, "rollcall_sheet");
  REQUIRE(sheets.size() == 1);
  CHECK(cell(*sheets[0], 1, "name") == "𠮷田");
  CHECK(any_contains(sheets[0]->notes, "立ち寄り先がありません"));
}
