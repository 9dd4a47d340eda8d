// Giving and taking: the folder that bundles are written to, and what the last export and the last
// merge came to. Plain values; the desktop fills them from the session's reports.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/ids.hpp"
#include "core/text/messages.hpp"

namespace renkei::ui {

struct ExportedFile {
  std::string file;
  std::int64_t entries = 0;
  Seq first = 0, last = 0;
  std::string mode;
  std::uint64_t bytes = 0;
};

struct MergedFile {
  std::string file;
  enum class Outcome { merged, known, quarantined, refused } outcome = Outcome::refused;
  std::int64_t new_entries = 0;
  std::optional<Error> error;
};

struct Exchange {
  std::string folder;
  std::optional<ExportedFile> exported;
  std::vector<MergedFile> merged;  // of the last drop
};

// The last part of a path, in either system's manner.
std::string file_name(const std::string& path);
// "12 件を … に書き出し、読み直して確かめました。"
std::string export_sentence(Language language, const ExportedFile& file);
std::string merge_sentence(Language language, const MergedFile& file);

}  // namespace renkei::ui
