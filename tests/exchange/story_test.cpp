// Stories of several devices: what headquarters sees when files are missing, when names stayed behind,
// and when somebody was struck off a list by one device and seen by another.
#include <doctest/doctest.h>

#include <array>

#include "core/base/file.hpp"
#include "core/base/limits.hpp"
#include "core/report/table.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

using Mode = ExportOptions::Mode;
using Range = ExportOptions::Range;

Create event() { return {"event", {{"name", "交流"}, {"starts_on", "2023-10-14"}}}; }

// One device with a store of its own; files are numbered as they are written.
struct Device {
  Device(const Scratch& folder, const std::string& name, std::uint64_t seed)
      : machine(seed),
        files(folder / (name + "-files")),
        session(made(folder / (name + ".db"), name, machine)) {
    REQUIRE(make_folder(files));
  }
  std::string file(Mode mode = Mode::plain) {
    machine.now_ms += 1'000;
    return exported(session, files, mode, Range::since_export);
  }
  void take(const std::string& file) { CHECK(code_of(merged(session, file)) == ""); }
  std::string text(std::string_view kind, std::string_view field) {
    const auto list = session.list(kind, {}, true);
    REQUIRE(list);
    REQUIRE(!list->empty());
    return std::string(list->at(0).value(field).text);
  }
  std::vector<Conflict> conflicts() { return *session.conflicts(); }
  // Merging and deriving anew must agree.
  void must_be_steady() {
    const std::string before = digest(session);
    CHECK(session.status()->digest == before);
    CHECK(session.rebuild()->digest == before);
  }

  Machine machine;
  std::string files;
  Session session;
};

// An event with a tour, a stop and a person, planned by headquarters and known to two buses.
struct Plan {
  Scratch folder;
  Device hq{folder, "hq", 1}, one{folder, "one", 2}, two{folder, "two", 3};
  EntryId event_id = done(hq.session, event());
  EntryId tour = done(hq.session, Create{"tour", {{"event", event_id}, {"name", "旅"}}});
  EntryId stop = done(
      hq.session, Create{"stop", {{"tour", tour}, {"name", "区役所"}, {"seq", std::int64_t{1}}}});
  EntryId person = done(
      hq.session,
      Create{"participant",
             {{"tour", tour}, {"no", std::int64_t{1}}, {"name", "髙橋"}, {"status", "confirmed"}}});
  std::string plan = hq.file();

  Plan() { one.take(plan), two.take(plan); }
  // The id that headquarters' entry has in another store.
  EntryId of(Device& device, EntryId id) {
    return *device.session.parse_id(hq.session.id_text(id));
  }
  EntryId check_in(Device& device) {
    return done(
        device.session,
        Create{"check_in", {{"participant", of(device, person)}, {"stop", of(device, stop)}}});
  }
};

}  // namespace

TEST_CASE("a device is not in conflict with itself, whichever of its files are missing") {
  const Scratch folder;
  Device bus(folder, "bus", 1);
  const EntryId id = done(bus.session, event());
  std::vector<std::string> files = {bus.file()};
  for (const char* venue : {"一", "二", "三", "四"}) {
    done(bus.session, Set{id, {{"venue", venue}}});
    files.push_back(bus.file());
  }
  done(bus.session, Void{id, "雨"});
  files.push_back(bus.file());
  for (unsigned missing = 0; missing < 1u << 4; ++missing) {
    CAPTURE(missing);
    Device hq(folder, "hq" + std::to_string(missing), 10 + missing);
    for (std::size_t i = files.size(); i-- > 0;)
      if (i == 0 || i == 5 || (missing >> (i - 1) & 1) == 0) hq.take(files[i]);
    CHECK(hq.conflicts().empty());
    hq.must_be_steady();
  }
}

TEST_CASE("what waits for its beginning is counted, listed and shown, and goes when that comes") {
  const Scratch folder;
  Device bus(folder, "bus", 1), hq(folder, "hq", 2);
  const EntryId id = done(bus.session, event());
  const std::string birth = bus.file();
  done(bus.session, Set{id, {{"venue", "体育館"}}});
  hq.take(bus.file());
  CHECK(hq.session.status()->waiting == 1);
  const auto waiting = hq.session.waiting();
  REQUIRE(waiting);
  REQUIRE(waiting->size() == 1);
  CHECK(waiting->at(0).value("venue").text == "体育館");
  CHECK(hq.session.waiting(waiting->at(0).id())->size() == 1);
  hq.take(birth);
  CHECK(hq.session.status()->waiting == 0);
  CHECK(hq.session.waiting()->empty());
  CHECK(hq.text("event", "venue") == "体育館");
}

TEST_CASE(
    "a history begins with the birth and follows who replaced whom, whatever the clocks say") {
  Plan plan;
  const EntryId there = plan.of(plan.one, plan.event_id);
  plan.one.machine.now_ms -= 400 * 86'400'000LL;  // a bus whose clock is a year behind
  done(plan.one.session, Set{there, {{"venue", "一"}}});
  plan.hq.take(plan.one.file());
  done(plan.hq.session, Set{plan.event_id, {{"venue", "二"}}});
  plan.one.take(plan.hq.file());
  done(plan.one.session, Set{there, {{"venue", "三"}}});
  const auto told = plan.one.session.history(there);
  REQUIRE(told);
  REQUIRE(told->size() == 4);
  CHECK(told->at(0).operation == Op::create);
  std::string venues;
  for (const HistoryItem& item : *told)
    for (const Assign& assign : item.fields)
      if (assign.field == "venue") venues += assign.value.view().text;
  CHECK(venues == "一二三");
}

TEST_CASE("a name given out before a fork was known goes on meaning what it meant here") {
  const Scratch folder;
  Machine machine(1), twin_machine(2);
  std::string name;
  {
    Session first = made(folder / "a.db", "a", machine);
    done(first, event());
    REQUIRE(first.close());
  }
  copy_file(folder / "a.db", folder / "b.db");
  Session mine = opened(folder / "a.db", machine), twin = opened(folder / "b.db", twin_machine);
  name =
      mine.id_text(done(mine, Create{"event", {{"name", "こちら"}, {"starts_on", "2023-10-14"}}}));
  done(twin, Create{"event", {{"name", "あちら"}, {"starts_on", "2023-10-14"}}});
  CHECK(code_of(merged(mine, exported(twin, folder.path()))) == "");
  const auto id = mine.parse_id(name);
  REQUIRE(id);
  const auto found = mine.find(*id);
  REQUIRE(found);
  CHECK(found->value("name").text == "こちら");
  const std::string shortened = name.substr(0, 12) + name.substr(name.find('-'));
  const auto by_beginning = mine.parse_id(shortened);
  REQUIRE(by_beginning);
  CHECK(*by_beginning == *id);

  // Headquarters cannot know which of the two is meant, and names both.
  Machine office_machine(3);
  Session office = made(folder / "office.db", "office", office_machine);
  const std::string of_mine = exported(mine, folder / "mine.renkei");
  CHECK(code_of(merged(office, of_mine)) == "");
  for (const std::string& typed : {name, shortened}) {
    const auto refused = office.parse_id(typed);
    REQUIRE_FALSE(refused);
    CHECK(code_of(refused) == "ambiguous_id");
    std::size_t named = 0;
    for (const Record& event : *office.list("event"))
      named += refused.error()
                   .detail("candidates")
                   .find(" " + office.id_text(event.id()).substr(0, 4)) != std::string::npos;
    CHECK(named == 2);
    CHECK((refused.error().detail("about") == "twins") == (typed == name));
  }
}

TEST_CASE("a name that one twin gave to a record and the other to no record finds the record") {
  const Scratch folder;
  Machine machine(1), twin_machine(2), office_machine(3);
  {
    Session first = made(folder / "a.db", "a", machine);
    done(first, event());
    REQUIRE(first.close());
  }
  copy_file(folder / "a.db", folder / "b.db");
  Session mine = opened(folder / "a.db", machine), twin = opened(folder / "b.db", twin_machine);
  done(mine, Set{mine.list("event")->at(0).id(), {{"venue", "体育館"}}});
  const std::string name =
      twin.id_text(done(twin, Create{"event", {{"name", "あちら"}, {"starts_on", "2023-10-14"}}}));
  const std::string of_twin = exported(twin, folder / "twin.renkei");
  Session office = made(folder / "office.db", "office", office_machine);
  merged(office, exported(mine, folder / "mine.renkei"));
  merged(office, of_twin);
  merged(mine, of_twin);
  for (Session* session : {&office, &mine})
    for (const std::string& typed : {name, name.substr(0, 12) + name.substr(name.find('-'))}) {
      const auto id = session->parse_id(typed);
      REQUIRE_MESSAGE(id, told(id));
      CHECK(session->find(*id)->value("name").text == "あちら");
      CHECK(session->records().parse_id(name) == *id);  // as a badge is read
    }
  // What only names a change is called as it was typed.
  const std::string change = name.substr(0, name.find('-')) + "-99";
  const auto unknown = office.parse_id(change);
  CHECK((unknown ? office.id_text(*unknown) : unknown.error().detail("id")) == change);
}

TEST_CASE("what waits for its beginning is found by any beginning of its id") {
  const Scratch folder;
  Device bus(folder, "bus", 1), hq(folder, "hq", 2);
  const EntryId id = done(bus.session, event());
  bus.file();
  done(bus.session, Set{id, {{"venue", "体育館"}}});
  hq.take(bus.file());
  const std::string name = bus.session.id_text(id);
  const std::string typed = name.substr(0, 8) + name.substr(name.find('-'));
  for (const std::string_view kind : {"", "event"}) {
    const auto found = hq.session.parse_id(typed, kind);
    REQUIRE_MESSAGE(found, told(found));
    CHECK(hq.session.waiting(*found)->size() == 1);
  }
  CHECK(code_of(hq.session.parse_id(typed, "tour")) == "not_found");
}

TEST_CASE(
    "a name that stayed behind blanks nothing, counts in a conflict and comes with the next file") {
  Plan plan;
  for (Device* bus : {&plan.one, &plan.two})
    done(bus->session,
         Set{plan.of(*bus, plan.person), {{"name", bus == &plan.one ? "髙橋 一" : "髙橋 二"}}});
  plan.hq.take(plan.one.file(Mode::open));
  CHECK(plan.hq.text("participant", "name") == "髙橋");
  CHECK(plan.hq.session.list("participant")->at(0).withheld ==
        std::vector<std::string_view>{"name"});
  CHECK(plan.hq.conflicts().empty());
  plan.hq.must_be_steady();

  plan.hq.take(plan.two.file(Mode::open));
  REQUIRE(plan.hq.conflicts().size() == 1);
  const std::vector<Conflict> conflicts = plan.hq.conflicts();
  for (const Claim& claim : conflicts[0].claims) CHECK(claim.withheld);

  CHECK(plan.one.session.status()->held_back > 0);
  CHECK(plan.one.session.status()->not_exported == 0);
  plan.hq.take(plan.one.file());
  CHECK(plan.one.session.status()->held_back == 0);
  CHECK(plan.hq.text("participant", "name") == "髙橋 一");
  CHECK(plan.hq.session.list("participant")->at(0).withheld.empty());
  CHECK(plan.hq.conflicts().size() == 1);
  plan.hq.must_be_steady();
}

TEST_CASE("somebody struck off by one device and seen by another is for a person to decide, once") {
  Plan plan;
  plan.check_in(plan.one);
  done(plan.hq.session, Void{plan.person, "取消"});
  plan.hq.take(plan.one.file());
  REQUIRE(plan.hq.conflicts().size() == 1);
  const Conflict conflict = plan.hq.conflicts()[0];
  CHECK(conflict.id == plan.person);
  CHECK(conflict.field == "_void");
  CHECK(conflict.claims.size() == 2);
  CHECK(plan.hq.session.status()->conflicts == 1);
  CHECK(plan.hq.session.conflicts(plan.person)->size() == 1);
  const std::vector<std::string_view> life = {"_void"};
  CHECK(plan.hq.session.find(plan.person)->conflicts == life);
  CHECK(plan.hq.session.list("participant", {}, true)->at(0).conflicts == life);

  SUBCASE("the void stands") {
    done(plan.hq.session, Resolve{plan.person, "_void", "取消"});
    CHECK(plan.hq.session.find(plan.person)->is_void);
  }
  SUBCASE("the person is on board") {
    done(plan.hq.session, Resolve{plan.person, "_void", {}});
    CHECK_FALSE(plan.hq.session.find(plan.person)->is_void);
  }
  CHECK(plan.hq.conflicts().empty());
  CHECK(plan.hq.session.find(plan.person)->conflicts.empty());
  plan.one.take(plan.hq.file());
  CHECK(plan.one.conflicts().empty());
  plan.hq.must_be_steady();
}

TEST_CASE(
    "a void whose author knew of the check-in is no conflict, nor one of which the scan knew") {
  Plan plan;
  plan.check_in(plan.one);
  plan.hq.take(plan.one.file());
  done(plan.hq.session, Void{plan.person, "取消"});
  CHECK(plan.hq.conflicts().empty());
  plan.two.take(plan.hq.file());
  CHECK(plan.two.conflicts().empty());
}

TEST_CASE(
    "a tour made void by somebody who did not know that people are on board is no quiet matter") {
  Plan plan;
  SUBCASE("somebody was checked in") { plan.check_in(plan.one); }
  SUBCASE("heads were counted") {
    done(plan.one.session,
         RollCall{{{"tour", plan.of(plan.one, plan.tour)}, {"counted_n", std::int64_t{40}}}, {}});
  }
  done(plan.hq.session, Void{plan.tour, "台風"});
  CHECK(plan.hq.conflicts().empty());
  plan.hq.take(plan.one.file());
  REQUIRE(plan.hq.conflicts().size() == 1);
  const Conflict conflict = plan.hq.conflicts()[0];
  CHECK(conflict.id == plan.tour);
  CHECK(conflict.field == "_void");
  CHECK(conflict.claims.size() == 2);
  CHECK(plan.hq.session.conflicts(plan.tour)->size() == 1);
  CHECK(plan.hq.session.find(plan.tour)->conflicts == std::vector<std::string_view>{"_void"});
  CHECK(plan.hq.session.list("participant")->at(0).conflicts.empty());
  done(plan.hq.session, Resolve{plan.tour, "_void", "台風"});
  CHECK(plan.hq.conflicts().empty());
  plan.hq.must_be_steady();
}

TEST_CASE(
    "a bus that has heard that its tour and stop are void still checks in and calls the roll") {
  Plan plan;
  done(plan.hq.session, Void{plan.stop, "工事"});
  done(plan.hq.session, Void{plan.tour, "台風"});
  plan.one.take(plan.hq.file());
  const auto scan = plan.one.session.execute(Create{
      "check_in",
      {{"participant", plan.of(plan.one, plan.person)}, {"stop", plan.of(plan.one, plan.stop)}}});
  REQUIRE(scan);
  CHECK(scan->scan.remark == Remark::voided);
  done(plan.one.session, RollCall{{{"tour", plan.of(plan.one, plan.tour)},
                                   {"stop", plan.of(plan.one, plan.stop)},
                                   {"counted_n", std::int64_t{1}}},
                                  {{plan.of(plan.one, plan.person), "present"}}});
  plan.hq.take(plan.one.file());
  const auto report = plan.hq.session.report("attendance", {.tour = plan.tour});
  REQUIRE(report);
  bool shown = false;
  for (const Table& table : report->tables)
    if (table.key == "check_ins") shown = table.rows.size() == 1;
  CHECK(shown);
}

TEST_CASE("a decision on a void tour has seen all its check-ins, more than one change can name") {
  Plan plan;
  for (std::size_t i = 0; i < limits::names_per_change + 5; ++i) plan.check_in(plan.one);
  done(plan.hq.session, Void{plan.tour, "台風"});
  plan.hq.take(plan.one.file());
  REQUIRE(plan.hq.conflicts().size() == 1);
  CHECK(plan.hq.conflicts()[0].claims.size() == 2);  // one use a log is enough
  done(plan.hq.session, Resolve{plan.tour, "_void", "台風"});
  CHECK(plan.hq.conflicts().empty());
  plan.two.take(plan.hq.file());
  plan.two.take(plan.one.file());
  CHECK(plan.two.conflicts().empty());
  plan.hq.must_be_steady();
}

TEST_CASE("two devices that write one instant in two zones agree") {
  Plan plan;
  const std::array<Moment, 2> spelled = {Moment{some_morning_ms, 540}, Moment{some_morning_ms, 0}};
  for (Device* bus : {&plan.one, &plan.two})
    done(bus->session,
         Set{plan.of(*bus, plan.stop), {{"actual_arrive", spelled[bus == &plan.one ? 0 : 1]}}});
  plan.hq.take(plan.one.file());
  plan.hq.take(plan.two.file());
  CHECK(plan.hq.conflicts().empty());
}

TEST_CASE("a decision about a field of a void record ends that conflict and begins none") {
  Plan plan;
  for (Device* bus : {&plan.one, &plan.two})
    done(bus->session,
         Set{plan.of(*bus, plan.event_id), {{"name", bus == &plan.one ? "一" : "二"}}});
  plan.hq.take(plan.one.file());
  plan.hq.take(plan.two.file());
  done(plan.hq.session, Void{plan.event_id, "雨"});
  REQUIRE(plan.hq.conflicts().size() == 1);
  done(plan.hq.session, Resolve{plan.event_id, "name", "一"});
  CHECK(plan.hq.conflicts().empty());
  CHECK(plan.hq.session.list("event", {}, true)->at(0).is_void);
  plan.hq.must_be_steady();
}
