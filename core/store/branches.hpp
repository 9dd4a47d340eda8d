// Forks. A cloned disk or a restored backup makes two devices sign the same log; each then goes on
// by itself. A forked log is a tree of segments: what all share keeps the log's id, and from every
// fork on each branch is a log of its own, its id made from the forked log's id and the branch's
// first segment. The tree follows from the segments alone, so every store mints the same ids,
// whichever came first.
#pragma once
#include <optional>
#include <vector>

#include "core/store/store.hpp"

namespace renkei {

// A segment in the tree of one signing key.
struct TreeSegment {
  EntryId id = 0;  // where it lies now
  Seq first = 1, last = 1;
  Hash hash{}, previous{};
};

// The log that a segment belongs to. `parent` and `from_seq` as in LogRow; no parent for the shared
// beginning, and for what hangs in the air because the segments below it are missing.
struct Branch {
  LogId id{};
  std::optional<LogId> parent;
  Seq from_seq = 1;
};

// One branch for each segment, in the same order. Pure.
std::vector<Branch> assign_branches(const LogId& root, const std::vector<TreeSegment>& segments);

// Moves the segments of a forked signing key into the logs that assign_branches() names. The
// derived tables must be derived anew afterwards. The tail must be empty if the own log is
// concerned.
void branch_log(Store& store, LogNumber root);

}  // namespace renkei
