#include <imgui.h>

#include <algorithm>

#include "ui/present/setup.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::setup {

namespace {

void draw_making(Ui& ui, const Model& model, std::vector<Intent>& asked) {
  write(ui, Role::heading, colour::ink, ui.say("setup.title"));
  write_wrapped(ui, Role::body, colour::faint, ui.say("setup.explain"));
  ImGui::Dummy({0, ui.theme.mm(1)});
  write(ui, Role::small, colour::faint, ui.say("setup.name"));
  std::string name = model.name;
  const bool first = ImGui::IsWindowAppearing();
  const Line line = line_field(ui, "setup.name", name, ImGui::GetContentRegionAvail().x,
                               ui.say("setup.name.hint"), first);
  if (line.sent) {
    asked.push_back(TypeName{*line.sent});
    asked.push_back(MakeStore{});
  } else if (line.changed) {
    asked.push_back(TypeName{name});
  }
  const bool ready = name.find_first_not_of(" \t") != std::string::npos;
  if (button(ui, "setup.make", {.look = Look::primary, .enabled = ready}))
    asked.push_back(MakeStore{});
}

void draw_opening(Ui& ui, std::vector<Intent>& asked) {
  write_wrapped(ui, Role::heading, colour::ink, ui.say("setup.there"));
  write_wrapped(ui, Role::body, colour::faint, ui.say("setup.there.explain"));
  ImGui::Dummy({0, ui.theme.mm(1)});
  if (button(ui, "setup.open", {.look = Look::primary})) asked.push_back(OpenAgain{});
}

}  // namespace

void draw(Ui& ui, const Model& model, const Situation&, std::vector<Intent>& asked) {
  const ImVec2 page = ImGui::GetContentRegionAvail();
  const ImVec2 size(std::min(page.x, ui.theme.mm(190)), ui.theme.mm(96));
  ImGui::SetCursorPos({(page.x - size.x) / 2, std::max(0.0f, (page.y - size.y) * 0.4f)});
  begin_card(ui, "setup", size);
  model.is_there ? draw_opening(ui, asked) : draw_making(ui, model, asked);
  end_card();
}

}  // namespace renkei::ui::setup
