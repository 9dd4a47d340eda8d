#include "platform/desktop/places.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>

namespace renkei::desktop {
namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

fs::path data_folder() {
  if (const std::string data = variable("XDG_DATA_HOME"); !data.empty()) return fs::path(data);
  if (const std::string data = variable("LOCALAPPDATA"); !data.empty()) return fs::path(data);
  if (const std::string home = variable("HOME"); !home.empty())
    return fs::path(home) / ".local" / "share";
  return fs::current_path();
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

fs::path program_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::current_path() : program.parent_path();
}

// The first of the files that exists, read; empty when there is none.
std::string first_of(std::initializer_list<const char*> names) {
  const fs::path folders[] = {program_folder() / "fonts",
                              "/usr/share/fonts/truetype/bizud-gothic",
                              "/usr/share/fonts/opentype/noto",
                              "/usr/share/fonts/opentype/noto-cjk",
                              "/usr/share/fonts/noto-cjk",
                              "/usr/local/share/fonts",
                              "C:/Windows/Fonts"};
  std::error_code error;
  for (const char* name : names)
    for (const fs::path& folder : folders)
      if (fs::exists(folder / name, error)) return read_file(folder / name);
  return {};
}

}  // namespace

std::string default_store() {
  const fs::path folder = data_folder() / "renkei";
  make_folder(folder.string());
  return (folder / "field.db").string();
}

std::string default_export_folder(const std::string& store) {
  return (fs::absolute(store).parent_path() / "export").string();
}

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
}

ui::FontFiles find_fonts() {
  return {first_of({"BIZUDPGothic-Regular.ttf", "BIZ-UDGothicR.ttc"}),
          first_of({"BIZUDPGothic-Bold.ttf", "BIZ-UDGothicB.ttc"}), [] {
            return first_of({"NotoSansCJK-Regular.ttc", "NotoSansCJKjp-Regular.otf", "meiryo.ttc"});
          }};
}

}  // namespace renkei::desktop
