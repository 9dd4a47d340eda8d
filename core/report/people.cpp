#include "core/report/people.hpp"

namespace renkei {

bool hides_name(const Participant& person) {
  return person.name.empty() || person.hide_on_lists.value_or(false);
}

Cell number_as_name(const Words& words, const Participant& person) {
  return person.no ? Cell::of(words("person_number", {{"no", std::to_string(*person.no)}}))
                   : Cell::dash();
}

Cell name_cell(const Words& words, const Records& records, const TourPerson& known,
               const Participant& person) {
  if (known.guest == Remark::unknown) return Cell::of(records.id_text(known.id));
  return hides_name(person) ? number_as_name(words, person) : Cell::of(person.name);
}

}  // namespace renkei
