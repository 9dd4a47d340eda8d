#include "platform/cli/demo_parts.hpp"

#include <filesystem>

#include "core/base/disk.hpp"
#include "core/base/file.hpp"
#include "core/base/path.hpp"

namespace renkei::cli {

Status make_demo_folder(const std::string& folder) {
  Disk& disk = system_disk();
  std::error_code ignored;
  if (disk.is_taken(folder) &&
      !(disk.is_folder(folder) && std::filesystem::is_empty(Path(folder).native(), ignored)))
    return Error(Code::folder_not_empty, {{"folder", folder}});
  return make_folder(folder);
}

}  // namespace renkei::cli
