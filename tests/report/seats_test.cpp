#include <doctest/doctest.h>

#include "core/output/writers.hpp"
#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

struct Plan {
  FakeRecords records;
  EntryId tour = records.add("tour", {{"event_id", std::int64_t{0}}, {"name", "里山"}});
  EntryId bus = records.add("vehicle", {{"tour_id", tour},
                                        {"no", "1号車"},
                                        {"layout",
                                         "door _ _ guide driver / 1A 1B _ 1C 1D / "
                                         "wheel:W1 _ _ 2C fold:2D"}});

  EntryId person(std::int64_t no, const char* name, const char* seat, Assigns fields = {}) {
    fields.insert(
        fields.end(),
        {{"tour_id", tour}, {"no", no}, {"name", name}, {"bus", "1号車"}, {"seat", seat}});
    return records.add("participant", fields);
  }
  Report report() const { return made("seats", {.tour = tour}, records); }
};

std::string place(const Report& report, std::size_t row, std::size_t column) {
  return text_of(table_of(report, "seats").rows.at(row).cells.at(column));
}

std::vector<std::string> checks(const Report& report) {
  const Table& table = table_of(report, "seat_checks");
  std::vector<std::string> found;
  for (const Row& row : table.rows)
    found.push_back(cell(table, row, "seat_check") + " " + cell(table, row, "name") + " " +
                    cell(table, row, "seat"));
  return found;
}

using Checks = std::vector<std::string>;

}  // namespace

TEST_CASE("a bus is drawn as its plan says, the front up, each seat with who sits there") {
  Plan plan;
  const EntryId guardian = plan.person(1, "髙橋　花子", "1A");
  plan.person(2, "髙橋 翔", "１ｂ", {{"guardian_participant_id", guardian}, {"allergy", "そば"}});
  plan.person(3, "鈴木一郎", "1D");
  const Report report = plan.report();
  const Table& seats = table_of(report, "seats");
  CHECK(seats.look == Table::Look::seats);
  CHECK(seats.title.ends_with("1号車"));
  CHECK(seats.columns.size() == 5);
  REQUIRE(seats.rows.size() == 3);
  CHECK(place(report, 0, 0) == "扉");
  CHECK(place(report, 0, 4) == "運転席");
  CHECK(place(report, 1, 0) == "1A\nNo.1 髙橋");
  CHECK(place(report, 1, 1) == "1B\nNo.2 髙橋 ● 保1A");
  CHECK(place(report, 1, 2) == "");
  CHECK(place(report, 1, 4) == "1D\nNo.3 鈴木一郎");
  CHECK(place(report, 2, 0) == "W1 車いす席");
  CHECK(place(report, 2, 4) == "2D 補助席");
  CHECK(checks(report).empty());
  CHECK(any_contains(table_of(report, "seat_checks").notes, "ありません"));
  CHECK(any_contains(seats.notes, "3名／7席"));
}

TEST_CASE(
    "what is wrong stands below: seats given twice, none, unknown, disputed, away from guardians") {
  Plan plan;
  plan.person(1, "甲", "1A");
  plan.person(2, "乙", "1A");
  plan.person(3, "丙", "");
  plan.person(4, "丁", "9Z");
  plan.records.conflict(plan.person(5, "戊", "1B"), "seat", OwnValue("1C"));
  const EntryId guardian = plan.person(6, "己", "1D");
  plan.person(7, "庚", "W1", {{"guardian_participant_id", guardian}});
  plan.person(8, "辛", "2C", {{"support_need", "車いす使用"}});
  const Report report = plan.report();
  CHECK(checks(report) == Checks{"同じ席に二人以上 甲 1A", "同じ席に二人以上 乙 1A",
                                 "席が端末どうしで食い違う 戊 1B／1C", "座席表にない席 丁 9Z",
                                 "席がない 丙 ", "保護者が隣にいない 庚 W1",
                                 "車いすの席でない 辛 2C"});
  CHECK(place(report, 1, 0) == "1A\nNo.1 甲\nNo.2 乙");
  CHECK(place(report, 1, 1) == "1B\nNo.5 戊（食い違い）");
  CHECK(place(report, 1, 3) == "1C\nNo.5 戊（食い違い）");
}

TEST_CASE(
    "a guardian without a seat or in another bus is said; a wheelchair on its space is right") {
  Plan plan;
  const EntryId standing = plan.person(1, "甲", "");
  plan.person(2, "乙", "1A", {{"guardian_participant_id", standing}});
  const EntryId elsewhere = plan.person(3, "丙", "1B", {{"status", "cancelled"}});
  plan.person(4, "丁", "1C", {{"guardian_participant_id", elsewhere}});
  plan.person(5, "戊", "W1", {{"support_need", "車椅子"}});
  const Report report = plan.report();
  CHECK(place(report, 1, 0) == "1A\nNo.2 乙 保（席なし）");
  CHECK(place(report, 1, 1) == "1B");
  CHECK(place(report, 1, 3) == "1C\nNo.4 丁 保（この号車にいない）");
  for (const std::string& check : checks(report)) CHECK(check.find("車いす") == std::string::npos);
}

TEST_CASE("who is kept off lists is a number on the plan and in the checks") {
  Plan plan;
  plan.person(1, "秘密　花子", "1A", {{"hide_on_lists", std::int64_t{1}}});
  plan.person(2, "秘密　太郎", "", {{"hide_on_lists", std::int64_t{1}}});
  const Report report = plan.report();
  CHECK(place(report, 1, 0) == "1A\nNo.1");
  CHECK(checks(report) == Checks{"席がない No.2 "});
  CHECK(write_text(report).find("秘密") == std::string::npos);
}

TEST_CASE("who rides in no bus stands apart; a bus without a plan says what to do") {
  Plan plan;
  plan.records.set(plan.person(1, "甲", "1A"), {{"bus", "9号車"}});
  const EntryId second =
      plan.records.add("vehicle", {{"tour_id", plan.tour}, {"no", "2号車"}, {"layout", "?? !!"}});
  plan.records.add("vehicle", {{"tour_id", plan.tour}, {"no", "3号車"}});
  const Report report = plan.report();
  const Table& nowhere = table_of(report, "seats_no_bus");
  REQUIRE(nowhere.rows.size() == 1);
  CHECK(cell(nowhere, 0, "name") == "甲");
  CHECK(cell(nowhere, 0, "bus") == "9号車");
  const Report only = made("seats", {.tour = plan.tour, .vehicle = second}, plan.records);
  CHECK(any_contains(table_of(only, "seats").notes, "読み取れない"));
  CHECK(any_contains(report.tables[4].notes, "座席の数が登録されていない"));
}

TEST_CASE("a child whose guardian nobody recorded is told, and is not said to be all right") {
  Plan plan;
  plan.person(1, "甲", "1A", {{"age", std::int64_t{40}}});
  plan.person(2, "乙", "1B", {{"age", std::int64_t{7}}, {"note", "保護者No.1"}});
  const Report report = plan.report();
  CHECK(checks(report) == Checks{"保護者の記録がない（小人） 乙 1B"});
  CHECK_FALSE(any_contains(table_of(report, "seat_checks").notes, "ありません"));
}

TEST_CASE("a remark marks care only where it speaks of any") {
  Plan plan;
  plan.person(1, "甲", "1A", {{"note", "区外（要確認）"}});
  plan.person(2, "乙", "1B", {{"note", "杖使用"}});
  const Report report = plan.report();
  CHECK(place(report, 1, 0) == "1A\nNo.1 甲");
  CHECK(place(report, 1, 1) == "1B\nNo.2 乙 ●");
}
