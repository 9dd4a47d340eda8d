// What a workshop has appended and not settled.
#include <doctest/doctest.h>

#include "core/base/limits.hpp"
#include "core/model/kinds.hpp"
#include "core/record/own_log.hpp"
#include "core/record/workshop_records.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

// A store with nothing but its device, open for writing.
struct Bench {
  Scratch folder;
  Machine machine{1};
  std::string path = folder / "s.db";
  Surroundings surroundings = machine.surroundings();
  bool closed = static_cast<bool>(made(path, "s", machine).close());
  Workshop workshop{Store::open(path), surroundings};
  Transaction transaction{workshop.database()};

  EntryId append_event(std::string_view name) {
    const Store& store = workshop.store();
    Entry entry;
    entry.seq = store.last_own_seq() + 1;
    entry.kind = Event::number;
    entry.record = make_entry_id(store.own_log(), entry.seq);
    entry.at = workshop.now();
    entry.add(1, Value::of(name));
    const EntryId id = entry.record;
    REQUIRE(append_entries(workshop, {std::move(entry)}));
    return id;
  }
  bool has_row(EntryId id) const { return StoreRecords(workshop.store()).find(id).has_value(); }
};

}  // namespace

TEST_CASE("births stay unsettled until somebody looks") {
  Bench bench;
  const EntryId first = bench.append_event("e"), second = bench.append_event("f");
  CHECK(!bench.workshop.is_settled(second));
  CHECK(!bench.has_row(first));
  const WorkshopRecords records(bench.workshop);
  REQUIRE(records.standing(second, nullptr));
  CHECK(bench.workshop.is_settled(second));
  CHECK(bench.has_row(first));
  CHECK(records.find(first)->value("name").text == "e");
}

TEST_CASE("the life of older records is told without settling") {
  Bench bench;
  const EntryId first = bench.append_event("e");
  bench.workshop.settle();
  const EntryId second = bench.append_event("f");
  const WorkshopRecords records(bench.workshop);
  CHECK(records.standing(first, nullptr));
  CHECK(!bench.workshop.is_settled(second));
}

TEST_CASE("what no reader takes cannot be settled, among sound entries and alone") {
  Bench bench;
  const std::string longest(limits::text_bytes, 'x'), longer = longest + 'x';
  bench.append_event(longest);
  bench.workshop.settle();
  for (const bool alone : {true, false}) {
    if (!alone) bench.append_event("e");
    bench.append_event(longer);
    if (!alone) bench.append_event("f");
    try {
      bench.workshop.settle();
      FAIL("settled");
    } catch (const StoreFailure& failure) {
      CHECK(failure.error.code == Code::bad_value);
    }
    bench.workshop.forget();
  }
}

TEST_CASE("much is settled before it is too much for a block") {
  Bench bench;
  const std::string longest(limits::text_bytes, 'x');
  EntryId last = 0;
  for (int i = 0; i < 200; ++i) {
    std::string text = std::to_string(i) + longest;
    text.resize(limits::text_bytes);
    last = bench.append_event(text);
  }
  CHECK(bench.has_row(last - 150));
  bench.workshop.settle();
  CHECK(bench.has_row(last));
}
