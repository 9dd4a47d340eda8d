// Somebody parts from the tour, for a while or for good (途中離団・別行動): agreed with somebody, until
// a stop, to be reached somehow. From then on nobody misses that person; core/figures/expected.hpp has
// the rule. What is recorded, what is being asked, and the intents of a screen that asks it. Plain
// values.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/figures/tour.hpp"
#include "core/model/command.hpp"
#include "core/model/records.hpp"

namespace renkei::ui::parting {

struct Parting {
  EntryId id = 0, person = 0;
  EntryId from = 0, to = 0;  // stops; from 0: the start, to 0: not back any more
  std::string agreed_by;
};
// Those that stand of the people of a tour, in the order of each device's log.
std::vector<Parting> read_partings(const Records& records, const TourFacts& facts);

// Whether it takes the person away at a place of the course.
bool covers(const TourFacts& facts, const Parting& parting, Position at);

// What has to be said about it, all of it.
struct Draft {
  EntryId person = 0;
  std::string state;               // in a roll call: separate or left
  EntryId from = 0;                // the last stop that they left, or came to, together
  std::vector<EntryId> stops;      // where the person may be back
  std::string agreed_by, contact;  // a staff code or a name; a telephone number
  std::optional<EntryId> until;    // one of the stops; 0: not back any more
  bool is_whole() const;
};
// At a place of the course at which the person was still with the others (leaving it), or was not any
// more (on arriving).
Draft begin(const TourFacts& facts, EntryId person, Position at, std::string agreed_by);
Command command(const Draft& draft);

// Intents, the same on every screen.
struct Begin {
  EntryId person;
  std::string state = {};
};
struct Change {
  Draft draft;
};
struct Agree {};  // what was said is recorded
struct Drop {};   // they stay together

}  // namespace renkei::ui::parting
