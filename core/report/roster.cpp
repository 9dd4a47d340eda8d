// 参加者名簿 for the leader: one line a person, with what a leader needs at the door and nothing
// more, in the order of the seats; whoever cancelled stands apart. People who are to be kept off lists
// (秘匿) appear as a number only.
#include "core/figures/passengers.hpp"
#include "core/figures/tour_recruiting.hpp"
#include "core/report/people.hpp"
#include "core/wording/labels.hpp"

namespace renkei {
namespace {

// When and where a person was first checked in.
void add_check_in(const TourFacts& facts, std::size_t person, const ReportContext& context,
                  std::vector<Cell>& cells) {
  const auto first = first_check_in(facts.people[person]);
  cells.push_back(first ? Cell::of(minute_text(first->time, context.records.zone()))
                        : Cell::dash());
  cells.push_back(first ? Cell::of(place_name(context.words, context.records, facts, *first))
                        : Cell::dash());
}

Row person_row(const TourFacts& facts, std::size_t index, const NamedPerson& named,
               const ReportContext& context, std::string_view day) {
  const Words& words = context.words;
  const Participant& person = named.fields;
  const TourPerson& known = facts.people[index];
  const bool hidden = person.hide_on_lists.value_or(false);
  Row row{{count_cell(person.no), text_cell(bus_words(words, bus_of(facts, facts.people[index]))),
           text_cell(person.seat)},
          Row::Level::detail};
  if (hidden)
    row.cells.push_back(Cell::of(words("hidden_name")));
  else
    row.cells.push_back(name_cell(words, context.records, known, named));
  const auto shown = [&](const std::string& text) {
    return hidden ? Cell::dash() : text_cell(text);
  };
  row.cells.push_back(hidden ? Cell::dash()
                             : personal_cell(words, named.withheld, "kana", person.kana));
  row.cells.push_back(shown(age_band_words(words.language(), age_band_of(person, day))));
  row.cells.push_back(shown(ward_words(person, day)));
  row.cells.push_back(
      text_cell(known.is_guest()     ? words("remark." + std::string(remark_name(known.guest)))
                : known.is_doubted() ? doubts_text(words, known)
                                     : words.choice("participant", "status", person.status)));
  add_check_in(facts, index, context, row.cells);
  return row;
}

// Of whom devices disagree is still to be expected.
bool is_cancelled(const TourPerson& person) {
  return !person.is_guest() && !is_on_list(person) && person.status == "cancelled";
}

Table make_roster(const Words& words, std::string_view key) {
  return make_table(
      words, key,
      {"no", "bus", "seat", "name", "kana", "age_band", "ward", "status", "checked_in_at", "stop"});
}

}  // namespace

Result<Report> roster_report(const ReportContext& context) {
  const auto tour = named<Tour>(context.records, context.query.tour);
  if (!tour) return tour.error();
  const TourFacts facts = gather_tour(context.records, tour->id);
  const std::vector<NamedPerson> people = people_of(context.records, facts);
  const Words& words = context.words;
  const std::string day = first_day_of(context.records, tour->id);
  Table table = make_roster(words, "participants"), off = make_roster(words, "cancelled_people");
  std::int64_t hidden = 0, withheld = 0, n = 0;
  for (const std::size_t i : in_seat_order(facts)) {
    Table& list = is_cancelled(facts.people[i]) ? off : table;
    list.rows.push_back(person_row(facts, i, people[i], context, day));
    if (facts.people[i].is_guest()) continue;
    n += &list == &table ? 1 : 0;
    if (people[i].fields.hide_on_lists.value_or(false))
      ++hidden;
    else if (people[i].is_withheld("name"))
      ++withheld;
  }
  const auto guests = static_cast<std::int64_t>(table.rows.size()) - n;
  table.notes.push_back(words("roster.people", {{"n", words.count(n)}}));
  if (guests > 0) table.notes.push_back(words("roster.guests", {{"n", words.count(guests)}}));
  if (hidden > 0) table.notes.push_back(words("roster.hidden", {{"n", words.count(hidden)}}));
  if (withheld > 0) table.notes.push_back(words("roster.withheld", {{"n", words.count(withheld)}}));

  add_twice_recorded(words, context.records, facts, people, table);

  Report report;
  report.title = tour->fields.name;
  report.personal = true;
  report.tables.push_back(std::move(table));
  if (!off.rows.empty()) report.tables.push_back(std::move(off));
  return report;
}

}  // namespace renkei
