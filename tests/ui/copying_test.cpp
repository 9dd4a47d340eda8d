// Last year's event once more, on the screen.
#include "ui/present/copying.hpp"

#include <doctest/doctest.h>

#include "core/figures/event_parts.hpp"
#include "core/model/kinds.hpp"
#include "tests/ui/headless.hpp"
#include "tests/ui/plan_posts.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::copying;

namespace {

struct Again : Headless {
  Posts posts{season};

  explicit Again(const char* name = "第3回 交流の日") {
    season.records.set(season.event, {{"name", name}});
    ask(shell::GoTo{{Screen::copying, season.event}});
    settle_down();
  }
  const copying::Model& model() const { return app.copying; }
};

}  // namespace

TEST_CASE("the form offers the same day of the next year, by its weekday, and the next name") {
  Again again;
  CHECK(again.model().day == "2024-10-14");
  CHECK(again.text("copying.days").find("2024年10月12日（土）") != std::string::npos);
  CHECK(again.text("copying.name/1") == "第4回 交流の日");
  CHECK(again.text("copying.was/1").find("第3回 交流の日") != std::string::npos);
  CHECK(again.text("copying.parts").find("持ち場 5") != std::string::npos);
}

TEST_CASE("a day may be typed in the ways people write it; what is none copies nothing") {
  Again again;
  again.ask(TypeDay{"R6.10.19"});
  CHECK(again.model().copy.first_day == "2024-10-19");
  again.ask(TypeDay{"あした"});
  CHECK(lacking(again.model()) == "copying.lacks.day");
  CHECK(again.ask(CopyNow{}).empty());
  again.ask(TypeDay{"2023-10-15"});
  CHECK(lacking(again.model()) == "copying.lacks.other_day");
}

TEST_CASE("a name that somebody typed stays when the day changes, and must not be empty") {
  Again again;
  again.ask(TypeName{0, "春の旅"});
  again.ask(TypeDay{"2024-04-06"});
  CHECK(again.model().copy.names[0].now == "春の旅");
  again.ask(TypeName{0, " "});
  CHECK(lacking(again.model()) == "copying.lacks.name");
}

TEST_CASE("one press makes the whole plan in one go, and then it is there to be checked") {
  Again again;
  const auto before = again.app.situation.device.saved;
  REQUIRE(again.click("copying.copy"));
  REQUIRE(again.requests.size() == 1);
  CHECK(std::holds_alternative<TogetherWork>(again.requests[0].work));
  CHECK(again.app.situation.device.saved > before);
  const EntryId made = again.model().made;
  REQUIRE(find_as<Event>(again.season.records, made));
  CHECK(find_as<Event>(again.season.records, made)->fields.name == "第4回 交流の日");
  CHECK(parts_of(again.season.records, made).posts.size() == 5);
  again.settle_down();
  CHECK(again.find("copying.made"));
  CHECK(again.find("copying.open"));
  REQUIRE(again.click("copying.check"));
  CHECK(again.app.screen == Screen::handing);
  CHECK(again.app.handing.event == made);
}

TEST_CASE("an event's form in the plan leads to its checks and to its copy") {
  for (const auto& [key, screen] :
       {std::pair("plan.hand_out", Screen::handing), std::pair("plan.copy", Screen::copying)}) {
    Again again;
    again.ask(shell::GoTo{{Screen::plan, again.season.event}});
    again.settle_down();
    REQUIRE(again.click(key));
    CHECK(again.app.screen == screen);
    CHECK(address(again.app).object == again.season.event);
    again.ask(shell::Back{});
    CHECK(again.app.screen == Screen::plan);
    again.ask(shell::GoTo{{Screen::plan, again.season.gate}});
    again.settle_down();
    CHECK_FALSE(again.find(key));
  }
}

TEST_CASE("what is refused leaves nothing made, and can be pressed again") {
  Again again;
  again.refusal = Error(Code::disk_full);
  REQUIRE(again.click("copying.copy"));
  CHECK(again.model().made == 0);
  CHECK(again.app.refusal);
  CHECK(again.app.unsaved);
  CHECK_FALSE(again.model().making);
  REQUIRE(again.click("copying.copy"));
  CHECK(again.model().made != 0);
}

TEST_CASE("an event that is there already is said") {
  Again again;
  again.ask(CopyNow{});
  again.ask(shell::GoTo{{Screen::today}});
  again.ask(shell::GoTo{{Screen::copying, again.season.event}});
  again.settle_down();
  CHECK(again.model().made == 0);
  CHECK(again.find("copying.there"));
}
