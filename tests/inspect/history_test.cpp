// One record's story and its conflicts cost what that record's changes cost, not what the log does.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/store/store.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

const Create an_event{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}};

std::vector<std::string> operations(const Reader& reader, EntryId record) {
  const auto history = reader.history(record);
  REQUIRE_MESSAGE(history, told(history));
  std::vector<std::string> found;
  for (const HistoryItem& item : *history) found.emplace_back(operation_name(item.operation));
  return found;
}

// A store of several segments; the record is touched in the first and in the last of them only.
struct LongLog {
  Scratch folder;
  Machine machine{1};
  std::string path = folder / "s.db";
  Session session = made(path, "s", machine);
  EntryId record = done(session, an_event);

  LongLog() {
    REQUIRE(session.close());
    for (int i = 0; i < 3; ++i) {
      done(session, an_event);
      REQUIRE(session.close());
    }
    done(session, Set{record, {{"name", "later"}}});
    done(session, Void{record, "a mistake"});
    done(session, Restore{record});
    REQUIRE(session.close());
  }
  // Every segment that has nothing to do with the record can no longer be read.
  void spoil_the_others() {
    const auto store = Store::open(path);
    std::vector<SegmentRow> segments = store->segments_of(store->own_log());
    REQUIRE(segments.size() == 5);
    for (std::size_t i = 1; i < 4; ++i) store->set_open_for_test(segments[i].id);
  }
};

}  // namespace

TEST_CASE("a record's history reads no segment that says nothing about it") {
  LongLog log;
  const std::vector<std::string> whole = {"create", "set", "void", "restore"};
  CHECK(operations(log.session, log.record) == whole);
  log.spoil_the_others();
  CHECK(operations(log.session, log.record) == whole);
  CHECK(!log.session.verify()->problems.empty());
}

TEST_CASE(
    "a history is whole: what was replaced, withdrawn, disputed, erased and still in the tail") {
  const Scratch folder;
  Machine m1(1), m2(2);
  Session one = made(folder / "1.db", "one", m1), two = made(folder / "2.db", "two", m2);
  const EntryId event = done(one, an_event);
  const EntryId tour = done(one, Create{"tour", {{"event_id", event}}});
  const EntryId person = done(one, Create{"participant", {{"tour_id", tour}, {"name", "山田"}}});
  merged(two, exported(one, folder / "plan.renkei"));
  const EntryId there = *two.parse_id(one.id_text(person));
  done(one, Set{person, {{"seat", "1A"}}});
  done(one, Set{person, {{"seat", "1B"}, {"bus", "1"}}});
  done(two, Set{there, {{"seat", "2A"}}});
  merged(one, exported(two, folder / "two.renkei"));
  CHECK(operations(one, person) == std::vector<std::string>{"create", "set", "set", "set"});
  done(one, Resolve{person, "seat", "2A"});
  done(one, Erase{person});
  done(one, Set{person, {{"status", "cancelled"}}});
  const auto history = one.history(person);
  REQUIRE(history);
  CHECK(history->size() == 7);
  CHECK(std::count_if(history->begin(), history->end(),
                      [](const HistoryItem& item) { return item.operation == Op::erase; }) == 1);
}

TEST_CASE("the conflicts of one record are those that the whole list has of it") {
  const Scratch folder;
  Machine m1(1), m2(2);
  Session one = made(folder / "1.db", "one", m1), two = made(folder / "2.db", "two", m2);
  const EntryId event = done(one, an_event), other = done(one, an_event);
  const EntryId tour = done(one, Create{"tour", {{"event_id", event}}});
  merged(two, exported(one, folder / "plan.renkei"));
  const auto there = [&](EntryId id) { return *two.parse_id(one.id_text(id)); };
  for (EntryId id : {event, other}) {
    done(one, Set{id, {{"name", "one's"}, {"venue", "hall"}}});
    done(two, Set{there(id), {{"name", "two's"}, {"venue", "hall"}}});
  }
  const auto call = [](EntryId of, std::int64_t counted) {
    return RollCall{{{"tour_id", of}, {"phase", "departure"}, {"counted_n", counted}}, {}};
  };
  const EntryId mine = done(one, call(tour, 39));
  const EntryId theirs = done(two, call(there(tour), 40));
  merged(one, exported(two, folder / "two.renkei"));

  const auto all = one.conflicts();
  REQUIRE(all);
  CHECK(all->size() == 3);
  const auto told_by = [](const std::vector<Conflict>& conflicts) {
    std::vector<std::string> out;
    for (const Conflict& conflict : conflicts) {
      std::string text = std::to_string(conflict.id) + ' ' + conflict.field;
      for (const Claim& claim : conflict.claims)
        text += ' ' + std::to_string(claim.by) + '@' + claim.device + '/' + claim.staff + '/' +
                std::to_string(claim.at.unix_ms);
      out.push_back(text);
    }
    return out;
  };
  for (const Conflict& conflict : *all) {
    const auto own = one.conflicts(conflict.id);
    REQUIRE(own);
    REQUIRE(own->size() == 1);
    CHECK(told_by(*own) == told_by({conflict}));
  }
  // One roll call, opened on two devices: its conflict is found from either.
  const EntryId theirs_here = *one.parse_id(two.id_text(theirs));
  CHECK(told_by(*one.conflicts(mine)) == told_by(*one.conflicts(theirs_here)));
  CHECK(one.conflicts(tour)->empty());
}
