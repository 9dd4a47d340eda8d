#include "core/figures/passengers.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>

namespace renkei {
namespace {

using Numbered = std::pair<std::int64_t, std::string>;
// Whether a guest, the bus, the place in its plan, a seat that no plan has, the number.
using PaperPlace = std::tuple<bool, Numbered, std::size_t, Numbered, std::int64_t>;

// 1, 1号車 and １号車 are one bus.
Numbered bus_order(std::string_view bus) {
  const Integer number = vehicle_number(bus);
  return number ? Numbered(*number, {}) : number_order(bus);
}

std::vector<std::string> seats_said(const Records& records, EntryId id, const std::string& shown) {
  const Kind& kind = *find_kind(Participant::number);
  const int seat = kind.fields[static_cast<std::size_t>(kind.find("seat"))].number;
  std::vector<std::string> seats;
  for (const OwnValue& value : records.contenders(id, kind, seat))
    seats.emplace_back(value.view().text);
  return seats.size() > 1 ? seats : std::vector{shown};
}

// By whichever of the guardian's records the list names.
EntryId guardian_of(const TourFacts& facts, EntryId guardian) {
  const auto at = facts.person_of.find(guardian);
  return at == facts.person_of.end() ? guardian : facts.people[at->second].id;
}

std::vector<SeatPlan> plans_of(const TourFacts& facts) {
  std::vector<SeatPlan> plans;
  plans.reserve(facts.vehicles.size());
  for (const Found<Vehicle>& vehicle : facts.vehicles) {
    auto plan = read_seat_plan(vehicle.fields.layout, vehicle.fields.seats.value_or(0));
    plans.push_back(plan ? std::move(*plan) : SeatPlan{});
  }
  return plans;
}

std::size_t seat_place_of(const TourFacts& facts, const std::vector<SeatPlan>& plans,
                          const TourPerson& person) {
  for (std::size_t i = 0; i < plans.size(); ++i)
    if (rides_in(person, facts.vehicles[i].id, facts.vehicles[i].fields.no))
      return plans[i].index_of(person.seat).value_or(SIZE_MAX);
  return SIZE_MAX;
}

}  // namespace

std::optional<Rider> rider_of(const Records& records, const TourFacts& facts, std::size_t person,
                              const Participant& participant, const Found<Vehicle>* vehicle) {
  const TourPerson& known = facts.people[person];
  if (!takes_part(known)) return std::nullopt;
  const bool here = vehicle != nullptr && rides_in(known, vehicle->id, vehicle->fields.no);
  if (!here && !rides_in_none(facts, known)) return std::nullopt;
  return Rider{
      {known.id, guardian_of(facts, participant.guardian_participant_id.id),
       here ? seats_said(records, known.id, participant.seat) : std::vector<std::string>()},
      here};
}

std::vector<std::size_t> in_seat_order(const TourFacts& facts) {
  const std::vector<SeatPlan> plans = plans_of(facts);
  std::vector<PaperPlace> places;
  places.reserve(facts.people.size());
  for (const TourPerson& person : facts.people) {
    const std::size_t place = seat_place_of(facts, plans, person);
    places.push_back({person.is_guest(), bus_order(bus_of(facts, person)), place,
                      place == SIZE_MAX ? number_order(person.seat) : Numbered(),
                      person.no.value_or(INT64_MAX)});
  }
  std::vector<std::size_t> order(places.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {},
                           [&](std::size_t i) -> const PaperPlace& { return places[i]; });
  return order;
}

}  // namespace renkei
