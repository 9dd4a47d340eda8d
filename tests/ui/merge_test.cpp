#include "ui/present/merge.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/wording/numbers.hpp"
#include "tests/ui/headless.hpp"
#include "tests/ui/merge_previews.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::merge;

namespace {

struct Taking {
  FakeRecords records;
  Situation situation;
  Model model;

  Taking() { situation.now = at("2023-10-14T18:00:00+09:00"); }
  std::vector<Work> ask(const merge::Intent& intent) {
    return respond(model, intent, situation, records).work;
  }
  void end(const merge::Intent& by, const WorkEnd& outcome) {
    settle(model, Ended<merge::Intent>{{}, by, outcome}, situation, records);
  }
};

const DeviceLine& line_of(const Prospect& prospect, std::string_view id) {
  const auto at = std::ranges::find(prospect.devices, id, &DeviceLine::id);
  REQUIRE(at != prospect.devices.end());
  return *at;
}

}  // namespace

TEST_CASE("dropped files are looked at; only taking them merges, and leaving them does nothing") {
  Taking screen;
  const auto looked = screen.ask(LookAt{{"a.renkei"}});
  REQUIRE(looked.size() == 1);
  CHECK(std::get<PreviewWork>(looked[0]).files == std::vector<std::string>{"a.renkei"});
  CHECK(screen.ask(Take{}).empty());  // not before it is known what they bring
  screen.end(LookAt{}, Previewed{preview_of_files({"a.renkei"})});
  REQUIRE(screen.model.prospect);
  const auto taken = screen.ask(Take{});
  REQUIRE(taken.size() == 1);
  CHECK(std::get<MergeWork>(taken[0]).files == std::vector<std::string>{"a.renkei"});
  CHECK(screen.ask(Take{}).empty());
  Taking other;
  other.ask(LookAt{{"a.renkei"}});
  other.end(LookAt{}, Previewed{preview_of_files({"a.renkei"})});
  CHECK(other.ask(Leave{}).empty());
  CHECK_FALSE(other.model.prospect);
  CHECK(other.ask(Take{}).empty());
}

TEST_CASE("files dropped one after the other are looked at together, and what came first waits") {
  Taking screen;
  screen.ask(LookAt{{"a.renkei"}});
  const auto both = screen.ask(LookAt{{"b.renkei", "a.renkei"}});
  CHECK(std::get<PreviewWork>(both.at(0)).files ==
        std::vector<std::string>{"a.renkei", "b.renkei"});
  screen.end(LookAt{}, Previewed{preview_of_files({"a.renkei"})});
  CHECK_FALSE(screen.model.prospect);
  screen.end(LookAt{}, Previewed{preview_of_files({"a.renkei", "b.renkei"})});
  CHECK(screen.model.prospect);
}

TEST_CASE("what was stopped can be looked at again") {
  Taking screen;
  screen.ask(LookAt{{"a.renkei"}});
  screen.end(LookAt{}, Previewed{Error(Code::stopped)});
  CHECK_FALSE(screen.model.looking);
  CHECK(screen.ask(LookAgain{}).size() == 1);
}

TEST_CASE(
    "per device it says what is new, known and missing, who is new here and what is doubtful") {
  Taking screen;
  const Prospect prospect = prospect_of(doubtful_preview(), screen.situation);
  CHECK(prospect.fresh == 822);
  CHECK(prospect.conflicts == 2);
  const DeviceLine& gate = line_of(prospect, "gateaaaa");
  CHECK(gate.name == "正面入口");
  CHECK(gate.fresh == 812);
  CHECK(gate.known == 3);
  CHECK(ranges_words(gate.missing) == "640–701, 900");
  CHECK(gate.is_first);
  CHECK(gate.doubts == std::vector{Doubt::forked, Doubt::ahead});
  const DeviceLine& bus = line_of(prospect, "busbbbbb");
  CHECK_FALSE(bus.is_first);
  CHECK(bus.missing.empty());
  CHECK(bus.doubts == std::vector{Doubt::other_zone});
  CHECK(line_of(prospect, "strangec").doubts == std::vector{Doubt::left_out});
  CHECK(sum_sentence(Language::ja, prospect) == "新しい記録 822 件。食い違いが 2 件増えます");
}

TEST_CASE("files that are all refused cannot be taken in") {
  MergePreview preview = preview_of_files({"a.renkei"});
  CHECK(can_take(prospect_of(preview, {})));
  preview.files[0].status = MergeReport::Status::refused;
  CHECK_FALSE(can_take(prospect_of(preview, {})));
}

TEST_CASE("the preview is seen and answered by key, and what came of it is shown in its place") {
  Headless screen;
  screen.ask(shell::DropFiles{{"/media/a.renkei"}});
  screen.settle_down();
  CHECK(screen.find("merge.looking"));
  CHECK_FALSE(screen.find("merge.take"));
  screen.end(screen.requests.at(0), Previewed{preview_of_files({"/media/a.renkei"})});
  screen.settle_down();
  CHECK(screen.text("merge.file/1") == "a.renkei");
  REQUIRE(screen.click("merge.take"));
  screen.end(
      screen.requests.at(1),
      Merged{std::vector{MergeReport{"/media/a.renkei", MergeReport::Status::merged, 12, {}}}});
  screen.settle_down();
  CHECK(screen.text("merge.result/1") == "新しい記録 12 件を取り込みました");
  screen.key(ImGuiKey_Escape);
  screen.settle_down();
  CHECK(screen.app.screen == Screen::today);
}

TEST_CASE("without files it says where they come from, and leads there") {
  Headless screen;
  screen.ask(shell::GoTo{{Screen::merge}});
  screen.settle_down();
  CHECK(screen.find("merge.nothing"));
  REQUIRE(screen.click("merge.to_files"));
  CHECK(screen.app.screen == Screen::files);
}
