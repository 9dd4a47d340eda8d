#include "ui/present/rollcall.hpp"

#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::rollcall;

namespace {

template <class Desk>
void open_call(Desk& desk) {
  desk.ask(shell::Intent(
      shell::GoTo{{Screen::rollcall, desk.season.tour, desk.season.stop, 0, "departure"}}));
}

template <class Desk>
void count(Desk& desk, int heads) {
  desk.ask(TypeDigit{heads});
  desk.ask(Count{});
}

// Says everything that has to be said about somebody's parting.
std::vector<Request> part(FakeDesk& desk, EntryId person, const char* state) {
  desk.ask(Mark{person, state});
  REQUIRE(desk.app.rollcall.parting);
  parting::Draft draft = *desk.app.rollcall.parting;
  draft.agreed_by = "s01";
  draft.contact = "090-0000-0000";
  draft.until = 0;
  desk.ask(rollcall::Intent(parting::Change{draft}));
  return desk.ask(rollcall::Intent(parting::Agree{}));
}

// A call that some device made at the first stop.
EntryId add_call(FakeDesk& desk, LogNumber log, std::int64_t heads, std::int64_t round = 1) {
  Assigns fields = {{"tour_id", desk.season.tour},
                    {"stop_id", desk.season.stop},
                    {"phase", "departure"},
                    {"counted_n", heads}};
  if (round > 1) fields.push_back({"round", round});
  return desk.season.records.add("rollcall", fields, log);
}

}  // namespace

TEST_CASE("before the heads are counted nothing on the screen tells how many they should be") {
  Headless screen;
  open_call(screen);
  screen.settle_down();
  CHECK_FALSE(screen.app.rollcall.result);
  CHECK(screen.app.rollcall.lines.empty());
  CHECK_FALSE(screen.find("rollcall.expected"));
  CHECK_FALSE(screen.find("rollcall.list"));
  for (const Seen& one : screen.seen)
    CHECK(one.text.find("3") == (one.key.ends_with("/3") ? 0 : std::string::npos));
  screen.key(ImGuiKey_2);
  screen.settle_down();
  CHECK(screen.text("rollcall.count") == "2");
  REQUIRE(screen.click("rollcall.counted"));
  CHECK(screen.text("rollcall.expected").find("3") != std::string::npos);
  CHECK(screen.find("rollcall.result")->state == "absent");
}

TEST_CASE("who is missing stays unconfirmed until somebody says what became of them") {
  FakeDesk desk;
  open_call(desk);
  count(desk, 2);
  const Model& call = desk.app.rollcall;
  REQUIRE(call.result);
  CHECK(call.lines.size() == 3);
  CHECK(call.result->expected == 3);
  CHECK(desk.ask(Close{}).empty());
  desk.ask(Mark{desk.season.takahashi, "present"});
  desk.ask(rollcall::Scanned{"B002"});
  CHECK(call.result->present == 2);
  CHECK(call.result->unmarked == 1);
  CHECK_FALSE(call.result->can_close());
  CHECK_FALSE(call.result->is_complete());
  desk.ask(Mark{desk.season.hidden, "absent"});
  CHECK(call.result->can_close());
  CHECK(desk.ask(Close{}).size() == 1);
  CHECK(call.step == Step::closed);
  const auto head = find_as<Rollcall>(desk.season.records, call.head);
  REQUIRE(head);
  CHECK(head->fields.result == "differs");
  CHECK(head->fields.expected_n == 3);
  CHECK(head->fields.counted_n == 2);
}

TEST_CASE("who is missed is named with a way to reach them, and looking at that is recorded") {
  FakeDesk desk;
  open_call(desk);
  count(desk, 2);
  const Model& call = desk.app.rollcall;
  CHECK(missing_lines(call).empty());  // three names are open, one head is lacking
  desk.ask(Mark{desk.season.takahashi, "present"});
  CHECK(missing_lines(call).empty());
  desk.ask(Mark{desk.season.yoshida, "present"});
  REQUIRE(missing_lines(call).size() == 1);
  CHECK(call.lines[missing_lines(call)[0]].id == desk.season.hidden);
  desk.ask(Mark{desk.season.takahashi, "absent"});
  CHECK(missing_lines(call).size() == 1);  // two are missed by name, one by head: the other is open
  CHECK(call.lines[missing_lines(call)[0]].id == desk.season.takahashi);

  CHECK(desk.ask(rollcall::Intent(viewing::Show{desk.season.takahashi, "phone"})).empty());
  desk.ask(Seek{desk.season.takahashi});
  REQUIRE(call.sought);
  CHECK_FALSE(call.sought->shown);
  CHECK(desk.ask(rollcall::Intent(viewing::Show{desk.season.takahashi, "phone"})).size() == 1);
  REQUIRE(call.sought->shown);
  CHECK(call.sought->shown->what == "phone");
  const auto seen = all<Viewing>(desk.season.records);
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].fields.participant_id.id == desk.season.takahashi);
  desk.ask(Mark{desk.season.takahashi, "present"});  // found
  CHECK_FALSE(call.sought);
  REQUIRE(missing_lines(call).size() == 1);
  desk.ask(Seek{desk.season.hidden});
  CHECK(call.sought);
  desk.ask(shell::Intent(shell::Back{}));  // closes the sheet
  CHECK_FALSE(call.sought);
  CHECK(desk.app.screen == Screen::rollcall);
}

TEST_CASE("a roll call that agrees in heads and names ends as agreed") {
  FakeDesk desk;
  open_call(desk);
  count(desk, 3);
  for (const EntryId id : {desk.season.takahashi, desk.season.yoshida, desk.season.hidden})
    desk.ask(Mark{id, "present"});
  CHECK(desk.app.rollcall.result->is_complete());
  desk.ask(Close{});
  CHECK(find_as<Rollcall>(desk.season.records, desk.app.rollcall.head)->fields.result == "agreed");
}

TEST_CASE("who is apart is expected no more, and a mark can be taken back by saying it again") {
  FakeDesk desk;
  open_call(desk);
  count(desk, 2);
  desk.ask(Mark{desk.season.takahashi, "present"});
  desk.ask(Mark{desk.season.yoshida, "present"});
  part(desk, desk.season.hidden, "separate");
  CHECK(desk.app.rollcall.result->is_complete());
  CHECK(desk.app.rollcall.result->due() == 2);
  desk.ask(Mark{desk.season.hidden, "unconfirmed"});
  CHECK(desk.app.rollcall.result->unmarked == 1);
  CHECK_FALSE(desk.app.rollcall.result->is_complete());
}

TEST_CASE(
    "nobody goes another way before it is said who agreed, until where, and how to be reached") {
  FakeDesk desk;
  open_call(desk);
  count(desk, 2);
  const Model& call = desk.app.rollcall;
  CHECK(desk.ask(Mark{desk.season.hidden, "left"}).empty());
  REQUIRE(call.parting);
  CHECK(desk.ask(rollcall::Intent(parting::Agree{})).empty());
  CHECK(call.result->unmarked == 3);
  desk.ask(shell::Intent(shell::Back{}));  // closes the sheet
  CHECK_FALSE(call.parting);
  CHECK(desk.app.screen == Screen::rollcall);
  CHECK(all<LeftTour>(desk.season.records).empty());
}

TEST_CASE("handing somebody over within the call is a record of its own, and ends the missing") {
  FakeDesk desk;
  open_call(desk);
  count(desk, 2);
  const Model& call = desk.app.rollcall;
  desk.ask(Mark{desk.season.takahashi, "present"});
  desk.ask(Mark{desk.season.yoshida, "present"});
  CHECK_FALSE(call.result->can_close());
  CHECK(part(desk, desk.season.hidden, "left").size() == 2);
  const auto left = all<LeftTour>(desk.season.records);
  REQUIRE(left.size() == 1);
  CHECK(left[0].fields.from_stop.id == desk.season.stop);
  CHECK(left[0].fields.agreed_by == "s01");
  CHECK(call.result->expected == 2);
  CHECK(call.result->is_complete());
  CHECK(call.lines.size() == 3);
  CHECK(call.lines.back().parting == left[0].id);
  desk.ask(Close{});
  const auto head = find_as<Rollcall>(desk.season.records, call.head);
  CHECK(head->fields.expected_n == 2);
  CHECK(head->fields.result == "agreed");
}

TEST_CASE("on arriving somebody has parted before that stop") {
  FakeDesk desk;
  desk.ask(shell::Intent(
      shell::GoTo{{Screen::rollcall, desk.season.tour, desk.season.later_stop, 0, "arrival"}}));
  count(desk, 2);
  part(desk, desk.season.hidden, "left");
  const auto left = all<LeftTour>(desk.season.records);
  REQUIRE(left.size() == 1);
  CHECK(left[0].fields.from_stop.id == desk.season.stop);
  CHECK(desk.app.rollcall.result->expected == 2);
}

TEST_CASE(
    "an old parting is taken back in the call only with a reason, another device's not at all") {
  FakeDesk desk;
  FakeRecords& records = desk.season.records;
  const Assigns from = {{"from_stop", desk.season.stop}};
  const EntryId own = records.add("left_tour", {{"participant_id", desk.season.hidden}, from[0]});
  const EntryId others =
      records.add("left_tour", {{"participant_id", desk.season.yoshida}, from[0]}, 2);
  open_call(desk);
  count(desk, 1);
  const Model& call = desk.app.rollcall;
  CHECK(call.result->expected == 1);
  CHECK(call.lines.size() == 3);
  CHECK(desk.ask(Mark{desk.season.hidden, "unconfirmed"}).empty());
  REQUIRE(call.reason);
  CHECK(desk.ask(TakeBackParting{" "}).empty());
  CHECK(desk.ask(TakeBackParting{"二重"}).size() == 2);
  CHECK(records.find(own)->is_void);
  CHECK(records.find(own)->void_reason == "二重");
  CHECK_FALSE(call.reason);
  CHECK(call.result->expected == 2);
  CHECK(desk.ask(Mark{desk.season.yoshida, "present"}).size() == 1);
  CHECK_FALSE(records.find(others)->is_void);
  CHECK(call.result->extra == 1);
}

TEST_CASE("another tour's person is taken aboard only when somebody means it") {
  FakeDesk desk;
  FakeRecords& records = desk.season.records;
  const EntryId other = records.add("tour", {{"event_id", desk.season.event}, {"name", "海辺"}});
  const EntryId person = records.add("participant", {{"tour_id", other}, {"name", "浜田"}});
  open_call(desk);
  count(desk, 4);
  const Model& call = desk.app.rollcall;
  CHECK(desk.ask(rollcall::Scanned{records.id_text(person)}).empty());
  REQUIRE(call.stranger);
  CHECK(call.stranger->tour == "海辺");
  CHECK(call.stranger->name == "浜田");
  CHECK_FALSE(call.last);
  const auto made = desk.ask(TakeIn{person});
  REQUIRE(made.size() == 2);
  CHECK(std::get<Create>(std::get<Command>(made[0].work)).anyway);
  CHECK_FALSE(call.stranger);
  for (const EntryId id : {desk.season.takahashi, desk.season.yoshida, desk.season.hidden})
    desk.ask(Mark{id, "present"});
  CHECK(call.result->extra == 1);
  CHECK(call.result->is_complete());
  desk.ask(rollcall::Scanned{records.id_text(other)});  // no person
  CHECK(call.last == records.id_text(other));
}

TEST_CASE("before this device has counted, another device's call tells nothing here either") {
  FakeDesk desk;
  add_call(desk, 2, 3);
  open_call(desk);
  const Model& call = desk.app.rollcall;
  CHECK(call.step == Step::count);
  CHECK(call.counts.empty());
  CHECK(call.lines.empty());
  CHECK_FALSE(call.result);
}

TEST_CASE(
    "a count that differs from another device's is a round of its own, and replaces nothing") {
  FakeDesk desk;
  const EntryId theirs = add_call(desk, 2, 2);
  open_call(desk);
  count(desk, 3);
  const Model& call = desk.app.rollcall;
  CHECK(call.head != theirs);
  CHECK(call.round == 2);
  CHECK(call.step == Step::names);
  CHECK(call.counts == std::vector<std::int64_t>{2, 3});
  CHECK(find_as<Rollcall>(desk.season.records, theirs)->fields.counted_n == 2);
  add_call(desk, 2, 3, 3);  // they have counted again, and agree
  look(desk.app, desk.season.records);
  CHECK(call.round == 2);
  CHECK(call.counts == std::vector<std::int64_t>{3});
}

TEST_CASE("a count that agrees with another device's joins its call, until this program ends") {
  FakeDesk desk;
  const EntryId theirs = add_call(desk, 2, 3);
  desk.app.situation.wishes.staff = "s09";
  open_call(desk);
  count(desk, 3);
  CHECK(desk.app.rollcall.head == theirs);
  CHECK(desk.app.rollcall.round == 1);
  CHECK(find_as<Rollcall>(desk.season.records, theirs)->fields.leader.empty());
  look(desk.app, desk.season.records);
  CHECK(desk.app.rollcall.step == Step::names);
  desk.app.rollcall = {};  // another start: nobody knows that this device had counted
  open_call(desk);
  CHECK(desk.app.rollcall.step == Step::count);
}

TEST_CASE("what was said to be saved is there after another start: count, names, partings") {
  FakeDesk desk;
  open_call(desk);
  count(desk, 2);
  desk.ask(Mark{desk.season.takahashi, "present"});
  part(desk, desk.season.hidden, "left");
  desk.ask(TypeSecond{"4"});  // never said to be saved
  desk.app.rollcall = {};
  open_call(desk);
  const Model& call = desk.app.rollcall;
  CHECK(call.step == Step::names);
  CHECK(call.result->counted == 2);
  CHECK(call.result->present == 1);
  CHECK(call.result->expected == 2);
  CHECK(call.second.empty());
}

TEST_CASE("a roll call that was left half way goes on where it was") {
  FakeDesk desk;
  open_call(desk);
  count(desk, 3);
  desk.ask(Mark{desk.season.takahashi, "present"});
  desk.ask(shell::Intent(shell::GoTo{{Screen::today}}));
  open_call(desk);
  CHECK(desk.app.rollcall.step == Step::names);
  CHECK(desk.app.rollcall.result->present == 1);
  desk.ask(ChoosePhase{"arrival"});  // another call
  CHECK(desk.app.rollcall.step == Step::count);
}

TEST_CASE("counting again is a second round, and the first one stays") {
  FakeDesk desk;
  open_call(desk);
  count(desk, 2);
  const EntryId first = desk.app.rollcall.head;
  desk.ask(CountAgain{});
  CHECK(desk.app.rollcall.step == Step::count);
  CHECK_FALSE(desk.app.rollcall.result);
  count(desk, 3);
  CHECK(desk.app.rollcall.head != first);
  CHECK(desk.app.rollcall.round == 2);
  CHECK(desk.app.rollcall.result->counted == 3);
  CHECK(find_as<Rollcall>(desk.season.records, first)->fields.counted_n == 2);
}

TEST_CASE("the second person counts without the first count in view, under a code of their own") {
  Headless screen;
  open_call(screen);
  count(screen, 3);
  screen.settle_down();
  REQUIRE(screen.click("rollcall.second.begin"));
  CHECK_FALSE(screen.find("rollcall.expected"));
  CHECK_FALSE(screen.find("rollcall.result"));
  CHECK_FALSE(screen.find("rollcall.list"));
  CHECK(screen.ask(CountSecond{}).empty());
  screen.ask(TypeSecondCode{"s02"});
  screen.ask(TypeSecond{"４"});
  CHECK(screen.ask(CountSecond{}).size() == 1);
  const auto head = find_as<Rollcall>(screen.season.records, screen.app.rollcall.head);
  CHECK(head->fields.second_n == 4);
  CHECK(head->fields.second_checker == "s02");
  screen.settle_down();
  CHECK(screen.find("rollcall.second")->state == "absent");
}

TEST_CASE("two devices' counts that differ are both shown, and the call does not end as agreed") {
  FakeDesk desk;
  FakeRecords& records = desk.season.records;
  for (const auto& [log, heads] : {std::pair<LogNumber, std::int64_t>{FakeRecords::own_log, 3},
                                   std::pair<LogNumber, std::int64_t>{2, 2}})
    records.add("rollcall",
                {{"tour_id", desk.season.tour},
                 {"stop_id", desk.season.stop},
                 {"phase", "departure"},
                 {"counted_n", heads}},
                log);
  open_call(desk);
  CHECK(desk.app.rollcall.counts.size() == 2);
  CHECK(log_of(desk.app.rollcall.head) == FakeRecords::own_log);
  for (const EntryId id : {desk.season.takahashi, desk.season.yoshida, desk.season.hidden})
    desk.ask(Mark{id, "present"});
  desk.ask(Close{});
  CHECK(find_as<Rollcall>(records, desk.app.rollcall.head)->fields.result == "differs");
}

TEST_CASE(
    "a scan of nobody on the list marks nobody and says so; the keypad counts up to four digits") {
  FakeDesk desk;
  open_call(desk);
  for (int i = 0; i < 6; ++i) desk.ask(TypeDigit{9});
  CHECK(desk.app.rollcall.typed == "9999");
  desk.ask(TakeDigit{});
  CHECK(desk.app.rollcall.typed == "999");
  CHECK(desk.ask(rollcall::Scanned{"B001"}).empty());  // before the count
  desk.ask(Count{});
  CHECK(desk.ask(rollcall::Scanned{"B999"}).empty());
  CHECK(desk.app.rollcall.last == "B999");
}
