// What a roll call has come to, and what may be done next.
#include "ui/view/rollcall_side.hpp"

#include "core/wording/numbers.hpp"
#include "ui/view/people.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::rollcall {
namespace {

using Asked = std::vector<Intent>;

std::string result_words(const Ui& ui, const Result& result) {
  const std::int64_t lacking = result.due() - result.counted;
  const std::string count = count_words(lacking < 0 ? -lacking : lacking);
  if (lacking > 0) return ui.say("rollcall.missing", {{"count", count}});
  if (lacking < 0) return ui.say("rollcall.too_many", {{"count", count}});
  return ui.say(result.is_complete() ? "rollcall.complete" : "rollcall.names_differ");
}

Status result_status(const Ui& ui, const Result& result) {
  if (result.is_complete()) return status::here(ui);
  return result.is_red() ? status::absent(ui) : status::unconfirmed(ui);
}

std::string sums_words(const Ui& ui, const Result& result) {
  const std::string counted = count_words(result.counted);
  const std::string expected = count_words(result.due());
  const std::string present = count_words(result.present);
  return ui.say("rollcall.sums",
                {{"counted", counted}, {"expected", expected}, {"present", present}});
}

std::string counts_words(const Ui& ui, const Model& model) {
  std::string values;
  for (const std::int64_t count : model.counts)
    values += (values.empty() ? "" : " / ") + count_words(count);
  return ui.say("rollcall.counts_differ", {{"values", values}});
}

std::string stranger_words(const Ui& ui, const roster::Stranger& stranger) {
  const std::string name = roster::shown_stranger(ui, stranger.name);
  return ui.say("rollcall.other_tour", {{"name", name}, {"tour", stranger.tour}});
}

std::vector<Choice> stranger_choices(const Ui& ui, const roster::Stranger& stranger) {
  return {{{"rollcall.take_in", stranger.person}, ui.say("rollcall.take_in")},
          {"rollcall.let_be", ui.say("rollcall.let_be")}};
}

// Of another tour: asked about before anything else.
void add_stranger(Ui& ui, Asked& asked, Stack& stack, const Model& model) {
  if (!model.stranger) return;
  stack.marked("rollcall.other_tour", status::absent(ui), stranger_words(ui, *model.stranger),
               of_names(ui));
  stack.choices(stranger_choices(ui, *model.stranger), [&](std::size_t at) {
    if (at == 0) asked.emplace_back(TakeIn{model.stranger->person});
    if (at == 1) asked.emplace_back(LetBe{});
  });
}

// The second person's own count, made without the first one in view.
void add_second(Ui& ui, Stack& stack, const Model& model) {
  if (!model.second_n) return;
  const std::string count = count_words(*model.second_n);
  const bool agrees = *model.second_n == model.result->counted;
  stack.marked(
      "rollcall.second", agrees ? status::here(ui) : status::absent(ui),
      ui.say(agrees ? "rollcall.second.agrees" : "rollcall.second.differs", {{"count", count}}));
}

// Who is missed, one button each: how to reach them.
void add_missing(Ui& ui, Asked& asked, Stack& stack, const Model& model) {
  for (const std::size_t at : missing_lines(model)) {
    const roster::Person& person = model.people[model.lines[at].person];
    std::string seat;
    if (!person.bus.empty() || !person.seat.empty())
      seat = ui.say("roster.seat", {{"bus", person.bus}, {"seat", person.seat}});
    const std::string name = roster::shown_name(ui, person);
    stack.button(
        {"rollcall.seek", person.id}, ui.say("rollcall.seek", {{"name", name}, {"seat", seat}}),
        {.privacy = of_names(ui)}, [&asked, id = person.id] { asked.emplace_back(Seek{id}); });
  }
}

// Beside each other where there is room.
void add_next(Ui& ui, Asked& asked, Stack& stack, const Model& model) {
  std::vector<Choice> choices;
  std::vector<Intent> intents;
  const auto add = [&](const char* key, Intent intent, Rank rank, bool enabled) {
    choices.push_back({key, ui.say(key), false, enabled, rank});
    intents.push_back(std::move(intent));
  };
  if (model.step == Step::names) {
    if (!model.second_n) add("rollcall.second.begin", BeginSecond{true}, Rank::secondary, true);
    add("rollcall.close", Close{}, Rank::primary, model.result->can_close());
  }
  add("rollcall.again", CountAgain{}, Rank::secondary, true);
  stack.choices(choices, [&asked, intents](std::size_t at) { asked.push_back(intents[at]); });
}

void add_all(Ui& ui, Asked& asked, Stack& stack, const Model& model) {
  add_stranger(ui, asked, stack, model);
  const Result& result = *model.result;
  stack.marked("rollcall.result", result_status(ui, result), result_words(ui, result));
  stack.text("rollcall.expected", sums_words(ui, result));
  add_missing(ui, asked, stack, model);
  if (result.homeless > 0)
    stack.marked("rollcall.homeless", status::unconfirmed(ui),
                 ui.say("rollcall.homeless", {{"count", count_words(result.homeless)}}));
  if (model.counts.size() > 1)
    stack.marked("rollcall.counts", status::unconfirmed(ui), counts_words(ui, model));
  if (model.last)
    stack.marked("rollcall.last", status::absent(ui),
                 ui.say(model.last_is_shared ? "rollcall.shared_badge" : "rollcall.not_known",
                        {{"text", *model.last}}));
  if (model.step == Step::names)
    add_second(ui, stack, model);
  else
    stack.text("rollcall.is_closed", ui.say("rollcall.is_closed"), {.ink = ui.theme.colour.note});
  add_next(ui, asked, stack, model);
}

}  // namespace

void draw_side(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  ui.area = "side";
  Stack stack(ui, box);
  add_all(ui, asked, stack, model);
  stack.draw("rollcall.side");
  ui.area = "main";
}

Box draw_summary(Ui& ui, Asked& asked, const Box& page, const Model& model) {
  ui.area = "side";
  Stack stack(ui, {page.x, page.y, page.w, page.h * 0.45f});
  add_all(ui, asked, stack, model);
  const Box box = stack.fit();
  stack.draw("rollcall.side");
  ui.area = "main";
  return box;
}

}  // namespace renkei::ui::rollcall
