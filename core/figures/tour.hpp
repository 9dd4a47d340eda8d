// What is known of one tour, gathered in one walk over each kind of record and put in order: its
// course, vehicles, people without their names, check-ins and roll calls with their marks. Owns
// everything; same thread as the records while gathering.
//
// The rules are those of expected.hpp and roll_calls.hpp. A person belongs to the tour that the
// participant's record names now: who changed over is in the list of the new tour only. Nobody is on
// board and in no list: whoever was checked in at a stop or in a vehicle here, or marked in a roll call
// here, and is not in the list is a guest. Two check-ins of one person at one stop are one presence,
// seen twice.
//
// A screen keeps the facts and changes them as records are made (add_check_in, a person's status),
// which costs the same on the first and on the last person.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/figures/course.hpp"
#include "core/figures/expected.hpp"
#include "core/figures/roll_calls.hpp"

namespace renkei {

struct TourFacts {
  EntryId tour = 0;
  std::vector<Found<Stop>> stops;        // in the order of the course
  std::vector<Found<Vehicle>> vehicles;  // by name
  std::vector<TourPerson> people;        // by number, bus and seat; guests behind the others
  std::vector<RollCallFacts> calls;      // in the order of the course
  // Indexes; of people, of each of their records.
  std::unordered_map<EntryId, std::size_t> person_of, stop_of;
};

TourFacts gather_tour(const Records& records, EntryId tour);

// Their names and all the rest, in the order of facts.people; empty ones for people unknown here.
std::vector<Found<Participant>> participants_of(const Records& records, const TourFacts& facts);
void add_check_in(TourFacts& facts, std::size_t person, std::size_t stop, CheckedIn check_in);

// The index of a stop; what is no stop of this course has the index behind the last one.
std::size_t stop_index(const TourFacts& facts, EntryId stop);
// As the list writes it, otherwise by the vehicle that the person is assigned to.
std::string bus_of(const TourFacts& facts, const TourPerson& person);

// What orders buses and seats: their number, then their letters (2 before 10, 2B before 10A).
std::pair<std::int64_t, std::string> number_order(std::string_view text);
// The vehicle's number where the list writes one, in whatever way: 1 of １号車; otherwise nothing.
Integer vehicle_number(std::string_view text);

// Whether the list puts this person into that vehicle: by the vehicle's record, otherwise by its number.
bool rides_in(const TourPerson& person, EntryId vehicle, std::string_view no);
// Whether the list puts this person into no vehicle of the tour.
bool rides_in_none(const TourFacts& facts, const TourPerson& person);
// Who has to be there at a roll call, of one vehicle or of all (no_vehicle): people.
std::vector<std::size_t> expected_at_call(const TourFacts& facts, Position position,
                                          std::size_t vehicle);
// How many are due at a roll call that is about to be made; nothing where the list cannot tell, or where
// that roll call is known already.
Integer due_at_new_call(const Records& records, const Rollcall& call);

struct StopFigures {
  std::int64_t expected = 0, here = 0;
  std::int64_t again = 0;     // check-ins of people who had been seen already
  std::int64_t missing = 0;   // expected and not here
  std::int64_t unlisted = 0;  // here, without taking part in the tour
};
StopFigures figures_at(const TourFacts& facts, std::size_t stop);
// The same of what lies outside the course, by the stop that was recorded: one of another tour, one
// that was struck out, or 0 where none was given. Nobody is expected there.
std::map<EntryId, StopFigures> figures_outside(const TourFacts& facts);
std::vector<std::size_t> expected_at(const TourFacts& facts, std::size_t stop);  // people
std::vector<std::size_t> missing_at(const TourFacts& facts, std::size_t stop);   // people
// Whether anybody was checked in there.
bool has_check_ins(const TourFacts& facts, std::size_t stop);

// That a person was seen somewhere: at a roll call or by a check-in.
struct Sighting {
  Moment time;
  std::size_t stop = no_stop;
  EntryId stop_id = 0, vehicle_id = 0;  // as recorded; 0 for none
};
// `stop`: the index that the check-in stands under.
Sighting sighting_of(const CheckedIn& check_in, std::size_t stop);
// Where and when a person was first checked in.
std::optional<Sighting> first_check_in(const TourPerson& person);
// The first time that a person was seen after a roll call.
std::optional<Sighting> seen_after(const TourFacts& facts, std::size_t person, std::size_t call);

// Expected where the roll was called vehicle by vehicle, in no vehicle of the tour by the list, and in
// none of these roll calls: nobody missed this person, and nobody looked. Of each stop and phase; `call`:
// the last of its roll calls.
struct Uncalled {
  std::size_t person, call;
};
std::vector<Uncalled> uncalled_of(const TourFacts& facts);

// Somebody who was seen, or marked in a roll call, where nobody expected it.
struct Unexpected {
  std::size_t person;
  Remark remark;                  // why not expected, where that happened first
  std::optional<Sighting> first;  // empty: only marked, as something else than present
  std::set<std::string> marks;    // states
};
// By person.
std::vector<Unexpected> seen_unexpectedly(const TourFacts& facts);

}  // namespace renkei
