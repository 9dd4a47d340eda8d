#include "ui/view/tally_side.hpp"

#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/digit_pad.hpp"
#include "ui/view/gates.hpp"
#include "ui/view/reasons.hpp"
#include "ui/view/stack.hpp"
#include "ui/view/visitor_chart.hpp"

namespace renkei::ui::tally {
namespace {

constexpr std::size_t presses_beside = 6;

std::string press_words(const Ui& ui, const Press& press, Zone zone) {
  const std::string time = second_words(press.at, zone);
  const std::string category = choice_label(ui.language, "tally", "category", press.category);
  const std::string delta = (press.delta < 0 ? "" : "+") + count_words(press.delta);
  return ui.say("tally.press", {{"time", time}, {"category", category}, {"delta", delta}});
}

std::string undo_words(const Ui& ui, const Model& pad, Zone zone) {
  if (pad.presses.empty()) return ui.say("tally.undo.nothing");
  const std::string what = press_words(ui, pad.presses.back(), zone);
  return ui.say("tally.undo", {{"what", what}});
}

// ---- figures

void add_figures(Ui& ui, Stack& stack, const Model& pad) {
  const Written quiet{.role = Role::note, .ink = ui.theme.colour.note};
  stack.text("tally.visitors.label", ui.say("tally.visitors"), quiet);
  const std::string visitors = count_words(pad.visitors);
  stack.text("tally.visitors", visitors,
             {.role = ui.layout.is_short || visitors.size() > 7 ? Role::title : Role::figure});
  const std::string own = count_words(pad.own());
  const std::string count = count_words(static_cast<std::int64_t>(pad.others()));
  stack.text("tally.devices", ui.say(pad.others() > 0 ? "tally.devices" : "tally.devices.own",
                                     {{"own", own}, {"count", count}}));
  if (pad.estimated != 0)
    stack.text("tally.estimated",
               ui.say("tally.estimated", {{"count", count_words(pad.estimated)}}), quiet);
  if (pad.beside != 0)
    stack.text("tally.beside", ui.say("tally.beside", {{"count", count_words(pad.beside)}}), quiet);
}

void add_hours(Ui& ui, Stack& stack, Asked& asked, const Model& pad) {
  stack.text("tally.hours.label", ui.say("tally.hours"),
             {.role = Role::note, .ink = ui.theme.colour.note});
  const hours::Drawn made = hours::drawn(ui, pad.today, pad.first_day, pad.first_date);
  stack.add([&ui, made](float width) { return hours_chart_height(ui, made.series, width); },
            [&ui, made](const Box& place) {
              hours_chart(ui, "tally.hours", place, made.series, made.words);
            });
  if (pad.gates.size() > 1)
    stack.button("tally.hours.gates", ui.say("tally.hours.gates"), {.rank = Rank::quiet},
                 [&asked] { asked.emplace_back(OpenSheet{Sheet::Kind::hours}); });
}

// ---- taking back

float acts_width(Ui& ui) { return button_width(ui, ui.say("tally.acts")) + ui.theme.gap; }

// Names what it takes back; beside it the way to all of them.
void draw_undo(Ui& ui, Asked& asked, Box row, const Model& pad, Zone zone) {
  const std::string words = undo_words(ui, pad, zone);
  if (button(ui, "tally.undo", take_left(row, row.w - acts_width(ui), ui.theme.gap), words,
             {.enabled = !pad.presses.empty()}))
    asked.emplace_back(TakeBack{});
  if (button(ui, "tally.acts", middle(row, ui.theme.touch),
             {.rank = Rank::quiet, .enabled = !pad.presses.empty()}))
    asked.emplace_back(OpenSheet{Sheet::Kind::acts});
}

void add_undo(Ui& ui, Stack& stack, Asked& asked, const Model& pad, Zone zone) {
  stack.add(
      [&ui, &pad, zone](float width) {
        return button_height(ui, undo_words(ui, pad, zone), width - acts_width(ui));
      },
      [&ui, &asked, &pad, zone](const Box& place) { draw_undo(ui, asked, place, pad, zone); });
  if (!pad.taken_back) return;
  const std::string what = press_words(ui, *pad.taken_back, zone);
  stack.button("tally.redo", ui.say("tally.redo", {{"what", what}}), {},
               [&asked] { asked.emplace_back(DoAgain{}); });
}

void add_presses(Ui& ui, Stack& stack, const Model& pad, Zone zone) {
  if (pad.presses.empty()) return;
  stack.text("tally.presses.label", ui.say("tally.presses"),
             {.role = Role::note, .ink = ui.theme.colour.note});
  const std::size_t count = std::min(pad.presses.size(), presses_beside);
  for (std::size_t i = 0; i < count; ++i) {
    const Press& press = pad.presses[pad.presses.size() - 1 - i];
    stack.text({"tally.press", press.id}, press_words(ui, press, zone));
  }
}

// ---- sheets

void add_close(Ui& ui, Stack& stack, Asked& asked) {
  stack.button("sheet.close", ui.say("sheet.close"), {.rank = Rank::quiet},
               [&asked] { asked.emplace_back(OpenSheet{Sheet::Kind::none}); });
}

void draw_acts(Ui& ui, Asked& asked, const Box& box, const Model& pad, Zone zone) {
  Stack stack(ui, box);
  stack.text("tally.acts.title", ui.say("tally.presses"), {.role = Role::strong});
  add_close(ui, stack, asked);
  for (auto press = pad.presses.rbegin(); press != pad.presses.rend(); ++press) {
    const std::string what = press_words(ui, *press, zone);
    stack.button({"tally.take_back", press->id}, ui.say("tally.undo", {{"what", what}}), {},
                 [&asked, id = press->id] { asked.emplace_back(TakeBack{id}); });
  }
  stack.draw("tally.acts.list");
  home(ui, "sheet.close");
}

void draw_reason(Ui& ui, Asked& asked, const Box& box, const Model& pad, Zone zone) {
  const Press* press = find_press(pad, pad.sheet.about);
  const std::string what = press ? press_words(ui, *press, zone) : std::string();
  const ReasonAsked answer =
      ask_reason(ui, box, ui.say("tally.undo", {{"what", what}}), pad.sheet.reason);
  if (answer.typed) asked.emplace_back(TypeReason{*answer.typed});
  if (answer.reason) asked.emplace_back(TakeBack{pad.sheet.about, *answer.reason});
  if (answer.closed) asked.emplace_back(OpenSheet{Sheet::Kind::none});
}

void draw_hours(Ui& ui, Asked& asked, const Box& box, const Model& pad) {
  Stack stack(ui, box);
  stack.text("tally.hours.title", ui.say("tally.hours.gates"), {.role = Role::strong});
  add_close(ui, stack, asked);
  for (const hours::GateHours& gate : pad.all_gates) {
    stack.text({"tally.hours.gate", gate.gate}, gate.name);
    const hours::Drawn made = hours::drawn(ui, gate.today, gate.first_day, pad.first_date);
    stack.add([&ui, made](float width) { return hours_chart_height(ui, made.series, width); },
              [&ui, made, id = gate.gate](const Box& place) {
                hours_chart(ui, {"tally.hours", id}, place, made.series, made.words);
              });
  }
  stack.draw("tally.hours.list");
  home(ui, "sheet.close");
}

std::string asked_words(const Ui& ui, const Entry& entry) {
  if (!entry.category.empty())
    return ui.say("tally.number.of",
                  {{"category", choice_label(ui.language, "tally", "category", entry.category)}});
  return ui.say(entry.asks_category ? "tally.number.category" : "tally.number.any");
}

// How many come at once. The keys stay where they are: whom the number is of is said there.
void draw_number(Ui& ui, Asked& asked, const Box& box, const Entry& entry) {
  Stack stack(ui, box);
  const std::string words = asked_words(ui, entry);
  stack.text("tally.number.asked", words, {.role = Role::strong});
  const std::string typed = entry.typed.empty() ? "－" : count_words(entry.number());
  stack.text("tally.number", typed,
             {.role = ui.layout.is_short ? Role::title : Role::figure, .align = Align::centre});
  stack.button("tally.number.end", ui.say("tally.number.end"),
               {.rank = Rank::primary, .enabled = entry.number() > 0 && !entry.asks_category},
               [&] { asked.emplace_back(EndNumber{}); });
  stack.add([&ui](float) { return digit_pad_height(ui); },
            [&ui, &asked](const Box& place) {
              const Digits digits = digit_pad(ui, place, "tally.digit", "tally.erase");
              for (const int digit : digits.typed) asked.emplace_back(TypeDigit{digit});
              for (int i = 0; i < digits.erased; ++i) asked.emplace_back(TakeDigit{});
            });
  stack.button("tally.number.drop", ui.say("tally.number.drop"), {.rank = Rank::quiet},
               [&] { asked.emplace_back(DropNumber{}); });
  stack.draw("tally.number.list");
  home(ui, "tally.number.end");
}

void draw_more(Ui& ui, Asked& asked, const Box& box, const Model& pad, Zone zone) {
  Stack stack(ui, box);
  add_close(ui, stack, asked);
  add_figures(ui, stack, pad);
  add_undo(ui, stack, asked, pad, zone);
  add_hours(ui, stack, asked, pad);
  add_presses(ui, stack, pad, zone);
  stack.draw("tally.more.list");
  home(ui, "sheet.close");
}

}  // namespace

void draw_side(Ui& ui, Asked& asked, const Box& box, const Model& pad, Zone zone) {
  ui.area = "side";
  Stack stack(ui, box);
  add_figures(ui, stack, pad);
  add_undo(ui, stack, asked, pad, zone);
  add_hours(ui, stack, asked, pad);
  add_presses(ui, stack, pad, zone);
  stack.draw("tally.side");
  ui.area = "main";
}

void draw_line(Ui& ui, Asked& asked, Box& page, const Model& pad, Zone zone) {
  const std::string visitors = count_words(pad.visitors), label = ui.say("tally.today");
  const std::string more = ui.say("tally.more"), undo = undo_words(ui, pad, zone);
  const float gap = ui.theme.gap, undo_wide = page.w * 0.45f;
  const float high =
      std::max(button_height(ui, undo, undo_wide), button_height(ui, more, page.w * 0.3f));
  Box row = take_top(page, high, gap);
  if (button(ui, "tally.undo", take_right(row, undo_wide, gap), undo,
             {.enabled = !pad.presses.empty()}))
    asked.emplace_back(TakeBack{});
  const Box press = middle(take_right(row, button_width(ui, more), gap), ui.theme.touch);
  if (button(ui, "tally.more", press, more, {.rank = Rank::quiet}))
    asked.emplace_back(OpenSheet{Sheet::Kind::more});
  const float label_wide = size_of(ui, Role::note, label).x;
  write(ui, "tally.visitors.label", take_left(row, label_wide, ui.theme.mm(2)), label,
        {.role = Role::note, .ink = ui.theme.colour.note, .centred = true});
  write(ui, "tally.visitors", row, visitors, {.role = Role::title, .centred = true});
}

void draw_sheet(Ui& ui, Asked& asked, const Box& box, const Model& pad, Zone zone) {
  ui.area = "side";
  gates::Asked of_gate;
  if (pad.entry)
    draw_number(ui, asked, box, *pad.entry);
  else if (gates::draw_gate_sheet(ui, box, pad, of_gate))
    for (auto& intent : of_gate)
      std::visit([&](auto& one) { asked.emplace_back(std::move(one)); }, intent);
  else if (pad.sheet.kind == Sheet::Kind::acts)
    draw_acts(ui, asked, box, pad, zone);
  else if (pad.sheet.kind == Sheet::Kind::reason)
    draw_reason(ui, asked, box, pad, zone);
  else if (pad.sheet.kind == Sheet::Kind::hours)
    draw_hours(ui, asked, box, pad);
  else if (pad.sheet.kind == Sheet::Kind::more)
    draw_more(ui, asked, box, pad, zone);
  ui.area = "main";
}

}  // namespace renkei::ui::tally
