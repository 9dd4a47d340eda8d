// ツアー実施報告 (tour report): one tour from its plan to its opinion, section by section, in numbers; people
// appear by their number only.
#include <algorithm>
#include <iterator>
#include <map>

#include "core/figures/tour_recruiting.hpp"
#include "core/model/municipality_history.hpp"
#include "core/report/attendance.hpp"
#include "core/report/monitor.hpp"
#include "core/report/tour_parts.hpp"
#include "core/report/yearly_tables.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"

namespace renkei {
namespace {

struct TourStory {
  const ReportContext& context;
  Found<Tour> tour;
  std::optional<Found<Event>> event;
  TourFacts facts;
  std::vector<Found<Participant>> participants;  // as facts.people

  const Words& words() const { return context.words; }
  std::string first_day() const { return event ? event->fields.starts_on.iso : std::string(); }
};

// --- 1: what it was ------------------------------------------------------------------------------

std::string places_text(const TourStory& story) {
  std::vector<std::string> codes = story.tour.fields.visited_code6;
  std::ranges::sort(codes);
  for (std::string& code : codes) code = full_name_on(code, story.first_day());
  return story.words().list(codes);
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts)
    if (!part.empty()) text += (text.empty() ? "" : " ") + std::string(part);
  return text;
}

Table facts_table(const TourStory& story) {
  const Words& words = story.words();
  const Tour& tour = story.tour.fields;
  Table table = make_table(words, "tour_facts", {"item", "value"});
  table.look = Table::Look::facts;
  table.internal = true;
  const auto add = [&](std::string_view key, const std::string& value) {
    table.rows.push_back({{Cell::of(words("tour." + std::string(key))),
                           value.empty() ? Cell::dash() : Cell::of(value)},
                          Row::Level::detail,
                          std::string(key)});
  };
  add("name", tour.name);
  add("days", story.event ? days_words(words.language(), story.event->fields.starts_on.iso,
                                       story.event->fields.ends_on.iso)
                          : std::string());
  add("places", places_text(story));
  add("kind", words.choice("tour", "tour_kind", tour.tour_kind));
  add("law_basis", words.choice("tour", "law_basis", tour.law_basis));
  add("agent", joined({tour.agent_name, tour.agent_reg_no}));
  add("insurance", joined({tour.insurance_company, tour.insurance_kind, tour.insurance_policy_no,
                           tour.insurance_covers}));
  add("fee_adult", tour.fee_yen_adult ? words("tour.yen", {{"n", words.count(*tour.fee_yen_adult)}})
                                      : std::string());
  add("fee_child", tour.fee_yen_child ? words("tour.yen", {{"n", words.count(*tour.fee_yen_child)}})
                                      : std::string());
  return table;
}

// --- 2: who applied and who came -----------------------------------------------------------------

People without(const People& people, const People& others) {
  People rest;
  std::ranges::copy_if(people, std::back_inserter(rest),
                       [&](EntryId id) { return std::ranges::find(others, id) == others.end(); });
  return rest;
}

// Those who won, less whoever cancelled or stayed away, and who joined on the day (13−1−1+1); then who was
// expected by that and never seen, and who was seen all the same.
Cell took_part_cell(const Words& words, const TourRecruiting& figures) {
  std::vector<Part> parts;
  const auto add = [&](std::string_view key, int sign, const People& people) {
    if (!people.empty() || key == "won")
      parts.push_back({words("tour." + std::string(key)),
                       sign * static_cast<std::int64_t>(people.size()), people});
  };
  const People expected = without(without(figures.won, figures.cancelled), figures.no_show);
  const People unseen = without(expected, figures.took_part);
  add("won", 1, figures.won);
  add("cancelled", -1, without(figures.won, without(figures.won, figures.cancelled)));
  add("no_show", -1, without(figures.won, without(figures.won, figures.no_show)));
  add("walk_in", 1, figures.walk_in);
  add("never_seen", -1, unseen);
  add("walk_in_never_seen", -1, without(figures.walk_in, figures.took_part));
  add("seen_anyway", 1, without(without(figures.took_part, expected), figures.walk_in));
  return figure(static_cast<std::int64_t>(figures.took_part.size()), words("tour.rule.took_part"),
                std::move(parts));
}

Table recruiting_table(const TourStory& story) {
  const Words& words = story.words();
  const TourRecruiting figures = recruiting_of(story.facts, story.participants);
  Table table = make_table(words, "tour_recruiting", {"item", "n", "percent"});
  table.internal =
      true;  // those who applied less those who won are those who wait: too few to tell
  const Integer& capacity = story.tour.fields.capacity;
  const auto add = [&](std::string_view key, Cell n, Cell percent = Cell::empty()) {
    table.rows.push_back(
        {{Cell::of(words("tour." + std::string(key))), std::move(n), std::move(percent)},
         Row::Level::detail,
         std::string(key)});
  };
  const auto counted = [&](std::string_view key, const People& people) {
    const auto n = static_cast<std::int64_t>(people.size());
    return figure(n, words("tour.rule." + std::string(key)),
                  {{words("tour." + std::string(key)), n, people}});
  };
  add("capacity", count_cell(capacity));
  add("applied", counted("applied", figures.applied));
  add("won", counted("won", figures.won));
  if (!figures.lost.empty()) add("lost", counted("lost", figures.lost));
  add("waiting", counted("waiting", figures.waiting));
  add("cancelled", counted("cancelled", figures.cancelled));
  add("no_show", counted("no_show", figures.no_show));
  add("walk_in", counted("walk_in", figures.walk_in));
  const auto took_part = static_cast<std::int64_t>(figures.took_part.size());
  add("took_part", took_part_cell(words, figures),
      capacity ? percent_cell(took_part, *capacity) : Cell::dash());
  table.notes.push_back(words("tour.recruiting_how"));
  return table;
}

// --- 3: age and ward -----------------------------------------------------------------------------

void add_ages(Table& table, const Words& words, const std::string& ward, const std::string& key,
              const AgeGroups& ages, bool with_unknown, Row::Level level) {
  Row row{{Cell::of(ward)}, level, key};
  People all;
  for (std::size_t i = 0; i < ages.size(); ++i) {
    all.insert(all.end(), ages[i].begin(), ages[i].end());
    if (i + 1 == ages.size() && !with_unknown) continue;
    const auto n = static_cast<std::int64_t>(ages[i].size());
    row.cells.push_back(figure(n, words("tour.rule.took_part"), {{ward, n, ages[i]}}));
  }
  const auto n = static_cast<std::int64_t>(all.size());
  row.cells.push_back(figure(n, words("tour.rule.took_part"), {{ward, n, std::move(all)}}));
  table.rows.push_back(std::move(row));
}

Table ward_age_table(const TourStory& story) {
  const Words& words = story.words();
  auto wards = wards_and_ages(story.facts, story.participants, story.first_day());
  AgeGroups sums;
  for (const auto& [code, ages] : wards)
    for (std::size_t i = 0; i < ages.size(); ++i)
      sums[i].insert(sums[i].end(), ages[i].begin(), ages[i].end());
  const bool with_unknown = !sums.back().empty();
  Table table = make_table(words, "ward_age", {"ward", "age_under_30", "age_30_59", "age_from_60"});
  if (with_unknown) add_column(table, words, "age_unknown");
  add_column(table, words, "all_ages");
  table.columns.back().is_total = true;
  table.base = 0;
  for (const People& people : sums) *table.base += static_cast<std::int64_t>(people.size());
  for (const auto& [code, ages] : wards)
    if (!code.empty())
      add_ages(table, words, full_name_on(code, story.first_day()), code, ages, with_unknown,
               Row::Level::detail);
  if (const auto none = wards.find(""); none != wards.end())
    add_ages(table, words, words("tour.no_ward"), "", none->second, with_unknown,
             Row::Level::detail);
  add_ages(table, words, words("total"), "total", sums, with_unknown, Row::Level::total);
  return table;
}

// Where it was asked: of anybody who is in the list.
std::optional<Table> sex_table(const TourStory& story) {
  constexpr std::int64_t sexes[] = {1, 2, 9, 0};  // ISO 5218; 0: not known
  const Words& words = story.words();
  std::map<std::int64_t, People> seen;
  bool is_asked = false;
  for (std::size_t i = 0; i < story.facts.people.size(); ++i) {
    const TourPerson& person = story.facts.people[i];
    if (person.is_guest()) continue;
    const std::int64_t sex = story.participants[i].fields.sex.value_or(0);
    is_asked = is_asked || sex != 0;
    const bool is_known = std::ranges::find(sexes, sex) != std::end(sexes);
    if (person.was_seen()) seen[is_known ? sex : 0].push_back(person.id);
  }
  if (!is_asked) return std::nullopt;
  Table table = make_table(words, "tour_sex", {"sex", "participants"});
  const auto add = [&](std::string label, std::string key, std::vector<Part> parts,
                       Row::Level level) {
    std::int64_t n = 0;
    for (const Part& part : parts) n += part.adds.value_or(0);
    table.rows.push_back(
        {{Cell::of(std::move(label)), figure(n, words("tour.rule.took_part"), std::move(parts))},
         level,
         std::move(key)});
  };
  std::vector<Part> all;
  for (const std::int64_t sex : sexes) {
    const std::string label = words("tour.sex." + std::to_string(sex));
    const auto n = static_cast<std::int64_t>(seen[sex].size());
    all.push_back({label, n, seen[sex]});
    add(label, std::to_string(sex), {all.back()}, Row::Level::detail);
  }
  add(words("total"), "total", std::move(all), Row::Level::total);
  return table;
}

// --- 4: the course -------------------------------------------------------------------------------

Table course_table(const TourStory& story) {
  Table table =
      make_table(story.words(), "tour_course",
                 {"day", "stop", "plan_arrive", "actual_arrive", "plan_depart", "actual_depart"});
  const Zone zone = story.context.records.zone();
  const auto clock = [&](const Instant& moment) {
    return moment ? Cell::of(clock_words(*moment, zone)) : Cell::dash();
  };
  const auto planned = [](const TimeOfDay& time) {
    return time.hh_mm.empty() ? Cell::dash() : Cell::of(time.hh_mm);
  };
  for (const auto& [id, stop, in_conflict] : story.facts.stops)
    table.rows.push_back(
        {{count_cell(stop.day), Cell::of(stop.name), planned(stop.plan_arrive),
          clock(stop.actual_arrive), planned(stop.plan_depart), clock(stop.actual_depart)},
         Row::Level::detail});
  return table;
}

// --- 5: roll calls -------------------------------------------------------------------------------

std::string number_text(const TourStory& story, std::size_t person) {
  const Integer& no = story.facts.people[person].no;
  return no ? story.words()("person_number", {{"no", std::to_string(*no)}})
            : story.words()("tour.no_number");
}

// A later round that agreed, everybody seen again, or who was not.
std::string ending_text(const TourStory& story, std::size_t call, const std::vector<bool>& agreed) {
  const Words& words = story.words();
  const TourFacts& facts = story.facts;
  for (auto next = next_round(facts, call); next; next = next_round(facts, *next))
    if (agreed[*next])
      return words("tour.ended_in_round",
                   {{"round", std::to_string(facts.calls[*next].round())},
                    {"time", clock_words(facts.calls[*next].time, story.context.records.zone())}});
  std::vector<std::string> unseen;
  const auto missing = missing_at(facts.calls[call]);
  for (const MissingPerson& person : missing)
    if (!seen_after(facts, person.person, call))
      unseen.push_back(number_text(story, person.person));
  if (missing.empty()) return words("not_recorded");
  return unseen.empty() ? words("tour.all_seen_again")
                        : words("tour.not_seen_again", {{"people", words.list(unseen)}});
}

void add_calls(const TourStory& story, std::vector<Table>& tables) {
  const Words& words = story.words();
  const TourFacts& facts = story.facts;
  const auto lines = roll_call_lines(story.context.records, facts);
  std::vector<bool> agreed(facts.calls.size(), true);
  for (const RollCallLine& line : lines)
    if (line.outcome != CallOutcome::agreed) agreed[line.call] = false;
  Table counts = make_table(words, "tour_calls", {"item", "roll_calls"});
  const auto add = [&](std::string_view key, std::int64_t n) {
    counts.rows.push_back({{Cell::of(words("tour." + std::string(key))), Cell::of(n)},
                           Row::Level::detail,
                           std::string(key)});
  };
  const auto all_n = static_cast<std::int64_t>(agreed.size());
  const auto agreed_n = std::ranges::count(agreed, true);
  add("calls", all_n);
  add("calls_agreed", agreed_n);
  add("calls_differ", all_n - agreed_n);
  add("calls_alone", std::ranges::count_if(facts.calls, [](const RollCallFacts& call) {
        return !has_second_checker(call);
      }));
  tables.push_back(std::move(counts));

  Table table =
      make_table(words, "tour_mismatches",
                 {"roll_call", "stop", "time", "expected", "counted", "missing", "ended"});
  table.internal = true;
  for (const RollCallLine& line : lines) {
    if (line.outcome == CallOutcome::agreed) continue;
    const RollCallFacts& call = facts.calls[line.call];
    std::vector<std::string> missed;
    for (const MissingPerson& missing : missing_at(call))
      missed.push_back(
          words("attendance.person_state", {{"name", number_text(story, missing.person)},
                                            {"state", missing_words(words, missing)}}));
    table.rows.push_back(
        {{Cell::of(static_cast<std::int64_t>(line.call) + 1),
          text_cell(call_place(words, story.context.records, facts, call)),
          Cell::of(minute_text(call.time, story.context.records.zone())), count_cell(line.expected),
          count_cell(line.counted),
          Cell::of(missed.empty() ? words("attendance.nobody_missed") : words.list(missed)),
          Cell::of(ending_text(story, line.call, agreed))},
         Row::Level::detail});
  }
  if (table.rows.empty()) table.notes.push_back(words("tour.no_mismatch"));
  tables.push_back(std::move(table));
}

Result<TourStory> story_of(const ReportContext& context) {
  const auto tour = named<Tour>(context.records, context.query.tour);
  if (!tour) return tour.error();
  TourStory story{context,
                  *tour,
                  find_as<Event>(context.records, tour->fields.event_id.id),
                  gather_tour(context.records, tour->id),
                  {}};
  story.participants = participants_of(context.records, story.facts);
  return story;
}

}  // namespace

Result<Report> tour_report(const ReportContext& context) {
  const auto story = story_of(context);
  if (!story) return story.error();
  Report report;
  report.title = story->tour.fields.name;
  std::vector<Table>& tables = report.tables;
  tables = {facts_table(*story), recruiting_table(*story), ward_age_table(*story)};
  if (auto sexes = sex_table(*story)) tables.push_back(std::move(*sexes));
  tables.push_back(course_table(*story));
  add_calls(*story, tables);
  tables.push_back(left_by_number_table(context.words, context.records, story->facts));
  tables.push_back(incidents_table(context, story->tour.id));
  for (Table& table : monitor_tables(context, story->tour)) tables.push_back(std::move(table));
  tables.push_back(involved_table(context, story->facts));
  tables.push_back(budget_table(context, story->tour));
  tables.push_back(notes_table(context, story->tour));
  return report;
}

Result<Report> tour_totals(const ReportContext& context) {
  const auto story = story_of(context);
  if (!story) return story.error();
  Report totals;
  totals.tables = {recruiting_table(*story), ward_age_table(*story),
                   budget_table(context, story->tour)};
  return totals;
}

}  // namespace renkei
