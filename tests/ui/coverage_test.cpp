#include "ui/present/coverage.hpp"

#include <doctest/doctest.h>

#include "tests/ui/places_of_evening.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

struct AtNumbers : Headless {
  Evening evening = evening_of_copies();

  AtNumbers() {
    ask(shell::Intent(shell::GoTo{{Screen::coverage}}));
    settle_down();
    find_again();
  }
  void find_again() {
    end(requests.back(), EveningFound{evening});
    settle_down();
  }
  const ui::coverage::Line& line(std::string_view name) const {
    for (const auto& line : app.coverage.lines)
      if (line.device.name == name) return line;
    FAIL("no such device");
    return app.coverage.lines.front();
  }
};

std::string all_of(const Seen& chart, std::string_view series) {
  std::string words;
  for (const ChartValue& value : chart.values)
    if (value.series == series) words += value.at + " ";
  return words;
}

}  // namespace

TEST_CASE(
    "each device has a bar of its numbers, and the same in words; what lacks something first") {
  AtNumbers s;
  REQUIRE(s.app.coverage.lines.size() == 3);
  CHECK(s.app.coverage.lines[2].device.name == "受付1号");
  const Seen* bar = s.find("coverage.bar/gateaaaa");
  REQUIRE(bar);
  CHECK(all_of(*bar, "held") == "1–639 702–812 ");
  CHECK(all_of(*bar, "missing") == "640–701 ");
  CHECK(s.text("coverage.facts/gateaaaa").find("足りない 640–701") != std::string::npos);
}

TEST_CASE("a copied device is one device, with a bar from the stem for each of the two machines") {
  AtNumbers s;
  CHECK(s.line("2号車").branches.size() == 2);
  CHECK(s.line("2号車").end == 60);
  const Seen *stem = s.find("coverage.bar/busbbbbb"), *one = s.find("coverage.branch/bus-one"),
             *other = s.find("coverage.branch/bus-two");
  REQUIRE(stem);
  REQUIRE(one);
  REQUIRE(other);
  CHECK(one->box.x > stem->box.x);
  CHECK(one->box.y > stem->box.y);
  CHECK(other->box.y > one->box.y);
  CHECK(one->box.x == other->box.x);
  CHECK_FALSE(s.find("coverage.device/bus-one"));
}

TEST_CASE("what admitting a device would do is said before it is done") {
  AtNumbers s;
  CHECK(s.click("coverage.device/gateaaaa"));
  s.settle_down();
  CHECK(s.click("coverage.enrol"));
  s.settle_down();
  CHECK(s.text("coverage.would").find("812 件が数に入ります") != std::string::npos);
  CHECK(s.text("coverage.would").find("はじめて認める") != std::string::npos);
  CHECK(s.hold(coverage::DropProposal{}).empty());
  CHECK(s.hold(coverage::DoIt{}).empty());  // nothing is proposed any more
  s.ask(coverage::Propose{coverage::Act::enrol});
  const auto made = s.hold(coverage::DoIt{});
  REQUIRE(made.size() == 1);
  const auto& command = std::get<Command>(made[0].work);
  CHECK(std::get<Enrol>(command).log == "gateaaaa");
  s.end(made[0], Executed{command, EntryId{1}});
  s.settle_down();
  CHECK(std::holds_alternative<EveningWork>(s.requests.back().work));  // asked anew
}

TEST_CASE("revoking ends with what is here, and headquarters is not admitted a second time") {
  AtNumbers s;
  const auto& gate = s.line("正面入口");
  CHECK(coverage::act_words(Language::ja, s.app.coverage, gate, coverage::Act::revoke)
            .find("812 番まで") != std::string::npos);
  s.ask(coverage::OpenDevice{"gateaaaa"});
  s.ask(coverage::Propose{coverage::Act::revoke});
  const auto made = s.hold(coverage::DoIt{});
  REQUIRE(made.size() == 1);
  CHECK(std::get<Revoke>(std::get<Command>(made[0].work)).from == 0);
  coverage::Line office{{.id = "office"}, renkei::Role::headquarters, true, {}, 0, {}, 1};
  CHECK(coverage::acts_for(office) == std::vector{coverage::Act::revoke});
  office.device.own = true;
  CHECK(coverage::acts_for(office).empty());
}

TEST_CASE("Esc closes what is proposed, then the device, then the screen") {
  AtNumbers s;
  s.ask(coverage::OpenDevice{"gateaaaa"});
  s.ask(coverage::Propose{coverage::Act::trust});
  s.settle_down();
  s.key(ImGuiKey_Escape);
  s.settle_down();
  CHECK_FALSE(s.find("coverage.would"));
  CHECK(s.find("coverage.open.name"));
  s.key(ImGuiKey_Escape);
  s.settle_down();
  CHECK_FALSE(s.find("coverage.open.name"));
  s.key(ImGuiKey_Escape);
  s.settle_down();
  CHECK(s.app.screen != Screen::coverage);
}
