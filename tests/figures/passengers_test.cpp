#include "core/figures/passengers.hpp"

#include <doctest/doctest.h>

#include "tests/support/records.hpp"

using namespace renkei;

namespace {

struct Coach {
  FakeRecords records;
  EntryId tour = records.add("tour", {{"event_id", std::int64_t{0}}, {"name", "里山"}});
  EntryId first = vehicle("1号車"), second = vehicle("2号車");

  // The back row is written before the front one would sort: 10A sits in front of 2A.
  EntryId vehicle(const char* no) {
    return records.add("vehicle",
                       {{"tour_id", tour}, {"no", no}, {"layout", "10A 10B / 2A 2B / 1A 1B"}});
  }
  EntryId person(std::int64_t no, const char* bus, const char* seat, Assigns fields = {}) {
    fields.insert(fields.end(), {{"tour_id", tour}, {"no", no}, {"bus", bus}, {"seat", seat}});
    return records.add("participant", fields);
  }
  TourFacts facts() const { return gather_tour(records, tour); }
  std::vector<std::int64_t> numbers_in_order() const {
    const TourFacts known = facts();
    std::vector<std::int64_t> numbers;
    for (const std::size_t i : in_seat_order(known))
      numbers.push_back(known.people[i].no.value_or(0));
    return numbers;
  }
  std::optional<Rider> rider(EntryId id, EntryId vehicle) const {
    const TourFacts known = facts();
    const auto at = std::ranges::find(known.vehicles, vehicle, &Found<Vehicle>::id);
    const std::size_t person = known.person_of.at(id);
    return rider_of(records, known, person, participants_of(records, known)[person].fields,
                    at == known.vehicles.end() ? nullptr : &*at);
  }
};

}  // namespace

TEST_CASE("paper goes by bus, by the place of the seat in the plan, and by number") {
  Coach coach;
  coach.person(1, "2号車", "10A");
  coach.person(2, "1号車", "1A");
  coach.person(3, "1号車", "2B");
  coach.person(5, "1号車", "１０－ａ");
  coach.person(4, "１", "10A");
  coach.person(7, "1号車", "99Z");
  coach.person(6, "1号車", "");
  CHECK(coach.numbers_in_order() == std::vector<std::int64_t>{4, 5, 3, 2, 7, 6, 1});
}

TEST_CASE("without a plan seats go by what is written of them") {
  Coach coach;
  coach.records.make_void(coach.first);
  coach.person(1, "1号車", "10A");
  coach.person(2, "1号車", "2B");
  coach.person(3, "1号車", "2A");
  CHECK(coach.numbers_in_order() == std::vector<std::int64_t>{3, 2, 1});
}

TEST_CASE(
    "who rides in a vehicle is its rider, who rides in none is everybody's, and others are not") {
  Coach coach;
  const EntryId here = coach.person(1, "1号車", "1A"), nowhere = coach.person(2, "", "1B");
  const EntryId cancelled = coach.person(3, "1号車", "2A", {{"status", "cancelled"}});
  REQUIRE(coach.rider(here, coach.first));
  CHECK(coach.rider(here, coach.first)->here);
  CHECK(coach.rider(here, coach.first)->passenger.seats == std::vector<std::string>{"1A"});
  CHECK_FALSE(coach.rider(here, coach.second));
  REQUIRE(coach.rider(nowhere, coach.first));
  CHECK_FALSE(coach.rider(nowhere, coach.first)->here);
  CHECK(coach.rider(nowhere, coach.first)->passenger.seats.empty());
  CHECK(coach.rider(nowhere, 0));
  CHECK_FALSE(coach.rider(here, 0));
  CHECK_FALSE(coach.rider(cancelled, coach.first));
}

TEST_CASE("a rider has every seat that is said, and the guardian by whichever record is counted") {
  Coach coach;
  const EntryId guardian = coach.person(1, "1号車", "1A", {{"name", "髙橋"}});
  const EntryId again = coach.person(1, "1号車", "1A", {{"name", "髙橋"}});
  const EntryId child =
      coach.person(2, "1号車", "1B", {{"guardian_participant_id", again}, {"name", "翔"}});
  coach.records.conflict(child, "seat", OwnValue("2B"));
  const auto rider = coach.rider(child, coach.first);
  REQUIRE(rider);
  CHECK(rider->passenger.seats.size() == 2);
  const TourFacts facts = coach.facts();
  CHECK(rider->passenger.guardian == facts.people[facts.person_of.at(guardian)].id);
}
