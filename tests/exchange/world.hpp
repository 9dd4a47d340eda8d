// A made-up world: devices that record, lose their clocks, are cloned and restored, and exchange
// files in every order a bag of memory sticks can produce. Everything follows from one seed.
//
// The world only plays; what must hold afterwards is said in worlds_test.cpp. A breach that is seen
// while playing is kept in `breaches` together with what was being done.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/exchange/forge.hpp"
#include "tests/support/scratch.hpp"

namespace renkei::laws {

struct WorldShape {
  int devices = 3;
  int steps = 40;
  bool clones = true;  // cloned disks and restored backups
  bool erasures = true;
  // The first device is headquarters, which enrols the others while strangers sign what they like.
  bool strangers = false;
};

class World {
 public:
  World(std::uint64_t seed, const WorldShape& shape);

  void play();
  // Everybody exports all they hold and gets everybody's files, in an order of their own, until
  // nobody learns anything new. Also delivers every file ever written.
  void deliver_everything();

  struct Device {
    std::string path;
    std::unique_ptr<Machine> machine;
    std::unique_ptr<Session> session;
    int backups = 0;
  };
  std::vector<Device>& devices() { return devices_; }
  const std::vector<std::string>& bundles() const { return bundles_; }
  const std::vector<std::string>& breaches() const { return breaches_; }
  const std::string& story() const { return story_; }

 private:
  void share_beginnings();
  void step(Device& device);
  void record(Device& device);
  std::optional<Command> some_command(Session& session);
  Command some_create(Session& session);
  std::optional<Command> some_change(Session& session);
  std::optional<Command> some_decision(Session& session);
  void confirm_erasures(Device& device);
  void do_enrol();
  void enrol_everybody();
  void do_forge();
  ForgedBlock some_forgery();
  void do_export(Device& device);
  void do_meet(Device& device);
  void do_merge(Device& device);
  void merge_one(Device& device, std::size_t which);
  void do_damage(Device& device);
  void do_rebuild(Device& device);
  void do_clone(const Device& device);
  void do_backup(Device& device);
  void do_restore(Device& device);
  void add_device();
  void open_at(const std::string& path);
  void tell(const Device& device, const std::string& what);
  void breach(const std::string& what);
  EntryId any(Session& session, std::string_view kind);  // 0: there is none
  Device& someone() { return dice_.pick(devices_); }

  Dice dice_;
  WorldShape shape_;
  Scratch folder_;
  std::vector<Device> devices_;
  std::vector<std::string> bundles_;
  struct Backup {
    std::string path;
    std::string of;  // the store's path
  };
  std::vector<Backup> backups_;
  std::vector<std::string> breaches_;
  std::string story_;
  int files_ = 0;
  std::vector<Forger> strangers_;
};

}  // namespace renkei::laws
