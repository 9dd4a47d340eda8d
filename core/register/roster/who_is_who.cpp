#include "core/register/roster/who_is_who.hpp"

#include <algorithm>

namespace renkei {
namespace {

std::vector<PersonMarks> marks_of_all(std::span<const KnownPerson> people) {
  std::vector<PersonMarks> marks;
  marks.reserve(people.size());
  for (const KnownPerson& person : people) marks.push_back(person.marks);
  return marks;
}

class Recognising {
 public:
  Recognising(std::span<const PersonMarks> rows, std::span<const KnownPerson> people)
      : rows_(rows),
        people_(people),
        marks_(marks_of_all(people)),
        equal_(marks_, PeopleAlike::By::all_marks),
        same_(marks_, PeopleAlike::By::same_person),
        named_(marks_, PeopleAlike::By::name),
        first_of_(recorded_twice(marks_)),
        row_of_(people.size(), Recognised::nobody),
        is_nobody_(rows.size(), false) {
    found_.rows.resize(rows.size());
  }

  WhoIsWho run(std::span<const DecidedRow> decided) {
    for (const DecidedRow& one : decided) decide(one);
    for (std::size_t row = 0; row < rows_.size(); ++row)
      if (found_.rows[row].person == Recognised::nobody) find_equal(row);
    for (std::size_t row = 0; row < rows_.size(); ++row)
      if (found_.rows[row].person == Recognised::nobody && !is_nobody_[row]) find_same(row);
    gather_others();
    return std::move(found_);
  }

 private:
  void take(std::size_t row, std::size_t person) {
    found_.rows[row].person = person;
    row_of_[person] = row;
    for (PeopleAlike* alike : {&equal_, &same_, &named_}) alike->take(person);
  }

  // A person is one row's only.
  void decide(const DecidedRow& one) {
    if (one.person == Recognised::nobody)
      is_nobody_[one.row] = true;
    else if (row_of_[one.person] == Recognised::nobody)
      take(one.row, one.person);
  }

  void find_equal(std::size_t row) {
    for (const std::size_t person : equal_.find(rows_[row]))
      if (people_[person].from_register && marks_[person] == rows_[row]) return take(row, person);
  }

  void find_same(std::size_t row) {
    std::size_t one = Recognised::nobody;
    for (const std::size_t person : same_.find(rows_[row])) {
      if (!is_same_person(rows_[row], marks_[person])) continue;
      if (one != Recognised::nobody && first_of_[one] != first_of_[person])
        return doubt(row, {one, person});
      if (one == Recognised::nobody || is_closer(row, person, one)) one = person;
    }
    if (one != Recognised::nobody) return take(row, one);
    std::vector<std::size_t> maybe = named_.find(rows_[row]);
    std::erase_if(
        maybe, [&](std::size_t person) { return !may_be_same_person(rows_[row], marks_[person]); });
    if (!maybe.empty()) doubt(row, std::move(maybe));
  }

  void doubt(std::size_t row, std::vector<std::size_t> maybe) {
    std::ranges::sort(maybe);
    maybe.erase(std::unique(maybe.begin(), maybe.end()), maybe.end());
    found_.rows[row].doubtful = true;
    found_.rows[row].maybe = std::move(maybe);
  }

  // Of one person recorded twice, the record with the row's number is meant, else the first.
  bool is_closer(std::size_t row, std::size_t person, std::size_t than) const {
    const auto numbered = [&](std::size_t who) { return marks_[who].no == rows_[row].no; };
    return numbered(person) == numbered(than) ? person < than : numbered(person);
  }

  void gather_others() {
    std::vector<std::size_t> row_of_first(people_.size(), Recognised::nobody);
    for (std::size_t i = people_.size(); i-- > 0;)
      if (row_of_[i] != Recognised::nobody) row_of_first[first_of_[i]] = row_of_[i];
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (row_of_[i] != Recognised::nobody || people_[i].is_void) continue;
      if (const std::size_t row = row_of_first[first_of_[i]]; row != Recognised::nobody)
        found_.rows[row].others.push_back(i);
      else if (people_[i].from_register)
        found_.missing.push_back(i);
    }
  }

  std::span<const PersonMarks> rows_;
  std::span<const KnownPerson> people_;
  std::vector<PersonMarks> marks_;
  PeopleAlike equal_, same_, named_;
  std::vector<std::size_t> first_of_, row_of_;
  std::vector<bool> is_nobody_;
  WhoIsWho found_;
};

}  // namespace

WhoIsWho recognise(std::span<const PersonMarks> rows, std::span<const KnownPerson> people,
                   std::span<const DecidedRow> decided) {
  return Recognising(rows, people).run(decided);
}

}  // namespace renkei
