// The roster's screen and the report of attendance (agreement.hpp).
#include "agreement.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "ui/present/roster.hpp"

using namespace renkei;
using namespace renkei::agreement_test;
using namespace renkei::report_test;
using laws::Dice;

namespace {

using Names = std::set<std::string>;

std::string joined(const Names& names) {
  std::string all;
  for (const std::string& name : names) all += name + ' ';
  return all;
}

// --- Tours ---------------------------------------------------------------------------------------

// Two tours; people leave, return, change over, come late, wait and cancel, are taken off the list,
// and are seen in the other tour.
class TourWorld {
 public:
  explicit TourWorld(std::uint64_t seed) : dice(seed * 7919) {
    tour = add_tour();
    other_tour = add_tour();
    const std::uint64_t stops_wanted = dice.below(7);
    for (std::uint64_t i = 0; i < stops_wanted; ++i) add_stop(tour);
    for (int i = 0; i < 2; ++i) add_stop(other_tour);
    const std::uint64_t people_wanted = 1 + dice.below(12);
    for (std::uint64_t i = 0; i < people_wanted; ++i) add_person();
    const std::uint64_t things = dice.below(60);
    for (std::uint64_t i = 0; i < things; ++i) something_happens();
    call_rolls();
  }

  Dice dice;
  FakeRecords records;
  EntryId tour = 0, other_tour = 0;
  std::vector<EntryId> stops, people;

 private:
  EntryId add_tour() {
    const EntryId event = records.add("event", {{"name", "交流"}, {"starts_on", "2023-10-14"}});
    return records.add("tour", {{"event_id", event}, {"name", "旅"}});
  }
  void add_stop(EntryId of) {
    const std::string name =
        std::string(1, static_cast<char>('A' + dice.below(26))) + std::to_string(stops.size());
    stops.push_back(records.add("stop", {{"tour_id", of}, {"name", name}}));
    if (dice.one_in(2)) set(stops.back(), "day", 1 + dice.below(2));
    if (!dice.one_in(3)) set(stops.back(), "seq", dice.below(5));
    if (dice.one_in(12)) records.make_void(stops.back());
  }
  void add_person() {
    const auto no = static_cast<std::int64_t>(people.size() + 1);
    const EntryId of = dice.one_in(5) ? other_tour : tour;
    people.push_back(
        records.add("participant", {{"tour_id", of}, {"name", "P" + std::to_string(no)}}));
    if (!dice.one_in(4)) set(people.back(), "no", static_cast<std::uint64_t>(no));
    if (dice.one_in(2)) records.set(people.back(), {{"bus", dice.one_in(2) ? "1" : "２号車"}});
    change_status(people.back());
  }
  void set(EntryId id, std::string_view field, std::uint64_t number) {
    records.set(id, {{std::string(field), static_cast<std::int64_t>(number)}});
  }
  void change_status(EntryId person) {
    static const std::vector<std::string> statuses = {
        "", "confirmed", "confirmed", "walk_in", "waiting", "cancelled", "no_show"};
    records.set(person, {{"status", dice.pick(statuses)}});
  }
  EntryId any_stop() { return stops.empty() || dice.one_in(5) ? 0 : dice.pick(stops); }

  void something_happens() {
    const EntryId person = dice.pick(people);
    switch (dice.below(9)) {
      case 0:
      case 1:
        return leave(person);
      case 2:
        return records.set(person, {{"tour_id", dice.one_in(3) ? other_tour : tour}});
      case 3:
        return change_status(person);
      case 4:
        if (dice.one_in(3) && !records.state(person)->is_void())
          records.make_void(person, "取りやめ");
        return;
      default:
        return check_in(dice.one_in(12) ? unknown_person() : person);
    }
  }
  // Of a device whose file has not come yet.
  EntryId unknown_person() { return make_entry_id(3, 1 + static_cast<Seq>(dice.below(3))); }
  void leave(EntryId person) {
    const EntryId left = records.add("left_tour", {{"participant_id", person}});
    if (const EntryId from = any_stop()) records.set(left, {{"from_stop", from}});
    if (const EntryId to = any_stop()) records.set(left, {{"to_stop", to}});
    if (dice.one_in(8)) records.make_void(left);
  }
  void check_in(EntryId person) {
    const EntryId stop = any_stop();
    const int times = dice.one_in(4) ? 2 : 1;
    for (int i = 0; i < times; ++i) {
      const EntryId seen = records.add("check_in", {{"participant_id", person}});
      records.set(seen, {{"at", moment_of(dice.below(600))}});
      if (stop != 0) records.set(seen, {{"stop_id", stop}});
      if (dice.one_in(8)) records.make_void(seen);
    }
  }
  // On arriving at every stop, and on leaving it.
  void call_rolls() {
    static const std::vector<std::string> states = {"present", "absent", "separate", "left"};
    for (const EntryId stop : stops)
      for (const char* phase : {"arrival", "departure"}) {
        const EntryId call = records.add("rollcall", {{"tour_id", tour},
                                                      {"stop_id", stop},
                                                      {"phase", phase},
                                                      {"started_at", moment_of(dice.below(600))}});
        if (dice.one_in(3))
          records.add("rollcall_mark", {{"rollcall_id", call},
                                        {"participant_id", dice.pick(people)},
                                        {"state", dice.pick(states)}});
      }
  }
};

// What a report says of one stop, and what a screen shows of it, in the same words. The report names
// nobody where fewer than half were checked in.
struct StopView {
  std::string expected, here;
  Names missing;
  std::size_t missing_n = 0;
  bool named = true;
  std::string text() const {
    return "expected " + expected + ", here " + here + ", missing " + std::to_string(missing_n) +
           (named ? " " + joined(missing) : std::string());
  }
};

StopView on_screen(const ui::roster::Model& roster, bool named = true) {
  StopView view{std::to_string(roster.heads.expected), std::to_string(roster.heads.here), {}};
  view.named = named;
  const std::size_t stop = stop_index(roster.facts, roster.stop);
  for (const std::size_t i : roster.missing) {
    const ui::roster::Person& person = roster.people[i];
    const bool is_no_show = person.standing == Standing::absent;
    if (!is_no_show || is_missing_at(roster.facts.people[person.in_facts], stop))
      view.missing.insert(person.name);
  }
  view.missing_n = view.missing.size();
  return view;
}

// The people whom the screen shows here although nobody expects them, with the reason.
Names unexpected_here(const ui::roster::Model& roster) {
  Names names;
  for (const ui::roster::Person& person : roster.people)
    if (person.standing == Standing::here && person.remark != Remark::none)
      names.insert(person.name + ' ' + std::string(remark_name(person.remark)));
  return names;
}

// Everybody who was checked in at a stop of the tour or marked in a roll call of it is on the screen
// and, unless expected, in the report's table.
void nobody_is_in_no_list(ui::roster::Model& roster, const TourWorld& world) {
  const Report report = made("attendance", {.tour = world.tour}, world.records);
  const Table& table = table_of(report, "unexpected");
  Names in_table;
  for (const Row& row : table.rows) in_table.insert(cell(table, row, "name"));
  for (const auto& stop : std::vector(roster.stops)) {
    choose_stop(roster, world.records, stop.id);
    Names told;
    for (const Row& row : table.rows)
      for (const Remark remark : {Remark::unknown, Remark::other_tour, Remark::voided,
                                  Remark::cancelled, Remark::waiting, Remark::left}) {
        const std::string key = "report.remark." + std::string(remark_name(remark));
        const std::string said = cell(table, row, "remark");
        if (said == say(Language::ja, key) ||
            said == say(Language::ja, key + "_named", {{"tour", "旅"}}))
          told.insert(cell(table, row, "name") + ' ' + std::string(remark_name(remark)));
      }
    for (const std::string& name : unexpected_here(roster))
      CHECK_MESSAGE(told.contains(name), name);
  }
  const auto must_be_shown = [&](EntryId person) {
    const auto* shown = find_person(roster, person);
    REQUIRE(shown != nullptr);
    const auto known = roster.facts.person_of.find(person);
    REQUIRE(known != roster.facts.person_of.end());
    if (roster.facts.people[known->second].is_guest()) CHECK(in_table.contains(shown->name));
  };
  for (const auto& seen : all<CheckIn>(world.records))
    if (roster.facts.stop_of.contains(seen.fields.stop_id.id))
      must_be_shown(seen.fields.participant_id.id);
  for (const auto& call : all<Rollcall>(world.records, "tour_id", Value::of(world.tour)))
    for (const auto& mark : all<RollcallMark>(world.records, "rollcall_id", Value::of(call.id)))
      must_be_shown(mark.fields.participant_id.id);
}

StopView in_report(const Report& report, const std::string& stop) {
  const Table& stops = table_of(report, "check_ins");
  const Row& row = row_where(stops, {{"stop", stop}});
  StopView view{cell(stops, row, "expected"), cell(stops, row, "present"), {}};
  const Table& never = table_of(report, "never_checked_in");
  for (const Row& person : never.rows)
    if (cell(never, person, "stop") == stop) view.missing.insert(cell(never, person, "name"));
  const std::string missing = cell(stops, row, "never");
  const bool named = view.expected != "－" && 2 * std::stoll(missing) <= std::stoll(view.expected);
  view.named = named;
  view.missing_n = view.expected == "－" ? 0 : std::stoull(missing);
  CHECK(view.missing.size() == (named ? view.missing_n : 0));
  return view;
}

std::int64_t expected_at_call(const Report& report, const std::string& stop, const char* phase) {
  const Table& calls = table_of(report, "roll_calls");
  return std::stoll(cell(calls, row_where(calls, {{"stop", stop}, {"phase", phase}}), "expected"));
}

void stops_must_agree(ui::roster::Model& roster, const TourWorld& world) {
  const Report report = made("attendance", {.tour = world.tour}, world.records);
  const Table& table = table_of(report, "check_ins");
  for (std::size_t i = 0; i < roster.stops.size(); ++i) {
    const auto& [id, name] = roster.stops[i];
    CHECK(cell(table, i, "stop") == name);
    choose_stop(roster, world.records, id);
    const StopView said = in_report(report, name);
    if (said.here == "－")
      CHECK(roster.heads.here == 0);  // nobody was checked in there: the report does not judge
    else
      CHECK(on_screen(roster, said.named).text() == said.text());
    const std::int64_t arriving = expected_at_call(report, name, "到着");
    const std::int64_t leaving = expected_at_call(report, name, "出発");
    CHECK(roster.heads.expected >= std::max(arriving, leaving));
    CHECK(roster.heads.expected <= arriving + leaving);
  }
}

// What was followed in place is what a fresh look shows.
void following_must_agree(ui::roster::Model& roster, TourWorld& world) {
  for (int step = 0; step < 6; ++step) {
    const ui::roster::Person& picked = world.dice.pick(roster.people);
    const EntryId person = picked.id;
    if (world.dice.one_in(3) && !picked.guest) {
      const char* status = world.dice.one_in(2) ? "no_show" : "confirmed";
      world.records.set(person, {{"status", status}});
      marked(roster, person, status);
    } else if (roster.stop != 0 || !picked.guest) {  // without a stop nothing says which tour
      const OwnValue at = moment_of(world.dice.below(600));
      const EntryId seen = world.records.add("check_in", {{"participant_id", person}, {"at", at}});
      if (roster.stop != 0) world.records.set(seen, {{"stop_id", roster.stop}});
      checked_in(roster, person, seen, unpack_moment(at.view().integer));
    }
    ui::roster::Model fresh = ui::roster::open_roster(world.records, world.tour, 1, "2023-10-14");
    choose_stop(fresh, world.records, roster.stop);
    CHECK(on_screen(roster).text() == on_screen(fresh).text());
    for (std::size_t i = 0; i < fresh.people.size(); ++i) {
      CHECK(roster.people[i].standing == fresh.people[i].standing);
      CHECK(roster.people[i].check_in == fresh.people[i].check_in);
    }
  }
}

void play_tour(std::uint64_t seed) {
  INFO("RENKEI_SEED=" << seed);
  TourWorld world(seed);
  ui::roster::Model roster = ui::roster::open_roster(world.records, world.tour, 1, "2023-10-14");
  stops_must_agree(roster, world);
  nobody_is_in_no_list(roster, world);
  if (roster.people.empty()) return;
  following_must_agree(roster, world);
  stops_must_agree(roster, world);
}

}  // namespace

TEST_CASE("the roster's screen and the attendance report never differ, whoever leaves or returns") {
  each_world(play_tour);
}
