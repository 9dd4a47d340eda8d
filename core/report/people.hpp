// The people of a tour as a report names them. Inside core/report only.
#pragma once
#include "core/figures/tour.hpp"
#include "core/report/table_building.hpp"

namespace renkei {

struct NamedPerson {
  Participant fields;
  std::vector<std::string_view> withheld;  // fields whose latest value has not travelled this far

  bool is_withheld(std::string_view field) const;
};
// In the order of facts.people; empty ones for people unknown here.
std::vector<NamedPerson> people_of(const Records& records, const TourFacts& facts);

// The name, or what stands for it: the number of whom is to be kept off lists (秘匿), or has no name, which
// is said; of somebody who is not known here, the record's id.
Cell name_cell(const Words& words, const Records& records, const TourPerson& known,
               const NamedPerson& person);

// 1号車, however the list writes it; what has no number as it is.
std::string bus_words(const Words& words, std::string_view bus);

// Who is recorded more than once and counts once: the records' names, so that somebody can part them.
void add_twice_recorded(const Words& words, const Records& records, const TourFacts& facts,
                        const std::vector<NamedPerson>& people, Table& table);

// Of whom devices disagree: in which fields, with every value of the status. Empty: they agree.
std::string doubts_text(const Words& words, const TourPerson& person);

// Where somebody was checked in, or seen at a roll call: a stop of the course, or what was recorded
// instead of one, with why it is none of this course's.
std::string place_name(const Words& words, const Records& records, const TourFacts& facts,
                       const Sighting& seen);
// A stop that is none of this course's; 0: none was given.
std::string place_outside(const Words& words, const Records& records, const TourFacts& facts,
                          EntryId stop);
// Where a roll call was made, in the same words; empty where nothing was given.
std::string call_place(const Words& words, const Records& records, const TourFacts& facts,
                       const RollCallFacts& call);
std::string call_vehicle(const Words& words, const Records& records, const TourFacts& facts,
                         const RollCallFacts& call);

}  // namespace renkei
