#include "ui/desk/only_window.hpp"

#include <doctest/doctest.h>

#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::ui;

TEST_CASE("a store has one window, which hears that somebody wanted a second one") {
  const laws::Scratch folder;
  const Path store = folder / "field.db";
  auto first = OnlyWindow::of(store);
  REQUIRE(first);
  CHECK_FALSE(first->was_called());
  CHECK_FALSE(OnlyWindow::of(store));
  CHECK(OnlyWindow::of(folder / "other.db"));
  CHECK(first->was_called());
  CHECK_FALSE(first->was_called());
  CHECK_FALSE(OnlyWindow::of(store));
  first.reset();
  const auto next = OnlyWindow::of(store);
  REQUIRE(next);
  CHECK_FALSE(next->was_called());  // what was called was the window before
}

TEST_CASE("where no lock can be had a window opens all the same") {
  const laws::Scratch folder;
  CHECK(OnlyWindow::of(folder / "no such folder/field.db"));
}
