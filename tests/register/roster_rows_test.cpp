#include <doctest/doctest.h>

#include "core/register/roster/roster_rows.hpp"

using namespace renkei;

namespace {

RosterRow row_of(std::size_t line, const std::string& no, const std::string& name) {
  RosterRow row;
  row.line = line;
  row.section = line < 5 ? "【1号車】" : "";
  row.no = no;
  row.name = name;
  return row;
}

}  // namespace

TEST_CASE("a row comes out of the packed ones as it went in") {
  RosterRow row = row_of(3, "12", "髙橋　例子");
  row.bus = "1";
  row.seat = "3A";
  row.kana = "タカハシ　レイコ";
  row.birth = CivilDate{1958, 10, 14};
  row.age_on_event = 65;
  row.age_band = "60代";
  row.sex_iso5218 = 9;
  row.ward_code6 = "131016";
  row.ward = "千代田区";
  row.address_rest = "丸の内1-1";
  row.phone_digits = "0312345678";
  row.emergency_name = "例太";
  row.emergency_relation = "夫";
  row.emergency_phone_digits = "0312345679";
  row.allergy = "そば";
  row.photo_consent = "yes";
  row.applied_on = CivilDate{2023, 9, 1};
  row.status = "waiting";
  row.note = std::string(500, 'n');
  row.bus_from_above = true;
  row.warnings = {RosterWarning::minor, RosterWarning::possible_duplicate};
  RosterRows rows;
  rows.push_back(row);
  const RosterRow out = rows[0];
  CHECK(out.line == 3);
  CHECK(out.section == "【1号車】");
  CHECK(out.birth == row.birth);
  CHECK(out.applied_on == row.applied_on);
  CHECK(out.age_on_event == 65);
  CHECK(out.sex_iso5218 == 9);
  CHECK(out.bus_from_above);
  CHECK(out.warnings == row.warnings);
  CHECK(out.group_id.empty());
  CHECK_FALSE(out.probably_same_as);
  CHECK(roster_cells(out) == roster_cells(row));
}

TEST_CASE("what rows have to do with each other is told of them when they are in") {
  RosterRows rows;
  for (const char* name : {"甲", "乙", "丙"})
    rows.push_back(row_of(rows.size() + 3, rows.size() == 1 ? "" : "7", name));
  rows.group(0, "G7");
  rows.warn(0, RosterWarning::seat_repeated);
  rows.warn(0, RosterWarning::minor);
  rows.warn(0, RosterWarning::minor);
  rows.mark_same(1, 0);
  rows.mark_same(2, 1);
  rows.tell_warnings();
  CHECK(rows[0].group_id == "G7");
  CHECK(rows[0].warnings ==
        std::vector<RosterWarning>{RosterWarning::minor, RosterWarning::seat_repeated});
  CHECK(rows[1].probably_same_as->no == "7");
  CHECK(rows[2].probably_same_as->line == 4);
  CHECK(rows[2].section.empty());
  std::string told;
  for (const RosterRow& row : rows)
    told += row.name + ":" + std::string(rows.cells(row.line - 3).value("warnings")) + " ";
  CHECK(told ==
        "甲:minor;seat_repeated 乙:possible_duplicate_of_no_7 丙:possible_duplicate_of_line_4 ");
  CHECK(rows.take_cells(1).value("name") == "乙");
  CHECK(rows.cells(1).empty());
}
