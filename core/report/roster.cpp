// 参加者名簿 for the leader: one line a person, with what a leader needs at the door and nothing
// more. People who are to be kept off lists (秘匿) appear as a number only.
#include "core/report/build.hpp"
#include "core/report/tour_facts.hpp"

namespace renkei {
namespace {

// When and where a person was first checked in.
void add_check_in(const TourFacts& facts, std::size_t person, const Words& words,
                  std::vector<Cell>& cells) {
  std::optional<Moment> first;
  std::size_t where = 0;
  for (std::size_t stop = 0; stop < facts.check_ins[person].size(); ++stop) {
    const auto& times = facts.check_ins[person][stop];
    if (times.empty() || (first && first->unix_ms <= times[0].unix_ms)) continue;
    first = times[0];
    where = stop;
  }
  cells.push_back(first ? Cell::of(minute_text(*first)) : Cell::dash());
  if (!first)
    cells.push_back(Cell::dash());
  else
    cells.push_back(
        Cell::of(where < facts.stops.size() ? facts.stops[where].fields.name : words("no_stop")));
}

Row person_row(const TourFacts& facts, std::size_t index, const Words& words) {
  const Participant& person = facts.people[index].fields;
  const bool hidden = person.hide_on_lists.value_or(false);
  Row row{{count_cell(person.no), text_cell(bus_of(facts, person)), text_cell(person.seat)},
          Row::Level::detail};
  if (hidden)
    row.cells.push_back(Cell::of(words("hidden_name")));
  else if (person.name.empty())
    row.cells.push_back(person.no
                            ? Cell::of(words("person_number", {{"no", std::to_string(*person.no)}}))
                            : Cell::dash());
  else
    row.cells.push_back(Cell::of(person.name));
  const auto shown = [&](const std::string& text) {
    return hidden ? Cell::dash() : text_cell(text);
  };
  row.cells.push_back(shown(person.kana));
  row.cells.push_back(shown(person.age_band));
  row.cells.push_back(shown(person.ward));
  row.cells.push_back(text_cell(words.choice("participant", "status", person.status)));
  add_check_in(facts, index, words, row.cells);
  return row;
}

}  // namespace

Result<Report> roster_report(const ReportContext& context) {
  auto facts = gather_tour(context.records, context.query.tour);
  if (!facts) return facts.error();
  const Words& words = context.words;
  Table table = make_table(
      words, "participants",
      {"no", "bus", "seat", "name", "kana", "age_band", "ward", "status", "checked_in_at", "stop"});
  std::int64_t hidden = 0, withheld = 0;
  for (std::size_t i = 0; i < facts->people.size(); ++i) {
    table.rows.push_back(person_row(*facts, i, words));
    const Participant& person = facts->people[i].fields;
    if (person.hide_on_lists.value_or(false))
      ++hidden;
    else if (person.name.empty())
      ++withheld;
  }
  const auto n = static_cast<std::int64_t>(facts->people.size());
  table.notes.push_back(words("roster.people", {{"n", words.count(n)}}));
  if (hidden > 0) table.notes.push_back(words("roster.hidden", {{"n", words.count(hidden)}}));
  if (withheld > 0) table.notes.push_back(words("roster.withheld", {{"n", words.count(withheld)}}));

  Report report;
  report.title = facts->tour.fields.name;
  report.personal = true;
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace renkei
