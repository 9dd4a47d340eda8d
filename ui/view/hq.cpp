#include "ui/present/hq.hpp"

#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::hq {
namespace {

using Asked = std::vector<Intent>;

Written quiet(const Ui& ui) { return {.role = Role::note, .ink = ui.theme.colour.note}; }

Status status_of(const Ui& ui, Arrival arrival) {
  if (arrival == Arrival::whole) return status::here(ui);
  return arrival == Arrival::partly ? status::unconfirmed(ui) : status::absent(ui);
}

std::string arrival_words(const Ui& ui, Arrival arrival) {
  return ui.say(arrival == Arrival::whole    ? "hq.whole"
                : arrival == Arrival::partly ? "hq.partly"
                                             : "hq.none");
}

std::string counted(const Ui& ui, const char* key, std::int64_t count) {
  return ui.say(key, {{"count", count_words(count)}});
}

std::string facts_of(const Ui& ui, const PostLine& line, const Situation& situation) {
  std::string words = line.about;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) words += (words.empty() ? "" : "　") + part;
  };
  for (const Arrived& device : line.devices) add(arrived_words(ui.language, device, situation));
  if (line.devices.empty()) add(ui.say("arrived.last.never"));
  if (line.due) {
    const std::string time = clock_words(*line.due, situation.zone);
    add(ui.say("hq.due", {{"time", time}}));
  }
  return words;
}

// ---- a post: its state and name, and below them what has come

struct RowPlan {
  float pill_wide = 0, name = 0, name_high = 0, facts_high = 0, height = 0;
};

RowPlan plan_of(Ui& ui, const PostLine& line, const std::string& facts, float width) {
  RowPlan plan;
  const float inner = width - 2 * ui.theme.mm(3);
  const ImVec2 pill = pill_size(ui, arrival_words(ui, line.arrival));
  plan.pill_wide = pill.x;
  plan.name = inner - pill.x - ui.theme.gap;
  plan.name_high = std::max(pill.y, height_of(ui, Role::strong, line.name, plan.name));
  plan.facts_high = height_of(ui, Role::note, facts, inner);
  plan.height = std::max(ui.theme.touch,
                         plan.name_high + ui.theme.mm(1) + plan.facts_high + 2 * ui.theme.mm(2));
  return plan;
}

void add_post(Ui& ui, Stack& stack, Asked& asked, const Model& model, const PostLine& line,
              const Situation& situation) {
  const std::string facts = facts_of(ui, line, situation);
  stack.add(
      [&ui, &line, facts](float width) { return plan_of(ui, line, facts, width).height; },
      [&ui, &line, &asked, facts, chosen = model.open == line.post](const Box& whole) {
        const RowPlan plan = plan_of(ui, line, facts, whole.w);
        const Key key("hq.post", line.post);
        const Status state = status_of(ui, line.arrival);
        if (big_button(ui, key, whole, line.name, {.chosen = chosen, .state = state.code}))
          asked.emplace_back(OpenPost{chosen ? EntryId{0} : line.post});
        const Within within(ui, key.whole());
        Box inner = inset(whole, ui.theme.mm(3), ui.theme.mm(2));
        Box head = take_top(inner, plan.name_high, ui.theme.mm(1));
        const Box at = take_left(head, plan.pill_wide, ui.theme.gap);
        pill(ui, {"hq.arrival", line.post}, corner(at), state, arrival_words(ui, line.arrival));
        write(ui, {"hq.name", line.post}, head, line.name, {.role = Role::strong, .lines = 1000});
        Written how = quiet(ui);
        how.lines = 1000;
        write(ui, {"hq.facts", line.post}, inner, facts, how);
      });
}

// ---- the page

void add_counts(Ui& ui, Stack& stack, const Model& model) {
  const std::string all = count_words(static_cast<std::int64_t>(model.posts.size()));
  const std::string whole = count_words(posts_that(model, Arrival::whole));
  const std::string partly = count_words(posts_that(model, Arrival::partly));
  const std::string none = count_words(posts_that(model, Arrival::none));
  stack.text("hq.sum",
             ui.say("hq.sum", {{"all", all}, {"whole", whole}, {"partly", partly}, {"none", none}}),
             {.role = Role::title});
  const auto doubtful = [&](const char* key, std::int64_t count) {
    if (count > 0) stack.marked(key, status::unconfirmed(ui), counted(ui, key, count));
  };
  doubtful("hq.conflicts", model.conflicts);
  doubtful("hq.quarantine", model.set_aside);
  doubtful("hq.copies", model.copies);
  doubtful("hq.erasures", model.erasures);
}

void add_ways(Ui& ui, Stack& stack, Asked& asked) {
  static constexpr std::pair<const char*, Screen> ways[] = {{"hq.files", Screen::files},
                                                            {"hq.resolve", Screen::conflicts},
                                                            {"hq.planning", Screen::plan},
                                                            {"hq.coverage", Screen::coverage},
                                                            {"hq.aside", Screen::quarantine}};
  std::vector<Choice> choices;
  for (const auto& [key, screen] : ways)
    choices.push_back(
        {key, ui.say(key), false, true, screen == Screen::files ? Rank::primary : Rank::secondary});
  stack.choices(choices, [&asked](std::size_t at) { asked.emplace_back(GoTo{{ways[at].second}}); });
}

std::string sum_words(const Ui& ui, const DaySum& sum) {
  if (sum.here) {
    const std::string here = count_words(*sum.here), expected = count_words(*sum.expected);
    return ui.say("hq.day.tour", {{"name", sum.name}, {"here", here}, {"expected", expected}});
  }
  return ui.say("hq.day.event", {{"name", sum.name}, {"count", count_words(*sum.visitors)}});
}

void add_sums(Ui& ui, Stack& stack, const Model& model) {
  if (model.sums.empty()) return;
  stack.text("hq.sums", ui.say("hq.sums"), quiet(ui));
  for (const DaySum& sum : model.sums) {
    stack.text({"hq.day", sum.id}, sum_words(ui, sum), {.role = Role::strong});
    if (sum.posts_lacking > 0)
      stack.marked({"hq.lacking", sum.id}, status::unconfirmed(ui),
                   counted(ui, "hq.lacking", sum.posts_lacking));
  }
}

void add_others(Ui& ui, Stack& stack, const Model& model, const Situation& situation) {
  if (model.others.empty()) return;
  stack.text("hq.others", ui.say("hq.others"), quiet(ui));
  for (const Arrived& device : model.others) {
    stack.text({"hq.other", device.id}, name_of(device), {.role = Role::strong});
    stack.text({"hq.other.facts", device.id}, arrived_words(ui.language, device, situation),
               quiet(ui));
  }
}

void add_nothing(Ui& ui, Stack& stack, const Model& model) {
  if (!model.evening) {
    stack.text("hq.looking", ui.say("hq.looking"), {.role = Role::strong});
    return;
  }
  stack.text("hq.nothing", ui.say("hq.nothing"), {.role = Role::strong});
  stack.text("hq.nothing.next", ui.say("hq.nothing.next"));
}

void draw_main(Ui& ui, const Box& box, const Model& model, const Situation& situation,
               Asked& asked) {
  Stack stack(ui, box);
  if (model.posts.empty()) add_nothing(ui, stack, model);
  if (model.evening) {
    add_counts(ui, stack, model);
    for (const PostLine& line : model.posts) add_post(ui, stack, asked, model, line, situation);
    add_sums(ui, stack, model);
    add_others(ui, stack, model, situation);
    add_ways(ui, stack, asked);
  }
  stack.draw("hq.list");
}

void draw_post(Ui& ui, const Box& box, const PostLine& line, const Situation& situation,
               Asked& asked) {
  Stack stack(ui, box);
  stack.text("hq.open.name", line.name, {.role = Role::title});
  if (!line.about.empty()) stack.text("hq.open.about", line.about, quiet(ui));
  stack.marked("hq.open.arrival", status_of(ui, line.arrival), arrival_words(ui, line.arrival));
  const std::string say_so = telephone_words(ui.language, line, situation.zone);
  if (!say_so.empty()) {
    stack.text("hq.telephone", ui.say("hq.telephone"), quiet(ui));
    stack.text("hq.telephone.words", say_so, {.role = Role::strong});
  }
  for (const Arrived& device : line.devices) {
    const std::string code = short_code(device.id);
    stack.text({"hq.device", device.id},
               ui.say("hq.device", {{"name", name_of(device)}, {"code", code}}),
               {.role = Role::strong});
    stack.text({"hq.device.facts", device.id}, arrived_words(ui.language, device, situation));
  }
  if (line.devices.empty()) stack.text("hq.no_device", ui.say("hq.no_device"));
  stack.button("hq.close", ui.say("hq.close"), {}, [&asked] { asked.emplace_back(OpenPost{0}); });
  stack.draw("hq.open");
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  Box main = page;
  const PostLine* line = open_post(model);
  const bool beside = ui.is(Layout::Class::wide);
  if (line && !beside) return draw_post(ui, page, *line, situation, asked);
  const Box side = line ? take_side(ui, main, main.w * 0.38f, ui.theme.margin) : Box{};
  draw_main(ui, main, model, situation, asked);
  if (!line) return;
  ui.area = "side";
  draw_post(ui, side, *line, situation, asked);
  ui.area = "main";
}

}  // namespace renkei::ui::hq
