#include "core/report/people.hpp"

namespace renkei {

std::vector<Participant> participants_of(const Records& records, const TourFacts& facts) {
  std::vector<Participant> people(facts.people.size());
  for (auto& found : all<Participant>(records, "tour_id", Value::of(facts.tour)))
    people[facts.person_of.at(found.id)] = std::move(found.fields);
  return people;
}

bool hides_name(const Participant& person) {
  return person.name.empty() || person.hide_on_lists.value_or(false);
}

Cell number_as_name(const Words& words, const Participant& person) {
  return person.no ? Cell::of(words("person_number", {{"no", std::to_string(*person.no)}}))
                   : Cell::dash();
}

}  // namespace renkei
