#include <doctest/doctest.h>

#include <vector>

#include "platform/desktop/ime_guard.hpp"
#include "platform/desktop/pace.hpp"

using namespace renkei::desktop;

TEST_CASE("an idle window sleeps until the clock on the screen changes") {
  Pace pace;
  for (int i = 0; i < 3; ++i) pace.drawn(0.1 * i);
  const Pace::Activity idle{.next_tick = 60};
  CHECK(pace.due(1, idle) == 60);
}

TEST_CASE("an event is drawn three times at once and once more a quarter of a second later") {
  Pace pace;
  for (int i = 0; i < 3; ++i) pace.drawn(0);
  const Pace::Activity idle{.next_tick = 60};
  pace.wake(10);
  for (int i = 0; i < 3; ++i) {
    CHECK(pace.due(10.01, idle) == 10.01);
    pace.drawn(10.01);
  }
  CHECK(pace.settled());
  CHECK(pace.due(10.02, idle) == 10.25);
  pace.drawn(10.25);
  CHECK(pace.due(10.26, idle) == 60);
}

TEST_CASE(
    "a held key is drawn thirty times a second, a blinking cursor at the edges of its blink") {
  Pace pace;
  for (int i = 0; i < 3; ++i) pace.drawn(10);
  CHECK(pace.due(10, {.held = true, .next_tick = 60}) == doctest::Approx(10 + 1.0 / 30));
  CHECK(pace.due(10, {.types = true, .next_tick = 60}) == doctest::Approx(10.4));
  CHECK(pace.due(10, {.types = true, .next_tick = 10.1}) == doctest::Approx(10.1));
}

TEST_CASE("while a job goes on it is drawn ten times a second, however often it comes further") {
  Pace pace;
  for (int i = 0; i < 3; ++i) pace.drawn(10);
  CHECK(pace.due(10, {.works = true, .next_tick = 60}) == doctest::Approx(10.1));
}

TEST_CASE("while input is queued there is no waiting") {
  Pace pace;
  for (int i = 0; i < 3; ++i) pace.drawn(0);
  CHECK(pace.due(5, {.input_waiting = true, .next_tick = 60}) == 5);
}

TEST_CASE("a key that the input method consumed is seen by nobody else") {
  ImeGuard guard;
  guard.filtered(36, 1000, true);  // Enter confirms a conversion
  CHECK(guard.swallows({257, 36, 0}));
  guard.filtered(36, 1200, false);  // an Enter of one's own
  CHECK_FALSE(guard.swallows({257, 36, 0}));
}

TEST_CASE("a key that the input method hands back is delivered once") {
  ImeGuard guard;
  std::vector<int> delivered;
  guard.deliver = [&](const KeyPress& press) { delivered.push_back(press.key); };
  guard.filtered(22, 1000, true);  // Backspace goes to the method ...
  CHECK(guard.swallows({259, 22, 0}));
  CHECK(delivered.empty());
  guard.filtered(22, 1000, false);  // ... which has no use for it
  CHECK(delivered == std::vector{259});
  guard.filtered(22, 1000, false);
  CHECK(delivered.size() == 1);
}

TEST_CASE("a consumed key does not swallow another one") {
  ImeGuard guard;
  guard.filtered(36, 1000, true);
  CHECK_FALSE(guard.swallows({65, 38, 0}));
}
