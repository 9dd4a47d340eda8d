// Giving and taking: the folder that bundles are written to, and what the last export and the last
// merge came to.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/model/outcomes.hpp"
#include "core/wording/messages.hpp"

namespace renkei::ui {

struct Exchange {
  std::string folder;
  std::optional<ExportReport> exported;
  std::vector<MergeReport> merged;  // of the last drop
};

// The last part of a path, in either system's manner.
std::string file_name(const std::string& path);
// "12 件を … に書き出し、読み直して確かめました。"
std::string export_sentence(Language language, const ExportReport& file);
std::string merge_sentence(Language language, const MergeReport& file);

}  // namespace renkei::ui
