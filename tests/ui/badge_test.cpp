// A badge is scanned: at the reception, in the bus, and where nobody asked for it.
#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "tests/ui/fake_desk.hpp"
#include "ui/present/monitor.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

using roster::ScanResult;

struct Bearers : FakeDesk {
  EntryId elsewhere;  // of another tour

  Bearers() {
    FakeRecords& records = season.records;
    const EntryId other = records.add("tour", {{"event_id", season.event}, {"name", "海辺"}});
    elsewhere =
        records.add("participant", {{"tour_id", other}, {"name", "浜田"}, {"token", "SEASIDE"}});
    records.set(season.takahashi, {{"token", "TAKA"}});
    // Digits alone, and somebody else's number: still a token.
    records.set(season.yoshida, {{"token", "1"}});
    records.set(season.hidden, {{"token", "HID"}});
  }
  void share(const char* token) {
    season.records.set(season.takahashi, {{"token", token}});
    season.records.set(season.yoshida, {{"token", token}});
  }
  void open_roster() { ask(today::OpenRoster{season.tour}); }
  void open_call(std::int64_t counted) {
    open_roster();
    ask(roster::CallRoll{});
    ask(rollcall::TypeDigit{static_cast<int>(counted)});
    ask(rollcall::Count{});
    REQUIRE(app.rollcall.step == rollcall::Step::names);
  }
  std::string state_of(EntryId person) const {
    for (const auto& line : app.rollcall.lines)
      if (line.id == person) return line.state;
    return "no line";
  }
};

const Create& made(const std::vector<Request>& requests) {
  return std::get<Create>(std::get<Command>(requests.at(0).work));
}

}  // namespace

TEST_CASE("a badge checks in its bearer, whoever has the token's digits as a number") {
  Bearers desk;
  desk.open_roster();
  const auto requests = desk.ask(roster::Scanned{"RK1:1"});
  REQUIRE(requests.size() == 1);
  const auto& fields = made(requests).fields;
  const auto value = [&](std::string_view name) {
    return std::ranges::find(fields, name, &Assign::field)->value.view();
  };
  CHECK(value("participant_id").integer == desk.season.yoshida);
  CHECK(value("method").text == "qr");
  CHECK(desk.ask(roster::Scanned{"RK1:1"}).empty());
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::already);
}

TEST_CASE("a badge that is typed or scanned into the field means the same, and never a name") {
  Bearers desk;
  desk.open_roster();
  CHECK(desk.ask(roster::SubmitLine{" ＲＫ１：ＨＩＤ "}).size() == 1);
  CHECK(desk.app.roster.last->person == desk.season.hidden);
  CHECK(desk.ask(roster::SubmitLine{"RK1:HANAKO"}).empty());
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::unknown);
  CHECK(desk.app.roster.filter.empty());
}

TEST_CASE("a token that two people bear checks in neither, and it is said") {
  Bearers desk;
  desk.share("SAME");
  desk.open_roster();
  CHECK(desk.ask(roster::Scanned{"RK1:SAME"}).empty());
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::shared_badge);
  CHECK(desk.app.roster.heads.here == 0);
  // Also when the other one is of another tour: the badge does not say which of them stands here.
  desk.season.records.set(desk.elsewhere, {{"token", "HID"}});
  CHECK(desk.ask(roster::Scanned{"RK1:HID"}).empty());
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::shared_badge);
}

TEST_CASE("a badge of another tour is said, with the tour") {
  Bearers desk;
  desk.open_roster();
  CHECK(desk.ask(roster::Scanned{"RK1:SEASIDE"}).empty());
  REQUIRE(desk.app.roster.last->kind == ScanResult::Kind::other_tour);
  CHECK(desk.app.roster.last->person == desk.elsewhere);
  CHECK(desk.app.roster.last->tour == "海辺");
}

TEST_CASE("a badge marks its bearer present in the roll call") {
  Bearers desk;
  desk.open_call(3);
  CHECK(desk.ask(rollcall::Scanned{"RK1:1"}).size() == 1);
  CHECK(desk.state_of(desk.season.yoshida) == "present");
  CHECK(desk.state_of(desk.season.takahashi) == "");
  CHECK_FALSE(desk.app.rollcall.last);
}

TEST_CASE("in the roll call a shared badge marks nobody, and another tour's is asked about") {
  Bearers desk;
  desk.open_call(3);
  CHECK(desk.ask(rollcall::Scanned{"RK1:NOBODY"}).empty());
  CHECK(desk.app.rollcall.last == "RK1:NOBODY");
  CHECK_FALSE(desk.app.rollcall.last_is_shared);
  CHECK(desk.ask(rollcall::Scanned{"RK1:SEASIDE"}).empty());
  REQUIRE(desk.app.rollcall.stranger);
  CHECK(desk.app.rollcall.stranger->tour == "海辺");
  desk.share("SAME");
  CHECK(desk.ask(rollcall::Scanned{"RK1:SAME"}).empty());
  CHECK(desk.app.rollcall.last == "RK1:SAME");
  CHECK(desk.app.rollcall.last_is_shared);
  CHECK(desk.state_of(desk.season.takahashi) == "");
  CHECK(desk.state_of(desk.season.yoshida) == "");
}

TEST_CASE("a badge that is scanned over the pad counts nobody") {
  Bearers desk;
  desk.ask(today::CountVisitors{desk.season.event});
  CHECK(desk.ask(shell::Intent(shell::Scan{"RK1:12345"})).empty());
  CHECK(desk.app.screen == Screen::tally);
  CHECK(desk.app.tally.visitors == 0);
  CHECK(desk.app.notice == "scan.not_here");
}

TEST_CASE("a badge is no slip, though its token were digits alone") {
  CHECK(monitor::slip_number("slip:12") == "12");
  CHECK_FALSE(monitor::slip_number("RK1:12"));
}
