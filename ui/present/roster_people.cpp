#include "ui/present/roster_people.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include "core/model/badge.hpp"
#include "core/model/kinds.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei::ui::roster {
namespace {

std::vector<Dispute> disputes_of(const Records& records, EntryId id) {
  constexpr std::string_view fields[] = {"bus", "seat", "status"};
  return ui::disputes_of(records, id, *find_kind(Participant::name_of_kind), fields);
}

bool is_nameless(const Participant& of, const Person& person, const Records& records) {
  if (person.hidden || !of.name.empty()) return false;
  const auto record = records.find(person.id);
  return record && std::ranges::find(record->withheld, "name") == record->withheld.end();
}

Person make_person(const TourPerson& known, const Participant& of, const Records& records) {
  Person person;
  person.id = known.id;
  person.guest = known.is_guest();
  person.no = of.no.value_or(0);
  person.badge = of.badge_no;
  person.bus = of.bus;
  person.seat = of.seat;
  person.hidden = of.hide_on_lists.value_or(false);
  // A bar between them, so that nothing is found across two of them.
  std::string searched = std::to_string(person.no) + '|' + of.badge_no + '|' + of.bus + '|' +
                         of.seat + '|' + of.group_id;
  if (!person.hidden) {
    person.name = of.name;
    person.kana = of.kana;
    searched += '|' + of.name + '|' + of.kana;
    person.findable.letters = romaji_of_kana(of.kana);
  }
  if (known.guest == Remark::unknown) person.name = records.id_text(known.id);
  person.nameless = is_nameless(of, person, records);
  person.name_length = count_code_points(person.name);
  person.kana_length = count_code_points(person.kana);
  person.findable.folded = fold_for_search(searched);
  return person;
}

}  // namespace

std::vector<Person> read_people(const TourFacts& facts, const Records& records) {
  std::vector<Person> people;
  const std::vector<Found<Participant>> participants = participants_of(records, facts);
  for (std::size_t i = 0; i < participants.size(); ++i) {
    people.push_back(make_person(facts.people[i], participants[i].fields, records));
    people.back().in_facts = i;
    if (participants[i].in_conflict)
      people.back().disputes = disputes_of(records, people.back().id);
  }
  std::ranges::stable_sort(people, {}, [](const Person& p) {
    return std::tuple(p.guest, std::string_view(p.bus), p.no, p.id);
  });
  return people;
}

const Person* find_person(std::span<const Person> people, EntryId id) {
  const auto at = std::ranges::find(people, id, &Person::id);
  return at == people.end() ? nullptr : &*at;
}

std::optional<EntryId> record_in_line(const Records& records, std::string_view line) {
  line = trim(line);
  const std::size_t prefix = line.find_last_of(":/");
  if (prefix != std::string_view::npos) line.remove_prefix(prefix + 1);
  return records.parse_id(line);
}

std::optional<Badge> badge_in_line(const Records& records, const TourFacts& facts,
                                   std::string_view line) {
  const auto token = token_on_badge(line);
  if (!token) return std::nullopt;
  std::set<EntryId> people;
  for (const EntryId bearer : bearers_of(records, *token)) {
    const auto at = facts.person_of.find(bearer);
    people.insert(at == facts.person_of.end() ? bearer : facts.people[at->second].id);
  }
  return Badge{people.size() == 1 ? *people.begin() : 0, people.size() > 1};
}

std::optional<Stranger> stranger_in(const Records& records, const TourFacts& facts,
                                    std::string_view line) {
  const auto badge = badge_in_line(records, facts, line);
  const auto id = badge ? std::optional(badge->person) : record_in_line(records, line);
  const auto person = id ? find_as<Participant>(records, *id) : std::nullopt;
  if (!person) return std::nullopt;
  const Participant& fields = person->fields;
  const bool is_shown = !fields.hide_on_lists.value_or(false) && !fields.name.empty();
  const auto tour = find_as<Tour>(records, fields.tour_id.id);
  return Stranger{*id, is_shown ? fields.name : std::string(line),
                  tour ? tour->fields.name : std::string()};
}

std::optional<EntryId> by_badge_or_number(std::span<const Person> people, std::string_view line) {
  const std::string plain = narrow(line);
  for (const Person& person : people)
    if (!person.badge.empty() && narrow(person.badge) == plain) return person.id;
  if (const auto number = number_in_line(line); number && *number > 0)
    for (const Person& person : people)
      if (person.no == *number) return person.id;
  return std::nullopt;
}

std::optional<std::int64_t> number_in_line(std::string_view line) {
  const std::string plain = narrow(trim(line));
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
  return number;
}

}  // namespace renkei::ui::roster
