#include "ui/present/setup.hpp"

#include <algorithm>

#include "ui/view/widgets.hpp"

namespace renkei::ui::setup {
namespace {

using Asked = std::vector<Intent>;

void draw_making(Ui& ui, Box column, const Model& model, Asked& asked) {
  write_down(ui, "setup.title", column, ui.say("setup.title"), {.role = Role::title}, ui.theme.gap);
  write_down(ui, "setup.explain", column, ui.say("setup.explain"), {.ink = ui.theme.colour.note},
             ui.theme.gap);
  std::string name = model.name;
  const Line line = line_field(ui, "setup.name", take_top(column, ui.theme.touch, ui.theme.gap),
                               name, ui.say("setup.name.hint"));
  home(ui, "setup.name");
  if (line.sent) {
    asked.emplace_back(TypeName{*line.sent});
    asked.emplace_back(MakeStore{});
  } else if (line.changed) {
    asked.emplace_back(TypeName{name});
  }
  const bool ready = name.find_first_not_of(" \t") != std::string::npos;
  const std::string words = ui.say("setup.make");
  Box row = take_top(column, ui.theme.touch);
  if (button(ui, "setup.make", take_left(row, button_width(ui, words)), words,
             {.rank = Rank::primary, .enabled = ready}))
    asked.emplace_back(MakeStore{});
}

void draw_opening(Ui& ui, Box column, Asked& asked) {
  write_down(ui, "setup.there", column, ui.say("setup.there"), {.role = Role::title}, ui.theme.gap);
  write_down(ui, "setup.there.explain", column, ui.say("setup.there.explain"),
             {.ink = ui.theme.colour.note}, ui.theme.gap);
  const std::string words = ui.say("setup.open");
  Box row = take_top(column, ui.theme.touch);
  if (button(ui, "setup.open", take_left(row, button_width(ui, words)), words,
             {.rank = Rank::primary}))
    asked.emplace_back(OpenAgain{});
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation&, Asked& asked) {
  const float pad = ui.theme.mm(5), width = std::min(page.w, ui.theme.mm(200) * ui.theme.text);
  const float words = height_of(ui, Role::body, ui.say("setup.explain"), width - 2 * pad);
  const float height = std::min(page.h, words + ui.theme.line(Role::title) * 2.5f +
                                            2 * ui.theme.touch + 2 * pad + 3 * ui.theme.gap);
  const Box box{page.x + (page.w - width) / 2, page.y + (page.h - height) * 0.4f, width, height};
  card(ui, box);
  const Scroll scroll(ui, "setup", inset(box, pad), height - 2 * pad);
  if (model.is_there)
    draw_opening(ui, scroll.contents(), asked);
  else
    draw_making(ui, scroll.contents(), model, asked);
}

}  // namespace renkei::ui::setup
