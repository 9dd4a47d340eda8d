#include "ui/present/roster.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/model/kinds.hpp"
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
  return roster::open_roster(season.records, season.tour, FakeRecords::own_log, "2023-10-14");
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

TEST_CASE("people are found by Latin letters, by bus and by seat") {
  Season season;
  season.records.set(season.yoshida, {{"bus", "2号車"}, {"seat", "3B"}});
  Model roster = opened(season);
  for (const char* typed : {"taka", "TAKAHASHI", "takahasi", "t"}) {
    CAPTURE(typed);
    filter(roster, typed);
    CHECK(std::ranges::count(shown_ids(roster), season.takahashi) == 1);
  }
  for (const char* typed : {"yoshida", "yosida", "2号車", "3b"}) {
    CAPTURE(typed);
    filter(roster, typed);
    CHECK(shown_ids(roster) == std::vector{season.yoshida});
  }
  filter(roster, "hitoku");  // under protection
  CHECK(roster.shown.empty());
}

TEST_CASE("a line means a badge, a number, a record's id or the only name that fits") {
  const Season season;
  const Model roster = opened(season);
  const auto meant = [&](std::string_view line) {
    const Person* person = meant_by_line(roster, season.records, line);
    return person ? person->id : 0;
  };
  CHECK(meant("B002") == season.yoshida);
  CHECK(meant(" Ｂ００２ ") == season.yoshida);
  CHECK(meant("1") == season.takahashi);
  CHECK(meant("renkei:" + season.records.id_text(season.hidden)) == season.hidden);
  CHECK(meant("たかはし") == season.takahashi);
  CHECK(meant("999") == 0);
  CHECK(meant("00") == 0);  // part of everybody's badge
  CHECK(meant("") == 0);
  CHECK(meant("\u200B") == 0);
  CHECK(meant(season.records.id_text(season.tour)) == 0);
}

TEST_CASE("a check-in is followed in place, and looking again says the same") {
  FakeDesk desk;
  desk.ask(today::OpenRoster{desk.season.tour});
  Model& roster = desk.app.roster;
  desk.ask(CheckInPerson{desk.season.yoshida});
  CHECK(roster.heads.here == 1);
  CHECK(roster.heads.unconfirmed == 2);
  CHECK(roster.missing.size() == 2);
  choose_stop(roster, desk.season.records, desk.season.stop);
  CHECK(roster.heads.here == 1);
  choose_stop(roster, desk.season.records, desk.season.later_stop);
  CHECK(roster.heads.here == 0);
}

TEST_CASE("an undo takes back this device's last check-in, and can be done again") {
  FakeDesk desk;
  FakeRecords& records = desk.season.records;
  records.add("check_in",
              {{"participant_id", desk.season.takahashi}, {"stop_id", desk.season.stop}}, 2);
  desk.ask(today::OpenRoster{desk.season.tour});
  desk.ask(CheckInPerson{desk.season.yoshida});
  REQUIRE(desk.app.roster.acts.size() == 1);
  CHECK(desk.app.roster.acts[0].person == desk.season.yoshida);
  desk.ask(TakeBack{});
  CHECK(desk.app.roster.heads.here == 1);  // whom the other device saw
  CHECK(desk.app.roster.acts.empty());
  CHECK(desk.ask(TakeBack{}).empty());
  REQUIRE(desk.app.roster.taken_back);
  desk.ask(DoAgain{});
  CHECK(desk.app.roster.heads.here == 2);
  CHECK(desk.app.roster.acts.size() == 1);
  CHECK(desk.ask(DoAgain{}).empty());
}

TEST_CASE("an undo does not reach into another day") {
  Season season;
  season.records.add("check_in", {{"participant_id", season.takahashi},
                                  {"stop_id", season.stop},
                                  {"at", at("2023-10-13T09:00:00+09:00")}});
  CHECK(opened(season).acts.empty());
  season.records.add("check_in", {{"participant_id", season.yoshida},
                                  {"stop_id", season.stop},
                                  {"at", at("2023-10-14T09:00:00+09:00")}});
  CHECK(opened(season).acts.size() == 1);
}

TEST_CASE(
    "nobody is a no-show before the reception closes, and taking that back brings the status") {
  FakeDesk desk;
  desk.season.records.set(desk.season.yoshida, {{"status", "walk_in"}});
  desk.ask(today::OpenRoster{desk.season.tour});
  CHECK(desk.ask(MarkNoShow{desk.season.yoshida}).empty());
  desk.ask(CloseReception{true});
  CHECK(desk.ask(MarkNoShow{desk.season.yoshida}).size() == 1);
  CHECK(desk.app.roster.heads.absent == 1);
  CHECK(desk.app.roster.heads.unconfirmed == 2);
  CHECK(desk.ask(MarkNoShow{desk.season.yoshida}).empty());
  const auto back = desk.ask(TakeBack{});
  REQUIRE(back.size() == 1);
  CHECK(desk.app.roster.heads.unconfirmed == 3);
  const auto person = find_as<Participant>(desk.season.records, desk.season.yoshida);
  CHECK(person->fields.status == "walk_in");
}

TEST_CASE("Enter with several hits asks which, and the arrows choose") {
  FakeDesk desk;
  desk.ask(today::OpenRoster{desk.season.tour});
  desk.ask(Filter{"子"});  // 髙橋 花子 only: the other one is under protection
  CHECK_FALSE(asks_which(desk.app.roster));
  desk.ask(Filter{"郎"});
  REQUIRE(asks_which(desk.app.roster));
  CHECK(desk.ask(SubmitLine{"郎"}).empty());
  REQUIRE(desk.app.roster.last);
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::several);
  CHECK(desk.app.roster.last->hits == 2);
  CHECK(desk.app.roster.filter == "郎");
  CHECK(chosen_person(desk.app.roster)->id == desk.season.yoshida);
  desk.ask(MoveChoice{1});
  CHECK(chosen_person(desk.app.roster)->id == desk.season.cancelled);
  desk.ask(MoveChoice{1});
  CHECK(chosen_person(desk.app.roster)->id == desk.season.yoshida);
  CHECK(desk.ask(SubmitLine{"郎"}).size() == 1);
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::checked_in);
  CHECK(desk.app.roster.filter.empty());
}

TEST_CASE("a scan is a number or a badge, never a part of a name") {
  FakeDesk desk;
  desk.ask(today::OpenRoster{desk.season.tour});
  desk.app.roster.filter = "たか";
  CHECK(desk.ask(Scanned{"花子"}).empty());
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::unknown);
  CHECK(desk.ask(Scanned{"B001"}).size() == 1);
  CHECK(desk.app.roster.filter.empty());
}

TEST_CASE("who is on no list can be added today by name, and is then to be checked in") {
  FakeDesk desk;
  desk.ask(today::OpenRoster{desk.season.tour});
  desk.ask(SubmitLine{"みほん　はな"});
  REQUIRE(desk.app.roster.last->kind == ScanResult::Kind::unknown);
  desk.ask(walk_in::Begin{"みほん　はな"});
  CHECK(desk.ask(walk_in::Add{}).size() == 1);  // the name is enough
  REQUIRE(desk.app.roster.last->kind == ScanResult::Kind::added);
  const Person* person = find_person(desk.app.roster, desk.app.roster.last->person);
  REQUIRE(person);
  CHECK(person->kana == "みほん　はな");
  CHECK(person->standing == Standing::unconfirmed);
  desk.ask(CheckInPerson{person->id});
  CHECK(desk.app.roster.heads.here == 1);
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
      return find_person(roster, person)->standing == Standing::unconfirmed ? 'm' : '.';
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
  const Model roster = roster::open_roster(records, tour, FakeRecords::own_log, "2023-10-14");
  CHECK(roster.stop == 0);
  CHECK(roster.heads.here == 1);
}

TEST_CASE("a scanned badge checks in once; scanned again it says since when") {
  FakeDesk desk;
  desk.ask(today::OpenRoster{desk.season.tour});
  CHECK(desk.ask(Scanned{"B002"}).size() == 1);
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::checked_in);
  CHECK(desk.app.roster.last->person == desk.season.yoshida);
  CHECK(desk.ask(Scanned{"B002"}).empty());
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::already);
  CHECK(desk.ask(Scanned{"4901234567894"}).empty());
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::unknown);
  CHECK(desk.app.roster.heads.here == 1);
}

TEST_CASE("who has cancelled or waits is checked in only when somebody means it") {
  for (const char* status : {"cancelled", "waiting"}) {
    FakeDesk desk;
    desk.season.records.set(desk.season.cancelled, {{"status", status}});
    desk.ask(today::OpenRoster{desk.season.tour});
    CHECK(desk.ask(Scanned{"B004"}).empty());
    REQUIRE(desk.app.roster.last);
    CHECK(desk.app.roster.last->kind == ScanResult::Kind::not_due);
    CHECK(std::string(remark_name(desk.app.roster.last->remark)) == status);
    desk.ask(LetBe{});
    CHECK_FALSE(desk.app.roster.last);
    CHECK(desk.ask(CheckInPerson{desk.season.cancelled}).empty());
    CHECK(desk.ask(Admit{desk.season.cancelled}).size() == 2);
    const Person* person = find_person(desk.app.roster, desk.season.cancelled);
    CHECK(person->standing == Standing::here);
    CHECK(person->remark == Remark::none);
    CHECK(desk.app.roster.heads.expected == 4);
    CHECK(desk.app.roster.last->kind == ScanResult::Kind::checked_in);
  }
}

TEST_CASE("admitting somebody whose status is disputed decides nothing about it") {
  FakeDesk desk;
  desk.ask(today::OpenRoster{desk.season.tour});
  for (Person& person : desk.app.roster.people)
    if (person.id == desk.season.cancelled)
      person.disputes = {{"status", {"cancelled", "confirmed"}}};
  const auto made = desk.hold(Admit{desk.season.cancelled});
  REQUIRE(made.size() == 1);
  CHECK(std::holds_alternative<Create>(std::get<Command>(made[0].work)));
}

TEST_CASE("the chosen stop is chosen again when the roster is opened again") {
  FakeDesk desk;
  desk.ask(today::OpenRoster{desk.season.tour});
  desk.ask(ChooseStop{desk.season.later_stop});
  desk.ask(shell::Intent(shell::Back{}));
  CHECK(desk.app.screen == Screen::today);
  desk.ask(today::OpenRoster{desk.season.tour});
  CHECK(desk.app.roster.stop == desk.season.later_stop);
}

TEST_CASE("another tour's person is checked in only when somebody means it, and is a guest then") {
  FakeDesk desk;
  FakeRecords& records = desk.season.records;
  const EntryId other = records.add("tour", {{"event_id", desk.season.event}, {"name", "海辺"}});
  const EntryId person = records.add("participant", {{"tour_id", other}, {"name", "浜田"}});
  desk.ask(today::OpenRoster{desk.season.tour});
  CHECK(desk.ask(Scanned{records.id_text(person)}).empty());
  REQUIRE(desk.app.roster.last);
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::other_tour);
  CHECK(desk.app.roster.last->text == "浜田");
  CHECK(desk.app.roster.last->tour == "海辺");  // the question names it
  CHECK(find_person(desk.app.roster, person) == nullptr);

  const auto requests = desk.ask(Admit{person});
  REQUIRE(requests.size() == 1);
  CHECK(std::get<Create>(std::get<Command>(requests[0].work)).anyway);
  CHECK(desk.app.roster.last->remark == Remark::other_tour);
  const Person* guest = find_person(desk.app.roster, person);
  REQUIRE(guest);
  CHECK(guest->name == "浜田");
  CHECK(guest->standing == Standing::here);
  CHECK(desk.app.roster.heads.here == 1);
  CHECK(desk.app.roster.heads.expected == 3);

  const Model at_home = roster::open_roster(records, other, FakeRecords::own_log, "2023-10-14");
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

TEST_CASE("the plan suggests a stop where nobody has chosen one, and goes there for nobody") {
  FakeDesk desk;
  FakeRecords& records = desk.season.records;
  records.set(desk.season.stop, {{"plan_arrive", "09:00"}});
  records.set(desk.season.later_stop, {{"plan_arrive", "12:00"}});
  desk.ask(today::OpenRoster{desk.season.tour});
  const Model& roster = desk.app.roster;
  const auto suggested = [&](const char* time) {
    return suggested_stop(roster, at((std::string("2023-10-14T") + time + "+09:00").c_str()));
  };
  CHECK(suggested("11:59:00") == 0);
  CHECK(suggested("12:00:00") == desk.season.later_stop);
  CHECK(suggested_stop(roster, at("2023-10-20T12:00:00+09:00")) == 0);  // another day
  CHECK(roster.stop == desk.season.stop);
  desk.ask(shell::Intent(shell::Back{}));
  desk.ask(today::OpenRoster{desk.season.tour});
  CHECK(suggested("12:00:00") == desk.season.later_stop);  // having looked is not choosing
}

TEST_CASE("a chosen stop is asked about an hour late, and only once") {
  FakeDesk desk;
  FakeRecords& records = desk.season.records;
  const EntryId inn = records.add("stop", {{"tour_id", desk.season.tour},
                                           {"name", "宿"},
                                           {"day", std::int64_t{1}},
                                           {"seq", std::int64_t{3}}});
  records.set(desk.season.stop, {{"plan_arrive", "09:00"}});
  records.set(desk.season.later_stop, {{"plan_arrive", "12:00"}});
  records.set(inn, {{"plan_depart", "15:00"}});
  desk.ask(today::OpenRoster{desk.season.tour});
  desk.ask(ChooseStop{desk.season.stop});
  const auto suggested = [&](const char* time) {
    desk.app.situation.now = at((std::string("2023-10-14T") + time + "+09:00").c_str());
    return suggested_stop(desk.app.roster, desk.app.situation.now);
  };
  CHECK(suggested("12:59:00") == 0);
  CHECK(suggested("13:00:00") == desk.season.later_stop);
  desk.ask(ChooseStop{desk.season.stop});  // stays
  CHECK(suggested("13:00:00") == 0);
  CHECK(suggested("15:30:00") == inn);
  desk.ask(ChooseStop{inn});
  CHECK(suggested("23:00:00") == 0);
}

TEST_CASE(
    "somebody's whole number asks nothing, though others contain it, and leaves an empty line") {
  Season season;
  season.records.set(season.takahashi, {{"seat", "2A"}});
  Model roster = opened(season);
  filter(roster, "2");
  CHECK(roster.shown.size() > 1);
  CHECK_FALSE(asks_which(roster));
  CHECK(meant_by_line(roster, season.records, "2")->id == season.yoshida);
}
