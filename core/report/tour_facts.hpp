// What is known of one tour, gathered in one walk over each kind of record and put in order:
// people, stops, vehicles, check-ins, roll calls with their marks, and who left. Pure; owns
// everything.
//
// Rules (domain.md 1.3): two check-ins of one person at one stop are one presence, seen twice;
// people who left with agreement are not expected until they are back; roll calls of the same stop,
// vehicle and phase are one roll call, whose head counts may disagree.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

// A place in the tour's course: the stop's rank, and whether the stop is being left.
struct Position {
  int rank = -1;
  bool leaving = false;
  friend auto operator<=>(const Position&, const Position&) = default;
};

struct Presence {
  std::optional<Position> at;  // empty: no stop was recorded
  Moment time;
  std::size_t stop = 0;       // index; no_stop when none
  std::size_t roll_call = 0;  // index; no_roll_call for a check-in
};
inline constexpr std::size_t no_stop = SIZE_MAX;
inline constexpr std::size_t no_roll_call = SIZE_MAX;

struct RollCallFacts {
  std::vector<Found<Rollcall>> heads;  // every head count that was recorded
  Position position;
  Moment time;
  std::size_t stop = no_stop, vehicle = SIZE_MAX;
  std::unordered_map<std::size_t, std::set<std::string>> marks;  // person -> states
  std::vector<std::size_t> expected;                             // people, by the list
  bool by_list = true;  // false: nobody is assigned to the vehicle, the list cannot tell
};

struct TourFacts {
  Found<Tour> tour;
  std::vector<Found<Stop>> stops;          // in the order of the course
  std::vector<Found<Vehicle>> vehicles;    // by name
  std::vector<Found<Participant>> people;  // by number
  std::vector<RollCallFacts> calls;        // in the order of the course
  // check-ins of each person at each stop, oldest first; the last stop index is "no stop"
  std::vector<std::vector<std::vector<Moment>>> check_ins;
  std::vector<std::vector<Presence>> presences;  // of each person, check-ins and marks
  std::vector<std::vector<std::pair<Position, std::optional<Position>>>> away;  // of each person
  std::int64_t strangers =
      0;  // marks and check-ins of roll calls here about people not on the list

  bool is_listed(std::size_t person) const;  // neither cancelled, waiting nor absent from the start
  bool is_away(std::size_t person, Position position) const;
  bool checked_in_anywhere(std::size_t person) const;
};

std::string bus_of(const TourFacts& facts, const Participant& person);

Result<TourFacts> gather_tour(const Records& records, const std::optional<EntryId>& tour);

// The name is withheld in this copy, or to be kept off lists (秘匿): the number stands for it.
bool hides_name(const Participant& person);

}  // namespace renkei
