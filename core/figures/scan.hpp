// What a check-in is answered with: whether that person is expected at that stop, and whether seen
// there before. Asked before the check-in is recorded; it is recorded whatever the answer is, but
// for other_tour, which has to be meant. At the cost of the person's own records. Pure.
#pragma once
#include "core/model/records.hpp"
#include "core/model/remark.hpp"

namespace renkei {

// Nothing to remark when there is no such person: the decision refuses that. `stop`: 0 for none.
Scan answer_scan(const Records& records, EntryId person, EntryId stop);

}  // namespace renkei
