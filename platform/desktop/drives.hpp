// What can be taken out of this machine: sticks and cards, as the system has mounted them. May take its
// time, for a bad medium answers slowly.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/present/screen.hpp"

namespace renkei::desktop {

std::vector<ui::Drive> removable_drives();

// What is in the folder of a medium. Empty label: it is not there.
ui::Drive look_at_drive(const std::string& label, const std::string& folder);

// The mount points of removable media among the lines of /proc/self/mountinfo. `removable` is asked
// about a device by its numbers, "8:1".
struct Mount {
  std::string folder;
  bool read_only = false;
  friend bool operator==(const Mount&, const Mount&) = default;
};
std::vector<Mount> removable_mounts(std::string_view mountinfo,
                                    const std::function<bool(const std::string&)>& removable);

}  // namespace renkei::desktop
