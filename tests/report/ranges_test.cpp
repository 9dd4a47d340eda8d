// What conflicts leave of a report's totals, against every way in which they can be decided.
#include "core/figures/ranges.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "core/model/settled_records.hpp"
#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

constexpr LogNumber elsewhere = 2;
const Words words(false);

// Whole numbers in rows of totals, and in every row of some tables: by table, row and column.
using Totals = std::map<std::vector<std::string>, std::int64_t>;

Totals totals_of(const Report& report, const std::vector<std::string>& whole_tables) {
  Totals totals;
  for (const Table& table : report.tables)
    for (const Row& row : table.rows) {
      const bool is_whole = std::ranges::count(whole_tables, table.key) > 0;
      if (row.level != Row::Level::total && !is_whole) continue;
      for (std::size_t c = 0; c < row.cells.size(); ++c)
        if (const auto* n = std::get_if<std::int64_t>(&row.cells[c].value);
            n && !row.cells[c].change)
          totals.try_emplace(
              {table.key, table.title, text_of(row.cells[0]), table.columns[c].label}, *n);
    }
  return totals;
}

// Decides everything, by commands as people give them. Whatever shall be void is alive until the end, for
// nothing is put into what is void.
std::vector<Dispute> in_order(std::vector<Dispute> left) {
  std::ranges::stable_sort(left, {}, [](const Dispute& one) { return one.field != "_void"; });
  return left;
}

void each_outcome(const FakeRecords& records, std::span<const Dispute> left,
                  const std::vector<EntryId>& to_void,
                  const std::function<void(const FakeRecords&)>& visit) {
  FakeRecords decided = records;
  if (left.empty()) {
    for (const EntryId id : to_void) decided.make_void(id, "誤り");
    return visit(decided);
  }
  const Dispute& next = left.front();
  const bool life = next.field == "_void";
  for (const OwnValue& way : next.ways) {
    FakeRecords after = records;
    after.done(Resolve{next.records.front(), next.field, life ? OwnValue() : way});
    std::vector<EntryId> voids = to_void;
    if (life && !way.view().is_null()) voids.push_back(next.records.front());
    each_outcome(after, left.subspan(1), voids, visit);
  }
}

struct Story {
  std::string report;
  ReportQuery query;
  std::vector<std::string> whole_tables = {};
};

std::vector<std::string> notes_expected(const FakeRecords& records, const Story& story) {
  const std::vector<Dispute> left = in_order(disputes_left(records, records.conflicts()));
  std::map<std::vector<std::string>, std::pair<std::int64_t, std::int64_t>> ranges;
  const Totals shown = totals_of(made(story.report, story.query, records), story.whole_tables);
  for (const auto& [name, n] : shown) ranges[name] = {INT64_MAX, INT64_MIN};
  each_outcome(records, left, {}, [&](const FakeRecords& decided) {
    Totals totals = totals_of(made(story.report, story.query, decided), story.whole_tables);
    for (auto& [name, range] : ranges)
      range = {std::min(range.first, totals[name]), std::max(range.second, totals[name])};
  });
  std::vector<std::string> notes;
  for (const auto& [name, range] : ranges)
    if (range.first != range.second)
      notes.push_back(name[0] + ": 食い違いにより" + name[2] + "は" + words.count(range.first) +
                      "～" + words.count(range.second) + "（" + name[3] + "）");
  std::ranges::sort(notes);
  return notes;
}

std::vector<std::string> notes_of(const FakeRecords& records, const Story& story,
                                  const std::vector<std::string>& tables) {
  Coverage coverage;
  coverage.undecided = [&] { return records.conflicts(); };
  std::vector<std::string> notes;
  for (const Table& table : made(story.report, story.query, records, coverage).tables)
    for (const std::string& note : table.notes)
      if (note.starts_with("食い違いにより") && std::ranges::count(tables, table.key) > 0)
        notes.push_back(table.key + ": " + note);
  std::ranges::sort(notes);
  return notes;
}

class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::int64_t up_to(std::int64_t n) {  // from 1
    return 1 + static_cast<std::int64_t>(random_() % static_cast<unsigned>(n));
  }
  bool one_of(std::int64_t n) { return up_to(n) == 1; }
  EntryId any(const std::vector<EntryId>& ids) {
    return ids[static_cast<std::size_t>(up_to(static_cast<std::int64_t>(ids.size()))) - 1];
  }

 private:
  std::mt19937 random_;
};

void dispute(FakeRecords& records, EntryId id, std::string_view field, const OwnValue& other) {
  if (!(records.find(id)->value(field) == other.view())) records.conflict(id, field, other);
}

// Made void here while another device still wrote to it.
void dispute_life(FakeRecords& records, EntryId id, std::string_view field) {
  const auto record = records.find(id);
  const OwnValue same(record->value(field));
  records.make_void(id, "誤り");
  Entry entry;
  entry.op = Op::set;
  entry.kind = record->kind().number;
  entry.record = id;
  entry.at = records.now;
  const auto index = static_cast<std::size_t>(record->kind().find(field));
  entry.add(record->kind().fields[index].number, same.view());
  records.fold(entry, make_entry_id(elsewhere, 100'000 + seq_of(id)));
}

struct VisitorWorld {
  FakeRecords records;
  EntryId event = 0;

  explicit VisitorWorld(unsigned seed) {
    Dice dice(seed);
    event = records.add("event", {{"name", "展示"}, {"starts_on", "2023-11-22"}});
    std::vector<EntryId> gates;
    for (const char* direction : {"in", "in+out", "in"})
      gates.push_back(records.add(
          "gate", {{"event_id", event}, {"name", direction}, {"direction", direction}}));
    gates.push_back(
        records.add("gate", {{"event_id", event}, {"name", "舞台"}, {"kind", "stage"}}));
    std::vector<EntryId> tallies;
    for (int i = 0; i < 8; ++i)
      tallies.push_back(records.add("tally", {{"gate_id", dice.any(gates)},
                                              {"category", dice.one_of(4) ? "関係者" : "一般"},
                                              {"delta", dice.up_to(9)},
                                              {"at", on("2023-11-22T10:0" + std::to_string(i))}}));
    std::vector<EntryId> looks;
    for (int i = 0; i < 3; ++i)
      looks.push_back(records.add("counter_reading",
                                  {{"gate_id", gates[2]},
                                   {"reading", 10 * (i + 1) + dice.up_to(5)},
                                   {"read_at", on("2023-11-22T1" + std::to_string(i) + ":00")}}));
    dispute(records, tallies[0], "delta", dice.up_to(30) + 9);
    dispute(records, tallies[0], "gate_id", gates[dice.one_of(2) ? 1 : 3]);
    if (dice.one_of(2)) dispute(records, tallies[1], "delta", std::int64_t{40});
    if (dice.one_of(2)) dispute(records, tallies[2], "category", "関係者・出展者");
    if (dice.one_of(2)) dispute(records, looks[1], "reading", dice.up_to(60) + 40);
    if (dice.one_of(3)) dispute(records, gates[0], "kind", "booth");
    if (dice.one_of(2)) dispute_life(records, tallies[3], "delta");
    if (dice.one_of(3)) dispute_life(records, looks[2], "reading");
    if (dice.one_of(4)) dispute_life(records, gates[1], "name");
  }
};

struct TourWorld {
  FakeRecords records;
  EntryId tour = 0;

  explicit TourWorld(unsigned seed) {
    Dice dice(seed);
    const EntryId event = records.add("event", {{"name", "旅"}, {"starts_on", "2023-10-14"}});
    tour =
        records.add("tour", {{"event_id", event}, {"name", "旅"}, {"capacity", std::int64_t{9}}});
    const EntryId other = records.add("tour", {{"event_id", event}, {"name", "別"}});
    const EntryId stop = records.add("stop", {{"tour_id", tour}, {"name", "集合"}});
    std::vector<EntryId> people;
    for (std::int64_t number = 1; number <= 5; ++number)
      people.push_back(records.add("participant", {{"tour_id", tour},
                                                   {"no", number},
                                                   {"name", "例　" + std::to_string(number)},
                                                   {"age", 20 * number},
                                                   {"status", "confirmed"}}));
    // The first person again, by another device's list.
    people.push_back(records.add("participant", {{"tour_id", tour},
                                                 {"no", std::int64_t{1}},
                                                 {"name", "例 1"},
                                                 {"age", std::int64_t{20}},
                                                 {"status", "confirmed"}}));
    std::vector<EntryId> seen;
    for (int i = 0; i < 4; ++i)
      seen.push_back(
          records.add("check_in", {{"participant_id", dice.any(people)}, {"stop_id", stop}}));
    const EntryId call = records.add("rollcall", {{"tour_id", tour},
                                                  {"stop_id", stop},
                                                  {"phase", "departure"},
                                                  {"counted_n", std::int64_t{4}}});
    const auto mark = [&](EntryId person, const char* state, LogNumber log) {
      return records.add("rollcall_mark",
                         {{"rollcall_id", call}, {"participant_id", person}, {"state", state}},
                         log);
    };
    const EntryId twice = dice.any(people);
    mark(twice, "present", FakeRecords::own_log);
    if (dice.one_of(2)) mark(twice, "absent", elsewhere);
    const EntryId marked = mark(people[2], "present", FakeRecords::own_log);
    if (dice.one_of(2)) dispute(records, marked, "state", "absent");
    if (dice.one_of(2)) dispute(records, seen[0], "participant_id", dice.any(people));
    if (dice.one_of(2)) dispute_life(records, seen[0], "stop_id");
    if (dice.one_of(2)) dispute_life(records, seen[1], "stop_id");
    if (dice.one_of(3)) dispute_life(records, people[3], "status");
    if (dice.one_of(3)) dispute(records, people[1], "status", "cancelled");
    if (dice.one_of(3)) dispute(records, people[0], "tour_id", other);
    if (dice.one_of(3)) dispute(records, people[4], "age", std::int64_t{30});
    if (dice.one_of(4)) dispute(records, people[5], "name", "例 5");
    if (dice.one_of(4)) dispute_life(records, call, "phase");
  }
};

// The plan's records, one family at a time, so that all ways can be gone through.
struct PlanWorld {
  FakeRecords records;
  Dice dice;

  explicit PlanWorld(unsigned seed) : dice(seed) {}
  const char* code() {
    const char* codes[] = {"016314", "016322", "016331"};
    return codes[dice.up_to(3) - 1];
  }
  void add_relations() {
    for (int i = 0; i < 3; ++i) {
      const EntryId link = records.add(
          "exchange_link",
          {{"ward_code6", "131016"}, {"municipality_code6", code()}, {"valid_from", "2015-04-01"}});
      if (dice.one_of(2)) dispute(records, link, "municipality_code6", code());
      if (dice.one_of(3)) dispute_life(records, link, "ward_code6");
    }
    const EntryId group =
        records.add("agreement", {{"party", "町村会"},
                                  {"signed_on", "2016-04-28"},
                                  {"members", std::string("[\"016314\",\"016322\"]")}});
    if (dice.one_of(2)) dispute(records, group, "signed_on", "2030-01-01");
  }
  void add_projects() {
    const EntryId joint = records.add("project", {{"name", "祭"}, {"fy", std::int64_t{2023}}});
    for (int i = 0; i < 2; ++i) {
      const EntryId festival = records.add("event", {{"name", "祭"},
                                                     {"starts_on", "2023-08-01"},
                                                     {"joint_kind", "support"},
                                                     {"project_id", joint},
                                                     {"status", "held"}});
      if (!dice.one_of(3)) dispute(records, festival, "status", "cancelled");
    }
    for (int i = 0; i < 2; ++i) {
      const EntryId project =
          records.add("project", {{"name", "交流"},
                                  {"fy", std::int64_t{2023}},
                                  {"owner_kind", "ward"},
                                  {"owner_codes", std::string("[\"131016\",\"131024\"]")}});
      if (dice.one_of(2)) dispute(records, project, "owner_kind", "region");
      if (dice.one_of(3)) dispute(records, project, "joint", std::int64_t{1});
      if (dice.one_of(4)) dispute_life(records, project, "name");
    }
  }
  void add_relief() {
    for (int i = 0; i < 3; ++i) {
      const EntryId relief = records.add("relief", {{"municipality_code6", code()},
                                                    {"disaster", "地震"},
                                                    {"kind", "money"},
                                                    {"amount_yen", 1000 * dice.up_to(9)},
                                                    {"decided_on", "2023-06-01"}});
      if (dice.one_of(2)) dispute(records, relief, "amount_yen", 1000 * dice.up_to(9) + 500);
      if (dice.one_of(3)) dispute(records, relief, "kind", "goods");
    }
  }
};

}  // namespace

TEST_CASE("what conflicts leave of the visitors is what any decision can make of them") {
  std::size_t told = 0;
  for (unsigned seed = 1; seed <= 10; ++seed) {
    CAPTURE(seed);
    const VisitorWorld world(seed);
    const Story story{"visitors", {.event = world.event}};
    auto expected = notes_expected(world.records, story);
    std::erase_if(expected, [](const std::string& note) { return !note.starts_with("days: "); });
    CHECK(notes_of(world.records, story, {"days"}) == expected);
    told += expected.size();
  }
  CHECK(told > 0);
}

TEST_CASE("what conflicts leave of a tour's people") {
  std::size_t told = 0;
  for (unsigned seed = 1; seed <= 10; ++seed) {
    CAPTURE(seed);
    const TourWorld world(seed);
    const Story story{"tour", {.tour = world.tour}, {"tour_recruiting"}};
    const std::vector<std::string> tables = {"tour_recruiting", "ward_age", "accounts"};
    auto expected = notes_expected(world.records, story);
    std::erase_if(expected, [&](const std::string& note) {
      return std::ranges::count(tables, note.substr(0, note.find(':'))) == 0;
    });
    CHECK(notes_of(world.records, story, tables) == expected);
    told += expected.size();
  }
  CHECK(told > 0);
}

TEST_CASE("what conflicts leave of the plan's years") {
  struct Family {
    void (PlanWorld::*add)();
    std::vector<Story> stories;
    std::vector<std::string> tables;
  };
  const Family families[] = {{&PlanWorld::add_relations,
                              {{"municipalities", {.as_of = "2023-08-01"}, {"municipalities"}},
                               {"agreements", {.as_of = "2023-08-01"}}},
                              {"municipalities", "agreements"}},
                             {&PlanWorld::add_projects,
                              {{"projects", {.years = "R5"}, {"projects"}},
                               {"joint-events", {.years = "R5"}, {"joint_events"}}},
                              {"projects", "joint_events"}},
                             {&PlanWorld::add_relief,
                              {{"relief", {.years = "R5"}}},
                              {"relief", "relief_years", "relief_places"}}};
  for (const Family& family : families) {
    std::size_t told = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
      PlanWorld world(seed);
      (world.*family.add)();
      for (const Story& story : family.stories) {
        CAPTURE(seed);
        CAPTURE(story.report);
        const auto expected = notes_expected(world.records, story);
        CHECK(notes_of(world.records, story, family.tables) == expected);
        told += expected.size();
      }
    }
    CHECK(told > 0);
  }
}
