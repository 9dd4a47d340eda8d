#include "ui/present/needs.hpp"

#include "core/text/kana_order.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/reasons.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::needs {
namespace {

using Asked = std::vector<Intent>;

std::string category_words(const Ui& ui, std::int64_t category) {
  return ui.say("needs.category." + std::to_string(category));
}

// Where from and in which field.
std::string facts_words(const Ui& ui, const Line& line) {
  std::string words =
      line.municipality.empty() ? ui.say("needs.nowhere") : municipality_words(line.municipality);
  if (line.category) words += "　" + category_words(ui, *line.category);
  return words;
}

std::string undo_words(const Ui& ui, const Line& line) {
  const std::string what = facts_words(ui, line);
  return ui.say("needs.undo", {{"what", what}});
}

// ---- the form

void add_partner(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  const std::string place = municipality_words(model.draft.municipality);
  const std::string words = place.empty() ? ui.say("needs.municipality.choose")
                                          : ui.say("needs.municipality", {{"place", place}});
  stack.choices(
      {{"needs.municipality", words, model.picker.has_value()}},
      [&asked, open = !model.picker](std::size_t) { asked.emplace_back(OpenPicker{open}); });
}

void add_categories(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  std::vector<Choice> choices;
  for (std::int64_t category = 1; category <= categories; ++category)
    choices.push_back({{"needs.category", category},
                       category_words(ui, category),
                       model.draft.category == category});
  stack.choices(choices, [&asked](std::size_t at) {
    asked.emplace_back(ChooseCategory{static_cast<std::int64_t>(at) + 1});
  });
}

void draw_text(Ui& ui, Asked& asked, const Box& place, const Model& model) {
  std::string text = model.draft.text;
  const ui::Line line = line_field(ui, "needs.text", place, text, ui.say("needs.text.hint"), true);
  if (line.sent)
    asked.emplace_back(Save{});
  else if (line.changed)
    asked.emplace_back(TypeText{text});
}

void add_form(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  const bool changes = model.draft.changes != 0;
  if (changes)
    stack.text("needs.changing", ui.say("needs.changing"), {.ink = ui.theme.colour.unconfirmed});
  add_partner(ui, stack, asked, model);
  add_categories(ui, stack, asked, model);
  stack.add([&ui](float) { return ui.theme.touch; },
            [&ui, &asked, &model](const Box& place) { draw_text(ui, asked, place, model); });
  stack.field("needs.from", ui.say("needs.from.hint"), model.draft.heard_from, "P2",
              [&asked](const std::string& text) { asked.emplace_back(TypeFrom{text}); });
  stack.button("needs.save", ui.say(changes ? "needs.save.change" : "needs.save"),
               {.rank = Rank::primary, .enabled = model.draft.can_be_saved()},
               [&asked] { asked.emplace_back(Save{}); });
  if (changes)
    stack.button("needs.drop", ui.say("needs.drop"), {.rank = Rank::quiet},
                 [&asked] { asked.emplace_back(DropChange{}); });
}

// ---- the day's list

float row_height(Ui& ui, const Line& line, float width) {
  const float inner = width - 2 * ui.theme.mm(3);
  const float words = height_of(ui, Role::note, facts_words(ui, line), inner) + ui.theme.mm(1) +
                      height_of(ui, Role::body, line.text, inner) +
                      (line.is_disputed ? ui.theme.mm(1) + ui.theme.line(Role::note) : 0);
  return std::max(ui.theme.touch, words + 2 * ui.theme.mm(2));
}

void draw_row(Ui& ui, Asked& asked, const Box& whole, const Model& model, const Line& line) {
  const Key key("needs.row", line.id);
  if (big_button(ui, key, whole, line.text,
                 {.chosen = model.draft.changes == line.id,
                  .state = line.is_disputed ? "disputed" : "",
                  .privacy = "P1"}))
    asked.emplace_back(Change{line.id});
  const Within within(ui, key.whole());
  Box words = inset(whole, ui.theme.mm(3), ui.theme.mm(2));
  write_down(ui, {"needs.row.facts", line.id}, words, facts_words(ui, line),
             {.role = Role::note, .ink = ui.theme.colour.accent_dark, .privacy = "P1"},
             ui.theme.mm(1));
  write_down(ui, {"needs.row.text", line.id}, words, line.text, {.privacy = "P1"}, ui.theme.mm(1));
  if (line.is_disputed)
    write(ui, {"needs.row.disputed", line.id}, words, ui.say("needs.disputed"),
          {.role = Role::note, .ink = ui.theme.colour.unconfirmed, .lines = 2});
}

void add_lines(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  if (const Line* last = last_act(model))
    stack.button("needs.undo", undo_words(ui, *last), {.rank = Rank::quiet},
                 [&asked, id = last->id] { asked.emplace_back(TakeBack{id}); });
  if (model.taken_back != 0)
    stack.button("needs.redo", ui.say("needs.redo"), {.rank = Rank::quiet},
                 [&asked] { asked.emplace_back(DoAgain{}); });
  const std::string count = count_words(static_cast<std::int64_t>(model.lines.size()));
  const std::string day = date_words(ui.language, model.date);
  stack.text("needs.lines",
             model.lines.empty() ? ui.say("needs.none")
                                 : ui.say("needs.lines", {{"day", day}, {"count", count}}),
             {.role = Role::note, .ink = ui.theme.colour.note});
  for (const Line& line : model.lines)
    stack.add([&ui, &line](float width) { return row_height(ui, line, width); },
              [&ui, &asked, &model, &line](const Box& place) {
                draw_row(ui, asked, place, model, line);
              });
}

void draw_main(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  Stack stack(ui, box);
  if (!model.event_name.empty())
    stack.text("needs.event", model.event_name, {.role = Role::strong});
  add_form(ui, stack, asked, model);
  add_lines(ui, stack, asked, model);
  stack.draw("needs.list");
}

// ---- the picker

void add_places(Stack& stack, Asked& asked, const std::vector<const Municipality*>& places) {
  std::vector<Choice> choices;
  choices.reserve(places.size());
  for (const Municipality* place : places)
    choices.push_back(
        {{"needs.place", std::string(place->code6)}, municipality_words(place->code6)});
  stack.choices(choices, [&asked, places](std::size_t at) {
    asked.emplace_back(ChooseMunicipality{std::string(places[at]->code6)});
  });
}

void add_kana_rows(Ui& ui, Stack& stack, Asked& asked, const Picker& picker) {
  std::vector<Choice> choices = {
      {{"needs.kana", "all"}, ui.say("needs.kana.all"), picker.kana_row < 0}};
  for (std::size_t row = 0; row < std::size(kana_rows); ++row) {
    const auto n = static_cast<int>(row);
    choices.push_back({{"needs.kana", n}, std::string(kana_rows[row]), picker.kana_row == n});
  }
  stack.choices(choices, [&asked](std::size_t at) {
    asked.emplace_back(ChooseKana{static_cast<int>(at) - 1});
  });
}

void add_prefectures(Stack& stack, Asked& asked) {
  const auto all = prefectures();
  std::vector<Choice> choices;
  choices.reserve(all.size());
  for (const Municipality* place : all)
    choices.push_back(
        {{"needs.prefecture", std::string(place->prefecture_code())}, std::string(place->name)});
  stack.choices(choices, [&asked, all](std::size_t at) {
    asked.emplace_back(ChoosePrefecture{std::string(all[at]->prefecture_code())});
  });
}

void add_group(Ui& ui, Stack& stack, Asked& asked, const char* key,
               const std::vector<const Municipality*>& places) {
  if (places.empty()) return;
  stack.text(key, ui.say(key), {.role = Role::note, .ink = ui.theme.colour.note});
  add_places(stack, asked, places);
}

void draw_picker(Ui& ui, Asked& asked, const Box& box, const Picker& picker) {
  const bool in_prefecture = !picker.prefecture.empty();
  const Offer& offer = picker.offer;
  Stack stack(ui, box);
  stack.text("needs.picker.title", ui.say("needs.picker.title"), {.role = Role::strong});
  if (in_prefecture)
    stack.button("needs.prefecture.back",
                 ui.say("needs.prefecture.back",
                        {{"prefecture", municipality_words(picker.prefecture + "000")}}),
                 {}, [&asked] { asked.emplace_back(ChoosePrefecture{}); });
  stack.field("needs.place.line", ui.say("needs.place.hint"), picker.typed, "P0",
              [&asked](const std::string& text) { asked.emplace_back(TypePlace{text}); });
  if (in_prefecture && picker.typed.empty()) add_kana_rows(ui, stack, asked, picker);
  add_group(ui, stack, asked, "needs.known", offer.known);
  if (!in_prefecture && picker.typed.empty()) {
    stack.text("needs.by_prefecture", ui.say("needs.by_prefecture"),
               {.role = Role::note, .ink = ui.theme.colour.note});
    add_prefectures(stack, asked);
  }
  add_group(ui, stack, asked, "needs.others", offer.others);
  if (!offer.as_typed.empty())
    stack.button(
        "needs.place.typed", ui.say("needs.place.typed", {{"place", offer.as_typed}}), {},
        [&asked, place = offer.as_typed] { asked.emplace_back(ChooseMunicipality{place}); });
  else if (!picker.typed.empty())
    stack.text("needs.place.how", ui.say("needs.place.how"), {.ink = ui.theme.colour.note});
  stack.button("sheet.close", ui.say("sheet.close"), {.rank = Rank::quiet},
               [&asked] { asked.emplace_back(OpenPicker{false}); });
  stack.draw("needs.picker.list");
}

void draw_reason(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  const Line* line = find_line(model, model.sheet->about);
  if (!line) return;
  const ReasonAsked answer = ask_reason(ui, box, undo_words(ui, *line), model.sheet->reason);
  if (answer.typed) asked.emplace_back(TypeReason{*answer.typed});
  if (answer.reason) asked.emplace_back(TakeBack{line->id, *answer.reason});
  if (answer.closed) asked.emplace_back(CloseSheet{});
}

void draw_sheet(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  if (ui.is(Layout::Class::wide)) ui.area = "side";
  if (model.sheet)
    draw_reason(ui, asked, box, model);
  else
    draw_picker(ui, asked, box, *model.picker);
  ui.area = "main";
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation&, Asked& asked) {
  Box main = page;
  const bool has_sheet = model.sheet || model.picker;
  const bool with_side = ui.is(Layout::Class::wide);
  if (has_sheet && !with_side) return draw_sheet(ui, asked, page, model);
  if (has_sheet) {
    const Box side = take_right(main, page.w * 0.48f, ui.theme.margin);
    draw_sheet(ui, asked, side, model);
  }
  draw_main(ui, asked, main, model);
}

}  // namespace renkei::ui::needs
