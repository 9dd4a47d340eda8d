// 参加者名簿 for the leader: one line a person, with what a leader needs at the door and nothing
// more. People who are to be kept off lists (秘匿) appear as a number only.
#include "core/report/people.hpp"

namespace renkei {
namespace {

// When and where a person was first checked in.
void add_check_in(const TourFacts& facts, std::size_t person, const ReportContext& context,
                  std::vector<Cell>& cells) {
  std::optional<Sighting> first;
  const auto& stops = facts.people[person].check_ins;
  for (std::size_t stop = 0; stop < stops.size(); ++stop) {
    const auto& times = stops[stop];
    if (times.empty() || (first && first->time.unix_ms <= times[0].at.unix_ms)) continue;
    first = sighting_of(times[0], stop);
  }
  cells.push_back(first ? Cell::of(minute_text(first->time, context.records.zone()))
                        : Cell::dash());
  cells.push_back(first ? Cell::of(place_name(context.words, context.records, facts, *first))
                        : Cell::dash());
}

Row person_row(const TourFacts& facts, std::size_t index, const NamedPerson& named,
               const ReportContext& context) {
  const Words& words = context.words;
  const Participant& person = named.fields;
  const TourPerson& known = facts.people[index];
  const bool hidden = person.hide_on_lists.value_or(false);
  Row row{{count_cell(person.no), text_cell(bus_of(facts, facts.people[index])),
           text_cell(person.seat)},
          Row::Level::detail};
  if (hidden)
    row.cells.push_back(Cell::of(words("hidden_name")));
  else
    row.cells.push_back(name_cell(words, context.records, known, named));
  const auto shown = [&](const std::string& text) {
    return hidden ? Cell::dash() : text_cell(text);
  };
  row.cells.push_back(hidden ? Cell::dash() : personal_cell(words, named, "kana", person.kana));
  row.cells.push_back(shown(person.age_band));
  row.cells.push_back(shown(person.ward));
  row.cells.push_back(
      text_cell(known.is_guest()     ? words("remark." + std::string(remark_name(known.guest)))
                : known.is_doubted() ? doubts_text(words, known)
                                     : words.choice("participant", "status", person.status)));
  add_check_in(facts, index, context, row.cells);
  return row;
}

}  // namespace

Result<Report> roster_report(const ReportContext& context) {
  const auto tour = named<Tour>(context.records, context.query.tour);
  if (!tour) return tour.error();
  const TourFacts facts = gather_tour(context.records, tour->id);
  const std::vector<NamedPerson> people = people_of(context.records, facts);
  const Words& words = context.words;
  Table table = make_table(
      words, "participants",
      {"no", "bus", "seat", "name", "kana", "age_band", "ward", "status", "checked_in_at", "stop"});
  std::int64_t hidden = 0, withheld = 0, n = 0;
  for (std::size_t i = 0; i < people.size(); ++i) {
    table.rows.push_back(person_row(facts, i, people[i], context));
    if (facts.people[i].is_guest()) continue;
    ++n;
    if (people[i].fields.hide_on_lists.value_or(false))
      ++hidden;
    else if (people[i].fields.name.empty() || people[i].is_withheld("name"))
      ++withheld;
  }
  const auto guests = static_cast<std::int64_t>(people.size()) - n;
  table.notes.push_back(words("roster.people", {{"n", words.count(n)}}));
  if (guests > 0) table.notes.push_back(words("roster.guests", {{"n", words.count(guests)}}));
  if (hidden > 0) table.notes.push_back(words("roster.hidden", {{"n", words.count(hidden)}}));
  if (withheld > 0) table.notes.push_back(words("roster.withheld", {{"n", words.count(withheld)}}));

  add_twice_recorded(words, context.records, facts, people, table);

  Report report;
  report.title = tour->fields.name;
  report.personal = true;
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace renkei
