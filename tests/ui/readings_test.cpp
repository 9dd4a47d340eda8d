#include "ui/present/readings.hpp"

#include <doctest/doctest.h>

#include "tests/ui/headless.hpp"
#include "ui/present/address.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::readings;

namespace {

void open_at(FakeDesk& desk, EntryId gate, const char* word = "") {
  desk.ask(shell::Intent(shell::GoTo{{Screen::readings, desk.season.event, gate, 0, word}}));
}
void be_at(FakeDesk& desk, const char* when) {
  desk.app.situation.now = at(when);
  desk.app.situation.date = std::string(when).substr(0, 10);
}
std::vector<Request> type_and_record(FakeDesk& desk, std::string_view digits) {
  for (const char digit : digits) desk.ask(TypeDigit{digit - '0'});
  return desk.ask(RecordLook{});
}
const Create& created(const std::vector<Request>& made) {
  REQUIRE(made.size() == 1);
  return std::get<Create>(std::get<Command>(made[0].work));
}
OwnValue field(const Create& create, std::string_view name) {
  for (const Assign& assign : create.fields)
    if (assign.field == name) return assign.value;
  return {};
}
std::int64_t number(const Create& create, std::string_view name) {
  return field(create, name).view().integer;
}
std::string text(const Create& create, std::string_view name) {
  return std::string(field(create, name).view().text);
}
void count_at(Season& season, EntryId gate, const char* category, std::int64_t n, LogNumber log = 1,
              const char* when = "2023-10-14T10:30:00+09:00") {
  season.records.add(
      "tally", {{"gate_id", gate}, {"category", category}, {"delta", n}, {"at", at(when)}}, log);
}

}  // namespace

TEST_CASE("the figure that a counter shows is recorded, and its difference to the last is told") {
  FakeDesk desk;
  open_at(desk, desk.season.gate);
  const auto first = type_and_record(desk, "100");
  CHECK(created(first).kind == "counter_reading");
  CHECK(number(created(first), "reading") == 100);
  CHECK(number(created(first), "gate_id") == desk.season.gate);
  be_at(desk, "2023-10-14T11:00:00+09:00");
  type_and_record(desk, "145");
  const Model& model = desk.app.readings;
  REQUIRE(model.looks.size() == 2);
  REQUIRE(model.looks[1].band);
  CHECK(model.looks[1].band->n == 45);
  CHECK(model.looks[1].band->from_hour == 10);
  CHECK(model.looks[1].band->to_hour == 11);
  CHECK(model.typed.empty());
}

TEST_CASE("an hour that was missed makes one band of two hours") {
  FakeDesk desk;
  open_at(desk, desk.season.gate);
  type_and_record(desk, "100");
  be_at(desk, "2023-10-14T12:00:00+09:00");
  type_and_record(desk, "180");
  const CounterBand& band = *desk.app.readings.looks[1].band;
  CHECK(band.n == 80);
  CHECK(band.to_hour - band.from_hour == 2);
}

TEST_CASE("a lower figure is recorded only when somebody says that the counter was set back") {
  FakeDesk desk;
  open_at(desk, desk.season.gate);
  type_and_record(desk, "100");
  be_at(desk, "2023-10-14T11:00:00+09:00");
  CHECK(type_and_record(desk, "12").empty());
  CHECK(desk.app.readings.asks_lower);
  CHECK(desk.ask(WasMistyped{}).empty());
  CHECK(desk.app.readings.typed.empty());
  CHECK(type_and_record(desk, "12").empty());
  const auto made = desk.ask(WasReset{});
  CHECK(number(created(made), "reading") == 12);
  CHECK(number(created(made), "reset_flag") == 1);
  REQUIRE(desk.app.readings.looks.size() == 2);
  CHECK(desk.app.readings.looks[1].band->n == 12);
  CHECK(desk.ask(WasReset{}).empty());  // nothing is asked any more
}

TEST_CASE("a counter that was set back over night is asked about in the morning as well") {
  FakeDesk desk;
  open_at(desk, desk.season.gate);
  type_and_record(desk, "900");
  be_at(desk, "2023-10-15T10:00:00+09:00");
  look(desk.app, desk.season.records);
  REQUIRE(desk.app.readings.before);
  CHECK(desk.app.readings.looks.empty());
  CHECK(type_and_record(desk, "5").empty());
  CHECK(desk.app.readings.asks_lower);
}

TEST_CASE("a reading is taken back by its name and can be done again") {
  FakeDesk desk;
  open_at(desk, desk.season.gate);
  type_and_record(desk, "100");
  const EntryId look = desk.app.readings.looks[0].id;
  const auto undo = desk.ask(TakeBack{});
  REQUIRE(undo.size() == 1);
  CHECK(std::get<Void>(std::get<Command>(undo[0].work)).id == look);
  CHECK(desk.app.readings.looks.empty());
  desk.ask(DoAgain{});
  CHECK(desk.app.readings.looks.size() == 1);
  desk.app.situation.now.unix_ms += 11 * 60'000;
  CHECK(desk.ask(TakeBack{}).empty());
  CHECK(desk.app.readings.sheet.kind == Sheet::Kind::reason);
}

TEST_CASE("a reading about which devices disagree shows every figure") {
  FakeDesk desk;
  open_at(desk, desk.season.gate);
  type_and_record(desk, "100");
  desk.season.records.conflict(desk.app.readings.looks[0].id, "reading", std::int64_t{160});
  look(desk.app, desk.season.records);
  CHECK(desk.app.readings.looks[0].disputed.size() == 2);
}

TEST_CASE("the screen has an address, and its day's end another") {
  FakeDesk desk;
  const Records& records = desk.season.records;
  open_at(desk, desk.season.side_gate, "day_end");
  const std::string text = address_text(address(desk.app), records);
  CHECK(text.ends_with("&page=day_end"));
  CHECK(*parse_address(text, records) == address(desk.app));
  CHECK_FALSE(parse_address("readings?page=night", records));
  CHECK(parse_address("readings?gate=" + records.id_text(desk.season.gate), records));
}

// ---- the day's end

TEST_CASE("the day's end proposes what the tables have, with how it was counted") {
  FakeDesk desk;
  count_at(desk.season, desk.season.gate, "一般", 30);
  count_at(desk.season, desk.season.gate, "関係者", 4);
  count_at(desk.season, desk.season.gate, "一般", 12, 2);
  open_at(desk, desk.season.gate, "day_end");
  const day_end::Model& end = desk.app.readings.day_end;
  REQUIRE(end.proposals.size() == 1);
  CHECK(end.proposals[0].n == 42);
  CHECK(end.proposals[0].staff == 4);
  CHECK(end.others == 1);
  CHECK(end.draft.typed == "42");
  CHECK(end.draft.method == "gate_counter");
  desk.app.situation.wishes.staff = "s01";
  const auto made = desk.ask(day_end::Confirm{});
  const Create& total = created(made);
  CHECK(total.kind == "daily_total");
  CHECK(number(total, "n") == 42);
  CHECK(number(total, "event_id") == desk.season.event);
  CHECK(text(total, "date") == "2023-10-14");
  CHECK(text(total, "unit") == "person_days");
  CHECK(text(total, "method") == "gate_counter");
  CHECK(text(total, "reentry") == "not_counted");
  CHECK(text(total, "confirmed_by") == "s01");
  CHECK(number(total, "includes_staff") == 0);
  REQUIRE(day_end::said_here(end));
  CHECK(day_end::said_here(end)->n == 42);
}

TEST_CASE("a person says another number, and what this device said before is changed by it") {
  FakeDesk desk;
  count_at(desk.season, desk.season.gate, "一般", 30);
  open_at(desk, desk.season.gate, "day_end");
  desk.ask(day_end::Confirm{});
  desk.ask(day_end::SayOther{true});
  for (const int digit : {3, 5}) desk.ask(TypeDigit{digit});
  desk.ask(day_end::SayHow{"method", "estimate"});
  desk.ask(day_end::Confirm{});
  const auto totals = all<DailyTotal>(desk.season.records);
  REQUIRE(totals.size() == 1);
  CHECK(totals[0].fields.n == 35);
  CHECK(totals[0].fields.method == "estimate");
  desk.ask(day_end::SayOther{true});
  desk.ask(day_end::SayOther{false});
  CHECK(desk.app.readings.day_end.draft.typed == "30");  // back to the tables' number
}

TEST_CASE(
    "gates of different units are never added up, and a method that nobody said is asked for") {
  FakeDesk desk;
  count_at(desk.season, desk.season.gate, "一般", 30);
  count_at(desk.season, desk.season.side_gate, "一般", 8);  // has no unit and no method
  open_at(desk, desk.season.gate, "day_end");
  const day_end::Model& end = desk.app.readings.day_end;
  CHECK(end.proposals.size() == 2);
  desk.ask(day_end::ChooseProposal{""});
  CHECK(end.draft.typed == "8");
  CHECK(desk.ask(day_end::Confirm{}).empty());
  desk.ask(day_end::SayHow{"unit", "person"});
  desk.ask(day_end::SayHow{"method", "full_count"});
  CHECK(desk.ask(day_end::Confirm{}).empty());
  desk.ask(day_end::SayHow{"reentry", "unknown"});
  CHECK(desk.ask(day_end::Confirm{}).size() == 1);
}

TEST_CASE("what other devices confirmed stands beside it, and differs in the open") {
  FakeDesk desk;
  count_at(desk.season, desk.season.gate, "一般", 30);
  desk.season.records.add("daily_total",
                          {{"event_id", desk.season.event},
                           {"date", "2023-10-14"},
                           {"n", std::int64_t{31}},
                           {"unit", "person_days"}},
                          2);
  open_at(desk, desk.season.gate, "day_end");
  const day_end::Model& end = desk.app.readings.day_end;
  REQUIRE(end.said.size() == 1);
  CHECK_FALSE(day_end::differs(end, "person_days"));
  desk.ask(day_end::Confirm{});
  CHECK(end.said.size() == 2);
  CHECK(end.said[0].is_own);
  CHECK(day_end::differs(end, "person_days"));
}

TEST_CASE("after midnight the day before can still be ended") {
  FakeDesk desk;
  count_at(desk.season, desk.season.gate, "一般", 30);
  be_at(desk, "2023-10-15T00:10:00+09:00");
  open_at(desk, desk.season.gate, "day_end");
  CHECK(desk.app.readings.day_end.days == std::vector<std::string>{"2023-10-15", "2023-10-14"});
  CHECK(desk.app.readings.day_end.draft.typed.empty());
  desk.ask(day_end::ChooseDay{"2023-10-14"});
  CHECK(desk.app.readings.day_end.draft.typed == "30");
  CHECK(text(created(desk.ask(day_end::Confirm{})), "date") == "2023-10-14");
}

// ---- by hand

TEST_CASE("a reading is typed and recorded by keys alone, and a lower one answered") {
  Headless screen;
  open_at(screen, screen.season.gate);
  screen.settle_down();
  for (const ImGuiKey key : {ImGuiKey_1, ImGuiKey_Keypad2, ImGuiKey_9, ImGuiKey_Backspace})
    screen.key(key);
  screen.settle_down();
  CHECK(screen.text("readings.figure") == "12");
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  CHECK(screen.text("readings.figure") == "－");
  CHECK(screen.app.readings.looks.size() == 1);
  be_at(screen, "2023-10-14T11:00:00+09:00");
  screen.key(ImGuiKey_5);
  screen.settle_down();
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  REQUIRE(screen.find("readings.reset"));
  screen.key(ImGuiKey_UpArrow);
  screen.settle_down();
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  REQUIRE(screen.app.readings.looks.size() == 2);
  CHECK(screen.app.readings.looks[1].was_reset);
}

TEST_CASE("the day's end is confirmed by a finger, and the pad types another number") {
  Headless screen;
  count_at(screen.season, screen.season.gate, "一般", 30);
  open_at(screen, screen.season.gate);
  screen.settle_down();
  REQUIRE(screen.click("readings.day_end"));
  CHECK(screen.text("day_end.n") == "30");
  REQUIRE(screen.click("day_end.other"));
  REQUIRE(screen.click("readings.digit/3"));
  REQUIRE(screen.click("readings.digit/1"));
  CHECK(screen.text("day_end.n") == "31");
  screen.ask(day_end::Confirm{});
  screen.settle_down();
  CHECK(all<DailyTotal>(screen.season.records).at(0).fields.n == 31);
}
