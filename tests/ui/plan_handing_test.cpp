// Which file each post gets, and whose names it has.
#include "ui/present/plan_handing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/model/kinds.hpp"
#include "tests/ui/plan_posts.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

constexpr char stick[] = "/media/USB-07";

struct Handing {
  Season season;
  Posts posts{season};
  Situation situation;
  Slip slip{"当日の受付", "各持ち場の責任者", "USB-07", "s01"};

  Handing() {
    situation.now = at("2023-10-13T17:30:05+09:00");
    situation.date = "2023-10-13";
    situation.device = {"abcdefghij", FakeRecords::own_log, "本部", 38, 38, {}};
  }
  std::vector<PostFile> files() { return files_of_posts(season.records, season.event); }
  PostFile file(EntryId post) {
    for (PostFile& file : files())
      if (file.post == post) return file;
    FAIL("no such post");
    return {};
  }
  HandingOut out(const std::set<EntryId>& left_out = {}) {
    return hand_out(files(), left_out, {"USB-07", stick}, slip, situation, season.records);
  }
  ExportWork work(EntryId post) {
    const HandingOut out = this->out();
    const auto at = std::ranges::find(out.posts, post) - out.posts.begin();
    return out.work.files.at(static_cast<std::size_t>(at));
  }
};

}  // namespace

TEST_CASE("every post but headquarters gets a file") {
  Handing handing;
  CHECK(handing.files().size() == 4);
  CHECK(std::ranges::none_of(handing.files(), [&](const PostFile& file) {
    return file.post == handing.posts.headquarters;
  }));
}

TEST_CASE("a bus and a reception get the names of their tour alone, a gate and a kiosk nobody's") {
  Handing handing;
  CHECK(handing.file(handing.posts.bus).names_of == handing.season.tour);
  CHECK(handing.file(handing.posts.bus).scope == "里山ツアー");
  CHECK(handing.file(handing.posts.bus).content.people == 4);
  CHECK(handing.file(handing.posts.reception).names_of == handing.season.tour);
  CHECK_FALSE(handing.file(handing.posts.entrance).has_names());
  CHECK_FALSE(handing.file(handing.posts.kiosk).has_names());
  const ExportWork bus = handing.work(handing.posts.bus);
  CHECK(bus.options.mode == ExportOptions::Mode::plain);
  CHECK(bus.options.range == ExportOptions::Range::all);
  CHECK(bus.options.only == std::vector{handing.season.tour});
  const ExportWork gate = handing.work(handing.posts.entrance);
  CHECK(gate.options.mode == ExportOptions::Mode::open);
  CHECK(gate.options.range == ExportOptions::Range::all);
  CHECK_FALSE(gate.handing);
}

TEST_CASE(
    "a post of the whole event works with all of its people; a tour without people has no names") {
  Handing handing;
  const EntryId all = handing.season.records.add(
      "post", {{"name", "総合受付"}, {"role", "reception"}, {"event_id", handing.season.event}});
  CHECK(handing.file(all).names_of == handing.season.event);
  const EntryId empty =
      handing.season.records.add("tour", {{"name", "別の旅"}, {"event_id", handing.season.event}});
  const EntryId other = handing.season.records.add(
      "post", {{"name", "2号車"}, {"role", "on_board"}, {"tour_id", empty}});
  CHECK_FALSE(handing.file(other).has_names());
}

TEST_CASE("each handover of names has its own number, slip and recipient") {
  Handing handing;
  const ExportWork first = handing.work(handing.posts.bus),
                   second = handing.work(handing.posts.reception);
  REQUIRE(first.handing);
  REQUIRE(second.handing);
  CHECK(first.place == "/media/USB-07/個人情報含む-1号車-abcd-efgh-1.renkei");
  CHECK(second.place == "/media/USB-07/個人情報含む-受付1号-abcd-efgh-2.renkei");
  CHECK(first.handing->slip_file == "持出し票-abcd-efgh-1.html");
  // The records take them as they are.
  const EntryId record = handing.season.records.done(first.handing->record);
  handing.season.records.done(second.handing->record);
  const auto kept = find_as<Handover>(handing.season.records, record);
  REQUIRE(kept);
  CHECK(kept->fields.recipient == "1号車: 各持ち場の責任者");
  CHECK(kept->fields.purpose == "当日の受付");
  CHECK(kept->fields.medium_no == "USB-07");
  CHECK(kept->fields.approved_by == "s01");
  CHECK(kept->fields.people_n == 4);
  CHECK(kept->fields.tour_id.id == handing.season.tour);
  CHECK(kept->fields.file == "個人情報含む-1号車-abcd-efgh-1.renkei");
  // The next ones go on behind them.
  CHECK(handing.work(handing.posts.bus).handing->slip_file == "持出し票-abcd-efgh-3.html");
}

TEST_CASE("files are called after their posts, each with a name of its own and nobody's") {
  Handing handing;
  handing.season.records.add("post", {{"name", "正面入口"}, {"gate_id", handing.season.gate}});
  std::set<std::string> names;
  for (const ExportWork& file : handing.out().work.files) {
    CHECK(names.insert(file.place).second);
    CHECK(file.place.find("髙橋") == std::string::npos);
  }
  CHECK(names.contains("/media/USB-07/個人情報なし-正面入口-2023-10-13-173005.renkei"));
  CHECK(names.contains("/media/USB-07/個人情報なし-正面入口-2023-10-13-173005-2.renkei"));
}

TEST_CASE("a post's name fits into a file's name on every system") {
  CHECK(file_words("1号車") == "1号車");
  CHECK(file_words("北/南: \"A\" <1>") == "北_南_ _A_ _1_");
  CHECK(file_words("入口. ") == "入口");
  CHECK(file_words("  ") == "post");
  CHECK(file_words("...") == "post");
  std::string name;
  for (int i = 0; i < 100; ++i) name += "あ";
  CHECK(file_words(name).size() == 40 * std::string("あ").size());
}

TEST_CASE("posts that are left out get nothing") {
  Handing handing;
  const HandingOut out = handing.out({handing.posts.bus, handing.posts.reception});
  CHECK(out.posts == std::vector{handing.posts.kiosk, handing.posts.entrance});
  CHECK(out.work.files.size() == 2);
}
