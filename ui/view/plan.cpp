#include "ui/present/plan.hpp"

#include "core/wording/labels.hpp"
#include "ui/view/plan_parts.hpp"
#include "ui/view/reasons.hpp"

namespace renkei::ui::plan {
namespace {

void add_close(Ui& ui, Stack& stack, Asked& asked) {
  stack.button("sheet.close", ui.say("sheet.close"), {.rank = Rank::quiet},
               [&asked] { asked.emplace_back(CloseSheet{}); });
}

// Which record is meant.
void draw_candidates(Ui& ui, const Box& box, const Picker& picker, Asked& asked) {
  Stack stack(ui, box);
  const Field& field = *picker.field;
  stack.text("plan.picker", field_label(ui.language, field.kind, field.name),
             {.role = Role::strong});
  stack.field("plan.picker.find", ui.say("plan.picker.find"), picker.typed, "P2",
              [&asked](const std::string& text) { asked.emplace_back(TypeCandidate{text}); });
  if (picker.candidates.empty()) stack.text("plan.picker.none", ui.say("plan.picker.none"));
  for (const Candidate& candidate : picker.candidates) {
    const bool tells_name = !candidate.called.by_number.ja.empty();
    const std::string& facts = candidate.facts.in(ui.language);
    stack.button({"plan.candidate", candidate.id},
                 called_words(ui, candidate.called) + (facts.empty() ? "" : "　" + facts),
                 {.privacy = tells_name ? of_names(ui) : "P1"},
                 [&asked, id = candidate.id] { asked.emplace_back(ChooseCandidate{id}); });
  }
  if (picker.candidates.size() == candidates_shown)
    stack.text("plan.picker.more", ui.say("plan.picker.more"),
               {.role = Role::note, .ink = ui.theme.colour.note});
  if (!field.required)
    stack.button("plan.picker.nothing", ui.say("plan.picker.nothing"), {},
                 [&asked] { asked.emplace_back(ChooseCandidate{0}); });
  add_close(ui, stack, asked);
  stack.draw("plan.picker.list");
  home(ui, "plan.picker.find");
}

// What else can be recorded there.
void draw_kinds(Ui& ui, const Box& box, const Model& model, Asked& asked) {
  Stack stack(ui, box);
  stack.text("plan.kinds", ui.say("plan.kinds"), {.role = Role::strong});
  std::vector<ui::Choice> choices;
  for (const Kind* kind : model.kinds)
    choices.push_back(
        {{"plan.kind_of", std::string(kind->name)}, kind_label(ui.language, kind->name)});
  stack.choices(choices, [&asked, &model](std::size_t at) {
    asked.emplace_back(Add{{model.kinds_within, model.kinds[at]}});
  });
  add_close(ui, stack, asked);
  stack.draw("plan.kinds.list");
}

void draw_reason(Ui& ui, const Box& box, const Model& model, Asked& asked) {
  const Trail& about =
      model.reason_is_for_undo && !model.acts.empty() ? model.acts.back().about : model.form.about;
  const std::string what = trail_words(ui.language, about, ui.names_hidden);
  const ReasonAsked answer = ask_reason(ui, box, what, model.reason, "reason.why");
  if (answer.typed) asked.emplace_back(TypeReason{*answer.typed});
  if (answer.reason) asked.emplace_back(StrikeOut{*answer.reason});
  if (answer.closed) asked.emplace_back(CloseSheet{});
}

}  // namespace

bool draw_sheet(Ui& ui, const Box& box, const Model& model, Asked& asked) {
  switch (model.sheet) {
    case Sheet::candidates:
      if (!model.picker) return false;
      draw_candidates(ui, box, *model.picker, asked);
      return true;
    case Sheet::kinds:
      draw_kinds(ui, box, model, asked);
      return true;
    case Sheet::reason:
      draw_reason(ui, box, model, asked);
      return true;
    case Sheet::none:
      break;
  }
  return false;
}

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  // The keyboard stays where it is, until a field asks for it.
  const bool points = !model.point_to.empty();
  home(ui, points ? Key("plan.field", model.point_to) : Key(ui.focus.key.c_str()),
       std::to_string(model.pointed));
  Box form = page;
  if (!ui.is(Layout::Class::wide)) {
    if (draw_sheet(ui, page, model, asked)) return;
    if (model.form.kind) return draw_form(ui, page, model, situation, true, asked);
    return draw_tree(ui, page, model, asked);
  }
  const float wide = page.w * 0.4f;
  const Box tree = ui.theme.left_handed ? take_right(form, wide, ui.theme.margin)
                                        : take_left(form, wide, ui.theme.margin);
  if (!draw_sheet(ui, tree, model, asked)) draw_tree(ui, tree, model, asked);
  ui.area = "side";
  draw_form(ui, form, model, situation, false, asked);
  ui.area = "main";
}

}  // namespace renkei::ui::plan
