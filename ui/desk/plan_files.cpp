#include "ui/desk/plan_files.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace renkei::ui {

namespace fs = std::filesystem;

std::vector<std::string> plan_files_beside(const Path& store) {
  constexpr std::size_t most = 20;
  const Path folder = store.parent().empty() ? Path(".") : store.parent();
  std::vector<std::string> files;
  std::error_code problem;
  for (fs::directory_iterator at(folder.native(), problem), end; !problem && at != end;
       at.increment(problem))
    if (Path file(at->path()); file.text().ends_with(".renkei")) files.push_back(file.text());
  std::ranges::sort(files);
  files.resize(std::min(files.size(), most));
  return files;
}

}  // namespace renkei::ui
