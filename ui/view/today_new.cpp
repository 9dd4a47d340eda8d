#include "core/wording/dates.hpp"
#include "ui/view/stack.hpp"
#include "ui/view/today_parts.hpp"

namespace renkei::ui::today {
namespace {

// A field with its name above it.
void add_field(Ui& ui, Stack& stack, const char* key, const char* label, const NewEvent& draft,
               std::string NewEvent::*member, Asked& asked) {
  stack.text(label, ui.say(label), {.role = Role::strong});
  stack.field(key, ui.say(key), draft.*member, "P0", [&asked, draft, member](const auto& typed) {
    NewEvent changed = draft;
    changed.*member = typed;
    asked.emplace_back(ChangeNew{std::move(changed)});
  });
}

std::vector<Choice> day_choices(const Ui& ui, int now) {
  std::vector<Choice> choices;
  for (int days = 1; days <= 5; ++days)
    choices.push_back({{"today.new.days", days},
                       ui.say("today.new.days", {{"n", std::to_string(days)}}),
                       days == now});
  return choices;
}

std::vector<Choice> what_choices(const Ui& ui, What now) {
  std::vector<Choice> choices;
  for (const char* what : {"visitors", "tour", "both"})
    choices.push_back({{"today.new.what", what},
                       ui.say("today.new.what." + std::string(what)),
                       static_cast<std::size_t>(now) == choices.size()});
  return choices;
}

void add_days(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  const NewEvent& draft = *model.draft;
  add_field(ui, stack, "today.new.day", "today.new.day.label", draft, &NewEvent::first_day, asked);
  const std::string day = first_day_of(draft, model.date);
  stack.text("today.new.day.read",
             day.empty() ? ui.say("today.new.day.unread", {{"day", draft.first_day}})
                         : date_words(ui.language, day),
             {.role = Role::note,
              .ink = day.empty() ? ui.theme.colour.absent : ui.theme.colour.note,
              .state = day.empty() ? "unread" : ""});
  stack.choices(day_choices(ui, draft.days), [&asked, draft](std::size_t at) {
    NewEvent changed = draft;
    changed.days = static_cast<int>(at) + 1;
    asked.emplace_back(ChangeNew{std::move(changed)});
  });
}

}  // namespace

void draw_new(Ui& ui, const Box& box, const Model& model, const Situation& situation,
              Asked& asked) {
  const NewEvent& draft = *model.draft;
  Stack stack(ui, box);
  stack.text("today.new.title", ui.say("today.new.title"), {.role = Role::title});
  add_field(ui, stack, "today.new.name", "today.new.name.label", draft, &NewEvent::name, asked);
  home(ui, "today.new.name");
  stack.text("today.new.what", ui.say("today.new.what"), {.role = Role::strong});
  stack.choices(what_choices(ui, draft.what), [&asked, draft](std::size_t at) {
    NewEvent changed = draft;
    changed.what = static_cast<What>(at);
    asked.emplace_back(ChangeNew{std::move(changed)});
  });
  add_days(ui, stack, model, asked);
  add_field(ui, stack, "today.new.place", "today.new.place.label", draft, &NewEvent::place, asked);
  if (draft.what != What::tour)
    add_field(ui, stack, "today.new.gate", "today.new.gate.label", draft, &NewEvent::gate, asked);
  if (draft.what != What::visitors) {
    add_field(ui, stack, "today.new.vehicle", "today.new.vehicle.label", draft, &NewEvent::vehicle,
              asked);
    add_field(ui, stack, "today.new.stop", "today.new.stop.label", draft, &NewEvent::stop, asked);
  }
  stack.button("today.new.make", ui.say("today.new.make"),
               {.rank = Rank::primary, .enabled = can_be_made(draft, situation.date)},
               [&asked] { asked.emplace_back(MakeNew{}); });
  stack.button("today.new.drop", ui.say("today.new.drop"), {.rank = Rank::quiet},
               [&asked] { asked.emplace_back(DropNew{}); });
  stack.draw("today.new.list");
}

}  // namespace renkei::ui::today
