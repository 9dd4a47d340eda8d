#include "ui/view/monitor_live.hpp"

#include "core/wording/numbers.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::monitor {
namespace {

using Asked = std::vector<Intent>;

std::string figure_words(const Ui& ui, const Figure& figure) {
  const std::string question = without_readings(figure.question.in(spoken(ui.language)));
  std::string words = question.empty() ? figure.key : question;
  const auto add = [&](const char* key, const std::string& value) {
    words += "　" + ui.say(key, {{"value", value}});
  };
  if (figure.mean_hundredths) add("monitor.live.mean", decimal_words(*figure.mean_hundredths, 2));
  if (figure.top2_tenths) add("monitor.live.top2", decimal_words(*figure.top2_tenths, 1));
  if (figure.nps_tenths) add("monitor.live.nps", decimal_words(*figure.nps_tenths, 1));
  add("monitor.live.n", count_words(figure.valid));
  if (figure.is_small) words += "　" + ui.say("monitor.live.few");
  return words;
}

std::string head_words(const Ui& ui, const LiveRow& row) {
  const std::string name = row.name.empty() ? ui.say("monitor.whole_tour") : row.name;
  if (row.is_shown())
    return name + "　" + ui.say("monitor.live.n", {{"value", count_words(row.responses)}});
  return name + "　" + ui.say("monitor.live.too_few", {{"least", std::to_string(fewest_shown)}});
}

float row_height(Ui& ui, const LiveRow& row, float width) {
  float high = height_of(ui, Role::strong, head_words(ui, row), width) + ui.theme.mm(3);
  for (const Figure& figure : row.figures)
    high += height_of(ui, Role::body, figure_words(ui, figure), width) + ui.theme.mm(1);
  return high;
}

void draw_row(Ui& ui, const Box& box, const LiveRow& row) {
  const Key key("monitor.live", row.subject);
  const char* state = row.is_shown() ? "shown" : "too_few";
  note(ui, {.key = key.whole(),
            .kind = "row",
            .box = box,
            .text = head_words(ui, row),
            .state = state,
            .privacy = "P1"});
  const Within within(ui, key.whole());
  underline(ui, box);
  Box column = box;
  write_down(ui, {"monitor.live.name", row.subject}, column, head_words(ui, row),
             {.role = Role::strong, .state = state}, ui.theme.mm(1));
  for (const Figure& figure : row.figures)
    write_down(ui, {"monitor.live.figure", std::to_string(row.subject) + "/" + figure.key}, column,
               figure_words(ui, figure), {.privacy = "P1"}, ui.theme.mm(1));
}

}  // namespace

void draw_code(Ui& ui, Asked& asked, const Box& page, const Model& model, const Wishes& wishes) {
  Stack stack(ui, page);
  stack.text("monitor.live.title", ui.say("monitor.live.title"), {.role = Role::title});
  const bool has_code = !wishes.staff.empty();
  stack.text("monitor.code.explain",
             ui.say(has_code ? "monitor.code.explain" : "monitor.code.none"),
             {.ink = ui.theme.colour.note});
  if (has_code) {
    stack.field("monitor.code", ui.say("monitor.code.hint"), model.code, "P1",
                [&](const std::string& text) { asked.emplace_back(TypeCode{text}); });
    if (model.wrong_code)
      stack.text("monitor.code.wrong", ui.say("monitor.code.wrong"),
                 {.ink = ui.theme.colour.absent});
    stack.button("monitor.live.show", ui.say("monitor.live.show"),
                 {.rank = Rank::primary, .enabled = !model.code.empty()},
                 [&] { asked.emplace_back(ShowLive{}); });
  } else {
    stack.button("monitor.settings", ui.say("monitor.settings"), {.rank = Rank::primary},
                 [&] { asked.emplace_back(GoWhere{Screen::settings}); });
  }
  stack.button("monitor.live.close", ui.say("monitor.live.close"), {},
               [&] { asked.emplace_back(CloseLive{}); });
  stack.draw("monitor.code.page");
  home(ui, has_code ? "monitor.code" : "monitor.settings");
}

void draw_live(Ui& ui, Asked& asked, const Box& page, const Model& model) {
  Stack stack(ui, page);
  stack.text("monitor.live.title", ui.say("monitor.live.title"), {.role = Role::title});
  stack.text("monitor.live.explain",
             ui.say("monitor.live.explain", {{"least", std::to_string(fewest_shown)}}),
             {.ink = ui.theme.colour.note});
  for (const LiveRow& row : model.live)
    stack.add([&ui, &row](float width) { return row_height(ui, row, width); },
              [&ui, &row](const Box& box) { draw_row(ui, box, row); });
  stack.button("monitor.live.close", ui.say("monitor.live.close"), {.rank = Rank::primary},
               [&] { asked.emplace_back(CloseLive{}); });
  stack.draw("monitor.live.list");
  home(ui, "monitor.live.close");
}

}  // namespace renkei::ui::monitor
