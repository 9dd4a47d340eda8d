// People who were checked in, marked or have answered, and were made void, alone or with their tour, by
// an author who did not know of it (core/logic/conflict_rules): read from the derived tables, which
// hold both sides. May throw StoreFailure. One thread.
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "core/store/store.hpp"

namespace renkei {

struct UnknownUses {
  const Kind* kind = nullptr;  // of what was made void
  std::vector<EntryId> voids;  // the verdicts that stand ...
  OwnValue reason;             // ... and why, as it is shown
  // The records that they had not seen, and whose authors had not seen them; of a tour, where there
  // are many, the first of each log.
  std::vector<EntryId> uses;
};

// By what was made void: all of it, or one record. Nothing to do when no person and no tour is void; else
// a look through the index or, where the relying field has none (marks, answers), a walk over its
// records.
std::map<EntryId, UnknownUses> unknown_uses(const Store& store, std::optional<EntryId> only = {});

}  // namespace renkei
