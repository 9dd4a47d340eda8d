#include "core/figures/seating.hpp"

#include <algorithm>
#include <optional>

namespace renkei {
namespace {

bool takes_up_room(const SeatPlace& place) { return place.what != SeatPlace::What::nothing; }

bool are_neighbours(const SeatPlan& plan, std::size_t a, std::size_t b) {
  if (a / plan.columns != b / plan.columns || a == b) return false;
  const auto between = [&](std::size_t i) {
    return plan.places.begin() + static_cast<std::ptrdiff_t>(i);
  };
  return std::none_of(between(std::min(a, b) + 1), between(std::max(a, b)), takes_up_room);
}

}  // namespace

Seating seating_of(const SeatPlan& plan, const std::vector<Passenger>& passengers) {
  Seating seating;
  seating.sitting.resize(plan.places.size());
  seating.doubted.resize(plan.places.size());
  seating.alone.resize(passengers.size());
  std::vector<std::optional<std::size_t>> seat_of(passengers.size());
  for (std::size_t i = 0; i < passengers.size(); ++i) {
    const std::vector<std::string>& seats = passengers[i].seats;
    if (seats.size() == 1) seat_of[i] = plan.index_of(seats.front());
    if (seat_of[i])
      seating.sitting[*seat_of[i]].push_back(i);
    else
      seating.standing.push_back(i);
    if (seats.size() > 1)
      for (const std::string& seat : seats)
        if (const auto place = plan.index_of(seat)) seating.doubted[*place].push_back(i);
  }
  for (std::size_t i = 0; i < passengers.size(); ++i) {
    if (passengers[i].guardian == 0 || !seat_of[i]) continue;
    const auto guardian = std::ranges::find(passengers, passengers[i].guardian, &Passenger::id);
    const auto seat = guardian == passengers.end()
                          ? std::nullopt
                          : seat_of[static_cast<std::size_t>(guardian - passengers.begin())];
    seating.alone[i] = !seat || !are_neighbours(plan, *seat_of[i], *seat);
  }
  return seating;
}

}  // namespace renkei
