// What this device did on a roster today, and how it is taken back by its name: the record that an act
// made is voided with a reason, and a status gets back the very one that stood before, unless somebody
// else has written it since. What is old, or was handed over, is taken back only when somebody says why.
// Plain values.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/present/parting.hpp"
#include "ui/present/screen.hpp"
#include "ui/present/take_back.hpp"

namespace renkei::ui::roster {

struct Act {
  enum class Kind { check_in, no_show, parting } kind = Kind::check_in;
  EntryId id = 0;  // the check-in or the parting; of no_show the person
  EntryId person = 0;
  std::optional<Moment> at;   // a parting from before this program was started has none
  std::string before, after;  // the status that was changed for it; both empty: none was
  bool has_status() const { return before != after; }
};

// What records do not tell: kept as long as the program runs, whatever tour is open.
struct Remembered {
  struct Status {
    EntryId person = 0;
    std::string before, after;
    Moment at;
    bool for_check_in = false;
    EntryId check_in = 0;  // that followed
  };
  std::vector<Status> statuses;         // that were changed here
  std::map<EntryId, Moment> parted_at;  // of the partings that were recorded here
};

struct Place {
  EntryId stop = 0;
  LogNumber own_log = 0;
  std::string date;
  Zone zone{};
};
// The last ones, oldest first: check-ins at that stop, and partings on its day of the tour.
std::vector<Act> read_acts(const TourFacts& facts, const Place& place,
                           std::span<const parting::Parting> partings, const Remembered& kept);

// By its id; 0: the last one; null: none.
const Act* find_act(std::span<const Act> acts, EntryId id);
bool needs_reason(const Act& act, const Situation& situation);

Command status_command(EntryId person, const std::string& status);
// `status`: the person's present one.
std::vector<Work> take_back(const Act& act, const std::string& reason, std::string_view status);
std::vector<Work> do_again(const Act& act);

}  // namespace renkei::ui::roster
