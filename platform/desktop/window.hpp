// The window: GLFW, the drawing context, the fonts, and the loop that draws when there is a reason
// to. Everything belongs to the thread that made it, except wake_from_anywhere().
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/desktop/pace.hpp"
#include "platform/desktop/picture.hpp"
#include "ui/view/fonts.hpp"
#include "ui/view/theme.hpp"
#include "ui/view/ui.hpp"

struct GLFWwindow;

namespace renkei::desktop {

class Window {
 public:
  // Null when the system gives no window; then `why` says why.
  static std::unique_ptr<Window> open(const std::string& title, std::string& why);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  // What the loop asks of the program.
  struct Program {
    std::function<void(ui::Ui&)> draw;                   // one drawing
    std::function<void(std::vector<std::string>)> drop;  // files let fall on the window, UTF-8
    std::function<bool()> answer;  // to what the drawing and the files asked for; false: nothing
    std::function<void(const std::vector<ui::Seen>&)> settled;  // nothing will move by itself
    std::function<bool()> work;  // something long, after a drawing has announced it; false: nothing
    std::function<Language()> language;
    std::function<double()> seconds_to_tick;  // until the clock on the screen changes
  };
  void run(const Program& program);  // returns when the window is closed
  void close();
  Picture picture() const;  // of the last drawing

  static void wake_from_anywhere();  // any thread: something is ready to be drawn

 private:
  Window() = default;
  void install_callbacks();
  void choose_scale(float scale);
  bool wait_until_due(const Program& program);
  std::vector<ui::Seen> draw_once(const Program& program);
  void render() const;
  void wake();

  GLFWwindow* window_ = nullptr;
  ui::Fonts fonts_{};
  ui::Theme theme_;
  Pace pace_;
  float scale_ = 0, wanted_scale_ = 1;
  std::vector<std::string> dropped_;

  friend struct Callbacks;
};

}  // namespace renkei::desktop
