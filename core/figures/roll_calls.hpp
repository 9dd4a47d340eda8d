// One roll call: how many were expected and counted, whether head counts disagree, and who was
// missing. Pure; plain values.
//
// Roll calls of the same stop, vehicle, phase and round, as they were recorded, are one roll call,
// though several devices may each have opened it: their head counts stand side by side and may
// disagree. Nothing is averaged or guessed away, and nothing of this changes when the stop is taken
// off the course or has not come yet.
#pragma once
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/figures/course.hpp"

namespace renkei {

inline constexpr std::size_t no_stop = SIZE_MAX;
inline constexpr std::size_t no_vehicle = SIZE_MAX;

struct RollCallFacts {
  std::vector<Found<Rollcall>> heads;  // every head count that was recorded
  Position position;
  Moment time;                                       // of the first of them
  std::size_t stop = no_stop, vehicle = no_vehicle;  // indexes, where they are the tour's
  std::unordered_map<std::size_t, std::set<std::string>> marks;  // person -> states
  std::vector<std::size_t> expected;                             // people, by the list
  std::set<std::size_t> away;  // marked people who are away here by an agreed record
  bool by_list = true;         // false: nobody is assigned to the vehicle, the list cannot tell

  // As recorded; 0 for none.
  EntryId stop_id() const { return heads.front().fields.stop_id.id; }
  EntryId vehicle_id() const { return heads.front().fields.vehicle_id.id; }
  std::int64_t round() const { return heads.front().fields.round.value_or(1); }
};

// Whether a roll call of that phase is made on leaving a stop; otherwise, on arriving.
bool is_leaving(std::string_view phase);

bool heads_disagree(const RollCallFacts& call);
// Whether a person was marked in different states.
bool marks_disagree(const RollCallFacts& call);
// Every count that stands in one head: several where devices changed the same record without
// knowing of each other.
std::vector<std::int64_t> head_counts(const Records& records, const Found<Rollcall>& head);
// How many should have been counted: as written down, otherwise by the list.
Integer expected_heads(const RollCallFacts& call, const Rollcall& head);

// Who was not seen at the roll call, and in what state.
struct MissingPerson {
  std::size_t person;
  std::set<std::string> states;  // empty: nobody marked this person; several: marks that disagree
};
// By person; whoever is said to be elsewhere and is not away by agreement among them. Nobody, when no
// name was marked at all: see names_are_unknown.
std::vector<MissingPerson> missing_at(const RollCallFacts& call);
// Not all were counted and no name was marked: that nobody is named does not mean that all were
// there.
bool names_are_unknown(const RollCallFacts& call, const Rollcall& head);

}  // namespace renkei
