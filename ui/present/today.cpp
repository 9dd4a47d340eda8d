#include "ui/present/today.hpp"

#include <algorithm>
#include <map>

#include "core/model/kinds.hpp"

namespace renkei::ui::today {
namespace {

When when_of(const EventCard& card, std::string_view date) {
  if (card.first_day > date) return When::coming;
  return card.last_day < date ? When::past : When::now;
}

bool comes_before(const EventCard& a, const EventCard& b) {
  if (a.when != b.when) return a.when < b.when;
  if (a.first_day != b.first_day)
    return a.when == When::past ? a.first_day > b.first_day : a.first_day < b.first_day;
  return a.id < b.id;
}

struct Responder {
  Response operator()(const CountVisitors& intent) {
    return {{}, Address{Screen::tally, intent.event}};
  }
  Response operator()(const OpenRoster& intent) {
    return {{}, Address{Screen::roster, intent.tour}};
  }
  Response operator()(const OpenKiosk& intent) {
    return {{}, Address{Screen::kiosk, 0, intent.event}};
  }
};

}  // namespace

Address address(const Model&) { return {Screen::today}; }

void open(Model& model, const Address&, const Situation& situation, const Records& records) {
  look(model, situation, records);
}

Response respond(Model&, const Intent& intent, const Situation&, const Records&) {
  return std::visit(Responder{}, intent);
}

void settle(Model&, const Ended<Intent>&, const Situation&, const Records&) {}

void look(Model& model, const Situation& situation, const Records& records) {
  model = make_today(records, situation.date);
}

Model make_today(const Records& records, std::string_view date) {
  std::map<EntryId, EventCard> cards;
  for (const auto& [id, event, disputed] : all<Event>(records)) {
    EventCard& card = cards[id];
    card = {id,          When::now,   event.name, event.starts_on.iso, event.ends_on.iso,
            event.venue, event.status};
    if (card.last_day.empty()) card.last_day = card.first_day;
    card.when = when_of(card, date);
  }
  for (const auto& [id, gate, disputed] : all<Gate>(records))
    if (const auto card = cards.find(gate.event_id.id); card != cards.end()) ++card->second.gates;
  for (const auto& [id, tour, disputed] : all<Tour>(records))
    if (const auto card = cards.find(tour.event_id.id); card != cards.end())
      card->second.tours.push_back({id, tour.name.empty() ? card->second.name : tour.name});
  for (const auto& [id, questionnaire, disputed] : all<Questionnaire>(records))
    if (const auto card = cards.find(questionnaire.event_id.id); card != cards.end())
      card->second.asks = true;

  Model model{std::string(date), {}};
  for (auto& [id, card] : cards) model.cards.push_back(std::move(card));
  std::ranges::sort(model.cards, comes_before);
  return model;
}

}  // namespace renkei::ui::today
