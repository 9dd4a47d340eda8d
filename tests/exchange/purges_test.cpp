// What one device erased, as another one's disposal record tells it; and which records devices disagree
// about, as screens learn it.
#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "core/report/table.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

struct Laptop {
  Laptop(const Scratch& folder, const std::string& name, std::uint64_t seed)
      : machine(seed), session(made(folder / (name + ".db"), name, machine)) {}
  Machine machine;
  Session session;
};

struct Pair {
  Scratch folder;
  Laptop hq{folder, "hq", 1}, bus{folder, "bus", 2};
  EntryId tour = 0;

  Pair() {
    const EntryId event =
        done(hq.session, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
    tour = done(hq.session, Create{"tour", {{"event", event}, {"name", "t"}}});
    for (const char* name : {"甲", "乙", "丙"})
      done(hq.session, Create{"participant", {{"tour", tour}, {"name", name}}});
    send(hq, bus);
  }
  void send(Laptop& from, Laptop& to) const {
    CHECK(code_of(merged(to.session, exported(from.session, folder.path()))) == "");
  }
  std::vector<std::int64_t> purges_at_hq() const {
    const auto report = hq.session.report("disposal", {});
    REQUIRE(report);
    for (const Table& table : report->tables)
      if (table.key == "purges" && !table.rows.empty()) {
        REQUIRE(table.rows.size() == 1);
        CHECK(std::get<std::string>(table.rows[0].cells[0].value).starts_with("bus "));
        std::vector<std::int64_t> counts;
        for (std::size_t i = 1; i < 4; ++i)
          counts.push_back(std::get<std::int64_t>(table.rows[0].cells[i].value));
        return counts;
      }
    return {};
  }
};

}  // namespace

TEST_CASE("another device's erasures are told as waiting, then as what was decided here") {
  Pair pair;
  CHECK(pair.purges_at_hq().empty());
  const auto everybody = pair.bus.session.list("participant");
  REQUIRE(everybody);
  for (const Record& person : *everybody) done(pair.bus.session, Erase{person.id()});
  pair.send(pair.bus, pair.hq);
  CHECK(pair.purges_at_hq() == std::vector<std::int64_t>{0, 3, 0});
  const auto waiting = pair.hq.session.waiting_erasures();
  REQUIRE(waiting);
  done(pair.hq.session, Erase{waiting->at(0).record});
  done(pair.hq.session, Keep{waiting->at(1).record});
  CHECK(pair.purges_at_hq() == std::vector<std::int64_t>{1, 1, 1});
  CHECK(pair.hq.session.report("disposal", {})->complete);
}

TEST_CASE("what this device itself has erased is no other device's purge") {
  Pair pair;
  done(pair.hq.session, Erase{pair.hq.session.list("participant")->at(0).id()});
  CHECK(pair.purges_at_hq().empty());
}

TEST_CASE("a reader knows the records of which devices disagree in a field, as screens ask it") {
  Pair pair;
  const auto rename = [](Laptop& device, const char* seat) {
    done(device.session, Set{device.session.list("participant")->at(0).id(), {{"seat", seat}}});
  };
  rename(pair.hq, "1A");
  rename(pair.bus, "9D");
  pair.send(pair.bus, pair.hq);
  const Kind& kind = *find_kind(Participant::number);
  const int seat = kind.fields[static_cast<std::size_t>(kind.find("seat"))].number;
  CHECK(pair.hq.session.records().disputed(kind, seat).size() == 1);
  CHECK(pair.hq.session.records().disputed(kind, seat + 1).empty());
}
