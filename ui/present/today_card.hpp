// The one tour or event that this device works for today: where it stands, in the figures of the roster,
// and what comes next. Made from the records; a plain value.
//
// A tour stands at the stop where something was recorded last (somebody checked in, a roll call, a
// departure); once it has left there, at the next one. The clock moves nothing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/figures/tour.hpp"
#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::today {

enum class Act { check_in, call_roll, depart, count, hand_over, work_at_post };
enum class Call { none, open, closed };

struct Departure {
  EntryId stop = 0;
  std::string name;
  Moment at;
};

struct Planned {
  Moment at;
  std::string stop;
  bool leaving = false;
};

struct Card {
  EntryId event = 0, tour = 0;    // no tour: the event's card
  EntryId gate = 0, vehicle = 0;  // that the post names
  std::string name, first_day, last_day, place;
  std::string post, part;     // of this device; its vehicle's number or gate's name
  std::optional<Address> to;  // of a post that is neither on a tour nor at a gate
  bool asks = false;          // the event has a questionnaire for a kiosk
  bool designs = true;        // questionnaires may be written here
  // Of a tour.
  EntryId stop = 0;  // where it stands; 0: it has no stops
  std::string stop_name;
  std::optional<Moment> arrive, depart;  // by the plan
  bool receives = true;                  // people join here
  bool calls = true;                     // there is to be a roll call
  bool is_last = true;
  StopFigures figures;
  Call call = Call::none;
  std::optional<Departure> left;  // today's last one
  std::vector<Planned> plan;      // of the day, by time
  // Of an event: today's, at its gates.
  std::optional<std::int64_t> visitors;

  EntryId id() const { return tour != 0 ? tour : event; }
};

// `vehicle`: whose roll calls alone count; 0: those of all.
Card make_card(const Records& records, const Situation& situation, EntryId event, EntryId tour,
               EntryId vehicle = 0);
// Of the post that this device has taken; nothing when it names neither a tour nor an event.
std::optional<Card> card_of_post(const Records& records, const Situation& situation);

// What is to be done next; the time: by when the reception is over.
Act next_act(const Card& card, const Moment& now);
// Where that is done, or any other screen of this card.
Address where(const Card& card, Act act);
Address roll_call_of(const Card& card);
// The next thing in the plan; null: none.
const Planned* next_planned(const Card& card, const Moment& now);

}  // namespace renkei::ui::today
