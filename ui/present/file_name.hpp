// Paths as people are shown them.
#pragma once
#include <string>

namespace renkei::ui {

// The last part of a path, in either system's manner.
inline std::string file_name(const std::string& path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

}  // namespace renkei::ui
