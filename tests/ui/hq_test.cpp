#include "ui/present/hq.hpp"

#include <doctest/doctest.h>

#include "tests/ui/places_of_evening.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

struct AtHeadquarters : Headless {
  Evenings evenings;

  explicit AtHeadquarters(Language language = Language::ja) : Headless(language), evenings(season) {
    app.situation.now = at("2023-10-14T19:00:00+09:00");
    go_to_evening(*this);
    settle_down();
  }
  void answer() {
    end(requests.back(), EveningFound{evenings.evening});
    settle_down();
  }
  std::string facts(EntryId post) const { return text("hq.facts/" + std::to_string(post)); }
  const hq::PostLine& line(EntryId post) const {
    const auto at = std::ranges::find(app.hq.posts, post, &hq::PostLine::post);
    REQUIRE(at != app.hq.posts.end());
    return *at;
  }
};

}  // namespace

TEST_CASE("what has come is asked for once, and anew when something was written elsewhere") {
  AtHeadquarters s;
  REQUIRE(s.requests.size() == 1);
  CHECK(lane_of(s.requests[0].work) == Lane::question);
  CHECK(s.find("hq.looking"));
  s.settle_down();
  CHECK(s.requests.size() == 1);
  s.answer();
  CHECK_FALSE(s.find("hq.looking"));
  look(s.app, s.season.records);
  s.settle_down();
  CHECK(s.requests.size() == 2);
  CHECK(s.find("hq.sum"));  // what is known stays in view meanwhile
}

TEST_CASE("posts of the day stand worst first, each with what it lacks") {
  AtHeadquarters s;
  s.answer();
  CHECK(s.text("hq.sum") == "届くはず 4　届いた 1　途中まで 2　まだ 1");
  std::vector<EntryId> order;
  for (const hq::PostLine& line : s.app.hq.posts) order.push_back(line.post);
  CHECK(order == std::vector<EntryId>{s.evenings.bus, s.evenings.gate, s.evenings.kiosk,
                                      s.evenings.reception});
  CHECK(s.facts(s.evenings.bus).ends_with("最後 －　予定 18:00"));
  CHECK(s.facts(s.evenings.gate).find("最後 12:40　1–639, 702–812　足りない 640–701") !=
        std::string::npos);
  CHECK(s.facts(s.evenings.kiosk).find("この先の記録がある") != std::string::npos);
  CHECK(s.find("hq.post/" + std::to_string(s.evenings.reception))->state == std::string("here"));
}

TEST_CASE("a post of another day, and headquarters' own, are not expected") {
  AtHeadquarters s;
  const auto later =
      s.season.records.add("post", {{"name", "あした"},
                                    {"event_id", s.season.event},
                                    {"due", OwnValue(pack(at("2023-10-15T18:00:00+09:00")))}});
  s.season.records.add("post",
                       {{"name", "本部"}, {"role", "headquarters"}, {"event_id", s.season.event}});
  s.answer();
  CHECK(s.app.hq.posts.size() == 4);
  s.app.situation.date = "2023-10-15";
  look(s.app, s.season.records);
  CHECK(s.line(later).arrival == hq::Arrival::none);
}

TEST_CASE("records of yesterday are no sign that today's have come") {
  AtHeadquarters s;
  for (auto& [device, last] : s.evenings.evening.last_written)
    last = at("2023-10-13T23:59:00+09:00");
  s.answer();
  CHECK(hq::posts_that(s.app.hq, hq::Arrival::none) == 4);
  CHECK(s.app.hq.others.empty());
}

TEST_CASE("a device whose clock is wrong is told so, and is not taken for silent") {
  AtHeadquarters s;
  s.evenings.evening.last_written["log2"] = at("2099-11-10T09:25:54+09:00");
  s.answer();
  CHECK(s.line(s.evenings.reception).arrival == hq::Arrival::partly);
  CHECK(s.facts(s.evenings.reception).find("時計が合っていません") != std::string::npos);
}

TEST_CASE("a post whose device is this one waits for no file") {
  AtHeadquarters s;
  for (DeviceStatus& device : s.evenings.evening.status.devices) device.own = device.id == "log2";
  s.evenings.evening.last_written.clear();
  s.answer();
  CHECK(s.line(s.evenings.reception).arrival == hq::Arrival::whole);
}

TEST_CASE("an opened post says what to say on the telephone") {
  AtHeadquarters s;
  s.answer();
  const auto said = [&](EntryId post) {
    return hq::telephone_words(Language::ja, s.line(post), s.app.situation.zone);
  };
  CHECK(said(s.evenings.bus) ==
        "「2号車のファイルがまだ届いていません。書き出して送ってください」");
  CHECK(said(s.evenings.gate) ==
        "「正面入口の 640–701 番が届いていません。全部を書き出して送ってください」");
  CHECK(said(s.evenings.kiosk) == "「キオスク1の 11:05 からのファイルを送ってください」");
  CHECK(said(s.evenings.reception).empty());
  CHECK(s.click("hq.post/" + std::to_string(s.evenings.gate)));
  s.settle_down();
  CHECK(s.text("hq.telephone.words") == said(s.evenings.gate));
  s.key(ImGuiKey_Escape);
  s.settle_down();
  CHECK_FALSE(s.find("hq.telephone.words"));
  CHECK(s.app.screen == Screen::hq);
}

TEST_CASE("the sums of the day say of how many posts they lack the records") {
  AtHeadquarters s;
  s.answer();
  REQUIRE_FALSE(s.app.hq.sums.empty());
  const std::string tour = std::to_string(s.season.tour);
  CHECK(s.text("hq.day/" + tour).find("乗車") != std::string::npos);
  CHECK(s.text("hq.lacking/" + tour) == "持ち場 1 か所の記録が足りません");
}

TEST_CASE(
    "a device that nobody expected is told also when nobody knows of which day its records are") {
  AtHeadquarters s;
  const std::string spare = s.evenings.evening.status.devices.back().id;
  s.evenings.evening.last_written[spare] = at("2099-11-10T09:25:54+09:00");
  s.answer();
  REQUIRE(s.app.hq.others.size() == 1);
  CHECK(s.app.hq.others[0].id == spare);
}

TEST_CASE("a device that nobody expected is told, but not one that is silent") {
  AtHeadquarters s;
  s.evenings.evening.status.devices.push_back({.id = "quietdev", .name = "倉庫"});
  s.answer();
  REQUIRE(s.app.hq.others.size() == 1);
  CHECK(s.text("hq.other/" + s.app.hq.others[0].id) == "予備の端末");
}

TEST_CASE("a store that cannot be read is refused, and what was known stays") {
  AtHeadquarters s(Language::en);
  s.answer();
  look(s.app, s.season.records);
  s.settle_down();
  s.end(s.requests.back(), EveningFound{Error(Code::store_damaged)});
  CHECK(s.app.refusal);
  CHECK(s.app.hq.posts.size() == 4);
}

TEST_CASE("the way to the evening is on today, where there are posts") {
  Headless s;
  Evenings evenings(s.season);
  s.ask(shell::Intent(shell::GoTo{{Screen::today}}));
  s.settle_down();
  CHECK(s.click("today.hq"));
  CHECK(s.app.screen == Screen::hq);
}
