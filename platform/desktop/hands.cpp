#include "platform/desktop/hands.hpp"

#include <algorithm>

namespace renkei::desktop {
namespace {

struct Name {
  std::string_view name;
  ImGuiKey key;
};

constexpr Name key_names[] = {
    {"Tab", ImGuiKey_Tab},           {"Enter", ImGuiKey_Enter},
    {"Return", ImGuiKey_Enter},      {"KeypadEnter", ImGuiKey_KeypadEnter},
    {"Esc", ImGuiKey_Escape},        {"Escape", ImGuiKey_Escape},
    {"Space", ImGuiKey_Space},       {"Backspace", ImGuiKey_Backspace},
    {"Delete", ImGuiKey_Delete},     {"Up", ImGuiKey_UpArrow},
    {"Down", ImGuiKey_DownArrow},    {"Left", ImGuiKey_LeftArrow},
    {"Right", ImGuiKey_RightArrow},  {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},           {"PgUp", ImGuiKey_PageUp},
    {"PageUp", ImGuiKey_PageUp},     {"PgDn", ImGuiKey_PageDown},
    {"PageDown", ImGuiKey_PageDown}, {"Plus", ImGuiKey_Equal},
    {"Minus", ImGuiKey_Minus}};

constexpr Name modifier_names[] = {
    {"Shift+", ImGuiMod_Shift}, {"Ctrl+", ImGuiMod_Ctrl}, {"Alt+", ImGuiMod_Alt}};

// Digits, letters, F1 to F12, and the digits of the numeric pad as Keypad0 to Keypad9.
ImGuiKey numbered_key(std::string_view name) {
  const auto of = [](ImGuiKey first, int n) { return static_cast<ImGuiKey>(first + n); };
  const char last = name.empty() ? '\0' : name.back();
  if (name.size() == 1 && last >= '0' && last <= '9') return of(ImGuiKey_0, last - '0');
  if (name.size() == 1 && last >= 'a' && last <= 'z') return of(ImGuiKey_A, last - 'a');
  if (name.size() == 1 && last >= 'A' && last <= 'Z') return of(ImGuiKey_A, last - 'A');
  if (name.size() == 7 && name.starts_with("Keypad") && last >= '0' && last <= '9')
    return of(ImGuiKey_Keypad0, last - '0');
  for (int n = 1; n <= 12; ++n)
    if (name == "F" + std::to_string(n)) return of(ImGuiKey_F1, n - 1);
  return ImGuiKey_None;
}

constexpr bool is_command(ImGuiKey modifiers) {
  return (modifiers & (ImGuiMod_Ctrl | ImGuiMod_Alt | ImGuiMod_Super)) != 0;
}

char32_t character_of(std::string_view name, ImGuiKey modifiers) {
  if (is_command(modifiers)) return 0;
  if (name == "Space") return U' ';
  if (name == "Minus") return U'-';
  if (name.size() == 1) return static_cast<char32_t>(name[0]);
  if (name.starts_with("Keypad") && name.size() == 7) return static_cast<char32_t>(name[6]);
  return 0;
}

}  // namespace

std::optional<Stroke> parse_stroke(std::string_view name) {
  Stroke stroke;
  int modifiers = 0;
  for (bool found = true; found;) {
    found = false;
    for (const Name& modifier : modifier_names)
      if (name.size() > modifier.name.size() && name.starts_with(modifier.name)) {
        modifiers |= modifier.key;
        name.remove_prefix(modifier.name.size());
        found = true;
      }
  }
  stroke.modifiers = static_cast<ImGuiKey>(modifiers);
  const auto named = std::ranges::find(key_names, name, &Name::name);
  stroke.key = named == std::end(key_names) ? numbered_key(name) : named->key;
  if (stroke.key == ImGuiKey_None) return std::nullopt;
  stroke.character = character_of(name, stroke.modifiers);
  return stroke;
}

ScanCatcher::Key class_of(ImGuiKey key, bool with_command) {
  using enum ScanCatcher::Key;
  if (key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper) return modifier;
  if (key == ImGuiKey_Enter || key == ImGuiKey_KeypadEnter || key == ImGuiKey_Tab ||
      key == ImGuiKey_None)
    return with_command ? other : ending;
  const bool prints = (key >= ImGuiKey_0 && key <= ImGuiKey_Z) || key == ImGuiKey_Space ||
                      (key >= ImGuiKey_Apostrophe && key <= ImGuiKey_GraveAccent) ||
                      (key >= ImGuiKey_Keypad0 && key <= ImGuiKey_KeypadEqual);
  return prints && !with_command ? printing : other;
}

void Hands::press(const Stroke& stroke, double now_s) {
  const auto send = [this, now_s](ImGuiKey key, bool down, ScanCatcher::Key kind) {
    catcher.key(kind, down, {now_s, now_s}, [key, down] { ImGui::GetIO().AddKeyEvent(key, down); });
  };
  constexpr ImGuiKey modifiers[] = {ImGuiMod_Shift, ImGuiMod_Ctrl, ImGuiMod_Alt};
  const auto held = [&](ImGuiKey modifier) { return (stroke.modifiers & modifier) != 0; };
  for (const ImGuiKey modifier : modifiers)
    if (held(modifier)) send(modifier, true, ScanCatcher::Key::modifier);
  send(stroke.key, true, class_of(stroke.key, is_command(stroke.modifiers)));
  if (stroke.character != 0) type(stroke.character, now_s);
  send(stroke.key, false, ScanCatcher::Key::other);
  for (const ImGuiKey modifier : modifiers)
    if (held(modifier)) send(modifier, false, ScanCatcher::Key::modifier);
}

void Hands::type(char32_t character, double now_s) {
  catcher.character(character, {now_s, now_s},
                    [character] { ImGui::GetIO().AddInputCharacter(character); });
}

void Hands::click(ImVec2 at) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(at.x, at.y);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
}

}  // namespace renkei::desktop
