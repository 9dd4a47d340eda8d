// Who of a tour is expected where and when, and who is missing: the one rule that the roster's
// screen, the roll calls and every report ask. Pure; plain values.
//
// - The list: confirmed people and those who joined today (walk_in). Waiting and cancelled ones are
//   never expected; that they came is still shown. Who never showed up (no_show) is not expected
//   either, but who was once seen on the tour cannot have stayed away from it: marked absent later,
//   that person is missing, not excused.
// - Where devices disagree nobody decides in silence: who is on the list by one of them is expected, in
//   each of the vehicles and in each of the tours that are said, also when one of them has struck the
//   person off without knowing of the other's word.
// - Windows: who leaves with agreement has still arrived at the stop where he leaves, and is not
//   expected from the moment the others leave it. Who comes back at a stop leaves it with the
//   others. Without a first stop he is away from the start, without a last one to the end.
// - When in doubt somebody is expected: a false alarm costs a look, an omission leaves a person
//   behind. So a window takes nobody off the list that ends before it begins, or that names a stop
//   which is not in this course (struck out, or of a tour from which the person changed over).
// - A check-in says at which stop, not whether the bus came or went. Whoever arrives at the stop with
//   the others or leaves it with them is expected there; so who comes back at a stop is missed at
//   that stop until seen. Who is seen while away is here.
// - Guests: whoever was seen on the tour and is in no list of it (of another tour, taken off the
//   list, or not known here at all) is shown with the reason and never expected.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/moment.hpp"
#include "core/figures/course.hpp"
#include "core/model/remark.hpp"

namespace renkei {

// Not with the others from a place of the course to another; empty: not back any more.
struct Away {
  Position from;
  std::optional<Position> until;
};

// Nothing, when the window names a stop that is not in this course (`stop_of`: the index of each).
std::optional<Away> away_of(const LeftTour& left,
                            const std::unordered_map<EntryId, std::size_t>& stop_of);

struct CheckedIn {
  EntryId id = 0;
  Moment at;
  EntryId stop = 0, vehicle = 0;  // as recorded, of whatever tour; 0 for none
};

// What the rules know of one person. Nothing personal.
struct TourPerson {
  EntryId id = 0;
  std::vector<EntryId> others;  // of records of the same person (same_person.hpp), who counts once
  Remark guest = Remark::none;  // why in no list of this tour: unknown, other_tour or voided
  Integer no;
  std::string bus, seat;
  std::string status;  // code of choices::participant_status
  EntryId vehicle = 0;
  // What stands against these, and the fields (with tour_id and _void) of which devices disagree.
  std::vector<std::string> other_buses, other_statuses;
  std::vector<EntryId> other_vehicles;
  std::vector<std::string> doubts;
  std::vector<Away> away;
  // By stop, oldest first; behind the last stop, those without a stop of this course.
  std::vector<std::vector<CheckedIn>> check_ins;
  std::vector<CheckedIn> called_elsewhere;  // marked present in roll calls of other tours
  bool marked_present = false;              // at any roll call

  bool is_guest() const { return guest != Remark::none; }
  bool is_checked_in_anywhere() const;
  bool is_doubted() const { return !doubts.empty(); }
  bool was_seen() const { return marked_present || is_checked_in_anywhere(); }
};

// By status alone: confirmed, joined today, or nothing said.
bool is_on_list(std::string_view status);
bool is_on_list(const TourPerson& person);  // in doubt, yes
// On the list, or seen although marked as not having come; guests never do.
bool takes_part(const TourPerson& person);
bool is_away(const TourPerson& person, Position position);
// At a roll call, which is made either on arriving or on leaving.
bool is_expected(const TourPerson& person, Position position);
// At a stop as a whole.
bool is_expected_at_stop(const TourPerson& person, std::size_t stop);

enum class Standing {
  here,         // checked in at this stop, expected or not
  unconfirmed,  // expected and not seen here
  absent,       // not seen here and marked as not having come; expected when seen elsewhere
  not_expected
};
Standing standing_at(const TourPerson& person, std::size_t stop);
// Why somebody who is seen at this stop is not expected there; none: is expected, or never showed up.
Remark remark_at(const TourPerson& person, std::size_t stop);
// Expected at this stop and not checked in there.
bool is_missing_at(const TourPerson& person, std::size_t stop);

}  // namespace renkei
