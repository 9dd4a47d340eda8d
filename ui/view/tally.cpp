#include "ui/present/tally.hpp"

#include <imgui.h>

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::tally {
namespace {

using Asked = std::vector<Intent>;

// How this gate counts: a number without its method cannot be compared.
std::string method_words(const Ui& ui, const GateChoice& gate) {
  const auto word = [&](const char* field, const std::string& code) {
    return code.empty() ? ui.say("tally.unknown") : choice_label(ui.language, "gate", field, code);
  };
  const std::string method = word("counting_method", gate.method);
  const std::string direction = word("direction", gate.direction);
  const std::string unit = word("unit", gate.unit);
  const std::string reentry = word("reentry", gate.reentry);
  return ui.say(
      "tally.method",
      {{"method", method}, {"direction", direction}, {"unit", unit}, {"reentry", reentry}});
}

const GateChoice* gate_of(const Model& pad) {
  for (const GateChoice& gate : pad.gates)
    if (gate.id == pad.gate) return &gate;
  return nullptr;
}

// One button with the gate's name, which opens the list of them; and how it counts.
void draw_gate(Ui& ui, Asked& asked, Box& page, const Model& pad) {
  const GateChoice* gate = gate_of(pad);
  if (!gate) return;
  const std::string words = ui.say("tally.gate", {{"gate", gate->name}});
  const float wide = std::min(button_width(ui, words), page.w * 0.6f);
  const float high = button_height(ui, words, wide);
  const std::string method = method_words(ui, *gate);
  const bool beside = ui.layout.width == Layout::Class::wide;
  Box row = take_top(page, high, ui.theme.gap);
  if (button(ui, "tally.gates", take_left(row, wide, ui.theme.gap), words,
             {.enabled = pad.gates.size() > 1, .chosen = pad.choosing}))
    asked.emplace_back(OpenGates{!pad.choosing});
  Box place =
      beside ? row : take_top(page, height_of(ui, Role::note, method, page.w, 2), ui.theme.gap);
  write(ui, "tally.method", place, method,
        {.role = Role::note, .ink = ui.theme.colour.note, .lines = 2, .centred = beside});
}

void draw_gates(Ui& ui, Asked& asked, const Box& box, const Model& pad) {
  std::vector<Choice> choices;
  for (const GateChoice& gate : pad.gates)
    choices.push_back({{"tally.gate", gate.id}, gate.name, gate.id == pad.gate});
  card(ui, box);
  const Box inner = inset(box, ui.theme.mm(4));
  const float width = inner.w - ui.theme.scrollbar;
  const Scroll scroll(ui, "tally.gates.list", inner, choices_height(ui, choices, width));
  Box list = scroll.contents();
  list.w = width;
  if (const auto pressed = draw_choices(ui, list, choices))
    asked.emplace_back(ChooseGate{pad.gates[*pressed].id});
}

// A key cap with the number that counts here.
void draw_key(Ui& ui, const Box& box, std::size_t number) {
  frame(ui, box, ui.theme.colour.edge, ui.theme.scale, ui.theme.mm(1.2f));
  write(ui, {"tally.key", static_cast<std::int64_t>(number)}, box, std::to_string(number),
        {.role = Role::note, .ink = ui.theme.colour.note, .align = Align::centre, .centred = true});
}

void draw_category(Ui& ui, Asked& asked, const Box& box, const CategoryCount& count,
                   std::size_t number, bool enabled) {
  const auto n = static_cast<std::int64_t>(number);
  const std::string name = choice_label(ui.language, "tally", "category", count.category);
  const std::string figure = count_words(count.count);
  if (big_button(ui, {"tally.count", n}, box, figure,
                 {.enabled = enabled, .state = count.is_visitor ? "" : "not_visitor"}))
    asked.emplace_back(CountOne{count.category});
  const Within within(ui, Key("tally.count", n).whole());
  Box inner = inset(box, ui.theme.mm(2.5f));
  const float side = ui.theme.line(Role::note) + ui.theme.mm(1);
  Box head =
      take_top(inner, std::max(side, height_of(ui, Role::body, name, inner.w - side * 1.5f, 2)),
               ui.theme.mm(1));
  if (number <= 5) draw_key(ui, middle(take_left(head, side, ui.theme.mm(2)), side), number);
  write(ui, {"tally.name", n}, head, name, {.lines = 2, .centred = true});
  if (!count.is_visitor) {
    const std::string apart = ui.say("tally.not_visitor");
    write(ui, {"tally.apart", n}, take_bottom(inner, ui.theme.line(Role::note)), apart,
          {.role = Role::note, .ink = ui.theme.colour.note, .align = Align::centre});
  }
  const bool large =
      size_of(ui, Role::figure, figure).x <= inner.w && ui.theme.line(Role::figure) <= inner.h;
  write(ui, {"tally.figure", n}, inner, figure,
        {.role = large ? Role::figure : Role::title,
         .ink = count.is_visitor ? ui.theme.colour.accent_dark : ui.theme.colour.note,
         .align = Align::centre,
         .centred = true});
}

// Three in a row, in the order of the keys; scrolled only when there are more than fit.
void draw_pad(Ui& ui, Asked& asked, const Model& pad, const Box& box) {
  const std::size_t columns = 3, count = pad.categories.size();
  const std::size_t row_count = (count + columns - 1) / columns;
  const auto rows = static_cast<float>(row_count);
  const float gap = ui.theme.gap,
              words = ui.theme.line(Role::body) * 2.4f + ui.theme.line(Role::title);
  const float least =
      std::max(ui.theme.mm(25), words + ui.theme.line(Role::note) + ui.theme.scrollbar);
  const float height = std::max(least, (box.h + gap) / rows - gap);
  const float all = rows * (height + gap) - gap;
  const Scroll scroll(ui, "tally.pad", box, all);
  const Box contents = scroll.contents();
  const float width = (contents.w - 2 * gap) / static_cast<float>(columns);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row_index = i / columns;
    const auto column = static_cast<float>(i % columns), row = static_cast<float>(row_index);
    draw_category(
        ui, asked,
        {contents.x + column * (width + gap), contents.y + row * (height + gap), width, height},
        pad.categories[i], i + 1, pad.gate != 0);
  }
}

void press_by_key(const Model& pad, Asked& asked) {
  if (ImGui::GetIO().WantTextInput || ImGui::GetIO().KeyAlt || ImGui::GetIO().KeyCtrl) return;
  for (int i = 0; i < 5 && static_cast<std::size_t>(i) < pad.categories.size(); ++i) {
    const auto digit = static_cast<ImGuiKey>(ImGuiKey_1 + i);
    const auto keypad = static_cast<ImGuiKey>(ImGuiKey_Keypad1 + i);
    if (ImGui::IsKeyPressed(digit, false) || ImGui::IsKeyPressed(keypad, false))
      asked.emplace_back(CountOne{pad.categories[static_cast<std::size_t>(i)].category});
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Backspace, false)) asked.emplace_back(TakeBack{});
}

std::string press_words(const Ui& ui, const Press& press, Zone zone) {
  const std::string time = clock_words(press.at, zone);
  const std::string category = choice_label(ui.language, "tally", "category", press.category);
  const std::string delta = (press.delta < 0 ? "" : "+") + count_words(press.delta);
  return ui.say("tally.press", {{"time", time}, {"category", category}, {"delta", delta}});
}

std::string undo_words(const Ui& ui, const Model& pad, Zone zone) {
  if (pad.presses.empty()) return ui.say("tally.undo.nothing");
  const std::string what = press_words(ui, pad.presses.back(), zone);
  return ui.say("tally.undo", {{"what", what}});
}

void draw_undo(Ui& ui, Asked& asked, const Box& box, const Model& pad, Zone zone) {
  if (button(ui, "tally.undo", box, undo_words(ui, pad, zone), {.enabled = !pad.presses.empty()}))
    asked.emplace_back(TakeBack{});
}

void draw_presses(Ui& ui, const Box& box, const Model& pad, Zone zone) {
  const float row = ui.theme.line(Role::body) + ui.theme.mm(2);
  const std::size_t count = pad.presses.size();
  const Scroll scroll(ui, "tally.presses", box, row * static_cast<float>(count),
                      static_cast<std::int64_t>(count));
  const Scroll::Rows rows = scroll.rows(count, row);
  for (std::size_t i = rows.first; i < rows.end; ++i) {
    const Press& press = pad.presses[count - 1 - i];
    const Box contents = scroll.contents();
    write(ui, {"tally.press", press.id},
          {contents.x, contents.y + static_cast<float>(i) * row, contents.w, row},
          press_words(ui, press, zone), {.centred = true});
  }
}

void draw_side(Ui& ui, Asked& asked, const Box& box, const Model& pad, Zone zone) {
  ui.area = "side";
  card(ui, box);
  Box column = inset(box, ui.theme.mm(4));
  write_down(ui, "tally.visitors.label", column, ui.say("tally.visitors"),
             {.role = Role::note, .ink = ui.theme.colour.note}, ui.theme.mm(1));
  const std::string visitors = count_words(pad.visitors);
  const bool large = size_of(ui, Role::figure, visitors).x <= column.w && !ui.layout.is_short;
  write_down(ui, "tally.visitors", column, visitors, {.role = large ? Role::figure : Role::title},
             ui.theme.gap);
  draw_undo(ui, asked,
            take_top(column, button_height(ui, undo_words(ui, pad, zone), column.w), ui.theme.gap),
            pad, zone);
  write_down(ui, "tally.presses.label", column, ui.say("tally.presses"),
             {.role = Role::note, .ink = ui.theme.colour.note}, ui.theme.mm(1));
  draw_presses(ui, column, pad, zone);
  ui.area = "main";
}

// The side as one line above the pad.
void draw_line(Ui& ui, Asked& asked, Box& page, const Model& pad, Zone zone) {
  const std::string words = ui.say("tally.visitors") + "　" + count_words(pad.visitors);
  const std::string undo = undo_words(ui, pad, zone);
  const float wide = std::min(button_width(ui, undo), page.w * 0.5f);
  const float words_high = height_of(ui, Role::strong, words, page.w - wide - ui.theme.gap, 2);
  const float high = std::max(button_height(ui, undo, wide), words_high);
  Box row = take_top(page, high, ui.theme.gap);
  draw_undo(ui, asked, take_right(row, wide, ui.theme.gap), pad, zone);
  write(ui, "tally.visitors", row, words, {.role = Role::strong, .lines = 2, .centred = true});
}

void draw_no_gate(Ui& ui, Asked& asked, Box page, const Model& pad) {
  if (pad.event == 0) {
    write(ui, "tally.no_event", page, ui.say("tally.no_event"), {.lines = 1000});
    return;
  }
  write_down(ui, "tally.no_gate", page, ui.say("tally.no_gate"), {.role = Role::title},
             ui.theme.gap);
  write_down(ui, "tally.no_gate.next", page, ui.say("tally.no_gate.next"),
             {.ink = ui.theme.colour.note}, ui.theme.gap);
  const std::string words = ui.say("tally.add_gate");
  Box row = take_top(page, ui.theme.touch);
  if (button(ui, "tally.add_gate", take_left(row, button_width(ui, words)), words,
             {.rank = Rank::primary}))
    asked.emplace_back(AddGate{});
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& pad, const Situation& situation, Asked& asked) {
  if (pad.gate == 0) return draw_no_gate(ui, asked, page, pad);
  Box column = page;
  const bool with_side = ui.layout.width == Layout::Class::wide;
  Box side;
  if (with_side)
    side = take_side(ui, column, std::max(page.w * 0.28f, ui.theme.mm(78)), ui.theme.margin);
  draw_gate(ui, asked, column, pad);
  if (!with_side) draw_line(ui, asked, column, pad, situation.zone);
  if (pad.choosing) draw_gates(ui, asked, with_side ? side : column, pad);
  if (!pad.choosing || with_side) draw_pad(ui, asked, pad, column);
  if (with_side && !pad.choosing) draw_side(ui, asked, side, pad, situation.zone);
  press_by_key(pad, asked);
}

}  // namespace renkei::ui::tally
