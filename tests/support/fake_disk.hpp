// A disk on which things go wrong as a test asks for. It writes through to the real one, so what is
// left can be looked at with anything.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/disk.hpp"

namespace renkei::laws {

class FakeDisk : public Disk {
 public:
  std::uint64_t room = UINT64_MAX;  // bytes that can still be written
  bool read_only = false;
  bool lies = false;  // takes bytes and keeps others
  // Called before each step with its name: create, write, sync, publish, sync_folder,
  // sync_file, make_folder, remove. Somebody
  // else may act there, as on a slow stick.
  std::function<void(std::string_view step, const Path& path)> before;
  std::size_t pulled_at = SIZE_MAX;  // the step before which the medium is gone
  bool new_names_survive = false;    // whether a name that was not synced is there afterwards
  std::vector<std::string> steps;    // all that were asked for

  Problem create(const Path& path, std::unique_ptr<File>& out) override;
  Problem publish(const Path& part, const Path& name) override;
  Problem sync_folder(const Path& folder) override;
  Problem sync_file(const Path& file) override;
  Problem make_folder(const Path& folder) override;
  void remove(const Path& path) override;
  bool is_taken(const Path& path) override { return system_disk().is_taken(path); }
  bool is_folder(const Path& path) override { return system_disk().is_folder(path); }
  std::optional<std::uint64_t> size(const Path& file) override { return system_disk().size(file); }

 private:
  friend class FakeFile;
  Problem step(const char* name, const Path& path);
  void pull_out();

  // What a power cut would take from a file: its bytes, its name.
  struct Fate {
    bool bytes_synced = false, name_synced = false;
  };
  std::map<std::string, Fate> files_;
};

}  // namespace renkei::laws
