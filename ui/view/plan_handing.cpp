// From what is planned to the screens that check it, hand it to its posts, copy it, and take its registers in.
#include "core/model/kinds.hpp"
#include "ui/view/plan_parts.hpp"

namespace renkei::ui::plan {

void add_ways(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  if (model.record == 0 || model.form.is_void) return;
  struct Way {
    const char* key;
    Address to;
  };
  std::vector<Way> ways;
  if (model.form.kind->number == Event::number)
    ways = {{"plan.hand_out", {Screen::handing, model.record}},
            {"plan.copy", {Screen::copying, model.record}}};
  if (const std::string_view name = register_about(*model.form.kind); !name.empty())
    ways.push_back({"plan.import", {Screen::import, model.record, 0, 0, std::string(name)}});
  if (ways.empty()) return;
  std::vector<ui::Choice> choices;
  choices.reserve(ways.size());
  for (const Way& way : ways) choices.push_back({way.key, ui.say(way.key)});
  stack.choices(choices, [&asked, ways](std::size_t at) { asked.emplace_back(GoTo{ways[at].to}); });
}

}  // namespace renkei::ui::plan
