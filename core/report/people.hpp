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

// The same to stand in a sentence.
std::string name_text(const Words& words, const Records& records, const TourPerson& known,
                      const NamedPerson& person);

// No.4; of nobody with a number empty.
std::string number_words(const Words& words, const Integer& no);

// The ward or municipality, as it was called on that day.
std::string ward_words(const Participant& person, std::string_view day);

// Whether photos of the person may be shown, as a shape and a word: colour alone is not seen by
// everybody, and not by a photographer far off.
std::string photo_words(const Words& words, std::string_view consent);

// Whether anything that calls for care is recorded of the person. Withheld: it may be.
enum class Care { none, some, withheld };
Care care_of(const NamedPerson& person);
// ● where there is some, and that it is withheld where nobody here can tell.
std::string care_mark(const Words& words, const NamedPerson& person);

// What lists of a tour begin with on paper. Errors: of named(), and bad_option: the vehicle that the query
// names is none of the tour's.
struct TourOnPaper {
  Found<Tour> tour;
  TourFacts facts;
  std::vector<NamedPerson> people;    // as facts.people
  std::vector<std::size_t> order;     // of facts.people: by bus, seat and number
  std::vector<std::size_t> vehicles;  // of facts.vehicles: those that the query means
};
Result<TourOnPaper> tour_on_paper(const ReportContext& context);

// 1号車, however the list writes it; what has no number as it is.
std::string bus_words(const Words& words, std::string_view bus);

// Who is recorded more than once and counts once: the records' names, so that somebody can part them.
void add_twice_recorded(const Words& words, const Records& records, const TourFacts& facts,
                        const std::vector<NamedPerson>& people, Table& table);

// Of whom devices disagree: in which fields, with every value of the status. Empty: they agree.
std::string doubts_text(const Words& words, const TourPerson& person);

// Of whom devices disagree, a note each: whoever may come is in the lists, and of whom no device says so it
// is said that they are not.
void add_doubted(const Words& words, const Records& records, const TourFacts& facts,
                 const std::vector<NamedPerson>& people, std::span<const std::size_t> among,
                 Table& table);

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
