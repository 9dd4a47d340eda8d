#include "ui/present/tally.hpp"

#include <imgui.h>

#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/digit_pad.hpp"
#include "ui/view/gates.hpp"
#include "ui/view/tally_side.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::tally {
namespace {

constexpr std::size_t keys_of_categories = 5;

// ---- the keys

// A key cap with what is pressed for it.
void draw_cap(Ui& ui, const Key& key, const Box& box, const std::string& words) {
  frame(ui, box, ui.theme.colour.edge, ui.theme.scale, ui.theme.mm(1.2f));
  write(ui, key, box, words,
        {.role = Role::note, .ink = ui.theme.colour.note, .align = Align::centre, .centred = true});
}

float cap_side(const Ui& ui) { return ui.theme.line(Role::note) + ui.theme.mm(1); }
float head_height(Ui& ui, const std::string& name, float width) {
  return std::max(cap_side(ui), height_of(ui, Role::body, name, width - cap_side(ui) * 1.5f, 2));
}

// The cap and the name at the top of a key; below it `inner` is left.
void draw_head(Ui& ui, Box& inner, const Key& cap_key, const std::string& cap, const Key& name_key,
               const std::string& name) {
  const float side = cap_side(ui);
  Box head = take_top(inner, head_height(ui, name, inner.w), ui.theme.mm(1));
  if (!cap.empty()) draw_cap(ui, cap_key, middle(take_left(head, side, ui.theme.mm(2)), side), cap);
  write(ui, name_key, head, name, {.lines = 2, .centred = true});
}

// The largest in which a figure is whole: it is read from an arm's length, and never cut.
Role largest_role(Ui& ui, const std::string& figure, const Box& box) {
  for (const Role role : {Role::figure, Role::title, Role::strong, Role::body})
    if (size_of(ui, role, figure).x <= box.w && ui.theme.line(role) <= box.h) return role;
  return Role::note;
}

// What is said below the figure; empty: nothing.
std::string words_below(const Ui& ui, const CategoryCount& count) {
  if (!count.is_visitor) return ui.say("tally.not_visitor");
  return count.category == group_category ? ui.say("tally.asks_number") : std::string();
}

// One size for all figures: the largest in which each of them has room.
Role figures_role(Ui& ui, const Model& pad, float width, float height) {
  const float wide = width - ui.theme.mm(5);
  Role role = Role::figure;
  for (const CategoryCount& count : pad.categories) {
    const std::string name = choice_label(ui.language, "tally", "category", count.category);
    const std::string below = words_below(ui, count);
    float high = height - ui.theme.mm(6) - head_height(ui, name, wide);
    if (!below.empty()) high -= height_of(ui, Role::note, below, wide, 2);
    role = std::min(role, largest_role(ui, count_words(count.pressed()), {0, 0, wide, high}));
  }
  return role;
}

void draw_category(Ui& ui, Asked& asked, const Box& box, const CategoryCount& count,
                   std::size_t number, bool awaited, Role role) {
  const auto n = static_cast<std::int64_t>(number);
  const Colours& colour = ui.theme.colour;
  const std::string name = choice_label(ui.language, "tally", "category", count.category);
  const std::string figure = count_words(count.pressed());
  if (big_button(ui, {"tally.count", n}, box, figure,
                 {.chosen = awaited, .state = count.is_visitor ? "" : "not_visitor"}))
    asked.emplace_back(CountOne{count.category});
  const Within within(ui, Key("tally.count", n).whole());
  // Grey: what is pressed here is in no sum of visitors.
  if (!count.is_visitor) fill(ui, inset(box, 2 * ui.theme.frame), colour.paper, ui.theme.rounding);
  Box inner = inset(box, ui.theme.mm(2.5f));
  draw_head(ui, inner, {"tally.key", n}, number <= keys_of_categories ? std::to_string(n) : "",
            {"tally.name", n}, name);
  if (const std::string words = words_below(ui, count); !words.empty()) {
    const float high = height_of(ui, Role::note, words, inner.w, 2);
    write(ui, {"tally.below", n}, take_bottom(inner, high), words,
          {.role = Role::note, .ink = colour.note, .align = Align::centre, .lines = 2});
  }
  write(ui, {"tally.figure", n}, inner, figure,
        {.role = role,
         .ink = count.is_visitor ? colour.accent_dark : colour.note,
         .align = Align::centre,
         .centred = true});
}

void draw_plus(Ui& ui, Asked& asked, const Box& box, bool open) {
  if (big_button(ui, "tally.plus", box, ui.say("tally.plus"), {.chosen = open}))
    asked.emplace_back(BeginNumber{});
  const Within within(ui, "tally.plus");
  Box inner = inset(box, ui.theme.mm(2.5f));
  draw_head(ui, inner, "tally.plus.key", "", "tally.plus.name", ui.say("tally.plus"));
  const std::string words = ui.say("tally.plus.explain");
  if (height_of(ui, Role::note, words, inner.w) <= inner.h)
    write(ui, "tally.plus.explain", inner, words,
          {.role = Role::note, .ink = ui.theme.colour.note, .lines = 1000, .centred = true});
}

// In the order of the keys; scrolled only when there are more than fit.
void draw_pad(Ui& ui, Asked& asked, const Model& pad, const Box& box) {
  const float gap = ui.theme.gap;
  const float words = ui.theme.line(Role::body) * 2.4f + ui.theme.line(Role::title) +
                      2.4f * ui.theme.line(Role::note);
  const float least = std::max(ui.theme.mm(25), words + ui.theme.mm(7));
  const float least_wide = ui.theme.line(Role::body) * 7.5f;
  const std::size_t columns = box.w >= 3 * least_wide + 2 * gap ? 3 : 2;
  const std::size_t count = pad.categories.size() + 1;
  const std::size_t all_rows = (count + columns - 1) / columns;
  const auto rows = static_cast<float>(all_rows);
  const float height = std::max(least, (box.h + gap) / rows - gap);
  const Scroll scroll(ui, "tally.pad", box, rows * (height + gap) - gap);
  const Box contents = inset(scroll.contents(), ui.theme.scale, 0);  // frames are not clipped
  const float width =
      (contents.w - static_cast<float>(columns - 1) * gap) / static_cast<float>(columns);
  const Role role = figures_role(ui, pad, width, height);
  const bool awaited = pad.entry && (pad.entry->asks_category || pad.entry->category.empty());
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row_index = i / columns;
    const auto column = static_cast<float>(i % columns), row = static_cast<float>(row_index);
    const Box place{contents.x + column * (width + gap), contents.y + row * (height + gap), width,
                    height};
    if (i + 1 == count)
      draw_plus(ui, asked, place, pad.entry.has_value());
    else
      draw_category(ui, asked, place, pad.categories[i], i + 1, awaited && pad.entry->number() > 0,
                    role);
  }
}

// ---- the keyboard

bool is_plus_typed() {
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsKeyPressed(ImGuiKey_KeypadAdd, false)) return true;
  for (const ImWchar c : io.InputQueueCharacters)
    if (c == '+' || c == 0xFF0B) return true;
  return false;
}

void take_keys(const Model& pad, Asked& asked) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || io.KeyAlt || io.KeyCtrl) return;
  const bool types = pad.entry && !pad.entry->asks_category;
  const Digits digits = typed_digits();
  for (const int digit : digits.typed) {
    const auto key = static_cast<std::size_t>(digit);
    if (types)
      asked.emplace_back(TypeDigit{digit});
    else if (key >= 1 && key <= keys_of_categories && key <= pad.categories.size())
      asked.emplace_back(CountOne{pad.categories[key - 1].category});
  }
  for (int i = 0; i < digits.erased; ++i)
    asked.emplace_back(pad.entry ? Intent(TakeDigit{}) : Intent(TakeBack{}));
  if (is_plus_typed()) asked.emplace_back(BeginNumber{});
}

// ---- the page

void draw_banners(Ui& ui, Asked& asked, Box& page, const Model& pad) {
  bool closed = false;
  if (pad.has_turned) {
    const Key close("banner.close");
    gates::draw_banner(ui, page, "tally.turned",
                       ui.say("tally.turned", {{"date", date_words(ui.language, pad.date)}}),
                       &close, closed);
  }
  if (!pad.closed.empty())
    gates::draw_banner(ui, page, "tally.closed_day",
                       ui.say(pad.closed, {{"date", date_words(ui.language, pad.date)}}), nullptr,
                       closed);
  if (closed) asked.emplace_back(CloseBanner{});
}

void draw_top(Ui& ui, Asked& asked, Box& column, const Model& pad) {
  const Choice ways[] = {{"tally.readings", ui.say("tally.readings")},
                         {"tally.day_end", ui.say("tally.day_end")}};
  gates::Asked of_gate;
  const auto way = gates::draw_row(ui, column, pad, ways, of_gate);
  for (auto& intent : of_gate)
    std::visit([&](auto& one) { asked.emplace_back(std::move(one)); }, intent);
  if (way) asked.emplace_back(OpenReadings{*way == 1});
  draw_banners(ui, asked, column, pad);
}

bool has_sheet(const Model& pad) {
  return pad.entry || pad.sheet.kind != Sheet::Kind::none ||
         pad.gate_sheet != gates::GateSheet::none;
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& pad, const Situation& situation, Asked& asked) {
  if (pad.gate == 0) {
    gates::Asked of_gate;
    gates::draw_no_gate(ui, page, pad, of_gate);
    for (auto& intent : of_gate)
      std::visit([&](auto& one) { asked.emplace_back(std::move(one)); }, intent);
    return;
  }
  const bool with_side = ui.is(Layout::Class::wide);
  Box column = page, side;
  // A sheet lies beside the keys, never over them; where there is little room, in place of the rest.
  if (with_side || has_sheet(pad))
    side = take_side(ui, column,
                     with_side ? std::max(page.w * 0.28f, ui.theme.mm(78)) : page.w * 0.48f,
                     ui.theme.margin);
  if (with_side || !has_sheet(pad)) draw_top(ui, asked, column, pad);
  if (!with_side && !has_sheet(pad)) draw_line(ui, asked, column, pad, situation.zone);
  draw_pad(ui, asked, pad, column);
  if (has_sheet(pad))
    draw_sheet(ui, asked, side, pad, situation.zone);
  else if (with_side)
    draw_side(ui, asked, side, pad, situation.zone);
  take_keys(pad, asked);
}

}  // namespace renkei::ui::tally
