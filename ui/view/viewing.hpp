// What is kept apart about one person, on a sheet about that person: shown when it is asked for, and gone
// by itself.
#pragma once
#include "core/wording/labels.hpp"
#include "ui/present/viewing.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::viewing {

// The words of one fact: its field, and what is known of it.
std::string words_of(const Ui& ui, const Fact& fact);

// The buttons that show something, and what is shown. `asked` takes Show and Hide.
template <class Asked>
void add(Ui& ui, Stack& stack, Asked& asked, EntryId person, const std::optional<Shown>& shown,
         const Moment& now) {
  const bool over = shown && is_over(*shown, now);
  if (over) asked.emplace_back(Hide{});
  for (const std::string_view thing : things) {
    const std::string what(thing);
    const bool is_open = shown && !over && shown->what == what;
    stack.button({"viewing.show", what}, ui.say("viewing.show." + what), {.chosen = is_open},
                 [&asked, person, what, is_open] {
                   if (is_open)
                     asked.emplace_back(Hide{});
                   else
                     asked.emplace_back(Show{person, what});
                 });
    if (!is_open) continue;
    for (const Fact& fact : shown->facts)
      stack.text({"viewing.fact", fact.field}, words_of(ui, fact), {.privacy = "P3"});
    if (shown->facts.empty()) stack.text("viewing.nothing", ui.say("viewing.nothing"));
    stack.text("viewing.recorded", ui.say("viewing.recorded"),
               {.role = Role::note, .ink = ui.theme.colour.note});
  }
}

}  // namespace renkei::ui::viewing
