#include "ui/present/import.hpp"

#include "ui/view/import_parts.hpp"

namespace renkei::ui::import {
namespace {

using Asked = std::vector<Intent>;

// The acts of a step, always in sight: the first one is what one has come for.
struct Act {
  Key key;
  std::string words;
  bool enabled = true;
  Intent intent;
};

std::vector<Act> acts_of_file(const Ui& ui, const Model& model) {
  if (model.file.empty()) return {};
  return {{"import.to_columns", ui.say("import.to_columns"), model.look.has_value(),
           GoStep{Step::columns}},
          {"import.leave", ui.say("import.leave"), !is_busy(model), LeaveFile{}}};
}

std::string try_words(const Ui& ui, const Model& model) {
  const RegisterField* lacks = lacking_field(model);
  if (lacks == nullptr) return ui.say("import.try");
  return ui.say("import.lacks", {{"field", field_words(ui.language, model, lacks->name)}});
}

std::vector<Act> acts_of_columns(const Ui& ui, const Model& model) {
  return {{"import.try", try_words(ui, model), can_try(model), Try{}},
          {"import.back", ui.say("import.back"), true, GoStep{Step::file}}};
}

std::vector<Act> acts_of_preview(const Ui& ui, const Model& model) {
  if (!model.taken)
    return {{"import.write", ui.say("import.write"), can_take(model), Take{}},
            {"import.to_columns", ui.say("import.to_columns"), true, GoStep{Step::columns}}};
  if (!model.waiting.empty()) return {{"import.next", ui.say("import.next"), true, NextFile{}}};
  return {{"import.another_file", ui.say("import.another_file"), true, LeaveFile{}}};
}

std::vector<Act> acts_of(const Ui& ui, const Model& model) {
  switch (model.step) {
    case Step::columns:
      return acts_of_columns(ui, model);
    case Step::preview:
      return acts_of_preview(ui, model);
    case Step::file:
      break;
  }
  return acts_of_file(ui, model);
}

// Beside each other, or below where there is no room beside.
void draw_acts(Ui& ui, Box& page, const std::vector<Act>& acts, Asked& asked) {
  std::vector<Choice> choices;
  choices.reserve(acts.size());
  for (std::size_t i = 0; i < acts.size(); ++i)
    choices.push_back({acts[i].key, acts[i].words, false, acts[i].enabled,
                       i == 0 ? Rank::primary : Rank::secondary});
  const Box row = take_bottom(page, choices_height(ui, choices, page.w), ui.theme.gap);
  if (const auto at = draw_choices(ui, row, choices)) asked.push_back(acts[*at].intent);
}

// Where one is, and the way back to what was said before.
void draw_steps(Ui& ui, Box& page, const Model& model, Asked& asked) {
  const std::vector<Choice> choices = {
      {{"import.step", 1}, ui.say("import.step.1"), model.step == Step::file},
      {{"import.step", 2},
       ui.say("import.step.2"),
       model.step == Step::columns,
       model.look.has_value()},
      {{"import.step", 3},
       ui.say("import.step.3"),
       model.step == Step::preview,
       model.outcome != nullptr}};
  const Box row = take_top(page, choices_height(ui, choices, page.w), ui.theme.gap);
  if (const auto at = draw_choices(ui, row, choices))
    asked.emplace_back(GoStep{static_cast<Step>(*at)});
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  Box rest = page;
  draw_steps(ui, rest, model, asked);
  const std::vector<Act> acts = acts_of(ui, model);
  if (!acts.empty()) draw_acts(ui, rest, acts, asked);
  Stack stack(ui, rest);
  if (model.step == Step::columns)
    add_columns(ui, stack, model, asked);
  else if (model.step == Step::preview)
    add_preview(ui, stack, model, asked);
  else
    add_file(ui, stack, model, situation, asked);
  const auto part = static_cast<std::int64_t>(model.step) * 1'000'000 +
                    static_cast<std::int64_t>(model.step == Step::preview ? model.page : 0);
  stack.draw({"import.list", part}, model.step == Step::preview);
  home(ui, acts.empty() ? Key("import.path") : acts.front().key,
       std::to_string(static_cast<int>(model.step)));
}

}  // namespace renkei::ui::import
