// What a check-in is answered with: whether that person is expected at that stop, and whether seen
// there before. Asked before the check-in is recorded; it is recorded whatever the answer is, but
// for other_tour, which has to be meant. At the cost of the person's own records. Pure.
#pragma once
#include "core/model/place.hpp"
#include "core/model/remark.hpp"

namespace renkei {

// Nothing to remark when there is no such person: the decision refuses that. Who belongs to a tour that
// was made void is answered like one who was taken off the list.
Scan answer_scan(const Records& records, EntryId person, const Place& place);

}  // namespace renkei
