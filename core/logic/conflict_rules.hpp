// When something recorded is in conflict, so that a person has to decide (docs/rules.md, law 6):
//
// - several writes of one field stand, with different values;
// - a void stands against a restore, or against an edit that it had not seen;
// - one thing was recorded twice with different results: two head counts of one roll call, two
//   marks of one person in it, two totals of one day. Which kinds can be recorded twice, by
//   what they are the same thing and in what they have to agree is said in core/model/kinds (`same`
//   and `agree`); records are compared through an index (core/store/conflicts).
//
// Pure.
#pragma once
#include <utility>
#include <vector>

#include "core/logic/state.hpp"

namespace renkei {

// The numbers of the fields in conflict, ascending.
std::vector<int> conflicts_of(const RecordState& state);
// The heads that a standing void had not seen.
std::vector<std::pair<int, EntryId>> unjudged(const RecordState& state);

}  // namespace renkei
