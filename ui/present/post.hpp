// A post: what one device is for in a plan, and the screen that its day begins with. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/kinds.hpp"
#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui {

// Where a device at that post works: by its role, otherwise by what the post names. Today, when that is
// nothing that this program has a screen for.
Address place_of(const Post& post, const Records& records);

// The post of this device, where it has one that is known here.
std::optional<Found<Post>> own_post(const OwnDevice& device, const Records& records);

// What it names: the tour, the vehicle, the gate, the event.
std::string about_of(const Post& post, const Records& records);

struct PostChoice {
  EntryId id = 0;
  std::string name, role;             // a code of choices::post_role
  std::string about;                  // about_of()
  std::vector<std::string> taken_by;  // other devices that say that they are there
};
// In the order of the plan.
std::vector<PostChoice> read_posts(const Records& records, const OwnDevice& device);

// A device as people compare it: its id, how it calls itself, and the ward that it says.
struct Introduction {
  std::string id, name, ward_code6;
};
// The device whose log a record lies in: its id.
std::string device_of(EntryId record, const Records& records);
// Who wrote a record.
Introduction author_of(EntryId record, const Records& records);
Introduction introduction_of(const std::string& device_id, const Records& records);

}  // namespace renkei::ui
