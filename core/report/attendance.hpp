// What the tables of a tour's attendance share. Inside core/report only.
#pragma once
#include "core/figures/roll_call_lines.hpp"
#include "core/report/people.hpp"

namespace renkei {

struct Attendance {
  const Words& words;
  const Records& records;
  TourFacts facts;
  std::vector<NamedPerson> people;  // as facts.people

  std::string minute(const Moment& moment) const { return minute_text(moment, records.zone()); }
};
Attendance attendance_of(const ReportContext& context, EntryId tour);

std::string outcome_words(const Words& words, CallOutcome outcome);
// 不在; 別行動（合意の記録なし）; 食い違い（在、不在）.
std::string missing_words(const Words& words, const MissingPerson& missing);
std::string states_text(const Words& words, const std::set<std::string>& states);
// number, name, bus, seat
void add_person(const Attendance& attendance, std::size_t index, std::vector<Cell>& cells);
std::string name_text(const Attendance& attendance, std::size_t index);

Table roll_calls_table(const Attendance& attendance);
// Whoever left the group or joined it on the way by agreement; of the tour report without names.
Table left_table(const Attendance& attendance);

}  // namespace renkei
