#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

struct Bus {
  FakeRecords records;
  ReportQuery query;
  EntryId tour = records.add("tour", {{"event_id", std::int64_t{0}}, {"name", "里山"}});

  Bus() { query.tour = tour; }
  EntryId person(std::int64_t no, const char* name, Assigns fields = {}) {
    fields.push_back({"tour_id", tour});
    fields.push_back({"no", no});
    fields.push_back({"name", name});
    fields.push_back({"kana", "カナ"});
    return records.add("participant", fields);
  }
  Table table() const { return table_of(made("badges", query, records), "badges"); }
};

}  // namespace

TEST_CASE("a badge for everybody who takes part, with the photo's consent as shape and word") {
  Bus bus;
  bus.person(1, "髙橋 花子",
             {{"token", "T1"}, {"group_id", "G1"}, {"bus", "1号車"}, {"consent_photo", "yes"}});
  bus.person(2, "𠮷田", {{"token", "T2"}, {"consent_photo", "no"}});
  bus.person(3, "浜田", {{"token", "T3"}, {"consent_photo", "guardian_yes"}});
  bus.person(4, "木村", {{"token", "T4"}});
  bus.person(5, "取消", {{"token", "T5"}, {"status", "cancelled"}});
  bus.person(6, "補欠", {{"token", "T6"}, {"status", "waiting"}});
  bus.records.make_void(bus.person(7, "誤り", {{"token", "T7"}}));
  const Table table = bus.table();
  REQUIRE(table.rows.size() == 4);
  CHECK(table.look == Table::Look::badges);
  CHECK(cell(table, 0, "name") == "髙橋 花子");
  CHECK(cell(table, 0, "kana") == "カナ");
  CHECK(cell(table, 0, "group") == "G1");
  CHECK(cell(table, 0, "bus") == "1号車");
  CHECK(cell(table, 0, "token") == "RK1:T1");
  CHECK(cell(table, 0, "photo") == "● 可");
  CHECK(cell(table, 1, "photo") == "× 不可");
  CHECK(cell(table, 2, "photo") == "● 保護者可");
  CHECK(cell(table, 3, "photo") == "▲ 未確認");
  CHECK(table.notes == std::vector<std::string>{"4人"});
}

TEST_CASE("whoever is kept off lists is a number on the badge, without name and reading") {
  Bus bus;
  bus.person(1, "秘匿", {{"token", "T1"}, {"hide_on_lists", std::int64_t{1}}});
  const Table table = bus.table();
  CHECK(cell(table, 0, "no") == "1");
  CHECK(cell(table, 0, "name") == "");
  CHECK(cell(table, 0, "kana") == "");
  CHECK(cell(table, 0, "token") == "RK1:T1");
  CHECK(any_contains(table.notes, "秘匿"));
}

TEST_CASE("what keeps a badge from being read is said with what to do") {
  Bus bus;
  bus.person(1, "甲");
  CHECK(any_contains(bus.table().notes, "renkei tokens"));
  CHECK(cell(bus.table(), 0, "token") == "");
  bus.person(2, "乙", {{"token", "S"}});
  const EntryId third = bus.person(3, "丙", {{"token", "S"}});
  CHECK(any_contains(bus.table().notes, "番号 2、3"));
  CHECK_FALSE(any_contains(bus.table().notes, "renkei conflicts"));
  bus.records.conflict(third, "token", OwnValue(std::string("U")));
  CHECK(any_contains(bus.table().notes, "renkei conflicts"));
}

TEST_CASE("a tour without people has no badges") {
  const Bus bus;
  CHECK(bus.table().rows.empty());
  CHECK(bus.table().notes.empty());
}
