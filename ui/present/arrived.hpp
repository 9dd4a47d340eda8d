// What has come of a device: which of its numbers are held, which are known to be missing, and when it wrote
// last. Shown wherever arrivals are compared. Plain values.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ui/present/screen.hpp"

namespace renkei::ui {

struct Arrived {
  std::string id, name;
  std::vector<SeqRange> held, missing;
  std::optional<Moment> last;  // when it wrote the last record that is held, by its own clock
  bool ahead = false;          // its clock was wrong: that is later than now
  bool own = false;            // this one
  bool forked = false;
  bool heard_of = false;  // others know of more than is held here or known to be missing
};
Arrived arrived_of(const DeviceStatus& device, const Evening& evening, const Moment& now);
// The device whose log it is a branch of, for the log was copied; nothing when it is no branch.
const DeviceStatus* stem_of(const DeviceStatus& device, const StoreStatus& status);

// As it calls itself, else the code that people compare by telephone.
std::string device_name(std::string_view id, const std::string& name);
std::string name_of(const Arrived& device);
bool wrote_on_the_day(const Arrived& device, const Situation& situation);
// Or nobody knows when, for its clock is wrong.
bool may_be_of_the_day(const Arrived& device, const Situation& situation);
// "最後 12:40　1–639, 702–812　足りない 640–701"
std::string arrived_words(Language language, const Arrived& device, const Situation& situation);

}  // namespace renkei::ui
