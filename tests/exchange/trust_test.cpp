// Who may do what (docs/trust.md): enrolling, revoking, erasing, settings, hearsay.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/exchange/victim.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

struct Device {
  Device(const Scratch& folder, const std::string& name, std::uint64_t seed)
      : path(folder / (name + ".db")), machine(seed), session(made(path, name, machine)) {}
  std::string path;
  Machine machine;
  Session session;
  std::string id() const { return session.device_id(); }
};

struct Staff {
  Scratch folder;
  Device hq{folder, "hq", 1}, second{folder, "second", 2}, bus{folder, "bus", 3};

  std::string file(Device& of, ExportOptions::Mode mode = ExportOptions::Mode::plain,
                   ExportOptions::Range range = ExportOptions::Range::since_receipt) const {
    return exported(of.session, folder.path(), mode, range);
  }
};

constexpr std::uint64_t participant_kind = 15;
const Create an_event{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}};

DeviceStatus status_of(const Device& at, const std::string& id) {
  const auto status = at.session.status();
  REQUIRE(status);
  for (const DeviceStatus& device : status->devices)
    if (device.id == id) return device;
  return {};
}

void must_be_as_rebuilt(Device& device) {
  const std::string kept = digest(device.session);
  CHECK(device.session.rebuild()->digest == kept);
  CHECK(device.session.verify()->problems.empty());
}

// A tour with so many participants; their ids.
std::vector<EntryId> people(Session& session, int count) {
  const EntryId event = done(session, an_event);
  const EntryId tour = done(session, Create{"tour", {{"event_id", event}, {"name", "t"}}});
  std::vector<EntryId> ids;
  for (int i = 0; i < count; ++i)
    ids.push_back(done(session, Create{"participant", {{"tour_id", tour}, {"name", "見本 花子"}}}));
  return ids;
}

std::size_t named(const Session& session) {
  const auto list = session.list("participant");
  REQUIRE(list);
  return static_cast<std::size_t>(std::count_if(
      list->begin(), list->end(), [](const Record& r) { return !r.value("name").is_null(); }));
}

void erase_everybody(Session& session) {
  const auto list = session.list("participant");
  REQUIRE(list);
  for (const Record& record : *list) done(session, Erase{record.id()});
}

}  // namespace

// -- who takes part

TEST_CASE("who is enrolled later says the same as who was enrolled before") {
  Staff early, late;
  for (Staff* staff : {&early, &late}) {
    done(staff->bus.session, an_event);
    const std::string file = staff->file(staff->bus);
    done(staff->hq.session, Enrol{staff->second.id()});
    if (staff == &early) done(staff->hq.session, Enrol{staff->bus.id()});
    const MergeReport report = merged(staff->hq.session, file);
    CHECK(code_of(report) == (staff == &early ? "" : "unknown_device"));
    CHECK(staff->hq.session.list("event")->size() == (staff == &early ? 1 : 0));
    if (staff == &late) {
      CHECK(report.new_entries == 0);
      CHECK(staff->hq.session.list("device")->size() == 1);
      must_be_as_rebuilt(staff->hq);
      done(staff->hq.session, Enrol{staff->bus.id()});
    }
    must_be_as_rebuilt(staff->hq);
  }
  CHECK(digest(early.hq.session) == digest(late.hq.session));
  CHECK(late.hq.session.status()->quarantine == 0);
}

TEST_CASE("a file of many devices is merged but for those that take no part") {
  Staff staff;
  done(staff.bus.session, an_event);
  merged(staff.second.session, staff.file(staff.bus));
  done(staff.second.session, an_event);
  done(staff.hq.session, Enrol{staff.second.id()});
  const MergeReport report =
      merged(staff.hq.session,
             staff.file(staff.second, ExportOptions::Mode::plain, ExportOptions::Range::all));
  CHECK(status_name(report.status) == "quarantined");
  CHECK(report.new_entries == 2);
  CHECK(staff.hq.session.list("event")->size() == 1);
  CHECK(status_of(staff.hq, staff.bus.id()).left_out == 2);
  // What does not count is not passed on, and not said to be held.
  Device next(staff.folder, "next", 4);
  merged(next.session, staff.file(staff.hq, ExportOptions::Mode::plain, ExportOptions::Range::all));
  CHECK(next.session.list("event")->size() == 1);
  CHECK(status_of(next, staff.bus.id()).id.empty());
}

TEST_CASE(
    "an enrolment by a file counts when headquarters trusts its writer, whichever came first") {
  for (const bool trusted_before : {true, false}) {
    Staff staff;
    done(staff.bus.session, an_event);
    done(staff.second.session, Enrol{staff.bus.id()});
    done(staff.hq.session, Enrol{staff.hq.id()});
    const std::string from_bus = staff.file(staff.bus), from_second = staff.file(staff.second);
    if (trusted_before) done(staff.hq.session, Trust{staff.second.id()});
    merged(staff.hq.session, from_bus);
    const MergeReport report = merged(staff.hq.session, from_second);
    CHECK(report.unheeded == (trusted_before ? std::vector<std::string>()
                                             : std::vector<std::string>{staff.second.id()}));
    CHECK(staff.hq.session.list("event")->size() == (trusted_before ? 1 : 0));
    if (!trusted_before) done(staff.hq.session, Trust{staff.second.id()});
    CHECK(staff.hq.session.list("event")->size() == 1);
    CHECK(status_of(staff.hq, staff.second.id()).role == Role::headquarters);
    CHECK(status_of(staff.hq, staff.bus.id()).role == Role::enrolled);
    must_be_as_rebuilt(staff.hq);
  }
}

TEST_CASE("what comes after a revocation is held and left out, also in the middle of a segment") {
  Staff staff;
  done(staff.bus.session, an_event);  // its second entry
  const EntryId event = done(staff.bus.session, an_event);
  done(staff.bus.session, Set{event, {{"name", "later"}}});
  const std::string file = staff.file(staff.bus);
  SUBCASE("merged before") {
    merged(staff.hq.session, file);
    CHECK(staff.hq.session.list("event")->size() == 2);
    done(staff.hq.session, Revoke{staff.bus.id(), 3});
  }
  SUBCASE("merged after") {
    done(staff.hq.session, Revoke{staff.bus.id(), 3});
    const MergeReport report = merged(staff.hq.session, file);
    CHECK(code_of(report) == "revoked_device");
    CHECK(report.new_entries == 2);
  }
  CHECK(staff.hq.session.list("event")->size() == 1);
  CHECK(status_of(staff.hq, staff.bus.id()).left_out == 2);
  CHECK(status_of(staff.hq, staff.bus.id()).revoked_from == 3);
  must_be_as_rebuilt(staff.hq);
  done(staff.hq.session, Enrol{staff.bus.id()});
  CHECK(staff.hq.session.list("event")->size() == 2);
  must_be_as_rebuilt(staff.hq);
}

TEST_CASE("a revocation from now on keeps all that is held") {
  Staff staff;
  done(staff.bus.session, an_event);
  merged(staff.hq.session, staff.file(staff.bus));
  done(staff.hq.session, Revoke{staff.bus.id()});
  CHECK(staff.hq.session.list("event")->size() == 1);
  done(staff.bus.session, an_event);
  CHECK(code_of(merged(staff.hq.session, staff.file(staff.bus))) == "revoked_device");
  CHECK(staff.hq.session.list("event")->size() == 1);
  must_be_as_rebuilt(staff.hq);
}

// -- erasing

TEST_CASE("an erasure by a device that may not erase waits until a person here decides") {
  Staff staff;
  people(staff.hq.session, 2);
  merged(staff.bus.session, staff.file(staff.hq));
  erase_everybody(staff.bus.session);
  CHECK(code_of(merged(staff.hq.session, staff.file(staff.bus))) == "");
  CHECK(named(staff.hq.session) == 2);
  CHECK(staff.hq.session.status()->erasures == 2);
  const auto waiting = staff.hq.session.waiting_erasures();
  REQUIRE(waiting);
  REQUIRE(waiting->size() == 2);
  CHECK(waiting->at(0).by == staff.bus.id());
  CHECK(waiting->at(0).together == 2);
  done(staff.hq.session, Erase{waiting->at(0).record});
  done(staff.hq.session, Keep{waiting->at(1).record});
  CHECK(named(staff.hq.session) == 1);
  CHECK(staff.hq.session.status()->erasures == 0);
  CHECK(code_of(staff.hq.session.execute(Keep{waiting->at(0).record})) == "erased");
  must_be_as_rebuilt(staff.hq);
  CHECK(named(staff.hq.session) == 1);
}

TEST_CASE("an erasure takes effect at once when headquarters trusts its writer, then or later") {
  for (const bool trusted_before : {true, false}) {
    Staff staff;
    people(staff.hq.session, 2);
    merged(staff.second.session, staff.file(staff.hq));
    erase_everybody(staff.second.session);
    if (trusted_before) done(staff.hq.session, Trust{staff.second.id()});
    merged(staff.hq.session, staff.file(staff.second));
    if (!trusted_before) done(staff.hq.session, Trust{staff.second.id()});
    CHECK(named(staff.hq.session) == 0);
    must_be_as_rebuilt(staff.hq);
  }
}

// Erasing one by one seals a segment each; these come in one.
TEST_CASE("more than twenty erasures in one segment wait, whoever wrote them") {
  for (const int count : {20, 21}) {
    CAPTURE(count);
    Victim victim;
    Forger author(7);
    ForgedBlock block;
    block.shapes = {{1, participant_kind, 0}, {5, participant_kind, 3}};
    block.runs = {{static_cast<std::uint64_t>(2 * count), 540, ""}};
    std::vector<std::int64_t> seqs;
    for (int i = 0; i < count; ++i) block.shape_indexes += varints({0});
    for (int i = 0; i < count; ++i) {
      block.shape_indexes += varints({1});
      block.record_tables += varints({0});
      block.record_seqs += zigzags({1});
      block.payload_lengths += varints({0});
    }
    block.times = zigzags({1'697'238'000}) + Bytes(static_cast<std::size_t>(2 * count - 1), '\0');
    const auto bundle =
        author.bundle({author.segment(static_cast<std::uint32_t>(2 * count), framed(block.raw()))});
    CHECK(code_of(victim.take(bundle)) == "");
    CHECK(victim.session.status()->erasures == (count > 20 ? 21 : 0));
  }
}

TEST_CASE("a mass of erasures waits however it was cut up, until it is confirmed") {
  Staff staff;
  people(staff.bus.session, 21);
  merged(staff.hq.session, staff.file(staff.bus));
  erase_everybody(staff.bus.session);
  merged(staff.hq.session, staff.file(staff.bus));
  CHECK(named(staff.hq.session) == 21);
  CHECK(staff.hq.session.status()->erasures == 21);
  must_be_as_rebuilt(staff.hq);
  for (const WaitingErasure& each : *staff.hq.session.waiting_erasures())
    done(staff.hq.session, Erase{each.record});
  CHECK(named(staff.hq.session) == 0);
  // A few more on another day are no mass, although there were many before.
  staff.bus.machine.now_ms += 86'400'000;
  const std::vector<EntryId> few = people(staff.bus.session, 2);
  merged(staff.hq.session, staff.file(staff.bus));
  CHECK(named(staff.hq.session) == 2);
  for (EntryId id : few) done(staff.bus.session, Erase{id});
  merged(staff.hq.session, staff.file(staff.bus));
  CHECK(named(staff.hq.session) == 0);
  CHECK(staff.hq.session.status()->erasures == 0);
  must_be_as_rebuilt(staff.hq);
}

TEST_CASE("what took effect stays erased when more follow and when its author is revoked") {
  Staff staff;
  people(staff.bus.session, 15);
  merged(staff.hq.session, staff.file(staff.bus));
  erase_everybody(staff.bus.session);
  merged(staff.hq.session, staff.file(staff.bus));
  CHECK(named(staff.hq.session) == 0);
  people(staff.bus.session, 15);
  erase_everybody(staff.bus.session);
  merged(staff.hq.session, staff.file(staff.bus));
  CHECK(staff.hq.session.status()->erasures == 15);  // the later ones of that day
  must_be_as_rebuilt(staff.hq);
  CHECK(staff.hq.session.status()->erasures == 15);
  done(staff.hq.session, Revoke{staff.bus.id(), 20});
  CHECK(named(staff.hq.session) == 0);
  must_be_as_rebuilt(staff.hq);
}

TEST_CASE("with a person goes what was written about that person") {
  Staff staff;
  Session& hq = staff.hq.session;
  const EntryId person = people(hq, 2)[0];
  const EntryId other = hq.list("participant")->at(1).id();
  done(hq, Create{"left_tour", {{"participant", person}, {"reason", "帰宅"}, {"contact", "090"}}});
  done(hq, Create{"left_tour", {{"participant", other}, {"reason", "別行動"}, {"contact", "080"}}});
  merged(staff.second.session, staff.file(staff.hq));
  done(hq, Erase{person});
  done(hq, Trust{staff.second.id()});
  merged(staff.second.session, staff.file(staff.hq));
  for (Session* session : {&hq, &staff.second.session}) {
    std::string left;
    for (const Record& each : *session->list("left_tour"))
      left += std::string(each.value("reason").text) + std::string(each.value("contact").text);
    CHECK(named(*session) == 1);
    CHECK(left.find("090") == std::string::npos);
    CHECK(left.find("080") != std::string::npos);
  }
  must_be_as_rebuilt(staff.hq);
}

TEST_CASE("a person's answers go with the person, by name or by token; the child stays") {
  Staff staff;
  Session& hq = staff.hq.session;
  const EntryId guardian = people(hq, 2)[0];
  const EntryId child = hq.list("participant")->at(1).id();
  done(hq, Set{guardian, {{"token", "t-1"}}});
  done(hq, Set{child, {{"guardian_participant", guardian}, {"token", "t-2"}}});
  const EntryId asked = done(hq, Create{"questionnaire", {{"title", "感想"}}});
  const auto answer = [&](Assigns fields, const char* words) {
    fields.push_back({"questionnaire", asked});
    fields.push_back({"free_text", OwnValue(std::string(R"({"q":")") + words + "\"}")});
    done(hq, Create{"response", fields});
  };
  answer({{"subject", guardian}}, "ABOUT");
  answer({{"token", "t-1"}}, "BADGE");
  answer({{"token", "t-2"}}, "CHILD");
  done(hq, Erase{guardian});
  CHECK(named(hq) == 1);
  CHECK_FALSE(hq.find(child)->value("name").is_null());
  std::string left;
  for (const Record& each : *hq.list("response")) left += each.value("free_text").text;
  CHECK(left.find("ABOUT") == std::string::npos);
  CHECK(left.find("BADGE") == std::string::npos);
  CHECK(left.find("CHILD") != std::string::npos);
  must_be_as_rebuilt(staff.hq);
}

TEST_CASE("answers whose token two people bear stay when one of them is erased") {
  Staff staff;
  Session& hq = staff.hq.session;
  const EntryId person = people(hq, 2)[0];
  for (const Record& each : *hq.list("participant")) done(hq, Set{each.id(), {{"token", "t"}}});
  const EntryId asked = done(hq, Create{"questionnaire", {{"title", "感想"}}});
  const EntryId answer = done(hq, Create{"response",
                                         {{"questionnaire", asked},
                                          {"token", "t"},
                                          {"free_text", OwnValue(R"({"q":"WHOSE"})")}}});
  done(hq, Erase{person});
  CHECK_FALSE(hq.find(answer)->value("free_text").is_null());
}

TEST_CASE("a branch of a device's log is not enrolled or revoked by itself") {
  Scratch folder;
  Machine machine(1), twin_machine(2), office_machine(3);
  Session office = made(folder / "hq.db", "hq", office_machine);
  {
    Session first = made(folder / "a.db", "a", machine);
    people(first, 1);
    REQUIRE(first.close());
  }
  copy_file(folder / "a.db", folder / "b.db");
  Session mine = opened(folder / "a.db", machine), twin = opened(folder / "b.db", twin_machine);
  people(mine, 1);
  people(twin, 2);
  merged(office, exported(mine, folder.path()));
  merged(office, exported(twin, folder.path()));
  std::string branch;
  const auto status = office.status();
  for (const DeviceStatus& device : status->devices)
    if (!device.parent.empty()) branch = device.id;
  REQUIRE_FALSE(branch.empty());
  const auto recorded = office.recorded();
  CHECK(code_of(office.execute(Revoke{branch, 0})) == "a_branch");
  CHECK(code_of(office.execute(Enrol{branch})) == "a_branch");
  CHECK(code_of(office.execute(Trust{branch})) == "a_branch");
  CHECK(*office.recorded() == *recorded);
}

TEST_CASE("a merge announces what it erases and what waits to be erased") {
  Staff staff;
  people(staff.bus.session, 2);
  people(staff.second.session, 1);
  merged(staff.hq.session, staff.file(staff.bus));
  merged(staff.hq.session, staff.file(staff.second));
  merged(staff.second.session, staff.file(staff.bus));
  for (const Record& each : *staff.second.session.list("participant"))
    done(staff.second.session, Erase{each.id()});
  const std::string file = staff.file(staff.second);
  for (const bool dry_run : {true, false}) {
    const MergeReport report = merged(staff.hq.session, file, dry_run);
    CHECK(report.erased == 1);
    CHECK(report.erasures_waiting == 2);
  }
  const MergeReport again = merged(staff.hq.session, file);
  CHECK(again.erased == 0);
  CHECK(again.erasures_waiting == 0);
}

TEST_CASE("what waits in quarantine is erased as well") {
  Staff staff;
  const EntryId person = people(staff.hq.session, 1)[0];
  merged(staff.bus.session, staff.file(staff.hq));
  done(staff.bus.session,
       Set{staff.bus.session.list("participant")->at(0).id(), {{"name", "別名"}}});
  done(staff.hq.session, Enrol{staff.second.id()});
  CHECK(code_of(merged(staff.hq.session, staff.file(staff.bus))) == "unknown_device");
  done(staff.hq.session, Erase{person});
  done(staff.hq.session, Enrol{staff.bus.id()});
  CHECK(named(staff.hq.session) == 0);
  must_be_as_rebuilt(staff.hq);
}

// -- what a device says of itself

TEST_CASE(
    "the staff code that signs comes from this device and from headquarters, from nobody else") {
  for (const bool trusted : {false, true}) {
    Staff staff;
    done(staff.bus.session, an_event);
    merged(staff.second.session, staff.file(staff.bus));
    const auto bus = staff.second.session.parse_id(staff.bus.id() + "-1");
    REQUIRE(bus);
    done(staff.second.session, Set{*bus, {{"staff", "suzuki"}, {"name", "renamed"}}});
    if (trusted) done(staff.bus.session, Trust{staff.second.id()});
    merged(staff.bus.session, staff.file(staff.second));
    const Session again = opened(staff.bus.path, staff.bus.machine);
    CHECK(again.staff() == (trusted ? "suzuki" : "s-bus"));
    CHECK(status_of(staff.bus, staff.bus.id()).name == (trusted ? "renamed" : "bus"));
    must_be_as_rebuilt(staff.bus);
  }
}

TEST_CASE(
    "what a stranger writes of a device stands against what the device says, until it is decided") {
  for (const bool decided_before : {false, true}) {
    Staff staff;
    done(staff.bus.session, an_event);
    merged(staff.second.session, staff.file(staff.bus));
    const EntryId there = *staff.second.session.parse_id(staff.bus.id() + "-1");
    done(staff.second.session, Set{there, {{"staff", "suzuki"}}});
    done(staff.second.session, Set{there, {{"staff", "sato"}}});
    const std::string file = staff.file(staff.second);
    const auto look = [&](Device& member, std::size_t conflicts) {
      CHECK(member.session.status()->conflicts == static_cast<std::int64_t>(conflicts));
      const auto open = member.session.conflicts();
      REQUIRE(open);
      REQUIRE(open->size() == conflicts);
      if (conflicts == 0) return;
      CHECK(open->at(0).field == "staff");
      REQUIRE(open->at(0).claims.size() == 2);
      const EntryId device = *member.session.parse_id(staff.bus.id() + "-1");
      CHECK(open->at(0).id == device);
      CHECK(member.session.find(device)->value("staff").text == "s-bus");
      CHECK(member.session.find(device)->conflicts == std::vector<std::string_view>{"staff"});
      CHECK(member.session.history(device)->size() == 3);
    };
    merged(staff.bus.session, file);
    look(staff.bus, 1);
    must_be_as_rebuilt(staff.bus);
    look(staff.bus, 1);
    const EntryId own = *staff.bus.session.parse_id(staff.bus.id() + "-1");
    if (!decided_before) merged(staff.hq.session, file);
    done(staff.bus.session, Resolve{own, "staff", "s-bus"});
    look(staff.bus, 0);
    must_be_as_rebuilt(staff.bus);
    merged(staff.hq.session, staff.file(staff.bus));
    if (decided_before) merged(staff.hq.session, file);
    look(staff.hq, 0);
    must_be_as_rebuilt(staff.hq);
    look(staff.hq, 0);
  }
}

// -- hearsay

TEST_CASE(
    "a reference to a twin of this device's log neither forks it nor says anything of its "
    "records") {
  Victim victim;
  const EntryId event = done(victim.session, an_event);
  const std::string id = victim.session.device_id();
  exported(victim.session, victim.folder.path());
  SegmentName twin{*parse_log_id(id), {}};
  twin.hash.fill(7);
  CHECK(code_of(victim.take(naming(twin, seq_of(event), seq_of(event)), 1)) == "");
  CHECK(victim.session.device_id() == id);
  CHECK(victim.session.find(event)->value("name").text == "e");
  const auto status = victim.session.status();
  REQUIRE(status);
  for (const DeviceStatus& device : status->devices) CHECK(!device.forked);
  const std::string kept = digest(victim.session);
  CHECK(victim.session.rebuild()->digest == kept);
}

TEST_CASE("a reference to a twin says the same whether the true segment came before or after it") {
  Forger honest(7), liar(8);
  const Segment base = honest.segment(2, framed(sound_block().raw()));
  SegmentName twin{honest.log(), {}};
  twin.hash.fill(9);
  must_converge(
      {honest.bundle({base}), liar.bundle({liar.segment(1, framed(naming(twin, 1, 1).raw()))})});
}

TEST_CASE("what another device claims is shown with its name, and only while its word counts") {
  Staff staff;
  done(staff.bus.session, an_event);
  merged(staff.second.session, staff.file(staff.bus));
  merged(staff.hq.session, staff.file(staff.second));
  const DeviceStatus bus = status_of(staff.hq, staff.bus.id());
  CHECK(bus.missing.empty());
  REQUIRE(bus.claimed.size() == 1);
  CHECK(bus.claimed[0].by == staff.second.id());
  CHECK(bus.claimed[0].range == SeqRange{1, 2});
  // A word that is not admitted is not shown.
  done(staff.hq.session, Enrol{staff.bus.id()});
  CHECK(status_of(staff.hq, staff.bus.id()).claimed.empty());
}
