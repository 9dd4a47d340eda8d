#include "ui/present/history.hpp"

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "ui/view/reasons.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::history {
namespace {

using Asked = std::vector<Intent>;

const char* code_of(Privacy privacy) {
  constexpr const char* codes[] = {"P0", "P1", "P2", "P3"};
  return codes[static_cast<std::size_t>(privacy)];
}

bool is_hidden(const Ui& ui, const Fact& fact) {
  return ui.names_hidden && is_personal(fact.privacy);
}

std::string or_nothing(const Ui& ui, const Wording& value) {
  const std::string& words = value.in(ui.language);
  return words.empty() ? ui.say("history.nothing") : words;
}

// What a field was changed to, and from what.
std::string fact_words(const Ui& ui, const Fact& fact, bool covered) {
  const std::string& field = fact.field.in(ui.language);
  if (covered) return ui.say("history.fact.covered", {{"field", field}});
  if (is_hidden(ui, fact))
    return ui.say("history.fact", {{"field", field}, {"now", ui.say("names.hidden")}});
  const std::string now =
      fact.withheld ? withheld_words(ui.language, "") : or_nothing(ui, fact.now);
  if (!fact.has_before) return ui.say("history.fact", {{"field", field}, {"now", now}});
  const std::string before = or_nothing(ui, fact.before);
  return ui.say("history.fact.changed", {{"field", field}, {"before", before}, {"now", now}});
}

std::string when_words(const Ui& ui, const Line& line, std::size_t n, Zone zone) {
  const std::string device = line.device.empty() ? ui.say("history.device.unknown") : line.device;
  const std::string day = date_words(ui.language, local_date(line.at, zone));
  const std::string number = std::to_string(n);
  const std::string time = clock_words(line.at, zone);
  return ui.say("history.when", {{"n", number}, {"day", day}, {"time", time}, {"device", device}});
}

std::string replaced_words(const Ui& ui, const Line& line) {
  std::string numbers;
  for (const std::size_t n : line.replaced)
    numbers += (numbers.empty() ? "" : ", ") + std::to_string(n);
  return ui.say("history.replaced", {{"numbers", numbers}});
}

std::string what_words(const Ui& ui, const Line& line) {
  const std::string sentence = sentence_key(line.operation);
  const std::string staff = line.staff.empty() ? ui.say("history.nobody")
                                               : ui.say("history.staff", {{"staff", line.staff}});
  return ui.say(sentence, {{"staff", staff}});
}

void add_line(Ui& ui, Stack& stack, const Model& model, std::size_t at,
              const Situation& situation) {
  const Line& line = model.lines[at];
  const auto n = static_cast<std::int64_t>(at) + 1;
  stack.add([&ui](float) { return ui.theme.mm(1); }, [](const Box&) {});
  stack.text({"history.when", n}, when_words(ui, line, at + 1, situation.zone),
             {.role = Role::note, .ink = ui.theme.colour.note});
  stack.text({"history.what", n}, what_words(ui, line),
             {.role = Role::strong, .state = operation_name(line.operation).data()});
  if (!line.reason.empty())
    stack.text({"history.reason", n}, ui.say("history.reason", {{"reason", line.reason}}),
               {.privacy = "P1"});
  for (std::size_t i = 0; i < line.facts.size(); ++i) {
    const Fact& fact = line.facts[i];
    const bool covered = is_covered(model, fact, situation.now);
    stack.text({"history.fact", std::to_string(n) + '.' + std::to_string(i + 1)},
               fact_words(ui, fact, covered),
               {.privacy = covered || is_hidden(ui, fact) ? "P0" : code_of(fact.privacy)});
  }
  if (!line.replaced.empty())
    stack.text({"history.replaced", n}, replaced_words(ui, line),
               {.role = Role::note, .ink = ui.theme.colour.note});
}

// What is kept apart is shown one thing at a time.
void add_covers(Ui& ui, Stack& stack, const Model& model, const Situation& situation,
                Asked& asked) {
  const auto& shown = model.uncovered;
  if (shown && viewing::is_over(*shown, situation.now)) asked.emplace_back(Cover{});
  for (const std::string& thing : model.things) {
    const bool is_open = shown && shown->what == thing && !viewing::is_over(*shown, situation.now);
    stack.button({"viewing.show", thing}, ui.say("viewing.show." + thing), {.chosen = is_open},
                 [&asked, thing, is_open] {
                   if (is_open)
                     asked.emplace_back(Cover{});
                   else
                     asked.emplace_back(Uncover{thing});
                 });
    if (is_open && model.person != 0)
      stack.text({"viewing.recorded", thing}, ui.say("viewing.recorded"),
                 {.role = Role::note, .ink = ui.theme.colour.note});
  }
}

void add_acts(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (model.is_void) {
    stack.text("history.is_void", ui.say("history.is_void"), {.role = Role::strong});
    stack.button("history.restore", ui.say("history.restore"), {},
                 [&asked] { asked.emplace_back(StandAgain{}); });
  } else if (!model.is_device) {
    if (model.is_import) stack.text("history.import", ui.say("history.import"));
    stack.button("history.void", ui.say("history.void"), {},
                 [&asked] { asked.emplace_back(AskReason{true}); });
  }
}

std::string title_words(const Ui& ui, const Model& model) {
  const std::string record = trail_words(ui.language, model.about, ui.names_hidden);
  return ui.say("history.about", {{"kind", model.kind.in(ui.language)}, {"record", record}});
}

void draw_story(Ui& ui, const Box& page, const Model& model, const Situation& situation,
                Asked& asked) {
  Stack stack(ui, page);
  stack.text("history.about", title_words(ui, model),
             {.role = Role::title, .privacy = tells_a_name(model.about) ? of_names(ui) : "P1"});
  add_covers(ui, stack, model, situation, asked);
  if (model.has_failed) {
    stack.text("history.failed", ui.say("history.failed"));
    stack.button("history.again", ui.say("history.again"), {},
                 [&asked] { asked.emplace_back(AskAgain{}); });
  } else if (!model.is_known) {
    stack.text("history.looking", ui.say("history.looking"));
  } else if (model.lines.empty()) {
    stack.text("history.none", ui.say("history.none"));
  }
  for (std::size_t i = 0; i < model.lines.size(); ++i) add_line(ui, stack, model, i, situation);
  if (model.is_known && !model.lines.empty()) add_acts(ui, stack, model, asked);
  stack.draw("history.list", true);
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  if (!model.reason) return draw_story(ui, page, model, situation, asked);
  const ReasonAsked answer =
      ask_reason(ui, page, title_words(ui, model), *model.reason, "reason.why");
  if (answer.typed) asked.emplace_back(TypeReason{*answer.typed});
  if (answer.reason) asked.emplace_back(StrikeOut{*answer.reason});
  if (answer.closed) asked.emplace_back(AskReason{false});
}

}  // namespace renkei::ui::history
