// The list of participants that is handed to somebody: who stands in it, and each of its cells. Inside
// core/report only.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "core/report/people.hpp"

namespace renkei {

struct PaperList {
  const ReportContext& context;
  TourFacts facts;
  std::vector<NamedPerson>
      people;                  // as facts.people; whoever is shown on request is not hidden in it
  std::vector<bool> kept_off;  // as facts.people: 秘匿, shown or not
  std::string day;             // the first one of the tour, YYYY-MM-DD; empty: unknown
  // In the order of paper: everybody whom the tour, or its vehicle that was asked for, knows of, and who
  // of them takes part.
  std::vector<std::size_t> everybody, on_list;
  std::int64_t in_no_vehicle = 0;  // who take part and are left out because a vehicle was asked for
  std::set<EntryId> photo_disputed;  // records of which devices disagree about photos

  bool is_hidden(std::size_t person) const {
    return people[person].fields.hide_on_lists.value_or(false);
  }
};

// Whom a list may be for, as --for takes them.
std::vector<std::string> audience_names();

// 大人 or 小人; unknown is empty.
std::string age_class_words(const PaperList& list, std::size_t person);

// By the table's columns.
Row participant_row(const PaperList& list, const Table& table, std::size_t person);

}  // namespace renkei
