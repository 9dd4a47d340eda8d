// What lies over the side of a roster: what this device did, one person, why something is taken back, and
// somebody's parting.
#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "ui/view/parting.hpp"
#include "ui/view/people.hpp"
#include "ui/view/reasons.hpp"
#include "ui/view/roster_side.hpp"
#include "ui/view/stack.hpp"
#include "ui/view/viewing.hpp"
#include "ui/view/walk_in.hpp"

namespace renkei::ui::roster {
namespace {

using Asked = std::vector<Intent>;

void add_close(Ui& ui, Stack& stack, Asked& asked) {
  stack.button("sheet.close", ui.say("sheet.close"), {}, [&] { asked.emplace_back(CloseSheet{}); });
}

// The last one on top.
void draw_acts(Ui& ui, Asked& asked, const Box& box, const Model& roster, Zone zone) {
  Stack stack(ui, box);
  stack.text("roster.acts.title", ui.say("roster.acts.title"), {.role = Role::strong});
  add_close(ui, stack, asked);
  for (auto act = roster.acts.rbegin(); act != roster.acts.rend(); ++act) {
    const std::string what = act_words(ui, roster, *act, zone);
    stack.button({"roster.take_back", act->id}, ui.say("roster.undo", {{"what", what}}),
                 {.privacy = of_names(ui)},
                 [&asked, id = act->id] { asked.emplace_back(TakeBack{id}); });
  }
  stack.draw("roster.acts.list");
  home(ui, "sheet.close");
}

void draw_reason(Ui& ui, Asked& asked, const Box& box, const Model& roster, Zone zone) {
  const Act* act = find_act(roster.acts, roster.sheet.about);
  const std::string what = act ? act_words(ui, roster, *act, zone) : std::string();
  const ReasonAsked answer =
      ask_reason(ui, box, ui.say("roster.undo", {{"what", what}}), roster.sheet.reason);
  if (answer.typed) asked.emplace_back(TypeReason{*answer.typed});
  if (answer.reason) asked.emplace_back(TakeBack{roster.sheet.about, *answer.reason});
  if (answer.closed) asked.emplace_back(CloseSheet{});
}

void add_facts(Ui& ui, Stack& stack, const Model& roster, const Person& person) {
  stack.text({"person.name", person.id}, shown_name(ui, person),
             {.role = Role::strong, .privacy = privacy_of(ui, person)});
  const std::string status = roster.facts.people[person.in_facts].status;
  std::vector<std::pair<const char*, std::string>> facts = {
      {"person.kana", shown_kana(ui, person)},
      {"person.seat", seat_words(ui, person)},
      {"person.dispute", dispute_words(ui, person)},
      {"person.remark", remark_words(ui, person.remark)}};
  if (!status.empty() && person.remark == Remark::none)
    facts.emplace_back("person.status", choice_label(ui.language, "participant", "status", status));
  for (const auto& [key, words] : facts)
    if (!words.empty())
      stack.text(key, words, {.ink = ui.theme.colour.note, .privacy = privacy_of(ui, person)});
  for (const parting::Parting& parted : roster.partings)
    if (parted.person == person.id)
      stack.text({"person.parting", parted.id}, parting::words_of(ui, parted, roster.facts),
                 {.ink = ui.theme.colour.apart});
}

void draw_person_sheet(Ui& ui, Asked& asked, const Box& box, const Model& roster,
                       const Person& person, const Situation& situation) {
  Stack stack(ui, box);
  add_facts(ui, stack, roster, person);
  viewing::add(ui, stack, asked, person.id, roster.sheet.shown, situation.now);
  if (!person.guest)
    stack.button({"roster.leave", person.id}, ui.say("roster.leave"), {},
                 [&] { asked.emplace_back(parting::Begin{person.id}); });
  for (const Act& act : roster.acts) {
    if (act.person != person.id) continue;
    const std::string what = act_words(ui, roster, act, situation.zone);
    stack.button({"roster.take_back", act.id}, ui.say("roster.undo", {{"what", what}}),
                 {.privacy = of_names(ui)},
                 [&asked, id = act.id] { asked.emplace_back(TakeBack{id}); });
  }
  add_close(ui, stack, asked);
  stack.draw("roster.person");
  home(ui, "sheet.close");
}

void draw_parting(Ui& ui, Asked& asked, const Box& box, const Model& roster, const Person& person) {
  for (auto& intent : parting::draw_sheet(ui, box, roster.sheet.parting, shown_name(ui, person),
                                          privacy_of(ui, person), roster.facts))
    std::visit([&](auto& one) { asked.emplace_back(std::move(one)); }, intent);
}

void draw_walk_in(Ui& ui, Asked& asked, const Box& box, const Model& roster) {
  const auto name_of = [&](EntryId id) {
    const Person* person = find_person(roster, id);
    return person ? shown_name(ui, *person) : std::string();
  };
  for (auto& intent : walk_in::draw_sheet(ui, box, roster.sheet.walk_in, name_of))
    std::visit([&](auto& one) { asked.emplace_back(std::move(one)); }, intent);
}

}  // namespace

std::string act_words(const Ui& ui, const Model& roster, const Act& act, Zone zone) {
  const Person* person = find_person(roster, act.person);
  const std::string name = person ? shown_name(ui, *person) : std::string();
  const std::string time = act.at ? clock_words(*act.at, zone) : std::string();
  const char* key = act.kind == Act::Kind::check_in  ? "roster.act.check_in"
                    : act.kind == Act::Kind::no_show ? "roster.act.no_show"
                                                     : "roster.act.parting";
  return ui.say(key, {{"name", name}, {"time", time}});
}

bool draw_sheet(Ui& ui, Asked& asked, const Box& box, const Model& roster,
                const Situation& situation) {
  const Zone zone = situation.zone;
  const Sheet& sheet = roster.sheet;
  const Person* person = find_person(roster, sheet.about);
  const bool about_person = sheet.kind == Sheet::Kind::person || sheet.kind == Sheet::Kind::parting;
  if (sheet.kind == Sheet::Kind::none || (about_person && !person)) return false;
  const bool at_side = ui.is(Layout::Class::wide);
  if (at_side) ui.area = "side";
  if (sheet.kind == Sheet::Kind::acts) draw_acts(ui, asked, box, roster, zone);
  if (sheet.kind == Sheet::Kind::reason) draw_reason(ui, asked, box, roster, zone);
  if (sheet.kind == Sheet::Kind::person)
    draw_person_sheet(ui, asked, box, roster, *person, situation);
  if (sheet.kind == Sheet::Kind::parting) draw_parting(ui, asked, box, roster, *person);
  if (sheet.kind == Sheet::Kind::walk_in) draw_walk_in(ui, asked, box, roster);
  ui.area = "main";
  return true;
}

}  // namespace renkei::ui::roster
