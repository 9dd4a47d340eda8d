#include "core/store/uses.hpp"

#include <algorithm>

#include "core/logic/conflict_rules.hpp"
#include "core/model/kinds.hpp"
#include "core/store/schema.hpp"

namespace renkei {
namespace {

struct VoidRecord {
  RecordState state;  // without values
  OwnValue reason;
};
using VoidRecords = std::map<EntryId, VoidRecord>;

void add_void_records(const Store& store, const Kind& kind, std::optional<EntryId> only,
                      VoidRecords& found) {
  auto query = store.database().query("SELECT e, _state, _void FROM " + sql_name(kind.name) +
                                      " WHERE _void IS NOT NULL" + (only ? " AND e=?" : ""));
  if (only) query->bind(1, *only);
  while (query->step()) {
    VoidRecord& each = found[query->integer(0)];
    each.state.reset(query->integer(0), kind);
    decode_state(query->blob(1), each.state);
    each.reason = OwnValue(query->value(2));
  }
}

UnknownUses without_uses(const VoidRecord& record) {
  UnknownUses found;
  found.kind = record.state.kind;
  found.reason = record.reason;
  for (const Judgement& judgement : record.state.judgements) found.voids.push_back(judgement.by);
  return found;
}

class Search {
 public:
  Search(const Store& store, std::optional<EntryId> only) : store_(store), only_(only) {
    for (const Kind& kind : all_kinds())
      if (can_be_relied_on(kind)) add_void_records(store, kind, only, records_);
  }

  std::map<EntryId, UnknownUses> run() {
    if (records_.empty()) return {};
    for (const Kind& kind : all_kinds())
      for (const Field& field : kind.fields)
        if (field.relies) {
          const std::string of = sql_name(field.name);
          look(
              "SELECT " + of + ", e FROM " + sql_name(kind.name) + " WHERE _void IS NULL AND " + of,
              "(SELECT e FROM participant WHERE _void IS NOT NULL UNION ALL " + void_tours + ")");
          look("SELECT p.tour_id, u.e FROM participant p JOIN " + sql_name(kind.name) + " u ON u." +
                   of + "=p.e WHERE u._void IS NULL AND p.tour_id",
               "(" + void_tours + ")");
        }
    return std::move(found_);
  }

 private:
  inline static const std::string void_tours = "SELECT e FROM tour WHERE _void IS NOT NULL";

  // `select` yields what was relied on, and who relies on it; it ends with the column that is among
  // `those`, or is the only one.
  void look(const std::string& select, const std::string& those) {
    auto query = store_.database().query(select + (only_ ? "=?" : " IN " + those));
    if (only_) query->bind(1, *only_);
    while (query->step()) {
      const auto at = records_.find(query->integer(0));
      const EntryId use = query->integer(1);
      if (at != records_.end() && use_was_unknown(at->second.state, use, store_))
        note(at->first, at->second, use);
    }
  }

  void note(EntryId id, const VoidRecord& record, EntryId use) {
    std::vector<EntryId>& uses = found_.try_emplace(id, without_uses(record)).first->second.uses;
    const auto known = std::find_if(uses.begin(), uses.end(), [&](EntryId other) {
      return record.state.kind->number == Tour::number && log_of(other) == log_of(use);
    });
    if (known == uses.end())
      uses.push_back(use);
    else
      *known = std::min(*known, use);
  }

  const Store& store_;
  const std::optional<EntryId> only_;
  VoidRecords records_;
  std::map<EntryId, UnknownUses> found_;
};

}  // namespace

std::map<EntryId, UnknownUses> unknown_uses(const Store& store, std::optional<EntryId> only) {
  return Search(store, only).run();
}

}  // namespace renkei
