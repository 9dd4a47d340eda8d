// People who were checked in, marked or have answered, and were made void by an author who did not
// know of it (core/logic/conflict_rules): read from the derived tables, which hold both sides. May
// throw StoreFailure. One thread.
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "core/store/store.hpp"

namespace renkei {

struct UnknownUses {
  std::vector<EntryId> voids;  // the verdicts that stand ...
  OwnValue reason;             // ... and why, as it is shown
  std::vector<EntryId>
      uses;  // the records that they had not seen, and whose authors had not seen them
};

// By person: all of them, or one. Nothing to do when nobody is void; else a look through the index or,
// where the relying field has none (marks, answers), a walk over its records.
std::map<EntryId, UnknownUses> unknown_uses(const Store& store, std::optional<EntryId> person = {});

}  // namespace renkei
