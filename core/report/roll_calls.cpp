// 乗客点呼簿（人数確認表）, the record after: a line a roll call, whatever number of devices made it, and
// who left on the way by agreement. Head counts that differ stand both; nothing is averaged or guessed.
#include <algorithm>
#include <set>

#include "core/base/sum.hpp"
#include "core/report/attendance.hpp"
#include "core/report/yearly_tables.hpp"

namespace renkei {
namespace {

std::vector<Part> count_parts(const Attendance& attendance, const RollCallLine& line) {
  const RollCallFacts& call = attendance.facts.calls[line.call];
  std::vector<Part> parts;
  for (const std::size_t head : line.heads) {
    const Rollcall& fields = call.heads[head].fields;
    const std::string at = fields.started_at ? attendance.minute(*fields.started_at) : "－";
    parts.push_back({fields.leader.empty() ? at : at + " " + fields.leader,
                     parts.empty() ? line.counted : Integer(),
                     {call.heads[head].id}});
  }
  return parts;
}

// Every mark of the call, with its time; the device stands beside the record.
std::vector<Part> mark_parts(const Attendance& attendance, const RollCallFacts& call) {
  std::vector<Part> parts;
  for (const auto& head : call.heads)
    for (const auto& mark :
         all<RollcallMark>(attendance.records, "rollcall_id", Value::of(head.id))) {
      const auto person = attendance.facts.person_of.find(mark.fields.participant_id.id);
      std::string words = person == attendance.facts.person_of.end()
                              ? attendance.records.id_text(mark.fields.participant_id.id)
                              : name_text(attendance, person->second);
      words += " " + states_text(attendance.words, {mark.fields.state});
      if (mark.fields.at) words += " " + attendance.minute(*mark.fields.at);
      if (!mark.fields.by.empty()) words += " " + mark.fields.by;
      parts.push_back({std::move(words), {}, {mark.id}});
    }
  return parts;
}

Cell missing_cell(const Attendance& attendance, const RollCallLine& line) {
  const Words& words = attendance.words;
  const RollCallFacts& call = attendance.facts.calls[line.call];
  std::vector<std::string> missed;
  for (const MissingPerson& missing : missing_at(call))
    missed.push_back(
        words("attendance.person_state", {{"name", name_text(attendance, missing.person)},
                                          {"state", missing_words(words, missing)}}));
  const bool unknown = std::ranges::any_of(line.heads, [&](std::size_t head) {
    return names_are_unknown(call, call.heads[head].fields);
  });
  Cell cell = Cell::of(unknown          ? words("names_unknown")
                       : missed.empty() ? words("attendance.nobody_missed")
                                        : words.list(missed));
  cell.basis = std::make_shared<Basis>(
      Basis{words("attendance.rule.missing"), mark_parts(attendance, call)});
  return cell;
}

std::string second_words(const Attendance& attendance, const RollCallLine& line) {
  const Words& words = attendance.words;
  std::vector<std::string> checkers;
  for (const std::size_t head : line.heads) {
    const Rollcall& fields = attendance.facts.calls[line.call].heads[head].fields;
    if (fields.second_checker.empty()) continue;
    std::string checker = fields.second_checker;
    if (fields.second_n && fields.second_n != line.counted)
      checker = words("attendance.second_counted",
                      {{"name", checker}, {"n", words.count(*fields.second_n)}});
    if (std::ranges::find(checkers, checker) == checkers.end())
      checkers.push_back(std::move(checker));
  }
  return checkers.empty() ? words("no_second_checker") : words.list(checkers);
}

std::string leaders_text(const Words& words, const RollCallFacts& call, const RollCallLine& line) {
  std::vector<std::string> leaders;
  for (const std::size_t head : line.heads) {
    const std::string& leader = call.heads[head].fields.leader;
    if (!leader.empty() && std::ranges::find(leaders, leader) == leaders.end())
      leaders.push_back(leader);
  }
  return words.list(leaders);
}

Row line_row(const Attendance& attendance, const RollCallLine& line) {
  const Words& words = attendance.words;
  const RollCallFacts& call = attendance.facts.calls[line.call];
  const Rollcall& first = call.heads[line.heads.front()].fields;
  Cell counted = count_cell(line.counted);
  counted.basis = std::make_shared<Basis>(
      Basis{words("attendance.rule.counted"), count_parts(attendance, line)});
  const auto since = minutes_since_departure(attendance.facts, call);
  const bool disagrees = heads_disagree(call) || marks_disagree(call) || line.expected_differs;
  return {{Cell::of(static_cast<std::int64_t>(line.call) + 1),
           text_cell(call_place(words, attendance.records, attendance.facts, call)),
           text_cell(call_vehicle(words, attendance.records, attendance.facts, call)),
           text_cell(words.choice("rollcall", "phase", first.phase)), Cell::of(call.round()),
           text_cell(first.started_at ? attendance.minute(*first.started_at) : ""),
           count_cell(line.expected),
           call.by_list ? Cell::of(static_cast<std::int64_t>(call.expected.size())) : Cell::dash(),
           std::move(counted),
           line.counted && line.expected ? Cell::of(difference(*line.counted, *line.expected))
                                         : Cell::dash(),
           missing_cell(attendance, line), text_cell(outcome_words(words, line.outcome)),
           text_cell(leaders_text(words, call, line)), Cell::of(second_words(attendance, line)),
           count_cell(since ? Integer(*since) : Integer()),
           text_cell(disagrees ? words("disagrees") : "")},
          Row::Level::detail};
}

void add_disagreement(const Attendance& attendance, std::size_t index, Table& table) {
  const RollCallFacts& call = attendance.facts.calls[index];
  if (!heads_disagree(call)) return;
  std::vector<std::string> counts;
  for (const auto& head : call.heads) {
    for (const std::int64_t counted : head_counts(attendance.records, head))
      counts.push_back(std::to_string(counted));
    if (!head.fields.counted_n) counts.emplace_back("－");
  }
  table.notes.push_back(attendance.words(
      "attendance.heads_disagree",
      {{"no", std::to_string(index + 1)}, {"counts", attendance.words.list(counts)}}));
}

// The list changed after the roll call was made.
void add_later_list(const Attendance& attendance, const RollCallLine& line, Table& table) {
  const RollCallFacts& call = attendance.facts.calls[line.call];
  const auto by_list = static_cast<std::int64_t>(call.expected.size());
  if (!call.by_list || !line.expected || *line.expected == by_list) return;
  table.notes.push_back(
      attendance.words("attendance.list_now", {{"no", std::to_string(line.call + 1)},
                                               {"then", std::to_string(*line.expected)},
                                               {"now", std::to_string(by_list)}}));
}

}  // namespace

Attendance attendance_of(const ReportContext& context, EntryId tour) {
  Attendance attendance{context.words, context.records, gather_tour(context.records, tour), {}};
  attendance.people = people_of(context.records, attendance.facts);
  return attendance;
}

std::string name_text(const Attendance& attendance, std::size_t index) {
  return name_text(attendance.words, attendance.records, attendance.facts.people[index],
                   attendance.people[index]);
}

void add_person(const Attendance& attendance, std::size_t index, std::vector<Cell>& cells) {
  const NamedPerson& person = attendance.people[index];
  cells.push_back(count_cell(person.fields.no));
  cells.push_back(
      name_cell(attendance.words, attendance.records, attendance.facts.people[index], person));
  cells.push_back(text_cell(
      bus_words(attendance.words, bus_of(attendance.facts, attendance.facts.people[index]))));
  cells.push_back(text_cell(person.fields.seat));
}

std::string outcome_words(const Words& words, CallOutcome outcome) {
  switch (outcome) {
    case CallOutcome::agreed:
      return words.choice("rollcall", "result", "agreed");
    case CallOutcome::differs:
      return words.choice("rollcall", "result", "differs");
    case CallOutcome::interrupted:
      return words.choice("rollcall", "result", "interrupted");
    case CallOutcome::not_counted:
      break;
  }
  return {};
}

std::string states_text(const Words& words, const std::set<std::string>& states) {
  if (states.empty()) return words("not_marked");
  std::vector<std::string> labels;
  labels.reserve(states.size());
  for (const auto& state : states) labels.push_back(words.choice("rollcall_mark", "state", state));
  const std::string text = words.list(labels);
  return states.size() == 1 ? text : words("marks_disagree", {{"states", text}});
}

std::string missing_words(const Words& words, const MissingPerson& missing) {
  const std::string text = states_text(words, missing.states);
  const bool elsewhere = missing.states.size() == 1 &&
                         (missing.states.contains("separate") || missing.states.contains("left"));
  return elsewhere ? words("attendance.not_agreed", {{"state", text}}) : text;
}

Table roll_calls_table(const Attendance& attendance) {
  const Words& words = attendance.words;
  Table table = make_table(words, "roll_calls",
                           {"roll_call", "stop", "vehicle", "phase", "round", "time", "expected",
                            "expected_by_list", "counted", "count_difference", "missing", "result",
                            "leader", "second_checker", "minutes_since_departure", "disagreement"});
  const auto& calls = attendance.facts.calls;
  for (const RollCallLine& line : roll_call_lines(attendance.records, attendance.facts)) {
    table.rows.push_back(line_row(attendance, line));
    add_later_list(attendance, line, table);
  }
  for (std::size_t i = 0; i < calls.size(); ++i) add_disagreement(attendance, i, table);
  const auto alone = std::ranges::count_if(
      calls, [](const RollCallFacts& call) { return !has_second_checker(call); });
  if (calls.empty()) table.notes.push_back(words("attendance.no_roll_calls"));
  if (alone > 0)
    table.notes.push_back(words("attendance.one_checker", {{"n", words.count(alone)}}));
  return table;
}

Table left_table(const Attendance& attendance) {
  const Words& words = attendance.words;
  Table table = make_table(words, "left", {"no", "name", "from_stop", "to_stop", "agreed_by"});
  const TourFacts& facts = attendance.facts;
  const auto stop_cell = [&](const Ref& stop) {
    const auto known = facts.stop_of.find(stop.id);
    if (!stop) return Cell::dash();
    return Cell::of(known == facts.stop_of.end()
                        ? place_outside(words, attendance.records, facts, stop.id)
                        : facts.stops[known->second].fields.name);
  };
  for (std::size_t i = 0; i < facts.people.size(); ++i) {
    std::vector<EntryId> ids = facts.people[i].others;
    ids.insert(ids.begin(), facts.people[i].id);
    for (const EntryId id : ids)
      for (const auto& left : all<LeftTour>(attendance.records, "participant_id", Value::of(id)))
        table.rows.push_back({{count_cell(facts.people[i].no), Cell::of(name_text(attendance, i)),
                               stop_cell(left.fields.from_stop), stop_cell(left.fields.to_stop),
                               Cell::of(left.fields.agreed_by.empty() ? words("not_recorded")
                                                                      : left.fields.agreed_by)},
                              Row::Level::detail});
  }
  if (table.rows.empty()) table.notes.push_back(words("nobody"));
  return table;
}

}  // namespace renkei
