// Screens drawn and clicked without a window: an ImGui context of its own, input events as a
// backend would send them, time by the frame.
#pragma once
#include <imgui.h>

#include "tests/ui/fake_desk.hpp"
#include "ui/view/app.hpp"
#include "ui/view/imgui_internals.hpp"

namespace renkei::ui {

class Headless : public FakeDesk {
 public:
  std::vector<Seen> seen;  // of the last drawing
  std::optional<Busy> busy;

  explicit Headless(Language language = Language::ja, ImVec2 size = {1280, 800},
                    const FontFiles& files = {})
      : FakeDesk(language) {
    context_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = size;
    io.DeltaTime = 1.0f / 60;
    io.ConfigInputTextEnterKeepActive = true;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    apply(theme_, ImGui::GetStyle());
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    fonts_ = load_fonts(*io.Fonts, files);
  }
  ~Headless() { ImGui::DestroyContext(context_); }
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  void draw() {
    ImGui::NewFrame();
    Ui ui{app.situation.language, theme_, fonts_, {}};
    std::vector<Intent> asked;
    draw_app(ui, app, busy, asked);
    ImGui::Render();
    do_what_textures_want();
    seen = std::move(ui.seen);
    for (const Intent& intent : asked) ask(intent);
  }
  // As the loop does: until the queue of input is empty and the layout has settled.
  void settle_down() {
    do draw();
    while (inside::input_waiting());
    draw();
    draw();
  }
  const Seen* find(std::string_view key) const {
    for (const Seen& one : seen)
      if (one.key == key) return &one;
    return nullptr;
  }
  std::string text(std::string_view key) const {
    const Seen* one = find(key);
    return one ? one->text : "(not drawn)";
  }
  // False when there is no such widget, or when it is disabled.
  bool click(std::string_view key) {
    const Seen* one = find(key);
    if (!one || !one->enabled) return false;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent((one->from.x + one->to.x) / 2, (one->from.y + one->to.y) / 2);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    settle_down();
    return true;
  }
  void key(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(key, true);
    ImGui::GetIO().AddKeyEvent(key, false);
  }
  void type(const char* text) { ImGui::GetIO().AddInputCharactersUTF8(text); }

  const Fonts& fonts() const { return fonts_; }
  int textures() const { return textures_; }  // that the graphics card would hold

 private:
  // As a backend does, without a graphics card to put them in.
  void do_what_textures_want() {
    for (ImTextureData* texture : *ImGui::GetDrawData()->Textures) {
      if (texture->Status == ImTextureStatus_WantCreate) {
        ++textures_;
        texture->SetTexID(1);
      } else if (texture->Status == ImTextureStatus_WantDestroy) {
        --textures_;
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
        continue;
      }
      texture->SetStatus(ImTextureStatus_OK);
    }
  }

  ImGuiContext* context_ = nullptr;
  Theme theme_ = make_theme(1);
  Fonts fonts_{};
  int textures_ = 0;
};

}  // namespace renkei::ui
