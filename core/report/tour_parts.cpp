#include "core/report/tour_parts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "core/base/sum.hpp"
#include "core/report/accounts.hpp"
#include "core/report/attendance.hpp"
#include "core/report/yearly_tables.hpp"

namespace renkei {
namespace {

// What belongs to the tour, and what belongs to its event and to no tour.
template <class Struct>
std::vector<Found<Struct>> of_tour(const Records& records, const Found<Tour>& tour) {
  auto found = all<Struct>(records, "tour_id", Value::of(tour.id));
  if (!tour.fields.event_id) return found;
  for (auto& each : all<Struct>(records, "event_id", Value::of(tour.fields.event_id.id)))
    if (!each.fields.tour_id) found.push_back(std::move(each));
  return found;
}

}  // namespace

// --- 6: who left on the way ----------------------------------------------------------------------

Table left_by_number_table(const Words& words, const Records& records, const TourFacts& facts) {
  const Attendance nameless{words, records, facts, std::vector<NamedPerson>(facts.people.size())};
  Table table = left_table(nameless);
  const auto name = std::ranges::find(table.columns, "name", &Column::key);
  const auto at = name - table.columns.begin();
  table.columns.erase(name);
  for (Row& row : table.rows) row.cells.erase(row.cells.begin() + at);
  table.internal = true;
  return table;
}

// --- 7: incidents --------------------------------------------------------------------------------

Table incidents_table(const ReportContext& context, EntryId tour) {
  constexpr std::int64_t gravest = 4;
  const Words& words = context.words;
  Table table = make_table(words, "tour_incidents", {"severity", "incidents_n", "kinds"});
  table.internal = true;
  std::map<std::int64_t, std::vector<Found<Incident>>> by_severity;
  std::int64_t n = 0;
  for (auto& incident : all<Incident>(context.records, "tour_id", Value::of(tour))) {
    by_severity[incident.fields.severity.value_or(gravest + 1)].push_back(std::move(incident));
    ++n;
  }
  std::vector<EntryId> every;
  const auto add = [&](std::int64_t severity) {
    std::vector<EntryId> ids;
    std::vector<std::string> kinds;
    for (const auto& incident : by_severity[severity]) {
      ids.push_back(incident.id);
      if (!incident.fields.kind.empty() &&
          std::ranges::find(kinds, incident.fields.kind) == kinds.end())
        kinds.push_back(incident.fields.kind);
    }
    every.insert(every.end(), ids.begin(), ids.end());
    const std::string name =
        severity > gravest ? words("not_recorded") : words("severity." + std::to_string(severity));
    const auto of = static_cast<std::int64_t>(ids.size());
    table.rows.push_back({{Cell::of(name), figure(of, name, {{name, of, std::move(ids)}}),
                           text_cell(words.list(kinds))},
                          Row::Level::detail,
                          std::to_string(severity)});
  };
  for (std::int64_t severity = 0; severity <= gravest; ++severity) add(severity);
  if (by_severity.contains(gravest + 1)) add(gravest + 1);
  table.rows.push_back(
      {{Cell::of(words("total")),
        figure(n, words("total"), {{words("total"), n, std::move(every)}}), Cell::empty()},
       Row::Level::total,
       "total"});
  return table;
}

// --- 10: who stays involved ----------------------------------------------------------------------

Table involved_table(const ReportContext& context, const TourFacts& facts) {
  const Words& words = context.words;
  Table table = make_table(words, "tour_kankei", {"category", "n"});
  std::map<std::string, EntryId, std::less<>> bearer;
  for (const Found<Participant>& person : participants_of(context.records, facts))
    if (!person.fields.token.empty()) bearer.emplace(person.fields.token, person.id);
  std::map<std::string, std::set<EntryId>> involved;
  for (const auto& [id, kankei, in_conflict] : all<Kankei>(context.records)) {
    const auto known = facts.person_of.find(kankei.participant_id.id);
    const auto token = bearer.find(kankei.token);
    if (known != facts.person_of.end())
      involved[kankei.category].insert(facts.people[known->second].id);
    else if (token != bearer.end())
      involved[kankei.category].insert(token->second);
  }
  for (const Choice& choice : choices::kankei_category) {
    const auto n = static_cast<std::int64_t>(involved[std::string(choice.code)].size());
    table.rows.push_back(
        {{Cell::of(words.choice("kankei", "category", std::string(choice.code))), Cell::of(n)},
         Row::Level::detail,
         std::string(choice.code)});
  }
  table.several = true;
  table.notes.push_back(
      words("tour.tokens", {{"n", words.count(static_cast<std::int64_t>(bearer.size()))}}));
  return table;
}

// --- 11: money -----------------------------------------------------------------------------------

Table budget_table(const ReportContext& context, const Found<Tour>& tour) {
  Table table = accounts_table(context, accounts_of(of_tour<BudgetLine>(context.records, tour)));
  table.title = context.words("tour.accounts");
  table.internal = true;
  return table;
}

// --- 12: opinion ---------------------------------------------------------------------------------

Table notes_table(const ReportContext& context, const Found<Tour>& tour) {
  const Words& words = context.words;
  Table table = make_table(words, "tour_notes", {"section", "note_text"});
  table.look = Table::Look::facts;
  table.internal = true;
  const auto notes = of_tour<EventNote>(context.records, tour);
  for (const char* section : {"results", "problems", "next_time", "opinion"}) {
    const std::string text = notes_under(context.records, notes, section);
    table.rows.push_back({{Cell::of(words.choice("event_note", "section", section)),
                           Cell::of(text.empty() ? words("tour.blank") : text)},
                          Row::Level::detail,
                          section});
  }
  return table;
}

}  // namespace renkei
