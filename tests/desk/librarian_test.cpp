// What screens ask, answered from a real store: beside whoever writes, and as it is at that moment.
#include "ui/desk/librarian.hpp"

#include <doctest/doctest.h>

#include "tests/support/scratch.hpp"
#include "ui/present/search_index.hpp"

using namespace renkei;
using namespace renkei::laws;
using namespace renkei::ui;

namespace {

template <class End>
const End& ended(const WorkEnd& end) {
  const End* as = std::get_if<End>(&end);
  REQUIRE(as);
  REQUIRE(as->result);
  return *as;
}

// A tour that two devices know, and a seat about which they disagree.
struct TwoDevices {
  Scratch folder;
  Machine m1{1}, m2{2};
  std::string path = folder / "office.db";
  Session office = made(path, "本部", m1), bus = made(folder / "bus.db", "1号車", m2);
  EntryId person = 0;

  TwoDevices() {
    const EntryId event =
        done(office, Create{"event", {{"name", "交流会"}, {"starts_on", "2023-10-14"}}});
    const EntryId tour = done(office, Create{"tour", {{"event_id", event}, {"name", "十勝の旅"}}});
    person = done(
        office, Create{"participant", {{"tour_id", tour}, {"name", "髙橋 例子"}, {"seat", "1A"}}});
    merged(bus, exported(office, folder.path()));
    done(office, Set{person, {{"seat", "2A"}}});
    done(bus, Set{*bus.parse_id(office.id_text(person)), {{"seat", "3A"}}});
    merged(office, exported(bus, folder.path()));
  }
};

}  // namespace

TEST_CASE("an evening tells what is held of each device and when it wrote last") {
  const TwoDevices two;
  Librarian librarian(two.path);
  const auto evening = *ended<EveningFound>(librarian.answer(EveningWork{})).result;
  CHECK(evening.status.conflicts == 1);
  CHECK(evening.status.devices.size() == 2);
  CHECK(evening.last_written.size() == 2);
  for (const DeviceStatus& device : evening.status.devices) {
    CAPTURE(device.name);
    CHECK(evening.last_written.contains(device.id));
  }
  CHECK(evening.erasures.empty());
}

TEST_CASE("what was written after a question stands in the answer to the next one") {
  TwoDevices two;
  Librarian librarian(two.path);
  const auto conflicts = *ended<ConflictsFound>(librarian.answer(ConflictsWork{})).result;
  REQUIRE(conflicts.size() == 1);
  REQUIRE(conflicts[0].before);
  CHECK(conflicts[0].before->view() == OwnValue("1A").view());
  CHECK(ended<DecisionsFound>(librarian.answer(DecisionsWork{10})).result->empty());
  done(two.office, Resolve{two.person, "seat", OwnValue("3A")});
  CHECK(ended<ConflictsFound>(librarian.answer(ConflictsWork{})).result->empty());
  const auto past = *ended<DecisionsFound>(librarian.answer(DecisionsWork{10})).result;
  REQUIRE(past.size() == 1);
  CHECK(past[0].record == two.person);
  CHECK(past[0].among.size() == 2);
  const auto story = *ended<HistoryFound>(librarian.answer(HistoryWork{two.person})).result;
  CHECK(story.size() == 4);
}

TEST_CASE("everything that can be looked for is read from the store") {
  const TwoDevices two;
  Librarian librarian(two.path);
  const auto index = *ended<SearchReady>(librarian.answer(SearchWork{Language::ja})).result;
  const search::Hits hits = search::hits_in(*index, "高橋");
  REQUIRE(hits.count == 1);
  CHECK(index->items[hits.shown[0]].name == "髙橋 例子");
  CHECK(index->items[hits.shown[0]].facts == "十勝の旅");
}

TEST_CASE("a store that is not there is told, whatever was asked") {
  const Scratch folder;
  Librarian librarian(folder / "none.db");
  const auto end = librarian.answer(EveningWork{});
  const auto* found = std::get_if<EveningFound>(&end);
  REQUIRE(found);
  REQUIRE_FALSE(found->result);
  CHECK(found->result.error().code == Code::store_missing);
  const auto looked = librarian.answer(SearchWork{Language::en});
  CHECK_FALSE(std::get<SearchReady>(looked).result);
}
