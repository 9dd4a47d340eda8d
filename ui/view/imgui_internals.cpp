#include "ui/view/imgui_internals.hpp"

#include <imgui_internal.h>

namespace renkei::ui::inside {

bool input_waiting() { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

bool pressed_within_window() {
  return ImGui::GetCurrentWindow()->InnerRect.Contains(ImGui::GetIO().MouseClickedPos[0]);
}

void release_active() {
  if (ImGui::GetActiveID() != 0) ImGui::ClearActiveID();
}

}  // namespace renkei::ui::inside
