// The people of a tour as a report names them. Inside core/report only.
#pragma once
#include "core/figures/tour.hpp"
#include "core/report/table_building.hpp"

namespace renkei {

// The name is withheld in this copy, or to be kept off lists (秘匿): the number stands for it.
bool hides_name(const Participant& person);
Cell number_as_name(const Words& words, const Participant& person);
// The name, or what stands for it; of somebody who is not known here, the record's id.
Cell name_cell(const Words& words, const Records& records, const TourPerson& known,
               const Participant& person);

}  // namespace renkei
