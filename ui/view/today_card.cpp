#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/stack.hpp"
#include "ui/view/today_parts.hpp"

namespace renkei::ui::today {
namespace {

// ---- what the card says

std::string post_words(const Ui& ui, const Card& card) {
  if (card.post.empty()) return {};
  const bool same = card.part.empty() || card.part == card.post;
  const std::string part = same ? std::string() : "　" + card.part;
  return ui.say("today.own_post", {{"post", card.post}}) + part;
}

std::string day_words(const Ui& ui, const Card& card) {
  std::string words = days_words(ui.language, card.first_day, card.last_day);
  if (!card.place.empty()) words += "　" + card.place;
  return words;
}

std::string stop_words(const Ui& ui, const Card& card, Zone zone) {
  if (card.stop == 0) return {};
  std::string words = card.stop_name;
  const auto add = [&](const char* key, const std::optional<Moment>& at) {
    if (at) words += "　" + ui.say(key, {{"time", clock_words(*at, zone)}});
  };
  add("today.arrive", card.arrive);
  add("today.depart_at", card.depart);
  return words;
}

std::string call_words(const Ui& ui, const Card& card) {
  if (card.stop == 0) return {};
  const char* key = card.call == Call::none   ? "today.call.none"
                    : card.call == Call::open ? "today.call.open"
                                              : "today.call.closed";
  return ui.say(key);
}

std::string left_words(const Ui& ui, const Card& card, Zone zone) {
  if (!card.left) return {};
  const std::string time = clock_words(card.left->at, zone);
  return ui.say("today.left", {{"time", time}, {"stop", card.left->name}});
}

struct Figure {
  const char* key;
  Status status;
  std::string words;
};
std::vector<Figure> figures_of(const Ui& ui, const Card& card) {
  const auto say = [&](const char* key, std::int64_t n) {
    return ui.say(key, {{"count", count_words(n)}});
  };
  std::vector<Figure> all;
  if (card.tour == 0) {
    if (card.visitors)
      all.push_back({"today.visitors", status::here(ui), say("today.visitors", *card.visitors)});
    return all;
  }
  all.push_back({"today.here", status::here(ui), say("today.here", card.figures.here)});
  all.push_back(
      {"today.missing", status::unconfirmed(ui), say("today.missing", card.figures.missing)});
  all.push_back(
      {"today.expected", status::not_due(ui), say("today.expected", card.figures.expected)});
  return all;
}

// ---- what can be pressed

const char* act_key(const Card& card, Act act) {
  switch (act) {
    case Act::check_in:
      return card.figures.here > 0 ? "today.go.check_in_more" : "today.go.check_in";
    case Act::call_roll:
      return card.call == Call::open ? "today.go.call_more" : "today.go.call_roll";
    case Act::depart:
      return "today.go.depart";
    case Act::hand_over:
      return "today.go.hand_over";
    case Act::work_at_post:
      return "today.go.work";
    case Act::count:
      break;
  }
  return "today.count";
}

struct Press {
  Key key;
  std::string words;
  Intent intent;
  Rank rank = Rank::secondary;
};

std::vector<Press> presses_of(Ui& ui, const Card& card, Act act, Zone zone) {
  std::vector<Press> all;
  const std::string go = ui.say(act_key(card, act), {{"stop", card.stop_name}});
  const Key first = act == Act::count ? Key("today.count", card.event) : Key("today.go", card.id());
  all.push_back({first, go, GoOn{}, Rank::primary});
  if (card.tour != 0) {
    if (card.stop != 0)
      all.push_back(
          {{"today.rollcall", card.tour}, ui.say("today.rollcall"), GoTo{roll_call_of(card)}});
    all.push_back({{"today.roster", card.tour}, ui.say("today.roster"), OpenRoster{card.tour}});
  }
  all.push_back({{"today.more", card.id()}, ui.say("today.more"), ShowMore{true}});
  if (card.left)
    all.push_back({"today.undo", ui.say("today.undo", {{"what", left_words(ui, card, zone)}}),
                   TakeDepartureBack{}});
  return all;
}

// ---- where it all goes

// As many beside each other as fit; the boxes for `width`, from 0, 0.
std::vector<Box> flow(const std::vector<ImVec2>& sizes, float width, float gap) {
  std::vector<Box> boxes;
  float x = 0, y = 0, row = 0;
  for (const ImVec2& size : sizes) {
    if (x > 0 && x + size.x > width + 0.5f) x = 0, y += row + gap, row = 0;
    boxes.push_back({x, y, std::min(size.x, width), size.y});
    x += size.x + gap;
    row = std::max(row, size.y);
  }
  return boxes;
}

float bottom_of(const std::vector<Box>& boxes) {
  float bottom = 0;
  for (const Box& box : boxes) bottom = std::max(bottom, box.bottom());
  return bottom;
}

struct Text {
  Key key;
  std::string words;
  Written how;
};

struct CardPlan {
  std::vector<Text> above, below;  // the figures
  std::vector<Figure> figures;
  std::vector<Press> presses;
  std::vector<Box> figure_boxes, press_boxes;
  float words = 0, buttons = 0;  // widths
  bool beside = false;
  float words_high = 0, height = 0;
};

void add_texts(Ui& ui, CardPlan& plan, const Card& card, Zone zone) {
  const Written note{.role = Role::note, .ink = ui.theme.colour.note};
  const auto add = [&](std::vector<Text>& to, const char* key, const std::string& words,
                       const Written& how) {
    if (!words.empty()) to.push_back({{key, card.id()}, words, how});
  };
  add(plan.above, "today.post_of", post_words(ui, card),
      {.role = Role::note, .ink = ui.theme.colour.accent_dark});
  add(plan.above, "today.name", card.name, {.role = Role::title});
  add(plan.above, "today.facts", day_words(ui, card), note);
  add(plan.above, "today.stop", stop_words(ui, card, zone), {.role = Role::strong});
  add(plan.below, "today.call", call_words(ui, card), {});
  add(plan.below, "today.left_at", left_words(ui, card, zone), {});
}

float height_of_all(Ui& ui, const std::vector<Text>& texts, float width) {
  float height = 0;
  for (const Text& text : texts)
    height += height_of(ui, text.how.role, text.words, width) + ui.theme.mm(1.5f);
  return height;
}

CardPlan plan_of(Ui& ui, const Card& card, Act act, float width, Zone zone) {
  CardPlan plan;
  add_texts(ui, plan, card, zone);
  plan.figures = figures_of(ui, card);
  plan.presses = presses_of(ui, card, act, zone);
  const float inner = width - 2 * ui.theme.mm(4);
  plan.beside = !ui.is(Layout::Class::narrow);
  plan.buttons = plan.beside ? inner * 0.45f : inner;
  plan.words = plan.beside ? inner - plan.buttons - ui.theme.margin : inner;
  std::vector<ImVec2> sizes;
  for (const Figure& figure : plan.figures) sizes.push_back(pill_size(ui, figure.words));
  plan.figure_boxes = flow(sizes, plan.words, ui.theme.mm(2));
  sizes.clear();
  for (const Press& press : plan.presses) {
    const bool first = press.rank == Rank::primary;
    const float wide = first ? plan.buttons : std::min(plan.buttons, button_width(ui, press.words));
    const float high = button_height(ui, press.words, wide);
    sizes.push_back({wide, first && !ui.layout.is_short ? high * 1.5f : high});
  }
  plan.press_boxes = flow(sizes, plan.buttons, ui.theme.gap);
  plan.words_high = height_of_all(ui, plan.above, plan.words) + bottom_of(plan.figure_boxes) +
                    ui.theme.mm(1.5f) + height_of_all(ui, plan.below, plan.words);
  const float pressed = bottom_of(plan.press_boxes);
  plan.height = 2 * ui.theme.mm(4) + (plan.beside ? std::max(plan.words_high, pressed)
                                                  : plan.words_high + pressed + ui.theme.gap);
  return plan;
}

void draw_words(Ui& ui, const CardPlan& plan, Box column) {
  for (const Text& text : plan.above)
    write_down(ui, text.key, column, text.words, text.how, ui.theme.mm(1.5f));
  const Box figures = take_top(column, bottom_of(plan.figure_boxes), ui.theme.mm(1.5f));
  for (std::size_t i = 0; i < plan.figures.size(); ++i) {
    const Figure& figure = plan.figures[i];
    const Box& at = plan.figure_boxes[i];
    pill(ui, figure.key, {figures.x + at.x, figures.y + at.y}, figure.status, figure.words);
  }
  for (const Text& text : plan.below)
    write_down(ui, text.key, column, text.words, text.how, ui.theme.mm(1.5f));
}

void draw_card(Ui& ui, const Card& own, const CardPlan& plan, const Box& whole, Asked& asked) {
  const Key key("today.card", own.id());
  note(ui, {.key = key.whole(), .kind = "row", .box = whole, .text = own.name});
  const Within within(ui, key.whole());
  fill(ui, whole, ui.theme.colour.card, ui.theme.rounding);
  frame(ui, whole, ui.theme.colour.accent, ui.theme.mm(0.6f), ui.theme.rounding);
  Box inner = inset(whole, ui.theme.mm(4));
  Box place = inner;
  if (plan.beside) {
    place = take_right(inner, plan.buttons, ui.theme.margin);
  } else {
    take_top(place, plan.words_high, ui.theme.gap);
  }
  draw_words(ui, plan, {inner.x, inner.y, plan.words, plan.words_high});
  for (std::size_t i = 0; i < plan.presses.size(); ++i) {
    const Press& press = plan.presses[i];
    const Box& at = plan.press_boxes[i];
    if (button(ui, press.key, {place.x + at.x, place.y + at.y, at.w, at.h}, press.words,
               {.rank = press.rank}))
      asked.push_back(press.intent);
  }
}

}  // namespace

Row own_card(Ui& ui, const Model& model, const Situation& situation, float width, Asked& asked) {
  const Card& own = *model.own;
  CardPlan plan = plan_of(ui, own, next_act(own, situation.now), width, situation.zone);
  const float height = plan.height;
  return {height, [&ui, &own, &asked, plan = std::move(plan)](const Box& box) {
            draw_card(ui, own, plan, box, asked);
          }};
}

void draw_further(Ui& ui, const Box& box, const Model& model, Asked& asked) {
  ui.area = "side";
  Stack stack(ui, box);
  const Card& own = *model.own;
  stack.text("today.more.title", own.name, {.role = Role::title});
  for (const Further& further : further_screens)
    if (const auto to = address_of(own, further))
      stack.button({further.key, own.id()}, ui.say(further.key), {},
                   [&asked, to = *to] { asked.emplace_back(GoTo{to}); });
  if (model.has_posts)
    stack.button("today.change_post", ui.say("today.change_post"), {},
                 [&asked] { asked.emplace_back(GoTo{{Screen::setup}}); });
  stack.button("today.more.close", ui.say("sheet.close"), {},
               [&asked] { asked.emplace_back(ShowMore{false}); });
  stack.draw("today.more.list");
  ui.area = "main";
}

}  // namespace renkei::ui::today
