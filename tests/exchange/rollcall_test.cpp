// One roll call seen by several devices.
#include <doctest/doctest.h>

#include "core/report/table.hpp"
#include "tests/exchange/victim.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

// Headquarters with a tour of one person, and a device that has the plan.
struct Season {
  Scratch folder;
  Machine m1{1}, m2{2}, m3{3};
  Session office = made(folder / "office.db", "office", m1);
  Session bus = made(folder / "bus.db", "bus", m2);
  Session guide = made(folder / "guide.db", "guide", m3);
  std::string tour, stop, person;

  Season() {
    const EntryId event =
        done(office, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
    const EntryId t = done(office, Create{"tour", {{"event_id", event}, {"name", "t"}}});
    tour = office.id_text(t);
    stop = office.id_text(done(office, Create{"stop", {{"tour_id", t}, {"name", "s"}}}));
    person = office.id_text(
        done(office,
             Create{"participant", {{"tour_id", t}, {"name", "髙橋"}, {"no", std::int64_t{1}}}}));
    const std::string plan = exported(office, folder.path());
    merged(bus, plan);
    merged(guide, plan);
  }
  static EntryId at(const Session& session, const std::string& id) {
    const auto parsed = session.parse_id(id);
    REQUIRE(parsed);
    return *parsed;
  }
  RollCall call(const Session& session, std::int64_t counted) const {
    return {{{"tour_id", at(session, tour)},
             {"stop_id", at(session, stop)},
             {"phase", "departure"},
             {"counted_n", counted}},
            {}};
  }
  std::string attendance(Session& session) const {
    ReportQuery query;
    query.tour = at(session, tour);
    query.english = true;
    const auto report = session.report("attendance", query);
    REQUIRE(report);
    std::string notes;
    for (const Table& table : report->tables)
      for (const std::string& note : table.notes) notes += note + '\n';
    return notes;
  }
};

std::vector<std::string> claims_of(const Session& session) {
  std::vector<std::string> lines;
  const auto conflicts = session.conflicts();
  REQUIRE(conflicts);
  for (const Conflict& conflict : *conflicts)
    for (const Claim& claim : conflict.claims)
      lines.push_back(session.id_text(conflict.id) + conflict.field + session.id_text(claim.by) +
                      std::to_string(claim.value.view().integer) + claim.device);
  return lines;
}

}  // namespace

TEST_CASE(
    "a roll call that is repeated continues the one that is known; another round is another") {
  Season season;
  const EntryId first = done(season.office, season.call(season.office, 8));
  CHECK(done(season.office, season.call(season.office, 9)) == first);
  RollCall again = season.call(season.office, 7);
  again.fields.push_back({"round", std::int64_t{2}});
  CHECK(done(season.office, again) != first);
  CHECK(season.office.conflicts()->empty());
}

TEST_CASE("three head counts of one record are all told, with one order in every store") {
  Season season;
  done(season.office, season.call(season.office, 1));
  const std::string plan = exported(season.office, season.folder.path());
  merged(season.bus, plan);
  merged(season.guide, plan);
  done(season.bus, season.call(season.bus, 5));
  done(season.guide, season.call(season.guide, 4));
  const std::string a = exported(season.bus, season.folder.path());
  const std::string b = exported(season.guide, season.folder.path());
  Machine m4{4};
  Session other = made(season.folder / "other.db", "other", m4);
  merged(season.office, a);
  merged(season.office, b);
  for (const std::string& file : {b, a, plan}) merged(other, file);
  CHECK(claims_of(season.office).size() == 2);
  CHECK(claims_of(season.office) == claims_of(other));
  const std::string notes = season.attendance(season.office);
  CHECK_MESSAGE(notes.find("4, 5") != std::string::npos, notes);
}

TEST_CASE("one word settles a mark that two devices made in roll calls of their own") {
  Season season;
  RollCall bus = season.call(season.bus, 0);
  bus.marks = {{Season::at(season.bus, season.person), "absent"}};
  done(season.bus, bus);
  RollCall guide = season.call(season.guide, 0);
  guide.marks = {{Season::at(season.guide, season.person), "present"}};
  done(season.guide, guide);
  merged(season.office, exported(season.bus, season.folder.path()));
  merged(season.office, exported(season.guide, season.folder.path()));
  RollCall word = season.call(season.office, 0);
  word.marks = {{Season::at(season.office, season.person), "present"}};
  done(season.office, word);
  const auto marks = season.office.list("rollcall_mark");
  REQUIRE(marks);
  CHECK(marks->size() == 2);
  for (const Record& mark : *marks) CHECK(mark.value("state").text == "present");
}

TEST_CASE("a device that counts the same thing again corrects itself and disagrees with nobody") {
  Season season;
  Session& bus = season.bus;
  const EntryId person = Season::at(bus, season.person);
  const auto call = [&](std::int64_t counted) {
    return done(bus, Create{"rollcall", season.call(bus, counted).fields});
  };
  const auto mark = [&](EntryId of, const char* state) {
    return done(bus, Create{"rollcall_mark",
                            {{"rollcall", of}, {"participant", person}, {"state", state}}});
  };
  const EntryId first = call(4);
  CHECK(call(5) == first);
  const EntryId marked = mark(first, "present");
  CHECK(mark(first, "absent") == marked);
  CHECK(bus.conflicts()->empty());
  CHECK(bus.find(first)->value("counted_n").integer == 5);
  CHECK(bus.find(marked)->value("state").text == "absent");
}

TEST_CASE("nobody is marked twice in one command, but for the same word twice") {
  Season season;
  const EntryId person = Season::at(season.bus, season.person);
  RollCall call = season.call(season.bus, 1);
  call.marks = {{person, "present"}, {person, "absent"}};
  const auto refused = season.bus.execute(call);
  CHECK(code_of(refused) == "bad_value");
  CHECK(refused.error().detail("value") == season.person);
  CHECK(season.bus.list("rollcall")->empty());
  call.marks = {{person, "present"}, {person, "present"}};
  done(season.bus, call);
  CHECK(season.bus.list("rollcall_mark")->size() == 1);
}

TEST_CASE("of what a foreign log says of one thing in several records only the last counts") {
  constexpr std::uint64_t create = 1, mark = 18;
  const auto says = [&](const std::vector<Bytes>& states) {
    ForgedBlock block;
    block.shapes = {{create, mark, 0, field(3)}};
    block.runs = {{states.size(), 540, ""}};
    block.shape_indexes = Bytes(states.size(), '\0');
    block.times = zigzags({1'697'238'000}) + Bytes(states.size() - 1, '\0');
    block.columns = {{mark, 3, 2, texts(states)}};
    return block;
  };
  Victim victim;
  CHECK(code_of(victim.take(says({"present", "absent"}))) == "");
  CHECK(victim.session.conflicts()->empty());
  Forger other(5);
  CHECK(code_of(victim.take(other.bundle({other.segment(1, framed(says({"present"}).raw()))}))) ==
        "");
  const auto conflicts = victim.session.conflicts();
  REQUIRE(conflicts->size() == 1);
  CHECK(conflicts->at(0).claims.size() == 2);
  CHECK(victim.session.conflicts(conflicts->at(0).id)->size() == 1);
}

namespace {

// Two devices opened the roll call and marked the person differently; the office has both.
struct Disagreement : Season {
  Disagreement() {
    const auto marks = [&](Session& session, const char* state) {
      RollCall one = call(session, 1);
      one.marks = {{at(session, person), state}};
      done(session, one);
      merged(office, exported(session, folder.path()));
    };
    marks(bus, "present");
    marks(guide, "absent");
  }
};

}  // namespace

TEST_CASE("marks of one person in one roll call that two devices opened are a conflict") {
  Disagreement season;
  const auto conflicts = season.office.conflicts();
  REQUIRE(conflicts);
  REQUIRE(conflicts->size() == 1);
  const Conflict& conflict = conflicts->front();
  CHECK(conflict.kind->name == "rollcall_mark");
  CHECK(conflict.field == "state");
  CHECK(conflict.claims.size() == 2);
  CHECK(season.office.status()->conflicts == 1);
  const auto of_one = season.office.conflicts(conflict.claims[1].record);
  REQUIRE(of_one);
  CHECK(of_one->size() == 1);
  CHECK(of_one->front().id == conflict.id);
}

TEST_CASE("deciding on marks that disagree ends it, here and where the decision is merged") {
  Disagreement season;
  const Conflict conflict = season.office.conflicts()->front();
  done(season.office, Resolve{conflict.id, "state", "absent"});
  CHECK(season.office.conflicts()->empty());
  const std::string decided = exported(season.office, season.folder.path(),
                                       ExportOptions::Mode::plain, ExportOptions::Range::all);
  merged(season.bus, decided);
  CHECK(season.bus.conflicts()->empty());
  CHECK(digest(season.bus) == digest(season.office));
}

TEST_CASE("marks that agree, marks of other people and marks of a void roll call are no conflict") {
  Season season;
  const auto marks = [&](Session& session, const char* state) {
    RollCall one = season.call(session, 1);
    one.marks = {{Season::at(session, season.person), state}};
    const EntryId id = done(session, one);
    merged(season.office, exported(session, season.folder.path()));
    return session.id_text(id);
  };
  marks(season.bus, "present");
  const std::string second = marks(season.guide, "present");
  CHECK(season.office.conflicts()->empty());
  marks(season.guide, "absent");
  CHECK(season.office.conflicts()->size() == 1);
  done(season.office, Void{Season::at(season.office, second), "二重"});
  CHECK(season.office.conflicts()->empty());
}

TEST_CASE("the attendance report shows that marks disagree") {
  Disagreement season;
  ReportQuery query;
  query.tour = Season::at(season.office, season.tour);
  query.english = true;
  const auto report = season.office.report("attendance", query);
  REQUIRE(report);
  std::string cells;
  for (const Table& table : report->tables)
    if (table.key == "roll_calls" || table.key == "missing")
      for (const Row& row : table.rows)
        for (const Cell& cell : row.cells)
          if (const auto* text = std::get_if<std::string>(&cell.value)) cells += *text + '\n';
  CHECK_MESSAGE(cells.find("disagreement (") != std::string::npos, cells);
  CHECK(cells.find("髙橋") != std::string::npos);
}

TEST_CASE("after a decision a device corrects the one figure of all; before it, only its own") {
  Season season;
  const auto count = [&](Session& session, std::int64_t n) {
    done(session, season.call(session, n));
    done(
        session,
        Create{"daily_total",
               {{"event", session.list("event")->front().id()}, {"date", "2023-10-14"}, {"n", n}}});
  };
  count(season.bus, 6);
  count(season.guide, 9);
  merged(season.bus, exported(season.guide, season.folder.path()));
  CHECK(season.bus.conflicts()->size() == 2);  // neither knew of the other
  count(season.bus, 8);
  CHECK(season.bus.conflicts()->size() == 2);  // the guide's figures still stand against it
  const auto open = season.bus.conflicts();
  for (const Conflict& conflict : *open)
    done(season.bus, Resolve{conflict.id, std::string(conflict.field), std::int64_t{8}});
  CHECK(season.bus.conflicts()->empty());
  count(season.bus, 7);
  CHECK(season.bus.conflicts()->empty());
  merged(season.guide, exported(season.bus, season.folder.path()));
  CHECK(season.guide.conflicts()->empty());
  for (const Record& total : *season.guide.list("daily_total"))
    CHECK(total.value("n").integer == 7);
}

TEST_CASE("a device that knows another's total and gives its own one disagrees in the open") {
  Season season;
  const auto say = [&](Session& session, std::int64_t n) {
    return done(
        session,
        Create{"daily_total",
               {{"event", session.list("event")->front().id()}, {"date", "2023-10-14"}, {"n", n}}});
  };
  say(season.bus, 6);
  merged(season.guide, exported(season.bus, season.folder.path()));
  CHECK(log_of(say(season.guide, 9)) ==
        log_of(*season.guide.parse_id(season.guide.device_id() + "-1")));
  CHECK(season.guide.conflicts()->size() == 1);
}
