// What a report rests on: which entries of which devices are held here, which are known to be
// missing, and what is undecided: no figure without it. A plain value; whoever knows the store fills it.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/moment.hpp"
#include "core/model/outcomes.hpp"
#include "core/report/words.hpp"

namespace renkei {

struct DeviceCoverage {
  std::string name, id;
  std::int64_t held = 0;                     // entries
  std::vector<std::pair<Seq, Seq>> missing;  // first and last, inclusive
  bool forked = false;
  std::int64_t claimed = 0;        // entries that others say there are besides
  std::vector<Zone> other_clocks;  // than the place's, that its clock believed in
};

struct Coverage {
  Zone zone{};  // whose days are meant
  std::vector<DeviceCoverage> devices;
  std::int64_t conflicts = 0;       // open ones
  std::int64_t quarantined = 0;     // devices of which something does not count
  std::int64_t not_understood = 0;  // entries that need a newer version
  std::int64_t withheld = 0;        // segments whose personal part is not here
  // One file that several devices imported, so that it counts as often: the ids of these imports.
  struct Doubled {
    std::string file;
    std::vector<std::string> imports;
  };
  std::vector<Doubled> doubled;
  // No part of the sentences, and asked for only by who shows it; empty: there is none. May throw
  // StoreFailure.
  std::function<std::vector<Purge>()> purges;        // what other devices ask to erase
  std::function<std::vector<Conflict>()> undecided;  // the conflicts, without who wrote what
};

// Nothing known to be missing and nothing undecided. A withheld personal part or a fork takes no
// figure away; both are said, neither makes a report incomplete.
bool is_complete(const Coverage& coverage);
std::vector<std::string> sentences(const Coverage& coverage, const Words& words);

}  // namespace renkei
