// The fold by itself, without any store: thousands of schedules a second.
#include "core/logic/conflict_rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <set>

#include "core/model/kinds.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using renkei::laws::Dice;

namespace {

const Kind& tour() { return *find_kind("tour"); }
const EntryId record_id = make_entry_id(1, 1);

struct Held : FoldContext {
  std::set<EntryId> entries;
  bool held(EntryId write) const override { return entries.contains(write); }
  bool comes_before(EntryId a, EntryId b) const override { return a < b; }
  bool precedes(EntryId a, EntryId b) const override { return log_of(a) == log_of(b) && a < b; }
};

struct Written {
  EntryId id;
  Entry entry;
};

// One device's copy of the one record.
struct Copy {
  RecordState state;
  Held held;

  Copy() { state.reset(record_id, tour()); }
  void take(const Written& written) {
    if (!held.entries.insert(written.id).second) return;
    if (written.entry.op == Op::create)
      bear(state, written.entry, held);
    else
      change(state, written.entry, written.id, held);
  }
};

// The law itself, as plainly as it can be said: the heads are the writes that no other write names,
// of one log's writes only the last.
struct Law {
  std::map<int, std::set<EntryId>> heads;

  explicit Law(const std::vector<Written>& all) {
    std::map<int, std::set<EntryId>> writes, names;
    for (const auto& [id, entry] : all) {
      if (entry.op == Op::create) continue;
      for (const Change& change : entry.changes) {
        if (entry.op == Op::void_ && change.field != life_field) continue;
        writes[change.field].insert(id);
        for (EntryId name : entry.names_of(change)) names[change.field].insert(name);
      }
    }
    for (const auto& [field, ids] : writes)
      for (EntryId id : ids) {
        const auto later = ids.upper_bound(id);
        const bool is_last = later == ids.end() || log_of(*later) != log_of(id);
        if (is_last && !names[field].contains(id)) heads[field].insert(id);
      }
  }

  void must_hold(const RecordState& state) const {
    for (const FieldState& field : state.fields) {
      std::set<EntryId> found;
      for (const Head& head : field.heads) found.insert(head.by);
      const auto expected = heads.find(field.field);
      REQUIRE(found == (expected == heads.end() ? std::set<EntryId>() : expected->second));
    }
  }
};

std::vector<EntryId> heads_of(const RecordState& state, int field) {
  std::vector<EntryId> ids;
  if (const FieldState* changed = state.changed(field))
    for (const Head& head : changed->heads) ids.push_back(head.by);
  return ids;
}

// What a person at this copy writes: it names what the copy shows.
Entry some_write(const Copy& copy, Dice& dice, std::int64_t seq) {
  Entry entry;
  entry.kind = Tour::number;
  entry.record = record_id;
  entry.at.unix_ms = static_cast<std::int64_t>(dice.below(8)) * 1000;
  const RecordState& state = copy.state;
  if (state.is_void() ? dice.one_in(2) : dice.one_in(5)) {
    const bool restores = state.is_void();
    entry.op = restores ? Op::restore : Op::void_;
    entry.add(life_field, restores ? Value{} : Value::of("twice"), heads_of(state, life_field));
    if (!restores)
      for (const FieldState& field : state.fields)
        if (field.field != life_field) entry.add(field.field, {}, heads_of(state, field.field));
    return entry;
  }
  entry.op = Op::set;
  for (int field : {18, 19}) {
    if (dice.one_in(3)) continue;
    const Value value = dice.one_in(6) ? Value{} : Value::of(seq % 4);
    entry.add(field, value, heads_of(state, field));
  }
  return entry;
}

std::vector<Written> some_history(Dice& dice) {
  std::vector<Copy> copies(2 + static_cast<std::size_t>(dice.below(4)));
  std::vector<Written> all;
  Entry birth;
  birth.op = Op::create;
  birth.kind = Tour::number;
  birth.record = record_id;
  birth.add(19, Value::of(std::int64_t{40}));
  all.push_back({record_id, birth});
  std::vector<Seq> last(copies.size(), 1);
  const std::uint64_t writes = 2 + dice.below(14);
  for (std::uint64_t i = 0; i < writes; ++i) {
    const auto which = static_cast<std::size_t>(dice.below(copies.size()));
    Copy& copy = copies[which];
    for (const Written& each : all)
      if (dice.one_in(3)) copy.take(each);
    copy.take(all[0]);
    const EntryId id = make_entry_id(static_cast<LogNumber>(which) + 1, ++last[which]);
    all.push_back({id, some_write(copy, dice, last[which])});
    copy.take(all.back());
  }
  return all;
}

std::string described(RecordState state) {
  std::string text = state.is_void() ? "void " : "alive ";
  for (const Value& value : state.values)
    if (!value.is_null()) text += std::to_string(value.integer) + ' ';
  for (FieldState& field : state.fields) {
    std::sort(field.heads.begin(), field.heads.end(),
              [](const Head& a, const Head& b) { return a.by < b.by; });
    text += "f" + std::to_string(field.field) + ':';
    for (const Head& head : field.heads) text += std::to_string(head.by) + ',';
    text += "awaits " + std::to_string(field.awaited.size()) + ' ';
  }
  for (int field : conflicts_of(state, Held())) text += "!" + std::to_string(field);
  auto edits = unjudged(state, Held());
  std::sort(edits.begin(), edits.end());
  for (const auto& [field, by] : edits)
    text += " unjudged " + std::to_string(field) + '/' + std::to_string(by);
  return text;
}

Entry setting(int field, const Value& value, std::initializer_list<EntryId> names,
              std::int64_t at_s = 0) {
  Entry entry;
  entry.op = Op::set;
  entry.kind = Tour::number;
  entry.record = record_id;
  entry.at.unix_ms = at_s * 1000;
  entry.add(field, value, std::vector<EntryId>(names));
  return entry;
}

}  // namespace

TEST_CASE("the order in which writes arrive does not matter") {
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    std::vector<Written> all = some_history(dice);
    const Law law(all);
    std::string first;
    for (int order = 0; order < 6; ++order) {
      Copy copy;
      for (const Written& written : all) copy.take(written);
      for (const Written& again : all)
        if (dice.one_in(4)) copy.take(again);
      const std::string now = described(copy.state);
      if (order == 0) first = now;
      REQUIRE(now == first);
      law.must_hold(copy.state);
      for (const FieldState& field : copy.state.fields) REQUIRE(field.awaited.empty());
      dice.shuffle(all);
    }
  }
}

TEST_CASE(
    "whatever is missing between, the heads are the same in every order and one a log at most") {
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    std::vector<Written> some;
    for (const Written& each : some_history(dice))
      if (each.entry.op == Op::create || !dice.one_in(3)) some.push_back(each);
    const Law law(some);
    std::string first;
    for (int order = 0; order < 6; ++order) {
      Copy copy;
      for (const Written& written : some) copy.take(written);
      const std::string now = described(copy.state);
      if (order == 0) first = now;
      REQUIRE(now == first);
      law.must_hold(copy.state);
      dice.shuffle(some);
    }
  }
}

TEST_CASE(
    "what its own author had seen before is judged by a void, though the write between is "
    "missing") {
  Copy copy;
  const EntryId edit = make_entry_id(2, 2), missing = make_entry_id(2, 3);
  Entry judging;
  judging.op = Op::void_;
  judging.kind = Tour::number;
  judging.record = record_id;
  judging.add(life_field, Value::of("rain"));
  judging.add(19, {}, std::vector<EntryId>{missing});
  copy.take({edit, setting(19, Value::of(std::int64_t{1}), {})});
  copy.take({make_entry_id(2, 4), judging});
  CHECK(conflicts_of(copy.state, copy.held).empty());
  copy.take({make_entry_id(3, 2), setting(19, Value::of(std::int64_t{2}), {})});
  CHECK(conflicts_of(copy.state, copy.held) == std::vector<int>{life_field, 19});
}

namespace {

constexpr int name_field = 5;
const Kind& participant() { return *find_kind("participant"); }

// One person's name, as a store without the personal blocks learns of it, and with them.
struct Person {
  RecordState state;
  Held held;
  Person() {
    state.reset(record_id, participant());
    Entry birth;
    birth.op = Op::create;
    birth.kind = Participant::number;
    birth.add(name_field, Value::of("山田"));
    bear(state, birth, held);
  }
  void take(EntryId id, std::string_view name, std::initializer_list<EntryId> names) {
    Entry entry = setting(name_field, name.empty() ? Value{} : Value::of(name), names);
    entry.kind = Participant::number;
    entry.changes[0].withheld = name.empty();
    held.entries.insert(id);
    change(state, entry, id, held);
  }
  std::string_view name() const {
    return state.values[static_cast<std::size_t>(participant().find("name"))].text;
  }
  bool is_withheld() const { return state.changed(name_field)->is_withheld(); }
};

}  // namespace

TEST_CASE("a name that was withheld blanks nothing: the last one known is shown, in every order") {
  const EntryId known = make_entry_id(2, 2), withheld = make_entry_id(3, 2);
  Person in_order;
  in_order.take(withheld, "", {});
  CHECK(in_order.name() == "山田");
  CHECK(in_order.is_withheld());
  Person person, late;
  person.take(known, "山田 花", {});
  person.take(withheld, "", {known});
  late.take(withheld, "", {known});
  late.take(known, "山田 花", {});
  for (const Person& each : {std::cref(person), std::cref(late)}) {
    CHECK(each.name() == "山田 花");
    CHECK(each.is_withheld());
    CHECK(conflicts_of(each.state, each.held).empty());
  }
  person.take(make_entry_id(2, 3), "山田 実", {withheld});
  CHECK(person.name() == "山田 実");
  CHECK_FALSE(person.is_withheld());
}

TEST_CASE("a withheld value stands against others: it may be any") {
  Person person;
  person.take(make_entry_id(2, 2), "", {});
  person.take(make_entry_id(3, 2), "山田 花", {});
  CHECK(conflicts_of(person.state, person.held) == std::vector<int>{name_field});
  CHECK(person.name() == "山田 花");
  CHECK_FALSE(person.is_withheld());
}

TEST_CASE("one instant in two spellings is one value") {
  const Value tokyo = Value::of(pack({1'697'245'200'000, 540}));
  const Value utc = Value::of(pack({1'697'245'200'000, 0}));
  CHECK(say_the_same(Type::moment, tokyo, utc));
  CHECK_FALSE(say_the_same(Type::integer, tokyo, utc));
  CHECK_FALSE(say_the_same(Type::moment, tokyo, Value{}));
}

TEST_CASE("a state that was written down and read again goes on as if it had stayed in memory") {
  for (std::uint64_t seed = 1; seed <= 1'000; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    std::vector<Written> all = some_history(dice);
    dice.shuffle(all);
    Copy copy;
    for (const Written& written : all) {
      copy.take(written);
      std::string bytes;
      encode_state(copy.state, bytes);
      RecordState read;
      read.reset(record_id, tour());
      decode_state(bytes, read);
      std::string again;
      encode_state(read, again);
      REQUIRE(again == bytes);
      REQUIRE(read.fields.size() == copy.state.fields.size());
      REQUIRE(read.judgements.size() == copy.state.judgements.size());
    }
  }
}

TEST_CASE("a name that arrives before its write waits for it and lets it not stand") {
  Copy copy;
  const EntryId first = make_entry_id(2, 5), second = make_entry_id(3, 7);
  copy.take({second, setting(19, Value::of(std::int64_t{2}), {first})});
  REQUIRE(copy.state.changed(19)->awaited.size() == 1);
  CHECK(copy.state.changed(19)->awaited.begin()->first == first);
  copy.take({first, setting(19, Value::of(std::int64_t{1}), {}, 100)});
  CHECK(copy.state.changed(19)->awaited.empty());
  CHECK(heads_of(copy.state, 19) == std::vector<EntryId>{second});
  CHECK(copy.state.values[static_cast<std::size_t>(tour().find("capacity"))] ==
        Value::of(std::int64_t{2}));
}

TEST_CASE("of several heads the latest by the clock is shown, of two at once the greater id") {
  Copy copy;
  const auto capacity = static_cast<std::size_t>(tour().find("capacity"));
  copy.take({make_entry_id(2, 2), setting(19, Value::of(std::int64_t{1}), {}, 50)});
  copy.take({make_entry_id(3, 2), setting(19, Value::of(std::int64_t{2}), {}, 40)});
  CHECK(copy.state.values[capacity] == Value::of(std::int64_t{1}));
  copy.take({make_entry_id(4, 2), setting(19, Value::of(std::int64_t{3}), {}, 50)});
  CHECK(copy.state.values[capacity] == Value::of(std::int64_t{3}));
  CHECK(conflicts_of(copy.state, copy.held) == std::vector<int>{19});
}

TEST_CASE("an erased person's values do not come back with a later entry") {
  const Kind& participant = *find_kind("participant");
  const auto name = static_cast<std::size_t>(participant.find("name"));
  RecordState state;
  Held held;
  state.reset(record_id, participant);
  erase(state);
  Entry birth;
  birth.op = Op::create;
  birth.kind = Participant::number;
  birth.add(5, Value::of("山田"));
  birth.add(3, Value::of("1"));
  bear(state, birth, held);
  CHECK(state.values[name].is_null());
  CHECK(state.values[static_cast<std::size_t>(participant.find("bus"))] == Value::of("1"));
  Entry again = setting(5, Value::of("山田"), {});
  again.kind = Participant::number;
  change(state, again, make_entry_id(2, 2), held);
  CHECK(state.values[name].is_null());
  CHECK(state.changed(5)->heads[0].value.is_null());
}
