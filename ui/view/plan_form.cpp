// The form for one record.
#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "core/wording/refusal.hpp"
#include "ui/present/plan_documents.hpp"
#include "ui/view/plan_parts.hpp"

namespace renkei::ui::plan {
namespace {

Written quiet(const Ui& ui) { return {.role = Role::note, .ink = ui.theme.colour.note}; }

Key field_key(const Row& row) { return {"plan.field", std::string(row.field->name)}; }
Key key_of(const char* key, const Row& row) { return {key, std::string(row.field->name)}; }

bool is_hidden(const Ui& ui, const Row& row) {
  return ui.names_hidden && is_personal(row.field->privacy);
}
const char* privacy_of(const Row& row) { return code_of(row.field->privacy); }

// ---- what stands beside and below a field

std::string label_words(const Ui& ui, const Row& row) {
  const std::string label = field_label(ui.language, row.field->kind, row.field->name);
  if (row.field->required) return ui.say("plan.label.must", {{"field", label}});
  if (row.field->of_entry) return ui.say("plan.label.now", {{"field", label}});
  const bool is_list = row.field->type == Type::list || is_document(*row.field);
  return is_list ? ui.say("plan.label.lines", {{"field", label}}) : label;
}

struct Part {
  std::function<float(float width)> height;
  std::function<void(const Box&)> draw;
};

Part text_part(Ui& ui, const Key& key, const std::string& words, Written how) {
  how.lines = 1000;
  return {[&ui, words, how](float width) { return height_of(ui, how.role, words, width); },
          [&ui, key, words, how](const Box& box) { write(ui, key, box, words, how); }};
}

Part doubt_part(Ui& ui, const Key& key, const std::string& words, const char* privacy) {
  return {[&ui, words](float width) { return marked_height(ui, words, width); },
          [&ui, key, words, privacy](const Box& box) {
            marked(ui, key, box, status::unconfirmed(ui), words, privacy);
          }};
}

Part button_part(Ui& ui, const Key& key, const std::string& words, const ButtonLook& look,
                 const std::function<void()>& pressed) {
  const auto wide = [&ui, words](float width) { return std::min(width, button_width(ui, words)); };
  return {[&ui, words, wide](float width) { return button_height(ui, words, wide(width)); },
          [&ui, key, words, look, wide, pressed](const Box& box) {
            if (button(ui, key, {box.x, box.y, wide(box.w), box.h}, words, look)) pressed();
          }};
}

// What was understood, where it reads other than what was typed.
std::string understood_words(const Ui& ui, const Row& row) {
  if (row.seats) return ui.say("plan.seats", {{"count", count_words(*row.seats)}});
  if (!is_understood(*row.field) || row.words.ja.empty()) return {};
  std::string words = row.words.in(ui.language);
  if (row.field->type == Type::date) words = date_words(ui.language, words);
  return words == row.text ? std::string() : ui.say("plan.understood", {{"value", words}});
}

void add_dispute(Ui& ui, std::vector<Part>& parts, const Row& row, Asked& asked) {
  if (row.contenders.size() < 2) return;
  std::string values;
  for (const Wording& value : row.contenders) {
    const std::string& one = value.in(ui.language);
    values += (values.empty() ? "" : " / ") + (one.empty() ? ui.say("plan.nothing") : one);
  }
  parts.push_back(doubt_part(ui, key_of("plan.disputed", row),
                             ui.say("plan.disputed", {{"values", values}}), privacy_of(row)));
  parts.push_back(button_part(ui, key_of("plan.resolve", row), ui.say("plan.resolve"), {},
                              [&asked] { asked.emplace_back(GoTo{{Screen::conflicts}}); }));
}

void add_mistake(Ui& ui, std::vector<Part>& parts, const Row& row, Asked& asked) {
  if (!row.mistake) return;
  const Refusal refusal = refusal_words(ui.language, *row.mistake);
  parts.push_back(
      text_part(ui, key_of("plan.mistake", row), refusal.what + "\n" + refusal.next,
                {.ink = ui.theme.colour.absent, .privacy = privacy_of(row), .state = "mistake"}));
  parts.push_back(button_part(ui, key_of("plan.drop", row), ui.say("plan.drop"),
                              {.rank = Rank::quiet},
                              [&asked, n = row.field->number] { asked.emplace_back(Drop{n}); }));
}

// ---- the fields

// A day, a time or a number takes little room.
bool is_short(const Field& field) {
  return form_of(field.type) != Value::Form::text || field.type == Type::date ||
         field.type == Type::time;
}
float line_width(const Ui& ui, const Row& row, float width) {
  return is_short(*row.field) ? std::min(width, ui.theme.mm(52) * ui.theme.text) : width;
}

Part line_part(Ui& ui, const Row& row, Asked& asked) {
  return {[&ui](float) { return ui.theme.touch; },
          [&ui, &row, &asked](const Box& box) {
            std::string text = row.text;
            const Box place{box.x, box.y, line_width(ui, row, box.w), box.h};
            const ui::Line line =
                line_field(ui, field_key(row), place, text, "", true, false, privacy_of(row));
            if (line.changed) asked.emplace_back(TypeText{row.field->number, text});
            if (line.sent) asked.emplace_back(Save{});
          }};
}

Part lines_part(Ui& ui, const Row& row, Asked& asked) {
  return {[&ui, &row](float) { return lines_field_height(ui, row.text); },
          [&ui, &row, &asked](const Box& box) {
            std::string text = row.text;
            if (lines_field(ui, field_key(row), box, text, privacy_of(row)))
              asked.emplace_back(TypeText{row.field->number, text});
          }};
}

std::vector<ui::Choice> buttons_of(const Ui& ui, const Row& row) {
  std::vector<ui::Choice> buttons;
  for (const Option& option : row.choices)
    buttons.push_back({{"plan.choice", std::string(row.field->name) + "/" + option.code},
                       option.words.in(ui.language),
                       option.is_chosen});
  return buttons;
}

void draw_buttons(Ui& ui, const Box& box, const Row& row, Asked& asked) {
  if (const auto at = draw_choices(ui, box, buttons_of(ui, row)))
    asked.emplace_back(Choose{row.field->number, row.choices[*at].code});
}

// As one thing in the list of what was drawn, whose text is what is chosen.
Part choices_part(Ui& ui, const Row& row, Asked& asked) {
  return {[&ui, &row](float width) { return choices_height(ui, buttons_of(ui, row), width); },
          [&ui, &row, &asked](const Box& box) {
            const std::string key = field_key(row).whole();
            note(ui, {.key = key,
                      .kind = "row",
                      .box = box,
                      .text = row.words.in(ui.language),
                      .privacy = privacy_of(row)});
            const Within within(ui, key);
            draw_buttons(ui, box, row, asked);
          }};
}

// What a text is likely to be; it may be another.
Part suggestions_part(Ui& ui, const Row& row, Asked& asked) {
  return {[&ui, &row](float width) { return choices_height(ui, buttons_of(ui, row), width); },
          [&ui, &row, &asked](const Box& box) { draw_buttons(ui, box, row, asked); }};
}

// The questionnaire's own editor; a record has to be there before it can be written there.
Part designer_part(Ui& ui, const Model& model, const Row& row, Asked& asked) {
  if (model.record == 0)
    return text_part(ui, field_key(row), ui.say("plan.designer.later"), quiet(ui));
  return button_part(ui, field_key(row), ui.say("plan.designer"), {}, [&asked, id = model.record] {
    asked.emplace_back(GoTo{{Screen::designer, id}});
  });
}

Part control_part(Ui& ui, const Model& model, const Row& row, Asked& asked) {
  switch (row.control) {
    case Control::line:
      return line_part(ui, row, asked);
    case Control::lines:
      return lines_part(ui, row, asked);
    case Control::choice:
      return choices_part(ui, row, asked);
    case Control::designer:
      return designer_part(ui, model, row, asked);
    case Control::record:
      break;
  }
  const bool is_open = model.picker && model.picker->field == row.field;
  const std::string& words = row.words.in(ui.language);
  return button_part(ui, field_key(row), words.empty() ? ui.say("plan.choose") : words,
                     {.chosen = is_open, .privacy = privacy_of(row)},
                     [&asked, n = row.field->number] { asked.emplace_back(OpenPicker{n}); });
}

std::vector<Part> parts_of_row(Ui& ui, const Model& model, const Row& row,
                               const Situation& situation, Asked& asked) {
  if (is_covered(model, row, situation.now))
    return {text_part(ui, field_key(row), ui.say("plan.kept_apart"), quiet(ui))};
  if (is_hidden(ui, row)) return {text_part(ui, field_key(row), ui.say("names.hidden"), quiet(ui))};
  if (model.form.is_void)
    return {text_part(ui, field_key(row), row.words.in(ui.language), {.privacy = privacy_of(row)})};
  std::vector<Part> parts = {control_part(ui, model, row, asked)};
  if (row.control == Control::line && !row.choices.empty())
    parts.push_back(suggestions_part(ui, row, asked));
  if (const std::string words = understood_words(ui, row); !words.empty())
    parts.push_back(
        text_part(ui, key_of("plan.understood", row), words,
                  {.role = Role::note, .ink = ui.theme.colour.note, .privacy = privacy_of(row)}));
  if (row.is_withheld)
    parts.push_back(doubt_part(
        ui, key_of("plan.withheld", row),
        ui.say("plan.withheld", {{"value", withheld_words(ui.language, "")}}), privacy_of(row)));
  add_dispute(ui, parts, row, asked);
  add_mistake(ui, parts, row, asked);
  return parts;
}

// ---- a row: what the field is called, beside it where there is room, and its parts below each other

struct RowPlan {
  float label = 0;  // its width; 0: above
  float label_high = 0, height = 0;
};

float gap_within(const Ui& ui) { return ui.theme.mm(1); }

RowPlan plan_of(Ui& ui, const std::string& label, const std::vector<Part>& parts, float width) {
  RowPlan at;
  const bool beside = width > ui.theme.mm(115) * ui.theme.text;
  at.label = beside ? width * 0.28f : 0;
  const float rest = beside ? width - at.label - ui.theme.gap : width;
  at.label_high = height_of(ui, Role::note, label, beside ? at.label : width);
  float below = 0;
  for (const Part& part : parts) below += part.height(rest) + gap_within(ui);
  at.height = beside ? std::max(at.label_high, below - gap_within(ui)) : at.label_high + below;
  return at;
}

void draw_row(Ui& ui, Box box, const Row& row, const std::string& label,
              const std::vector<Part>& parts) {
  const RowPlan at = plan_of(ui, label, parts, box.w);
  const bool beside = at.label > 0;
  Box name = beside ? take_left(box, at.label, ui.theme.gap)
                    : take_top(box, at.label_high, gap_within(ui));
  // On the line of what stands beside it.
  if (beside)
    name = middle({name.x, name.y, name.w, std::max(at.label_high, parts.front().height(box.w))},
                  at.label_high);
  Written how = quiet(ui);
  how.lines = 1000;
  write(ui, key_of("plan.label", row), name, label, how);
  for (const Part& part : parts) part.draw(take_top(box, part.height(box.w), gap_within(ui)));
}

void add_row(Ui& ui, Stack& stack, const Model& model, const Row& row, const Situation& situation,
             Asked& asked) {
  const std::string label = label_words(ui, row);
  const std::vector<Part> parts = parts_of_row(ui, model, row, situation, asked);
  stack.add([&ui, label, parts](float width) { return plan_of(ui, label, parts, width).height; },
            [&ui, &row, label, parts](const Box& box) { draw_row(ui, box, row, label, parts); });
}

// ---- around them

// What is in view: its kind, and its name with what it belongs to; of a new one where it is made.
void add_title(Ui& ui, Stack& stack, const Model& model) {
  const std::string kind = kind_label(ui.language, model.form.kind->name);
  const Trail& about = model.form.about;
  const std::string name = trail_words(ui.language, about, ui.names_hidden);
  const char* privacy = tells_a_name(about) ? of_names(ui) : "P1";
  const bool is_fresh = model.record == 0;
  if (!is_fresh) stack.text("plan.kind", kind, quiet(ui));
  if (!about.empty())
    stack.text("plan.about", name,
               {.role = is_fresh ? Role::note : Role::title, .privacy = privacy});
  if (is_fresh)
    stack.text("plan.fresh", ui.say("plan.fresh", {{"kind", kind}}), {.role = Role::title});
}

void add_state(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  const Form& form = model.form;
  if (form.is_life_disputed) {
    stack.marked("plan.life_disputed", status::unconfirmed(ui), ui.say("plan.life_disputed"));
    stack.button("plan.resolve", ui.say("plan.resolve"), {},
                 [&asked] { asked.emplace_back(GoTo{{Screen::conflicts}}); });
  }
  if (form.is_void) {
    stack.marked("plan.is_void", status::not_due(ui),
                 ui.say("plan.is_void", {{"reason", form.void_reason}}), "P1");
    stack.button("plan.restore", ui.say("plan.restore"), {.rank = Rank::primary},
                 [&asked] { asked.emplace_back(StandAgain{}); });
    return;
  }
  if (model.record != 0) {
    stack.text("plan.saving", ui.say("plan.saving"), quiet(ui));
    return;
  }
  std::string lacking;
  for (const Field* field : form.lacking) {
    const std::string one = field_label(ui.language, field->kind, field->name);
    lacking = lacking.empty() ? one : ui.say("value.and", {{"those", lacking}, {"one", one}});
  }
  stack.text(
      "plan.lacking",
      lacking.empty() ? ui.say("plan.complete") : ui.say("plan.lacking", {{"fields", lacking}}),
      quiet(ui));
}

// What is kept apart is shown one thing at a time.
void add_covers(Ui& ui, Stack& stack, const Model& model, const Situation& situation,
                Asked& asked) {
  const auto& shown = model.uncovered;
  if (shown && viewing::is_over(*shown, situation.now)) asked.emplace_back(Cover{});
  std::vector<std::string> things;
  for (const Row& row : model.form.rows)
    if (!row.thing.empty() && std::ranges::find(things, row.thing) == things.end())
      things.push_back(row.thing);
  std::vector<ui::Choice> choices;
  choices.reserve(things.size());
  for (const std::string& thing : things)
    choices.push_back(
        {{"viewing.show", thing}, ui.say("viewing.show." + thing), shown && shown->what == thing});
  if (!choices.empty())
    stack.choices(choices,
                  [&asked, things](std::size_t at) { asked.emplace_back(Uncover{things[at]}); });
  if (shown && model.form.person != 0)
    stack.text("viewing.recorded", ui.say("viewing.recorded"), quiet(ui));
}

void add_further(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (model.record == 0) {
    stack.choices({{"plan.make", ui.say("plan.make"), false, true, Rank::primary},
                   {"plan.give_up", ui.say("plan.give_up"), false, true, Rank::quiet}},
                  [&asked](std::size_t at) {
                    if (at == 0) return asked.emplace_back(Save{}), void();
                    asked.emplace_back(DropFresh{});
                  });
    return;
  }
  std::vector<ui::Choice> choices = {{"plan.history", ui.say("plan.history")}};
  if (!model.form.is_void) choices.push_back({"plan.void", ui.say("plan.void")});
  stack.choices(choices, [&asked, id = model.record](std::size_t at) {
    if (at == 0) return asked.emplace_back(GoTo{{Screen::history, id}}), void();
    asked.emplace_back(AskReason{});
  });
}

void add_rows(Ui& ui, Stack& stack, const Model& model, const Situation& situation, Asked& asked) {
  const auto& rows = model.form.rows;
  const std::size_t essentials = model.form.essentials;
  // What devices disagree about, or could not be read, is never out of sight.
  const auto is_shown = [&](std::size_t i) {
    return i < essentials || model.all_fields || rows[i].mistake || rows[i].contenders.size() > 1;
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == essentials) {
      const std::string count = std::to_string(rows.size());
      stack.button("plan.all_fields", ui.say("plan.all_fields", {{"count", count}}),
                   {.chosen = model.all_fields}, [&asked, shown = !model.all_fields] {
                     asked.emplace_back(ShowAllFields{shown});
                   });
    }
    if (is_shown(i)) add_row(ui, stack, model, rows[i], situation, asked);
  }
}

void add_nothing(Ui& ui, Stack& stack, const Model& model) {
  stack.text("plan.intro", ui.say(model.nodes.size() > 1 ? "plan.intro" : "plan.empty"),
             {.role = Role::strong});
  stack.text("plan.saving", ui.say("plan.saving"), quiet(ui));
}

// What was typed is recorded as soon as the keyboard is elsewhere.
void save_what_was_left(const Ui& ui, const Model& model, Asked& asked) {
  if (!is_unsaved(model)) return;
  const bool is_at_it = std::ranges::any_of(model.form.rows, [&](const Row& row) {
    return is_unsaved(model, *row.field) && ui.focus.has(field_key(row).whole());
  });
  if (!is_at_it) asked.emplace_back(Save{});
}

}  // namespace

std::string called_words(const Ui& ui, const TrailPart& called) {
  const bool hides = ui.names_hidden && !called.by_number.ja.empty();
  return (hides ? called.by_number : called.words).in(ui.language);
}

void add_acts(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  const auto words = [&](const char* key, const Act& act) {
    const std::string record = trail_words(
        ui.language, {act.about.empty() ? TrailPart{} : act.about.back()}, ui.names_hidden);
    constexpr const char* acts[] = {"plan.act.made", "plan.act.changed", "plan.act.put",
                                    "plan.act.struck_out", "plan.act.restored"};
    const std::string what = ui.say(acts[static_cast<std::size_t>(act.what)],
                                    {{"record", record}, {"field", act.field.in(ui.language)}});
    return ui.say(key, {{"what", what}});
  };
  const char* privacy = of_names(ui);
  if (model.can_take_back)
    stack.button("plan.undo", words("plan.undo", model.acts.back()),
                 {.rank = Rank::quiet, .privacy = privacy},
                 [&asked] { asked.emplace_back(TakeBack{}); });
  if (model.can_do_again)
    stack.button("plan.redo", words("plan.redo", model.taken_back.back()),
                 {.rank = Rank::quiet, .privacy = privacy},
                 [&asked] { asked.emplace_back(DoAgain{}); });
}

void draw_form(Ui& ui, const Box& box, const Model& model, const Situation& situation,
               bool has_way_back, Asked& asked) {
  Stack stack(ui, box);
  if (has_way_back)
    stack.button("plan.to_tree", ui.say("plan.to_tree"), {.rank = Rank::quiet},
                 [&asked] { asked.emplace_back(CloseSheet{}); });
  add_acts(ui, stack, model, asked);
  if (!model.form.kind) {
    add_nothing(ui, stack, model);
    return stack.draw("plan.form");
  }
  add_title(ui, stack, model);
  add_state(ui, stack, model, asked);
  add_ways(ui, stack, model, asked);
  add_rows(ui, stack, model, situation, asked);
  add_covers(ui, stack, model, situation, asked);
  add_further(ui, stack, model, asked);
  save_what_was_left(ui, model, asked);
  stack.draw("plan.form");
}

}  // namespace renkei::ui::plan
