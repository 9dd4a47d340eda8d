// A window that is nowhere: the program drawn in memory, without a window system and without a
// graphics card, and without any time but its own, so that every run is like the last.
#pragma once
#include "platform/desktop/program.hpp"
#include "platform/desktop/surface.hpp"
#include "ui/view/fonts.hpp"

namespace renkei::desktop {

class Stage : public Surface {
 public:
  Stage(Size size, float scale, const ui::FontFiles& fonts);
  ~Stage() override;
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  void run(Program& program);  // returns when the program has ended

  double now_s() const override { return now_s_; }
  void let_pass(double seconds) override { now_s_ += seconds; }
  void resize(Size size) override;
  Picture picture() override;
  void close() override { closed_ = true; }
  bool goes_on() const override { return false; }

 private:
  void settle(Program& program);
  void draw(Program& program);
  void answer_textures();

  ImGuiContext* context_;
  ui::Fonts fonts_{};
  ui::Theme theme_;
  ui::Wishes wished_;
  float scale_;
  double now_s_ = 1;
  bool closed_ = false;
};

}  // namespace renkei::desktop
