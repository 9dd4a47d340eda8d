#include "platform/desktop/scripted_drives.hpp"

#include <algorithm>
#include <utility>

#include "platform/desktop/drives.hpp"

namespace renkei::desktop {
namespace {

Trouble full() { return {Trouble::Kind::full, "No space left on device"}; }
Trouble pulled() { return {Trouble::Kind::failed, "Input/output error"}; }

}  // namespace

// Full: half of what is written first fits. Pulled out: what was written is still in the system's memory
// when it is to be synced, and lost.
class ScriptedDrives::DriveFile : public Disk::File {
 public:
  DriveFile(ScriptedDrives& drives, Path path, Fails fails, std::unique_ptr<File> real)
      : drives_(drives), path_(std::move(path)), fails_(fails), real_(std::move(real)) {}

  Problem write(ByteView bytes) override {
    if (fails_ != Fails::full) return real_->write(bytes);
    if (Problem problem = real_->write(bytes.substr(0, bytes.size() / 2))) return problem;
    return full();
  }
  Problem sync() override {
    if (fails_ != Fails::pull) return real_->sync();
    drives_.pull_out(path_);
    return pulled();
  }

 private:
  ScriptedDrives& drives_;
  const Path path_;
  const Fails fails_;
  std::unique_ptr<File> real_;
};

std::optional<ScriptedDrives::Fails> ScriptedDrives::parse_fails(std::string_view name) {
  if (name.empty()) return Fails::never;
  if (name == "full") return Fails::full;
  if (name == "pull") return Fails::pull;
  if (name == "readonly") return Fails::read_only;
  return std::nullopt;
}

void ScriptedDrives::put_in(const std::string& label, const std::string& folder, Fails fails) {
  const std::lock_guard lock(mutex_);
  std::erase_if(drives_, [&](const Drive& drive) { return drive.label == label; });
  std::string at = folder;
  while (at.ends_with('/')) at.pop_back();
  if (!at.empty()) drives_.push_back({label, std::move(at), fails, false});
}

std::vector<ui::Drive> ScriptedDrives::drives() const {
  std::vector<Drive> all;
  {
    const std::lock_guard lock(mutex_);
    all = drives_;
  }
  std::vector<ui::Drive> found;
  for (const Drive& each : all) {
    ui::Drive drive = each.gone ? ui::Drive() : look_at_drive(each.label, each.folder);
    if (each.fails == Fails::full) drive.free_bytes = 0;
    drive.read_only = each.fails == Fails::read_only;
    if (!drive.label.empty()) found.push_back(std::move(drive));
  }
  std::ranges::sort(found, {}, &ui::Drive::label);
  return found;
}

std::optional<ScriptedDrives::Drive> ScriptedDrives::drive_of(const Path& path) const {
  const std::lock_guard lock(mutex_);
  const std::string& text = path.text();
  for (const Drive& drive : drives_)
    if (text == drive.folder || text.starts_with(drive.folder + '/')) return drive;
  return std::nullopt;
}

bool ScriptedDrives::is_gone(const Path& path) const {
  const auto drive = drive_of(path);
  return drive && drive->gone;
}

Problem ScriptedDrives::trouble_at(const Path& path) const {
  const auto drive = drive_of(path);
  if (drive && drive->gone) return Trouble{Trouble::Kind::no_folder, "No such file or directory"};
  if (drive && drive->fails == Fails::read_only)
    return Trouble{Trouble::Kind::not_allowed, "Read-only file system"};
  return {};
}

void ScriptedDrives::pull_out(const Path& file) {
  system_disk().remove(file);
  const std::lock_guard lock(mutex_);
  for (Drive& drive : drives_)
    drive.gone = drive.gone || file.text().starts_with(drive.folder + '/');
}

Problem ScriptedDrives::create(const Path& path, std::unique_ptr<File>& out) {
  if (Problem problem = trouble_at(path)) return problem;
  if (Problem problem = system_disk().create(path, out)) return problem;
  if (const auto drive = drive_of(path))
    out = std::make_unique<DriveFile>(*this, path, drive->fails, std::move(out));
  return {};
}

Problem ScriptedDrives::publish(const Path& part, const Path& name) {
  if (Problem problem = trouble_at(name)) return problem;
  return system_disk().publish(part, name);
}

Problem ScriptedDrives::sync_folder(const Path& folder) {
  if (Problem problem = trouble_at(folder)) return problem;
  return system_disk().sync_folder(folder);
}

Problem ScriptedDrives::sync_file(const Path& file) {
  if (Problem problem = trouble_at(file)) return problem;
  return system_disk().sync_file(file);
}

Problem ScriptedDrives::make_folder(const Path& folder) {
  if (Problem problem = trouble_at(folder)) return problem;
  return system_disk().make_folder(folder);
}

void ScriptedDrives::remove(const Path& path) {
  if (!trouble_at(path)) system_disk().remove(path);
}

bool ScriptedDrives::is_taken(const Path& path) {
  return !is_gone(path) && system_disk().is_taken(path);
}

bool ScriptedDrives::is_folder(const Path& path) {
  return !is_gone(path) && system_disk().is_folder(path);
}

std::optional<std::uint64_t> ScriptedDrives::size(const Path& file) {
  return is_gone(file) ? std::nullopt : system_disk().size(file);
}

}  // namespace renkei::desktop
