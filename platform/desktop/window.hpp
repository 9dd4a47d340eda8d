// The window: GLFW, the drawing context, the fonts, and the loop that draws when there is a reason
// to. Everything belongs to the thread that made it, except wake_from_anywhere().
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/desktop/pace.hpp"
#include "platform/desktop/program.hpp"
#include "platform/desktop/surface.hpp"
#include "ui/view/fonts.hpp"
#include "ui/view/theme.hpp"

struct GLFWwindow;

namespace renkei::desktop {

class Window : public Surface {
 public:
  // Null when the system gives no window; then `why` says why.
  static std::unique_ptr<Window> open(const std::string& title, const Options& options,
                                      std::string& why);
  ~Window() override;
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  // Returns when the window is closed. `was_called`: somebody wants to see it.
  void run(Program& program, const std::function<bool()>& was_called);

  double now_s() const override;
  void let_pass(double seconds) override;
  void resize(Size size) override;
  Picture picture() override;
  void close() override;
  bool goes_on() const override { return true; }

  static void wake_from_anywhere();  // any thread: something is ready to be drawn

 private:
  Window() = default;
  void install_callbacks();
  void choose_theme(const ui::Wishes& wishes);
  bool wait_until_due(const Program& program);
  void draw_once(Program& program);
  void come_forward();
  void stand(bool alone);
  void render() const;
  void wake();

  GLFWwindow* window_ = nullptr;
  ui::Fonts fonts_{};
  ui::Theme theme_;
  ui::Wishes wished_;
  Pace pace_;
  float scale_ = 0, wanted_scale_ = 1;
  bool scale_is_given_ = false, size_is_given_ = false;
  bool alone_ = false;                          // nothing else shall be reached
  int x_ = 0, y_ = 0, width_ = 0, height_ = 0;  // of the window before
  std::vector<std::string> dropped_;

  friend struct Callbacks;
};

}  // namespace renkei::desktop
