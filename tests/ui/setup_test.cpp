#include "ui/present/setup.hpp"

#include <doctest/doctest.h>

#include "tests/ui/season.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

struct FirstScreen {
  FakeRecords nothing;
  Situation situation;
  setup::Model model;

  std::vector<Work> ask(const setup::Intent& intent) {
    return respond(model, intent, situation, nothing).work;
  }
};

}  // namespace

TEST_CASE("a store is made with the name as it was meant, never without one") {
  FirstScreen screen;
  CHECK(screen.ask(setup::MakeStore{}).empty());
  screen.ask(setup::TypeName{"　"});
  CHECK(screen.ask(setup::MakeStore{}).empty());
  screen.ask(setup::TypeName{" 受付1号 "});
  const auto work = screen.ask(setup::MakeStore{});
  REQUIRE(work.size() == 1);
  CHECK(std::get<StoreWork>(work[0]).device_name == "受付1号");
}

TEST_CASE("over a store that is there none is made; it is opened again, once a press") {
  FirstScreen screen;
  CHECK(screen.ask(setup::OpenAgain{}).empty());
  screen.model.is_there = true;
  screen.ask(setup::TypeName{"受付1号"});
  CHECK(screen.ask(setup::MakeStore{}).empty());
  const auto work = screen.ask(setup::OpenAgain{});
  REQUIRE(work.size() == 1);
  CHECK(std::holds_alternative<OpenWork>(work[0]));
  CHECK(screen.ask(setup::OpenAgain{}).empty());
}

TEST_CASE("a double press makes one store, and a refusal lets it be tried again") {
  FirstScreen screen;
  screen.ask(setup::TypeName{"受付1号"});
  CHECK(screen.ask(setup::MakeStore{}).size() == 1);
  CHECK(screen.ask(setup::MakeStore{}).empty());
  const WorkEnd refused = Opened{Error(Code::store_unwritable)};
  const setup::Intent by = setup::MakeStore{};
  settle(screen.model, Ended<setup::Intent>{{}, by, refused}, screen.situation, screen.nothing);
  CHECK(screen.ask(setup::MakeStore{}).size() == 1);
}
