#include "core/base/path.hpp"

#ifdef _WIN32
#include <windows.h>
// after windows.h
#include <shellapi.h>
#endif

namespace renkei {
namespace {

namespace fs = std::filesystem;

std::string utf8(const fs::path& path) {
  const std::u8string text = path.u8string();
  return {text.begin(), text.end()};
}

// Without the separators at its end.
fs::path trimmed(const Path& path) {
  fs::path native = path.native();
  while (!native.has_filename() && native.has_relative_path()) native = native.parent_path();
  return native;
}

}  // namespace

Path::Path(const fs::path& native) : text_(utf8(native)) {}

fs::path Path::native() const { return fs::path(std::u8string(text_.begin(), text_.end())); }

std::string Path::name() const { return utf8(trimmed(*this).filename()); }

Path Path::parent() const { return trimmed(*this).parent_path(); }

Path operator/(const Path& folder, const Path& below) { return folder.native() / below.native(); }

std::vector<std::string> utf8_arguments(int argc, char** argv) {
#ifdef _WIN32
  int count = 0;
  if (wchar_t** wide = CommandLineToArgvW(GetCommandLineW(), &count)) {
    std::vector<std::string> words;
    for (int i = 0; i < count; ++i) words.push_back(utf8(fs::path(wide[i])));
    LocalFree(wide);
    return words;
  }
#endif
  return {argv, argv + argc};
}

}  // namespace renkei
