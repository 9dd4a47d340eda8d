// Writing a bundle. What lies in the tail is sealed first; the file is written under a temporary
// name, read back, verified and renamed, so that an interrupted export leaves either nothing or a
// whole file.
#pragma once
#include "core/base/result.hpp"
#include "core/exchange/own_log.hpp"
#include "core/model/reports.hpp"

namespace renkei {

// `file_or_folder`: in a folder the file gets its own name, <short log
// id>-<first>-<last>-<digest8>.renkei. Throws StoreFailure when the store itself fails.
Result<ExportReport> export_bundle(Store& store, const std::string& file_or_folder,
                                   const ExportOptions& options, Pen& pen);

// How many entries of this device's own logs no bundle has carried yet: none that was exported
// here, and none that came in (a double's, or this device's own when the store is an old copy).
std::int64_t not_exported(Store& store);

}  // namespace renkei
