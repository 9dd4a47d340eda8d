// 参加・点呼の記録: who came, who was missing at which roll call and whether they were seen again,
// who was checked in where (domain.md 1.3). Absence of a second checker and head counts that
// disagree are shown, never averaged or guessed away.
#include <algorithm>
#include <map>

#include "core/report/build.hpp"
#include "core/report/tour_facts.hpp"

namespace renkei {
namespace {

struct Attendance {
  const Words& words;
  const Records& records;
  TourFacts facts;
};

std::string stop_name(const Attendance& attendance, std::size_t stop) {
  return stop < attendance.facts.stops.size() ? attendance.facts.stops[stop].fields.name
                                              : attendance.words("no_stop");
}

// number, name, bus, seat
void add_person(const Attendance& attendance, std::size_t index, std::vector<Cell>& cells) {
  const Participant& person = attendance.facts.people[index].fields;
  cells.push_back(count_cell(person.no));
  if (!hides_name(person))
    cells.push_back(Cell::of(person.name));
  else
    cells.push_back(person.no ? Cell::of(attendance.words("person_number",
                                                          {{"no", std::to_string(*person.no)}}))
                              : Cell::dash());
  cells.push_back(text_cell(bus_of(attendance.facts, person)));
  cells.push_back(text_cell(person.seat));
}

// --- Status --------------------------------------------------------------------------------------

Table status_table(const Attendance& attendance) {
  const Words& words = attendance.words;
  Table table = make_table(words, "status", {"status", "n", "checked_in", "not_checked_in"});
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> by_status;
  std::pair<std::int64_t, std::int64_t> total;
  for (std::size_t i = 0; i < attendance.facts.people.size(); ++i) {
    const bool came = attendance.facts.checked_in_anywhere(i);
    for (auto* sum : {&by_status[attendance.facts.people[i].fields.status], &total}) {
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
  return table;
}

// --- Roll calls ----------------------------------------------------------------------------------

bool heads_disagree(const RollCallFacts& call) {
  return std::any_of(call.heads.begin(), call.heads.end(), [&](const auto& head) {
    return head.in_conflict || head.fields.counted_n != call.heads[0].fields.counted_n;
  });
}

// Who was not seen at a roll call, and in what state.
struct Missing {
  std::size_t person;
  std::set<std::string> states;  // empty: nobody marked this person
};

bool is_settled(const std::set<std::string>& states) {
  return states.size() == 1 &&
         (states.contains("present") || states.contains("separate") || states.contains("left"));
}

std::int64_t marked_present(const RollCallFacts& call) {
  return std::count_if(call.marks.begin(), call.marks.end(), [](const auto& mark) {
    return mark.second.size() == 1 && mark.second.contains("present");
  });
}

// People without a mark were there when the head count needs all of them: some leaders mark only
// who is missing.
bool unmarked_were_counted(const RollCallFacts& call) {
  const auto& counted = call.heads[0].fields.counted_n;
  if (!counted || heads_disagree(call)) return false;
  const auto unmarked =
      std::count_if(call.expected.begin(), call.expected.end(),
                    [&](std::size_t person) { return !call.marks.contains(person); });
  return *counted == marked_present(call) + unmarked;
}

std::vector<Missing> missing_at(const RollCallFacts& call) {
  std::vector<Missing> missing;
  if (call.marks.empty()) return missing;
  const bool assume_present = unmarked_were_counted(call);
  for (const std::size_t person : call.expected)
    if (!call.marks.contains(person) && !assume_present) missing.push_back({person, {}});
  for (const auto& [person, states] : call.marks)
    if (!is_settled(states)) missing.push_back({person, states});
  std::sort(missing.begin(), missing.end(),
            [](const Missing& a, const Missing& b) { return a.person < b.person; });
  return missing;
}

Row roll_call_row(const Attendance& attendance, std::size_t index, const Found<Rollcall>& head) {
  const Words& words = attendance.words;
  const RollCallFacts& call = attendance.facts.calls[index];
  const Rollcall& fields = head.fields;
  const auto by_list = static_cast<std::int64_t>(call.expected.size());
  const Integer expected = fields.expected_n ? fields.expected_n
                           : call.by_list    ? Integer(by_list)
                                             : Integer();
  // Nobody is "not missing" because nobody was counted or marked.
  const bool all_counted = fields.counted_n && expected && *fields.counted_n >= *expected;
  const bool names_unknown = call.marks.empty() && !all_counted;
  const auto missing = static_cast<std::int64_t>(missing_at(call).size());
  return {
      {Cell::of(static_cast<std::int64_t>(index) + 1),
       text_cell(call.stop == no_stop ? "" : stop_name(attendance, call.stop)),
       text_cell(call.vehicle == SIZE_MAX ? "" : attendance.facts.vehicles[call.vehicle].fields.no),
       text_cell(words.choice("rollcall", "phase", fields.phase)),
       text_cell(fields.started_at ? minute_text(*fields.started_at) : ""), count_cell(expected),
       call.by_list ? Cell::of(by_list) : Cell::dash(), count_cell(fields.counted_n),
       fields.counted_n && expected ? Cell::of(*fields.counted_n - *expected) : Cell::dash(),
       names_unknown ? Cell::of(words("names_unknown")) : Cell::of(missing),
       text_cell(words.choice("rollcall", "result", fields.result)), text_cell(fields.leader),
       Cell::of(fields.second_checker.empty() ? words("no_second_checker") : fields.second_checker),
       text_cell(heads_disagree(call) ? words("disagrees") : "")},
      Row::Level::detail};
}

// Every head count that stands: several where devices changed the same record without knowing.
std::vector<std::int64_t> head_counts(const Records& records, const Found<Rollcall>& head) {
  const Kind& kind = *find_kind(Rollcall::number);
  const auto& field = kind.fields[static_cast<std::size_t>(kind.find("counted_n"))];
  std::vector<std::int64_t> counts;
  for (const OwnValue& value : records.contenders(head.id, kind, field.number))
    if (value.view().form == Value::Form::integer) counts.push_back(value.view().integer);
  if (counts.empty() && head.fields.counted_n) counts.push_back(*head.fields.counted_n);
  return counts;
}

void add_disagreement(const Attendance& attendance, std::size_t index, Table& table) {
  const RollCallFacts& call = attendance.facts.calls[index];
  if (!heads_disagree(call)) return;
  std::vector<std::string> counts;
  for (const auto& head : call.heads) {
    for (const std::int64_t counted : head_counts(attendance.records, head))
      counts.push_back(std::to_string(counted));
    if (!head.fields.counted_n) counts.push_back("－");
  }
  table.notes.push_back(attendance.words(
      "attendance.heads_disagree",
      {{"no", std::to_string(index + 1)}, {"counts", attendance.words.list(counts)}}));
}

Table roll_calls_table(const Attendance& attendance) {
  const Words& words = attendance.words;
  Table table = make_table(
      words, "roll_calls",
      {"roll_call", "stop", "vehicle", "phase", "time", "expected", "expected_by_list", "counted",
       "count_difference", "missing", "result", "leader", "second_checker", "disagreement"});
  const auto& calls = attendance.facts.calls;
  std::int64_t alone = 0;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    for (const auto& head : calls[i].heads) {
      table.rows.push_back(roll_call_row(attendance, i, head));
      alone += head.fields.second_checker.empty() ? 1 : 0;
    }
    add_disagreement(attendance, i, table);
  }
  if (calls.empty()) table.notes.push_back(words("attendance.no_roll_calls"));
  if (alone > 0)
    table.notes.push_back(words("attendance.one_checker", {{"n", words.count(alone)}}));
  if (attendance.facts.strangers > 0)
    table.notes.push_back(
        words("attendance.strangers", {{"n", words.count(attendance.facts.strangers)}}));
  return table;
}

// --- Who was missing, and were they seen again? --------------------------------------------------

bool is_later(const Presence& seen, std::size_t call_index, const RollCallFacts& call) {
  if (seen.roll_call != no_roll_call) return seen.roll_call > call_index;
  if (seen.at && seen.at->rank != call.position.rank) return seen.at->rank > call.position.rank;
  return seen.time.unix_ms > call.time.unix_ms;
}

const Presence* first_later(const TourFacts& facts, std::size_t person, std::size_t call) {
  const Presence* first = nullptr;
  for (const Presence& seen : facts.presences[person]) {
    if (!is_later(seen, call, facts.calls[call])) continue;
    if (first == nullptr || seen.time.unix_ms < first->time.unix_ms) first = &seen;
  }
  return first;
}

std::string states_text(const Words& words, const std::set<std::string>& states) {
  if (states.empty()) return words("not_marked");
  std::vector<std::string> labels;
  for (const auto& state : states) labels.push_back(words.choice("rollcall_mark", "state", state));
  const std::string text = words.list(labels);
  return states.size() == 1 ? text : words("marks_disagree", {{"states", text}});
}

Table missing_table(const Attendance& attendance) {
  const Words& words = attendance.words;
  Table table = make_table(words, "missing",
                           {"roll_call", "stop", "phase", "no", "name", "bus", "seat", "state",
                            "seen_later", "seen_at", "seen_where"});
  const TourFacts& facts = attendance.facts;
  for (std::size_t i = 0; i < facts.calls.size(); ++i) {
    const RollCallFacts& call = facts.calls[i];
    for (const Missing& missing : missing_at(call)) {
      std::vector<Cell> cells = {
          Cell::of(static_cast<std::int64_t>(i) + 1),
          text_cell(call.stop == no_stop ? "" : stop_name(attendance, call.stop)),
          text_cell(words.choice("rollcall", "phase", call.heads[0].fields.phase))};
      add_person(attendance, missing.person, cells);
      cells.push_back(Cell::of(states_text(words, missing.states)));
      const Presence* later = first_later(facts, missing.person, i);
      cells.push_back(Cell::of(words(later ? "seen_again" : "not_seen_again")));
      cells.push_back(later ? Cell::of(minute_text(later->time)) : Cell::dash());
      cells.push_back(later ? Cell::of(stop_name(attendance, later->stop)) : Cell::dash());
      table.rows.push_back({std::move(cells), Row::Level::detail});
    }
  }
  if (table.rows.empty()) table.notes.push_back(words("attendance.nobody_missing"));
  return table;
}

// --- Check-ins -----------------------------------------------------------------------------------

// Indexes of stops where anybody was checked in; the last one may be "no stop".
std::vector<std::size_t> stops_with_check_ins(const TourFacts& facts) {
  std::vector<std::size_t> used;
  for (std::size_t stop = 0; stop <= facts.stops.size(); ++stop)
    if (std::any_of(facts.check_ins.begin(), facts.check_ins.end(),
                    [&](const auto& stops) { return !stops[stop].empty(); }))
      used.push_back(stop);
  return used;
}

struct StopFigures {
  std::int64_t expected = 0, present = 0, again = 0, never = 0, unlisted = 0;
};

StopFigures figures_of(const TourFacts& facts, std::size_t stop) {
  StopFigures figures;
  const Position position{static_cast<int>(stop), false};
  for (std::size_t person = 0; person < facts.people.size(); ++person) {
    const auto times = static_cast<std::int64_t>(facts.check_ins[person][stop].size());
    const bool expected = facts.is_listed(person) && !facts.is_away(person, position);
    figures.expected += expected ? 1 : 0;
    figures.present += times > 0 ? 1 : 0;
    figures.again += times > 1 ? times - 1 : 0;
    figures.never += expected && times == 0 ? 1 : 0;
    figures.unlisted += !facts.is_listed(person) && times > 0 ? 1 : 0;
  }
  return figures;
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
      const StopFigures f = figures_of(attendance.facts, stop);
      table.rows.push_back(
          {{Cell::of(stop_name(attendance, stop)), Cell::of(f.expected), Cell::of(f.present),
            Cell::of(f.again), Cell::of(f.never), Cell::of(f.unlisted)},
           Row::Level::detail});
    }
  if (!used.empty() && used.back() == attendance.facts.stops.size()) {
    const StopFigures f = figures_of(attendance.facts, used.back());
    table.rows.push_back({{Cell::of(words("no_stop")), Cell::dash(), Cell::of(f.present),
                           Cell::of(f.again), Cell::dash(), Cell::of(f.unlisted)},
                          Row::Level::detail});
  }
  table.notes.push_back(words("attendance.seen_twice_is_once"));
  return table;
}

Table never_table(const Attendance& attendance, const std::vector<std::size_t>& used) {
  Table table =
      make_table(attendance.words, "never_checked_in", {"stop", "no", "name", "bus", "seat"});
  const TourFacts& facts = attendance.facts;
  for (const std::size_t stop : used) {
    if (stop == facts.stops.size()) continue;
    for (std::size_t person = 0; person < facts.people.size(); ++person) {
      if (!facts.is_listed(person) || !facts.check_ins[person][stop].empty()) continue;
      if (facts.is_away(person, {static_cast<int>(stop), false})) continue;
      std::vector<Cell> cells = {Cell::of(stop_name(attendance, stop))};
      add_person(attendance, person, cells);
      table.rows.push_back({std::move(cells), Row::Level::detail});
    }
  }
  if (table.rows.empty()) table.notes.push_back(attendance.words("nobody"));
  return table;
}

Table twice_table(const Attendance& attendance, const std::vector<std::size_t>& used) {
  Table table = make_table(attendance.words, "seen_twice",
                           {"stop", "no", "name", "bus", "seat", "times", "first_at", "last_at"});
  for (const std::size_t stop : used) {
    for (std::size_t person = 0; person < attendance.facts.people.size(); ++person) {
      const auto& times = attendance.facts.check_ins[person][stop];
      if (times.size() < 2) continue;
      std::vector<Cell> cells = {Cell::of(stop_name(attendance, stop))};
      add_person(attendance, person, cells);
      cells.push_back(Cell::of(static_cast<std::int64_t>(times.size())));
      cells.push_back(Cell::of(minute_text(times.front())));
      cells.push_back(Cell::of(minute_text(times.back())));
      table.rows.push_back({std::move(cells), Row::Level::detail});
    }
  }
  if (table.rows.empty()) table.notes.push_back(attendance.words("nobody"));
  return table;
}

}  // namespace

Result<Report> attendance_report(const ReportContext& context) {
  auto facts = gather_tour(context.records, context.query.tour);
  if (!facts) return facts.error();
  const Attendance attendance{context.words, context.records, std::move(*facts)};
  const auto used = stops_with_check_ins(attendance.facts);
  Report report;
  report.title = attendance.facts.tour.fields.name;
  report.personal = true;
  report.tables.push_back(status_table(attendance));
  report.tables.push_back(roll_calls_table(attendance));
  report.tables.push_back(missing_table(attendance));
  report.tables.push_back(check_ins_table(attendance, used));
  report.tables.push_back(never_table(attendance, used));
  report.tables.push_back(twice_table(attendance, used));
  return report;
}

}  // namespace renkei
