#include "tests/support/fake_disk.hpp"

#include <filesystem>

namespace renkei::laws {
namespace fs = std::filesystem;

class FakeFile : public Disk::File {
 public:
  FakeFile(FakeDisk& disk, Path path, std::unique_ptr<Disk::File> real)
      : disk_(disk), path_(std::move(path)), real_(std::move(real)) {}

  Problem write(ByteView bytes) override {
    if (Problem problem = disk_.step("write", path_)) return problem;
    const auto fits = static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), disk_.room));
    disk_.room -= fits;
    disk_.files_[path_.text()].bytes_synced = false;
    Bytes kept(bytes.substr(0, fits));
    if (disk_.lies && !kept.empty())
      kept[kept.size() / 2] = static_cast<char>(kept[kept.size() / 2] ^ 1);
    if (Problem problem = real_->write(kept)) return problem;
    if (fits < bytes.size()) return Trouble{Trouble::Kind::full, "no room"};
    return {};
  }
  Problem sync() override {
    if (Problem problem = disk_.step("sync", path_)) return problem;
    disk_.files_[path_.text()].bytes_synced = true;
    return {};
  }

 private:
  FakeDisk& disk_;
  Path path_;
  std::unique_ptr<Disk::File> real_;
};

void FakeDisk::pull_out() {
  std::error_code ignored;
  for (const auto& [path, fate] : files_) {
    if (!fate.name_synced && !new_names_survive)
      fs::remove(path, ignored);
    else if (!fate.bytes_synced)
      fs::resize_file(path, 0, ignored);
  }
  files_.clear();
}

Problem FakeDisk::step(const char* name, const Path& path) {
  if (steps.size() == pulled_at) pull_out();
  const bool gone = steps.size() >= pulled_at;
  steps.emplace_back(name);
  if (gone) return Trouble{Trouble::Kind::failed, "pulled out"};
  if (before) before(name, path);
  if (read_only) return Trouble{Trouble::Kind::not_allowed, "read-only"};
  return {};
}

Problem FakeDisk::create(const Path& path, std::unique_ptr<File>& out) {
  if (Problem problem = step("create", path)) return problem;
  std::unique_ptr<File> real;
  if (Problem problem = system_disk().create(path, real)) return problem;
  files_[path.text()] = {};
  out = std::make_unique<FakeFile>(*this, path, std::move(real));
  return {};
}

Problem FakeDisk::publish(const Path& part, const Path& name) {
  if (Problem problem = step("publish", name)) return problem;
  if (Problem problem = system_disk().publish(part, name)) return problem;
  files_[name.text()] = {files_[part.text()].bytes_synced, false};
  files_.erase(part.text());
  return {};
}

Problem FakeDisk::sync_folder(const Path& folder) {
  if (Problem problem = step("sync_folder", folder)) return problem;
  for (auto& [path, fate] : files_)
    if (Path(path).parent() == folder) fate.name_synced = true;
  return {};
}

Problem FakeDisk::sync_file(const Path& file) {
  if (Problem problem = step("sync_file", file)) return problem;
  files_[file.text()].bytes_synced = true;
  return {};
}

Problem FakeDisk::make_folder(const Path& folder) {
  if (Problem problem = step("make_folder", folder)) return problem;
  return system_disk().make_folder(folder);
}

void FakeDisk::remove(const Path& path) {
  if (step("remove", path)) return;
  system_disk().remove(path);
  files_.erase(path.text());
}

}  // namespace renkei::laws
