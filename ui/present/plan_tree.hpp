// What a plan consists of, as a tree: the events of a year, those first that are on or come next; within an
// event its tours, gates and whatever else belongs to it; within a tour its stops, vehicles and people. Open
// is the way down to the record in view, and nothing beside it. Below the events stand the other kinds of
// records that people make by hand. Plain values; holds names.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/record_trail.hpp"
#include "ui/present/wanted.hpp"

namespace renkei::ui::plan {

// Records of a kind, within a record (0: within none).
struct Group {
  EntryId within = 0;
  const Kind* kind = nullptr;  // null: all the other kinds
  friend auto operator<=>(const Group&, const Group&) = default;
};

struct Node {
  enum class What { record, group, more } what = What::record;
  int depth = 0;
  Group group;         // itself, or the one that it is in
  EntryId record = 0;  // of What::record
  TrailPart called;
  Wording facts;
  Findable findable;
  std::size_t length = 0;                  // of its name, in characters
  bool can_open = false, is_open = false;  // of a group: what is in it follows
  bool is_void = false, is_disputed = false;
  bool is_counted = false;
  std::int64_t count = 0;                  // of a group
  bool is_first = false, is_last = false;  // of the stops, which have an order
};

// What is open in it.
struct Unfolded {
  int year = 0;                 // fiscal
  std::vector<EntryId> path;    // from the record in view up
  std::map<Group, bool> asked;  // groups that somebody opened or closed
  bool with_void = false;
  bool is_searched = false;  // the nodes know by what they are found
};

// Groups of more are closed until somebody opens them.
inline constexpr std::int64_t group_opens_up_to = 30;

std::vector<Node> tree_of(const Records& records, const Unfolded& unfolded, std::string_view date);
// By what a record is found: its name, its reading; of who is hidden the number alone.
Findable findable_of(const TrailPart& called, const Record& record);
// In which something is planned, and that of the date; ascending.
std::vector<int> years_of(const Records& records, std::string_view date);
int year_of(std::string_view date);

// What it is part of: a tour before an event; 0: nothing.
EntryId whole_of(const Record& record);
// The record itself, then what it is part of, and so on.
std::vector<EntryId> path_to(const Records& records, EntryId record);
// The kinds of which a record of that kind has parts: those that a plan consists of first.
std::vector<const Kind*> parts_of(const Kind& whole);
// A plan without them is none: offered even where there is none yet.
bool is_of_plan(const Kind& kind);
// The register that staff keep of such a record's parts; empty: none.
std::string_view register_about(const Kind& kind);
// The reference by which a record of that kind says what it is part of; null: it cannot be.
const Field* reference_to(const Kind& whole, const Kind& part);

// The stops of a tour in the order of its course, as they stand or as they would after a step.
std::vector<EntryId> stops_in_order(const Records& records, EntryId tour);
struct Placed {
  EntryId stop;
  std::int64_t day, seq;
};
// What has to be recorded so that the stop comes one place earlier (-1) or later (1); empty: it cannot.
std::vector<Placed> step_of_stop(const Records& records, EntryId stop, int by);

}  // namespace renkei::ui::plan
