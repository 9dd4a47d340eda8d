// The pad, the readings, the day's end and the report of visitors (agreement.hpp).
#include "agreement.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/text/dates.hpp"
#include "ui/present/readings.hpp"
#include "ui/present/tally.hpp"

using namespace renkei;
using namespace renkei::agreement_test;
using namespace renkei::report_test;
using laws::Dice;

namespace {

// --- Visitors ------------------------------------------------------------------------------------

const std::vector<std::string> days = {"2023-10-13", "2023-10-14", "2023-10-15"};

struct EventWorld {
  Dice dice;
  FakeRecords records;
  EntryId event;
  std::vector<EntryId> gates, tallies;
  bool counters_only;

  explicit EventWorld(std::uint64_t seed) : dice(seed * 104'729), counters_only(seed % 3 == 0) {
    event = records.add("event", {{"name", "展示"}, {"starts_on", days[0]}});
    for (const char* name : {"東", "西"})
      gates.push_back(records.add("gate", {{"event_id", event},
                                           {"name", name},
                                           {"counting_method", some_method()},
                                           {"unit", dice.one_in(3) ? "person" : "person_days"},
                                           {"direction", dice.one_in(4) ? "in+out" : "in"}}));
    if (dice.one_in(2)) records.set(event, {{"day", R"([{"date":"2023-10-14","open":"09:30"}])"}});
    const std::uint64_t things = dice.below(80);
    for (std::uint64_t i = 0; i < things; ++i)
      if (counters_only || dice.one_in(8))
        read_counter();
      else
        count();
  }

 private:
  const char* some_method() {
    static const std::vector<const char*> methods = {"full_count", "full_count", "sensor",
                                                     "density"};
    return dice.pick(methods);
  }
  void read_counter() {
    const auto minutes = static_cast<std::int64_t>(dice.below(3 * 24 * 60)) - 32 * 60;
    const EntryId look =
        records.add("counter_reading",
                    {{"gate_id", dice.pick(gates)},
                     {"read_at", Moment{laws::some_morning_ms + minutes * 60'000, 540}},
                     {"reading", static_cast<std::int64_t>(dice.below(2000))}},
                    static_cast<LogNumber>(1 + dice.below(3)));
    if (dice.one_in(4)) records.set(look, {{"reset_flag", std::int64_t{1}}});
    if (dice.one_in(8)) records.make_void(look);
  }
  void count() {
    static const std::vector<std::string> categories = {
        "一般",   "一般",   "団体",     "関係者", "関係者・出展者", "関係者（計上しない）",
        "車いす", "(全員)", "（全員）", "全員"};
    const EntryId tally = records.add(
        "tally", {{"gate_id", dice.pick(gates)},
                  {"delta", static_cast<std::int64_t>(dice.below(9)) - (dice.one_in(4) ? 9 : 0)}});
    if (!dice.one_in(9)) records.set(tally, {{"category", dice.pick(categories)}});
    if (!dice.one_in(9)) {
      // Around the clock and around the world, so that the day depends on the clock's offset.
      const auto minutes = static_cast<std::int64_t>(dice.below(3 * 24 * 60)) - 32 * 60;
      records.set(tally, {{"at", Moment{laws::some_morning_ms + minutes * 60'000,
                                        static_cast<std::int16_t>(dice.one_in(3) ? 0 : 540)}}});
    }
    if (dice.one_in(3)) records.set(tally, {{"date", dice.pick(days)}});
    if (dice.one_in(3))
      records.set(tally, {{"hour_band", static_cast<std::int64_t>(dice.below(24))}});
    if (dice.one_in(6)) records.make_void(tally);
  }
};

using Counts = std::map<std::string, std::int64_t>;  // by category; "visitors" and "staff" beside

std::string text_of(const Counts& counts) {
  std::string text;
  for (const auto& [name, n] : counts)
    if (n != 0) text += name + ' ' + std::to_string(n) + ' ';
  return text;
}

Counts on_pad(const ui::tally::Model& pad) {
  Counts counts;
  for (const ui::tally::CategoryCount& count : pad.categories)
    counts[count.is_visitor ? count.category : "staff"] += count.count;
  counts["visitors"] = pad.visitors;
  return counts;
}

// The gate's sums of the day; nothing where the report has no line for them.
Counts in_report(const Report& report, const std::string& day, std::string_view gate) {
  Counts counts;
  for (const Table& table : report.tables) {
    if (table.key != "hours" || cell(table, 0, "date") != day) continue;
    const auto sums = std::find_if(table.rows.rbegin(), table.rows.rend(), [&](const Row& row) {
      return row.level == Row::Level::subtotal && cell(table, row, "gate") == gate;
    });
    if (sums == table.rows.rend()) continue;
    for (std::size_t i = 3; i < table.columns.size(); ++i) {
      const std::string& key = table.columns[i].key;
      if (key == "estimated" || key == "corrections") continue;
      const bool is_sum = key == "visitors" || key == "staff";
      if (const auto* n = std::get_if<std::int64_t>(&sums->cells[i].value))
        counts[is_sum ? key : table.columns[i].label] = *n;
    }
  }
  return counts;
}

void pads_must_agree(const EventWorld& world) {
  const Report report = made("visitors", {.event = world.event}, world.records);
  for (const std::string& day : days) {
    ui::tally::Model pad = ui::tally::open_pad(world.records, world.event, day, 1);
    for (const ui::tally::GateChoice& gate : std::vector(pad.gates)) {
      choose_gate(pad, world.records, gate.id);
      CHECK(text_of(on_pad(pad)) == text_of(in_report(report, day, gate.name)));
    }
  }
}

// What the day's end proposes, a unit each, is together what the report has of the day; and no gate
// of another unit is in it.
void day_ends_must_agree(const EventWorld& world) {
  const Report report = made("visitors", {.event = world.event}, world.records);
  const Table& table = table_of(report, "days");
  for (const std::string& day : days) {
    const auto end = ui::day_end::read(world.records, world.event, day, days.back(), 1);
    Sum n = 0, staff = 0;
    for (const ui::day_end::Proposal& proposal : end.proposals) {
      n += proposal.n;
      staff += proposal.staff;
      for (const auto& gate : proposal.gates)
        CHECK(as<Gate>(*world.records.find(gate.gate)).unit == proposal.unit);
    }
    const auto row = std::ranges::find_if(
        table.rows, [&](const Row& one) { return cell(table, one, "date") == day; });
    if (row == table.rows.end()) {
      CHECK(end.proposals.empty());
      continue;
    }
    const auto said = [&](std::string_view column) {
      const std::string text = cell(table, *row, column);
      return text == "－" ? "0" : text;
    };
    CHECK(std::to_string(std::int64_t{n}) == said("visitors"));
    CHECK(std::to_string(std::int64_t{staff}) == said("staff"));
  }
}

// The differences that the screen of readings shows are the people whom the report has of a gate that
// only a counter counted.
void readings_must_agree(const EventWorld& world) {
  const Report report = made("visitors", {.event = world.event}, world.records);
  for (const auto& gate : all<Gate>(world.records)) {
    if (gate.fields.direction == "in+out") continue;  // the screen shows passages
    std::map<std::string, Sum> shown;
    for (const std::string& day : {std::string("2023-10-12"), days[0], days[1], days[2]}) {
      const auto screen = ui::readings::open_readings(world.records, world.event, gate.id, day, 1);
      for (const ui::readings::Look& look : screen.looks)
        if (look.band) shown[iso(date_of_days(look.band->day))] += look.band->n;
    }
    for (const std::string& day : days) {
      const Counts counts = in_report(report, day, gate.fields.name);
      const auto n = counts.find("visitors");
      CHECK(std::int64_t{shown[day]} == (n == counts.end() ? 0 : n->second));
    }
  }
}

void play_event(std::uint64_t seed) {
  INFO("RENKEI_SEED=" << seed);
  EventWorld world(seed);
  pads_must_agree(world);
  day_ends_must_agree(world);
  if (world.counters_only) readings_must_agree(world);
  ui::tally::Model pad = ui::tally::open_pad(world.records, world.event, days[1], 1);
  for (int step = 0; step < 5; ++step) {
    if (!pad.presses.empty() && world.dice.one_in(2)) {
      const EntryId press = pad.presses.back().id;
      world.records.make_void(press);
      taken_back(pad, press, world.records);
    } else {
      const char* category = world.dice.one_in(2) ? "関係者・報道" : "(全員)";
      const EntryId press = world.records.add("tally", {{"gate_id", pad.gate},
                                                        {"category", category},
                                                        {"delta", std::int64_t{1}},
                                                        {"at", on("2023-10-14T10:00")}});
      counted(pad, {press, category, 1, *parse_moment("2023-10-14T10:00")}, world.records);
    }
  }
  const Counts followed = on_pad(pad);
  choose_gate(pad, world.records, pad.gate);
  CHECK(text_of(followed) == text_of(on_pad(pad)));
  pads_must_agree(world);
}

}  // namespace

TEST_CASE(
    "the pad, the readings, the day's end and the visitors report never differ, whatever was "
    "counted") {
  each_world(play_event);
}
