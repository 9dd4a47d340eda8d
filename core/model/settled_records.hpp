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

// What a person has to decide, and which values may stand in the end: of "_void" that the record is alive
// (null) or void (its reason). What has not travelled this far cannot be kept.
struct Dispute {
  const Kind* kind = nullptr;
  std::string field;
  std::vector<EntryId> records;  // several where one thing was recorded several times
  std::vector<OwnValue> ways;    // at least two
};
std::vector<Dispute> disputes_left(const Records& records, std::span<const Conflict> conflicts);

class SettledRecords : public Records {
 public:
  explicit SettledRecords(const Records& records) : records_(records) {}

  // One of its ways.
  void settle(const Dispute& dispute, const OwnValue& way);
  void unsettle() { changed_.clear(), settled_.clear(); }
  // Takes note, from now on, whether anybody asks for what may turn out to be one of their records.
  void watch(std::span<const Dispute> disputes);
  bool was_asked_for(const Dispute& dispute) const;

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
