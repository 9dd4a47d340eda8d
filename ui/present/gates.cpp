#include "ui/present/gates.hpp"

#include <algorithm>

#include "core/model/kinds.hpp"
#include "ui/present/address.hpp"

namespace renkei::ui::gates {
namespace {

constexpr std::string_view said_fields[] = {"name", "counting_method", "direction", "unit",
                                            "reentry"};

}  // namespace

const std::string& GateChoice::how(std::string_view field) const {
  if (field == "direction") return direction;
  if (field == "unit") return unit;
  return field == "reentry" ? reentry : method;
}

Place place_of(const Records& records, EntryId event) {
  Place place;
  place.event = event;
  if (const auto found = find_as<Event>(records, event)) {
    place.event_name = found->fields.name;
    place.openings = openings_of(found->fields);
  }
  const Kind& kind = *find_kind(Gate::name_of_kind);
  for (const auto& [id, gate, disputed] : all<Gate>(records, "event_id", Value::of(event)))
    place.gates.push_back(
        {id, gate.name, gate.counting_method, gate.direction, gate.unit, gate.reentry,
         disputed ? disputes_of(records, id, kind, said_fields) : std::vector<Dispute>()});
  if (!place.gates.empty()) place.gate = place.gates.front().id;
  return place;
}

EntryId event_at(const Records& records, const Address& at, std::string_view date) {
  if (at.object != 0) return at.object;
  const auto gate = find_as<Gate>(records, at.part);
  return gate ? gate->fields.event_id.id : event_of_day(records, date);
}

const GateChoice* chosen(const Place& place) {
  const auto at = std::ranges::find(place.gates, place.gate, &GateChoice::id);
  return at == place.gates.end() ? nullptr : &*at;
}

std::string_view closed_day(const Records& records, EntryId event, std::string_view date) {
  const auto found = find_as<Event>(records, event);
  switch (found ? day_of_event(found->fields, date) : DayOfEvent::open) {
    case DayOfEvent::closed:
      return "gates.closed_day";
    case DayOfEvent::none:
      return "gates.not_a_day";
    case DayOfEvent::open:
      break;
  }
  return {};
}

std::string first_day_before(const Records& records, EntryId event, std::string_view date) {
  const auto found = find_as<Event>(records, event);
  const std::string first = found ? found->fields.starts_on.iso : std::string();
  return first < date ? first : std::string();
}

std::optional<Command> add_command(const Place& place, std::string name) {
  if (place.event == 0 || name.empty()) return std::nullopt;
  return Create{"gate",
                {{"event_id", place.event}, {"name", std::move(name)}, {"kind", "entrance"}}};
}

std::optional<Command> set_command(const Place& place, const SetHow& how) {
  const GateChoice* gate = chosen(place);
  const bool is_known = std::ranges::find(how_fields, how.field) != std::end(how_fields);
  if (!gate || !is_known) return std::nullopt;
  if (gate->how(how.field) == how.code && !dispute_about(gate->disputes, how.field))
    return std::nullopt;
  return Set{gate->id, {{how.field, how.code}}};
}

}  // namespace renkei::ui::gates
