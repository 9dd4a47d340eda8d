#include "ui/present/pin.hpp"

#include <doctest/doctest.h>

using namespace renkei::ui;

TEST_CASE("a PIN is six digits or more, and nothing else") {
  CHECK(is_pin("123456"));
  CHECK(is_pin("1234567890"));
  CHECK_FALSE(is_pin("12345"));
  CHECK_FALSE(is_pin("12345a"));
  CHECK_FALSE(is_pin("１２３４５６"));
  CHECK_FALSE(is_pin(""));
}

TEST_CASE("after three wrong ones one waits, twice as long each time, never longer than 300 s") {
  CHECK(pin_wait_ms(0) == 0);
  CHECK(pin_wait_ms(2) == 0);
  CHECK(pin_wait_ms(3) == 1000);
  CHECK(pin_wait_ms(4) == 2000);
  CHECK(pin_wait_ms(11) == 256'000);
  CHECK(pin_wait_ms(12) == 300'000);
  CHECK(pin_wait_ms(2'000'000'000) == 300'000);
}
