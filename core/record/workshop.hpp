// The workshop: one store, open for writing, with all that writing into it takes: what its entries
// are folded into, the tools that seal them, the clock and the source of random bytes. Recording,
// merging and deriving all work here.
//
// One thread. Calls may throw StoreFailure; after one (but for store_busy) the workshop is of no use
// any more: the session drops it and opens the store anew.
#pragma once
#include <memory>
#include <vector>

#include "core/base/arena.hpp"
#include "core/base/disk.hpp"
#include "core/model/outcomes.hpp"
#include "core/store/projection.hpp"

namespace renkei {

// What writing takes from its surroundings; tests hand in their own.
struct Surroundings {
  Clock now = system_now;
  Random random = system_random;
  Disk* disk = &system_disk();  // for what is written outside the store
};

class Workshop {
 public:
  Workshop(std::unique_ptr<Store> store, const Surroundings& surroundings)
      : store_(std::move(store)), surroundings_(surroundings) {}

  Store& store() { return *store_; }
  const Store& store() const { return *store_; }
  Database& database() { return store_->database(); }
  Compressor& compressor() { return compressor_; }
  const Random& random() const { return surroundings_.random; }
  Disk& disk() const { return *surroundings_.disk; }
  Moment now() const;  // whole seconds

  // What entries are folded into. Made when it is asked for; to be dropped when the derived tables
  // were changed past it, or when what it has folded is not going to be committed.
  Projection& projection();
  void drop_projection();
  // Inside a transaction, before anything is written: forgets what another program has changed.
  void catch_up();
  // After a transaction that was not committed.
  void forget();

  // -- what was appended to the tail and is unsettled: not read back yet, its rows not written
  // Takes the texts over, too; the reference is good until the next time.
  const Entry& keep_unsettled(Entry entry);
  bool has_much_unsettled() const;
  // Whether this record's row says what the tail says.
  bool is_settled(EntryId record) const;
  // Reads all of it back and writes its rows. Throws StoreFailure when a reader would not take it
  // (bad_value): nothing is committed, and so acknowledged, that no reader takes.
  void settle();

  // Seals what lies in the tail, inside a transaction; returns how many segments that made.
  int seal();
  // The same in a transaction of its own; false when the disk does not take it.
  bool seal_if_possible();
  // How this device introduced itself.
  DeviceProfile profile() const;

 private:
  std::unique_ptr<Store> store_;
  const Surroundings& surroundings_;
  Compressor compressor_;
  std::vector<Entry> unsettled_;  // by seq
  void forget_unsettled();
  Arena unsettled_texts_;
  std::size_t unsettled_bytes_ = 0;  // of texts
  std::unique_ptr<Projection> projection_;
  std::int64_t projected_generation_ = 0;  // of the store, when it was made
};

}  // namespace renkei
