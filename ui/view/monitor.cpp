#include "ui/present/monitor.hpp"

#include <imgui.h>

#include <algorithm>

#include "ui/view/digit_pad.hpp"
#include "ui/view/monitor_live.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::monitor {
namespace {

using Asked = std::vector<Intent>;
using QuestionType = SurveyQuestion::Type;

std::string said(const Ui& ui, const VisitorText& text) { return text.in(spoken(ui.language)); }

void draw_digits(Ui& ui, Asked& asked, const Box& box) {
  for (const Digits& digits :
       {digit_pad(ui, box, "monitor.digit", "monitor.erase"), typed_digits()}) {
    for (const int digit : digits.typed) asked.emplace_back(TypeDigit{digit});
    for (int i = 0; i < digits.erased; ++i) asked.emplace_back(TakeDigit{});
  }
}

// ---- what is missing

struct Missing {
  const char *what, *next;
};
Missing missing_in(const Model& model) {
  if (model.tour == 0) return {"monitor.no_tour", "monitor.no_tour.next"};
  if (model.questionnaire == 0)
    return {"monitor.no_questionnaire", "monitor.no_questionnaire.next"};
  return {"monitor.no_questions", "monitor.no_questions.next"};
}

void draw_missing(Ui& ui, Asked& asked, const Box& page, const Model& model) {
  const Missing missing = missing_in(model);
  Stack stack(ui, page);
  stack.text("monitor.missing", ui.say(missing.what), {.role = Role::title});
  stack.text("monitor.missing.next", ui.say(missing.next), {.ink = ui.theme.colour.note});
  stack.button("monitor.files", ui.say("monitor.files"), {.rank = Rank::primary},
               [&] { asked.emplace_back(GoWhere{Screen::files}); });
  stack.draw("monitor.missing.page");
}

// ---- the number of a slip

std::vector<Choice> stop_choices(const Ui& ui, const Model& model) {
  std::vector<Choice> choices = {
      {{"monitor.stop", std::int64_t{0}}, ui.say("monitor.whole_tour"), model.stop == 0}};
  for (const Subject& stop : model.stops)
    choices.push_back({{"monitor.stop", stop.id}, stop.name, stop.id == model.stop});
  return choices;
}

std::vector<Choice> questionnaire_choices(const Model& model) {
  std::vector<Choice> choices;
  if (model.questionnaires.size() > 1)
    for (const Subject& one : model.questionnaires)
      choices.push_back(
          {{"monitor.questionnaire", one.id}, one.name, one.id == model.questionnaire});
  return choices;
}

// What is asked about, and with which questionnaire; scrolled where there is little height.
void draw_about(Ui& ui, Asked& asked, Box& page, const Model& model) {
  const std::vector<Choice> stops = stop_choices(ui, model), papers = questionnaire_choices(model);
  const float width = page.w - ui.theme.scrollbar;
  const float papers_high = papers.empty() ? 0 : choices_height(ui, papers, width) + ui.theme.gap;
  const float all = choices_height(ui, stops, width) + papers_high;
  const Box box = take_top(page, std::min(all, page.h * 0.3f), ui.theme.gap);
  const Scroll scroll(ui, "monitor.about", box, all);
  Box column = scroll.contents();
  column.w = width;
  const Box first = take_top(column, choices_height(ui, stops, width), ui.theme.gap);
  if (const auto pressed = draw_choices(ui, first, stops))
    asked.emplace_back(ChooseStop{*pressed == 0 ? 0 : model.stops[*pressed - 1].id});
  if (papers.empty()) return;
  if (const auto pressed = draw_choices(ui, column, papers))
    asked.emplace_back(ChooseQuestionnaire{model.questionnaires[*pressed].id});
}

// What it is, who asks and why, and that the number is that of a slip.
void draw_words(Ui& ui, const Box& box, const Model& model) {
  std::vector<std::pair<const char*, std::string>> words = {
      {"monitor.slip.explain", ui.say("monitor.slip.explain")}};
  if (const std::string notice = said(ui, model.notice); !notice.empty())
    words.emplace_back("monitor.notice", notice);
  if (model.not_a_slip)
    words.insert(words.begin(), {"monitor.not_a_slip", ui.say("monitor.not_a_slip")});
  const std::string title = said(ui, model.title);
  const float width = box.w - ui.theme.scrollbar;
  float all = height_of(ui, Role::strong, title, width) + ui.theme.mm(1);
  for (const auto& [key, text] : words)
    all += height_of(ui, Role::body, text, width) + ui.theme.gap;
  const Scroll scroll(ui, "monitor.words", box, all);
  Box column = scroll.contents();
  column.w = width;
  write_down(ui, "monitor.title", column, title, {.role = Role::strong}, ui.theme.mm(1));
  for (const auto& [key, text] : words) {
    const bool refuses = std::string_view(key) == "monitor.not_a_slip";
    write_down(ui, key, column, text,
               {.ink = refuses ? ui.theme.colour.absent : ui.theme.colour.note}, ui.theme.gap);
  }
}

// The largest size in which it fits.
void draw_number(Ui& ui, const Key& key, const Box& box, const std::string& typed) {
  const std::string words = typed.empty() ? "－" : typed;
  Role role = Role::strong;
  for (const Role larger : {Role::title, Role::figure, Role::giant})
    if (ui.theme.line(larger) <= box.h && size_of(ui, larger, words).x <= box.w) role = larger;
  write(ui, key, box, words, {.role = role, .align = Align::centre, .centred = true});
}

void draw_slip(Ui& ui, Asked& asked, Box page, const Model& model) {
  draw_about(ui, asked, page, model);
  const bool beside = page.w > page.h * 1.4f;
  Box pad = page;
  const Box whole = beside ? take_left(pad, (page.w - ui.theme.margin) / 2, ui.theme.margin)
                           : take_top(pad, page.h * 0.5f, ui.theme.gap);
  card(ui, whole);
  Box column = inset(whole, ui.theme.mm(4));
  const std::string begin = ui.say("monitor.begin"), live = ui.say("monitor.live.ask");
  const float third = (column.w - ui.theme.gap) / 3;
  const float high = std::max(button_height(ui, begin, 2 * third), button_height(ui, live, third));
  Box row = take_bottom(column, high, ui.theme.gap);
  if (button(ui, "monitor.live.ask", take_left(row, third, ui.theme.gap), live,
             {.rank = Rank::quiet}))
    asked.emplace_back(AskLive{});
  if (button(ui, "monitor.begin", row, begin,
             {.rank = Rank::primary, .enabled = slip_number(model.typed).has_value()}))
    asked.emplace_back(Begin{});
  const float least = ui.theme.line(column.h > ui.theme.mm(50) ? Role::figure : Role::title);
  draw_number(ui, "monitor.slip", take_bottom(column, least, ui.theme.gap), model.typed);
  draw_words(ui, column, model);
  draw_digits(ui, asked, pad);
  home(ui, "monitor.begin");
}

void draw_again(Ui& ui, Asked& asked, const Box& page, const Model& model) {
  Stack stack(ui, page);
  stack.text("monitor.again", ui.say("monitor.again", {{"no", model.slip}}), {.role = Role::title});
  stack.text("monitor.again.explain", ui.say("monitor.again.explain"),
             {.ink = ui.theme.colour.note});
  stack.button("monitor.other_slip", ui.say("monitor.other_slip"), {.rank = Rank::primary},
               [&] { asked.emplace_back(OtherSlip{}); });
  stack.button("monitor.correct", ui.say("monitor.correct"), {},
               [&] { asked.emplace_back(Correct{}); });
  stack.draw("monitor.again.page");
  home(ui, "monitor.other_slip");
}

// ---- a question

// Of a scale whose points are numbers, stars up to the one that was chosen.
bool has_stars(const SurveyQuestion& question) {
  return question.type == QuestionType::scale && question.options.size() <= 7 &&
         std::ranges::all_of(question.options, [](const SurveyOption& option) {
           return option.value && option.label.japanese() == std::to_string(*option.value);
         });
}

bool is_starred(const Model& model, const SurveyQuestion& question, std::size_t option) {
  for (std::size_t i = 0; i < question.options.size(); ++i)
    if (is_chosen(model.given, question, i))
      return question.options[option].value <= question.options[i].value;
  return false;
}

std::string option_words(const Ui& ui, const Model& model, const SurveyQuestion& question,
                         std::size_t option) {
  std::string label = without_readings(said(ui, question.options[option].label));
  const bool chosen = is_chosen(model.given, question, option);
  if (question.type == QuestionType::nps) return label;
  if (question.type == QuestionType::multi) return (chosen ? "■ " : "□ ") + label;
  if (has_stars(question)) return (is_starred(model, question, option) ? "★ " : "☆ ") + label;
  return (chosen ? "● " : "○ ") + label;
}

// As many beside each other as their words allow; points of a scale all, if they can.
std::size_t columns_of(Ui& ui, const std::vector<std::string>& words, float width) {
  float widest = ui.theme.mm(16);
  for (const std::string& one : words) widest = std::max(widest, button_width(ui, one));
  const auto fitting =
      static_cast<std::size_t>((width + ui.theme.gap) / (std::min(widest, width) + ui.theme.gap));
  const std::size_t columns = std::clamp<std::size_t>(fitting, 1, words.size());
  const std::size_t rows = (words.size() + columns - 1) / columns;
  return (words.size() + rows - 1) / rows;  // rows of equal length
}

void draw_options(Ui& ui, Asked& asked, const Box& box, const Model& model,
                  const SurveyQuestion& question) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < question.options.size(); ++i)
    words.push_back(option_words(ui, model, question, i));
  if (words.empty()) return;
  const float all_wide = box.w - ui.theme.scrollbar, gap = ui.theme.gap;
  const std::size_t columns = columns_of(ui, words, all_wide);
  const std::size_t rows = (words.size() + columns - 1) / columns;
  const float width = (all_wide + gap) / static_cast<float>(columns) - gap;
  float high = ui.theme.mm(16);
  for (const std::string& one : words) high = std::max(high, button_height(ui, one, width));
  const Scroll scroll(ui, "monitor.options", box, static_cast<float>(rows) * (high + gap));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t row = i / columns;
    const Box place{scroll.contents().x + static_cast<float>(i % columns) * (width + gap),
                    scroll.contents().y + static_cast<float>(row) * (high + gap), width, high};
    if (button(ui, {"monitor.answer", static_cast<std::int64_t>(i + 1)}, place, words[i],
               {.chosen = is_chosen(model.given, question, i)}))
      asked.emplace_back(Choose{i});
  }
}

// The digits choose, where nothing is typed.
void choose_by_key(Asked& asked, const SurveyQuestion& question) {
  const int first = question.type == QuestionType::nps ? 0 : 1;
  for (const int digit : typed_digits().typed)
    if (digit >= first) asked.emplace_back(Choose{static_cast<std::size_t>(digit - first)});
}

void draw_answer(Ui& ui, Asked& asked, Box box, const Model& model,
                 const SurveyQuestion& question) {
  if (question.type == QuestionType::number) {
    const bool beside = box.w > box.h * 1.4f;
    const Box number = beside ? take_left(box, box.w * 0.4f, ui.theme.margin)
                              : take_top(box, box.h * 0.25f, ui.theme.gap);
    draw_number(ui, "monitor.number", number, std::string(written(model.given, question)));
    return draw_digits(ui, asked, box);
  }
  if (question.options.empty()) {
    std::string text = std::string(written(model.given, question));
    write_down(ui, "monitor.text.explain", box, ui.say("monitor.text.explain"),
               {.ink = ui.theme.colour.note}, ui.theme.gap);
    if (field(ui, "monitor.text", take_top(box, ui.theme.touch), text, ui.say("monitor.text.hint"),
              "P2"))
      asked.emplace_back(Write{text});
    return;
  }
  draw_options(ui, asked, box, model, question);
  choose_by_key(asked, question);
}

void draw_ways(Ui& ui, Asked& asked, Box& column, const Model& model,
               const SurveyQuestion& question) {
  const std::string skip = ui.say("monitor.skip"), back = ui.say("monitor.back"),
                    next = ui.say(model.is_last() ? "monitor.finish" : "monitor.next");
  const float third = (column.w - 2 * ui.theme.gap) / 3;
  float high = ui.theme.mm(14);
  for (const std::string& words : {skip, back, next})
    high = std::max(high, button_height(ui, words, third));
  Box row = take_bottom(column, high, ui.theme.gap);
  if (button(ui, "monitor.skip", take_left(row, third, ui.theme.gap), skip))
    asked.emplace_back(Skip{});
  if (button(ui, "monitor.back", take_left(row, third, ui.theme.gap), back))
    asked.emplace_back(Previous{});
  if (button(ui, "monitor.next", row, next,
             {.rank = Rank::primary, .enabled = is_answered(question, model.given)}))
    asked.emplace_back(Next{});
}

void draw_question(Ui& ui, Asked& asked, const Box& page, const Model& model,
                   const SurveyQuestion& question) {
  card(ui, page);
  Box column = inset(page, ui.theme.mm(4));
  draw_ways(ui, asked, column, model, question);
  const auto stop = std::ranges::find(model.stops, model.stop, &Subject::id);
  const std::string where = stop == model.stops.end() ? ui.say("monitor.whole_tour") : stop->name;
  const std::string progress =
      ui.say("monitor.progress", {{"n", std::to_string(model.at + 1)},
                                  {"all", std::to_string(model.questions.size())},
                                  {"about", where}});
  write_down(ui, "monitor.progress", column, progress,
             {.role = Role::note, .ink = ui.theme.colour.note}, ui.theme.mm(1));
  const std::string words = without_readings(said(ui, question.text));
  const float width = column.w - ui.theme.scrollbar;
  const Role role =
      height_of(ui, Role::title, words, width) <= column.h * 0.3f ? Role::title : Role::strong;
  const float all = height_of(ui, role, words, width);
  const Box head = take_top(column, std::min(all, column.h * 0.45f), ui.theme.gap);
  {
    const Scroll scroll(ui, "monitor.question.scroll", head, all);
    Box inside = scroll.contents();
    inside.w = width;
    write(ui, "monitor.question", inside, words,
          {.role = role, .lines = 1000, .state = type_name(question.type).data()});
  }
  draw_answer(ui, asked, column, model, question);
  home(ui, question.options.empty() && question.type != QuestionType::number ? "monitor.text"
                                                                             : "monitor.next");
}

void draw_thanks(Ui& ui, Asked& asked, const Box& page) {
  card(ui, page);
  Box column = inset(page, ui.theme.mm(6));
  const std::string next = ui.say("monitor.next_person");
  const float high = std::max(ui.theme.mm(20), button_height(ui, next, column.w));
  const Box press = take_bottom(column, high, ui.theme.margin);
  if (button(ui, "monitor.next_person", press, next, {.rank = Rank::primary}))
    asked.emplace_back(NextPerson{});
  const std::string words = ui.say("monitor.thanks");
  write(ui, "monitor.thanks", column, words,
        {.role = Role::title, .align = Align::centre, .lines = 6, .centred = true});
  home(ui, "monitor.next_person");
  // Whoever has the next slip may type at once.
  const ImGuiIO& io = ImGui::GetIO();
  for (int digit = 0; digit < 10 && !io.KeyCtrl && !io.KeyAlt; ++digit)
    if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_0 + digit), false) ||
        ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_Keypad0 + digit), false))
      asked.emplace_back(TypeDigit{digit});
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  if (model.questions.empty()) return draw_missing(ui, asked, page, model);
  switch (model.step) {
    case Step::slip:
      return draw_slip(ui, asked, page, model);
    case Step::again:
      return draw_again(ui, asked, page, model);
    case Step::question:
      return draw_question(ui, asked, page, model, *model.question());
    case Step::thanks:
      return draw_thanks(ui, asked, page);
    case Step::code:
      return draw_code(ui, asked, page, model, situation.wishes);
    case Step::live:
      return draw_live(ui, asked, page, model);
  }
}

}  // namespace renkei::ui::monitor
