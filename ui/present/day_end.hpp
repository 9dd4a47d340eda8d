// The end of a day: what the tables say that was counted is proposed as the day's figure, a unit each,
// with how it was counted; a person confirms it or says another one. What devices said already stands
// beside it, and stays. Part of the screen of readings. Plain values.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/figures/visitors.hpp"
#include "core/model/command.hpp"
#include "core/model/records.hpp"

namespace renkei::ui::day_end {

// What the gates of one unit come to: people, person-days and visits are never added to each other.
struct Proposal {
  struct OfGate {
    EntryId gate = 0;
    std::string name;
    Sum n;
  };
  std::string unit, method, reentry;  // codes; empty: the gates have none, or several
  std::vector<OfGate> gates;          // those that counted anybody
  Sum n, estimated, staff, beside;
};

// What was announced, by whichever device.
struct Said {
  EntryId id = 0;
  bool is_own = false;
  std::string device;  // as it introduced itself; empty: not known here
  std::int64_t n = 0;
  std::vector<std::string> disputed;  // the different figures of this very record
  std::string unit, method, reentry, confirmed_by;
};

// What will be recorded.
struct Draft {
  std::string typed, unit, method, reentry;
  std::optional<std::int64_t> number() const;
  bool is_whole() const;
};

struct Model {
  EntryId event = 0;
  std::string date;               // the day at hand
  std::vector<std::string> days;  // that can be ended: with figures, and today; the newest first
  std::vector<Proposal> proposals;
  std::vector<Said> said;
  std::size_t others = 0;  // other devices whose counts are in the figures
  Draft draft;
  bool is_typing = false;  // another figure
  std::string about;       // the unit of the proposal at hand
};

struct ChooseDay {
  std::string date;
};
struct ChooseProposal {
  std::string unit;
};
struct SayOther {  // a figure that is not the proposed one
  bool typing;
};
struct SayHow {
  std::string field, code;  // unit, method, reentry
};
struct Confirm {};

// The end of a day of an event; a draft of the same day is kept.
Model read(const Records& records, EntryId event, std::string_view date, std::string_view today,
           LogNumber own_log);
const Proposal* proposal_at_hand(const Model& model);
// Of the unit of the draft; null: nobody has said anything.
const Said* said_here(const Model& model);
// Whether what devices said of that unit is not one figure.
bool differs(const Model& model, std::string_view unit);

void choose_proposal(Model& model, std::string_view unit);
void type_digit(Model& model, int digit);
void take_digit(Model& model);
void say_how(Model& model, const SayHow& how);
// Nothing until all of it is said. `staff`: who confirms.
std::optional<Command> confirm_command(const Model& model, const std::string& staff);

}  // namespace renkei::ui::day_end
