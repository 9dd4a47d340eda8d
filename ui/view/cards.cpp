#include "ui/view/cards.hpp"

#include "ui/view/imgui_internals.hpp"

namespace renkei::ui {

bool begin_card(Ui& ui, const char* id, ImVec2 size, bool padded) {
  ImGui::PushStyleColor(ImGuiCol_ChildBg, colour::card);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding,
                      padded ? ImVec2(ui.theme.margin, ui.theme.margin) : ImVec2(0, 0));
  const bool visible = ImGui::BeginChild(id, size, true);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  return visible;
}

void end_card() { ImGui::EndChild(); }

void scroll_by_drag(const Theme& theme) {
  if (!inside::pressed_within_window() ||
      !ImGui::IsMouseDragging(ImGuiMouseButton_Left, theme.mm(2.5f)))
    return;
  // What was pressed when the drag began shall not be pressed when it ends.
  if (ImGui::GetIO().MouseDownDuration[0] > 0) inside::release_pressed();
  ImGui::SetScrollY(ImGui::GetScrollY() - ImGui::GetIO().MouseDelta.y);
}

}  // namespace renkei::ui
