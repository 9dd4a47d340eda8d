#include "ui/present/today.hpp"

#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/today_parts.hpp"

namespace renkei::ui::today {
namespace {

// ---- the others, one line each

std::string facts_of(const Ui& ui, const Line& line) {
  std::string facts = days_words(ui.language, line.first_day, line.last_day);
  if (!line.place.empty()) facts += "　" + line.place;
  return facts;
}

// Where everything of a line goes; measured with the same widths as it is drawn.
struct LinePlan {
  float button = 0, words = 0, words_high = 0, height = 0;
  bool beside = false;  // the buttons stand beside the words, not below them
};

LinePlan plan_of(Ui& ui, const Line& line, float width) {
  LinePlan plan;
  const float inner = width - 2 * ui.theme.mm(3);
  plan.button =
      std::max(button_width(ui, ui.say("today.count")), button_width(ui, ui.say("today.roster")));
  const bool both = line.event != 0 && line.tour != 0;
  const float buttons = plan.button * (both ? 2 : 1) + (both ? ui.theme.gap : 0);
  plan.beside = !ui.is(Layout::Class::narrow) && buttons < inner * 0.6f;
  plan.words = plan.beside ? inner - buttons - ui.theme.gap : inner;
  plan.words_high = height_of(ui, Role::strong, line.name, plan.words) + ui.theme.mm(1) +
                    height_of(ui, Role::note, facts_of(ui, line), plan.words);
  plan.height =
      2 * ui.theme.mm(2) + (plan.beside ? std::max(plan.words_high, ui.theme.touch)
                                        : plan.words_high + ui.theme.gap + ui.theme.touch);
  return plan;
}

void draw_line(Ui& ui, const Line& line, const Box& whole, Asked& asked) {
  const LinePlan plan = plan_of(ui, line, whole.w);
  const EntryId id = line.tour != 0 ? line.tour : line.event;
  const Key key("today.card", id);
  note(ui, {.key = key.whole(), .kind = "row", .box = whole, .text = line.name});
  const Within within(ui, key.whole());
  card(ui, whole);
  Box inner = inset(whole, ui.theme.mm(3), ui.theme.mm(2));
  Box row = plan.beside ? middle(inner, ui.theme.touch)
                        : Box{inner.x, inner.bottom() - ui.theme.touch, inner.w, ui.theme.touch};
  Box words{inner.x, plan.beside ? inner.y + (inner.h - plan.words_high) / 2 : inner.y, plan.words,
            plan.words_high};
  write_down(ui, {"today.name", id}, words, line.name, {.role = Role::strong}, ui.theme.mm(1));
  write_down(ui, {"today.facts", id}, words, facts_of(ui, line),
             {.role = Role::note, .ink = ui.theme.colour.note});
  if (line.event != 0 && button(ui, {"today.count", line.event},
                                take_right(row, plan.button, ui.theme.gap), ui.say("today.count")))
    asked.emplace_back(CountVisitors{line.event});
  if (line.tour != 0 &&
      button(ui, {"today.roster", line.tour}, take_right(row, plan.button), ui.say("today.roster")))
    asked.emplace_back(OpenRoster{line.tour});
}

Row line_row(Ui& ui, const Line& line, float width, Asked& asked) {
  return {plan_of(ui, line, width).height,
          [&ui, &line, &asked](const Box& box) { draw_line(ui, line, box, asked); }};
}

// ---- rows of other kinds

Row text_row(Ui& ui, const char* key, std::string words, Written how, float width) {
  how.lines = 1000;
  const float height = height_of(ui, how.role, words, width);
  return {height, [&ui, key, how, words = std::move(words)](const Box& box) {
            write(ui, key, box, words, how);
          }};
}

Row button_row(Ui& ui, const char* key, std::string words, Rank rank, float width, Intent intent,
               Asked& asked) {
  const float wide = std::min(width, button_width(ui, words));
  return {button_height(ui, words, wide), [&ui, &asked, key, rank, wide, words = std::move(words),
                                           intent = std::move(intent)](const Box& box) {
            if (button(ui, key, {box.x, box.y, wide, box.h}, words, {.rank = rank}))
              asked.push_back(intent);
          }};
}

// What is done where the files of all come together.
Row office_row(Ui& ui, const Model& model, float width, Asked& asked) {
  std::vector<Choice> choices;
  std::vector<Screen> screens;
  const auto add = [&](const char* key, Screen screen) {
    choices.push_back({key, ui.say(key)});
    screens.push_back(screen);
  };
  if (model.has_posts) add("today.hq", Screen::hq);
  add("today.planning", Screen::plan);
  add("today.conflicts", Screen::conflicts);
  add("today.tables", Screen::tables);
  const float height = choices_height(ui, choices, width);
  return {height, [&ui, &asked, choices, screens](const Box& box) {
            if (const auto at = draw_choices(ui, box, choices))
              asked.emplace_back(GoTo{{screens[*at]}});
          }};
}

Row search_row(Ui& ui, const Model& model, Asked& asked) {
  return {ui.theme.touch, [&ui, &model, &asked](const Box& box) {
            std::string filter = model.filter;
            if (field(ui, "today.line", box, filter, ui.say("today.line")))
              asked.emplace_back(Filter{filter});
          }};
}

// ---- the page

void add_empty(Ui& ui, std::vector<Row>& rows, float width, Asked& asked) {
  rows.push_back(
      text_row(ui, "today.nothing", ui.say("today.nothing"), {.role = Role::title}, width));
  rows.push_back(text_row(ui, "today.nothing.next", ui.say("today.nothing.next"),
                          {.ink = ui.theme.colour.note}, width));
  rows.push_back(button_row(ui, "today.plan", ui.say("today.plan"), Rank::primary, width,
                            GoTo{{Screen::setup}}, asked));
  rows.push_back(button_row(ui, "today.planning", ui.say("today.planning"), Rank::secondary, width,
                            GoTo{{Screen::plan}}, asked));
  rows.push_back(
      button_row(ui, "today.new", ui.say("today.new"), Rank::secondary, width, BeginNew{}, asked));
}

void add_section(Ui& ui, std::vector<Row>& rows, const Model& model, When when, float width,
                 Asked& asked) {
  const std::size_t count = count_of(model, when);
  const auto lines = shown_lines(model, when);
  if (count == 0) return;
  const std::string number = count_words(static_cast<std::int64_t>(count));
  if (when == When::past) {
    const char* words = model.past_open ? "today.past.close" : "today.past.open";
    rows.push_back(button_row(ui, "today.past", ui.say(words, {{"count", number}}), Rank::quiet,
                              width, ShowPast{!model.past_open}, asked));
  } else {
    const char* key = when == When::now ? "today.now" : "today.coming";
    rows.push_back(text_row(ui, key, ui.say(key, {{"count", number}}),
                            {.role = Role::note, .ink = ui.theme.colour.note}, width));
  }
  for (const Line* line : lines) rows.push_back(line_row(ui, *line, width, asked));
}

std::vector<Row> rows_of(Ui& ui, const Model& model, const Situation& situation, float width,
                         Asked& asked) {
  std::vector<Row> rows;
  if (model.own) rows.push_back(own_card(ui, model, situation, width, asked));
  if (!model.own && model.cards.empty()) add_empty(ui, rows, width, asked);
  rows.push_back(state_of_device(ui, situation, width, asked));
  if (!model.cards.empty() || model.own) rows.push_back(office_row(ui, model, width, asked));
  if (model.has_posts && (!model.own || model.own->post.empty()))
    rows.push_back(button_row(ui, "today.post", ui.say("today.post"), Rank::secondary, width,
                              GoTo{{Screen::setup}}, asked));
  if (is_searched(model)) rows.push_back(search_row(ui, model, asked));
  for (const When when : {When::now, When::coming, When::past})
    add_section(ui, rows, model, when, width, asked);
  if (!model.cards.empty())
    rows.push_back(
        button_row(ui, "today.new", ui.say("today.new"), Rank::quiet, width, BeginNew{}, asked));
  return rows;
}

std::string next_words(const Ui& ui, const Model& model, const Situation& situation) {
  const Planned* next = model.own ? next_planned(*model.own, situation.now) : nullptr;
  if (!next) return {};
  const std::string time = clock_words(next->at, situation.zone);
  return ui.say(next->leaving ? "today.next.leaving" : "today.next.coming",
                {{"time", time}, {"stop", next->stop}});
}

// The date, and what comes next in the plan: beside it, or below it.
void draw_heading(Ui& ui, Box& page, const Model& model, const Situation& situation) {
  const std::string date = date_words(ui.language, model.date);
  const std::string next = next_words(ui, model, situation);
  const Role role = ui.layout.is_short ? Role::strong : Role::title;
  const float date_wide = size_of(ui, role, date).x, next_wide = size_of(ui, Role::strong, next).x;
  const bool beside = date_wide + next_wide + ui.theme.margin <= page.w;
  const float date_high = height_of(ui, role, date, page.w);
  Box row = take_top(page, date_high, beside || next.empty() ? ui.theme.gap : ui.theme.mm(1));
  write(ui, "today.date", row, date, {.role = role, .lines = 2, .centred = true});
  if (next.empty()) return;
  const Box place = beside
                        ? take_right(row, next_wide)
                        : take_top(page, height_of(ui, Role::strong, next, page.w), ui.theme.gap);
  write(ui, "today.next", place, next, {.role = Role::strong, .lines = 10, .centred = beside});
}

void draw_rows(Ui& ui, const Box& box, const std::vector<Row>& rows, std::size_t total) {
  float height = 0;
  for (const Row& row : rows) height += row.height + ui.theme.gap;
  const Scroll scroll(ui, "today.list", box, height, static_cast<std::int64_t>(total));
  Box column = scroll.contents();
  column.w = box.w - ui.theme.scrollbar;
  for (const Row& row : rows) row.draw(take_top(column, row.height, ui.theme.gap));
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  if (model.draft) return draw_new(ui, page, model, situation, asked);
  Box column = page;
  draw_heading(ui, column, model, situation);
  const bool over = model.more && !ui.is(Layout::Class::wide);
  if (over) return draw_further(ui, column, model, asked);
  const Box side = model.more ? take_side(ui, column, column.w * 0.32f, ui.theme.margin) : Box{};
  const float width = column.w - ui.theme.scrollbar;  // as if there were always a bar to scroll by
  draw_rows(ui, column, rows_of(ui, model, situation, width, asked), model.others.size());
  if (model.more) draw_further(ui, side, model, asked);
}

}  // namespace renkei::ui::today
