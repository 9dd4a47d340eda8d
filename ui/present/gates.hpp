// The gate at which somebody counts: chosen from those of the event, added by its name, and how it
// counts (method, direction, unit, re-entry), which is said before anything is compared. What the
// screens of visitors have in common, and its intents. Plain values.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/figures/visitors.hpp"
#include "core/model/command.hpp"
#include "ui/present/disputes.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::gates {

// Fields of a gate that say how it counts, in the order in which they are said.
inline constexpr std::string_view how_fields[] = {"counting_method", "direction", "unit",
                                                  "reentry"};

struct GateChoice {
  EntryId id = 0;
  std::string name, method, direction, unit, reentry;  // codes of core/model/choices.hpp
  std::vector<Dispute> disputes;

  const std::string& how(std::string_view field) const;  // one of how_fields
  // A number from here can be compared.
  bool has_method() const { return !method.empty(); }
};

// What lies over the side about the gate.
enum class GateSheet { none, list, method };

struct Place {
  EntryId event = 0;
  std::string event_name;
  std::vector<GateChoice> gates;
  EntryId gate = 0;  // 0: the event has none yet
  Openings openings;
  GateSheet gate_sheet = GateSheet::none;
  std::string gate_name;  // of one to be added, as typed
};

struct OpenGates {
  bool open;
};
struct ChooseGate {
  EntryId gate;
};
struct TypeGateName {
  std::string name;
};
struct AddGate {};  // of the name that was typed
struct OpenMethod {
  bool open;
};
struct SetHow {
  std::string field, code;  // field: one of how_fields
};

// The event's gates; the first is chosen.
Place place_of(const Records& records, EntryId event);
// The event of an address, or of its gate, or the day's.
EntryId event_at(const Records& records, const Address& at, std::string_view date);
const GateChoice* chosen(const Place& place);

// Whether the day is one on which the event is closed, or none of its days; empty: it is open. A key
// of the texts.
std::string_view closed_day(const Records& records, EntryId event, std::string_view date);
// The first day of an event of several days, unless it is this one.
std::string first_day_before(const Records& records, EntryId event, std::string_view date);

// Nothing without an event; a method is not said, so that somebody says it.
std::optional<Command> add_command(const Place& place, std::string name);
std::optional<Command> set_command(const Place& place, const SetHow& how);

}  // namespace renkei::ui::gates
