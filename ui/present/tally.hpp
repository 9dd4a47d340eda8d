// The tally pad: one gate of an event, today's visitors by category, and the last presses.
//
// Opened with one pass over the gate's records; afterwards each press and each undo changes it in
// place, so that a press costs the same on the first and on the hundred thousandth visitor. Plain
// values.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/sum.hpp"
#include "core/model/command.hpp"
#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::tally {

struct GateChoice {
  EntryId id = 0;
  std::string name, method, direction, unit, reentry;  // codes of core/model/choices.hpp
};

struct CategoryCount {
  std::string category;
  Sum count;
  bool is_visitor = true;  // 関係者 are counted but are no visitors
};

struct Press {
  EntryId id = 0;
  std::string category;
  std::int64_t delta = 0;
  Moment at;
};

struct Model {
  EntryId event = 0;
  std::string event_name, date;  // only this day's presses count here
  LogNumber own_log = 0;         // undo takes back presses of this device only
  std::vector<GateChoice> gates;
  EntryId gate = 0;       // 0: the event has none yet
  bool choosing = false;  // the list of gates is open
  // The usual five in the order of the keys 1 to 5, then others.
  std::vector<CategoryCount> categories;
  Sum visitors;
  std::vector<Press> presses;  // this device's last ones, oldest first
};

struct OpenGates {
  bool open;
};
struct ChooseGate {
  EntryId gate;
};
struct AddGate {};
struct CountOne {
  std::string category;
};
struct TakeBack {};  // the last press
using Intent = std::variant<OpenGates, ChooseGate, AddGate, CountOne, TakeBack>;

Address address(const Model& model);
void open(Model& model, const Address& at, const Situation& situation, const Records& records);
Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records);
void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records);
void look(Model& model, const Situation& situation, const Records& records);

Model open_pad(const Records& records, EntryId event, std::string_view date, LogNumber own_log);
void choose_gate(Model& pad, const Records& records, EntryId gate);

// What a key or an undo asks the session for; nothing when there is nothing to do.
std::optional<Command> count_command(const Model& pad, std::string_view category);
std::optional<Command> take_back_command(const Model& pad, std::string reason);
std::optional<Command> add_gate_command(const Model& pad, std::string name);

// What the session did, followed here; a press that was read from the records already changes
// nothing.
void counted(Model& pad, const Press& press);
void taken_back(Model& pad, EntryId press);

}  // namespace renkei::ui::tally
