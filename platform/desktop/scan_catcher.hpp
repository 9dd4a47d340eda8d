// Tells a scanner from a hand. Four or more characters, each within 35 ms of the last (more where
// somebody has set it for a slow scanner), and then at
// once Enter, Tab or a line feed, are one scan: it belongs to the screen, wherever the focus is, and
// nothing of it presses, counts or moves anything. Everything else goes on its way that much later
// at most, in its order.
//
// How fast somebody types is told by the times that the events have themselves: a program that was
// busy for a while hears of a slow hand and of a fast scanner all at once. Only what has waited for
// long since it came here, with nothing behind it, is let go by the clock.
//
// Pure: events are closures that somebody else will deliver, times come in as seconds. One thread.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/text/utf8.hpp"

namespace renkei::desktop {

class ScanCatcher {
 public:
  using Deliver = std::function<void()>;
  enum class Key {
    printing,  // a character follows
    ending,    // Enter, Tab, line feed, and a key that no name is known for: some scanners' last
    modifier,  // Shift and its like
    other
  };
  struct When {
    double event_s = 0;  // when it happened, by the clock of whoever tells of it
    double now_s = 0;    // when it came here
  };
  double gap_s = 0.035;
  static constexpr std::size_t fewest = 4;

  std::function<void(std::string)> scanned;  // set once

  void key(Key kind, bool down, When when, Deliver deliver) {
    if (!down || kind == Key::modifier) return pass(std::move(deliver));
    let_go_before(when);
    if (kind == Key::printing) return hold(std::move(deliver), when);
    if (kind == Key::ending && count_ >= fewest) return finish();
    let_go();
    deliver();
  }
  void character(char32_t c, When when, Deliver deliver) {
    let_go_before(when);
    if (c == U'\n' || c == U'\r' || c == U'\t') {
      if (count_ >= fewest) finish();
      return;  // by itself it is no character of a text
    }
    append_utf8(text_, c);
    ++count_;
    hold(std::move(deliver), when);
  }
  // Lets go what has waited long enough; to be called when nothing more has come.
  void tick(double now_s) {
    if (!held_.empty() && now_s > last_.now_s + gap_s) let_go();
  }
  // When tick() has something to do.
  std::optional<double> due() const {
    if (held_.empty()) return std::nullopt;
    return last_.now_s + gap_s;
  }

 private:
  struct Held {
    Deliver deliver;
    bool is_typing;  // a character or its key: what a scan is made of
  };

  void hold(Deliver deliver, When when) {
    held_.push_back({std::move(deliver), true});
    last_ = when;
  }
  void let_go_before(When when) {
    if (!held_.empty() && when.event_s > last_.event_s + gap_s) let_go();
  }
  // Releases and modifiers keep their place behind what is held; a scan does not take them away.
  void pass(Deliver deliver) {
    if (held_.empty()) return deliver();
    held_.push_back({std::move(deliver), false});
  }
  void finish() {
    std::string text = std::move(text_);
    std::vector<Held> held = clear();
    for (const Held& one : held)
      if (!one.is_typing) one.deliver();
    if (scanned) scanned(std::move(text));
  }
  void let_go() {
    for (const Held& one : clear()) one.deliver();
  }
  std::vector<Held> clear() {
    text_.clear();
    count_ = 0;
    return std::exchange(held_, {});
  }

  std::vector<Held> held_;
  std::string text_;
  std::size_t count_ = 0;
  When last_;
};

}  // namespace renkei::desktop
