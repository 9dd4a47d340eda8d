// The seven pages on which an incident is recorded.
#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "ui/view/digit_pad.hpp"
#include "ui/view/incident_parts.hpp"
#include "ui/view/people.hpp"
#include "ui/view/stack.hpp"
#include "ui/view/tiles.hpp"

namespace renkei::ui::incident {
namespace {

using Asked = std::vector<Intent>;

void add_label(Ui& ui, Stack& stack, const char* key) {
  stack.text(key, ui.say(key), {.role = Role::note, .ink = ui.theme.colour.note});
}

// ---- the way to help, above everything

std::vector<std::pair<const char*, std::string>> help_words(const Ui& ui, const Help& help) {
  std::vector<std::pair<const char*, std::string>> words = {
      {"incident.help.call", ui.say("incident.help.call")}};
  if (!help.hospital.empty())
    words.emplace_back("incident.help.hospital",
                       ui.say("incident.help.hospital", {{"hospital", help.hospital}}));
  if (!help.emergency_place.empty())
    words.emplace_back("incident.help.place",
                       ui.say("incident.help.place", {{"place", help.emergency_place}}));
  if (help.hospital.empty() && help.emergency_place.empty())
    words.emplace_back("incident.help.none", ui.say("incident.help.none"));
  if (!help.stop.empty())
    words.emplace_back("incident.help.stop", ui.say("incident.help.stop", {{"stop", help.stop}}));
  return words;
}

float help_height(Ui& ui, const Model& model, float width) {
  const auto help = help_for(model);
  if (!help) return 0;
  float height = 2 * ui.theme.mm(2.5f);
  for (const auto& [key, words] : help_words(ui, *help))
    height += height_of(ui, Role::strong, words, width - 2 * ui.theme.mm(2.5f)) + ui.theme.mm(1);
  return height;
}

void draw_help(Ui& ui, const Box& box, const Help& help) {
  fill(ui, box, ui.theme.colour.absent_pale, ui.theme.rounding);
  Box column = inset(box, ui.theme.mm(2.5f));
  for (const auto& [key, words] : help_words(ui, help))
    write_down(ui, key, column, words, {.role = Role::strong, .ink = ui.theme.colour.absent},
               ui.theme.mm(1));
}

void add_help(Ui& ui, Stack& stack, const Model& model) {
  if (const auto help = help_for(model))
    stack.add([&ui, &model](float width) { return help_height(ui, model, width); },
              [&ui, help = *help](const Box& place) { draw_help(ui, place, help); });
}

// ---- 1: when

constexpr int minute_steps[] = {-30, -5, -1, 1, 5};

void add_time(Ui& ui, Stack& stack, Asked& asked, const Model& model, const Moment& now) {
  const std::string words = time_words(ui, model.draft.at, model.date, model.zone);
  stack.text("incident.time.recorded", ui.say("incident.time.recorded"),
             {.ink = ui.theme.colour.here});
  const Role role = ui.layout.is_short || words.size() > 5 ? Role::title : Role::figure;
  stack.text("incident.time", words, {.role = role});
  add_label(ui, stack, "incident.time.shift");
  std::vector<Choice> choices;
  for (const int minutes : minute_steps) {
    const std::string count = std::to_string(std::abs(minutes));
    choices.push_back(
        {{"incident.shift", minutes},
         ui.say(minutes < 0 ? "incident.time.earlier" : "incident.time.later", {{"n", count}})});
    choices.back().enabled = minutes < 0 || model.draft.at.unix_ms < now.unix_ms;
  }
  stack.choices(choices,
                [&asked](std::size_t at) { asked.emplace_back(ShiftTime{minute_steps[at]}); });
  const std::string what =
      ui.say("incident.act", {{"time", time_words(ui, model.held.at, model.date, model.zone)},
                              {"kind", kind_words(ui, model.held.kind)}});
  stack.button("incident.undo", ui.say("incident.undo", {{"what", what}}), {.rank = Rank::quiet},
               [&asked, &model] { asked.emplace_back(TakeBack{model.incident}); });
}

// ---- 2 and 3: what, and how bad

std::vector<Choice> kind_choices(const Ui& ui, const Model& model) {
  std::vector<Choice> choices;
  std::int64_t number = 0;
  for (const std::string_view kind : usual_kinds) {
    ++number;
    choices.push_back({{"incident.kind", number},
                       std::to_string(number) + " " + kind_words(ui, std::string(kind)),
                       model.draft.kind == kind});
  }
  return choices;
}

constexpr int severities = 5;

std::vector<Choice> severity_choices(const Ui& ui, const Model& model) {
  std::vector<Choice> choices;
  for (std::int64_t severity = 0; severity < severities; ++severity)
    choices.push_back({{"incident.severity", severity},
                       severity_words(ui, severity),
                       model.draft.severity == severity});
  return choices;
}

void choose(Asked& asked, Page page, std::size_t at) {
  if (page == Page::kind)
    asked.emplace_back(ChooseKind{std::string(usual_kinds[at])});
  else
    asked.emplace_back(ChooseSeverity{static_cast<std::int64_t>(at)});
}

// A digit is an answer as well.
void choose_by_digit(Asked& asked, Page page) {
  const int first = page == Page::kind ? 1 : 0;
  const int count = page == Page::kind ? static_cast<int>(std::size(usual_kinds)) : severities;
  for (const int digit : typed_digits().typed)
    if (digit >= first && digit < first + count)
      choose(asked, page, static_cast<std::size_t>(digit - first));
}

// As high as the page, below what else stands there.
void add_tiles(Ui& ui, Stack& stack, Asked& asked, const Model& model, float page_height) {
  const bool kinds = model.page == Page::kind;
  const std::size_t columns = kinds ? 4 : 3;
  const auto choices = kinds ? kind_choices(ui, model) : severity_choices(ui, model);
  stack.add(
      [&ui, &model, choices, columns, page_height](float width) {
        const float help = help_height(ui, model, width);
        const float room = page_height - 2 * ui.theme.mm(4) - help - 2 * ui.theme.gap;
        return std::max(tiles_height(ui, choices, width, columns), room);
      },
      [&ui, &asked, &model, choices, columns](const Box& place) {
        if (const auto at = draw_tiles(ui, place, choices, columns)) choose(asked, model.page, *at);
      });
  choose_by_digit(asked, model.page);
}

// ---- 4: who

void add_chosen_people(Ui& ui, Stack& stack, const Model& model) {
  if (!model.draft.people || model.draft.people->empty()) return;
  stack.text("incident.people", people_words(ui, model, model.draft),
             {.role = Role::strong, .privacy = "P3"});
}

void add_people(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  add_chosen_people(ui, stack, model);
  const auto& chosen = model.draft.people;
  const auto is_chosen = [&](std::string_view item) {
    return chosen && std::ranges::find(*chosen, item) != chosen->end();
  };
  std::vector<Choice> others = {
      {"incident.nobody", ui.say("incident.nobody"), chosen && chosen->empty()}};
  for (const std::string_view other : other_people)
    others.push_back({{"incident.person", std::string(other)},
                      ui.say("incident.person." + std::string(other)),
                      is_chosen(other)});
  stack.choices(others, [&asked](std::size_t at) {
    if (at == 0)
      asked.emplace_back(Nobody{});
    else
      asked.emplace_back(TogglePerson{std::string(other_people[at - 1])});
  });
  stack.field("incident.who", ui.say("incident.who.hint"), model.who, "P2",
              [&asked](const std::string& text) { asked.emplace_back(FindPerson{text}); });
  std::vector<Choice> numbers;
  std::vector<std::string> items;
  for (const std::size_t i : people_shown(model)) {
    items.push_back(model.items[i]);
    numbers.push_back({{"incident.person", model.people[i].id},
                       model.who.empty() ? number_words(ui, model.people[i])
                                         : person_words(ui, model, items.back()),
                       is_chosen(items.back())});
  }
  if (numbers.empty())
    stack.text("incident.who.none",
               ui.say(model.who.empty() ? "incident.who.search" : "roster.no_match"),
               {.ink = ui.theme.colour.note});
  stack.choices(numbers,
                [&asked, items](std::size_t at) { asked.emplace_back(TogglePerson{items[at]}); });
}

// ---- phrases

struct Phrases {
  Words which;
  const char* key;
  const char* name;
  int count;
};
constexpr Phrases of_place = {Words::place, "incident.place.phrase", "place", 6};
constexpr Phrases of_first_aid = {Words::first_aid, "incident.first_aid", "first_aid", 7};
constexpr Phrases of_action = {Words::action, "incident.action", "action", 6};
constexpr Phrases of_cause = {Words::cause, "incident.cause.phrase", "cause", 6};
constexpr Phrases of_prevention = {Words::prevention, "incident.prevention.phrase", "prevention",
                                   6};

void add_phrases(Ui& ui, Stack& stack, Asked& asked, const Model& model, const Phrases& of) {
  std::vector<Choice> choices;
  for (int i = 1; i <= of.count; ++i) {
    const std::string phrase =
        ui.say("incident.phrase." + std::string(of.name) + "." + std::to_string(i));
    choices.push_back({{of.key, i}, phrase, has_phrase(model.draft.*member_of(of.which), phrase)});
  }
  stack.choices(choices, [&asked, choices, which = of.which](std::size_t at) {
    asked.emplace_back(TogglePhrase{which, choices[at].text});
  });
}

void add_words(Stack& stack, Asked& asked, const Model& model, const char* key,
               const std::string& hint, Words which, const char* privacy) {
  stack.field(key, hint, model.draft.*member_of(which), privacy,
              [&asked, which](const std::string& text) {
                asked.emplace_back(TypeWords{which, text});
              });
}

// ---- 5: where, and in what weather

void add_stops(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  std::vector<Choice> choices;
  for (const Found<Stop>& stop : model.stops) {
    choices.push_back({{"incident.stop", stop.id}, stop.fields.name, model.draft.stop == stop.id});
    if (stop.id == model.near_stop && model.draft.stop == 0)
      stack.text("incident.near", ui.say("incident.near", {{"stop", stop.fields.name}}),
                 {.ink = ui.theme.colour.note});
  }
  stack.choices(choices, [&asked, &model](std::size_t at) {
    asked.emplace_back(ChooseStop{model.stops[at].id});
  });
}

constexpr int degree_steps[] = {-5, -1, 1, 5};

void draw_temperature(Ui& ui, Asked& asked, const Box& place, const Model& model) {
  Box row = place;
  const float words = size_of(ui, Role::strong, ui.say("incident.temperature.unknown")).x;
  const float middle_wide = std::max(words, size_of(ui, Role::strong, "-00.0 ℃").x);
  for (std::size_t i = 0; i < std::size(degree_steps); ++i) {
    if (i == 2)
      write(ui, "incident.temperature", take_left(row, middle_wide, ui.theme.gap),
            temperature_words(ui, model.draft.temp_c),
            {.role = Role::strong, .align = Align::centre, .centred = true});
    const int by = degree_steps[i];
    const std::string count = std::to_string(std::abs(by));
    const std::string label =
        ui.say(by < 0 ? "incident.temperature.down" : "incident.temperature.up", {{"n", count}});
    if (button(ui, {"incident.temp", by}, take_left(row, button_width(ui, label), ui.theme.gap),
               label))
      asked.emplace_back(StepTemperature{by});
  }
}

void add_weather(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  std::vector<Choice> choices;
  for (const renkei::Choice& kind : renkei::choices::weather_kind)
    choices.push_back({{"incident.weather", std::string(kind.code)},
                       choice_label(ui.language, "weather", "kind", kind.code),
                       model.draft.weather == kind.code});
  stack.choices(choices, [&asked](std::size_t at) {
    asked.emplace_back(ChooseWeather{std::string(renkei::choices::weather_kind[at].code)});
  });
  stack.add([&ui](float) { return ui.theme.touch; },
            [&ui, &asked, &model](const Box& place) { draw_temperature(ui, asked, place, model); });
}

void add_place(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  add_stops(ui, stack, asked, model);
  stack.choices(
      {{{"incident.indoor", "yes"}, ui.say("incident.indoor.yes"), model.draft.indoor == true},
       {{"incident.indoor", "no"}, ui.say("incident.indoor.no"), model.draft.indoor == false}},
      [&asked](std::size_t at) { asked.emplace_back(ChooseIndoor{at == 0}); });
  add_phrases(ui, stack, asked, model, of_place);
  add_words(stack, asked, model, "incident.place", ui.say("incident.place.hint"), Words::place,
            "P1");
  add_label(ui, stack, "incident.weather.label");
  add_weather(ui, stack, asked, model);
}

// ---- 6: done so far

void add_told(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  std::vector<std::string> whom = {"ambulance"};
  whom.insert(whom.end(), std::begin(usually_informed), std::end(usually_informed));
  std::vector<Choice> choices;
  for (const std::string& who : whom) {
    const auto at = told_at(model.draft, who);
    const std::string time = at ? " " + clock_words(*at, model.zone) : std::string();
    choices.push_back({{"incident.told", who}, told_words(ui, who) + time, at.has_value()});
  }
  stack.choices(choices, [&asked, whom](std::size_t at) { asked.emplace_back(Tell{whom[at]}); });
}

void add_hospital(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  const EntryId stop = model.draft.stop != 0 ? model.draft.stop : model.near_stop;
  const auto at = std::ranges::find(model.stops, stop, &Found<Stop>::id);
  const std::string hospital = at == model.stops.end() ? std::string() : at->fields.hospital;
  if (!hospital.empty())
    stack.choices({{"incident.hospital.near", hospital, model.draft.hospital == hospital}},
                  [&asked, hospital](std::size_t) {
                    asked.emplace_back(TogglePhrase{Words::hospital, hospital});
                  });
  add_words(stack, asked, model, "incident.hospital", ui.say("incident.hospital.hint"),
            Words::hospital, "P3");
}

void add_done(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  add_label(ui, stack, "incident.told.label");
  add_told(ui, stack, asked, model);
  add_label(ui, stack, "incident.first_aid.label");
  add_phrases(ui, stack, asked, model, of_first_aid);
  add_label(ui, stack, "incident.action.label");
  add_phrases(ui, stack, asked, model, of_action);
  add_label(ui, stack, "incident.hospital.label");
  add_hospital(ui, stack, asked, model);
}

// ---- 7: in words

void add_texts(Ui& ui, Stack& stack, Asked& asked, const Model& model) {
  add_label(ui, stack, "incident.what.label");
  add_words(stack, asked, model, "incident.what", ui.say("incident.what.hint"), Words::what, "P3");
  add_label(ui, stack, "incident.cause.label");
  add_phrases(ui, stack, asked, model, of_cause);
  add_words(stack, asked, model, "incident.cause", ui.say("incident.own_words"), Words::cause,
            "P3");
  add_label(ui, stack, "incident.prevention.label");
  add_phrases(ui, stack, asked, model, of_prevention);
  add_words(stack, asked, model, "incident.prevention", ui.say("incident.own_words"),
            Words::prevention, "P1");
}

std::string question_words(const Ui& ui, const Model& model) {
  const std::string n = std::to_string(static_cast<int>(model.page) + 1);
  const std::string of = std::to_string(page_count);
  const std::string question = ui.say("incident.ask." + std::string(page_name(model.page)));
  return ui.say("incident.page", {{"n", n}, {"of", of}, {"question", question}});
}

void draw_footer(Ui& ui, Asked& asked, Box row, const Model& model) {
  const bool last = static_cast<int>(model.page) + 1 == page_count;
  const std::string back = ui.say("incident.back"),
                    next = ui.say(last ? "incident.end" : "incident.next");
  if (button(ui, "incident.back", take_left(row, row.w * 0.35f, ui.theme.gap), back))
    asked.emplace_back(Previous{});
  if (button(ui, "incident.next", row, next, {.rank = Rank::primary})) asked.emplace_back(Next{});
}

void draw_body(Ui& ui, Asked& asked, const Box& box, const Model& model,
               const Situation& situation) {
  Stack stack(ui, box);
  add_help(ui, stack, model);
  switch (model.page) {
    case Page::time:
      add_time(ui, stack, asked, model, situation.now);
      break;
    case Page::kind:
    case Page::severity:
      add_tiles(ui, stack, asked, model, box.h);
      break;
    case Page::people:
      add_people(ui, stack, asked, model);
      break;
    case Page::place:
      add_place(ui, stack, asked, model);
      break;
    case Page::done:
      add_done(ui, stack, asked, model);
      break;
    case Page::words:
      add_texts(ui, stack, asked, model);
      break;
  }
  stack.draw({"incident.body.list", std::string(page_name(model.page))});
}

}  // namespace

void draw_page(Ui& ui, Asked& asked, const Box& box, const Model& model,
               const Situation& situation) {
  Box column = box;
  write_down(ui, "incident.page", column, question_words(ui, model),
             {.role = ui.layout.is_short ? Role::strong : Role::title,
              .state = page_name(model.page).data()},
             ui.theme.gap);
  draw_footer(ui, asked, take_bottom(column, ui.theme.touch, ui.theme.gap), model);
  draw_body(ui, asked, column, model, situation);
}

}  // namespace renkei::ui::incident
