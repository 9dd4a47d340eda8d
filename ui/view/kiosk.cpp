#include "ui/present/kiosk.hpp"

#include <imgui.h>

#include "ui/view/kiosk_parts.hpp"

namespace renkei::ui::kiosk {
namespace {

constexpr float margin_mm = 6;  // the corners that lead out lie in it

// A finger anywhere, and a key that presses something, are a touch there.
void report_touch(const Ui& ui, const Box& page, Asked& asked) {
  ImVec2 at = ImGui::GetIO().MousePos;
  if (!ui.focus.pressed.empty()) {
    const FocusStop* stop = ui.focus.stop(ui.focus.pressed);
    if (!stop) return;
    at = {stop->box.x + stop->box.w / 2, stop->box.y + stop->box.h / 2};
  } else if (!ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    return;
  }
  const float mm = ui.theme.px_per_mm;
  asked.emplace_back(Touch{at.x / mm, at.y / mm, page.w / mm, page.h / mm});
}

// Nothing is seen of them; a script finds them.
void note_corners(Ui& ui, const Box& page) {
  const float side = ui.theme.mm(margin_mm - 1);
  const ImVec2 places[] = {{page.x, page.y},
                           {page.right() - side, page.y},
                           {page.right() - side, page.bottom() - side},
                           {page.x, page.bottom() - side}};
  for (std::int64_t n = 1; n <= 4; ++n)
    note(ui, {.key = Key("kiosk.corner", n).whole(),
              .kind = "image",
              .box = {places[n - 1].x, places[n - 1].y, side, side}});
}

// -- rows of buttons around a page

std::vector<Press> languages(const Sight& sight) {
  std::vector<Press> presses;
  for (const VisitorLanguage language : sight.model.survey.languages) {
    Lettering own = sight.control();
    own.language = language;
    presses.push_back({{"kiosk.lang", std::string(code_of(language))},
                       renkei::say(language, "visitor.own_name"),
                       Speak{language},
                       {.chosen = language == sight.language()},
                       own});
  }
  presses.push_back({"kiosk.text", "あA", Enlarge{}, {.chosen = sight.model.visit.large}});
  return presses;
}

Press lower(const Sight& sight) {
  return {"kiosk.low", sight.tell(sight.model.visit.low ? "visitor.high" : "visitor.low"), Lower{}};
}

Press main_press(const Sight& sight, const char* key, const char* words, Intent intent) {
  return {key, sight.tell(words), std::move(intent), {.rank = Rank::primary}, sight.answer(), 50};
}

std::vector<Press> controls(const Sight& sight) {
  std::vector<Press> presses;
  if (sight.model.page == Page::question)
    presses.push_back({"kiosk.skip", sight.tell("visitor.skip"), Skip{}});
  if (sight.model.page != Page::attract)
    presses.push_back({"kiosk.back", sight.tell("visitor.back"), GoBack{}});
  presses.push_back(lower(sight));
  const Model& model = sight.model;
  if (model.page == Page::notice)
    presses.push_back(main_press(sight, "kiosk.agree", "visitor.agree", Agree{}));
  if (model.page == Page::question &&
      manner_of(model.survey.questions[model.visit.at]) != Manner::one)
    presses.push_back(main_press(sight, "kiosk.next", "visitor.next", Next{}));
  return presses;
}

// -- what stands in the middle

struct Paragraph {
  Key key;
  std::string words;
  Lettering lettering;
  bool quiet = false;
};

float height_of(const Sight& sight, std::span<const Paragraph> paragraphs, float width) {
  float height = 0;
  for (const Paragraph& one : paragraphs)
    height += visitor_height(sight.ui, one.lettering, one.words, width) + sight.gap();
  return height;
}

void draw_paragraphs(const Sight& sight, Box& column, std::span<const Paragraph> paragraphs,
                     Align align = Align::left) {
  for (const Paragraph& one : paragraphs) {
    const float height = visitor_height(sight.ui, one.lettering, one.words, column.w);
    write_for_visitor(sight.ui, one.key, take_top(column, height, sight.gap()), one.words,
                      one.lettering,
                      {.ink = one.quiet ? sight.ui.theme.colour.note : 0, .align = align});
  }
}

std::string title_of(const Sight& sight) { return sight.model.survey.title.in(sight.language()); }

// Who asks, why and how long it takes: in the questionnaire's words where it has some.
std::vector<Paragraph> notice(const Sight& sight) {
  const Survey& survey = sight.model.survey;
  const Lettering body = sight.answer();
  std::vector<Paragraph> all = {{"kiosk.title", title_of(sight), sight.question()}};
  const std::string n = std::to_string(survey.questions.size()),
                    minutes = std::to_string(minutes_of(survey));
  if (survey.notice.has(sight.language())) {
    all.push_back({"kiosk.notice", survey.notice.in(sight.language()), body});
  } else {
    all.push_back({"kiosk.who", sight.tell("visitor.who"), body});
    all.push_back({"kiosk.why", sight.tell("visitor.why"), body});
    all.push_back(
        {"kiosk.length", sight.tell("visitor.length", {{"n", n}, {"minutes", minutes}}), body});
  }
  all.push_back({"kiosk.no_name", sight.tell("visitor.no_name"), body});
  if (!survey.notice_version.empty())
    all.push_back({"kiosk.version",
                   sight.tell("visitor.version", {{"version", survey.notice_version}}),
                   sight.control(), true});
  return all;
}

std::string dots(const Progress& progress) {
  std::string dots;
  for (std::size_t i = 1; i <= progress.all; ++i) dots += i <= progress.at ? "●" : "○";
  return dots + "  " + std::to_string(progress.at) + " / " + std::to_string(progress.all);
}

std::vector<Paragraph> asking(const Sight& sight) {
  const Model& model = sight.model;
  const SurveyQuestion& question = model.survey.questions[model.visit.at];
  std::vector<Paragraph> all = {
      {"kiosk.progress", dots(progress_of(model.survey, model.visit)), sight.control(), true},
      {"kiosk.question", question.text.in(sight.language()), sight.question()}};
  if (manner_of(question) == Manner::several)
    all.push_back({"kiosk.several", sight.tell("visitor.several"), sight.control(), true});
  return all;
}

std::vector<Press> answers(const Sight& sight) {
  const Model& model = sight.model;
  const SurveyQuestion& question = model.survey.questions[model.visit.at];
  const bool several = manner_of(question) == Manner::several;
  std::vector<Press> presses;
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    const bool chosen = is_chosen(model.visit.given, question, i);
    std::string words = question.options[i].label.in(sight.language());
    if (several) words = (chosen ? "✓ " : "□ ") + words;
    presses.push_back({{"kiosk.answer", static_cast<std::int64_t>(i + 1)},
                       std::move(words),
                       Answer{i},
                       {.chosen = chosen},
                       sight.answer()});
  }
  return presses;
}

// Words above, what is pressed below; with buttons lower, at the end of the box.
void draw_question(const Sight& sight, const Box& box) {
  const bool on_pad = sight.model.survey.questions[sight.model.visit.at].options.empty();
  const std::vector<Paragraph> words = asking(sight);
  const std::vector<Press> presses = on_pad ? std::vector<Press>() : answers(sight);
  std::size_t columns = 1;
  const auto below = [&](float width) {
    if (on_pad) return pad_height(sight, width);
    columns = columns_within(sight, presses, width, box.h - height_of(sight, words, width));
    return grid_height(sight, presses, width, columns);
  };
  float width = box.w - 2 * sight.ui.theme.scale;
  if (height_of(sight, words, width) + below(width) > box.h + 0.5f)
    width -= sight.ui.theme.scrollbar + sight.gap();
  const float height = height_of(sight, words, width) + below(width);
  const Scroll scroll(sight.ui, "kiosk.page", box, height);
  Box column = inset(scroll.contents(), sight.ui.theme.scale, 0);  // frames are not clipped
  column.w = width;
  if (sight.model.visit.low) column.h = std::max(column.h, box.h);
  draw_paragraphs(sight, column, words);
  const Box place = sight.model.visit.low ? take_bottom(column, below(width)) : column;
  if (on_pad)
    draw_pad(sight, place);
  else
    draw_grid(sight, place, presses, columns);
}

void draw_notice(const Sight& sight, const Box& box) {
  const std::vector<Paragraph> words = notice(sight);
  float width = box.w;
  if (height_of(sight, words, width) > box.h) width -= sight.ui.theme.scrollbar + sight.gap();
  const Scroll scroll(sight.ui, "kiosk.page", box, height_of(sight, words, width));
  Box column = scroll.contents();
  column.w = width;
  draw_paragraphs(sight, column, words);
}

// Words in the middle of the page and one large button below them.
void draw_centre(const Sight& sight, const Box& box, const std::vector<Paragraph>& words,
                 const std::vector<Press>& presses, float least_high_mm) {
  const float width = std::min(box.w, sight.ui.theme.mm(200));
  const float high = presses.empty() ? 0
                                     : std::max(sight.ui.theme.mm(least_high_mm),
                                                grid_height(sight, presses, width, 1));
  const float height = height_of(sight, words, width) + high;
  const bool low = sight.model.visit.low && !presses.empty();
  const Scroll scroll(sight.ui, "kiosk.page", box, std::max(height, 1.0f));
  Box column = scroll.contents();
  column = {column.x + (box.w - width) / 2, column.y + std::max(0.0f, (box.h - height) / 2), width,
            height};
  if (low && height < box.h) column = {column.x, scroll.contents().y, width, box.h};
  draw_paragraphs(sight, column, words, Align::centre);
  for (const Press& press : presses)
    if (visitor_button(sight.ui, press.key,
                       low ? take_bottom(column, high) : take_top(column, high), press.words,
                       press.lettering.value_or(sight.answer()), press.look))
      sight.asked.push_back(press.intent);
}

void draw_middle(const Sight& sight, const Box& box) {
  switch (sight.model.page) {
    case Page::attract:
      return draw_centre(sight, box,
                         {{"kiosk.title", title_of(sight), sight.question()},
                          {"kiosk.invite", sight.tell("visitor.invite"), sight.answer()}},
                         {main_press(sight, "kiosk.begin", "visitor.begin", Begin{})}, 30);
    case Page::notice:
      return draw_notice(sight, box);
    case Page::question:
      return draw_question(sight, box);
    case Page::ending:
      return draw_centre(sight, box,
                         {{"kiosk.ending", sight.tell("visitor.ending"), sight.answer()}},
                         {main_press(sight, "kiosk.finish", "visitor.finish", Finish{})}, 30);
    case Page::thanks:
      return draw_centre(sight, box,
                         {{"kiosk.thanks", sight.tell("visitor.thanks"), sight.question()}}, {}, 0);
    case Page::resting:
      return draw_centre(
          sight, box, {{"kiosk.resting", sight.tell("visitor.resting"), sight.question()}}, {}, 0);
    case Page::sheet:
      break;
  }
}

void draw_countdown(const Sight& sight, const Box& box, const Moment& now) {
  const std::string n = std::to_string(countdown_seconds(sight.model, now));
  Press go_on = main_press(sight, "kiosk.countdown", "visitor.continue", GoOn{});
  go_on.look.state = "counting";
  draw_centre(sight, box,
              {{"kiosk.going_on", sight.tell("visitor.going_on"), sight.question()},
               {"kiosk.seconds", sight.tell("visitor.seconds", {{"n", n}}), sight.answer()}},
              {go_on}, 40);
}

void draw_page(const Sight& sight, Box box) {
  const Model& model = sight.model;
  if (model.page == Page::thanks || model.page == Page::resting) return draw_middle(sight, box);
  const std::vector<Press> above = languages(sight), below = controls(sight);
  const float gap = sight.gap() * 1.5f;
  const Box end = take_bottom(box, row_height(sight, below, box.w), gap);
  const float height = row_height(sight, above, box.w);
  const Box row = model.visit.low ? take_bottom(box, height, gap) : take_top(box, height, gap);
  draw_row(sight, row, above);
  draw_middle(sight, box);
  draw_row(sight, end, below);
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  if (!holds_window(model)) return draw_sheet(ui, page, model, situation, asked);
  report_touch(ui, page, asked);
  if (is_due(model, situation.now)) asked.emplace_back(TimePassed{});
  note_corners(ui, page);
  const Box inner = inset(page, ui.theme.mm(margin_mm));
  const Sight sight{ui, model, asked};
  if (model.leaving.open)
    draw_way_out(ui, inner, model, situation, asked);
  else if (model.counts_down)
    draw_countdown(sight, inner, situation.now);
  else
    draw_page(sight, inner);
}

}  // namespace renkei::ui::kiosk
