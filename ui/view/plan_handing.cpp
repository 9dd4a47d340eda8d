// From a planned event to the screens that check it, hand it to its posts, and copy it.
#include "core/model/kinds.hpp"
#include "ui/view/plan_parts.hpp"

namespace renkei::ui::plan {

void add_handing(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  const bool is_event = model.form.kind->number == Event::number;
  if (!is_event || model.record == 0 || model.form.is_void) return;
  stack.choices({{"plan.hand_out", ui.say("plan.hand_out")}, {"plan.copy", ui.say("plan.copy")}},
                [&asked, id = model.record](std::size_t at) {
                  const Screen to = at == 0 ? Screen::handing : Screen::copying;
                  asked.emplace_back(GoTo{{to, id}});
                });
}

}  // namespace renkei::ui::plan
