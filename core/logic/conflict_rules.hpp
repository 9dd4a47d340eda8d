// When something recorded is in conflict, so that a person has to decide (docs/rules.md, law 6):
//
// - several writes of one field stand, with different values; one that was withheld may be anything;
// - a write by somebody who may not change the record says something else, and is not followed;
// - a void stands against a restore, or against an edit that it had not seen;
// - somebody was checked in, marked or has answered (Field::relies) who was made void, alone or with the
//   whole tour, by an author who did not know of it, nor the other way round;
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
std::vector<int> conflicts_of(const RecordState& state, const EntryOrder& order);
// The heads that a standing void had not seen: neither named by it nor written before it by its own
// author.
std::vector<std::pair<int, EntryId>> unjudged(const RecordState& state, const EntryOrder& order);
// What can be relied on in this sense: people, and tours with all their people.
bool can_be_relied_on(const Kind& kind);
// Whether a standing void and a live record that relies on the voided one, born by the entry `use`,
// do not know of each other.
bool use_was_unknown(const RecordState& state, EntryId use, const EntryOrder& order);
// Whether two values of a field say the same: one instant may be written in two zones.
bool say_the_same(Type type, const Value& a, const Value& b);

}  // namespace renkei
