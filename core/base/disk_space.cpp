#include "core/base/disk_space.hpp"

#include <filesystem>
#include <system_error>

namespace renkei {

std::optional<std::uint64_t> free_space(const Path& folder) {
  std::error_code problem;
  const auto space =
      std::filesystem::space(folder.empty() ? Path(".").native() : folder.native(), problem);
  return problem ? std::nullopt : std::optional<std::uint64_t>(space.available);
}

}  // namespace renkei
