// Sums and last records as a store answers them are those of a walk over all its records: void ones
// count nowhere, and what disagrees is told.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/model/summing.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

const Kind& tally_kind() { return *find_kind("tally"); }
std::size_t field(const char* name) { return static_cast<std::size_t>(tally_kind().find(name)); }

std::string text_of(const Value& value) {
  switch (value.form) {
    case Value::Form::null:
      return "-";
    case Value::Form::integer:
      return std::to_string(value.integer);
    case Value::Form::real:
      return std::to_string(value.real);
    case Value::Form::text:
      break;
  }
  return '"' + std::string(value.text) + '"';
}

using Sums = std::map<std::string, std::string>;  // whose and of what -> how much
template <class Ask>
Sums sums_by(Ask ask) {
  Sums sums;
  ask([&](const Summed& summed) {
    std::string of = std::to_string(summed.log);
    for (const Value& value : summed.values) of += ' ' + text_of(value);
    const bool is_new = sums.emplace(of, std::to_string(std::int64_t{summed.sum}) + " disputed " +
                                             std::to_string(summed.in_conflict))
                            .second;
    CHECK(is_new);
  });
  return sums;
}

// Two devices that count at two gates, take back, restore, and disagree about a category.
struct World {
  Scratch folder;
  Machine machine, other_machine;
  Session session, other;
  EntryId gates[2];
  Dice dice;

  explicit World(std::uint64_t seed)
      : machine(seed),
        other_machine(seed + 1000),
        session(made(folder / "a.db", "a", machine)),
        other(made(folder / "b.db", "b", other_machine)),
        gates{},
        dice(seed) {
    const EntryId event =
        done(session, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
    for (EntryId& gate : gates)
      gate = done(session, Create{"gate", {{"event_id", event}, {"name", "g"}}});
    merged(other, exported(session, folder.path()));
    for (int i = 0; i < 60; ++i) count(session, machine);
    for (int i = 0; i < 30; ++i) count(other, other_machine);
    disagree();
    merged(session, exported(other, folder.path()));
  }

 private:
  void count(Session& at, Machine& clock) {
    static const std::vector<std::string> categories = {"一般", "団体", "関係者"};
    clock.now_ms += static_cast<std::int64_t>(dice.below(150'000));
    const std::string gate = at.id_text(*at.parse_id(session.id_text(dice.pick(gates))));
    Create create{"tally",
                  {{"gate_id", *at.parse_id(gate)},
                   {"category", dice.pick(categories)},
                   {"delta", static_cast<std::int64_t>(dice.below(9)) - 2}}};
    if (dice.one_in(5)) create.fields.push_back({"date", "2023-10-15"});
    if (dice.one_in(5))
      create.fields.push_back({"hour_band", static_cast<std::int64_t>(dice.below(24))});
    if (dice.one_in(6)) create.fields.push_back({"quality", "estimate"});
    const EntryId tally = done(at, create);
    if (dice.one_in(6)) done(at, Void{tally, "押し間違い"});
  }
  void disagree() {
    const EntryId tally = done(
        session,
        Create{"tally", {{"gate_id", gates[0]}, {"category", "一般"}, {"delta", std::int64_t{5}}}});
    merged(other, exported(session, folder.path()));
    done(session, Set{tally, {{"category", "団体"}}});
    done(other, Set{*other.parse_id(session.id_text(tally)), {{"category", "中高生"}}});
  }
};

}  // namespace

TEST_CASE("a store's sums are those of a walk over its records, however they are told apart") {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    const World world(seed);
    const Records& records = world.session.records();
    const std::vector<std::vector<Apart>> ways = {
        {},
        {{field("category")}},
        {{field("gate_id")}, {field("at"), step_of_minute}, {field("quality")}},
        {{field("date")}, {field("hour_band")}, {field("delta"), step_of_sign}}};
    const Match of_gate{field("gate_id"), Value::of(world.gates[0])};
    const Match undated{field("date"), Value{}};
    const std::vector<std::vector<Match>> wheres = {{}, {of_gate}, {of_gate, undated}};
    std::size_t disputed = 0;
    for (const auto& apart : ways)
      for (const auto& where : wheres) {
        const Sums asked = sums_by([&](const auto& visit) {
          records.sums(tally_kind(), field("delta"), apart, where, visit);
        });
        const Sums walked = sums_by([&](const auto& visit) {
          records.Records::sums(tally_kind(), field("delta"), apart, where, visit);
        });
        CHECK(asked == walked);
        CHECK(!asked.empty());
        for (const auto& [of, sum] : asked) disputed += sum.ends_with(" disputed 1") ? 1 : 0;
      }
    CHECK(disputed > 0);
  }
}

TEST_CASE("records of some owners and of none of others are those that a walk finds") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    CAPTURE(seed);
    const World world(seed);
    const Records& records = world.session.records();
    const EntryId none[] = {EntryId{12345}};
    for (const std::span<const EntryId> others :
         {std::span<const EntryId>(world.gates, 1), std::span<const EntryId>(none),
          std::span<const EntryId>()}) {
      const Match where[] = {Match::any_of(field("gate_id"), world.gates),
                             Match::none_of(field("gate_id"), others)};
      std::set<EntryId> asked, walked;
      records.each(tally_kind(), where, false,
                   [&](const Record& record) { CHECK(asked.insert(record.id()).second); });
      records.each(tally_kind(), {}, false, [&](const Record& record) {
        const Value gate = record.value("gate_id");
        if (where[0].holds(gate) && where[1].holds(gate)) walked.insert(record.id());
      });
      CHECK(asked == walked);
      CHECK(!asked.empty());
    }
    const Match nowhere = Match::none_of(field("date"), world.gates);  // most have no date
    bool any_without = false;
    records.each(tally_kind(), std::span(&nowhere, 1), false,
                 [&](const Record& record) { any_without |= record.value("date").is_null(); });
    CHECK(any_without);
  }
}

TEST_CASE("the last records of a device are asked for without those before them") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    CAPTURE(seed);
    const World world(seed);
    const Records& records = world.session.records();
    const Match of_gate{field("gate_id"), Value::of(world.gates[1])};
    const LogNumber own = log_of(world.gates[0]);
    std::vector<EntryId> asked, walked;
    const auto into = [](std::vector<EntryId>& ids) {
      return [&ids](const Record& record) { ids.push_back(record.id()); };
    };
    records.latest(tally_kind(), std::span(&of_gate, 1), own, 7, into(asked));
    records.Records::latest(tally_kind(), std::span(&of_gate, 1), own, 7, into(walked));
    CHECK(asked == walked);
    CHECK(asked.size() == 7);
    CHECK(std::is_sorted(asked.rbegin(), asked.rend()));
    for (const EntryId id : asked) CHECK(log_of(id) == own);
  }
}

TEST_CASE("steps round down, below zero too") {
  const Apart minutes{0, 60};
  for (const auto& [number, step] : std::vector<std::pair<std::int64_t, std::int64_t>>{
           {0, 0}, {59, 0}, {60, 60}, {-1, -60}, {-60, -60}, {-61, -120}}) {
    const Summing::Visit check = [&](const Summed& summed) {
      CHECK(summed.values[0].integer == step);
    };
    Summing summing(std::span(&minutes, 1), check);
    const Value value = Value::of(number);
    summing.add(1, std::span(&value, 1), Value::of(std::int64_t{1}), false);
    summing.finish();
  }
}
