// The digest of what a store has derived. Of each record a hash is made, and each log keeps the sum
// of the hashes of the records that it bore: the order in which they came does not matter, and a
// record that changes is taken out and put in again. So the digest is always there and costs no
// reading.
//
// Such a sum finds faults; whoever looks for it finds other records with the same. So what is shown
// covers besides the hashes of the segments, for which nobody finds others: stores whose records
// differ hold different segments, and stores that hold the same derive the same. Calls with a Store
// may throw StoreFailure.
#pragma once
#include <array>
#include <map>

#include "core/crypto/hash.hpp"
#include "core/log/wire.hpp"
#include "core/logic/state.hpp"
#include "core/store/store.hpp"

namespace renkei {

// A sum of hashes, half by half.
class HashSum {
 public:
  void add(const QuickHash& hash);
  void take_out(const QuickHash& hash);
  void add(const HashSum& other);
  QuickHash bytes() const;

 private:
  std::array<std::uint64_t, 2> halves_{};
};

// What one log bore.
struct LogDigest {
  std::int64_t records = 0;
  HashSum open, personal;
  void add(const LogDigest& other);
};
using LogDigests = std::map<LogNumber, LogDigest>;

// Hashes records alike in every store: under the ids of logs, not under their local numbers.
class RecordHasher {
 public:
  explicit RecordHasher(const Store& store) : store_(store) {}
  void add(const RecordState& state, LogDigest& to);
  void take_out(const RecordState& state, LogDigest& from);

 private:
  void write(const RecordState& state);
  void write_values(const RecordState& state);
  void write_fields(const RecordState& state);
  void write_judgements(const RecordState& state);
  void put_value(ByteWriter& out, const RecordState& state, const Field& field, const Value& value);
  void put_id(ByteWriter& out, const RecordState& state, EntryId id);
  void put_ids(const RecordState& state, std::vector<EntryId>& ids);

  const Store& store_;
  ByteWriter open_, personal_;
  std::vector<EntryId> ids_;
};

// `open`: over everything derived but personal values; the same in all stores that hold the same
// entries, however they came, and whether or not the personal parts came with them. `personal`:
// over the personal values held here. What merely waits to be replaced shows nowhere and does not
// count.
struct StateDigest {
  Hash open{}, personal{};
  friend bool operator==(const StateDigest&, const StateDigest&) = default;
};

// What was kept while deriving.
StateDigest kept_digest(const Store& store);
// Read from the derived tables; differs from the kept one when somebody else wrote into them.
StateDigest read_digest(const Store& store);

void add_to_kept(Store& store, const LogDigests& changes);

}  // namespace renkei
