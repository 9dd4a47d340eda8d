#include "ui/view/parting.hpp"

#include "ui/view/stack.hpp"

namespace renkei::ui::parting {
namespace {

std::vector<Choice> until_choices(const Ui& ui, const Draft& draft, const TourFacts& facts) {
  std::vector<Choice> choices;
  for (const EntryId stop : draft.stops)
    choices.push_back({{"parting.until", stop},
                       facts.stops[stop_index(facts, stop)].fields.name,
                       draft.until == stop});
  choices.push_back(
      {{"parting.until", std::int64_t{0}}, ui.say("parting.until.never"), draft.until == 0});
  return choices;
}

}  // namespace

std::string words_of(const Ui& ui, const Parting& parting, const TourFacts& facts) {
  const std::size_t to = stop_index(facts, parting.to);
  const std::string until =
      to < facts.stops.size()
          ? ui.say("parting.until.stop", {{"stop", facts.stops[to].fields.name}})
          : ui.say("parting.until.never");
  return ui.say("parting.told", {{"until", until}, {"by", parting.agreed_by}});
}

Asked draw_sheet(Ui& ui, const Box& box, const Draft& draft, const std::string& name,
                 const char* privacy, const TourFacts& facts) {
  Asked asked;
  const auto change = [&](auto set) {
    Draft changed = draft;
    set(changed);
    asked.emplace_back(Change{std::move(changed)});
  };
  Stack stack(ui, box);
  stack.text("parting.title", ui.say("parting.title"), {.ink = ui.theme.colour.apart});
  stack.text("parting.name", name, {.role = Role::strong, .privacy = privacy});
  stack.text("parting.until.label", ui.say("parting.until.label"), {.role = Role::note});
  stack.choices(until_choices(ui, draft, facts), [&](std::size_t at) {
    change([&](Draft& d) { d.until = at < draft.stops.size() ? draft.stops[at] : 0; });
  });
  stack.text("parting.contact.label", ui.say("parting.contact.label"), {.role = Role::note});
  stack.field("parting.contact", ui.say("parting.contact.hint"), draft.contact, "P2",
              [&](const std::string& text) { change([&](Draft& d) { d.contact = text; }); });
  stack.text("parting.agreed_by.label", ui.say("parting.agreed_by.label"), {.role = Role::note});
  stack.field("parting.agreed_by", ui.say("parting.agreed_by.hint"), draft.agreed_by, "P1",
              [&](const std::string& text) { change([&](Draft& d) { d.agreed_by = text; }); });
  stack.button("parting.record", ui.say("parting.record"),
               {.rank = Rank::primary, .enabled = draft.is_whole()},
               [&] { asked.emplace_back(Agree{}); });
  stack.button("parting.drop", ui.say("parting.drop"), {.rank = Rank::quiet},
               [&] { asked.emplace_back(Drop{}); });
  stack.draw("parting.sheet");
  home(ui, "parting.contact");
  return asked;
}

}  // namespace renkei::ui::parting
