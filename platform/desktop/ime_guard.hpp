// Keeps keys that an input method (ibus, fcitx, mozc) has taken for itself away from the text
// fields.
//
// GLFW on X11 passes on every key press, also the Enter that confirms a conversion, which then ends
// the field and loses the text, and the Backspace that edits the reading, which then deletes what
// stands before it. The guard listens to XFilterEvent, through which GLFW asks the input method
// first: a press that was consumed is swallowed; if the method hands it back later, unconsumed and
// with the same time, GLFW takes it for a duplicate, so it is delivered from here.
//
// The class is pure and knows neither X nor GLFW; ime_guard_x11.cpp is its ear. One thread.
#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>

namespace renkei::desktop {

struct KeyPress {
  int key = 0, scancode = 0, mods = 0;
};

class ImeGuard {
 public:
  // Where a press that was handed back goes; set once by the window.
  std::function<void(const KeyPress&)> deliver;

  // When the press happened that was looked at last, by the clock of the window system; 0: unknown.
  std::uint64_t pressed_at_ms() const { return pressed_at_ms_; }

  // The input method has looked at a press.
  void filtered(unsigned keycode, std::uint64_t time, bool consumed) {
    pressed_at_ms_ = time;
    last_ = {keycode, time, consumed, {}};
    if (consumed) return;
    for (auto at = swallowed_.begin(); at != swallowed_.end(); ++at) {
      if (at->keycode != keycode || at->time != time) continue;
      const KeyPress press = at->press;
      swallowed_.erase(at);
      if (deliver) deliver(press);
      return;
    }
  }

  // GLFW reports a press. True: the input method has it, nobody else shall see it.
  bool swallows(const KeyPress& press) {
    const bool taken = last_.consumed && static_cast<int>(last_.keycode) == press.scancode;
    if (taken) {
      last_.press = press;
      swallowed_.push_back(last_);
      if (swallowed_.size() > 16) swallowed_.pop_front();
    }
    last_ = {};
    return taken;
  }

 private:
  struct Filtered {
    unsigned keycode = 0;
    std::uint64_t time = 0;
    bool consumed = false;
    KeyPress press;
  };
  Filtered last_;
  std::uint64_t pressed_at_ms_ = 0;
  std::deque<Filtered> swallowed_;
};

// The one that XFilterEvent reports to. Where there is no X11 it hears nothing and swallows
// nothing.
ImeGuard& ime_guard();

}  // namespace renkei::desktop
