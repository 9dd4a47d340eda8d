#include "ui/present/today.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/model/kinds.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"

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

// A tour without a name of its own is the event; its name need not be read twice.
bool is_its_tour(const EventCard& card) {
  return card.tours.size() == 1 && card.tours[0].name == card.name;
}

bool is_counted(const EventCard& card) { return card.gates > 0 || card.tours.empty(); }

std::vector<Line> lines_of(const EventCard& card) {
  const auto line = [&](EntryId event, const TourLine& tour) {
    return Line{event,          tour.id,       card.when, tour.id == 0 ? card.name : tour.name,
                card.first_day, card.last_day, card.place};
  };
  if (is_its_tour(card)) return {line(is_counted(card) ? card.id : 0, card.tours[0])};
  std::vector<Line> lines;
  if (is_counted(card)) lines.push_back(line(card.id, {}));
  for (const TourLine& tour : card.tours) lines.push_back(line(0, tour));
  return lines;
}

// Without what stands on the card already.
void leave_out(std::vector<Line>& lines, const Card& own) {
  for (Line& line : lines) {
    if (own.tour != 0 && line.tour == own.tour) line.tour = 0;
    if (own.tour == 0 && line.event == own.event) line.event = 0;
  }
  std::erase_if(lines, [](const Line& line) { return line.event == 0 && line.tour == 0; });
}

// Without a post: the first of what is on today.
std::optional<Card> card_of_day(const Model& model, const Records& records,
                                const Situation& situation) {
  if (model.cards.empty() || model.cards[0].when != When::now) return std::nullopt;
  const EventCard& first = model.cards[0];
  const bool is_tour = !first.tours.empty() && (first.gates == 0 || is_its_tour(first));
  return make_card(records, situation, first.id, is_tour ? first.tours[0].id : 0);
}

std::string folded(std::string_view text) { return to_hiragana(narrow(text)); }

struct Responder {
  Model& model;
  const Situation& situation;

  Response operator()(const CountVisitors& intent) {
    return {{}, Address{Screen::tally, intent.event}};
  }
  Response operator()(const OpenRoster& intent) {
    return {{}, Address{Screen::roster, intent.tour}};
  }
  Response operator()(const GoOn&) {
    if (!model.own) return {};
    const Act act = next_act(*model.own, situation.now);
    return act == Act::depart ? (*this)(Depart{}) : Response{{}, where(*model.own, act)};
  }
  Response operator()(const Depart&) {
    if (!model.own || model.own->stop == 0) return {};
    return {{Command(Set{model.own->stop, {{"actual_depart", situation.now}}})}, {}};
  }
  Response operator()(const TakeDepartureBack&) {
    if (!model.own || !model.own->left) return {};
    return {{Command(Set{model.own->left->stop, {{"actual_depart", OwnValue()}}})}, {}};
  }
  Response operator()(const GoTo& intent) {
    model.more = false;
    return {{}, intent.to};
  }
  Response operator()(const ShowMore& intent) {
    model.more = intent.shown;
    return {};
  }
  Response operator()(const Filter& intent) {
    model.filter = intent.text;
    return {};
  }
  Response operator()(const ShowPast& intent) {
    model.past_open = intent.shown;
    return {};
  }
  Response operator()(const BeginNew&) {
    const auto usual = [&](const char* key) { return say(situation.wishes.language, key); };
    model.draft = NewEvent{.first_day = situation.date,
                           .vehicle = usual("today.new.vehicle.usual"),
                           .stop = usual("today.new.stop.usual"),
                           .gate = usual("today.new.gate.usual")};
    model.more = false;
    return {};
  }
  Response operator()(const ChangeNew& intent) {
    if (!model.draft) return {};
    model.draft = intent.draft;
    return {};
  }
  Response operator()(const MakeNew&) {
    if (!model.draft || !can_be_made(*model.draft, situation.date)) return {};
    model.draft->asked = true;
    return {{event_command(*model.draft, situation.date)}, {}};
  }
  Response operator()(const DropNew&) {
    model.draft.reset();
    return {};
  }
};

}  // namespace

Address address(const Model&) { return {Screen::today}; }

void open(Model& model, const Address&, const Situation& situation, const Records& records) {
  model.more = false;
  look(model, situation, records);
}

Response respond(Model& model, const Intent& intent, const Situation& situation, const Records&) {
  return std::visit(Responder{model, situation}, intent);
}

Response settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
                const Records& records) {
  Response next;
  const auto record = ended.record();
  if (std::holds_alternative<MakeNew>(ended.by) && model.draft) {
    const auto& done = std::get<Executed>(ended.end);
    const auto* made = std::get_if<Create>(&done.command);
    const bool is_first = made && made->kind == "event";
    if (record && is_first)
      next.work = below_event(*model.draft, *record);
    else if (record && made && made->kind == "tour")
      next.work = below_tour(*model.draft, *record);
    else if (is_first)
      model.draft->asked = false;
    else if (!record)  // what is made already is not made again
      model.draft.reset();
    const bool is_last =
        record && (!made || made->kind != "gate" || model.draft->what == What::visitors);
    if (is_last && next.work.empty()) model.draft.reset();
  }
  look(model, situation, records);
  return next;
}

void look(Model& model, const Situation& situation, const Records& records) {
  Model made = make_today(records, situation.date);
  made.own = card_of_post(records, situation);
  if (!made.own) made.own = card_of_day(made, records, situation);
  if (made.own) leave_out(made.others, *made.own);
  made.has_posts = !all<Post>(records).empty();
  made.past_open = model.past_open;
  made.filter = std::move(model.filter);
  made.more = model.more && made.own;
  made.draft = std::move(model.draft);
  model = std::move(made);
}

bool close_sheet(Model& model) {
  const bool was_drafting = std::exchange(model.draft, std::nullopt).has_value();
  return std::exchange(model.more, false) || was_drafting;
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

  Model model;
  model.date = date;
  for (auto& [id, card] : cards) model.cards.push_back(std::move(card));
  std::ranges::sort(model.cards, comes_before);
  for (const EventCard& card : model.cards)
    for (Line& line : lines_of(card)) model.others.push_back(std::move(line));
  return model;
}

std::size_t count_of(const Model& model, When when) {
  return static_cast<std::size_t>(std::ranges::count(model.others, when, &Line::when));
}

std::vector<const Line*> shown_lines(const Model& model, When when) {
  const std::string wanted = folded(trim(model.filter));
  std::vector<const Line*> shown;
  if (wanted.empty() && when == When::past && !model.past_open) return shown;
  for (const Line& line : model.others)
    if (line.when == when &&
        (wanted.empty() || folded(line.name + " " + line.place).find(wanted) != std::string::npos))
      shown.push_back(&line);
  return shown;
}

bool is_searched(const Model& model) {
  constexpr std::size_t many = 8;
  return model.others.size() > many;
}

std::optional<Address> address_of(const Card& card, const Further& further) {
  const EntryId id = further.about == Further::About::tour ? card.tour : card.event;
  if (id == 0) return std::nullopt;
  const Address below_event{further.screen, 0, id};
  if (further.about == Further::About::design)
    return card.designs ? std::optional(below_event) : std::nullopt;
  if (further.about != Further::About::questionnaire) return Address{further.screen, id};
  return card.asks ? std::optional(below_event) : std::nullopt;
}

}  // namespace renkei::ui::today
