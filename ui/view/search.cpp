#include "ui/present/search.hpp"

#include "core/wording/numbers.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::search {
namespace {

using Asked = std::vector<Intent>;

const char* sort_key(Sort sort) {
  switch (sort) {
    case Sort::screen:
      return "search.screen";
    case Sort::report:
      return "search.report";
    case Sort::event:
      return "search.event";
    case Sort::tour:
      return "search.tour";
    case Sort::gate:
      return "search.gate";
    case Sort::municipality:
      return "search.municipality";
    case Sort::person:
      break;
  }
  return "search.person";
}

std::string words_of(const Ui& ui, const Item& item) {
  const bool hides = item.bears_name && ui.names_hidden;
  std::string words = hides ? std::to_string(item.no) : item.name;
  words += "　" + ui.say(sort_key(item.sort));
  return item.facts.empty() ? words : words + "　" + item.facts;
}

void draw_line(Ui& ui, const Box& box, const Model& model, Asked& asked) {
  std::string typed = model.typed;
  const ui::Line line = line_field(ui, "search.line", box, typed, ui.say("search.hint"), true);
  if (line.sent)
    asked.emplace_back(OpenFirst{});
  else if (line.changed)
    asked.emplace_back(Type{typed});
}

void add_hits(Ui& ui, Stack& stack, const Model& model, Asked& asked) {
  for (const std::size_t at : model.hits.shown) {
    const Item& item = model.index->items[at];
    stack.button({"search.hit", static_cast<std::int64_t>(at)}, words_of(ui, item),
                 {.privacy = item.bears_name ? of_names(ui) : "P0"},
                 [&asked, at] { asked.emplace_back(Open{at}); });
  }
  const std::size_t more = model.hits.count - model.hits.shown.size();
  if (more > 0)
    stack.text("search.more",
               ui.say("search.more", {{"count", count_words(static_cast<std::int64_t>(more))}}),
               {.ink = ui.theme.colour.note});
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation&, Asked& asked) {
  Box rest = page;
  draw_line(ui, take_top(rest, ui.theme.touch, ui.theme.gap), model, asked);
  home(ui, "search.line");
  Stack stack(ui, rest);
  if (!model.index)
    stack.text("search.reading", ui.say("search.reading"), {.role = Role::strong});
  else if (model.typed.empty())
    stack.text("search.explain", ui.say("search.explain"), {.ink = ui.theme.colour.note});
  else if (model.hits.shown.empty())
    stack.text("search.nothing", ui.say("search.nothing"), {.role = Role::strong});
  else
    add_hits(ui, stack, model, asked);
  stack.draw("search.list");
}

}  // namespace renkei::ui::search
