#include "platform/desktop/window.hpp"

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "platform/desktop/ime_guard.hpp"
#include "platform/desktop/places.hpp"
#include "ui/view/imgui_internals.hpp"

namespace renkei::desktop {
namespace {

using ui::inside::input_waiting;

bool anything_held() {
  const ImGuiIO& io = ImGui::GetIO();
  for (const bool down : io.MouseDown)
    if (down) return true;
  for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key)
    if (ImGui::IsKeyDown(static_cast<ImGuiKey>(key))) return true;
  return false;
}

struct Version {
  int major, minor;
  const char* glsl;
};

// Old machines and remote desktops have no more than OpenGL 2.1.
GLFWwindow* make_window(const std::string& title, const char*& glsl) {
  for (const Version& version : {Version{3, 0, "#version 130"}, Version{2, 1, "#version 120"}}) {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, version.major);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, version.minor);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glsl = version.glsl;
    if (GLFWwindow* window = glfwCreateWindow(1280, 800, title.c_str(), nullptr, nullptr))
      return window;
  }
  return nullptr;
}

void fit_to_monitor(GLFWwindow* window) {
  int x = 0, y = 0, width = 0, height = 0, own_width = 0, own_height = 0;
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  if (!monitor) return;
  glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
  glfwGetWindowSize(window, &own_width, &own_height);
  if (own_width > width || own_height > height)
    glfwSetWindowSize(window, std::min(own_width, width), std::min(own_height, height));
}

ScanCatcher::Key class_of_glfw(int key, int mods) {
  using enum ScanCatcher::Key;
  if (key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER) return modifier;
  if ((mods & (GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0) return other;
  if (key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER || key == GLFW_KEY_TAB ||
      key == GLFW_KEY_UNKNOWN)
    return ending;
  const bool prints = (key >= GLFW_KEY_SPACE && key <= GLFW_KEY_WORLD_2) ||
                      (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_EQUAL);
  return prints ? printing : other;
}

void set_up_imgui() {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigInputTextEnterKeepActive = true;  // the next scan follows at once
}

}  // namespace

// GLFW's callbacks. Ours come first: they wake the loop, then ImGui's backend hears the event.
struct Callbacks {
  static Window& of(GLFWwindow* window) {
    return *static_cast<Window*>(glfwGetWindowUserPointer(window));
  }
  static ScanCatcher::When when() {
    const double now_s = glfwGetTime();
    const std::uint64_t pressed_ms = ime_guard().pressed_at_ms();
    return {pressed_ms == 0 ? now_s : static_cast<double>(pressed_ms) / 1000, now_s};
  }
  static void key(GLFWwindow* window, int key, int scancode, int action, int mods) {
    of(window).wake();
    if (action != GLFW_RELEASE && ime_guard().swallows({key, scancode, mods})) return;
    of(window).hands.catcher.key(class_of_glfw(key, mods), action != GLFW_RELEASE, when(), [=] {
      ImGui_ImplGlfw_KeyCallback(window, key, scancode, action, mods);
    });
  }
  static void character(GLFWwindow* window, unsigned c) {
    of(window).wake();
    of(window).hands.catcher.character(c, when(), [=] { ImGui_ImplGlfw_CharCallback(window, c); });
  }
  static void button(GLFWwindow* window, int button, int action, int mods) {
    of(window).wake();
    ImGui_ImplGlfw_MouseButtonCallback(window, button, action, mods);
  }
  static void move(GLFWwindow* window, double x, double y) {
    of(window).wake();
    ImGui_ImplGlfw_CursorPosCallback(window, x, y);
  }
  static void enter(GLFWwindow* window, int entered) {
    of(window).wake();
    ImGui_ImplGlfw_CursorEnterCallback(window, entered);
  }
  static void scroll(GLFWwindow* window, double x, double y) {
    of(window).wake();
    ImGui_ImplGlfw_ScrollCallback(window, x, y);
  }
  static void focus(GLFWwindow* window, int focused) {
    of(window).wake();
    ImGui_ImplGlfw_WindowFocusCallback(window, focused);
  }
  static void size(GLFWwindow* window, int, int) { of(window).wake(); }
  static void refresh(GLFWwindow* window) { of(window).wake(); }
  static void close(GLFWwindow* window) {  // nothing is ever unsaved; but a kiosk stays
    of(window).wake();
    if (of(window).alone_) glfwSetWindowShouldClose(window, GLFW_FALSE);
  }
  static void scale(GLFWwindow* window, float x, float) {
    of(window).wake();
    if (!of(window).scale_is_given_) of(window).wanted_scale_ = x;
  }
  static void drop(GLFWwindow* window, int count, const char** paths) {
    of(window).wake();
    of(window).dropped_.insert(of(window).dropped_.end(), paths, paths + count);
  }
};

std::unique_ptr<Window> Window::open(const std::string& title, const Options& options,
                                     std::string& why) {
  if (!glfwInit()) {
    const char* words = nullptr;
    glfwGetError(&words);
    why = words ? words : "GLFW";
    return nullptr;
  }
  std::unique_ptr<Window> made(new Window);
  const char* glsl = nullptr;
  made->window_ = make_window(title, glsl);
  if (!made->window_) {
    const char* words = nullptr;
    glfwGetError(&words);
    why = words ? words : "OpenGL";
    return nullptr;
  }
  glfwMakeContextCurrent(made->window_);
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(made->window_, 640, 480, GLFW_DONT_CARE, GLFW_DONT_CARE);
  if (options.sized)
    made->resize(options.size);
  else
    fit_to_monitor(made->window_);
  set_up_imgui();
  ImGui_ImplGlfw_InitForOpenGL(made->window_, false);
  ImGui_ImplOpenGL3_Init(glsl);
  made->install_callbacks();
  made->fonts_ = ui::load_fonts(*ImGui::GetIO().Fonts, find_fonts());
  float x = 1, y = 1;
  glfwGetWindowContentScale(made->window_, &x, &y);
  made->scale_is_given_ = options.scale.has_value();
  made->size_is_given_ = options.sized;
  made->wanted_scale_ = options.scale.value_or(x);
  return made;
}

Window::~Window() {
  if (window_) {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window_);
  }
  ime_guard().deliver = {};
  glfwTerminate();
}

void Window::install_callbacks() {
  glfwSetWindowUserPointer(window_, this);
  glfwSetKeyCallback(window_, Callbacks::key);
  glfwSetCharCallback(window_, Callbacks::character);
  glfwSetMouseButtonCallback(window_, Callbacks::button);
  glfwSetCursorPosCallback(window_, Callbacks::move);
  glfwSetCursorEnterCallback(window_, Callbacks::enter);
  glfwSetScrollCallback(window_, Callbacks::scroll);
  glfwSetWindowFocusCallback(window_, Callbacks::focus);
  glfwSetFramebufferSizeCallback(window_, Callbacks::size);
  glfwSetWindowRefreshCallback(window_, Callbacks::refresh);
  glfwSetWindowCloseCallback(window_, Callbacks::close);
  glfwSetWindowContentScaleCallback(window_, Callbacks::scale);
  glfwSetDropCallback(window_, Callbacks::drop);
  ime_guard().deliver = [this](const KeyPress& press) {
    wake();
    ImGui_ImplGlfw_KeyCallback(window_, press.key, press.scancode, GLFW_PRESS, press.mods);
  };
}

void Window::choose_theme(const ui::Wishes& wishes) {
  if (wanted_scale_ == scale_ && wishes == wished_) return;
  wanted_scale_ = scale_ = std::clamp(wanted_scale_, 0.75f, 4.0f);
  wished_ = wishes;
  hands.catcher.gap_s = wished_.scan_gap_ms / 1000.0;
  theme_ = ui::make_theme(scale_, wished_);
  ui::apply(theme_, ImGui::GetStyle());
  ImGui::GetIO().MouseDragThreshold = theme_.mm(2.5f);
}

void Window::wake() { pace_.wake(glfwGetTime()); }
void Window::close() { glfwSetWindowShouldClose(window_, GLFW_TRUE); }
double Window::now_s() const { return glfwGetTime(); }
void Window::let_pass(double seconds) {
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}
void Window::resize(Size size) { glfwSetWindowSize(window_, size.width, size.height); }
void Window::wake_from_anywhere() { glfwPostEmptyEvent(); }

// False when something came in that is no reason to draw.
bool Window::wait_until_due(const Program& program) {
  const double now = glfwGetTime();
  const Pace::Activity activity{input_waiting(), anything_held(), ImGui::GetIO().WantTextInput,
                                program.works(), now + program.seconds_to_tick()};
  const double due = std::min(pace_.due(now, activity), hands.catcher.due().value_or(now + 1e9));
  if (due > now)
    glfwWaitEventsTimeout(due - now);
  else
    glfwPollEvents();
  if (const auto held = hands.catcher.due(); held && glfwGetTime() > *held) {
    hands.catcher.tick(glfwGetTime());
    wake();
  }
  return pace_.settled() ? glfwGetTime() >= due - 0.001 : true;
}

void Window::draw_once(Program& program) {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  program.draw(theme_, fonts_, ImGui::GetIO().DisplaySize);
  ImGui::Render();
  if (!dropped_.empty()) program.drop(std::exchange(dropped_, {}));
  if (program.answer()) wake();
  pace_.drawn(glfwGetTime());
}

void Window::render() const {
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  glViewport(0, 0, width, height);
  const ImVec4 paper = ImGui::ColorConvertU32ToFloat4(theme_.colour.paper);
  glClearColor(paper.x, paper.y, paper.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Window::come_forward() {
  glfwRestoreWindow(window_);
  glfwFocusWindow(window_);
  glfwRequestWindowAttention(window_);
  wake();
}

// All of the monitor, without an edge to take hold of; or as it was before.
void Window::stand(bool alone) {
  if (alone == alone_) return;
  alone_ = alone;
  if (size_is_given_) return;
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
  if (alone && mode) {
    int x = 0, y = 0;
    glfwGetMonitorPos(monitor, &x, &y);
    glfwGetWindowPos(window_, &x_, &y_);
    glfwGetWindowSize(window_, &width_, &height_);
    glfwSetWindowAttrib(window_, GLFW_DECORATED, GLFW_FALSE);
    glfwSetWindowAttrib(window_, GLFW_FLOATING, GLFW_TRUE);
    glfwSetWindowPos(window_, x, y);
    glfwSetWindowSize(window_, mode->width, mode->height);
  } else if (!alone && width_ > 0) {
    glfwSetWindowAttrib(window_, GLFW_FLOATING, GLFW_FALSE);
    glfwSetWindowAttrib(window_, GLFW_DECORATED, GLFW_TRUE);
    glfwSetWindowPos(window_, x_, y_);
    glfwSetWindowSize(window_, width_, height_);
  }
  wake();
}

void Window::run(Program& program, const std::function<bool()>& was_called) {
  hands.catcher.scanned = [this, &program](std::string text) {
    program.scan(std::move(text));
    wake();
  };
  while (!glfwWindowShouldClose(window_)) {
    const bool due = wait_until_due(program);
    if (was_called()) come_forward();
    if (program.collect())
      wake();
    else if (!due)
      continue;
    stand(program.is_alone());
    choose_theme(program.wishes());
    draw_once(program);
    // A hand may type faster than a screen shows: only the last of these drawings needs to be seen.
    for (int i = 0; i < 500 && input_waiting(); ++i) draw_once(program);
    render();
    glfwSwapBuffers(window_);
    if (pace_.settled() && !input_waiting() && !hands.catcher.due() && !program.works() &&
        program.settled(*this))
      wake();
  }
}

// Drawn once more, because what was shown can no longer be read everywhere.
Picture Window::picture() {
  render();
  Picture picture;
  glfwGetFramebufferSize(window_, &picture.width, &picture.height);
  const auto row = static_cast<std::size_t>(picture.width) * 3;
  std::string upside_down(row * static_cast<std::size_t>(picture.height), '\0');
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadBuffer(GL_BACK);
  glReadPixels(0, 0, picture.width, picture.height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
  for (std::size_t at = upside_down.size(); at >= row && at > 0; at -= row)
    picture.rgb += std::string_view(upside_down).substr(at - row, row);
  return picture;
}

}  // namespace renkei::desktop
