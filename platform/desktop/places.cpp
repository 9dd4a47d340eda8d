#include "platform/desktop/places.hpp"

#include <cstdlib>
#include <filesystem>
#include <initializer_list>

#ifdef _WIN32
#include <fstream>
#include <iterator>
#else
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

#include "core/base/file.hpp"

namespace renkei::desktop {
namespace {

namespace fs = std::filesystem;

// A folder that the environment names; empty when it does not.
Path folder_in(const char* variable) {
#ifdef _WIN32
  const wchar_t* value = _wgetenv(fs::path(variable).c_str());
  return value ? Path(fs::path(value)) : Path();
#else
  const char* value = std::getenv(variable);
  return value ? Path(value) : Path();
#endif
}

Path data_folder() {
  for (const char* variable : {"XDG_DATA_HOME", "LOCALAPPDATA"})
    if (Path data = folder_in(variable); !data.empty()) return data;
  if (const Path home = folder_in("HOME"); !home.empty()) return home / ".local" / "share";
  return fs::current_path();
}

// A file's bytes until the program ends. Mapped, because of twenty megabytes of font a day's work
// draws a few hundred kilobytes.
std::string_view bytes_in(const Path& path) {
#ifdef _WIN32
  std::ifstream file(path.native(), std::ios::binary);
  return *new std::string(std::istreambuf_iterator<char>(file), {});
#else
  const int file = ::open(path.native().c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  std::error_code error;
  const auto size = static_cast<std::size_t>(fs::file_size(path.native(), error));
  void* bytes = error ? MAP_FAILED : mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  ::close(file);
  if (bytes == MAP_FAILED) return {};
  return {static_cast<const char*>(bytes), size};
#endif
}

Path program_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::current_path() : program.parent_path();
}

// The first of the files that exists; empty when there is none.
std::string_view first_of(std::initializer_list<const char*> names) {
  const Path folders[] = {program_folder() / "fonts",
                          "/usr/share/fonts/truetype/bizud-gothic",
                          "/usr/share/fonts/opentype/noto",
                          "/usr/share/fonts/opentype/noto-cjk",
                          "/usr/share/fonts/noto-cjk",
                          "/usr/local/share/fonts",
                          "C:/Windows/Fonts"};
  for (const char* name : names)
    for (const Path& folder : folders)
      if (system_disk().is_taken(folder / name)) return bytes_in(folder / name);
  return {};
}

// Which of the faces of NotoSansCJK-Regular.ttc.
constexpr unsigned noto_korean = 1, noto_chinese = 2;

ui::FontFile visitors_face(unsigned noto_face, std::initializer_list<const char*> others) {
  if (const auto bytes = first_of({"NotoSansCJK-Regular.ttc"}); !bytes.empty())
    return {bytes, noto_face};
  return {first_of(others), 0};
}

}  // namespace

Path default_store() {
  const Path folder = data_folder() / "renkei";
  (void)make_folder(folder);  // opening the store says what is wrong
  return folder / "field.db";
}

Path default_export_folder(const Path& store) {
  return Path(fs::absolute(store.native())).parent() / "export";
}

ui::FontFiles find_fonts() {
  return {first_of({"BIZUDPGothic-Regular.ttf", "BIZ-UDGothicR.ttc"}),
          first_of({"BIZUDPGothic-Bold.ttf", "BIZ-UDGothicB.ttc"}),
          first_of({"NotoSansCJK-Regular.ttc", "NotoSansCJKjp-Regular.otf", "meiryo.ttc"}),
          visitors_face(noto_chinese, {"NotoSansCJKsc-Regular.otf", "msyh.ttc"}),
          visitors_face(noto_korean, {"NotoSansCJKkr-Regular.otf", "malgun.ttf"})};
}

}  // namespace renkei::desktop
