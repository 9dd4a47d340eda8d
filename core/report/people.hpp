// The people of a tour as a report names them. Inside core/report only.
#pragma once
#include <vector>

#include "core/figures/tour.hpp"
#include "core/report/table_building.hpp"

namespace renkei {

// In the order of facts.people.
std::vector<Participant> participants_of(const Records& records, const TourFacts& facts);

// The name is withheld in this copy, or to be kept off lists (秘匿): the number stands for it.
bool hides_name(const Participant& person);
Cell number_as_name(const Words& words, const Participant& person);

}  // namespace renkei
