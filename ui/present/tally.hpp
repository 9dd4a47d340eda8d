// The tally pad: one gate of an event, today's visitors by category, and the last presses.
//
// Opened with one pass over the gate's records; afterwards each press and each undo changes it in
// place, so that a press costs the same on the first and on the hundred thousandth visitor. Plain
// values.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/command.hpp"
#include "core/model/records.hpp"

namespace renkei::ui {

struct GateChoice {
  EntryId id = 0;
  std::string name, method, direction, unit, reentry;  // codes of core/model/choices.hpp
};

struct CategoryCount {
  std::string category;
  std::int64_t count = 0;
  bool is_visitor = true;  // 関係者 are counted but are no visitors
};

struct Press {
  EntryId id = 0;
  std::string category;
  std::int64_t delta = 0;
  Moment at;
};

struct TallyPad {
  EntryId event = 0;
  std::string event_name, date;  // only this day's presses count here
  LogNumber own_log = 0;         // undo takes back presses of this device only
  std::vector<GateChoice> gates;
  EntryId gate = 0;  // 0: the event has none yet
  std::vector<CategoryCount>
      categories;  // the usual five in the order of the keys 1 to 5, then others
  std::int64_t visitors = 0;
  std::vector<Press> presses;  // this device's last ones, oldest first
};

TallyPad open_pad(const Records& records, EntryId event, std::string_view date, LogNumber own_log);
void choose_gate(TallyPad& pad, const Records& records, EntryId gate);

// What a key or an undo asks the session for; nothing when there is nothing to do.
std::optional<Command> count_command(const TallyPad& pad, std::string_view category);
std::optional<Command> take_back_command(const TallyPad& pad, std::string reason);
std::optional<Command> add_gate_command(const TallyPad& pad, std::string name);

// What the session did, followed here.
void counted(TallyPad& pad, const Press& press);
void taken_back(TallyPad& pad, EntryId press);

}  // namespace renkei::ui
