// A check-in is answered before it is recorded.
#include "core/figures/scan.hpp"

#include <doctest/doctest.h>

#include "tests/support/records.hpp"

using namespace renkei;

namespace {

// A tour with three stops and one person, and another tour with a stop.
struct Door {
  FakeRecords records;
  EntryId tour = records.add("tour", {});
  EntryId elsewhere = records.add("tour", {});
  EntryId first = stop(tour, 1), second = stop(tour, 2), third = stop(tour, 3);
  EntryId other = stop(elsewhere, 1);
  EntryId person = records.add("participant", {{"tour_id", tour}, {"status", "confirmed"}});

  EntryId stop(EntryId of, std::int64_t seq) {
    return records.add("stop",
                       {{"tour_id", of}, {"name", "S" + std::to_string(seq)}, {"seq", seq}});
  }
  void seen(EntryId stop, const char* at) {
    const EntryId seen =
        records.add("check_in", {{"participant_id", person}, {"at", OwnValue(*parse_moment(at))}});
    if (stop != 0) records.set(seen, {{"stop_id", stop}});
  }
  std::string_view answer(EntryId stop) const {
    return remark_name(answer_scan(records, person, {stop, 0}).remark);
  }
};

}  // namespace

TEST_CASE("who is expected gets no remark, at any stop and without one") {
  const Door door;
  for (const EntryId stop : {door.first, door.third, EntryId{0}})
    CHECK(door.answer(stop) == "none");
}

TEST_CASE("who was seen at this stop is told with the first time; at another stop is no matter") {
  Door door;
  door.seen(door.first, "2023-10-14T08:20");
  door.seen(door.first, "2023-10-14T08:10");
  const Scan scan = answer_scan(door.records, door.person, {door.first, 0});
  CHECK(scan.remark == Remark::seen_before);
  REQUIRE(scan.seen_at);
  CHECK(to_text(*scan.seen_at) == "2023-10-14T08:10:00+09:00");
  CHECK(scan.seen_where == "S1");
  CHECK(door.answer(door.second) == "none");
  CHECK(door.answer(0) == "none");
}

TEST_CASE("the graver reason is told, and that the person was seen stands beside it") {
  Door door;
  door.seen(door.first, "2023-10-14T08:10");
  door.records.set(door.person, {{"status", "cancelled"}});
  const Scan scan = answer_scan(door.records, door.person, {door.first, 0});
  CHECK(scan.remark == Remark::cancelled);
  CHECK(scan.seen_at);
  door.records.set(door.person, {{"status", "waiting"}});
  CHECK(door.answer(door.second) == "waiting");
  door.records.make_void(door.person);
  CHECK(door.answer(door.second) == "voided");
  CHECK(door.answer(door.other) == "other_tour");
}

TEST_CASE("who has agreed to leave is away after that stop, and back where the window ends") {
  Door door;
  door.records.add(
      "left_tour",
      {{"participant_id", door.person}, {"from_stop", door.first}, {"to_stop", door.third}});
  CHECK(door.answer(door.first) == "none");
  CHECK(door.answer(door.second) == "left");
  CHECK(door.answer(door.third) == "none");
  CHECK(door.answer(0) == "none");
}

TEST_CASE("a vehicle of another tour is another tour, with a stop and without one") {
  Door door;
  const EntryId own = door.records.add("vehicle", {{"tour_id", door.tour}, {"no", "1"}});
  const EntryId other = door.records.add("vehicle", {{"tour_id", door.elsewhere}, {"no", "2"}});
  const auto answer = [&](const Place& place) {
    return remark_name(answer_scan(door.records, door.person, place).remark);
  };
  CHECK(answer({0, own}) == "none");
  CHECK(answer({0, other}) == "other_tour");
  CHECK(answer({door.first, other}) == "other_tour");
  CHECK(answer({door.other, own}) == "other_tour");
}

TEST_CASE("who belongs to a tour that was made void was taken off with it") {
  Door door;
  door.records.make_void(door.tour);
  CHECK(door.answer(door.first) == "voided");
  CHECK(door.answer(0) == "voided");
}

TEST_CASE("of nobody there is nothing to say") {
  const Door door;
  CHECK(answer_scan(door.records, door.tour, {door.first, 0}).remark == Remark::none);
  CHECK(answer_scan(door.records, make_entry_id(7, 7), {door.first, 0}).remark == Remark::none);
}
