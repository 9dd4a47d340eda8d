// Reading records out of what has been derived. Every call may throw StoreFailure. One thread; a
// caller that asks several questions that must fit together asks them within one Snapshot.
#pragma once
#include "core/model/records.hpp"
#include "core/store/store.hpp"

namespace renkei {

class StoreRecords : public Records {
 public:
  explicit StoreRecords(const Store& store) : store_(store) {}

  void each(const Kind& kind, std::span<const Match> where, bool with_void,
            const std::function<void(const Record&)>& visit) const override;
  void sums(const Kind& kind, std::size_t number, std::span<const Apart> apart,
            std::span<const Match> where,
            const std::function<void(const Summed&)>& visit) const override;
  void latest(const Kind& kind, std::span<const Match> where, LogNumber log, std::size_t most,
              const std::function<void(const Record&)>& visit) const override;
  std::optional<Record> find(EntryId id) const override { return find(id, nullptr); }
  // `likely`: the kind to look at first, or null.
  std::optional<Record> find(EntryId id, const Kind* likely) const;
  std::optional<Standing> standing(EntryId id, const Kind* likely) const override;
  std::vector<EntryId> disputed(const Kind& kind, int field) const override;
  std::vector<OwnValue> contenders(EntryId id, const Kind& kind, int field) const override;
  Zone zone() const override { return store_.zone(); }
  std::string id_text(EntryId id) const override { return store_.id_text(id); }
  std::optional<EntryId> parse_id(std::string_view text) const override;
  // Whether this entry is a record here, void or not, or one whose birth is waited for.
  bool knows(EntryId id) const;
  // Of the entries that were given this name out, before their log was known to have branches: those
  // that are records. One alone where this device means its own; none while the log has no branches.
  std::vector<EntryId> named(const GlobalId& name) const;
  // Records that somebody may mean who types the beginning of a name: of the log's letters, one at
  // least, alone or with the whole number behind them ("k" or "k3q7-15"). Void ones too, and those
  // whose birth is waited for; at most so many. `kind`: the only one that is wanted, or null.
  std::vector<EntryId> beginning(std::string_view text, const Kind* kind, std::size_t most) const;
  // Whether any log's name begins so.
  bool is_beginning(std::string_view text) const;

 private:
  void visit_all(Statement& query, const Kind& kind,
                 const std::function<void(const Record&)>& visit) const;

  const Store& store_;
};

}  // namespace renkei
