// Screens drawn and touched without a window: an ImGui context of its own, input events as a backend
// would send them, time by the drawing.
#pragma once
#include <imgui.h>

#include "tests/ui/fake_desk.hpp"
#include "ui/view/app.hpp"

namespace renkei::ui {

class Headless : public FakeDesk {
 public:
  std::vector<Seen> seen;  // of the last drawing
  std::optional<Busy> busy;
  Focus focus;

  explicit Headless(Language language = Language::ja, ImVec2 size = {1280, 800},
                    const FontFiles& files = {});
  ~Headless();

  void draw();
  // As the loop does: until the queue of input is empty and the layout has settled.
  void settle_down();
  const Seen* find(std::string_view key) const;
  std::string text(std::string_view key) const;
  // False when there is no such widget, or when it is disabled.
  bool click(std::string_view key);
  void key(ImGuiKey key, ImGuiKey modifier = ImGuiKey_None);
  void type(const char* text) { ImGui::GetIO().AddInputCharactersUTF8(text); }
  void scan(std::string text);
  void resize(ImVec2 size) { ImGui::GetIO().DisplaySize = size; }

  const Theme& theme() const { return theme_; }
  const Fonts& fonts() const { return fonts_; }
  int textures() const { return textures_; }  // that the graphics card would hold

 private:
  void follow_wishes();
  void do_what_textures_want();

  ImGuiContext* context_ = nullptr;
  Wishes wished_;
  Theme theme_ = make_theme(1);
  Fonts fonts_{};
  int textures_ = 0;
};

}  // namespace renkei::ui
