// The form for one record.
#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/refusal.hpp"
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

// ---- what stands above and below a field

std::string label_words(const Ui& ui, const Row& row) {
  const std::string label = field_label(ui.language, row.field->kind, row.field->name);
  if (row.field->required) return ui.say("plan.label.must", {{"field", label}});
  if (row.field->of_entry) return ui.say("plan.label.now", {{"field", label}});
  return row.field->type == Type::list ? ui.say("plan.label.lines", {{"field", label}}) : label;
}

// What was understood, where it reads other than what was typed.
void add_understood(Ui& ui, Stack& stack, const Row& row) {
  if (!is_understood(*row.field) || row.words.ja.empty()) return;
  std::string words = row.words.in(ui.language);
  if (row.field->type == Type::date) words = date_words(ui.language, words);
  if (words == row.text) return;
  stack.text(key_of("plan.understood", row), ui.say("plan.understood", {{"value", words}}),
             {.role = Role::note, .ink = ui.theme.colour.note, .privacy = privacy_of(row)});
}

void add_dispute(Ui& ui, Stack& stack, const Row& row, Asked& asked) {
  if (row.contenders.size() < 2) return;
  std::string values;
  for (const Wording& value : row.contenders) {
    const std::string& one = value.in(ui.language);
    values += (values.empty() ? "" : " / ") + (one.empty() ? ui.say("plan.nothing") : one);
  }
  stack.marked(key_of("plan.disputed", row), status::unconfirmed(ui),
               ui.say("plan.disputed", {{"values", values}}), privacy_of(row));
  stack.button(key_of("plan.resolve", row), ui.say("plan.resolve"), {},
               [&asked] { asked.emplace_back(GoTo{{Screen::conflicts}}); });
}

void add_mistake(Ui& ui, Stack& stack, const Row& row, Asked& asked) {
  if (!row.mistake) return;
  const Refusal refusal = refusal_words(ui.language, *row.mistake);
  stack.text(key_of("plan.mistake", row), refusal.what + "\n" + refusal.next,
             {.ink = ui.theme.colour.absent, .privacy = privacy_of(row), .state = "mistake"});
  stack.button(key_of("plan.drop", row), ui.say("plan.drop"), {.rank = Rank::quiet},
               [&asked, n = row.field->number] { asked.emplace_back(Drop{n}); });
}

// ---- the fields

void add_line(Ui& ui, Stack& stack, const Row& row, Asked& asked) {
  stack.add([&ui](float) { return ui.theme.touch; },
            [&ui, &row, &asked](const Box& place) {
              std::string text = row.text;
              const ui::Line line =
                  line_field(ui, field_key(row), place, text, "", true, false, privacy_of(row));
              if (line.changed) asked.emplace_back(TypeText{row.field->number, text});
              if (line.sent) asked.emplace_back(Save{});
            });
}

void add_lines(Ui& ui, Stack& stack, const Row& row, Asked& asked) {
  stack.add([&ui, &row](float) { return lines_field_height(ui, row.text); },
            [&ui, &row, &asked](const Box& place) {
              std::string text = row.text;
              if (lines_field(ui, field_key(row), place, text, privacy_of(row)))
                asked.emplace_back(TypeText{row.field->number, text});
            });
}

std::vector<ui::Choice> buttons_of(const Ui& ui, const Row& row) {
  std::vector<ui::Choice> buttons;
  for (const Option& option : row.choices)
    buttons.push_back({{"plan.choice", std::string(row.field->name) + "/" + option.code},
                       option.words.in(ui.language),
                       option.is_chosen});
  return buttons;
}

// As one thing in the list of what was drawn, whose text is what is chosen.
void add_choices(Ui& ui, Stack& stack, const Row& row, Asked& asked) {
  const std::vector<ui::Choice> buttons = buttons_of(ui, row);
  stack.add([&ui, buttons](float width) { return choices_height(ui, buttons, width); },
            [&ui, buttons, &row, &asked](const Box& place) {
              const std::string key = field_key(row).whole();
              note(ui, {.key = key,
                        .kind = "row",
                        .box = place,
                        .text = row.words.in(ui.language),
                        .privacy = privacy_of(row)});
              const Within within(ui, key);
              if (const auto at = draw_choices(ui, place, buttons))
                asked.emplace_back(Choose{row.field->number, row.choices[*at].code});
            });
}

// What a text is likely to be; it may be another.
void add_suggestions(Ui& ui, Stack& stack, const Row& row, Asked& asked) {
  if (row.control != Control::line || row.choices.empty()) return;
  stack.choices(buttons_of(ui, row), [&row, &asked](std::size_t at) {
    asked.emplace_back(Choose{row.field->number, row.choices[at].code});
  });
}

void add_reference(Ui& ui, Stack& stack, const Model& model, const Row& row, Asked& asked) {
  const bool is_open = model.picker && model.picker->field == row.field;
  const std::string& words = row.words.in(ui.language);
  stack.button(field_key(row), words.empty() ? ui.say("plan.choose") : words,
               {.chosen = is_open, .privacy = privacy_of(row)},
               [&asked, n = row.field->number] { asked.emplace_back(OpenPicker{n}); });
}

// The questionnaire's own editor; what is there is asked for before it can be written.
void add_designer(Ui& ui, Stack& stack, const Model& model, const Row& row, Asked& asked) {
  if (model.record == 0) {
    stack.text(field_key(row), ui.say("plan.designer.later"), quiet(ui));
    return;
  }
  stack.button(field_key(row), ui.say("plan.designer"), {}, [&asked, id = model.record] {
    asked.emplace_back(GoTo{{Screen::designer, id}});
  });
}

void add_covered(Ui& ui, Stack& stack, const Row& row) {
  stack.text(field_key(row), ui.say("plan.kept_apart"), quiet(ui));
}

void add_control(Ui& ui, Stack& stack, const Model& model, const Row& row, Asked& asked) {
  switch (row.control) {
    case Control::line:
      return add_line(ui, stack, row, asked);
    case Control::lines:
      return add_lines(ui, stack, row, asked);
    case Control::choice:
      return add_choices(ui, stack, row, asked);
    case Control::record:
      return add_reference(ui, stack, model, row, asked);
    case Control::designer:
      return add_designer(ui, stack, model, row, asked);
  }
}

void add_row(Ui& ui, Stack& stack, const Model& model, const Row& row, const Situation& situation,
             Asked& asked) {
  stack.text(key_of("plan.label", row), label_words(ui, row), quiet(ui));
  if (is_covered(model, row, situation.now)) return add_covered(ui, stack, row);
  if (is_hidden(ui, row)) {
    stack.text(field_key(row), ui.say("names.hidden"), quiet(ui));
    return;
  }
  if (model.form.is_void)
    stack.text(field_key(row), row.words.in(ui.language), {.privacy = privacy_of(row)});
  else
    add_control(ui, stack, model, row, asked);
  add_suggestions(ui, stack, row, asked);
  add_understood(ui, stack, row);
  if (row.is_withheld)
    stack.marked(key_of("plan.withheld", row), status::unconfirmed(ui),
                 ui.say("plan.withheld", {{"value", withheld_words(ui.language, "")}}));
  add_dispute(ui, stack, row, asked);
  add_mistake(ui, stack, row, asked);
}

// ---- around them

std::string title_words(const Ui& ui, const Model& model) {
  const std::string kind = kind_label(ui.language, model.form.kind->name);
  if (model.record == 0) return ui.say("plan.fresh", {{"kind", kind}});
  return kind;
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
  if (!model.form.about.empty())
    stack.text(
        "plan.about", trail_words(ui.language, model.form.about, ui.names_hidden),
        {.role = Role::strong, .privacy = tells_a_name(model.form.about) ? of_names(ui) : "P1"});
  stack.text("plan.kind", title_words(ui, model), {.role = Role::title});
  add_state(ui, stack, model, asked);
  add_ways(ui, stack, model, asked);
  add_rows(ui, stack, model, situation, asked);
  add_covers(ui, stack, model, situation, asked);
  add_further(ui, stack, model, asked);
  save_what_was_left(ui, model, asked);
  stack.draw("plan.form");
}

}  // namespace renkei::ui::plan
