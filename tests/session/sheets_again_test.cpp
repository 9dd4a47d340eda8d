// Sheets of visitors and of answers that come again: they undo nothing that people have decided, here or on
// another device, and name what they have no longer.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/register/registers.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

// What a sheet came to, a word a row: its end, what changed, its warnings.
std::string results_of(const ImportReport& report) {
  std::string out;
  for (const ImportRow& row : report.rows) {
    if (row.fate == ImportRow::Fate::skipped) continue;
    out += (out.empty() ? "" : " ") + std::string(result_name(row.fate));
    for (const std::string& column : row.changed) out += ":" + column;
    for (const std::string& warning : row.warnings) out += "!" + warning;
  }
  return out;
}

struct Exhibition {
  Scratch folder;
  Machine machine{1}, other{2};
  Session hq = made(folder / "hq.db", "hq", machine);
  EntryId event = done(hq, Create{"event", {{"name", "e"}, {"starts_on", "2023-11-22"}}});
  int files = 0;

  ImportReport take(Session& session, const std::string& kind, const std::string& text,
                    ImportTarget target) {
    const std::string file = folder / ("r" + std::to_string(++files) + ".csv");
    put_bytes(file, text);
    auto report = session.import_register(*find_register(kind), file, std::move(target));
    REQUIRE_MESSAGE(report, told(report));
    return std::move(*report);
  }
  // Counts at gate A and what the counter at gate B showed.
  std::string tallies(const std::string& counts, Session* session = nullptr) {
    Session& at = session == nullptr ? hq : *session;
    const EntryId of = at.list("event")->at(0).id();
    return results_of(take(at, "tallies", "時間帯,A口,B口\n,一般,累計\n" + counts, {.event = of}));
  }
  EntryId tally_of(const Session& session, std::int64_t hour) const {
    const auto tallies = *session.list("tally");
    const auto found = std::ranges::find_if(
        tallies, [&](const Record& tally) { return tally.value("hour_band").integer == hour; });
    REQUIRE(found != tallies.end());
    return found->id();
  }
  std::int64_t count_at(std::int64_t hour) const {
    return hq.find(tally_of(hq, hour))->value("delta").integer;
  }
  void carry(Session& from, Session& to) {
    merged(to,
           exported(from, folder.path(), ExportOptions::Mode::plain, ExportOptions::Range::all));
    machine.now_ms += 60'000;
    other.now_ms = machine.now_ms;
  }
};

}  // namespace

TEST_CASE("a count that somebody corrected stands until the sheet says anew, and then too") {
  Exhibition at;
  CHECK(at.tallies("9時台,3,10\n10時台,4,30\n") == "new new new new");
  done(at.hq, Set{at.tally_of(at.hq, 9), {{"delta", std::int64_t{5}}}});
  CHECK(at.tallies("9時台,3,10\n10時台,6,30\n") == "same same updated:count same");
  CHECK(at.count_at(9) == 5);
  CHECK(at.count_at(10) == 6);
  for (int i = 0; i < 2; ++i)
    CHECK(at.tallies("9時台,7,10\n10時台,6,30\n") == "same!changed_on_device same same same");
  CHECK(at.count_at(9) == 5);
}

TEST_CASE("what somebody has counted is no estimate and not missing because a sheet says so") {
  Exhibition at;
  at.tallies("9時台,3,10\n10時台,4,30\n");
  done(at.hq, Set{at.tally_of(at.hq, 9), {{"delta", std::int64_t{5}}}});
  for (const char* cell : {"×", "約3"}) {
    CHECK(at.tallies("9時台," + std::string(cell) + ",10\n10時台,4,30\n") ==
          "same!changed_on_device same same same");
    const auto tally = at.hq.find(at.tally_of(at.hq, 9));
    CHECK(tally->value("delta").integer == 5);
    CHECK(tally->value("quality").text == "count");
  }
}

TEST_CASE("a look at a counter that somebody corrected or marked as reset stands") {
  Exhibition at;
  at.tallies("9時台,3,417\n10時台,4,48\n");
  const auto looks = *at.hq.list("counter_reading");
  REQUIRE(looks.size() == 2);
  done(at.hq, Set{looks[1].id(), {{"reading", std::int64_t{480}}}});
  done(at.hq, Set{looks[0].id(), {{"reset_flag", std::int64_t{1}}}});
  CHECK(at.tallies("9時台,3,417\n10時台,4,48\n") == "same same same same!counter_fell");
  CHECK(at.hq.find(looks[1].id())->value("reading").integer == 480);
  CHECK(at.hq.find(looks[0].id())->value("reset_flag").integer == 1);
}

TEST_CASE(
    "a count that changed in the sheet and on another device is a conflict, told in its line") {
  Exhibition at;
  at.tallies("9時台,3,10\n10時台,4,30\n");
  Session gate = made(at.folder / "gate.db", "gate", at.other);
  at.carry(at.hq, gate);
  done(gate, Set{at.tally_of(gate, 9), {{"delta", std::int64_t{5}}}});
  at.carry(gate, at.hq);
  CHECK(at.tallies("9時台,3,10\n10時台,4,30\n") == "same same same same");
  CHECK(at.hq.conflicts()->empty());
  CHECK(at.tallies("9時台,×,10\n10時台,4,30\n") ==
        "updated:count!changed_on_device same same same");
  REQUIRE(at.hq.conflicts()->size() == 1);
  CHECK(at.hq.conflicts()->at(0).field == "delta");
  // Somebody decides for the device; the sheet says nothing new after that.
  done(at.hq, Resolve{at.hq.conflicts()->at(0).id, "delta", std::int64_t{5}});
  at.tallies("9時台,×,10\n10時台,4,30\n");
  CHECK(at.hq.conflicts()->empty());
  CHECK(at.count_at(9) == 5);
  CHECK(at.hq.find(at.tally_of(at.hq, 9))->value("quality").text == "count");
}

TEST_CASE("a sheet goes on with what it said on another device") {
  Exhibition at;
  at.tallies("9時台,3,10\n");
  Session gate = made(at.folder / "gate.db", "gate", at.other);
  at.carry(at.hq, gate);
  CHECK(at.tallies("9時台,5,10\n", &gate) == "updated:count same");
  at.carry(gate, at.hq);
  CHECK(at.tallies("9時台,8,10\n") == "updated:count same");
  CHECK(at.hq.conflicts()->empty());
  CHECK(at.count_at(9) == 8);
}

TEST_CASE("hours that the sheet has no longer are named; other days and gates are not") {
  Exhibition at;
  done(at.hq, Set{at.event, {{"ends_on", "2023-11-23"}}});
  const auto log = [&](const std::string& notes) {
    return results_of(
        at.take(at.hq, "tallies", "日付,時刻,場所,区分,人数\n" + notes, {.event = at.event}));
  };
  CHECK(log("2023-11-22,9:10,A,一般,3\n2023-11-22,10:10,A,一般,4\n2023-11-22,9:10,B,一般,2\n") ==
        "new new new");
  CHECK(log("2023-11-23,9:10,A,一般,3\n") == "new");
  CHECK(log("2023-11-22,9:10,A,一般,3\n") == "same not_in_file");
  CHECK(at.count_at(10) == 4);
}

TEST_CASE("a sheet that was taken back comes in anew, and what somebody made void stays so") {
  Exhibition at;
  at.tallies("9時台,3,10\n10時台,4,30\n");
  done(at.hq, Void{at.tally_of(at.hq, 9), "二重"});
  CHECK(at.tallies("9時台,3,10\n10時台,4,30\n") == "same!void_here same same same");
  for (const Record& run : *at.hq.list("import_run")) done(at.hq, Void{run.id(), "取り違え"});
  CHECK(at.hq.list("tally")->empty());
  CHECK(at.tallies("9時台,3,10\n10時台,4,30\n") == "new new new new");
  CHECK(at.hq.list("tally")->size() == 2);
}

TEST_CASE("answers that changed in the sheet and on another device are a conflict") {
  Exhibition at;
  const EntryId asked = done(
      at.hq,
      Create{"questionnaire", {{"title", "q"}, {"questions", R"([{"key":"q","type":"nps"}])"}}});
  const auto sheet = [&](const std::string& rows) {
    return results_of(at.take(at.hq, "survey", "通番,q\n" + rows, {.questionnaire = asked}));
  };
  CHECK(sheet("1,5\n2,6\n") == "new new");
  Session gate = made(at.folder / "gate.db", "gate", at.other);
  at.carry(at.hq, gate);
  const EntryId first = gate.list("response")->at(0).id();
  done(gate, Set{first, {{"answers", R"({"q":9})"}}});
  at.carry(gate, at.hq);
  CHECK(sheet("1,5\n2,7\n") == "same updated:q");
  CHECK(at.hq.conflicts()->empty());
  CHECK(sheet("1,4\n2,7\n") == "updated:q!changed_on_device same");
  REQUIRE(at.hq.conflicts()->size() == 1);
  CHECK(sheet("2,7\n") == "same not_in_file");
}

TEST_CASE("only people can be cancelled because a sheet lacks them") {
  Exhibition at;
  const std::string file = at.folder / "t.csv";
  put_bytes(file, "時間帯,A口\n,一般\n9時台,3\n");
  const auto refused = at.hq.import_register(*find_register("tallies"), file,
                                             {.event = at.event, .missing = Missing::cancel});
  CHECK(code_of(refused) == "bad_option");
  CHECK(at.hq.list("tally")->empty());
}
