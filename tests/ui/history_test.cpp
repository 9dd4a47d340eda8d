#include "ui/present/history.hpp"

#include <doctest/doctest.h>

#include "tests/ui/places_of_headquarters.hpp"
#include "ui/present/address.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::history;

namespace {

bool tells(const Headless& s, std::string_view words) {
  return std::ranges::any_of(
      s.seen, [&](const Seen& one) { return one.text.find(words) != std::string::npos; });
}

std::size_t stories_asked(const Headless& s) {
  return static_cast<std::size_t>(std::ranges::count_if(s.requests, [](const Request& request) {
    return std::holds_alternative<HistoryWork>(request.work);
  }));
}

}  // namespace

TEST_CASE("a record of any kind has its address, and one that is not here has none") {
  Headless s;
  for (const EntryId record : {s.season.takahashi, s.season.tour, s.season.gate}) {
    const std::string text = "history?record=" + s.season.records.id_text(record);
    const auto address = parse_address(text, s.season.records);
    REQUIRE(address);
    CHECK(*address == Address{Screen::history, record});
    CHECK(address_text(*address, s.season.records) == text);
  }
  CHECK_FALSE(parse_address("history?record=nothing", s.season.records));
}

TEST_CASE("a story says who, where, by whose clock, from what to what, and what it replaced") {
  Headless s(Language::ja, {1280, 1800});  // all of it in sight
  open_history(s);
  s.settle_down();
  CHECK(s.text("history.about").find("髙橋 花子") != std::string::npos);
  CHECK(s.text("history.what/1") == "記録しました（担当 s11）");
  CHECK(s.text("history.when/3") == "3.　2023年10月14日（土） 08:52（2号車の時計）");
  CHECK(s.text("history.fact/1.2") == "座席: 1A");
  CHECK_FALSE(tells(s, "号車: （空）"));  // a birth does not tell what it lacks
  CHECK(s.text("history.fact/2.1") == "座席: 1A → 2B");
  CHECK(s.text("history.fact/4.1") == "座席: 2B / 9D → 2B");
  CHECK(s.text("history.replaced/4") == "2, 3 の書き込みを置きかえました");
  CHECK(s.text("history.reason/5") == "理由: 二重に申し込まれていたため");
  CHECK(s.text("history.what/6") == "元に戻しました（担当者なし）");
  CHECK(tells(s, "伏せられた値"));
}

TEST_CASE("what is kept apart is covered in every line until it is asked for, which is recorded") {
  Headless s;
  open_history(s);
  s.settle_down();
  CHECK_FALSE(tells(s, "そば"));
  CHECK_FALSE(tells(s, "たまご"));
  REQUIRE(s.click("viewing.show/care"));
  const auto& viewing = std::get<Create>(std::get<Command>(s.requests.back().work));
  CHECK(viewing.kind == "viewing");
  s.settle_down();
  CHECK(tells(s, "そば → たまご"));
  s.app.situation.now.unix_ms += viewing::shown_ms;
  s.settle_down();
  CHECK_FALSE(tells(s, "そば"));
  CHECK(s.hold(Uncover{"phone"}).empty());  // nothing of it is in this story
}

TEST_CASE("a record is struck out with a reason, and stands again") {
  Headless s(Language::ja, {1280, 1800});  // all of it in sight
  open_history(s);
  s.settle_down();
  CHECK(s.hold(StandAgain{}).empty());
  CHECK(s.hold(StrikeOut{" "}).empty());
  REQUIRE(s.click("history.void"));
  s.settle_down();
  REQUIRE(s.click("reason.twice"));
  CHECK(s.season.records.state(s.season.takahashi)->is_void());
  s.want();
  CHECK(stories_asked(s) == 2);
  s.end(s.requests.back(), HistoryFound{a_story(s.season.takahashi)});
  s.settle_down();
  CHECK(s.find("history.is_void"));
  CHECK_FALSE(s.find("history.void"));
  REQUIRE(s.click("history.restore"));
  CHECK_FALSE(s.season.records.state(s.season.takahashi)->is_void());
}

TEST_CASE("Esc closes the question for a reason first") {
  Headless s;
  open_history(s);
  s.ask(AskReason{true});
  s.ask(shell::Intent(shell::Back{}));
  CHECK(s.app.screen == Screen::history);
  CHECK_FALSE(s.app.history.reason);
}

TEST_CASE("the answer about another record is not shown, and a failure is said once") {
  Headless s;
  s.ask(shell::Intent(shell::GoTo{{Screen::history, s.season.tour}}));
  s.want();
  const Request about_tour = s.requests.back();
  s.ask(shell::Intent(shell::GoTo{{Screen::history, s.season.takahashi}}));
  s.want();
  s.end(about_tour, HistoryFound{a_story(s.season.takahashi)});
  CHECK_FALSE(s.app.history.is_known);
  s.end(s.requests.back(), HistoryFound{Error(Code::store_damaged)});
  s.want();
  CHECK(stories_asked(s) == 2);
  s.settle_down();
  REQUIRE(s.click("history.again"));
  s.want();
  CHECK(stories_asked(s) == 3);
}

TEST_CASE("while names are hidden neither the name nor anything personal is told") {
  Headless s;
  open_history(s);
  s.ask(shell::Intent(shell::HideNames{true}));
  s.settle_down();
  CHECK_FALSE(tells(s, "髙橋"));
  for (const Seen& one : s.seen) {
    CAPTURE(one.key);
    CHECK(std::string_view(one.privacy) < "P2");
  }
}
