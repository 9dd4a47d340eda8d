// From what a counter showed in a sheet to so many an hour; falls are judged as everywhere
// (core/figures/counter_falls.hpp). Internal to read_tallies().
#pragma once
#include "core/register/tallies/tally_sheet.hpp"

namespace renkei {

// One look of one counter on one day, in the order of time.
struct CounterCell {
  std::size_t line = 0;
  int hour = 0;    // that it closes
  int minute = 0;  // when it was taken
  CountCell shown;
  std::string original = {};
  bool reset = false;
  bool starts = false;       // a starting point: closes no hour
  bool is_shown_row = true;  // false: an hour that no gate has anything in
};

struct CounterOfDay {
  CivilDate day;
  std::string gate;
  std::string counter = {};  // which one, where the gate has several
};
void add_counter(const CounterOfDay& counter, const std::vector<CounterCell>& cells,
                 TallySheet& sheet);

}  // namespace renkei
