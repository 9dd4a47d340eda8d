// Writing a bundle. What lies in the tail is sealed first; the file is written under a temporary
// name, read back, verified and renamed, so that an interrupted export leaves either nothing or a
// whole file.
#pragma once
#include "core/base/result.hpp"
#include "core/record/workshop.hpp"

namespace renkei {

// `file_or_folder`: in a folder the file gets its own name, <short log
// id>-<first>-<last>-<digest8>.renkei. Throws StoreFailure when the store itself fails.
Result<ExportReport> export_bundle(Workshop& workshop, const std::string& file_or_folder,
                                   const ExportOptions& options);

}  // namespace renkei
