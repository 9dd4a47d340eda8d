// Reading what has been derived: records and open conflicts. Every call may throw StoreFailure. One
// thread; a caller that asks several questions that must fit together asks them within one
// Snapshot.
#pragma once
#include "core/model/command.hpp"
#include "core/model/records.hpp"
#include "core/store/store.hpp"

namespace renkei {

class StoreRecords : public Records {
 public:
  explicit StoreRecords(Store& store) : store_(store) {}

  void each(const Kind& kind, std::span<const Match> where, bool with_void,
            const std::function<void(const Record&)>& visit) const override;
  std::optional<Record> find(EntryId id) const override;
  std::optional<Standing> standing(EntryId id, const Kind* likely) const override;
  std::vector<OwnValue> contenders(EntryId id, const Kind& kind, int field) const override;
  std::string id_text(EntryId id) const override { return store_.id_text(id); }
  std::optional<EntryId> parse_id(std::string_view text) const override {
    return store_.parse_id(text);
  }

 private:
  Store& store_;
};

// One value that stands against others, before anything is known of its author.
struct StoredClaim {
  EntryId by = 0;
  EntryId record = 0;
  std::int64_t at_s = 0;
  OwnValue value;
  bool is_void = false;  // field "_void": the verdict of this claim
};
struct StoredConflict {
  EntryId id = 0;
  const Kind* kind = nullptr;
  int field = 0;                    // number; life_field
  std::vector<StoredClaim> claims;  // alike in every store
};

// Fields with several different heads, and one thing that was recorded several times with different
// results (Kind::agree). Ordered by log id and seq, alike in every store.
std::vector<StoredConflict> open_conflicts(Store& store);

}  // namespace renkei
