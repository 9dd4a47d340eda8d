// What a device that has no store yet could begin with: files from headquarters that somebody has put
// beside the place of the store. Looks only at names; nothing can fail.
#pragma once
#include <string>
#include <vector>

#include "core/base/path.hpp"

namespace renkei::ui {

// *.renkei in the store's folder, by name; at most twenty.
std::vector<std::string> plan_files_beside(const Path& store);

}  // namespace renkei::ui
