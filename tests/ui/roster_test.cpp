#include "ui/present/roster.hpp"

#include <doctest/doctest.h>

#include "tests/ui/fake_desk.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::roster;

namespace {

std::vector<EntryId> shown_ids(const Model& roster) {
  std::vector<EntryId> ids;
  for (const std::size_t i : roster.shown) ids.push_back(roster.people[i].id);
  return ids;
}

Model opened(const Season& season) {
  return roster::open_roster(season.records, season.tour, FakeRecords::own_log);
}

}  // namespace

TEST_CASE("a roster opens at the first stop of the day with everybody unconfirmed") {
  const Season season;
  const Model roster = opened(season);
  CHECK(roster.tour_name == "里山ツアー");
  CHECK(roster.stop == season.stop);
  CHECK(roster.heads.expected == 3);
  CHECK(roster.heads.unconfirmed == 3);
  CHECK(roster.people.size() == 4);
}

TEST_CASE("people are found by kana, by another shape of their name and by number") {
  const Season season;
  Model roster = opened(season);
  filter(roster, "たかはし");
  CHECK(shown_ids(roster) == std::vector{season.takahashi});
  filter(roster, "高橋");
  CHECK(shown_ids(roster) == std::vector{season.takahashi});
  filter(roster, "ﾖｼﾀﾞ");
  CHECK(shown_ids(roster) == std::vector{season.yoshida});
  filter(roster, "b003");
  CHECK(shown_ids(roster) == std::vector{season.hidden});
}

TEST_CASE("a person under protection has no name on the screen and is not found by it") {
  const Season season;
  Model roster = opened(season);
  const Person* person = find_person(roster, season.hidden);
  REQUIRE(person);
  CHECK(person->name.empty());
  CHECK(person->kana.empty());
  filter(roster, "ひとく");
  CHECK(roster.shown.empty());
}

TEST_CASE("a scanned line means a badge, a number, a record's id or the only name that fits") {
  const Season season;
  const Model roster = opened(season);
  const auto meant = [&](std::string_view line) {
    return person_of_line(roster, season.records, line);
  };
  CHECK(meant("B002") == season.yoshida);
  CHECK(meant(" Ｂ００２ ") == season.yoshida);
  CHECK(meant("1") == season.takahashi);
  CHECK(meant("renkei:" + season.records.id_text(season.hidden)) == season.hidden);
  CHECK(meant("たかはし") == season.takahashi);
  CHECK_FALSE(meant("999"));
  CHECK_FALSE(meant("00"));  // part of everybody's badge
  CHECK_FALSE(meant(""));
  CHECK_FALSE(meant(season.records.id_text(season.tour)));
}

TEST_CASE("a check-in is followed in place, and looking again says the same") {
  Season season;
  Model roster = opened(season);
  const Command command = check_in_command(roster, season.yoshida, "number");
  const EntryId check_in = season.records.done(command);
  checked_in(roster, season.yoshida, check_in, at("2023-10-14T09:05:00+09:00"));
  CHECK(roster.heads.here == 1);
  CHECK(roster.heads.unconfirmed == 2);
  CHECK(roster.missing.size() == 2);
  choose_stop(roster, season.records, season.stop);
  CHECK(roster.heads.here == 1);
  choose_stop(roster, season.records, season.later_stop);
  CHECK(roster.heads.here == 0);
}

TEST_CASE("an undo takes back this device's last check-in and leaves another device's alone") {
  Season season;
  const auto seen = [&](EntryId person, LogNumber log) {
    return season.records.add("check_in", {{"participant_id", person}, {"stop_id", season.stop}},
                              log);
  };
  const EntryId own = seen(season.takahashi, FakeRecords::own_log);
  seen(season.takahashi, 2);
  Model roster = opened(season);
  const auto command = take_back_command(roster, "間違い");
  REQUIRE(command);
  CHECK(std::get<Void>(*command).id == own);
  season.records.done(*command);
  choose_stop(roster, season.records, season.stop);
  CHECK(roster.heads.here == 1);  // the other device saw them too
  CHECK_FALSE(take_back_command(roster, "間違い"));
}

TEST_CASE("somebody reported absent is counted apart and stays on the list of the missing") {
  Season season;
  Model roster = opened(season);
  const auto command = absent_command(roster, season.yoshida, true);
  REQUIRE(command);
  marked(roster, season.yoshida, "no_show");
  CHECK(roster.heads.absent == 1);
  CHECK(roster.heads.unconfirmed == 2);
  CHECK(roster.missing.size() == 3);
  CHECK_FALSE(absent_command(roster, season.yoshida, true));
}

TEST_CASE("who agreed to leave the tour is no longer expected") {
  Season season;
  season.records.add("left_tour", {{"participant_id", season.yoshida}});
  CHECK(opened(season).heads.expected == 2);
}

TEST_CASE("who left and came back is missed again after that, and who leaves later is missed now") {
  Season season;
  std::vector<EntryId> stops = {season.stop, season.later_stop};
  for (std::int64_t seq = 3; seq <= 5; ++seq)
    stops.push_back(season.records.add(
        "stop",
        {{"tour_id", season.tour}, {"name", "途中"}, {"day", std::int64_t{1}}, {"seq", seq}}));
  season.records.add(
      "left_tour",
      {{"participant_id", season.yoshida}, {"from_stop", stops[1]}, {"to_stop", stops[3]}});
  season.records.add("left_tour", {{"participant_id", season.takahashi}, {"from_stop", stops[3]}});
  roster::Model roster = opened(season);
  std::string yoshida, takahashi;
  for (const EntryId stop : stops) {
    choose_stop(roster, season.records, stop);
    const auto letter = [&](EntryId person) {
      return presence(*find_person(roster, person)) == Presence::unconfirmed ? 'm' : '.';
    };
    yoshida += letter(season.yoshida);
    takahashi += letter(season.takahashi);
  }
  CHECK(yoshida == "mm.mm");
  CHECK(takahashi == "mmmm.");
}

TEST_CASE("a stop without seq was added on the way and stands behind the others of its day") {
  Season season;
  season.records.add("stop", {{"tour_id", season.tour}, {"name", "休憩"}});
  const roster::Model roster = opened(season);
  CHECK(roster.stop == season.stop);
  REQUIRE(roster.stops.size() == 3);
  CHECK(roster.stops.back().name == "休憩");
}

TEST_CASE("a roster without stops has a reception") {
  FakeRecords records;
  const EntryId tour = records.add("tour", {{"event_id", std::int64_t{0}}});
  const EntryId person = records.add("participant", {{"tour_id", tour}, {"name", "甲"}});
  records.add("check_in", {{"participant_id", person}});
  const Model roster = roster::open_roster(records, tour, FakeRecords::own_log);
  CHECK(roster.stop == 0);
  CHECK(roster.heads.here == 1);
}

TEST_CASE("a scanned badge checks in once; scanned again it says since when") {
  FakeDesk desk;
  desk.ask(today::OpenRoster{desk.season.tour});
  CHECK(desk.ask(SubmitLine{"B002"}).size() == 1);
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::checked_in);
  CHECK(desk.app.roster.last->person == desk.season.yoshida);
  CHECK(desk.ask(SubmitLine{"B002"}).empty());
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::already);
  CHECK(desk.ask(SubmitLine{"4901234567894"}).empty());
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::unknown);
  CHECK(desk.app.roster.heads.here == 1);
}

TEST_CASE("an undone check-in makes the person missing again") {
  FakeDesk desk;
  desk.ask(today::OpenRoster{desk.season.tour});
  desk.ask(CheckInPerson{desk.season.takahashi});
  CHECK(desk.app.roster.heads.unconfirmed == 2);
  desk.ask(TakeBack{});
  CHECK(desk.app.roster.heads.unconfirmed == 3);
  CHECK_FALSE(desk.app.roster.last);
}

TEST_CASE("a scan of somebody who has cancelled is recorded, and says so") {
  FakeDesk desk;
  desk.ask(today::OpenRoster{desk.season.tour});
  CHECK(desk.ask(SubmitLine{"B004"}).size() == 1);
  REQUIRE(desk.app.roster.last);
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::checked_in);
  CHECK(desk.app.roster.last->remark == Remark::cancelled);
  const Person* person = find_person(desk.app.roster, desk.season.cancelled);
  REQUIRE(person);
  CHECK(presence(*person) == Presence::here);
  CHECK(person->remark == Remark::cancelled);
  desk.ask(SubmitLine{"B002"});
  CHECK(desk.app.roster.last->remark == Remark::none);
}

TEST_CASE("another tour's person is checked in only when somebody means it, and is a guest then") {
  FakeDesk desk;
  FakeRecords& records = desk.season.records;
  const EntryId other = records.add("tour", {{"event_id", desk.season.event}, {"name", "海辺"}});
  const EntryId person = records.add("participant", {{"tour_id", other}, {"name", "浜田"}});
  desk.ask(today::OpenRoster{desk.season.tour});
  CHECK(desk.ask(SubmitLine{records.id_text(person)}).empty());
  REQUIRE(desk.app.roster.last);
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::other_tour);
  CHECK(desk.app.roster.last->text == "浜田 / 海辺");
  CHECK(find_person(desk.app.roster, person) == nullptr);

  const auto requests = desk.ask(CheckInAnyway{person});
  REQUIRE(requests.size() == 1);
  CHECK(std::get<Create>(std::get<Command>(requests[0].work)).anyway);
  CHECK(desk.app.roster.last->remark == Remark::other_tour);
  const Person* guest = find_person(desk.app.roster, person);
  REQUIRE(guest);
  CHECK(guest->name == "浜田");
  CHECK(presence(*guest) == Presence::here);
  CHECK(desk.app.roster.heads.here == 1);
  CHECK(desk.app.roster.heads.expected == 3);

  const Model at_home = roster::open_roster(records, other, FakeRecords::own_log);
  REQUIRE(at_home.people.size() == 1);
  CHECK(at_home.people[0].remark == Remark::none);
}

TEST_CASE("who was taken off the list and is on board stands on the screen with the reason") {
  Season season;
  season.records.make_void(season.yoshida, "取りやめ");
  CHECK(find_person(opened(season), season.yoshida) == nullptr);
  season.records.add("check_in", {{"participant_id", season.yoshida}, {"stop_id", season.stop}});
  const Model roster = opened(season);
  const Person* person = find_person(roster, season.yoshida);
  REQUIRE(person);
  CHECK(person->remark == Remark::voided);
  CHECK(person == &roster.people.back());
  CHECK(roster.heads.expected == 2);
  CHECK(roster.heads.here == 1);
}
