// 参加・点呼の記録: who came, who was missing at which roll call and whether they were seen again,
// who was seen and not expected, who was checked in where. Absence of a second checker and head counts that
// disagree are shown, never averaged or guessed away.
#include <algorithm>
#include <map>
#include <numeric>

#include "core/base/sum.hpp"
#include "core/report/attendance.hpp"

namespace renkei {
namespace {

std::string stop_name(const Attendance& attendance, std::size_t stop) {
  return attendance.facts.stops[stop].fields.name;
}

std::string where(const Attendance& attendance, const Sighting& seen) {
  return place_name(attendance.words, attendance.records, attendance.facts, seen);
}

// --- Status --------------------------------------------------------------------------------------

Table status_table(const Attendance& attendance) {
  const Words& words = attendance.words;
  Table table = make_table(words, "status", {"status", "n", "checked_in", "not_checked_in"});
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> by_status;
  std::pair<std::int64_t, std::int64_t> total;
  for (const TourPerson& person : attendance.facts.people) {
    if (person.is_guest()) continue;
    const bool came = person.is_checked_in_anywhere();
    for (auto* sum : {&by_status[person.status], &total}) {
      ++sum->first;
      sum->second += came ? 1 : 0;
    }
  }
  const auto row = [](std::string name, const std::pair<std::int64_t, std::int64_t>& sum,
                      Row::Level level) {
    return Row{{Cell::of(std::move(name)), Cell::of(sum.first), Cell::of(sum.second),
                Cell::of(sum.first - sum.second)},
               level};
  };
  for (const Choice& choice : choices::participant_status) {
    const std::string code(choice.code);
    table.rows.push_back(
        row(words.choice("participant", "status", code), by_status[code], Row::Level::detail));
  }
  if (by_status.contains(""))
    table.rows.push_back(row(words("not_recorded"), by_status[""], Row::Level::detail));
  table.rows.push_back(row(words("total"), total, Row::Level::total));
  std::vector<std::size_t> everybody(attendance.people.size());
  std::iota(everybody.begin(), everybody.end(), std::size_t{0});
  add_doubted(words, attendance.records, attendance.facts, attendance.people, everybody, table);
  add_twice_recorded(words, attendance.records, attendance.facts, attendance.people, table);
  return table;
}

// --- Who was missing, and were they seen again? --------------------------------------------------

// Whether somebody who was missing was seen later, when and where.
void add_sighting(const Attendance& attendance, const std::optional<Sighting>& later,
                  std::vector<Cell>& cells) {
  cells.push_back(Cell::of(attendance.words(later ? "seen_again" : "not_seen_again")));
  cells.push_back(later ? Cell::of(attendance.minute(later->time)) : Cell::dash());
  cells.push_back(later ? Cell::of(where(attendance, *later)) : Cell::dash());
}

Table missing_table(const Attendance& attendance) {
  const Words& words = attendance.words;
  Table table = make_table(words, "missing",
                           {"roll_call", "stop", "phase", "no", "name", "bus", "seat", "state",
                            "seen_later", "seen_at", "seen_where"});
  const TourFacts& facts = attendance.facts;
  for (std::size_t i = 0; i < facts.calls.size(); ++i) {
    const RollCallFacts& call = facts.calls[i];
    for (const MissingPerson& missing : missing_at(call)) {
      std::vector<Cell> cells = {
          Cell::of(static_cast<std::int64_t>(i) + 1),
          text_cell(call_place(words, attendance.records, facts, call)),
          text_cell(words.choice("rollcall", "phase", call.heads[0].fields.phase))};
      add_person(attendance, missing.person, cells);
      cells.push_back(Cell::of(missing_words(words, missing)));
      add_sighting(attendance, seen_after(facts, missing.person, i), cells);
      table.rows.push_back({std::move(cells), Row::Level::detail});
    }
  }
  for (const Uncalled& uncalled : uncalled_of(facts)) {
    const RollCallFacts& call = facts.calls[uncalled.call];
    std::vector<Cell> cells = {
        Cell::dash(), text_cell(call_place(words, attendance.records, facts, call)),
        text_cell(words.choice("rollcall", "phase", call.heads[0].fields.phase))};
    add_person(attendance, uncalled.person, cells);
    cells.push_back(Cell::of(words("in_no_roll_call")));
    add_sighting(attendance, seen_after(facts, uncalled.person, uncalled.call), cells);
    table.rows.push_back({std::move(cells), Row::Level::detail});
  }
  if (table.rows.empty()) table.notes.push_back(words("attendance.nobody_missing"));
  return table;
}

// --- Who was seen and not expected ---------------------------------------------------------------

// Two tours may have a number 3 each.
std::string remark_text(const Attendance& attendance, const Unexpected& seen) {
  const Words& words = attendance.words;
  if (seen.remark == Remark::other_tour) {
    const Ref& of = attendance.people[seen.person].fields.tour_id;
    const auto tour = find_as<Tour>(attendance.records, of.id);
    if (tour && !tour->fields.name.empty())
      return words("remark.other_tour_named", {{"tour", tour->fields.name}});
  }
  return words("remark." + std::string(remark_name(seen.remark)));
}

Table unexpected_table(const Attendance& attendance) {
  const Words& words = attendance.words;
  Table table =
      make_table(words, "unexpected",
                 {"no", "name", "bus", "seat", "remark", "seen_at", "seen_where", "state"});
  for (const Unexpected& seen : seen_unexpectedly(attendance.facts)) {
    std::vector<Cell> cells;
    add_person(attendance, seen.person, cells);
    cells.push_back(Cell::of(remark_text(attendance, seen)));
    cells.push_back(seen.first ? Cell::of(attendance.minute(seen.first->time)) : Cell::dash());
    cells.push_back(seen.first ? Cell::of(where(attendance, *seen.first)) : Cell::dash());
    cells.push_back(text_cell(seen.marks.empty() ? "" : states_text(words, seen.marks)));
    table.rows.push_back({std::move(cells), Row::Level::detail});
  }
  if (table.rows.empty()) table.notes.push_back(words("nobody"));
  return table;
}

// --- Check-ins -----------------------------------------------------------------------------------

// Indexes of stops where anybody was checked in; the last one may be "no stop".
std::vector<std::size_t> stops_with_check_ins(const TourFacts& facts) {
  std::vector<std::size_t> used;
  for (std::size_t stop = 0; stop <= facts.stops.size(); ++stop)
    if (has_check_ins(facts, stop)) used.push_back(stop);
  return used;
}

Table check_ins_table(const Attendance& attendance, const std::vector<std::size_t>& used) {
  const Words& words = attendance.words;
  Table table = make_table(words, "check_ins",
                           {"stop", "expected", "present", "seen_again_n", "never", "unlisted"});
  for (std::size_t stop = 0; stop < attendance.facts.stops.size(); ++stop)
    if (!std::binary_search(used.begin(), used.end(), stop))
      table.rows.push_back({{Cell::of(stop_name(attendance, stop)), Cell::dash(), Cell::dash(),
                             Cell::dash(), Cell::dash(), Cell::dash()},
                            Row::Level::detail});
    else {
      const StopFigures f = figures_at(attendance.facts, stop);
      table.rows.push_back(
          {{Cell::of(stop_name(attendance, stop)), Cell::of(f.expected), Cell::of(f.here),
            Cell::of(f.again), Cell::of(f.missing), Cell::of(f.unlisted)},
           Row::Level::detail});
    }
  for (const auto& [stop, f] : figures_outside(attendance.facts))
    table.rows.push_back(
        {{Cell::of(place_outside(words, attendance.records, attendance.facts, stop)), Cell::dash(),
          Cell::of(f.here), Cell::of(f.again), Cell::dash(), Cell::of(f.unlisted)},
         Row::Level::detail});
  table.notes.push_back(words("attendance.seen_twice_is_once"));
  return table;
}

bool is_kept(const TourFacts& facts, std::size_t stop) {
  const StopFigures figures = figures_at(facts, stop);
  return figures.missing * 2 <= figures.expected;
}

// Expected anywhere on the course, or at all where there is none.
bool is_expected_somewhere(const TourFacts& facts, const TourPerson& person) {
  bool expected = facts.stops.empty() && takes_part(person);
  for (std::size_t stop = 0; stop < facts.stops.size(); ++stop)
    expected |= is_expected_at_stop(person, stop);
  return expected;
}

// Where at least half of those expected were checked in, who was missed there: where fewer were, the
// desk was not kept, and a list of names would say nothing. Where nobody was checked in at any stop of the course, all who are expected and were not seen.
Table never_table(const Attendance& attendance, const std::vector<std::size_t>& used) {
  Table table =
      make_table(attendance.words, "never_checked_in", {"stop", "no", "name", "bus", "seat"});
  const TourFacts& facts = attendance.facts;
  const auto add = [&](Cell stop, std::size_t person) {
    std::vector<Cell> cells = {std::move(stop)};
    add_person(attendance, person, cells);
    table.rows.push_back({std::move(cells), Row::Level::detail});
  };
  std::vector<std::string> unkept;
  for (const std::size_t stop : used) {
    if (stop == facts.stops.size()) continue;
    if (is_kept(facts, stop))
      for (const std::size_t person : missing_at(facts, stop))
        add(Cell::of(stop_name(attendance, stop)), person);
    else
      unkept.push_back(
          attendance.words("attendance.unkept_stop",
                           {{"stop", stop_name(attendance, stop)},
                            {"n", attendance.words.count(figures_at(facts, stop).missing)}}));
  }
  if (!unkept.empty())
    table.notes.push_back(
        attendance.words("attendance.unkept", {{"stops", attendance.words.list(unkept)}}));
  if (used.empty() || used.front() == facts.stops.size()) {
    for (std::size_t i = 0; i < facts.people.size(); ++i)
      if (is_expected_somewhere(facts, facts.people[i]) &&
          !facts.people[i].is_checked_in_anywhere())
        add(Cell::dash(), i);
    table.notes.push_back(attendance.words(used.empty() ? "attendance.no_check_ins"
                                                        : "attendance.check_ins_outside"));
  }
  if (table.rows.empty() && unkept.empty()) table.notes.push_back(attendance.words("nobody"));
  return table;
}

// The check-ins of one person behind a stop's index, place by place: outside the course there may be
// several.
std::map<EntryId, std::vector<CheckedIn>> by_place(const std::vector<CheckedIn>& seen) {
  std::map<EntryId, std::vector<CheckedIn>> places;
  for (const CheckedIn& each : seen) places[each.stop].push_back(each);
  return places;
}

Table twice_table(const Attendance& attendance, const std::vector<std::size_t>& used) {
  Table table = make_table(attendance.words, "seen_twice",
                           {"stop", "no", "name", "bus", "seat", "times", "first_at", "last_at"});
  for (const std::size_t stop : used)
    for (std::size_t person = 0; person < attendance.facts.people.size(); ++person)
      for (const auto& [place, times] : by_place(attendance.facts.people[person].check_ins[stop])) {
        if (times.size() < 2) continue;
        std::vector<Cell> cells = {Cell::of(where(attendance, sighting_of(times.front(), stop)))};
        add_person(attendance, person, cells);
        cells.push_back(Cell::of(static_cast<std::int64_t>(times.size())));
        cells.push_back(Cell::of(attendance.minute(times.front().at)));
        cells.push_back(Cell::of(attendance.minute(times.back().at)));
        table.rows.push_back({std::move(cells), Row::Level::detail});
      }
  if (table.rows.empty()) table.notes.push_back(attendance.words("nobody"));
  return table;
}

}  // namespace

Result<Report> attendance_report(const ReportContext& context) {
  const auto tour = named<Tour>(context.records, context.query.tour);
  if (!tour) return tour.error();
  const Attendance attendance = attendance_of(context, tour->id);
  const auto used = stops_with_check_ins(attendance.facts);
  Report report;
  report.title = tour->fields.name;
  report.personal = true;
  report.tables.push_back(status_table(attendance));
  report.tables.push_back(roll_calls_table(attendance));
  report.tables.push_back(missing_table(attendance));
  report.tables.push_back(left_table(attendance));
  report.tables.push_back(unexpected_table(attendance));
  report.tables.push_back(check_ins_table(attendance, used));
  report.tables.push_back(never_table(attendance, used));
  report.tables.push_back(twice_table(attendance, used));
  return report;
}

}  // namespace renkei
