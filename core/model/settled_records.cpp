#include "core/model/settled_records.hpp"

#include <algorithm>

#include "core/model/entry.hpp"
#include "core/model/summing.hpp"

namespace renkei {
namespace {

int number_of(const Dispute& dispute) {
  const int index = dispute.kind->find(dispute.field);
  return index < 0 ? life_field : dispute.kind->fields[static_cast<std::size_t>(index)].number;
}

bool fits(const Record& record, const Kind& kind, std::span<const Match> where, bool with_void) {
  return &record.kind() == &kind && (with_void || !record.is_void) &&
         std::ranges::all_of(
             where, [&](const Match& match) { return match.holds(record.value(match.field)); });
}

void add_way(Dispute& dispute, const OwnValue& way) {
  const bool life = dispute.field == "_void";
  const auto is_same = [&](const OwnValue& other) {
    return life ? other.view().is_null() == way.view().is_null() : other.view() == way.view();
  };
  if (std::ranges::none_of(dispute.ways, is_same)) dispute.ways.push_back(way);
}

void add_record(Dispute& dispute, EntryId id) {
  if (std::ranges::find(dispute.records, id) == dispute.records.end())
    dispute.records.push_back(id);
}

// What was recorded several times is decided for all of them (core/logic, Resolve); what says nothing
// there does not disagree.
void add_same(const Records& records, Dispute& dispute, EntryId id) {
  const Kind& kind = *dispute.kind;
  const auto record = records.find(id);
  if (!record || record->is_void) return;
  std::vector<Match> where;
  for (const std::string_view name : kind.same)
    where.push_back({static_cast<std::size_t>(kind.find(name)), record->value(name)});
  std::vector<std::pair<EntryId, OwnValue>> found;
  records.each(kind, where, false, [&](const Record& same) {
    if (const Value value = same.value(kind.agree); !value.is_null())
      found.emplace_back(same.id(), value);
  });
  for (const auto& [same, value] : found) {
    add_record(dispute, same);
    if (same != id) add_way(dispute, value);
  }
}

void take_in(Dispute& dispute, const Dispute& other) {
  for (const EntryId id : other.records) add_record(dispute, id);
  for (const OwnValue& way : other.ways) add_way(dispute, way);
}

bool is_shared(const Dispute& a, const Dispute& b) {
  return a.kind == b.kind && a.field == b.field &&
         std::ranges::find_first_of(a.records, b.records) != a.records.end();
}

}  // namespace

std::vector<Dispute> disputes_left(const Records& records, std::span<const Conflict> conflicts) {
  std::vector<Dispute> disputes;
  for (const Conflict& conflict : conflicts) {
    Dispute dispute{conflict.kind, conflict.field, {conflict.id}, {}};
    const bool life = conflict.field == "_void";
    for (const Claim& claim : conflict.claims) {
      if (!claim.withheld) add_way(dispute, claim.value);
      // Those who rely on somebody claim that he is alive; what is disputed is he alone.
      if (!life) add_record(dispute, claim.record);
    }
    if (conflict.field == conflict.kind->agree)
      for (const EntryId id : std::vector(dispute.records)) add_same(records, dispute, id);
    const auto known = std::ranges::find_if(
        disputes, [&](const Dispute& other) { return is_shared(other, dispute); });
    if (known == disputes.end())
      disputes.push_back(std::move(dispute));
    else
      take_in(*known, dispute);
  }
  std::erase_if(disputes, [](const Dispute& dispute) { return dispute.ways.size() < 2; });
  return disputes;
}

void SettledRecords::settle(const Dispute& dispute, const OwnValue& way) {
  for (const EntryId id : dispute.records) {
    auto at = changed_.find(id);
    if (at == changed_.end()) {
      auto shown = records_.find(id);
      if (!shown) continue;
      at = changed_.emplace(id, std::move(*shown)).first;
    }
    Record& record = at->second;
    if (const int index = record.kind().find(dispute.field); index >= 0) {
      record.set(static_cast<std::size_t>(index), way.view());
    } else {
      record.is_void = !way.view().is_null();
      record.void_reason = way.view().text;
    }
    std::erase(record.conflicts, dispute.field);
    settled_.emplace(id, number_of(dispute));
  }
}

void SettledRecords::watch(std::span<const Dispute> disputes) {
  for (const Dispute& dispute : disputes)
    for (const EntryId id : dispute.records) {
      auto at = watched_.find(id);
      if (at == watched_.end()) {
        auto shown = records_.find(id);
        if (!shown) continue;
        at = watched_.emplace(id, Watched{std::move(*shown), {}, false}).first;
      }
      if (const int index = dispute.kind->find(dispute.field); index >= 0)
        for (const OwnValue& way : dispute.ways)
          at->second.may_be.emplace_back(static_cast<std::size_t>(index), way);
    }
}

bool SettledRecords::was_asked_for(const Dispute& dispute) const {
  return std::ranges::any_of(dispute.records, [&](EntryId id) {
    const auto at = watched_.find(id);
    return at != watched_.end() && at->second.asked_for;
  });
}

void SettledRecords::note(const Kind& kind, std::span<const Match> where) const {
  for (auto& entry : watched_) {
    auto& watched = entry.second;
    if (watched.asked_for || &watched.shown.kind() != &kind) continue;
    watched.asked_for = std::ranges::all_of(where, [&](const Match& match) {
      return match.holds(watched.shown.value(match.field)) ||
             std::ranges::any_of(watched.may_be, [&](const auto& way) {
               return way.first == match.field && match.holds(way.second.view());
             });
    });
  }
}

void SettledRecords::note(EntryId id) const {
  if (const auto at = watched_.find(id); at != watched_.end()) at->second.asked_for = true;
}

void SettledRecords::each(const Kind& kind, std::span<const Match> where, bool with_void,
                          const std::function<void(const Record&)>& visit) const {
  note(kind, where);
  auto next = changed_.begin();
  const auto visit_until = [&](EntryId id) {
    for (; next != changed_.end() && next->first <= id; ++next)
      if (fits(next->second, kind, where, with_void)) visit(next->second);
  };
  records_.each(kind, where, with_void, [&](const Record& record) {
    visit_until(record.id());
    if (!changed_.contains(record.id())) visit(record);
  });
  visit_until(INT64_MAX);
}

void SettledRecords::sums(const Kind& kind, std::size_t number, std::span<const Apart> apart,
                          std::span<const Match> where,
                          const std::function<void(const Summed&)>& visit) const {
  note(kind, where);
  records_.sums(kind, number, apart, where, visit);
  Summing corrections(apart, visit);
  std::vector<Value> values(apart.size());
  const auto add = [&](const Record& record, std::int64_t sign) {
    if (!fits(record, kind, where, false)) return;
    for (std::size_t i = 0; i < apart.size(); ++i) values[i] = record.value(apart[i].field);
    const std::int64_t n = std::max(record.value(number).integer, -INT64_MAX);
    corrections.add(log_of(record.id()), values, Value::of(sign * n), false);
  };
  for (const auto& [id, record] : changed_) {
    if (&record.kind() != &kind) continue;
    add(*records_.find(id), -1);
    add(record, 1);
  }
  corrections.finish();
}

std::optional<Record> SettledRecords::find(EntryId id) const {
  note(id);
  const auto at = changed_.find(id);
  return at == changed_.end() ? records_.find(id) : std::optional(at->second.copy());
}

std::optional<Records::Standing> SettledRecords::standing(EntryId id, const Kind* likely) const {
  note(id);
  const auto at = changed_.find(id);
  if (at == changed_.end()) return records_.standing(id, likely);
  return Standing{&at->second.kind(), at->second.is_void};
}

std::vector<OwnValue> SettledRecords::contenders(EntryId id, const Kind& kind, int field) const {
  return settled_.contains({id, field}) ? std::vector<OwnValue>()
                                        : records_.contenders(id, kind, field);
}

std::vector<EntryId> SettledRecords::disputed(const Kind& kind, int field) const {
  std::vector<EntryId> ids = records_.disputed(kind, field);
  std::erase_if(ids, [&](EntryId id) { return settled_.contains({id, field}); });
  return ids;
}

}  // namespace renkei
