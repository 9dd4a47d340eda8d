// 名札: a badge for everybody who takes part. Its QR code says a token and no name, so that a lost badge
// says nothing to a stranger's telephone.
#include <map>
#include <numeric>

#include "core/model/badge.hpp"
#include "core/report/people.hpp"

namespace renkei {
namespace {

// What stands in the way of badges that can be read.
struct Lacking {
  std::int64_t hidden = 0, withheld = 0, no_token = 0, disputed = 0;
  std::map<std::string, std::vector<std::string>> numbers_of;  // by token
};

Row badge_row(const ReportContext& context, const TourFacts& facts, const TourPerson& known,
              const NamedPerson& named) {
  const Words& words = context.words;
  const Participant& person = named.fields;
  const bool is_hidden = person.hide_on_lists.value_or(false);
  return {{count_cell(person.no),
           is_hidden ? Cell::empty() : personal_cell(words, named.withheld, "kana", person.kana),
           is_hidden ? Cell::empty() : name_cell(words, context.records, known, named),
           text_cell(person.group_id), text_cell(bus_words(words, bus_of(facts, known))),
           Cell::of(photo_words(words, person.consent_photo)),
           person.token.empty() ? Cell::empty() : Cell::of(badge_text(person.token))}};
}

void look_at(const NamedPerson& named, Lacking& lacking) {
  const Participant& person = named.fields;
  if (person.hide_on_lists.value_or(false))
    ++lacking.hidden;
  else if (named.is_withheld("name"))
    ++lacking.withheld;
  if (person.token.empty())
    ++lacking.no_token;
  else
    lacking.numbers_of[person.token].push_back(person.no ? std::to_string(*person.no) : "－");
}

void add_notes(const Words& words, const Lacking& lacking, Table& table) {
  const auto note = [&](std::string_view key, std::int64_t n) {
    if (n > 0) table.notes.push_back(words("badges." + std::string(key), {{"n", words.count(n)}}));
  };
  note("people", static_cast<std::int64_t>(table.rows.size()));
  note("hidden", lacking.hidden);
  note("withheld", lacking.withheld);
  note("no_token", lacking.no_token);
  note("disputed", lacking.disputed);
  for (const auto& [token, numbers] : lacking.numbers_of)
    if (numbers.size() > 1)
      table.notes.push_back(words("badges.shared", {{"numbers", words.list(numbers)}}));
}

}  // namespace

Result<Report> badges_report(const ReportContext& context) {
  const auto tour = named<Tour>(context.records, context.query.tour);
  if (!tour) return tour.error();
  const TourFacts facts = gather_tour(context.records, tour->id);
  const std::vector<NamedPerson> people = people_of(context.records, facts);
  Table table =
      make_table(context.words, "badges", {"no", "kana", "name", "group", "bus", "photo", "token"});
  table.look = Table::Look::badges;
  table.internal = true;
  Lacking lacking;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (!takes_part(facts.people[i])) continue;
    table.rows.push_back(badge_row(context, facts, facts.people[i], people[i]));
    look_at(people[i], lacking);
  }
  const Kind& kind = *find_kind(Participant::number);
  const int token = kind.fields[static_cast<std::size_t>(kind.find("token"))].number;
  for (const EntryId id : context.records.disputed(kind, token))
    lacking.disputed += facts.person_of.contains(id);
  add_notes(context.words, lacking, table);
  std::vector<std::size_t> everybody(people.size());
  std::iota(everybody.begin(), everybody.end(), std::size_t{0});
  add_doubted(context.words, context.records, facts, people, everybody, table);
  Report report;
  report.title = tour->fields.name;
  report.personal = true;
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace renkei
