#include "ui/view/fields.hpp"

#include <doctest/doctest.h>

#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

std::string repeated(const char* character, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += character;
  return text;
}

}  // namespace

TEST_CASE("an edit keeps a text of two thousand bytes whole") {
  Headless screen;
  const std::string name = repeated("髙", 667);
  screen.ask(shell::GoTo{{Screen::files}});
  screen.ask(files::WithPersonal{true});
  screen.ask(files::FillIn{{.purpose = name}});
  screen.settle_down();
  REQUIRE(screen.click("files.purpose/field"));
  screen.key(ImGuiKey_End);
  screen.type("x");
  screen.settle_down();
  CHECK(screen.app.files.slip.purpose == name + "x");
}

TEST_CASE("a long line is sent whole, and the field is empty for the next") {
  Headless screen;
  const std::string line = repeated("𠮷", 500);
  screen.ask(today::OpenRoster{screen.season.tour});
  screen.settle_down();
  screen.type(line.c_str());
  screen.key(ImGuiKey_Enter);
  screen.type("B002");
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  REQUIRE(screen.requests.size() == 1);
  CHECK(screen.app.roster.last->person == screen.season.yoshida);
  screen.type(line.c_str());
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  CHECK(screen.app.roster.last->text == line);
  CHECK(screen.text("roster.line").empty());
}
