// The tally pad: one gate of an event, today's visitors by category and hour, and the last presses.
//
// Opened with the sums of the gate's tallies, never with its records; afterwards each press and each
// undo changes them in place, so that a press costs the same on the first and on the hundred
// thousandth visitor. What is counted as a visitor, and what a counter has counted already, say the
// figures that the tables use. Plain values.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/sum.hpp"
#include "core/model/command.hpp"
#include "core/model/records.hpp"
#include "ui/present/gates.hpp"
#include "ui/present/screen.hpp"
#include "ui/present/visitor_hours.hpp"

namespace renkei::ui::tally {

using gates::AddGate;
using gates::ChooseGate;
using gates::GateChoice;
using gates::OpenGates;

// Of them the number is always asked.
inline constexpr std::string_view group_category = "団体";
inline constexpr std::size_t digits_at_most = 6;

struct CategoryCount {
  std::string category;
  Sum count;
  bool is_visitor = true;  // 関係者 are counted but are no visitors
  Sum beside = 0;          // pressed while a counter counted: in no sum of visitors
  std::int64_t pressed() const { return Sum(count) += beside; }
};

struct Press {
  EntryId id = 0;
  std::string category;
  std::int64_t delta = 0;
  Moment at;
  bool of_sheet = false;  // says another day or hour than that of `at`, or that it is an estimate
};

// How many come at once, as they are typed; and which they are, first or afterwards.
struct Entry {
  std::string typed;
  std::string category;  // empty: asked when the number is there
  bool asks_category = false;
  std::int64_t number() const;  // 0: none
};

// What lies over the side, besides that about the gate.
struct Sheet {
  enum class Kind { none, acts, reason, hours, more } kind = Kind::none;
  EntryId about = 0;  // of a reason: the press
  std::string reason = {};
};

struct Model : gates::Place {
  std::string date;       // only this day's presses count here
  LogNumber own_log = 0;  // undo takes back presses of this device only
  // The usual five in the order of the keys 1 to 5, then others.
  std::vector<CategoryCount> categories;
  Sum visitors, estimated, beside;
  std::map<LogNumber, Sum> by_device;       // who counted visitors here today
  std::vector<Press> presses;               // this device's last ones, oldest first
  std::optional<Press> taken_back;          // can be done again
  bool has_counter = false;                 // somebody reads a counter here
  hours::DayHours today, first_day;         // of this gate; the first day of several
  std::string first_date;                   // empty: this is it, or there is one only
  std::vector<hours::GateHours> all_gates;  // while they are looked at
  std::optional<Entry> entry;
  Sheet sheet;
  std::string_view closed;     // a key of the texts: the event is not open today
  bool has_turned = false;     // midnight came while the pad was open
  std::int64_t own() const;    // counted by this device
  std::size_t others() const;  // how many other devices' counts are held
};

struct CountOne {
  std::string category;
};
struct BeginNumber {};
struct TypeDigit {
  int digit;
};
struct TakeDigit {};
struct EndNumber {};  // the number is whole
struct DropNumber {};
struct TakeBack {
  EntryId press = 0;  // 0: the last one
  std::string reason = {};
};
struct DoAgain {};
struct TypeReason {
  std::string text;
};
struct OpenSheet {
  Sheet::Kind kind;
};
struct CloseBanner {};
struct OpenReadings {
  bool day_end = false;
};
using Intent = std::variant<gates::OpenGates, gates::ChooseGate, gates::TypeGateName,
                            gates::AddGate, gates::OpenMethod, gates::SetHow, CountOne, BeginNumber,
                            TypeDigit, TakeDigit, EndNumber, DropNumber, TakeBack, DoAgain,
                            TypeReason, OpenSheet, CloseBanner, OpenReadings>;

RENKEI_SCREEN_FUNCTIONS(void);
bool close_sheet(Model& model);

Model open_pad(const Records& records, EntryId event, std::string_view date, LogNumber own_log);
void choose_gate(Model& pad, const Records& records, EntryId gate);

// What a key or an undo asks the session for; nothing when there is nothing to do.
std::optional<Command> count_command(const Model& pad, std::string_view category,
                                     std::int64_t delta = 1);
const Press* find_press(const Model& pad, EntryId press);  // 0: the last one

// What the session did, followed here; a press that was read from the records already changes
// nothing.
void counted(Model& pad, const Press& press, const Records& records);
void taken_back(Model& pad, EntryId press, const Records& records);

}  // namespace renkei::ui::tally
