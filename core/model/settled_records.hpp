// Records as they would be if what disagrees had been decided one way or another: nothing is written, the
// rest is as it stands. Same thread as the records behind it, which must outlive it.
#pragma once
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "core/model/outcomes.hpp"
#include "core/model/records.hpp"

namespace renkei {

// The different values that a person may let stand: of "_void" that the record is alive (null) or void
// (its reason). What has not travelled this far cannot be kept.
std::vector<OwnValue> ways_of(const Conflict& conflict);
// The records that the decision is about: several where one thing was recorded several times.
std::vector<EntryId> records_of(const Conflict& conflict);

class SettledRecords : public Records {
 public:
  explicit SettledRecords(const Records& records) : records_(records) {}

  // One of its ways.
  void settle(const Conflict& conflict, const OwnValue& way);
  void unsettle() { changed_.clear(), settled_.clear(); }
  // Takes note, from now on, whether anybody asks for what may turn out to be one of their records.
  void watch(std::span<const Conflict> conflicts);
  bool was_asked_for(const Conflict& conflict) const;

  void each(const Kind& kind, std::span<const Match> where, bool with_void,
            const std::function<void(const Record&)>& visit) const override;
  void sums(const Kind& kind, std::size_t number, std::span<const Apart> apart,
            std::span<const Match> where,
            const std::function<void(const Summed&)>& visit) const override;
  std::optional<Record> find(EntryId id) const override;
  std::optional<Standing> standing(EntryId id, const Kind* likely) const override;
  std::vector<OwnValue> contenders(EntryId id, const Kind& kind, int field) const override;
  std::vector<EntryId> disputed(const Kind& kind, int field) const override;
  Zone zone() const override { return records_.zone(); }
  std::string id_text(EntryId id) const override { return records_.id_text(id); }
  std::optional<EntryId> parse_id(std::string_view text) const override {
    return records_.parse_id(text);
  }

 private:
  struct Watched {
    Record shown;
    std::vector<std::pair<std::size_t, OwnValue>> may_be;  // index of a field, one of its ways
    bool asked_for = false;
  };
  void note(const Kind& kind, std::span<const Match> where) const;
  void note(EntryId id) const;

  const Records& records_;
  std::map<EntryId, Record> changed_;
  std::set<std::pair<EntryId, int>> settled_;  // record, number of a field
  mutable std::map<EntryId, Watched> watched_;
};

}  // namespace renkei
