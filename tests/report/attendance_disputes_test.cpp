// Who is expected where devices disagree about people.
#include <doctest/doctest.h>

#include "farm_tour.hpp"

using namespace renkei;
using namespace renkei::report_test;

TEST_CASE("of whom devices disagree is expected until somebody decides, whichever clock is later") {
  for (const char* shown : {"cancelled", "walk_in"}) {
    CAPTURE(shown);
    FarmTour story;
    const EntryId person = story.people[0];
    const bool off = std::string_view(shown) == "cancelled";
    story.records.set(person, {{"status", shown}});
    story.records.conflict(person, "status", OwnValue(off ? "walk_in" : "cancelled"));
    story.mark(story.call(story.farm, "departure", "11:00", 3), 2, "present");
    const Report report = story.report();
    CHECK(cell(table_of(report, "roll_calls"), 0, "expected_by_list") == "4");
    CHECK(row_where(table_of(report, "missing"), {{"no", "1"}}).cells.size() > 0);
    CHECK(table_of(report, "status").notes.size() == 1);
    const Report list = made("roster", {.tour = story.tour}, story.records);
    const Table& people = table_of(list, "participants");
    const std::string status = cell(people, row_where(people, {{"no", "1"}}), "status");
    CHECK(status.find("食い違い") != std::string::npos);
    CHECK(status.find("当日追加") != std::string::npos);
    CHECK(status.find("取消") != std::string::npos);
  }
}

TEST_CASE("who was struck off by one device and edited by another is still in the list") {
  FarmTour story;
  story.records.make_void(story.people[0], "来ないとのこと");
  story.records.conflict(story.people[0], "seat", OwnValue("2C"));
  const Report list = made("roster", {.tour = story.tour}, story.records);
  const Table& people = table_of(list, "participants");
  const Row& row = row_where(people, {{"no", "1"}});
  CHECK(cell(people, row, "name") == "例　1");
  CHECK(cell(people, row, "status").find("食い違い") != std::string::npos);
  story.mark(story.call(story.farm, "departure", "11:00", 3), 2, "present");
  CHECK(cell(table_of(story.report(), "roll_calls"), 0, "expected_by_list") == "4");
}

TEST_CASE("who is said to be in two tours is expected in both") {
  FarmTour story;
  const EntryId other = story.records.add("tour", {{"name", "海のツアー"}});
  story.records.conflict(story.people[0], "tour_id", OwnValue(other));
  for (const EntryId tour : {story.tour, other}) {
    const Report list = made("roster", {.tour = tour}, story.records);
    const Table& people = table_of(list, "participants");
    CHECK(cell(people, row_where(people, {{"no", "1"}}), "name") == "例　1");
  }
  CHECK(made("roster", {.tour = other}, story.records).tables[0].rows.size() == 1);
}

TEST_CASE("whose bus devices disagree about is expected in each of them") {
  FarmTour story;
  story.records.conflict(story.people[0], "bus", OwnValue("2"));
  story.call(story.farm, "departure", "11:00", 2, story.bus1);
  story.call(story.farm, "departure", "11:00", 2, story.bus2);
  const Report report = story.report();
  const Table& calls = table_of(report, "roll_calls");
  CHECK(cell(calls, row_where(calls, {{"vehicle", "1号車"}}), "expected_by_list") == "2");
  CHECK(cell(calls, row_where(calls, {{"vehicle", "2号車"}}), "expected_by_list") == "3");
}

TEST_CASE("who comes by no device's word is in no list, and every list says why") {
  FarmTour story;
  story.records.set(story.people[2], {{"status", "cancelled"}});
  story.records.conflict(story.people[2], "status", OwnValue("no_show"));
  const auto says = [&](const Report& report, std::string_view words) {
    for (const Table& table : report.tables)
      for (const std::string& note : table.notes)
        if (note.find("例　3") != std::string::npos && note.find(words) != std::string::npos)
          return true;
    return false;
  };
  ReportQuery query;
  query.tour = story.tour;
  query.audience = "leader";
  for (const char* name : {"attendance", "participants", "rollcall-sheet", "badges", "seats"}) {
    CAPTURE(name);
    CHECK(says(made(name, query, story.records), "来る人には数えません"));
  }
  // Once seen, who is marked as not having come by one of them is missed where not seen.
  story.check_in(3, story.meeting, "08:00");
  for (const char* name : {"attendance", "participants", "rollcall-sheet", "badges", "seats"}) {
    CAPTURE(name);
    CHECK(says(made(name, query, story.records), "来るはずの人として扱います"));
  }
}

TEST_CASE("the insurer's list of changes marks a status that devices disagree about") {
  FarmTour story;
  story.records.set(story.people[1], {{"status", "cancelled"}});
  story.records.conflict(story.people[1], "status", OwnValue("waiting"));
  ReportQuery query;
  query.tour = story.tour;
  query.audience = "insurer";
  const Report report = made("participants", query, story.records);
  const Table& changes = table_of(report, "participants_changes");
  CHECK(cell(changes, row_where(changes, {{"no", "2"}}), "list_change").find("食い違い") !=
        std::string::npos);
}
