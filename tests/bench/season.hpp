// A large season: four fiscal years of 23 wards, as the files of some hundred devices, with the
// errors that a real one has. The truth stands beside the files, so that a merge can be checked
// against it.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/ids.hpp"

namespace renkei::bench {

inline constexpr int season_years = 4;

struct SeasonSize {
  int wards = 23;
  int devices = 400;  // one office in each ward, the others in the field
  std::int64_t events = 800, projects = 750, participants = 60'000;
  std::int64_t tallies = 1'700'000, answers = 300'000;
  int check_ins_each = 5;             // of each participant, and as many marks in roll calls
  bool clones = true, losses = true;  // copied devices, files that never arrive
  static SeasonSize scaled(double scale);
};

// What must be there when every file of the folder `bundles` was merged. Keys are global ids.
struct Truth {
  std::int64_t entries = 0;  // delivered, each counted once
  std::int64_t conflicts = 0, check_ins = 0, marks = 0, events = 0, projects = 0;
  std::map<std::string, std::int64_t> visitors;      // of each gate: the sum of its tallies
  std::map<std::string, std::int64_t> participants;  // of each tour
  std::map<std::string, std::int64_t> answers;       // to each questionnaire
  std::map<std::string, std::vector<std::pair<Seq, Seq>>> lost;  // of each device: never delivered
  std::set<std::string> cloned;                                  // devices of which there are two
  std::set<std::string> wrong_clocks;
  std::int64_t duplicated_people = 0, files = 0;

  bool write(const std::string& path) const;
  static Truth read(const std::string& path);
};

}  // namespace renkei::bench
