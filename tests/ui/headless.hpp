// Screens drawn and touched without a window: an ImGui context of its own, input events as a backend
// would send them, time by the drawing.
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
  Focus focus;

  explicit Headless(Language language = Language::ja, ImVec2 size = {1280, 800},
                    const FontFiles& files = {})
      : FakeDesk(language) {
    context_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = size;
    io.DeltaTime = 1.0f / 60;
    io.ConfigInputTextEnterKeepActive = true;
    apply(theme_, ImGui::GetStyle());
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    fonts_ = load_fonts(*io.Fonts, files);
  }
  ~Headless() { ImGui::DestroyContext(context_); }
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  void draw() {
    follow_wishes();
    ImGui::NewFrame();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    Ui ui{app.situation.wishes.language, theme_, fonts_, focus,
          layout_of(size.x / theme_.px_per_mm, size.y / theme_.px_per_mm, theme_.text)};
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
    io.AddMousePosEvent(one->box.x + one->box.w / 2, one->box.y + one->box.h / 2);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    settle_down();
    return true;
  }
  void key(ImGuiKey key, ImGuiKey modifier = ImGuiKey_None) {
    ImGuiIO& io = ImGui::GetIO();
    if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, true);
    io.AddKeyEvent(key, true);
    io.AddKeyEvent(key, false);
    if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, false);
  }
  void type(const char* text) { ImGui::GetIO().AddInputCharactersUTF8(text); }
  void scan(std::string text) { ask(shell::Intent(shell::Scan{std::move(text)})); }
  void resize(ImVec2 size) { ImGui::GetIO().DisplaySize = size; }

  const Theme& theme() const { return theme_; }
  const Fonts& fonts() const { return fonts_; }
  int textures() const { return textures_; }  // that the graphics card would hold

 private:
  void follow_wishes() {
    if (wished_ == app.situation.wishes) return;
    wished_ = app.situation.wishes;
    theme_ = make_theme(1, wished_);
    apply(theme_, ImGui::GetStyle());
  }
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
  Wishes wished_;
  Theme theme_ = make_theme(1);
  Fonts fonts_{};
  int textures_ = 0;
};

}  // namespace renkei::ui
