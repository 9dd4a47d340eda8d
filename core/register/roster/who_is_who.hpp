// Whom the rows of a roster are about, of the people that a tour has already. Pure; linear in rows and
// people.
#pragma once
#include <span>
#include <vector>

#include "core/base/ids.hpp"
#include "core/model/same_person.hpp"

namespace renkei {

// Somebody of the tour.
struct KnownPerson {
  EntryId id = 0;
  PersonMarks marks;
  bool from_register = false;  // made by an earlier import
  bool is_void = false;        // struck off since
};

struct Recognised {
  static constexpr std::size_t nobody = SIZE_MAX;
  std::size_t person = nobody;      // index of the known person
  std::vector<std::size_t> others;  // who is the same person, recorded once more
  bool doubtful = false;            // new, and may be somebody who is known: a person decides
  std::vector<std::size_t> maybe;   // who that is, a few
};

// What a person has decided about a row: whom it is about, or nobody who is known.
struct DecidedRow {
  std::size_t row = 0;
  std::size_t person = Recognised::nobody;
};

struct WhoIsWho {
  std::vector<Recognised> rows;
  std::vector<std::size_t> missing;  // made by an earlier import, and in no row
};

// `people`: those who were struck off behind the others. First whoever the register has made and says
// of the very same, row by row, so that namesakes without a number stay as many as they are; then
// whoever is the same person (same_person.hpp), where that is one only.
// Of a decision that it is nobody who is known, what the register itself made of the row is no matter.
WhoIsWho recognise(std::span<const PersonMarks> rows, std::span<const KnownPerson> people,
                   std::span<const DecidedRow> decided = {});

}  // namespace renkei
