#include "ui/present/conflicts.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/ui/places_of_headquarters.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::conflicts;

namespace {

const Conflict& in_view(const Headless& s) {
  REQUIRE(s.app.conflicts.question);
  return s.app.conflicts.question->conflict;
}

Value value_now(Headless& s, EntryId record, std::string_view field) {
  const RecordState& state = *s.season.records.state(record);
  return state.values[static_cast<std::size_t>(state.kind->find(field))];
}

EntryId dispute_seat(Headless& s) {
  s.season.records.set(s.season.takahashi, {{"seat", "2B"}});
  s.season.records.conflict(s.season.takahashi, "seat", "9D");
  return s.season.takahashi;
}

std::vector<Command> commands_of(const std::vector<Request>& requests) {
  std::vector<Command> commands;
  for (const Request& request : requests)
    if (const auto* command = std::get_if<Command>(&request.work)) commands.push_back(*command);
  return commands;
}

std::size_t questions_asked(const Headless& s) {
  return static_cast<std::size_t>(std::ranges::count_if(s.requests, [](const Request& request) {
    return std::holds_alternative<ConflictsWork>(request.work);
  }));
}

Request last_question(const Headless& s) {
  const auto at = std::ranges::find_if(
      s.requests.rbegin(), s.requests.rend(),
      [](const Request& request) { return std::holds_alternative<ConflictsWork>(request.work); });
  REQUIRE(at != s.requests.rend());
  return *at;
}

}  // namespace

TEST_CASE("the first drawing does not wait for the answer, which is asked for once") {
  Headless s;
  dispute_seat(s);
  s.ask(shell::Intent(shell::GoTo{{Screen::conflicts}}));
  s.settle_down();
  CHECK(s.find("conflicts.looking"));
  CHECK_FALSE(s.find("conflicts.none"));
  s.want();
  s.settle_down();
  s.want();
  REQUIRE(questions_asked(s) == 1);
  s.end(last_question(s), ConflictsFound{told_conflicts(s.season.records)});
  s.settle_down();
  CHECK(s.text("conflicts.count") == "1 / 1");
  CHECK(s.text("conflicts.about").find("髙橋 花子 › 座席") != std::string::npos);
  CHECK(s.text("conflicts.value/1") == "2B");
  CHECK(s.text("conflicts.value/2") == "9D");
  CHECK(s.text("conflicts.from/2") == "2号車　担当 s12");
  CHECK(s.text("conflicts.when/2").ends_with("08:55"));
}

TEST_CASE("a decision is one command, of the value of that card, and none without a press") {
  Headless s;
  const EntryId person = dispute_seat(s);
  open_conflicts_screen(s);
  s.settle_down();
  const auto commands = commands_of(s.hold(conflicts::Keep{1}));
  REQUIRE(commands.size() == 1);
  const Resolve& resolve = std::get<Resolve>(commands[0]);
  CHECK(resolve.id == person);
  CHECK(resolve.field == "seat");
  CHECK(resolve.value.view() == Value::of("9D"));
  CHECK(s.hold(conflicts::Keep{0}).empty());  // not a second one before the first has ended
  s.run(s.requests.back());
  CHECK(value_now(s, person, "seat") == Value::of("9D"));
  CHECK(s.season.records.conflicts().empty());
  s.settle_down();
  CHECK(s.find("conflicts.none"));
  REQUIRE(s.click("conflicts.today"));
  CHECK(s.app.screen == Screen::today);
}

TEST_CASE("a hundred are decided by Enter alone, and each time the first card has the focus") {
  Headless s;
  many_conflicts(s, 100);
  open_conflicts_screen(s);
  s.settle_down();
  for (int i = 0; i < 100; ++i) {
    REQUIRE(s.focus.has("conflicts.decide/1"));
    if (i % 2 == 1) {
      s.key(ImGuiKey_RightArrow);
      s.settle_down();
      REQUIRE(s.focus.has("conflicts.decide/2"));
    }
    s.key(ImGuiKey_Enter);
    s.settle_down();
  }
  CHECK(s.season.records.conflicts().empty());
  CHECK(s.find("conflicts.none"));
}

TEST_CASE("the next and the previous are a key away, and Enter in the list shows one") {
  Headless s;
  many_conflicts(s, 3);
  open_conflicts_screen(s);
  s.settle_down();
  const EntryId first = in_view(s).id;
  s.key(ImGuiKey_PageDown);
  s.settle_down();
  CHECK(s.text("conflicts.count") == "2 / 3");
  CHECK(in_view(s).id != first);
  CHECK(s.focus.has("conflicts.decide/1"));
  s.key(ImGuiKey_PageUp);
  s.settle_down();
  CHECK(in_view(s).id == first);
  s.key(ImGuiKey_PageUp);
  s.settle_down();
  CHECK(s.text("conflicts.count") == "1 / 3");
  REQUIRE(s.click("conflicts.row/3"));
  s.settle_down();
  CHECK(s.text("conflicts.count") == "3 / 3");
}

TEST_CASE("roll calls come first, and two counts of one are decided in both records") {
  Headless s;
  dispute_seat(s);
  const EntryId call = count_twice(s.season);
  open_conflicts_screen(s);
  s.settle_down();
  REQUIRE(in_view(s).kind->name == "rollcall");
  CHECK(s.app.conflicts.question->what == What::counts);
  CHECK(s.text("conflicts.what") == say(Language::ja, "conflicts.what.counts"));
  REQUIRE(s.click("conflicts.decide/2"));
  CHECK(value_now(s, call, "counted_n") == Value::of(std::int64_t{38}));
  CHECK(told_conflicts(s.season.records).size() == 1);  // of the seat
  s.settle_down();
  CHECK(in_view(s).field == "seat");
}

TEST_CASE("an edit beside a void asks whether the record stays, with its own sentence") {
  for (const std::size_t card : {0, 1}) {
    Headless s;
    const EntryId person = s.season.takahashi;
    s.season.records.make_void(person, "二重");
    s.season.records.conflict(person, "bus", "2号車");
    open_conflicts_screen(s);
    s.settle_down();
    REQUIRE(in_view(s).field == "_void");
    CHECK(s.text("conflicts.what") == say(Language::ja, "conflicts.what.life"));
    CHECK_FALSE(s.find("conflicts.other"));
    const bool strikes_out = !in_view(s).claims[card].value.view().is_null();
    CHECK(s.text("conflicts.value/" + std::to_string(card + 1)).find("取消") ==
          (strikes_out ? 0 : std::string::npos));
    s.ask(conflicts::Keep{card});
    CHECK(s.season.records.state(person)->is_void() == strikes_out);
  }
}

TEST_CASE("another value is read as the field wants it, and what it is not is said below it") {
  Headless s;
  count_twice(s.season);
  open_conflicts_screen(s);
  s.settle_down();
  CHECK(s.hold(DecideOther{}).empty());  // nothing typed
  s.ask(TypeOther{"四十"});
  s.ask(DecideOther{});
  s.settle_down();
  CHECK(s.find("conflicts.other.mistake"));
  s.ask(TypeOther{"４０"});
  s.settle_down();
  CHECK_FALSE(s.find("conflicts.other.mistake"));
  const auto commands = commands_of(s.ask(DecideOther{}));
  REQUIRE(commands.size() == 1);
  CHECK(std::get<Resolve>(commands[0]).value.view() == Value::of(std::int64_t{40}));
}

TEST_CASE("of a choice every word but those of the cards is offered, and nothing else is taken") {
  Headless s;
  s.season.records.set(s.season.takahashi, {{"status", "confirmed"}});
  s.season.records.conflict(s.season.takahashi, "status", "cancelled");
  open_conflicts_screen(s);
  s.settle_down();
  CHECK(s.find("conflicts.other.choice/no_show"));
  CHECK_FALSE(s.find("conflicts.other.choice/cancelled"));
  CHECK(s.hold(DecideCode{"cancelled"}).empty());
  s.ask(DecideCode{"no_show"});
  CHECK(value_now(s, s.season.takahashi, "status") == Value::of("no_show"));
}

TEST_CASE("a value that has not come is told so and cannot be chosen") {
  Headless s;
  dispute_seat(s);
  auto conflicts = told_conflicts(s.season.records);
  conflicts[0].claims[0].withheld = true;
  s.ask(shell::Intent(shell::GoTo{{Screen::conflicts}}));
  answer_conflicts(s, conflicts);
  s.settle_down();
  CHECK(s.find("conflicts.withheld/1"));
  CHECK_FALSE(s.find("conflicts.decide/1"));
  CHECK(s.hold(conflicts::Keep{0}).empty());
  CHECK(s.focus.home == "conflicts.decide/2");
}

TEST_CASE("an allergy is covered until somebody asks for it, which is recorded, and for a while") {
  Headless s;
  s.season.records.set(s.season.takahashi, {{"allergy", "そば"}});
  s.season.records.conflict(s.season.takahashi, "allergy", "たまご");
  open_conflicts_screen(s);
  s.settle_down();
  const auto tells = [&](std::string_view words) {
    return std::ranges::any_of(
        s.seen, [&](const Seen& one) { return one.text.find(words) != std::string::npos; });
  };
  CHECK_FALSE(tells("そば"));
  CHECK_FALSE(s.find("conflicts.decide/1"));
  CHECK(s.hold(conflicts::Keep{0}).empty());
  REQUIRE(s.click("conflicts.uncover"));
  REQUIRE(s.requests.size() >= 2);
  const auto& viewing = std::get<Create>(std::get<Command>(s.requests.back().work));
  CHECK(viewing.kind == "viewing");
  s.settle_down();
  CHECK(tells("そば"));
  CHECK(std::string_view(s.find("conflicts.value/1")->privacy) == "P3");
  s.app.situation.now.unix_ms += viewing::shown_ms;
  s.settle_down();
  CHECK_FALSE(tells("そば"));
}

TEST_CASE("while names are hidden neither the name nor a personal value is told") {
  Headless s;
  s.season.records.set(s.season.takahashi, {{"kana", "タカハシ"}});
  s.season.records.conflict(s.season.takahashi, "kana", "コウノハシ");
  open_conflicts_screen(s);
  s.settle_down();
  CHECK(s.text("conflicts.value/2") == "コウノハシ");
  s.ask(shell::Intent(shell::HideNames{true}));
  s.settle_down();
  for (const Seen& one : s.seen) {
    CAPTURE(one.key);
    CHECK(std::string_view(one.privacy) < "P2");
    CHECK(one.text.find("ハシ") == std::string::npos);
    CHECK(one.text.find("髙橋") == std::string::npos);
  }
  CHECK_FALSE(s.find("conflicts.decide/1"));
}

TEST_CASE("an answer that does not know of a decision is not believed; another one is asked for") {
  Headless s;
  many_conflicts(s, 2);
  open_conflicts_screen(s);
  const auto both = told_conflicts(s.season.records);
  look(s.app, s.season.records);  // others have written
  s.want();
  const Request asked = last_question(s);
  s.ask(conflicts::Keep{0});
  s.end(asked, ConflictsFound{both});
  CHECK(s.app.conflicts.open.size() == 1);
  s.want();
  REQUIRE(questions_asked(s) == 3);
  s.end(last_question(s), ConflictsFound{told_conflicts(s.season.records)});
  CHECK(s.app.conflicts.open.size() == 1);
  s.want();
  CHECK(questions_asked(s) == 3);
}

TEST_CASE("a new answer keeps what is in view and what was being typed") {
  Headless s;
  many_conflicts(s, 3);
  open_conflicts_screen(s);
  s.ask(Step{1});
  s.ask(TypeOther{"3C"});
  const EntryId here = in_view(s).id;
  auto now = told_conflicts(s.season.records);
  now.erase(now.begin());
  look(s.app, s.season.records);
  answer_conflicts(s, now);
  CHECK(in_view(s).id == here);
  CHECK(s.app.conflicts.at == 0);
  CHECK(s.app.conflicts.typed == "3C");
}

TEST_CASE("what cannot be read is said, and asked for again only when somebody wants it") {
  Headless s;
  s.ask(shell::Intent(shell::GoTo{{Screen::conflicts}}));
  s.want();
  s.end(last_question(s), ConflictsFound{Error(Code::store_damaged)});
  s.settle_down();
  s.want();
  CHECK(questions_asked(s) == 1);
  CHECK(s.find("conflicts.failed"));
  REQUIRE(s.click("conflicts.again"));
  s.want();
  CHECK(questions_asked(s) == 2);
}

TEST_CASE("a refused decision leaves the dispute in view") {
  Headless s;
  dispute_seat(s);
  open_conflicts_screen(s);
  s.refusal = Error(Code::disk_full);
  s.ask(conflicts::Keep{0});
  CHECK(in_view(s).field == "seat");
  CHECK(s.app.refusal);
  CHECK_FALSE(s.season.records.conflicts().empty());
}

TEST_CASE("today and a merge that brings conflicts lead there") {
  Headless s;
  dispute_seat(s);
  s.settle_down();
  REQUIRE(s.click("today.conflicts"));
  CHECK(s.app.screen == Screen::conflicts);
  s.ask(shell::Intent(shell::DropFiles{{"/media/a.renkei"}}));
  MergePreview preview;
  preview.files.push_back({.file = "/media/a.renkei", .status = MergeReport::Status::merged});
  preview.after.conflicts = 1;
  s.end(s.requests.back(), Previewed{preview});
  s.ask(merge::Take{});
  s.end(s.requests.back(), Merged{preview.files});
  s.settle_down();
  REQUIRE(s.click("merge.to_conflicts"));
  CHECK(s.app.screen == Screen::conflicts);
}

TEST_CASE("what was decided is listed with who and when, and decided anew by an ordinary change") {
  Headless s;
  const EntryId person = dispute_seat(s);
  s.ask(shell::Intent(shell::GoTo{{Screen::conflicts}}));
  answer_conflicts(s, {});
  answer_decisions(s, {decision_about(s.season, person, "seat", {"2B", "9D"})});
  s.settle_down();
  CHECK(s.find("conflicts.none"));
  CHECK(s.text("conflicts.decided.fact/1") == "座席: 2B");
  CHECK(s.text("conflicts.decided.when/1").ends_with("本部　担当 s01"));
  REQUIRE(s.click("conflicts.decide_anew/1"));
  REQUIRE(s.click("conflicts.leave"));
  CHECK(s.find("conflicts.none"));
  REQUIRE(s.click("conflicts.decide_anew/1"));
  CHECK(s.text("conflicts.value/2") == "9D");
  CHECK(s.focus.home == "conflicts.decide/1");
  const auto commands = commands_of(s.ask(conflicts::Keep{1}));
  REQUIRE(commands.size() == 1);
  CHECK(std::get<Set>(commands[0]).id == person);
  CHECK(value_now(s, person, "seat") == Value::of("9D"));
  CHECK_FALSE(s.app.conflicts.question);
}

TEST_CASE("of one thing recorded twice every record is decided anew, and it can be left as it is") {
  Headless s;
  const EntryId first = count_twice(s.season);
  open_conflicts_screen(s);
  const std::vector<Claim> claims = in_view(s).claims;
  PastDecision made{.record = first, .kind = find_kind("rollcall"), .field = "counted_n"};
  made.value = claims[0].value;
  made.among = claims;
  made.together = {claims[1].record};
  answer_decisions(s, {made});
  s.settle_down();
  s.ask(ShowDecided{0});
  s.settle_down();
  REQUIRE(s.click("conflicts.leave"));
  CHECK_FALSE(s.app.conflicts.question->past);
  s.ask(ShowDecided{0});
  const auto commands = commands_of(s.ask(conflicts::Keep{1}));
  REQUIRE(commands.size() == 2);
  for (const Claim& claim : claims)
    CHECK(value_now(s, claim.record, "counted_n") == Value::of(std::int64_t{38}));
  CHECK(s.app.conflicts.writing == 0);
}

TEST_CASE("a decision about an allergy does not tell it") {
  Headless s;
  s.season.records.set(s.season.takahashi, {{"allergy", "そば"}});
  open_conflicts_screen(s);
  answer_decisions(s,
                   {decision_about(s.season, s.season.takahashi, "allergy", {"そば", "たまご"})});
  s.settle_down();
  REQUIRE(s.find("conflicts.decided.fact/1"));
  for (const Seen& one : s.seen) CHECK(one.text.find("そば") == std::string::npos);
  REQUIRE(s.click("conflicts.decide_anew/1"));
  s.settle_down();
  for (const Seen& one : s.seen) CHECK(one.text.find("そば") == std::string::npos);
  CHECK(s.find("conflicts.uncover"));
}

TEST_CASE("the story of the record is a button away, and what was in view is there afterwards") {
  Headless s;
  many_conflicts(s, 3);
  open_conflicts_screen(s);
  s.ask(Step{1});
  const EntryId here = in_view(s).id;
  s.settle_down();
  REQUIRE(s.click("conflicts.history"));
  CHECK(address(s.app) == Address{Screen::history, here});
  s.ask(shell::Intent(shell::Back{}));
  CHECK(s.app.screen == Screen::conflicts);
  CHECK(in_view(s).id == here);
}
