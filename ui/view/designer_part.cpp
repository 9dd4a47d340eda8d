// The heading or a question while it is written, in all the languages that there is room for.
#include <algorithm>

#include "core/model/survey_writing.hpp"
#include "core/wording/visitor_words.hpp"
#include "ui/view/designer_parts.hpp"

namespace renkei::ui::designer {
namespace {

using TypeOf = SurveyQuestion::Type;
constexpr TypeOf types[] = {TypeOf::single, TypeOf::multi,  TypeOf::scale,
                            TypeOf::nps,    TypeOf::number, TypeOf::text};

void add_note(Ui& ui, Stack& stack, const char* key) {
  stack.text(key, ui.say(key), {.role = Role::note, .ink = ui.theme.colour.note});
}

void add_heading(Ui& ui, Stack& stack, const char* key) {
  stack.text(key, ui.say(key), {.role = Role::strong});
}

// -- a text in every language, a line each

Key key_of(const char* key, VisitorLanguage language) {
  return {key, std::string(code_of(language))};
}

float widest_name(Ui& ui) {
  float widest = 0;
  for (const VisitorLanguage language : visitor_languages)
    widest = std::max(widest, size_of(ui, Role::body, own_name(language)).x);
  return widest + ui.theme.mm(2) + ui.theme.line(Role::body);
}

void write_language(Ui& ui, const char* key, const Box& box, VisitorLanguage language,
                    bool is_missing) {
  const std::string name = own_name(language);
  write(ui, key_of(key, language), box, (is_missing ? "▲" : "") + name,
        {.ink = is_missing ? ui.theme.colour.unconfirmed : ui.theme.colour.note,
         .centred = true,
         .state = is_missing ? "missing" : ""});
}

void draw_words(Ui& ui, Box box, const char* key, const char* name_key, const Where& where,
                VisitorLanguage language, bool may_be_missing, const Model& model, Asked& asked) {
  const VisitorText& text = words_at(model, where);
  const bool is_missing = !may_be_missing && renkei::is_missing(text, language);
  write_language(ui, name_key, take_left(box, widest_name(ui), ui.theme.mm(1)), language,
                 is_missing);
  std::string typed = text.has(language) ? text.in(language) : std::string();
  if (field(ui, key_of(key, language), box, typed, own_name(language)))
    asked.emplace_back(TypeWords{where, language, typed});
}

void add_words(Ui& ui, Stack& stack, const char* key, const char* name_key, const Where& where,
               bool may_be_missing, const Model& model, Asked& asked) {
  for (const VisitorLanguage language : visitor_languages)
    stack.add(
        [&ui](float) { return ui.theme.touch; },
        [&ui, key, name_key, where, language, may_be_missing, &model, &asked](const Box& box) {
          draw_words(ui, box, key, name_key, where, language, may_be_missing, model, asked);
        });
}

// -- what can be answered: a line each, in columns

float least_column(const Ui& ui) { return ui.theme.mm(48) * ui.theme.text; }
float button_side(Ui& ui) { return button_width(ui, "↑"); }
float buttons_width(Ui& ui) { return 3 * button_side(ui) + 2 * ui.theme.gap; }
bool has_buttons_beside(Ui& ui, float width) {
  return width >= buttons_width(ui) + ui.theme.gap + 2 * least_column(ui);
}
float fields_width(Ui& ui, float width) {
  return has_buttons_beside(ui, width) ? width - buttons_width(ui) - ui.theme.gap : width;
}

// The one that is chosen, Japanese beside it, and as many others as there is room for.
std::vector<VisitorLanguage> columns_of(const Ui& ui, const Model& model, float width) {
  const auto most = std::max<std::size_t>(
      1, static_cast<std::size_t>((width + ui.theme.gap) / (least_column(ui) + ui.theme.gap)));
  std::vector<VisitorLanguage> shown = {model.language};
  for (const VisitorLanguage language : visitor_languages)
    if (shown.size() < most && std::ranges::find(shown, language) == shown.end())
      shown.push_back(language);
  std::ranges::sort(shown);
  return shown;
}

float column_width(const Ui& ui, float width, std::size_t columns) {
  const auto n = static_cast<float>(columns);
  return (width - (n - 1) * ui.theme.gap) / n;
}

void draw_column_names(Ui& ui, Box box, const Model& model) {
  box.w = fields_width(ui, box.w);
  const auto columns = columns_of(ui, model, box.w);
  const float wide = column_width(ui, box.w, columns.size());
  for (const VisitorLanguage language : columns)
    write_language(ui, "designer.column", take_left(box, wide, ui.theme.gap), language, false);
}

void draw_option_buttons(Ui& ui, Box row, std::size_t at, std::size_t count, Asked& asked) {
  const auto n = static_cast<std::int64_t>(at + 1);
  const float side = button_side(ui);
  if (button(ui, {"designer.option.up", n}, take_left(row, side, ui.theme.gap), "↑",
             {.enabled = at > 0}))
    asked.emplace_back(MoveOption{at, -1});
  if (button(ui, {"designer.option.down", n}, take_left(row, side, ui.theme.gap), "↓",
             {.enabled = at + 1 < count}))
    asked.emplace_back(MoveOption{at, 1});
  if (button(ui, {"designer.option.remove", n}, take_left(row, side), "×"))
    asked.emplace_back(RemoveOption{at});
}

void draw_option(Ui& ui, const Box& box, std::size_t at, const Model& model, Asked& asked) {
  const SurveyQuestion& question = *open_question(model);
  const VisitorText& label = question.options[at].label;
  Box rest = box;
  Box fields = take_top(rest, ui.theme.touch, ui.theme.gap);
  fields.w = fields_width(ui, box.w);
  const bool beside = has_buttons_beside(ui, box.w);
  const auto columns = columns_of(ui, model, fields.w);
  const float wide = column_width(ui, fields.w, columns.size());
  for (const VisitorLanguage language : columns) {
    std::string typed = label.has(language) ? label.in(language) : std::string();
    const std::string instance = std::to_string(at + 1) + "/" + std::string(code_of(language));
    if (field(ui, {"designer.option", instance}, take_left(fields, wide, ui.theme.gap), typed,
              own_name(language)))
      asked.emplace_back(TypeWords{{Where::What::option, at}, language, typed});
  }
  const Box buttons =
      beside ? Box{box.right() - buttons_width(ui), box.y, buttons_width(ui), ui.theme.touch}
             : rest;
  draw_option_buttons(ui, buttons, at, question.options.size(), asked);
}

float option_height(Ui& ui, float width) {
  return has_buttons_beside(ui, width) ? ui.theme.touch : 2 * ui.theme.touch + ui.theme.gap;
}

void add_direction(Ui& ui, Stack& stack, const SurveyQuestion& question, Asked& asked) {
  const bool best_first = is_best_first(question);
  stack.choices({{{"designer.turn", "best_first"}, ui.say("designer.turn.best_first"), best_first},
                 {{"designer.turn", "best_last"}, ui.say("designer.turn.best_last"), !best_first}},
                [&asked](std::size_t at) { asked.emplace_back(TurnScale{at == 0}); });
  std::string worth;
  for (const SurveyOption& option : question.options)
    if (option.value)
      worth += (worth.empty() ? "" : " / ") + option.label.japanese() + " = " +
               std::to_string(*option.value);
  stack.text("designer.worth", ui.say("designer.worth", {{"worth", worth}}),
             {.role = Role::note, .ink = ui.theme.colour.note});
}

void add_options(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  const SurveyQuestion& question = *open_question(model);
  if (question.type == TypeOf::nps) return add_note(ui, stack, "designer.nps");
  if (question.type == TypeOf::number) return add_note(ui, stack, "designer.number");
  if (!has_own_options(question.type)) return add_note(ui, stack, "designer.own_words");
  add_heading(ui, stack, "designer.options");
  stack.add([&ui](float) { return ui.theme.line(Role::body); },
            [&ui, &model](const Box& box) { draw_column_names(ui, box, model); });
  for (std::size_t at = 0; at < question.options.size(); ++at)
    stack.add(
        [&ui](float width) { return option_height(ui, width); },
        [&ui, at, &model, &asked](const Box& box) { draw_option(ui, box, at, model, asked); });
  stack.button("designer.option.add", ui.say("designer.option.add"), {},
               [&asked] { asked.emplace_back(AddOption{}); });
  if (question.type == TypeOf::scale) add_direction(ui, stack, question, asked);
}

// -- the whole part

// Which one is pictured, and how much is missing in each.
void add_languages(Stack& stack, const Model& model, Asked& asked) {
  std::vector<Choice> choices;
  const SurveyQuestion* question = open_question(model);
  for (const VisitorLanguage language : visitor_languages) {
    const std::size_t missing = question ? missing_texts(*question, language) : 0;
    choices.push_back(
        {key_of("designer.lang", language),
         own_name(language) + (missing > 0 ? " ▲" + std::to_string(missing) : std::string()),
         language == model.language});
  }
  stack.choices(choices,
                [&asked](std::size_t at) { asked.emplace_back(Speak{visitor_languages[at]}); });
}

void add_types(Ui& ui, Stack& stack, const SurveyQuestion& question, Asked& asked) {
  std::vector<Choice> choices;
  for (const TypeOf type : types)
    choices.push_back({{"designer.type", std::string(type_name(type))},
                       type_words(ui, type),
                       type == question.type});
  stack.choices(choices, [&asked](std::size_t at) { asked.emplace_back(ChooseType{types[at]}); });
}

void add_question(Ui& ui, Stack& stack, std::size_t part, const Model& model, Asked& asked) {
  const SurveyQuestion& question = *open_question(model);
  const std::string n = std::to_string(part), all = std::to_string(model.draft.questions.size());
  stack.text("designer.question", ui.say("designer.question", {{"n", n}, {"all", all}}),
             {.role = Role::title});
  add_types(ui, stack, question, asked);
  add_languages(stack, model, asked);
  add_heading(ui, stack, "designer.words");
  add_words(ui, stack, "designer.text", "designer.text.name", {Where::What::question}, false, model,
            asked);
  add_note(ui, stack, "designer.reading");
  add_options(ui, stack, model, asked);
  add_heading(ui, stack, "designer.key.title");
  stack.field("designer.key", ui.say("designer.key.hint"), question.key, "P0",
              [&asked](const std::string& text) { asked.emplace_back(TypeKey{text}); });
  const bool is_first = part == 1, is_last = part == model.draft.questions.size();
  stack.choices({{"designer.up", ui.say("designer.up"), false, !is_first},
                 {"designer.down", ui.say("designer.down"), false, !is_last},
                 {"designer.remove", ui.say("designer.remove")}},
                [&asked](std::size_t at) {
                  if (at == 2) return asked.emplace_back(RemoveQuestion{}), void();
                  asked.emplace_back(MoveQuestion{at == 0 ? -1 : 1});
                });
}

void add_head(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  stack.text("designer.head", ui.say("designer.head"), {.role = Role::title});
  add_heading(ui, stack, "designer.title.staff");
  if (model.is_used) {
    stack.text("designer.title", model.draft.title);
    add_note(ui, stack, "designer.title.stays");
  } else {
    stack.field("designer.title", ui.say("designer.title.hint"), model.draft.title, "P0",
                [&asked](const std::string& text) { asked.emplace_back(TypeTitle{text}); });
  }
  add_languages(stack, model, asked);
  add_heading(ui, stack, "designer.title.visitors");
  add_words(ui, stack, "designer.titles", "designer.titles.name", {Where::What::titles}, true,
            model, asked);
  add_heading(ui, stack, "designer.notice.title");
  add_note(ui, stack, "designer.notice.explain");
  add_words(ui, stack, "designer.notice", "designer.notice.name", {Where::What::notice}, true,
            model, asked);
  stack.field("designer.notice_version", ui.say("designer.notice_version.hint"),
              model.draft.notice_version, "P0",
              [&asked](const std::string& text) { asked.emplace_back(TypeNoticeVersion{text}); });
}

}  // namespace

std::string own_name(VisitorLanguage language) { return renkei::say(language, "visitor.own_name"); }

std::string type_words(const Ui& ui, TypeOf type) {
  return ui.say("designer.type." + std::string(type_name(type)));
}

void draw_part(Ui& ui, const Box& box, std::size_t part, const Model& model, Asked& asked) {
  Stack stack(ui, box);
  if (!ui.is(Layout::Class::wide))
    stack.choices({{"designer.close", ui.say("designer.close")},
                   {"designer.try", ui.say("designer.try"), false, true, Rank::secondary}},
                  [&asked](std::size_t at) {
                    if (at == 0)
                      asked.emplace_back(OpenPart{});
                    else
                      asked.emplace_back(Try{});
                  });
  if (part > 0)
    add_question(ui, stack, part, model, asked);
  else
    add_head(ui, stack, model, asked);
  stack.draw("designer.part");
}

}  // namespace renkei::ui::designer
