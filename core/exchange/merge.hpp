// Taking a bundle in: set union, in any order, any number of times. One transaction a file: it is
// taken in whole or not at all, and another file's fate does not depend on it. What comes from devices
// that take no part is kept all the same, and does not count (quarantine, docs/trust.md).
#pragma once
#include <functional>
#include <span>

#include "core/record/workshop.hpp"

namespace renkei {

struct MergeOptions {
  // The caller merges more files and then calls settle_derivation(): what a fork or a late personal
  // block makes necessary is done once for all of them. The debt is noted in the store.
  bool more_follow = false;
  // Told which part of the file has been read; false: it is not taken in (stopped).
  std::function<bool(double part)> watch;
};

// Throws StoreFailure when the store itself fails; everything about the file is in the report.
MergeReport merge_file(Workshop& workshop, const std::string& path, const MergeOptions& options);

// The same within a transaction that the caller has begun and rolls back: how it would end. What it had to
// derive anew is left to pay_derivation(), and what is in memory to Workshop::forget().
MergeReport try_file(Workshop& workshop, const std::string& path, const MergeOptions& options);

// Before several files are merged: when they will fork a log, all is derived anew after the last of
// them, and nothing before.
void foresee_derivation(Workshop& workshop, std::span<const std::string> files);

}  // namespace renkei
