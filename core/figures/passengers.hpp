// The people of a vehicle from the records, as its seat plan asks for them, and the order in which paper
// has them. Pure; plain values.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "core/figures/seating.hpp"
#include "core/figures/tour.hpp"

namespace renkei {

// here: the list puts this person into the vehicle; otherwise into none of the tour's.
struct Rider {
  Passenger passenger;
  bool here = false;
};

// Whoever takes part and rides in the vehicle, or in no vehicle of the tour, so that nobody is without a
// seat unseen; otherwise nothing. A null vehicle has only the latter. `participant`: of the person, by
// participants_of(). Every seat that is said of a person goes along.
std::optional<Rider> rider_of(const Records& records, const TourFacts& facts, std::size_t person,
                              const Participant& participant, const Found<Vehicle>* vehicle);

// People by bus, by the place of their seat in its plan, and by number; a seat that no plan has stands
// behind, by what is written. Guests behind the others.
std::vector<std::size_t> in_seat_order(const TourFacts& facts);

}  // namespace renkei
