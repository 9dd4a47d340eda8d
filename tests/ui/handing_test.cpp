// Checking a plan and handing it out, on the screen.
#include "ui/present/handing.hpp"

#include <doctest/doctest.h>

#include "core/figures/event_parts.hpp"
#include "core/wording/messages.hpp"
#include "tests/ui/headless.hpp"
#include "tests/ui/plan_posts.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::handing;

namespace {

struct Before : Headless {
  Posts posts{season};

  explicit Before(Language language = Language::ja) : Headless(language) {
    app.handing.own_folder = "/home/ward/export";
    ask(shell::GoTo{{Screen::handing, season.event}});
    settle_down();
  }
  void put_in(const char* label) {
    app.situation.drives.push_back({label, std::string("/media/") + label, {}, false, {}});
  }
  void fill_slip() { ask(FillIn{{"当日の受付", "責任者", "USB-07", "s01"}}); }
  Exported file(const char* name) {
    return {ExportReport{.file = std::string("/media/USB-07/") + name, .entries = 7}};
  }
  const handing::Model& model() const { return app.handing; }
};

}  // namespace

TEST_CASE("the screen opens with what the plan lacks and a line for each post") {
  Before before;
  CHECK(before.text("handing.title") == "魅力発信イベント を確かめて渡す");
  CHECK(before.find("handing.checks.none"));
  for (const EntryId post :
       {before.posts.reception, before.posts.bus, before.posts.entrance, before.posts.kiosk})
    CHECK(before.find("handing.post/" + std::to_string(post)));
  CHECK(before.text("handing.facts/" + std::to_string(before.posts.bus))
            .find("「里山ツアー」の 4 人だけ") != std::string::npos);
  CHECK(
      before.text("handing.facts/" + std::to_string(before.posts.kiosk)).find("名前は入りません") !=
      std::string::npos);
}

TEST_CASE("each finding is said and leads to where it is mended") {
  Before before;
  FakeRecords& records = before.season.records;
  records.set(before.season.takahashi, {{"seat", "1A"}, {"bus", "1号車"}});
  records.set(before.season.yoshida, {{"seat", "1A"}, {"bus", "1号車"}});
  records.set(before.posts.questionnaire, {{"questions", OwnValue()}});
  look(before.app, records);
  before.settle_down();
  CHECK(before.text("handing.check/1") == "車両「1号車」の席 1A に 2 人います（No.1・No.2）。");
  CHECK(before.find("handing.check/1")->state == "absent");
  REQUIRE(before.click("handing.check/1"));
  CHECK(before.app.screen == Screen::seats);
  before.ask(shell::Back{});
  CHECK(before.app.screen == Screen::handing);
  before.settle_down();
  REQUIRE(before.click("handing.check/2"));
  CHECK(before.app.screen == Screen::designer);
}

TEST_CASE("what is mended in a form leads to that record's form in the plan") {
  Before before;
  before.season.records.set(before.season.stop, {{"seq", OwnValue()}});
  look(before.app, before.season.records);
  before.settle_down();
  REQUIRE(before.click("handing.check/1"));
  CHECK(before.app.screen == Screen::plan);
  CHECK(before.app.plan.record == before.season.stop);
}

TEST_CASE("what is found is said without anybody's name, in both languages") {
  for (const Language language : {Language::ja, Language::en}) {
    Before before(language);
    FakeRecords& records = before.season.records;
    records.set(before.season.takahashi, {{"age", std::int64_t{9}}});
    records.set(before.season.stop, {{"rollcall_required", std::int64_t{1}}, {"seq", OwnValue()}});
    records.set(before.season.event, {{"ends_on", "2023-10-01"}});
    const auto lines = finding_lines(records, before.season.event);
    CHECK(lines.size() == 4);
    for (const FindingLine& line : lines) {
      const std::string words = finding_words(language, line);
      CHECK(words.find("髙橋") == std::string::npos);
      CHECK(words.find('{') == std::string::npos);
      CHECK(words.find("plan.check") == std::string::npos);
    }
  }
}

TEST_CASE("every finding has its sentence") {
  for (std::size_t i = 0; i <= static_cast<std::size_t>(PlanFinding::What::untranslated); ++i)
    CHECK(has_message(Language::en,
                      "plan.check." + std::string(code_of(static_cast<PlanFinding::What>(i)))));
}

TEST_CASE("names leave only onto a medium, with purpose, recipient, medium and approval") {
  Before before;
  CHECK(lacking(before.model(), before.app.situation) == "files.lacks.medium");
  before.ask(ChoosePlace{before.model().own_folder});
  CHECK(lacking(before.model(), before.app.situation) == "files.lacks.medium");
  before.put_in("USB-07");
  before.ask(ChoosePlace{"/media/USB-07"});
  CHECK(lacking(before.model(), before.app.situation) == "files.lacks.slip");
  before.settle_down();
  CHECK_FALSE(before.click("handing.hand_out"));
  before.fill_slip();
  CHECK(lacking(before.model(), before.app.situation).empty());
}

TEST_CASE("files without names need no slip, and may stay on this machine") {
  Before before;
  for (const EntryId post : {before.posts.reception, before.posts.bus})
    before.ask(LeaveOut{post, true});
  before.ask(ChoosePlace{before.model().own_folder});
  CHECK(lacking(before.model(), before.app.situation).empty());
  before.settle_down();
  CHECK(before.text("handing.hand_out") == "2 個のファイルを書き出す");
  CHECK(before.find("handing.readers.nobody"));
  CHECK_FALSE(before.find("files.purpose/field"));
  for (const EntryId post : {before.posts.kiosk, before.posts.entrance})
    before.ask(LeaveOut{post, true});
  CHECK(lacking(before.model(), before.app.situation) == "handing.lacks.post");
}

TEST_CASE("one press writes a file for each post, and a second one while it goes on nothing") {
  Before before;
  before.put_in("USB-07");
  before.fill_slip();
  before.settle_down();
  REQUIRE(before.click("handing.hand_out"));
  REQUIRE(before.requests.size() == 1);
  CHECK(std::get<HandOutWork>(before.requests[0].work).files.size() == 4);
  CHECK(has_progress(before.requests[0].work));
  CHECK(before.ask(HandOut{}).empty());
}

TEST_CASE(
    "what became of each file stands by its post; one that failed is written by the next press") {
  Before before;
  before.put_in("USB-07");
  before.fill_slip();
  before.ask(HandOut{});
  // By name: 1号車, 受付1号, 出口キオスク, 正面入口 in whatever order the screen has them.
  const auto& files = before.model().files;
  HandedOut out;
  for (std::size_t i = 0; i < files.size(); ++i)
    out.files.push_back(i == 1 ? Exported{Error(Code::target_full, {{"file", "a.renkei"}})}
                               : before.file("a.renkei"));
  const EntryId failed = files[1].post, good = files[0].post;
  before.end(before.requests.back(), out);
  before.settle_down();
  CHECK(before.find("handing.failed/" + std::to_string(failed)));
  CHECK(before.find("handing.written/" + std::to_string(good)));
  CHECK(before.find("handing.sum")->state == "absent");
  CHECK(before.model().slip.is_whole());
  CHECK_FALSE(before.app.refusal);
  before.ask(HandOut{});
  CHECK(std::get<HandOutWork>(before.requests.back().work).files.size() == 1);
  before.end(before.requests.back(), HandedOut{{before.file("b.renkei")}});
  before.settle_down();
  CHECK(before.find("handing.written/" + std::to_string(failed)));
  CHECK(before.find("handing.written/" + std::to_string(good)));
  CHECK(before.find("handing.sum")->state == "here");
  CHECK(before.find("files.may_go"));
  CHECK(before.model().slip.purpose.empty());
}

TEST_CASE("pressing a post leaves it out, and takes it in again") {
  Before before;
  const std::string key = "handing.post/" + std::to_string(before.posts.kiosk);
  REQUIRE(before.click(key));
  CHECK(before.model().left_out.contains(before.posts.kiosk));
  before.settle_down();
  CHECK_FALSE(before.find(key)->chosen);
  REQUIRE(before.click(key));
  CHECK(before.model().left_out.empty());
}

TEST_CASE("an event without posts, and no event at all") {
  Headless empty;
  empty.ask(shell::GoTo{{Screen::handing, empty.season.event}});
  empty.settle_down();
  CHECK(empty.find("handing.no_posts"));
  CHECK_FALSE(empty.find("handing.hand_out"));
  empty.season.records.make_void(empty.season.event);
  empty.ask(shell::GoTo{{Screen::today}});
  empty.app.handing = {};
  empty.ask(shell::GoTo{{Screen::handing}});
  empty.settle_down();
  CHECK(empty.find("handing.no_event"));
}
