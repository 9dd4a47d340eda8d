// What each post of an event is handed: a file with the plan and all that is here, with the names of people
// only where the post works with a list of them. A bus's file has the names of its tour alone, a gate's and a
// kiosk's nobody's. Headquarters hands itself nothing. Plain values; pure.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "ui/present/handover.hpp"

namespace renkei::ui {

struct PostFile {
  EntryId post = 0;
  std::string name, about;
  EntryId names_of = 0;  // a tour or an event; 0: the file has no names
  std::string scope;     // its name
  Personal content;
  bool has_names() const { return names_of != 0; }
};
// By name.
std::vector<PostFile> files_of_posts(const Records& records, EntryId event);

// What a post is called as part of a file's name, on every system; never empty, never long.
std::string file_words(std::string_view name);

// A file for each of them in the folder; those with names onto a medium, each with its own record and slip.
// The recipient stands in the record with the post.
struct HandingOut {
  HandOutWork work;
  std::vector<EntryId> posts;  // of the files, in their order
};
HandingOut hand_out(const std::vector<PostFile>& files, const std::set<EntryId>& left_out,
                    const Destination& place, const Slip& slip, const Situation& situation,
                    const Records& records);

}  // namespace renkei::ui
