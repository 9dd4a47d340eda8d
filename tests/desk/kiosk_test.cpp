// A kiosk on a real store: what it leaves behind when its power goes.
#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "tests/support/scratch.hpp"
#include "ui/desk/desk.hpp"

using namespace renkei;
using namespace renkei::ui;
using laws::done;
using laws::Machine;
using laws::Scratch;

namespace {

struct Kiosk {
  Scratch folder;
  Machine machine{1};
  std::string store = folder / "field.db";
  EntryId questionnaire = 0;
  std::optional<Desk> started;

  Kiosk() {
    Session session = laws::made(store, "キオスク1", machine);
    const EntryId event =
        done(session, Create{"event", {{"name", "魅力発信"}, {"starts_on", "2023-10-14"}}});
    questionnaire =
        done(session, Create{"questionnaire",
                             {{"title", "来場者アンケート"},
                              {"event_id", event},
                              {"questions", R"([{"key":"q1","text":"満足度","type":"scale"}])"}}});
  }
  Desk& start() {
    started.emplace(Places{store, folder / "export"}, machine.surroundings(),
                    read_keepsakes(keepsakes_path(store)), Wishes{});
    started->start();
    return *started;
  }
  // With the PIN 246810, and visitors before it.
  Desk& start_running() {
    Desk& desk = start();
    desk.answer(
        {settings::Intent(settings::TypePin{"246810"}), settings::Intent(settings::KeepPin{})});
    while (desk.wait()) {
    }
    REQUIRE(desk.go_to("kiosk"));
    desk.answer({kiosk::Intent(kiosk::Start{})});
    while (desk.wait()) {
    }
    return desk;
  }
  std::string kept() const { return laws::bytes_of(store + ".settings"); }
};

void enter(Desk& desk, const char* pin) {
  for (const auto& [x, y] : {std::pair(1.0f, 1.0f), {199.0f, 1.0f}, {199.0f, 99.0f}, {1.0f, 99.0f}})
    desk.answer({kiosk::Intent(kiosk::Touch{x, y, 200, 100})});
  for (const char* digit = pin; *digit; ++digit)
    desk.answer({kiosk::Intent(kiosk::TypePinDigit{*digit - '0'})});
  desk.answer({kiosk::Intent(kiosk::EnterPin{})});
  while (desk.wait()) {
  }
}

}  // namespace

TEST_CASE(
    "a PIN is kept beside the store as a hash, and leads out of a kiosk that has been killed") {
  Kiosk kiosk;
  Desk& desk = kiosk.start();
  desk.answer(
      {settings::Intent(settings::TypePin{"246810"}), settings::Intent(settings::KeepPin{})});
  while (desk.wait()) {
  }
  CHECK(desk.app().situation.pin.is_set);
  CHECK(kiosk.kept().find("246810") == std::string::npos);
  CHECK(kiosk.kept().find("$argon2id$") != std::string::npos);
  REQUIRE(desk.go_to("kiosk"));
  desk.answer({kiosk::Intent(kiosk::Start{})});
  while (desk.wait()) {
  }
  REQUIRE(holds_window(desk.app()));
  CHECK(desk.go_to("today"));  // is heard, and changes nothing
  CHECK(desk.app().screen == Screen::kiosk);

  Desk& again = kiosk.start();  // nothing was closed
  CHECK(holds_window(again.app()));
  CHECK(again.app().kiosk.page == kiosk::Page::attract);
  enter(again, "111111");
  CHECK(holds_window(again.app()));
  enter(again, "246810");
  CHECK_FALSE(holds_window(again.app()));
  CHECK(again.app().situation.pin.failures == 0);
  const Session session = laws::opened(kiosk.store, kiosk.machine);
  const auto runs = session.list("kiosk_run");
  REQUIRE(runs);
  REQUIRE(runs->size() == 1);
  CHECK_FALSE(runs->at(0).value("stopped_at").is_null());
}

TEST_CASE("wrong PINs are counted across restarts, before it is known that they are wrong") {
  Kiosk kiosk;
  {
    Desk& desk = kiosk.start_running();
    for (int i = 0; i < 3; ++i) {
      enter(desk, "111111");
      desk.answer({kiosk::Intent(kiosk::Stay{})});
    }
    CHECK(desk.app().situation.pin.failures == 3);
  }
  Desk& again = kiosk.start();
  CHECK(again.app().situation.pin.failures == 3);
  enter(again, "246810");  // too early: it waits a second
  CHECK(holds_window(again.app()));
}

TEST_CASE("with the file beside the store gone a kiosk stays one") {
  Kiosk kiosk;
  { kiosk.start_running(); }
  laws::put_bytes(kiosk.store + ".settings", "");
  Desk& again = kiosk.start();
  CHECK(holds_window(again.app()));
  enter(again, "246810");
  CHECK(holds_window(again.app()));
}
