// Giving and taking: the folder that bundles are written to, and what the last export and the last
// merge came to.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::files {

struct Model {
  std::string folder;
  bool exporting = false;  // asked for and not ended: a second press asks for nothing
  std::optional<ExportReport> exported;
  std::vector<MergeReport> merged;  // of the last drop
};

struct TypeFolder {
  std::string folder;
};
struct ExportNow {};
struct MergeFiles {
  std::vector<std::string> files;
};
using Intent = std::variant<TypeFolder, ExportNow, MergeFiles>;

Address address(const Model& model);
void open(Model& model, const Address& at, const Situation& situation, const Records& records);
Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records);
void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records);
void look(Model& model, const Situation& situation, const Records& records);

// The last part of a path, in either system's manner.
std::string file_name(const std::string& path);
// "12 件を … に書き出し、読み直して確かめました。"
std::string export_sentence(Language language, const ExportReport& file);
std::string merge_sentence(Language language, const MergeReport& file);

}  // namespace renkei::ui::files
