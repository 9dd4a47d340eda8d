// Writing a bundle. What lies in the tail is sealed first; every segment is checked as it is written;
// the file is read back before it gets its name, so that an interrupted export leaves either nothing
// or a whole file.
//
// A store whose disk is full or read-only is exported as well: its tail is sealed in memory, to the
// very bytes that it will be sealed to in the store. That the export is not noted there does no harm.
#pragma once
#include <functional>

#include "core/base/file.hpp"
#include "core/base/result.hpp"
#include "core/record/workshop.hpp"

namespace renkei {

// `file_or_folder`: a folder that is there, in which the file gets its own name, <short log
// id>-<first>-<last>-<digest8>.renkei; or a new file whose name ends in .renkei. Anything else is
// refused: the folder of a stick that was pulled must not become a file. Codes: those of OutputFile,
// mode_unavailable, export_too_large, store_damaged, stopped. `watch` is told which part has been written;
// false: nothing is left of it. Throws StoreFailure when the store itself fails.
Result<ExportReport> export_bundle(Workshop& workshop, const Path& file_or_folder,
                                   const ExportOptions& options,
                                   const std::function<bool(double part)>& watch = {});

}  // namespace renkei
