#include "ui/view/header.hpp"

#include <algorithm>
#include <functional>

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui {
namespace {

using Asked = std::vector<Intent>;

std::string title_of(const Ui& ui, const App& app) {
  if (app.screen == Screen::tally) return app.tally.event_name;
  if (app.screen == Screen::readings) return app.readings.event_name;
  if (app.screen == Screen::roster) return app.roster.tour_name;
  if (app.screen == Screen::seats && !app.seats.tour_name.empty()) return app.seats.tour_name;
  if (app.screen == Screen::rollcall) return app.rollcall.tour_name;
  if (app.screen == Screen::tables && !app.tables.report.empty())
    return report_title(ui.language, app.tables.report);
  return ui.say("screen." + std::string(screen_name(app.screen)));
}

// A part of the strip: text, or a button when something can be done there.
struct Item {
  Key key;
  std::string text;
  ImU32 ink = 0;
  std::function<void()> press;  // none: text
};

std::vector<Item> strip(Ui& ui, Asked& asked, const App& app) {
  const Situation& now = app.situation;
  std::vector<Item> items;
  // The last ones are kept longest.
  items.push_back({"strip.device", now.device.name, ui.theme.colour.note, {}});
  items.push_back({"strip.clock", clock_words(now.now, now.zone), ui.theme.colour.note, {}});
  if (now.device.saved_at)
    items.push_back({"strip.saved",
                     ui.say("strip.saved", {{"time", clock_words(*now.device.saved_at, now.zone)}}),
                     ui.theme.colour.here,
                     {}});
  const std::string staff = now.wishes.staff.empty() ? ui.say("strip.nobody") : now.wishes.staff;
  items.push_back(
      {"strip.staff", staff, 0, [&asked] { ask(asked, shell::GoTo{{Screen::settings}}); }});
  if (now.health.is_doubtful())
    items.push_back({"strip.warning", ui.say("strip.warning"), 0,
                     [&asked] { ask(asked, shell::GoTo{{Screen::today}}); }});
  const std::string count = count_words(now.device.not_exported);
  items.push_back({"strip.unsent", ui.say("strip.unsent", {{"count", count}}), 0,
                   [&asked] { ask(asked, shell::GoTo{{Screen::files}}); }});
  const Language other = ui.language == Language::ja ? Language::en : Language::ja;
  items.push_back(
      {"strip.language", renkei::say(other, "language.own_name"), 0, [&asked, &app, other] {
         Wishes wishes = app.situation.wishes;
         wishes.language = other;
         ask(asked, shell::Wish{wishes});
       }});
  if (ui.names_hidden)
    items.push_back({"strip.names", ui.say(now.by_number ? "strip.by_number" : "strip.covered"), 0,
                     [&asked] { ask(asked, shell::HideNames{false}); }});
  if (app.screen != Screen::help)
    items.push_back(
        {"header.help", ui.say("header.help"), 0, [&asked] { ask(asked, shell::Help{}); }});
  return items;
}

float width_of(Ui& ui, const Item& item) {
  return item.press ? button_width(ui, item.text) : size_of(ui, Role::body, item.text).x;
}

float strip_width(Ui& ui, const std::vector<Item>& items) {
  float wide = 0;
  for (const Item& item : items) wide += width_of(ui, item) + ui.theme.gap;
  return wide;
}

void draw_item(Ui& ui, const Box& box, const Item& item) {
  if (!item.press)
    write(ui, item.key, box, item.text, {.ink = item.ink, .centred = true});
  else if (button(ui, item.key, box, item.text, {.rank = Rank::quiet}))
    item.press();
}

// What has room beside the `least` that the left needs.
std::vector<Item> items_within(Ui& ui, Asked& asked, const App& app, float width, float least) {
  std::vector<Item> items = strip(ui, asked, app);
  const std::size_t kept = 1 + (ui.names_hidden ? 1 : 0) + (app.screen == Screen::help ? 0 : 1);
  while (items.size() > kept && strip_width(ui, items) > width - least) items.erase(items.begin());
  return items;
}

void draw_strip(Ui& ui, Box row, const std::vector<Item>& items) {
  for (const Item& item : items)
    draw_item(ui, take_left(row, width_of(ui, item), ui.theme.gap), item);
}

std::string place_words(const Ui& ui, const App& app, Screen place) {
  const std::size_t open = app.conflicts.open.size();
  if (place == Screen::conflicts && open > 0)
    return ui.say("nav.place.conflicts", {{"count", count_words(static_cast<std::int64_t>(open))}});
  return ui.say("screen." + std::string(screen_name(place)));
}

float place_width(Ui& ui, const App& app, Screen place) {
  return button_width(ui, place_words(ui, app, place)) + ui.theme.mm(1);
}

float places_width(Ui& ui, const App& app) {
  float width = 0;
  for (const Screen place : places_of(app.situation)) width += place_width(ui, app, place);
  return width;
}

// Where there is no room for all, the last ones are reached by their keys alone; the open one is there.
std::vector<Screen> places_within(Ui& ui, const App& app, float width) {
  const auto all = places_of(app.situation);
  std::vector<Screen> places(all.begin(), all.end());
  float wide = places_width(ui, app);
  while (wide > width && places.size() > 1) {
    const auto last = places.back() == app.screen ? places.end() - 2 : places.end() - 1;
    wide -= place_width(ui, app, *last);
    places.erase(last);
  }
  return places;
}

void draw_places(Ui& ui, Asked& asked, Box row, const App& app) {
  for (const Screen place : places_within(ui, app, row.w + ui.theme.mm(1))) {
    const std::string name(screen_name(place)), words = place_words(ui, app, place);
    const bool here = place == app.screen;
    if (button(ui, {"nav.place", name}, take_left(row, button_width(ui, words), ui.theme.mm(1)),
               words, {.rank = Rank::quiet, .chosen = here}))
      ask(asked, shell::GoTo{{place}});
  }
}

struct Title {
  std::string words;
  Role role = Role::title;
  float height = 0;
};

// In the largest size that fits on one line, else on two.
Title title_within(Ui& ui, const App& app, float width) {
  Title title{title_of(ui, app), Role::title, 0};
  if (size_of(ui, title.role, title.words).x > width) title.role = Role::strong;
  title.height = height_of(ui, title.role, title.words, width, 2);
  return title;
}

void draw_way_back(Ui& ui, Asked& asked, Box row, const Title& title) {
  const std::string words = ui.say("nav.back");
  if (button(ui, "nav.back",
             middle(take_left(row, button_width(ui, words), ui.theme.gap), ui.theme.touch), words,
             {.rank = Rank::quiet}))
    ask(asked, shell::Back{});
  write(ui, "title", row, title.words, {.role = title.role, .lines = 2, .centred = true});
}

}  // namespace

void draw_header(Ui& ui, Asked& asked, Box& page, const App& app) {
  ui.area = "header";
  const float width = page.w - 2 * ui.theme.margin;
  const bool has_way_back =
      !is_before_store(app) && (!is_place(app, app.screen) || !app.way_back.empty());
  const float back = button_width(ui, ui.say("nav.back")) + ui.theme.gap;
  float least = is_before_store(app) ? 0 : places_width(ui, app);
  if (has_way_back)
    least = back + std::min(size_of(ui, Role::title, title_of(ui, app)).x, width / 2);
  const std::vector<Item> items = items_within(ui, asked, app, width, least);
  const float strip = std::min(width, strip_width(ui, items));
  const Title title = title_within(ui, app, width - strip - back);
  const float high = has_way_back ? std::max(ui.theme.touch, title.height) : ui.theme.touch;
  const float whole_high = high + 2 * ui.theme.mm(ui.layout.is_short ? 0.5f : 1.5f);
  const bool below = ui.theme.buttons_below;
  const Box whole = below ? take_bottom(page, whole_high) : take_top(page, whole_high);
  fill(ui, whole, ui.theme.colour.card);
  underline(ui, below ? Box{whole.x, whole.y, whole.w, ui.theme.scale} : whole);
  Box row = middle(inset(whole, ui.theme.margin, 0), high);
  draw_strip(ui, middle(take_right(row, strip), ui.theme.touch), items);
  if (has_way_back)
    draw_way_back(ui, asked, row, title);
  else if (!is_before_store(app))
    draw_places(ui, asked, row, app);
  ui.area = "main";
}

}  // namespace renkei::ui
