// The list of questions with what is to be mended, beside it the part that is written and how it looks on
// a kiosk; where there is less room, one after the other.
#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/designer_parts.hpp"

namespace renkei::ui::designer {
namespace {

using WhatFault = Fault::What;

std::string fault_code(WhatFault what) {
  switch (what) {
    case WhatFault::no_title:
      return "no_title";
    case WhatFault::open_reading:
      return "open_reading";
    case WhatFault::no_key:
      return "no_key";
    case WhatFault::same_key:
      return "same_key";
    case WhatFault::no_question:
      return "no_question";
    case WhatFault::no_text:
      return "no_text";
    case WhatFault::few_options:
      return "few_options";
    case WhatFault::empty_option:
      return "empty_option";
    case WhatFault::same_option:
      return "same_option";
    case WhatFault::too_many:
      return "too_many";
    case WhatFault::words_without_age:
      return "words_without_age";
    case WhatFault::missing_language:
      break;
  }
  return "missing_language";
}

std::string fault_words(const Ui& ui, const Fault& fault, const Model& model) {
  const std::string n = std::to_string(fault.count), language = own_name(fault.language),
                    all = std::to_string(model.draft.questions.size());
  std::string words = ui.say("designer.fault." + fault_code(fault.what),
                             {{"n", n}, {"language", language}, {"all", all}});
  if (!fault.question) return words;
  const std::string at = std::to_string(*fault.question + 1);
  return ui.say("designer.fault.at", {{"n", at}, {"what", words}});
}

Status status_of(const Ui& ui, const Fault& fault) {
  return weight_of(fault.what) == Weight::doubtful ? status::unconfirmed(ui) : status::absent(ui);
}

// -- the state of what is written

std::string state_key(const Model& model) {
  if (model.questionnaire == 0) return "designer.state.new";
  return is_changed(model) ? "designer.state.changed" : "designer.state.saved";
}

void add_state(Ui& ui, Stack& stack, const Model& model) {
  if (!model.event_name.empty())
    stack.text("designer.event", model.event_name,
               {.role = Role::note, .ink = ui.theme.colour.note});
  const bool saved = !is_changed(model) && model.questionnaire != 0;
  stack.text("designer.state", ui.say(state_key(model)),
             {.role = Role::strong,
              .ink = saved ? ui.theme.colour.here : ui.theme.colour.ink,
              .state = saved ? "saved" : "draft"});
  const std::string n = count_words(static_cast<std::int64_t>(model.responses));
  if (model.is_used)
    stack.text(
        "designer.used",
        ui.say(model.responses > 0 ? "designer.used.answers" : "designer.used.begun", {{"n", n}}),
        {.ink = ui.theme.colour.unconfirmed});
  if (model.is_outdated)
    stack.text("designer.outdated", ui.say("designer.outdated"),
               {.ink = ui.theme.colour.unconfirmed});
  if (model.is_disputed)
    stack.text("designer.disputed", ui.say("designer.disputed"),
               {.ink = ui.theme.colour.unconfirmed, .state = "disputed"});
}

void add_acts(Ui& ui, Stack& stack, const Model& model, const Situation& situation, Asked& asked) {
  stack.button("designer.save", ui.say(model.is_used ? "designer.save.version" : "designer.save"),
               {.rank = Rank::primary, .enabled = can_be_saved(model)},
               [&asked] { asked.emplace_back(Save{}); });
  stack.button("designer.try", ui.say("designer.try"), {}, [&asked] { asked.emplace_back(Try{}); });
  if (can_be_taken_back(model, situation)) {
    const std::string time = clock_words(model.saved->at, situation.zone);
    stack.button("designer.undo",
                 ui.say(model.saved->made ? "designer.undo.made" : "designer.undo.changed",
                        {{"title", model.before.title}, {"time", time}}),
                 {.rank = Rank::quiet}, [&asked] { asked.emplace_back(TakeBack{}); });
  }
  if (model.removed)
    stack.button("designer.put_back", ui.say("designer.put_back"), {.rank = Rank::quiet},
                 [&asked] { asked.emplace_back(PutBack{}); });
  else if (is_changed(model))
    stack.button("designer.drop", ui.say("designer.drop"), {.rank = Rank::quiet},
                 [&asked] { asked.emplace_back(Drop{}); });
}

// -- its parts

struct RowWords {
  std::string title, note;
  std::size_t serious = 0, doubtful = 0;
};

RowWords row_words(const Ui& ui, std::size_t part, const Model& model) {
  RowWords words;
  const Draft& draft = model.draft;
  if (part == 0) {
    words.title = draft.title.empty() ? ui.say("designer.untitled") : draft.title;
    words.note = ui.say("designer.head");
  } else {
    const SurveyQuestion& question = draft.questions[part - 1];
    const std::string& text = question.text.in(model.language);
    words.title = std::to_string(part) + "　" +
                  (text.empty() ? ui.say("designer.untexted") : without_readings(text));
    words.note = type_words(ui, question.type);
  }
  for (const Fault& fault : model.faults) {
    const bool is_here = part == 0 ? fault.what == WhatFault::no_title : fault.question == part - 1;
    if (!is_here) continue;
    ++(weight_of(fault.what) == Weight::doubtful ? words.doubtful : words.serious);
  }
  if (words.serious > 0) words.note += "　✕ " + std::to_string(words.serious);
  if (words.doubtful > 0) words.note += "　▲ " + std::to_string(words.doubtful);
  return words;
}

float row_height(Ui& ui, const RowWords& words, float width) {
  const float inner = width - 2 * ui.theme.mm(3);
  return std::max(ui.theme.touch, height_of(ui, Role::body, words.title, inner) +
                                      height_of(ui, Role::note, words.note, inner) +
                                      ui.theme.mm(1) + 2 * ui.theme.mm(2));
}

void draw_row(Ui& ui, const Box& box, std::size_t part, const RowWords& words, bool chosen,
              Asked& asked) {
  const auto n = static_cast<std::int64_t>(part);
  const Key key("designer.row", n);
  if (big_button(ui, key, box, words.title,
                 {.chosen = chosen,
                  .state = words.serious > 0    ? "unfit"
                           : words.doubtful > 0 ? "doubtful"
                                                : ""}))
    asked.emplace_back(OpenPart{part});
  const Within within(ui, key.whole());
  Box inner = inset(box, ui.theme.mm(3), ui.theme.mm(2));
  write_down(ui, {"designer.row.title", n}, inner, words.title, {}, ui.theme.mm(1));
  write_down(ui, {"designer.row.note", n}, inner, words.note,
             {.role = Role::note,
              .ink = words.serious > 0 ? ui.theme.colour.absent : ui.theme.colour.note});
}

void add_rows(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  const bool wide = ui.is(Layout::Class::wide);
  for (std::size_t part = 0; part <= model.draft.questions.size(); ++part) {
    const RowWords words = row_words(ui, part, model);
    const bool chosen = wide && model.part.value_or(0) == part;
    stack.add([&ui, words](float width) { return row_height(ui, words, width); },
              [&ui, &asked, part, words, chosen](const Box& box) {
                draw_row(ui, box, part, words, chosen, asked);
              });
  }
}

void add_kinds(Ui& ui, Stack& stack, Asked& asked) {
  using enum SurveyQuestion::Type;
  static constexpr SurveyQuestion::Type kinds[] = {single, multi, scale, nps, number, text};
  stack.text("designer.add.title", ui.say("designer.add.title"), {.role = Role::strong});
  std::vector<Choice> choices;
  for (const SurveyQuestion::Type kind : kinds)
    choices.push_back(
        {{"designer.add", std::string(type_name(kind))}, "＋ " + type_words(ui, kind)});
  stack.choices(choices, [&asked](std::size_t at) { asked.emplace_back(AddQuestion{kinds[at]}); });
}

void add_faults(Ui& ui, Stack& stack, const Model& model) {
  stack.text("designer.check", ui.say("designer.check"), {.role = Role::strong});
  if (model.faults.empty())
    return stack.marked("designer.fit", status::here(ui), ui.say("designer.fit"));
  for (std::size_t i = 0; i < model.faults.size(); ++i)
    stack.marked({"designer.fault", static_cast<std::int64_t>(i + 1)},
                 status_of(ui, model.faults[i]), fault_words(ui, model.faults[i], model));
}

void draw_list(Ui& ui, const Box& box, const Model& model, const Situation& situation,
               Asked& asked) {
  Stack stack(ui, box);
  add_state(ui, stack, model);
  add_acts(ui, stack, model, situation, asked);
  add_rows(ui, stack, model, asked);
  add_kinds(ui, stack, asked);
  add_faults(ui, stack, model);
  stack.button("designer.choose", ui.say("designer.choose"), {.rank = Rank::quiet},
               [&asked] { asked.emplace_back(ShowChoice{true}); });
  stack.draw("designer.list");
}

// -- which one

void add_known(Ui& ui, Stack& stack, const Known& known, bool enabled, Asked& asked) {
  const std::string n = count_words(static_cast<std::int64_t>(known.questions));
  stack.text({"designer.known", known.id},
             ui.say(known.is_outdated ? "designer.known.old" : "designer.known",
                    {{"title", known.title}, {"n", n}}));
  stack.choices({{{"designer.open", known.id}, ui.say("designer.open"), false, enabled},
                 {{"designer.copy", known.id}, ui.say("designer.copy"), false, enabled}},
                [&asked, id = known.id](std::size_t at) {
                  if (at == 0)
                    asked.emplace_back(OpenQuestionnaire{id});
                  else
                    asked.emplace_back(Copy{id});
                });
}

}  // namespace

void draw_choice(Ui& ui, const Box& box, const Model& model, Asked& asked) {
  Stack stack(ui, box);
  const bool changed = is_changed(model);
  if (!model.event_name.empty())
    stack.text("designer.event", model.event_name, {.role = Role::strong});
  if (changed)
    stack.text("designer.unsaved", ui.say("designer.unsaved"),
               {.ink = ui.theme.colour.unconfirmed});
  if (changed || model.questionnaire != 0)
    stack.button("designer.go_on", ui.say("designer.go_on"), {},
                 [&asked] { asked.emplace_back(ShowChoice{false}); });
  stack.text("designer.new.title", ui.say("designer.new.title"), {.role = Role::strong});
  stack.choices({{{"designer.new", "satisfaction"},
                  ui.say("designer.new.satisfaction"),
                  false,
                  !changed,
                  Rank::primary},
                 {{"designer.new", "empty"}, ui.say("designer.new.empty"), false, !changed}},
                [&asked](std::size_t at) {
                  asked.emplace_back(Begin{at == 0 ? Template::satisfaction : Template::empty});
                });
  stack.text("designer.known.title",
             ui.say(model.known.empty() ? "designer.known.none" : "designer.known.title"),
             {.role = Role::strong});
  for (const Known& known : model.known) add_known(ui, stack, known, !changed, asked);
  stack.draw("designer.choice");
}

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  if (model.trial) return draw_trial(ui, page, model, situation, asked);
  if (model.choosing) return draw_choice(ui, page, model, asked);
  if (!ui.is(Layout::Class::wide)) {
    if (model.part) return draw_part(ui, page, *model.part, model, asked);
    return draw_list(ui, page, model, situation, asked);
  }
  const std::size_t part = model.part.value_or(0);
  Box main = page;
  Box side = take_side(ui, main, page.w * 0.4f, ui.theme.margin);
  draw_part(ui, main, part, model, asked);
  ui.area = "side";
  const float high = picture_height(side.w);
  const Box picture = side.h > 2 * high ? take_bottom(side, high, ui.theme.margin) : Box{};
  draw_list(ui, side, model, situation, asked);
  if (!picture.is_empty()) draw_picture(ui, picture, part, model, situation);
  ui.area = "main";
}

}  // namespace renkei::ui::designer
