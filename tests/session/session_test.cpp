// The writer's door: what a batch promises, what ends with the session and what does not.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/report/table.hpp"
#include "core/store/store.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

const Create an_event{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}};

struct Desk {
  Scratch folder;
  Machine machine{1};
  std::string path = folder / "s.db";
  Session session = made(path, "s", machine);

  std::size_t events() const { return session.list("event")->size(); }
  // The place of the record that would be born next is taken, so that its birth fails.
  void break_store() const { next_row("INSERT INTO event(e) VALUES(?)"); }
  void mend_store() const { next_row("DELETE FROM event WHERE e=?"); }

 private:
  void next_row(std::string_view sql) const {
    const auto store = Store::open(path);
    store->database()
        .use(sql)
        ->bind(1, make_entry_id(store->own_log(), store->last_own_seq() + 1))
        .run();
  }
};

std::int64_t in_tail(const std::string& path) { return Store::open(path)->tail_count(); }

std::string coverage(const Session& session) {
  ReportQuery query;
  query.english = true;
  const auto report = session.report("overview", query);
  REQUIRE(report);
  std::string text;
  for (const std::string& sentence : report->coverage) text += sentence + '\n';
  return text;
}

}  // namespace

TEST_CASE("what a batch has not committed has not happened, however the batch ends") {
  Desk desk;
  {
    auto batch = desk.session.begin();
    REQUIRE(batch);
    CHECK(batch->execute(an_event));
    CHECK(desk.events() == 1);  // the session sees what it is about to write
    CHECK(Reader::open(desk.path)->list("event")->empty());
  }
  CHECK(desk.events() == 0);
  auto batch = desk.session.begin();
  REQUIRE(batch);
  CHECK(batch->execute(an_event));
  REQUIRE(batch->commit());
  CHECK(desk.events() == 1);
  CHECK(desk.session.rebuild()->digest == digest(desk.session));
}

TEST_CASE("a batch whose births cannot be written says so when it is committed") {
  Desk desk;
  done(desk.session, an_event);
  desk.break_store();
  auto batch = desk.session.begin();
  REQUIRE(batch);
  CHECK(batch->execute(an_event));
  CHECK(code_of(batch->commit()) == "io_error");
  desk.mend_store();
  CHECK(desk.events() == 1);
  CHECK(desk.session.execute(an_event));
  CHECK(desk.events() == 2);
}

TEST_CASE("a batch makes of many births what they make one by one") {
  std::string digests[2];
  for (const bool together : {false, true}) {
    Desk desk;
    std::optional<Batch> batch;
    if (together) batch.emplace(std::move(*desk.session.begin()));
    const auto say = [&](const Command& command) {
      return batch ? done(*batch, command) : done(desk.session, command);
    };
    const auto born = [&](EntryId event) {
      return say(Create{"gate", {{"event_id", event}, {"name", "g"}}});
    };
    const EntryId event = say(an_event), other = say(an_event);
    for (int i = 0; i < 300; ++i) born(i % 2 == 0 ? event : other);
    say(Set{born(event), {{"name", "changed"}}});
    CHECK(desk.session.list("gate")->size() == 301);
    born(other);
    say(Void{other, "twice"});
    const Command late = Create{"gate", {{"event_id", other}, {"name", "g"}}};
    CHECK(code_of(batch ? batch->execute(late) : desk.session.execute(late)) == "is_void");
    born(event);
    if (batch) REQUIRE(batch->commit());
    CHECK(desk.session.list("gate")->size() == 303);
    CHECK(desk.session.rebuild()->digest == digest(desk.session));
    digests[together ? 1 : 0] = digest(desk.session);
  }
  CHECK(digests[0] == digests[1]);
}

TEST_CASE("a refused command leaves the others of its batch alone") {
  Desk desk;
  auto batch = desk.session.begin();
  REQUIRE(batch);
  CHECK(batch->execute(an_event));
  CHECK(code_of(batch->execute(Create{"event", {{"name", "no day"}}})) == "missing_field");
  CHECK(batch->execute(an_event));
  REQUIRE(batch->commit());
  CHECK(desk.events() == 2);
}

TEST_CASE("after a failure inside a batch no later command of it is recorded by itself") {
  Desk desk;
  const EntryId event = done(desk.session, an_event);
  desk.break_store();
  auto batch = desk.session.begin();
  REQUIRE(batch);
  CHECK(batch->execute(an_event));
  const std::string failure = code_of(batch->execute(Set{event, {{"name", "f"}}}));
  CHECK(failure == "io_error");
  desk.mend_store();
  CHECK(code_of(batch->execute(an_event)) == failure);  // the batch is over
  CHECK(code_of(batch->commit()) == failure);
  CHECK(desk.events() == 1);
  CHECK(desk.session.execute(an_event));  // and the session goes on
  CHECK(desk.events() == 2);
}

TEST_CASE("a batch does not outlive a failure of those who look at its session") {
  Desk desk;
  auto batch = desk.session.begin();
  REQUIRE(batch);
  REQUIRE(batch->execute(an_event));
  desk.session.records().each(*find_kind("event"), {}, false,
                              [](const Record&) { throw std::runtime_error("a page is damaged"); });
  REQUIRE(desk.session.take_failure());
  CHECK(code_of(batch->execute(an_event)) == "io_error");
  CHECK(code_of(batch->commit()) == "io_error");
  CHECK(desk.events() == 0);
  CHECK(desk.session.execute(an_event));
  CHECK(desk.events() == 1);
}

TEST_CASE("closing seals what was recorded, and a second time there is nothing to do") {
  Desk desk;
  done(desk.session, an_event);
  CHECK(in_tail(desk.path) == 2);
  REQUIRE(desk.session.close());
  CHECK(in_tail(desk.path) == 0);
  CHECK(desk.session.close());
  CHECK(desk.events() == 1);  // whoever asks opens it anew
}

TEST_CASE("a session that is dropped without closing writes nothing, and loses nothing") {
  Desk desk;
  {
    Machine machine(2);
    Session other = opened(desk.path, machine);
    done(other, an_event);  // seals what it found before it adds to it
  }
  CHECK(in_tail(desk.path) == 1);
  CHECK(desk.events() == 1);
}

TEST_CASE("closing says when it could not seal, and that takes nothing back") {
  Desk desk;
  done(desk.session, an_event);
  Store::open(desk.path)->database().execute("UPDATE tail SET body=body||'x' WHERE seq=2");
  const Status closed = desk.session.close();
  REQUIRE(code_of(closed) == "not_sealed");
  CHECK(closed.error().detail("reason") == "store_damaged");
  CHECK(desk.events() == 1);
  CHECK(in_tail(desk.path) == 2);
}

TEST_CASE("making a store answers whatever its surroundings throw") {
  const Scratch folder;
  Surroundings broken;
  broken.now = []() -> Moment { throw std::runtime_error("the clock is broken"); };
  const auto session = Session::create(folder / "s.db", {"s", "131016", ""}, broken);
  REQUIRE(!session);
  CHECK(session.error().detail("reason") == "the clock is broken");
  Machine machine(1);
  Session again = made(folder / "s.db", "s", machine);  // nothing stands in the way
  CHECK(again.close());
}

TEST_CASE("an enrolment in a batch is followed up like one that comes alone") {
  Desk desk;
  Machine strange(7), known(8);
  Session stranger = made(desk.folder / "stranger.db", "stranger", strange);
  Session friendly = made(desk.folder / "friend.db", "friend", known);
  done(stranger, an_event);
  REQUIRE(desk.session.execute(Enrol{friendly.device_id()}));
  const std::string file = exported(stranger, desk.folder / "stranger.renkei");
  REQUIRE(code_of(merged(desk.session, file)) == "unknown_device");
  auto batch = desk.session.begin();
  REQUIRE(batch);
  REQUIRE(batch->execute(Enrol{stranger.device_id()}));
  REQUIRE(batch->commit());
  CHECK(desk.session.status()->quarantine == 0);
  CHECK(desk.events() == 1);
}

TEST_CASE("what cannot be recorded leaves the rest of its batch alone") {
  Desk desk;
  desk.session.set_staff("\xff");
  CHECK(code_of(desk.session.execute(an_event)) == "bad_text");
  desk.session.set_staff(std::string(70'000, 'x'));
  CHECK(code_of(desk.session.execute(an_event)) == "too_long");
  desk.session.set_staff("s1");
  const EntryId form = done(desk.session, Create{"questionnaire", {{"title", "q"}}});
  auto batch = desk.session.begin();
  REQUIRE(batch);
  CHECK(batch->execute(an_event));
  CHECK(code_of(batch->execute(Create{
            "response", {{"questionnaire_id", form}, {"answers", R"({"q":1,"_written":5})"}}})) ==
        "bad_value");
  CHECK(batch->execute(an_event));
  REQUIRE(batch->commit());
  CHECK(desk.events() == 2);
}

TEST_CASE("sealing what was recorded changes no digest") {
  Desk desk;
  done(desk.session, an_event);
  REQUIRE(in_tail(desk.path) > 0);
  const std::string before = digest(desk.session);
  CHECK(desk.session.status()->digest == before);
  CHECK(desk.session.close());
  CHECK(in_tail(desk.path) == 0);
  CHECK(digest(opened(desk.path, desk.machine)) == before);
}

TEST_CASE("a device whose clock believed in another offset than the store's zone is named") {
  const Scratch folder;
  Machine here(1), there(2);
  Surroundings abroad = there.surroundings();
  abroad.now = [] { return Moment{laws::some_morning_ms, 0}; };
  Session office = made(folder / "office.db", "office", here);
  auto bus = Session::create(folder / "bus.db", {"bus", "", ""}, abroad);
  REQUIRE(bus);
  done(*bus, an_event);
  CHECK(coverage(office).find("+00:00") == std::string::npos);
  merged(office, exported(*bus, folder.path()));
  const std::string told = coverage(office);
  CHECK_MESSAGE(told.find("bus") != std::string::npos, told);
  CHECK(told.find("+00:00") != std::string::npos);
  REQUIRE(office.rebuild());
  CHECK(coverage(office) == told);
  // The zone is the store's own: now the office's own clock is the odd one.
  REQUIRE(office.set_zone(Zone{0}));
  CHECK(office.zone() == Zone{0});
  const std::string other = coverage(office);
  CHECK_MESSAGE(other.find("another time zone: office") != std::string::npos, other);
  CHECK(other.find(" +09:00. Days and times are counted at +00:00") != std::string::npos);
}

TEST_CASE(
    "a merge that is stopped keeps the files that are in and takes in nothing of the others") {
  Desk desk;
  std::vector<std::string> files;
  for (const char* name : {"a", "b", "c"}) {
    Machine machine(static_cast<std::uint64_t>(name[0]));
    Session other = made(desk.folder / (std::string(name) + ".db"), name, machine);
    done(other, an_event);
    files.push_back(exported(other, desk.folder.path()));
  }
  std::vector<double> parts;
  const MergeWatch stop_in_the_second = [&](const MergeProgress& progress) {
    if (progress.at_rest) done(desk.session, an_event);  // the store is free
    parts.push_back(progress.part);
    return progress.at_rest || progress.part < 0.5;
  };
  const auto reports = desk.session.merge(files, false, stop_in_the_second);
  REQUIRE(reports);
  REQUIRE(reports->size() == 3);
  CHECK(code_of(reports->at(0)) == "");
  for (const std::size_t i : {1u, 2u}) {
    CHECK(code_of(reports->at(i)) == "stopped");
    CHECK(reports->at(i).new_entries == 0);
  }
  CHECK(std::ranges::is_sorted(parts));
  CHECK(desk.events() == 3);  // one of the first file, two made meanwhile
  CHECK(desk.session.rebuild()->digest == digest(desk.session));
  CHECK(code_of(merged(desk.session, files[2])) == "");
}
