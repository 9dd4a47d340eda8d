#include "ui/present/quarantine.hpp"

#include <doctest/doctest.h>

#include "tests/ui/places_of_evening.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

struct AtQuarantine : Headless {
  Evening evening = evening_of_copies();

  AtQuarantine() {
    evening.erasures = {{season.takahashi, "office22", "本部2", at("2023-10-13T09:00:00+09:00"), 2},
                        {season.yoshida, "office22", "本部2", at("2023-10-12T09:00:00+09:00"), 2}};
    ask(shell::Intent(shell::GoTo{{Screen::quarantine}}));
    settle_down();
    end(requests.back(), EveningFound{evening});
    settle_down();
  }
};

}  // namespace

TEST_CASE("what waits is counted by device, with why, and who decides opens the device") {
  AtQuarantine s;
  CHECK(s.text("quarantine.waits/gateaaaa").find("812 件") != std::string::npos);
  CHECK(s.text("quarantine.why/gateaaaa").find("まだ認めていません") != std::string::npos);
  CHECK(s.click("quarantine.open/gateaaaa"));
  CHECK(s.app.screen == Screen::coverage);
}

TEST_CASE("a device that was revoked says from where on") {
  StoreStatus status;
  status.devices = {{.id = "a", .name = "A", .revoked_from = 30, .left_out = 5}};
  const auto devices = quarantine::set_aside_in(status);
  REQUIRE(devices.size() == 1);
  CHECK(devices[0].revoked_from == 30);
}

TEST_CASE("erasures are asked about together, and done only after what they do was said") {
  AtQuarantine s;
  CHECK(s.text("quarantine.asks/office22").find("10月12日") != std::string::npos);
  CHECK(s.click("quarantine.erase/office22"));
  s.settle_down();
  CHECK(s.text("quarantine.would.do").find("戻りません") != std::string::npos);
  CHECK(s.focus.key == "quarantine.drop");
  const auto made = s.hold(quarantine::DoIt{});
  REQUIRE(made.size() == 2);
  CHECK(std::get<Erase>(std::get<Command>(made[0].work)).id == s.season.takahashi);
  CHECK(s.hold(quarantine::DoIt{}).empty());
}

TEST_CASE("what is kept is told as well, and closing leaves all as it is") {
  AtQuarantine s;
  s.ask(quarantine::Propose{"office22", false});
  s.settle_down();
  s.key(ImGuiKey_Escape);
  s.settle_down();
  CHECK_FALSE(s.find("quarantine.would"));
  CHECK(s.app.screen == Screen::quarantine);
  s.ask(quarantine::Propose{"office22", false});
  const auto made = s.hold(quarantine::DoIt{});
  REQUIRE(made.size() == 2);
  CHECK(std::holds_alternative<Keep>(std::get<Command>(made[1].work)));
  CHECK(s.hold(quarantine::Propose{"nobody", true}).empty());
  CHECK_FALSE(s.app.quarantine.about_to);
}
