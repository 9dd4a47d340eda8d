// Media that a script puts in: folders of this machine that are listed as drives, and on which writing
// fails as the script says. For everything else it is the system's disk. Any thread.
#pragma once
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/disk.hpp"
#include "ui/present/screen.hpp"

namespace renkei::desktop {

class ScriptedDrives : public Disk {
 public:
  enum class Fails { never, full, pull, read_only };
  // "", "full", "pull", "readonly"
  static std::optional<Fails> parse_fails(std::string_view name);

  // In place of the drive that has the label. An empty folder: it is taken out.
  void put_in(const std::string& label, const std::string& folder, Fails fails);
  std::vector<ui::Drive> drives() const;

  Problem create(const Path& path, std::unique_ptr<File>& out) override;
  Problem publish(const Path& part, const Path& name) override;
  Problem sync_folder(const Path& folder) override;
  Problem sync_file(const Path& file) override;
  Problem make_folder(const Path& folder) override;
  void remove(const Path& path) override;
  bool is_taken(const Path& path) override;
  bool is_folder(const Path& path) override;
  std::optional<std::uint64_t> size(const Path& file) override;

 private:
  class DriveFile;
  struct Drive {
    std::string label, folder;
    Fails fails = Fails::never;
    bool gone = false;
  };
  // Why nothing can be done there; nothing: it can.
  Problem trouble_at(const Path& path) const;
  bool is_gone(const Path& path) const;
  std::optional<Drive> drive_of(const Path& path) const;
  void pull_out(const Path& file);

  mutable std::mutex mutex_;
  std::vector<Drive> drives_;
};

}  // namespace renkei::desktop
