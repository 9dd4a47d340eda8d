#include "ui/present/today_card.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/figures/visitors.hpp"
#include "core/text/dates.hpp"
#include "ui/present/post.hpp"

namespace renkei::ui::today {
namespace {

bool is_of(const RollCallFacts& call, EntryId stop, EntryId vehicle) {
  return call.stop_id() == stop && (vehicle == 0 || call.vehicle_id() == vehicle);
}

bool is_closed(const RollCallFacts& call) {
  return std::ranges::any_of(
      call.heads, [](const Found<Rollcall>& head) { return head.fields.closed_at.has_value(); });
}

// At the stop, as it is left; at the last one, as it is come to. Of several vehicles each has to be
// called, unless all are called together.
Call call_at(const TourFacts& facts, EntryId stop, EntryId vehicle, bool is_last) {
  std::set<EntryId> closed;
  bool any = false;
  for (const RollCallFacts& call : facts.calls) {
    const bool fits = is_last || is_leaving(call.heads.front().fields.phase);
    if (!fits || (!is_of(call, stop, vehicle) && !is_of(call, stop, 0))) continue;
    if (vehicle != 0 && call.vehicle_id() != 0 && call.vehicle_id() != vehicle) continue;
    any = true;
    if (is_closed(call)) closed.insert(call.vehicle_id());
  }
  if (!any) return Call::none;
  const bool together = closed.contains(0) || (vehicle != 0 && closed.contains(vehicle));
  const bool each = vehicle == 0 && !facts.vehicles.empty() &&
                    std::ranges::all_of(facts.vehicles, [&](const Found<Vehicle>& one) {
                      return closed.contains(one.id);
                    });
  return together || each ? Call::closed : Call::open;
}

bool has_roll_call(const TourFacts& facts, EntryId stop) {
  return std::ranges::any_of(facts.calls,
                             [&](const RollCallFacts& call) { return call.stop_id() == stop; });
}

std::size_t where_it_stands(const TourFacts& facts) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < facts.stops.size(); ++i) {
    if (has_check_ins(facts, i) || has_roll_call(facts, facts.stops[i].id)) at = i;
    if (facts.stops[i].fields.actual_depart) at = i + 1;
  }
  return std::min(at, facts.stops.size() - 1);
}

void read_plan(Card& card, const TourFacts& facts, const Situation& situation) {
  const auto add = [&](const Stop& stop, const TimeOfDay& time, bool leaving) {
    const auto at = planned_moment(stop, time, card.first_day, situation.zone);
    if (at && local_date(*at, situation.zone) == situation.date)
      card.plan.push_back({*at, stop.name, leaving});
  };
  for (const Found<Stop>& stop : facts.stops) {
    add(stop.fields, stop.fields.plan_arrive, false);
    add(stop.fields, stop.fields.plan_depart, true);
  }
  std::ranges::stable_sort(card.plan, {}, [](const Planned& one) { return one.at.unix_ms; });
}

void read_tour(Card& card, const Records& records, const Situation& situation) {
  const TourFacts facts = gather_tour(records, card.tour);
  card.figures = figures_at(facts, 0);
  if (facts.stops.empty()) return;
  const std::size_t at = where_it_stands(facts);
  const Found<Stop>& stop = facts.stops[at];
  const auto planned = [&](const TimeOfDay& time) {
    return planned_moment(stop.fields, time, card.first_day, situation.zone);
  };
  card.stop = stop.id;
  card.stop_name = stop.fields.name;
  card.arrive = planned(stop.fields.plan_arrive);
  card.depart = planned(stop.fields.plan_depart);
  card.receives = at == 0 || stop.fields.kind == "boarding" || stop.fields.kind == "meeting";
  card.calls = stop.fields.rollcall_required.value_or(true);
  card.is_last = at + 1 == facts.stops.size();
  card.figures = figures_at(facts, at);
  card.call = call_at(facts, stop.id, card.vehicle, card.is_last);
  for (const Found<Stop>& left : facts.stops)
    if (const Instant& when = left.fields.actual_depart;
        when && local_date(*when, situation.zone) == situation.date)
      card.left = {left.id, left.fields.name, *when};
  read_plan(card, facts, situation);
}

void read_visitors(Card& card, const Records& records, const Situation& situation) {
  const auto gates = all<Gate>(records, "event_id", Value::of(card.event));
  if (gates.empty()) return;
  const auto today = date_of_iso(situation.date);
  VisitorSums sums;
  for (const VisitorLine& line : count_visitors(records, gates).lines)
    if (today && line.day == days_since_epoch(*today)) sums.add(line);
  card.visitors = static_cast<std::int64_t>(sums.visitors);
}

}  // namespace

Card make_card(const Records& records, const Situation& situation, EntryId event, EntryId tour,
               EntryId vehicle) {
  Card card;
  card.vehicle = vehicle;
  card.event = event;
  card.tour = tour;
  if (const auto own = find_as<Tour>(records, tour)) {
    card.event = own->fields.event_id.id;
    card.name = own->fields.name;
  }
  if (const auto frame = find_as<Event>(records, card.event)) {
    if (card.name.empty()) card.name = frame->fields.name;
    card.first_day = frame->fields.starts_on.iso;
    card.last_day = frame->fields.ends_on.iso;
    card.place = frame->fields.venue;
  }
  card.asks =
      card.event != 0 && !all<Questionnaire>(records, "event_id", Value::of(card.event)).empty();
  if (tour != 0)
    read_tour(card, records, situation);
  else
    read_visitors(card, records, situation);
  return card;
}

std::optional<Card> card_of_post(const Records& records, const Situation& situation) {
  const auto post = own_post(situation.device, records);
  if (!post) return std::nullopt;
  EntryId event = post->fields.event_id.id;
  const auto gate = find_as<Gate>(records, post->fields.gate_id.id);
  if (event == 0 && gate) event = gate->fields.event_id.id;
  if (event == 0 && !post->fields.tour_id) return std::nullopt;
  const auto vehicle = find_as<Vehicle>(records, post->fields.vehicle_id.id);
  Card card =
      make_card(records, situation, event, post->fields.tour_id.id, vehicle ? vehicle->id : 0);
  card.post = post->fields.name;
  // Where people queue nobody writes questionnaires.
  const std::string& role = post->fields.role;
  card.designs = role != "reception" && role != "on_board" && role != "counting";
  card.gate = gate ? gate->id : 0;
  if (gate) card.part = gate->fields.name;
  if (vehicle) card.part = vehicle->fields.no;
  const Address to = place_of(post->fields, records);
  const bool is_shown = to.screen == Screen::today || to.screen == Screen::tally;
  if (card.tour == 0 && !is_shown) card.to = to;
  return card;
}

Act next_act(const Card& card, const Moment& now) {
  if (card.tour == 0) return card.to ? Act::work_at_post : Act::count;
  const bool is_due = card.depart && now.unix_ms >= card.depart->unix_ms;
  const bool is_open = card.figures.missing > 0 || card.figures.here == 0;
  if (card.stop == 0) return Act::check_in;
  if (card.receives && card.call == Call::none && is_open && !is_due) return Act::check_in;
  if (card.calls && card.call != Call::closed) return Act::call_roll;
  return card.is_last ? Act::hand_over : Act::depart;
}

Address roll_call_of(const Card& card) {
  return {Screen::rollcall, card.tour, card.stop, card.vehicle,
          card.is_last ? "arrival" : "departure"};
}

Address where(const Card& card, Act act) {
  switch (act) {
    case Act::check_in:
      return {Screen::roster, card.tour, card.stop};
    case Act::call_roll:
      return roll_call_of(card);
    case Act::count:
      return {Screen::tally, card.event, card.gate};
    case Act::hand_over:
      return {Screen::files};
    case Act::work_at_post:
      return card.to.value_or(Address{Screen::today});
    case Act::depart:
      break;
  }
  return {Screen::today};
}

const Planned* next_planned(const Card& card, const Moment& now) {
  const auto at = std::ranges::find_if(
      card.plan, [&](const Planned& one) { return one.at.unix_ms >= now.unix_ms; });
  return at == card.plan.end() ? nullptr : &*at;
}

}  // namespace renkei::ui::today
