#include "ui/view/gates.hpp"

#include <algorithm>

#include "core/wording/labels.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::gates {
namespace {

std::string code_words(const Ui& ui, std::string_view field, const std::string& code) {
  return code.empty() ? ui.say("gates.unknown") : choice_label(ui.language, "gate", field, code);
}

std::string how_words(const Ui& ui, const GateChoice& gate, std::string_view field) {
  const Dispute* dispute = dispute_about(gate.disputes, field);
  if (!dispute) return code_words(ui, field, gate.how(field));
  std::string words = "⇄";
  for (const std::string& value : dispute->values)
    words += (words == "⇄" ? " " : " / ") + code_words(ui, field, value);
  return words;
}

std::span<const renkei::Choice> codes_of(std::string_view field) {
  if (field == "direction") return choices::direction;
  if (field == "unit") return choices::unit;
  if (field == "reentry") return choices::reentry;
  return choices::counting_method;
}

// As high as its name takes, which is never cut.
void add_gate(Ui& ui, Stack& stack, const GateChoice& gate, EntryId chosen, Asked& asked) {
  const std::string words = gate_words(ui, gate);
  const float pad = ui.theme.mm(3);
  stack.add(
      [&ui, words, pad](float width) {
        return std::max(ui.theme.touch, height_of(ui, Role::body, words, width - 2 * pad) + pad);
      },
      [&ui, &asked, words, pad, id = gate.id, is_chosen = gate.id == chosen](const Box& place) {
        const Key key("tally.gate", id);
        if (big_button(ui, key, place, words, {.chosen = is_chosen}))
          asked.emplace_back(ChooseGate{id});
        const Within within(ui, key.whole());
        write(ui, {"tally.gate.name", id}, inset(place, pad, 0), words,
              {.align = Align::centre, .lines = 1000, .centred = true});
      });
}

void draw_list(Ui& ui, const Box& box, const Place& place, Asked& asked) {
  Stack stack(ui, box);
  stack.text("gates.title", ui.say("gates.title"), {.role = Role::strong});
  for (const GateChoice& gate : place.gates) add_gate(ui, stack, gate, place.gate, asked);
  stack.text("gates.add.label", ui.say("gates.add.label"), {.role = Role::note});
  stack.field("gates.name", ui.say("gates.name.hint"), place.gate_name, "P0",
              [&](const std::string& text) { asked.emplace_back(TypeGateName{text}); });
  stack.button("tally.add_gate", ui.say("tally.add_gate"), {},
               [&] { asked.emplace_back(AddGate{}); });
  stack.button("sheet.close", ui.say("sheet.close"), {.rank = Rank::quiet},
               [&] { asked.emplace_back(OpenGates{false}); });
  stack.draw("tally.gates.list");
  home(ui, Key("tally.gate", place.gate));
}

void draw_method(Ui& ui, const Box& box, const GateChoice& gate, Asked& asked) {
  Stack stack(ui, box);
  if (!gate.has_method())
    stack.text("gates.no_method", ui.say("gates.no_method"),
               {.role = Role::strong, .ink = ui.theme.colour.unconfirmed, .state = "unconfirmed"});
  stack.text("gates.method.explain", ui.say("gates.method.explain"), {.ink = ui.theme.colour.note});
  for (const std::string_view field : how_fields) {
    const std::string name(field);
    const bool disputed = dispute_about(gate.disputes, field) != nullptr;
    stack.text({"gates.field", name},
               field_label(ui.language, "gate", field) +
                   (disputed ? "　" + how_words(ui, gate, field) : std::string()),
               {.role = Role::note, .state = disputed ? "disputed" : ""});
    std::vector<Choice> choices;
    for (const renkei::Choice& code : codes_of(field))
      choices.push_back({{"gates.how", name + "/" + std::string(code.code)},
                         code_words(ui, field, std::string(code.code)),
                         !disputed && gate.how(field) == code.code});
    stack.choices(choices, [&asked, name, field](std::size_t at) {
      asked.emplace_back(SetHow{name, std::string(codes_of(field)[at].code)});
    });
  }
  stack.button("sheet.close", ui.say("sheet.close"), {.rank = Rank::quiet},
               [&] { asked.emplace_back(OpenMethod{false}); });
  stack.draw("gates.method.list");
}

}  // namespace

std::string method_words(const Ui& ui, const GateChoice& gate) {
  const std::string method = how_words(ui, gate, "counting_method");
  const std::string direction = how_words(ui, gate, "direction");
  const std::string unit = how_words(ui, gate, "unit");
  const std::string reentry = how_words(ui, gate, "reentry");
  return ui.say(
      "tally.method",
      {{"method", method}, {"direction", direction}, {"unit", unit}, {"reentry", reentry}});
}

std::string gate_words(const Ui&, const GateChoice& gate) {
  const Dispute* dispute = dispute_about(gate.disputes, "name");
  if (!dispute) return gate.name;
  std::string words = "⇄";
  for (const std::string& value : dispute->values) words += (words == "⇄" ? " " : " / ") + value;
  return words;
}

std::optional<std::size_t> draw_row(Ui& ui, Box& page, const Place& place,
                                    std::span<const Choice> ways, Asked& asked) {
  const GateChoice* gate = chosen(place);
  if (!gate) return std::nullopt;
  float ways_wide = 0;
  for (const Choice& way : ways) ways_wide += button_width(ui, way.text) + ui.theme.gap;
  const std::string words = ui.say("tally.gate", {{"gate", gate_words(ui, *gate)}});
  const bool beside = button_width(ui, words) + ways_wide + ui.theme.gap <= page.w;
  const float wide = std::min(button_width(ui, words), page.w);
  const float high = button_height(ui, words, wide);
  Box row = take_top(page, high, ui.theme.gap);
  if (button(ui, "tally.gates", take_left(row, wide, ui.theme.gap), words,
             {.chosen = place.gate_sheet == GateSheet::list}))
    asked.emplace_back(OpenGates{place.gate_sheet != GateSheet::list});
  const Box ways_box = beside ? take_right(row, ways_wide - ui.theme.gap)
                              : take_top(page, choices_height(ui, ways, page.w), ui.theme.gap);
  const auto pressed = draw_choices(ui, ways_box, ways);
  const std::string method = method_words(ui, *gate);
  const std::string shown = gate->has_method() ? method : ui.say("gates.no_method") + "　" + method;
  const Box place_of_method = take_top(page, button_height(ui, shown, page.w), ui.theme.gap);
  if (button(ui, "tally.method", place_of_method, shown,
             {.rank = Rank::quiet,
              .chosen = place.gate_sheet == GateSheet::method,
              .state = !gate->has_method()       ? "unconfirmed"
                       : !gate->disputes.empty() ? "disputed"
                                                 : ""}))
    asked.emplace_back(OpenMethod{place.gate_sheet != GateSheet::method});
  return pressed;
}

bool draw_gate_sheet(Ui& ui, const Box& box, const Place& place, Asked& asked) {
  const GateChoice* gate = chosen(place);
  if (place.gate_sheet == GateSheet::list) draw_list(ui, box, place, asked);
  if (place.gate_sheet == GateSheet::method && gate) draw_method(ui, box, *gate, asked);
  return place.gate_sheet != GateSheet::none;
}

void draw_no_gate(Ui& ui, const Box& page, const Place& place, Asked& asked) {
  if (place.event == 0) {
    write(ui, "tally.no_event", page, ui.say("tally.no_event"), {.lines = 1000});
    return;
  }
  Stack stack(ui, page);
  stack.text("tally.no_gate", ui.say("tally.no_gate"), {.role = Role::title});
  stack.text("tally.no_gate.next", ui.say("tally.no_gate.next"), {.ink = ui.theme.colour.note});
  stack.field("gates.name", ui.say("gates.name.hint"), place.gate_name, "P0",
              [&](const std::string& text) { asked.emplace_back(TypeGateName{text}); });
  stack.button("tally.add_gate", ui.say("tally.add_gate"), {.rank = Rank::primary},
               [&] { asked.emplace_back(AddGate{}); });
  stack.draw("tally.no_gate.list");
}

void draw_banner(Ui& ui, Box& page, const Key& key, const std::string& words, const Key* close,
                 bool& closed) {
  const float pad = ui.theme.margin;
  const std::string ok = close ? ui.say(close->message) : std::string();
  const float wide = close ? button_width(ui, ok) + ui.theme.gap : 0;
  const float height = height_of(ui, Role::body, words, page.w - 2 * pad - wide);
  const float all = std::max(height + 2 * ui.theme.mm(2), close ? ui.theme.touch : 0.0f);
  Box line = take_top(page, all, ui.theme.gap);
  if (close) {
    const Box press = middle(take_right(line, wide - ui.theme.gap, ui.theme.gap), ui.theme.touch);
    if (button(ui, *close, press, ok)) closed = true;
  }
  fill(ui, line, ui.theme.colour.unconfirmed_pale, ui.theme.rounding);
  write(ui, key, inset(line, pad, 0), words,
        {.ink = ui.theme.colour.unconfirmed, .lines = 1000, .centred = true, .state = "banner"});
}

}  // namespace renkei::ui::gates
