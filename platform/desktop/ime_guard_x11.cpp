// XFilterEvent, defined in the program itself: the shared GLFW calls this one instead of X11's. A
// GLFW that looks X11's functions up by dlsym (3.4, or linked statically) passes it by; then keys
// are as they were without the guard.
#include "platform/desktop/ime_guard.hpp"

namespace renkei::desktop {

ImeGuard& ime_guard() {
  static ImeGuard guard;
  return guard;
}

}  // namespace renkei::desktop

#if defined(__linux__)
#include <X11/Xlib.h>
#include <dlfcn.h>

extern "C" int XFilterEvent(XEvent* event, Window window) {
  using Filter = int (*)(XEvent*, Window);
  static const auto original = reinterpret_cast<Filter>(dlsym(RTLD_NEXT, "XFilterEvent"));
  const bool is_press = event->type == KeyPress;
  const unsigned keycode = is_press ? event->xkey.keycode : 0;  // some methods clear it
  const int consumed = original ? original(event, window) : 0;
  if (is_press && keycode != 0)
    renkei::desktop::ime_guard().filtered(keycode, event->xkey.time, consumed != 0);
  return consumed;
}
#endif
