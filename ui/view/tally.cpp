#include <imgui.h>

#include <array>

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "ui/present/tally.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::tally {
namespace {

using Asked = std::vector<Intent>;

void draw_gates(Ui& ui, Asked& asked, const Model& pad) {
  if (pad.gates.size() < 2) return;
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  bool first = true;
  for (const GateChoice& gate : pad.gates) {
    const float next = ImGui::GetItemRectMax().x + ui.theme.gap + button_width(ui, gate.name);
    if (!first && next <= right) ImGui::SameLine();
    first = false;
    const Look look = gate.id == pad.gate ? Look::chosen : Look::secondary;
    if (button(ui, {"tally.gate", gate.id}, gate.name, {.look = look}))
      asked.push_back(ChooseGate{gate.id});
  }
}

// How this gate counts: a number without its method cannot be compared.
void draw_method(Ui& ui, const Model& pad) {
  for (const GateChoice& gate : pad.gates) {
    if (gate.id != pad.gate) continue;
    const auto word = [&](const char* field, const std::string& code) {
      return code.empty() ? ui.say("tally.unknown")
                          : choice_label(ui.language, "gate", field, code);
    };
    const std::string method = word("counting_method", gate.method);
    const std::string direction = word("direction", gate.direction);
    const std::string unit = word("unit", gate.unit);
    const std::string reentry = word("reentry", gate.reentry);
    const std::string line = ui.say("tally.method", {{"gate", gate.name},
                                                     {"method", method},
                                                     {"direction", direction},
                                                     {"unit", unit},
                                                     {"reentry", reentry}});
    write_within(ui, Role::small, colour::faint, line, ImGui::GetContentRegionAvail().x);
  }
}

// A key cap with the number that counts here.
void paint_key(Ui& ui, ImVec2 at, std::size_t number) {
  const std::string digit = std::to_string(number);
  const float side = ui.theme.mm(7);
  const ImVec2 size = size_of(ui, Role::small, digit);
  ImGui::GetWindowDrawList()->AddRect(at, {at.x + side, at.y + side}, colour::line,
                                      ui.theme.mm(1.2f), 0, ui.theme.scale);
  paint(ui, Role::small, colour::faint, {at.x + (side - size.x) / 2, at.y + (side - size.y) / 2},
        digit);
}

void draw_category(Ui& ui, Asked& asked, const CategoryCount& count, std::size_t number,
                   ImVec2 size, bool enabled) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string name = choice_label(ui.language, "tally", "category", count.category);
  const std::string figure = count_words(count.count);
  if (big_button(ui, {"tally.count", static_cast<std::int64_t>(number)}, size, figure, enabled))
    asked.push_back(CountOne{count.category});
  const float inset = ui.theme.mm(4);
  if (number <= 5) paint_key(ui, {at.x + inset, at.y + inset}, number);
  const ImVec2 words = size_of(ui, Role::strong, name), digits = size_of(ui, Role::figure, figure);
  const float block = words.y + ui.theme.mm(1) + digits.y;
  const float top = at.y + (size.y - block) / 2;
  paint(ui, Role::strong, colour::ink, {at.x + (size.x - words.x) / 2, top}, name);
  paint(ui, Role::figure, count.is_visitor ? colour::accent : colour::faint,
        {at.x + (size.x - digits.x) / 2, top + words.y + ui.theme.mm(1)}, figure);
  if (count.is_visitor) return;
  const std::string apart = ui.say("tally.not_visitor");
  const ImVec2 apart_size = size_of(ui, Role::small, apart);
  paint(ui, Role::small, colour::faint,
        {at.x + size.x - inset - apart_size.x, at.y + inset + ui.theme.mm(1)}, apart);
}

// Three in a row, in the order of the keys.
void draw_pad(Ui& ui, Asked& asked, const Model& pad, ImVec2 area) {
  const std::size_t columns = 3, rows = (pad.categories.size() + columns - 1) / columns;
  const float width = (area.x - 2 * ui.theme.gap) / 3;
  const float share = (area.y + ui.theme.gap) / static_cast<float>(rows) - ui.theme.gap;
  const float height = std::max(share, ui.theme.pad_touch);
  for (std::size_t i = 0; i < pad.categories.size(); ++i) {
    if (i % columns != 0) ImGui::SameLine();
    draw_category(ui, asked, pad.categories[i], i + 1, {width, height}, pad.gate != 0);
  }
}

void press_by_key(const Model& pad, Asked& asked) {
  if (ImGui::GetIO().WantTextInput) return;
  for (int i = 0; i < 5 && static_cast<std::size_t>(i) < pad.categories.size(); ++i) {
    const auto digit = static_cast<ImGuiKey>(ImGuiKey_1 + i);
    const auto keypad = static_cast<ImGuiKey>(ImGuiKey_Keypad1 + i);
    if (ImGui::IsKeyPressed(digit, false) || ImGui::IsKeyPressed(keypad, false))
      asked.push_back(CountOne{pad.categories[static_cast<std::size_t>(i)].category});
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Backspace, false)) asked.push_back(TakeBack{});
}

void draw_total(Ui& ui, const Model& pad) {
  write(ui, Role::small, colour::faint, ui.say("tally.visitors"));
  write(ui, Role::figure, colour::ink, count_words(pad.visitors), "tally.visitors");
}

void draw_presses(Ui& ui, const Model& pad, Zone zone) {
  write(ui, Role::small, colour::faint, ui.say("tally.presses"));
  ImGui::BeginChild("presses", {0, 0});
  scroll_by_drag(ui.theme);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.theme.gap, ui.theme.mm(1.8f)});
  const std::size_t shown = std::min<std::size_t>(pad.presses.size(), 30);
  for (std::size_t i = 0; i < shown; ++i) {
    const Press& press = pad.presses[pad.presses.size() - 1 - i];
    const float x = ImGui::GetCursorPosX();
    write(ui, Role::body, colour::faint, clock_words(press.at, zone));
    ImGui::SameLine();
    ImGui::SetCursorPosX(x + ui.theme.mm(24));
    const std::string sign = press.delta < 0 ? "" : "+";
    write(ui, Role::body, colour::ink,
          choice_label(ui.language, "tally", "category", press.category) + "  " + sign +
              count_words(press.delta));
  }
  ImGui::PopStyleVar();
  ImGui::EndChild();
}

void draw_side(Ui& ui, Asked& asked, const Model& pad, Zone zone, ImVec2 size) {
  begin_card(ui, "side", size);
  draw_total(ui, pad);
  const bool can_undo = !pad.presses.empty();
  if (button(ui, "tally.undo", {.width = ImGui::GetContentRegionAvail().x, .enabled = can_undo}))
    asked.push_back(TakeBack{});
  draw_presses(ui, pad, zone);
  end_card();
}

void draw_no_gate(Ui& ui, Asked& asked) {
  begin_card(ui, "no_gate", {0, ui.theme.mm(52)});
  write(ui, Role::strong, colour::ink, ui.say("tally.no_gate"), "tally.no_gate");
  write_wrapped(ui, Role::body, colour::faint, ui.say("tally.no_gate.next"));
  if (button(ui, "tally.add_gate", {.look = Look::primary})) asked.push_back(AddGate{});
  end_card();
}

}  // namespace

void draw(Ui& ui, const Model& pad, const Situation& situation, Asked& asked) {
  const ImVec2 page = ImGui::GetContentRegionAvail();
  write_within(ui, Role::heading, colour::ink, pad.event_name, page.x - ui.theme.mm(70));
  const std::string date = date_words(ui.language, pad.date);
  ImGui::SameLine();
  ImGui::SetCursorPosX(page.x - size_of(ui, Role::body, date).x);
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ui.theme.mm(2));
  write(ui, Role::body, colour::faint, date);
  if (pad.gate == 0) return draw_no_gate(ui, asked);

  const float top = ImGui::GetCursorPosY(), height = page.y - top;
  const float side = std::max(page.x * 0.28f, ui.theme.mm(78));
  ImGui::BeginChild("pad", {page.x - side - ui.theme.margin, height});
  draw_gates(ui, asked, pad);
  draw_method(ui, pad);
  draw_pad(ui, asked, pad, ImGui::GetContentRegionAvail());
  ImGui::EndChild();
  ImGui::SameLine(0, ui.theme.margin);
  draw_side(ui, asked, pad, situation.zone, {0, height});
  press_by_key(pad, asked);
}

}  // namespace renkei::ui::tally
