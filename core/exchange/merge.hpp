// Taking a bundle in: set union, in any order, any number of times. One transaction a file: it is
// taken in whole or not at all, and another file's fate does not depend on it. What cannot be
// trusted is kept in quarantine.
#pragma once
#include <span>

#include "core/exchange/own_log.hpp"
#include "core/model/reports.hpp"

namespace renkei {

struct MergeOptions {
  bool dry_run = false;
  // The caller merges more files and then calls settle_derivation(): what a fork or a late personal
  // block makes necessary is done once for all of them. The debt is noted in the store.
  bool more_follow = false;
};

// Throws StoreFailure when the store itself fails; everything about the file is in the report. The
// projection is made when there is none, and dropped when it must not be used any more.
MergeReport merge_file(Store& store, std::unique_ptr<Projection>& projection,
                       const std::string& path, const MergeOptions& options, Pen& pen,
                       const DeviceProfile& profile);

// Before several files are merged: when they will fork a log, all is derived anew after the last of
// them, and nothing before.
void foresee_derivation(Store& store, std::span<const std::string> files);

// Derives anew if a merge left that for later.
void settle_derivation(Store& store, std::unique_ptr<Projection>& projection, Pen& pen);

// Tries again what lies in quarantine, after an enrolment. Returns how many bundles came in.
int merge_quarantined(Store& store, std::unique_ptr<Projection>& projection, Pen& pen,
                      const DeviceProfile& profile);

}  // namespace renkei
