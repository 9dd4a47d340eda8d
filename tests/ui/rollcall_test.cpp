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
  desk.ask(Mark{desk.season.hidden, "separate"});
  CHECK(desk.app.rollcall.result->is_complete());
  desk.ask(Mark{desk.season.hidden, "unconfirmed"});
  CHECK(desk.app.rollcall.result->unmarked == 1);
  CHECK_FALSE(desk.app.rollcall.result->is_complete());
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
