#include "ui/present/today.hpp"

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::today {
namespace {

using Asked = std::vector<Intent>;

const char* section_key(When when) {
  switch (when) {
    case When::now:
      return "today.now";
    case When::coming:
      return "today.coming";
    case When::past:
      return "today.past";
  }
  return "";
}

// A tour without a name of its own is the event; its name need not be read twice.
bool is_its_tour(const EventCard& card) {
  return card.tours.size() == 1 && card.tours[0].name == card.name;
}

std::string facts_of(const Ui& ui, const EventCard& card) {
  std::string facts = days_words(ui.language, card.first_day, card.last_day);
  if (!card.place.empty()) facts += "　" + card.place;
  return facts;
}

// Where everything of a card goes; measured with the same widths as it is drawn.
struct Plan {
  float button = 0;     // of the widest of its buttons
  bool beside = false;  // the buttons stand beside the words, not below them
  float words = 0, head = 0, tour = 0, height = 0;
};

Plan plan_of(Ui& ui, const EventCard& card, float width) {
  Plan plan;
  const float inner = width - 2 * ui.theme.mm(4);
  plan.button =
      std::max(button_width(ui, ui.say("today.count")), button_width(ui, ui.say("today.roster")));
  const float buttons =
      plan.button * (is_its_tour(card) ? 2 : 1) + (is_its_tour(card) ? ui.theme.gap : 0);
  plan.beside = ui.layout.width != Layout::Class::narrow && buttons < inner * 0.6f;
  plan.words = plan.beside ? inner - buttons - ui.theme.gap : inner;
  plan.head = height_of(ui, Role::strong, card.name, plan.words) + ui.theme.mm(1) +
              height_of(ui, Role::note, facts_of(ui, card), plan.words);
  plan.height =
      plan.beside ? std::max(plan.head, ui.theme.touch) : plan.head + ui.theme.gap + ui.theme.touch;
  if (!is_its_tour(card))
    for (const TourLine& tour : card.tours)
      plan.height += ui.theme.gap + std::max(ui.theme.touch, height_of(ui, Role::body, tour.name,
                                                                       inner - plan.button));
  if (card.asks) plan.height += ui.theme.gap + ui.theme.touch;
  plan.height += 2 * ui.theme.mm(4);
  return plan;
}

void draw_count(Ui& ui, Asked& asked, const EventCard& card, const Box& box, bool plain) {
  const bool quiet = !card.tours.empty() && card.gates == 0;
  const Rank rank = quiet ? Rank::quiet : plain ? Rank::secondary : Rank::primary;
  if (button(ui, {"today.count", card.id}, box, {.rank = rank}))
    asked.emplace_back(CountVisitors{card.id});
}

void draw_roster(Ui& ui, Asked& asked, EntryId tour, const Box& box, bool plain) {
  if (button(ui, {"today.roster", tour}, box, {.rank = plain ? Rank::secondary : Rank::primary}))
    asked.emplace_back(OpenRoster{tour});
}

// At the end of the card.
void draw_kiosk(Ui& ui, Asked& asked, EntryId event, Box& column) {
  Box row = take_bottom(column, ui.theme.touch, ui.theme.gap);
  if (button(ui, {"today.kiosk", event}, take_right(row, button_width(ui, ui.say("today.kiosk")))))
    asked.emplace_back(OpenKiosk{event});
}

void draw_card(Ui& ui, Asked& asked, const EventCard& event, const Box& whole) {
  const Plan plan = plan_of(ui, event, whole.w);
  const Key key("today.card", event.id);
  note(ui, {.key = key.whole(), .kind = "row", .box = whole, .text = event.name});
  const Within within(ui, key.whole());
  card(ui, whole);
  Box column = inset(whole, ui.theme.mm(4));
  if (event.asks) draw_kiosk(ui, asked, event.id, column);
  Box head =
      take_top(column, plan.beside ? std::max(plan.head, ui.theme.touch) : plan.head, ui.theme.gap);
  Box words{head.x, head.y + (head.h - plan.head) / 2, plan.words, plan.head};
  write_down(ui, {"today.name", event.id}, words, event.name, {.role = Role::strong},
             ui.theme.mm(1));
  write_down(ui, {"today.facts", event.id}, words, facts_of(ui, event),
             {.role = Role::note, .ink = ui.theme.colour.note});
  Box row =
      plan.beside ? middle(head, ui.theme.touch) : take_top(column, ui.theme.touch, ui.theme.gap);
  const bool plain = event.when != When::now;
  draw_count(ui, asked, event, take_right(row, plan.button, ui.theme.gap), plain);
  if (is_its_tour(event))
    return draw_roster(ui, asked, event.tours[0].id, take_right(row, plan.button), plain);
  for (const TourLine& tour : event.tours) {
    Box line = take_top(
        column,
        std::max(ui.theme.touch, height_of(ui, Role::body, tour.name, column.w - plan.button)),
        ui.theme.gap);
    const Box press = middle(take_right(line, plan.button, ui.theme.gap), ui.theme.touch);
    write(ui, {"today.tour", tour.id}, line, tour.name, {.lines = 10, .centred = true});
    draw_roster(ui, asked, tour.id, press, plain);
  }
}

void draw_nothing(Ui& ui, Box column) {
  write_down(ui, "today.nothing", column, ui.say("today.nothing"), {.role = Role::title},
             ui.theme.gap);
  write_down(ui, "today.nothing.next", column, ui.say("today.nothing.next"),
             {.ink = ui.theme.colour.note});
}

void draw_heading(Ui& ui, Box& page, const Model& model, const OwnDevice& device) {
  const std::string date = date_words(ui.language, model.date);
  const std::string count = count_words(device.not_exported);
  const std::string line = ui.say("today.not_exported", {{"count", count}});
  const Role role = ui.layout.is_short ? Role::strong : Role::title;
  const float date_wide = size_of(ui, role, date).x, line_wide = size_of(ui, Role::body, line).x;
  const bool beside = date_wide + line_wide + ui.theme.gap <= page.w;
  Box row = take_top(page, ui.theme.line(role), ui.theme.gap);
  write(ui, "today.date", row, date, {.role = role, .lines = 2});
  if (!beside && ui.layout.is_short) return;  // the strip says it as well
  Box other = beside ? row : take_top(page, ui.theme.line(Role::body), ui.theme.gap);
  write(ui, "today.not_exported", other, line,
        {.ink = device.not_exported > 0 ? ui.theme.colour.unconfirmed : ui.theme.colour.note,
         .align = beside ? Align::right : Align::left,
         .lines = 2,
         .centred = true});
}

struct Row {
  const EventCard* card = nullptr;  // null: the heading of a section
  When when = When::now;
  float height = 0;
};

std::vector<Row> rows_of(Ui& ui, const Model& model, float width) {
  std::vector<Row> rows;
  for (const EventCard& card : model.cards) {
    if (rows.empty() || rows.back().when != card.when)
      rows.push_back({nullptr, card.when, ui.theme.line(Role::note) + ui.theme.mm(1)});
    rows.push_back({&card, card.when, plan_of(ui, card, width).height});
  }
  return rows;
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  Box column = page;
  draw_heading(ui, column, model, situation.device);
  if (model.cards.empty()) return draw_nothing(ui, column);
  const float narrow = column.w - ui.theme.scrollbar;  // as if there were always a bar to scroll by
  const std::vector<Row> rows = rows_of(ui, model, narrow);
  float height = 0;
  for (const Row& row : rows) height += row.height + ui.theme.gap;
  const Scroll scroll(ui, "today.list", column, height,
                      static_cast<std::int64_t>(model.cards.size()));
  Box list = scroll.contents();
  list.w = narrow;
  for (const Row& row : rows) {
    const Box box = take_top(list, row.height, ui.theme.gap);
    if (row.card)
      draw_card(ui, asked, *row.card, box);
    else
      write(ui, section_key(row.when), box, ui.say(section_key(row.when)),
            {.role = Role::note, .ink = ui.theme.colour.note});
  }
}

}  // namespace renkei::ui::today
