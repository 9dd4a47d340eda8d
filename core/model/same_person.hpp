// Who is the same person: of a roster's row and a participant, and of two participants. The one rule that
// imports, tables and roll calls ask. Names are compared as for searching (fold_for_search), for a
// list that was typed anew has other blanks, widths and variants. Pure.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/model/kinds.hpp"

namespace renkei {

// What tells people apart; empty where nothing is known.
struct PersonMarks {
  std::string no, name, kana, birth, phone;
  friend bool operator==(const PersonMarks&, const PersonMarks&) = default;
};
PersonMarks marks_of(const Participant& person);

// Equal numbers and one of name, kana, birth and telephone; or a name or kana, and birth or telephone.
bool is_same_person(const PersonMarks& a, const PersonMarks& b);
// Surely enough to count one person only: number and name, or name and birth or telephone; but nobody has
// two birth dates.
bool is_recorded_twice(const PersonMarks& a, const PersonMarks& b);
// Equal names or kana, and nothing that says otherwise: a person decides.
bool may_be_same_person(const PersonMarks& a, const PersonMarks& b);

// People by what they have in common, in time that does not grow with how many have it.
class PeopleAlike {
 public:
  enum class By { all_marks, same_person, recorded_twice, name };
  PeopleAlike(std::span<const PersonMarks> people, By by);

  // Indexes of people who have a key in common with this one, a few of each key, those who were taken
  // left out; ascending for each key.
  std::vector<std::size_t> find(const PersonMarks& person);
  void take(std::size_t person) { taken_[person] = true; }

 private:
  struct Keyed {
    std::uint64_t key;
    std::uint32_t person;
  };
  std::size_t untaken_from(std::size_t at);

  By by_;
  std::vector<Keyed> keyed_;  // ascending
  std::vector<std::uint32_t> next_;
  std::vector<bool> taken_;
};

// What a person has decided about two records (Participant::same_person_id): the other one, or itself
// where it is nobody else. Indexes into the people; SIZE_MAX: nothing was decided.
inline constexpr std::size_t undecided = SIZE_MAX;
// For each, the first who is the same person.
std::vector<std::size_t> recorded_twice(std::span<const PersonMarks> people,
                                        std::span<const std::size_t> decided = {});

}  // namespace renkei
