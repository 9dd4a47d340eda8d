// Small stories about merging that people bring, or that once went wrong.
#include <doctest/doctest.h>

#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

EntryId id_in(const Session& session, const std::string& text) {
  const auto id = session.parse_id(text);
  REQUIRE_MESSAGE(id, text);
  return *id;
}

std::string value_of(const Session& session, const std::string& id, std::string_view field) {
  const auto record = session.find(id_in(session, id));
  REQUIRE_MESSAGE(record, id);
  return std::string(record->value(field).text);
}

void set(Session& session, const std::string& id, const std::string& field,
         const std::string& value) {
  done(session, Set{id_in(session, id), {{field, value}}});
}

std::size_t conflicts(const Session& session) {
  const auto list = session.conflicts();
  REQUIRE(list);
  return list->size();
}

std::string new_event(Session& session) {
  return session.id_text(
      done(session, Create{"event", {{"name", "first"}, {"starts_on", "2023-10-14"}}}));
}

}  // namespace

// The trap of version vectors (docs/rules.md). "Seen" is not transitive between three devices: headquarters
// replaces the bus laptop's value without ever having held the kiosk's, which the bus laptop had
// replaced. A store that keeps only the current heads with a version vector each has forgotten by
// the time the kiosk's file comes that the bus laptop had seen it, and makes a conflict of it; a
// store that was given the files in the order of writing makes none. Names do not forget: the
// kiosk's write was named, so it is no head, however late it comes.
TEST_CASE(
    "a value that was replaced comes late, after its replacer was replaced: it stays replaced") {
  const Scratch folder;
  Machine m1(1), m2(2), m3(3), m4(4);
  Session kiosk = made(folder / "kiosk.db", "kiosk", m1), bus = made(folder / "bus.db", "bus", m2),
          office = made(folder / "office.db", "office", m3),
          other = made(folder / "other.db", "other", m4);
  const std::string event = new_event(office);
  const std::string plan = exported(office, folder.path());
  merged(kiosk, plan);
  merged(bus, plan);
  merged(other, plan);

  set(kiosk, event, "name", "the kiosk's");
  const std::string from_kiosk = exported(kiosk, folder.path());
  merged(bus, from_kiosk);
  set(bus, event, "name", "the bus laptop's");
  const std::string from_bus = exported(bus, folder.path());

  merged(office, from_bus);  // the kiosk's file is still in somebody's pocket
  set(office, event, "name", "the office's");
  const std::string from_office = exported(office, folder.path());
  merged(office, from_kiosk);

  for (const std::string& file : {from_kiosk, from_bus, from_office}) merged(other, file);
  CHECK(value_of(office, event, "name") == "the office's");
  CHECK(conflicts(office) == 0);
  CHECK(value_of(other, event, "name") == "the office's");
  CHECK(conflicts(other) == 0);
  CHECK(office.rebuild()->digest == digest(office));
}

TEST_CASE(
    "of two values that came before their record the one that is shown is the same everywhere") {
  const Scratch folder;
  Machine m1(1), m2(2), m3(3), m4(4);
  Session office = made(folder / "o.db", "o", m1), a = made(folder / "a.db", "a", m2),
          b = made(folder / "b.db", "b", m3), late = made(folder / "l.db", "l", m4);
  const std::string event = new_event(office);
  const std::string plan = exported(office, folder.path());
  merged(a, plan);
  merged(b, plan);
  m2.now_ms += 60'000;
  set(a, event, "name", "later");
  set(b, event, "name", "earlier");
  const std::string from_a = exported(a, folder.path()), from_b = exported(b, folder.path());
  for (const std::string& file : {from_a, from_b}) merged(office, file);
  for (const bool a_first : {true, false}) {
    CAPTURE(a_first);
    Machine machine(a_first ? 10 : 11);
    Session store = made(folder / (a_first ? "1.db" : "2.db"), "s", machine);
    merged(store, a_first ? from_a : from_b);
    merged(store, a_first ? from_b : from_a);
    merged(store, plan);
    CHECK(value_of(store, event, "name") == "later");
    CHECK(conflicts(store) == 1);
    CHECK(value_of(office, event, "name") == "later");
  }
}

TEST_CASE("a bus laptop's file is good without the kiosk's that it builds upon") {
  const Scratch folder;
  Machine m1(1), m2(2), m3(3);
  Session kiosk = made(folder / "k.db", "kiosk", m1), bus = made(folder / "b.db", "bus", m2),
          office = made(folder / "o.db", "office", m3);
  const std::string event = new_event(kiosk);
  const std::string from_kiosk = exported(kiosk, folder.path());
  merged(bus, from_kiosk);
  set(bus, event, "venue", "広場");
  const std::string from_bus = exported(bus, folder.path());

  CHECK(merged(office, from_bus).new_entries == 2);
  CHECK(office.list("event")->empty());
  const auto status = office.status();
  REQUIRE(status);
  bool kiosk_is_claimed = false;
  for (const DeviceStatus& device : status->devices)
    if (device.id == kiosk.device_id() && device.claimed.size() == 1)
      kiosk_is_claimed = device.missing.empty() && device.claimed[0].by == bus.device_id() &&
                         device.claimed[0].range == SeqRange{1, 2};
  CHECK(kiosk_is_claimed);
  merged(office, from_kiosk);
  CHECK(value_of(office, event, "venue") == "広場");
}

TEST_CASE(
    "an edit that a void had not seen is a conflict, and a decision on it survives old files") {
  const Scratch folder;
  Machine m1(1), m2(2);
  Session office = made(folder / "o.db", "office", m1), bus = made(folder / "b.db", "bus", m2);
  const std::string event = new_event(office);
  const std::string plan = exported(office, folder.path());
  merged(bus, plan);
  done(office, Void{id_in(office, event), "twice"});
  set(bus, event, "venue", "広場");
  const std::string from_bus = exported(bus, folder.path());
  merged(office, from_bus);
  const auto open = office.conflicts();
  REQUIRE(open);
  REQUIRE(open->size() == 1);
  CHECK(open->at(0).field == "_void");
  CHECK(open->at(0).claims.size() == 2);

  done(office, Resolve{id_in(office, event), "_void", OwnValue()});
  CHECK(conflicts(office) == 0);
  CHECK(merged(office, from_bus).status == MergeReport::Status::known);
  CHECK(conflicts(office) == 0);
  CHECK(!office.find(id_in(office, event))->is_void);
  merged(bus, exported(office, folder.path()));
  CHECK(conflicts(bus) == 0);
  CHECK(digest(bus) == digest(office));
}

TEST_CASE("equal values set by two devices are not a conflict") {
  const Scratch folder;
  Machine m1(1), m2(2);
  Session office = made(folder / "o.db", "office", m1), bus = made(folder / "b.db", "bus", m2);
  const std::string event = new_event(office);
  merged(bus, exported(office, folder.path()));
  set(office, event, "venue", "広場");
  set(bus, event, "venue", "広場");
  merged(office, exported(bus, folder.path()));
  CHECK(conflicts(office) == 0);
}

TEST_CASE("a clock that is decades ahead wins nothing over a write that names its value") {
  const Scratch folder;
  Machine m1(1), m2(2);
  Session kiosk = made(folder / "k.db", "kiosk", m1), office = made(folder / "o.db", "office", m2);
  const std::string event = new_event(office);
  merged(kiosk, exported(office, folder.path()));
  m1.now_ms = 4'070'908'800'000;  // 2099
  set(kiosk, event, "name", "from 2099");
  merged(office, exported(kiosk, folder.path()));
  set(office, event, "name", "corrected");
  CHECK(value_of(office, event, "name") == "corrected");
  merged(kiosk, exported(office, folder.path()));
  CHECK(value_of(kiosk, event, "name") == "corrected");
  CHECK(conflicts(kiosk) == 0);
}

// -- doubles

TEST_CASE("a device whose disk was cloned goes on under a new log once it meets its double") {
  const Scratch folder;
  Machine m1(1), m2(2);
  Session original = made(folder / "a.db", "a", m1);
  const std::string first_id = original.device_id();
  const std::string event = new_event(original);
  exported(original, folder.path());
  REQUIRE(original.backup(folder / "c.db"));
  Session clone = opened(folder / "c.db", m2);
  set(original, event, "name", "the original's");
  set(clone, event, "name", "the clone's");
  const std::string from_original = exported(original, folder.path()),
                    from_clone = exported(clone, folder.path());
  merged(original, from_clone);
  merged(clone, from_original);
  CHECK(original.device_id() != first_id);
  CHECK(clone.device_id() != first_id);
  CHECK(original.device_id() != clone.device_id());
  CHECK(conflicts(original) == 1);
  merged(original, exported(clone, folder.path()));
  merged(clone, exported(original, folder.path()));
  CHECK(digest(original) == digest(clone));
}

TEST_CASE(
    "what no file has carried yet is counted through forks, and every export takes just that") {
  const Scratch folder;
  Machine m1(1), m2(2);
  Session original = made(folder / "a.db", "a", m1);
  const auto waiting = [&] { return original.status()->not_exported; };
  const auto exported_new = [&] {
    return original.export_bundle(folder.path(), {{}, ExportOptions::Range::since_export})->entries;
  };
  const std::string event = new_event(original);
  CHECK(waiting() == 2);  // with the device's own introduction
  REQUIRE(original.backup(folder / "c.db"));
  Session clone = opened(folder / "c.db", m2);
  set(original, event, "name", "the original's");
  set(clone, event, "name", "the clone's");
  CHECK(exported_new() == 3);
  CHECK(waiting() == 0);
  merged(original, exported(clone, folder.path()));
  CHECK(waiting() == 1);  // the new log's introduction; the double's entries came in a file
  set(original, event, "venue", "hall");
  CHECK(waiting() == 2);
  REQUIRE(original.rebuild());
  CHECK(waiting() == 2);
  CHECK(exported_new() == 2);
  CHECK(waiting() == 0);
  CHECK(exported_new() == 0);
}

TEST_CASE("two doubles that sealed the very same tail hold one segment, not two") {
  const Scratch folder;
  Machine m1(1), m2(2);
  Session original = made(folder / "a.db", "a", m1);
  new_event(original);
  copy_file(folder / "a.db", folder / "c.db");
  copy_file(folder / "a.db-wal", folder / "c.db-wal");
  Session clone = opened(folder / "c.db", m2);
  const std::string from_original = exported(original, folder.path());
  CHECK(code_of(merged(clone, from_original)) == "");
  CHECK(clone.list("event")->size() == 1);
}

TEST_CASE(
    "what a backup and its original both hold counts once, although neither had exported it") {
  const Scratch folder;
  Machine m1(1), m2(2);
  Session original = made(folder / "a.db", "a", m1);
  const EntryId event = id_in(original, new_event(original));
  const EntryId tour = done(original, Create{"tour", {{"event_id", event}}});
  done(original, Create{"participant", {{"tour_id", tour}, {"name", "山田"}}});
  REQUIRE(original.backup(folder / "old.db"));
  done(original, Set{event, {{"venue", "広場"}}});
  const std::string file = exported(original, folder.path());
  Session restored = opened(folder / "old.db", m2);
  done(restored, Create{"participant", {{"tour_id", tour}, {"name", "鈴木"}}});
  merged(restored, file);
  CHECK(restored.list("event")->size() == 1);
  CHECK(restored.list("participant")->size() == 2);
  merged(original, exported(restored, folder.path()));
  CHECK(original.list("participant")->size() == 2);
}

// The kiosk's edit lies ahead of what the restored store holds, under a number that it is about to
// give to something else.
TEST_CASE("a restored backup does not give an edit of a lost record to a new one") {
  const Scratch folder;
  Machine m1(1), m2(2), m3(3);
  Session office = made(folder / "o.db", "office", m1), kiosk = made(folder / "k.db", "kiosk", m2);
  exported(office, folder.path());
  REQUIRE(office.backup(folder / "old.db"));
  const std::string lost = new_event(office);
  merged(kiosk, exported(office, folder.path()));
  set(kiosk, lost, "name", "the kiosk's");
  const std::string from_kiosk = exported(kiosk, folder.path());

  Session restored = opened(folder / "old.db", m3);
  merged(restored, from_kiosk);
  const std::string fresh = new_event(restored);
  CHECK(value_of(restored, fresh, "name") == "first");
  const std::string kept = digest(restored);
  CHECK(restored.rebuild()->digest == kept);
}

// Without a salt their segments would be the same to the byte, and half of the visitors would be
// gone.
TEST_CASE("two doubles that record the same things in the same second count twice") {
  const Scratch folder;
  Machine m1(1), m2(2), m3(3);
  std::string gate;
  {
    Session original = made(folder / "a.db", "a", m1);
    const EntryId event =
        done(original, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
    gate = original.id_text(done(original, Create{"gate", {{"event_id", event}, {"name", "g"}}}));
    REQUIRE(original.close());
  }
  copy_file(folder / "a.db", folder / "b.db");
  Session office = made(folder / "office.db", "office", m3);
  m2.now_ms = m1.now_ms;
  for (const char* name : {"a.db", "b.db"}) {
    Machine& machine = name[0] == 'a' ? m1 : m2;
    Session device = opened(folder / name, machine);
    for (int i = 0; i < 3; ++i)
      done(device, Create{"tally",
                          {{"gate_id", id_in(device, gate)},
                           {"category", "一般"},
                           {"delta", std::int64_t{1}},
                           {"at", Moment{some_morning_ms, 540}}}});
    CHECK(code_of(merged(office, exported(device, folder.path()))) == "");
  }
  CHECK(office.list("tally")->size() == 6);
}
