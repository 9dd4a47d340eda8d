#include "ui/view/tables_side.hpp"

#include "core/wording/numbers.hpp"
#include "ui/present/file_name.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::tables {
namespace {

using Asked = std::vector<Intent>;

Written quiet(const Ui& ui) { return {.role = Role::note, .ink = ui.theme.colour.note}; }

void add_close(Ui& ui, Stack& stack, Asked& asked) {
  stack.button("sheet.close", ui.say("sheet.close"), {.rank = Rank::quiet},
               [&asked] { asked.emplace_back(OpenSheet{Sheet::none}); });
}

// ---- what the report rests on, and its tables

void add_about(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (!model.made) return;
  const Report& report = *model.made;
  std::int64_t number = 0;
  for (const std::string& said : report.head)
    stack.text({"tables.about.head", ++number}, said, quiet(ui));
  const Status status = report.complete ? status::here(ui) : status::unconfirmed(ui);
  number = 0;
  for (const std::string& sentence : report.coverage)
    stack.marked({"tables.about.coverage", ++number}, status, sentence);
  if (model.grids.size() > 1) {
    stack.text("tables.about.tables", ui.say("tables.about.tables"), {.role = Role::strong});
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < model.grids.size(); ++i)
      choices.push_back(
          {{"tables.table", static_cast<std::int64_t>(i) + 1},
           model.grids[i].title.empty() ? std::to_string(i + 1) : model.grids[i].title,
           i == model.table});
    stack.choices(choices, [&asked](std::size_t at) { asked.emplace_back(ShowTable{at}); });
  }
  stack.text("tables.about.cells", ui.say("tables.about.cells"), quiet(ui));
  stack.text("tables.about.marks", ui.say("tables.about.marks"), quiet(ui));
}

// ---- what it is asked with

std::string answer_words(const Ui& ui, const Question& question, const Answer& answer) {
  if (!answer.words.empty()) return answer.words;
  if (question.kind == Question::Kind::flag) return ui.say("tables.flag." + question.option);
  return ui.say("option.--" + question.option + "." + answer.code);
}

void add_answers(Ui& ui, Stack& stack, const Model& model, std::size_t at, Asked& asked) {
  constexpr std::size_t most = 60;
  const Question& question = model.questions[at];
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < std::min(most, question.answers.size()); ++i)
    choices.push_back({{"tables.answer", question.option + "." + std::to_string(i + 1)},
                       answer_words(ui, question, question.answers[i]),
                       is_answer(model.query, question, question.answers[i])});
  const std::size_t count = choices.size();
  const bool can_be_open = !question.must && question.kind != Question::Kind::flag;
  if (can_be_open)
    choices.push_back({{"tables.answer.open", question.option},
                       ui.say("tables.answer.open"),
                       is_answer(model.query, question, {})});
  stack.choices(choices, [&asked, at, count](std::size_t pressed) {
    if (pressed < count)
      asked.emplace_back(Choose{at, pressed});
    else
      asked.emplace_back(LeaveOpen{at});
  });
  if (question.answers.empty() && question.must)
    stack.text({"tables.none_of", question.option}, ui.say("tables.none_of"), quiet(ui));
}

// Years and days can be typed, too: sent by Enter.
void add_field(Ui& ui, Stack& stack, const Model& model, std::size_t at, Asked& asked) {
  const Question& question = model.questions[at];
  std::string text =
      model.typed_option == question.option ? model.typed : typed_text(model.query, question);
  stack.add([&ui](float) { return ui.theme.touch; },
            [&ui, &asked, &question, at, text](const Box& box) {
              std::string typed = text;
              const Line entered = line_field(ui, {"tables.typed", question.option}, box, typed,
                                              ui.say("tables.typed." + question.option), true);
              if (entered.sent)
                asked.emplace_back(Send{at, *entered.sent});
              else if (entered.changed)
                asked.emplace_back(Type{at, typed});
            });
}

void add_question(Ui& ui, Stack& stack, const Model& model, std::size_t at, Asked& asked) {
  const Question& question = model.questions[at];
  if (question.kind != Question::Kind::flag)
    stack.text({"tables.question", question.option}, ui.say("tables.question." + question.option),
               {.role = Role::strong});
  add_answers(ui, stack, model, at, asked);
  if (question.kind == Question::Kind::typed) add_field(ui, stack, model, at, asked);
}

void add_questions(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (model.questions.empty()) stack.text("tables.no_questions", ui.say("tables.no_questions"));
  std::size_t optional = 0;
  for (std::size_t i = 0; i < model.questions.size(); ++i)
    if (model.questions[i].must)
      add_question(ui, stack, model, i, asked);
    else
      ++optional;
  if (optional == 0) return;
  stack.button("tables.more", ui.say(model.more_questions ? "tables.more.close" : "tables.more"),
               {.rank = Rank::quiet},
               [&asked, more = !model.more_questions] { asked.emplace_back(ShowMore{more}); });
  if (!model.more_questions) return;
  for (std::size_t i = 0; i < model.questions.size(); ++i)
    if (!model.questions[i].must) add_question(ui, stack, model, i, asked);
}

// ---- saving

void add_places(Ui& ui, Stack& stack, const Model& model, const Situation& situation,
                Asked& asked) {
  const std::string chosen = place_of(model, situation);
  std::vector<std::string> folders = {model.own_folder};
  std::vector<Choice> choices = {
      {{"tables.place", 0}, ui.say("tables.place.own"), chosen == model.own_folder}};
  for (const Drive& drive : situation.drives) {
    folders.push_back(drive.folder);
    choices.push_back({{"tables.place", static_cast<std::int64_t>(choices.size())},
                       drive.label,
                       chosen == drive.folder,
                       !drive.read_only});
  }
  stack.text("tables.save.where", ui.say("tables.save.where"), {.role = Role::strong});
  stack.choices(
      choices, [&asked, folders](std::size_t at) { asked.emplace_back(ChoosePlace{folders[at]}); });
}

void add_save(Ui& ui, Stack& stack, const Model& model, const Situation& situation, Asked& asked) {
  if (!model.made) return stack.text("tables.save.nothing", ui.say("tables.save.nothing"));
  add_places(ui, stack, model, situation, asked);
  const bool can = can_save(model, situation);
  if (model.made->personal)
    stack.marked("tables.save.names", status::unconfirmed(ui), ui.say("tables.save.names"));
  else
    stack.text("tables.save.no_names", ui.say("tables.save.no_names"), quiet(ui));
  stack.text("tables.save.as", ui.say("tables.save.as"), {.role = Role::strong});
  std::vector<Choice> choices;
  for (const char* format : formats)
    choices.push_back({{"tables.format", format},
                       ui.say("tables.format." + std::string(format)),
                       false,
                       can && !model.saving});
  stack.choices(choices, [&asked](std::size_t at) { asked.emplace_back(Save{formats[at]}); });
  stack.text("tables.save.print", ui.say("tables.save.print"), quiet(ui));
  if (model.saved.empty()) return;
  stack.marked("tables.saved", status::here(ui),
               ui.say("tables.saved", {{"file", file_name(model.saved)}}));
}

// ---- what a cell rests on

void add_part(Ui& ui, Stack& stack, const Behind::Part& part, std::int64_t number) {
  stack.text({"tables.part", number},
             part.adds.empty() ? part.name
                               : ui.say("tables.part", {{"name", part.name}, {"n", part.adds}}),
             {.role = Role::strong, .privacy = "P1"});
  std::int64_t n = 0;
  for (const std::string& record : part.records)
    stack.text({"tables.record", std::to_string(number) + "/" + std::to_string(++n)}, record,
               {.role = Role::note, .privacy = "P1"});
  if (part.more > 0)
    stack.text({"tables.records.more", number},
               ui.say("tables.records.more",
                      {{"count", count_words(static_cast<std::int64_t>(part.more))}}),
               quiet(ui));
}

void add_behind(Ui& ui, Stack& stack, const Behind& behind) {
  stack.text("tables.behind.cell", behind.cell, {.role = Role::note, .privacy = "P1"});
  stack.text("tables.behind.value", behind.value, {.role = Role::title});
  stack.text("tables.behind.rule", behind.rule);
  std::int64_t number = 0;
  for (const Behind::Part& part : behind.parts) add_part(ui, stack, part, ++number);
}

}  // namespace

void draw_side(Ui& ui, const Box& box, const Model& model, const Situation& situation, Sheet sheet,
               Asked& asked) {
  Stack stack(ui, box);
  switch (sheet) {
    case Sheet::questions:
      add_questions(ui, stack, model, asked);
      break;
    case Sheet::save:
      add_save(ui, stack, model, situation, asked);
      break;
    case Sheet::behind:
      if (model.behind) add_behind(ui, stack, *model.behind);
      break;
    default:
      add_about(ui, stack, model, asked);
  }
  if (model.sheet != Sheet::none) add_close(ui, stack, asked);
  stack.draw("tables.side.list");
}

}  // namespace renkei::ui::tables
