#include "platform/desktop/drives.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "core/base/path.hpp"
#include "ui/present/import.hpp"

#ifdef _WIN32
#include <windows.h>
#endif

namespace renkei::desktop {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 100;

template <class IsWanted>
std::vector<std::string> files_in(const std::string& folder, const IsWanted& is_wanted) {
  std::vector<std::pair<fs::file_time_type, std::string>> found;
  std::error_code problem;
  for (fs::directory_iterator at(Path(folder).native(), problem), end; !problem && at != end;
       at.increment(problem)) {
    std::error_code ignored;
    const Path path(at->path());
    if (is_wanted(path.text()) && at->is_regular_file(ignored))
      found.emplace_back(at->last_write_time(ignored), path.text());
  }
  std::ranges::sort(found, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (found.size() > most_files) found.resize(most_files);
  std::vector<std::string> files;
  files.reserve(found.size());
  for (auto& [time, path] : found) files.push_back(std::move(path));
  return files;
}

bool is_bundle(const std::string& file) { return file.ends_with(".renkei"); }

#ifndef _WIN32
std::string read_text(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// "\040" is a blank in the names of /proc.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int code = 0;
    const char* digits = text.data() + i + 1;
    if (text[i] == '\\' && i + 3 < text.size() &&
        std::from_chars(digits, digits + 3, code, 8).ptr == digits + 3) {
      out += static_cast<char>(code);
      i += 3;
    } else {
      out += text[i];
    }
  }
  return out;
}

// A part of a disk has no such file; its disk has. Media that the desktop has mounted for somebody count
// also when they call themselves fixed, as large USB disks do.
bool is_removable(const std::string& numbers) {
  const std::string block = "/sys/dev/block/" + numbers;
  for (const char* where : {"/removable", "/../removable"})
    if (const std::string text = read_text(block + where); !text.empty()) return text[0] == '1';
  return false;
}
#endif

}  // namespace

std::vector<Mount> removable_mounts(std::string_view mountinfo,
                                    const std::function<bool(const std::string&)>& removable) {
  std::vector<Mount> mounts;
  std::istringstream lines{std::string(mountinfo)};
  for (std::string line; std::getline(lines, line);) {
    // id, parent, major:minor, root, mount point, options ...
    std::istringstream words(line);
    std::string id, parent, numbers, root, folder, options;
    if (!(words >> id >> parent >> numbers >> root >> folder >> options)) continue;
#ifndef _WIN32
    folder = unescaped(folder);
#endif
    const bool by_desktop = folder.starts_with("/media/") || folder.starts_with("/run/media/");
    if (folder == "/" || folder.starts_with("/boot")) continue;  // a system on a stick
    if (root != "/" || !(by_desktop || removable(numbers))) continue;
    mounts.push_back({folder, options == "ro" || options.starts_with("ro,")});
  }
  return mounts;
}

ui::Drive look_at_drive(const std::string& label, const std::string& folder) {
  std::error_code problem;
  const Path path(folder);
  if (!fs::is_directory(path.native(), problem)) return {};
  ui::Drive drive{label,
                  folder,
                  std::nullopt,
                  false,
                  files_in(folder, is_bundle),
                  files_in(folder, ui::import::is_register_file)};
  const fs::space_info space = fs::space(path.native(), problem);
  if (!problem) drive.free_bytes = space.available;
  return drive;
}

#ifdef _WIN32
std::vector<ui::Drive> removable_drives() {
  std::vector<ui::Drive> drives;
  const DWORD there = GetLogicalDrives();
  for (int letter = 0; letter < 26; ++letter) {
    const wchar_t root[] = {static_cast<wchar_t>(L'A' + letter), L':', L'\\', 0};
    if ((there >> letter & 1) == 0 || GetDriveTypeW(root) != DRIVE_REMOVABLE) continue;
    wchar_t name[MAX_PATH + 1] = {};
    DWORD flags = 0;
    if (GetVolumeInformationW(root, name, MAX_PATH + 1, nullptr, nullptr, &flags, nullptr, 0) == 0)
      continue;
    const std::string drive_name = Path(fs::path(root)).text().substr(0, 2);
    ui::Drive drive =
        look_at_drive(Path(fs::path(name)).text() + " (" + drive_name + ")", drive_name + "/");
    drive.read_only = (flags & FILE_READ_ONLY_VOLUME) != 0;
    if (!drive.label.empty()) drives.push_back(std::move(drive));
  }
  return drives;
}
#else
std::vector<ui::Drive> removable_drives() {
  std::vector<ui::Drive> drives;
  for (const Mount& mount : removable_mounts(read_text("/proc/self/mountinfo"), is_removable)) {
    ui::Drive drive = look_at_drive(Path(fs::path(mount.folder).filename()).text(), mount.folder);
    drive.read_only = mount.read_only;
    if (!drive.label.empty()) drives.push_back(std::move(drive));
  }
  std::ranges::sort(drives, {}, &ui::Drive::label);
  return drives;
}
#endif

}  // namespace renkei::desktop
