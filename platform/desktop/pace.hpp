// When the window is to be drawn next. A field laptop lives on its battery: with nobody touching it
// the program sleeps until the clock on the screen changes. Pure; time comes in as seconds.
#pragma once
#include <algorithm>

namespace renkei::desktop {

class Pace {
 public:
  // What may ask for a drawing by itself.
  struct Activity {
    bool input_waiting =
        false;             // ImGui takes one change of a key a frame: a scanner fills its queue
    bool held = false;     // a key or button is down and may repeat
    bool types = false;    // a text field has the keyboard and its cursor blinks
    bool works = false;    // a job goes on, and its line says how far it has come
    double next_tick = 0;  // when the clock on the screen changes
  };

  // Something came in. Three drawings at once, because a layout settles in two or three; and one
  // later, because what fades (a dimmed background) would stop halfway.
  void wake(double now) {
    frames_ = 3;
    settle_at_ = now + 0.25;
  }

  double due(double now, const Activity& activity) const {
    if (frames_ > 0 || activity.input_waiting) return now;
    double at = activity.next_tick;
    if (settle_at_ > 0) at = std::min(at, settle_at_);
    if (activity.held) at = std::min(at, drawn_at_ + 1.0 / 30);
    if (activity.types) at = std::min(at, drawn_at_ + 0.4);  // the edges of ImGui's blink
    if (activity.works) at = std::min(at, drawn_at_ + 0.1);
    return std::max(at, now);
  }

  void drawn(double now) {
    drawn_at_ = now;
    frames_ = std::max(0, frames_ - 1);
    if (settle_at_ <= now) settle_at_ = 0;
  }

  bool settled() const { return frames_ == 0; }

 private:
  int frames_ = 3;
  double settle_at_ = 0;  // 0: none
  double drawn_at_ = 0;
};

}  // namespace renkei::desktop
