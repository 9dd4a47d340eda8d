// What hands and scanners do, on its way to ImGui: keys and characters pass the catcher of scans,
// which tells the screen of them. For a window and for a stage alike. One thread, that of ImGui.
#pragma once
#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>

#include "platform/desktop/scan_catcher.hpp"

namespace renkei::desktop {

// A key with what is held down meanwhile: "Tab", "Shift+Tab", "Ctrl+Z", "Alt+1", "F6", "a".
struct Stroke {
  ImGuiKey key = ImGuiKey_None;
  ImGuiKey modifiers = ImGuiKey_None;  // ImGuiMod_...
  char32_t character = 0;              // that it types; 0: none
};
std::optional<Stroke> parse_stroke(std::string_view name);

ScanCatcher::Key class_of(ImGuiKey key, bool with_command);

class Hands {
 public:
  ScanCatcher catcher;

  void press(const Stroke& stroke, double now_s);
  void type(char32_t character, double now_s);
  void click(ImVec2 at);
};

}  // namespace renkei::desktop
