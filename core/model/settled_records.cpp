#include "core/model/settled_records.hpp"

#include <algorithm>

#include "core/model/entry.hpp"
#include "core/model/summing.hpp"

namespace renkei {
namespace {

int number_of(const Conflict& conflict) {
  const int index = conflict.kind->find(conflict.field);
  return index < 0 ? life_field : conflict.kind->fields[static_cast<std::size_t>(index)].number;
}

bool fits(const Record& record, const Kind& kind, std::span<const Match> where, bool with_void) {
  return &record.kind() == &kind && (with_void || !record.is_void) &&
         std::ranges::all_of(
             where, [&](const Match& match) { return record.value(match.field) == match.value; });
}

}  // namespace

std::vector<OwnValue> ways_of(const Conflict& conflict) {
  const bool life = conflict.field == "_void";
  std::vector<OwnValue> ways;
  for (const Claim& claim : conflict.claims) {
    const bool is_known = std::ranges::any_of(ways, [&](const OwnValue& way) {
      return life ? way.view().is_null() == claim.value.view().is_null()
                  : way.view() == claim.value.view();
    });
    if (!claim.withheld && !is_known) ways.push_back(claim.value);
  }
  return ways;
}

std::vector<EntryId> records_of(const Conflict& conflict) {
  std::vector<EntryId> records = {conflict.id};
  // Those who rely on somebody claim that he is alive; the decision is about him alone.
  if (conflict.field != "_void")
    for (const Claim& claim : conflict.claims)
      if (std::ranges::find(records, claim.record) == records.end())
        records.push_back(claim.record);
  return records;
}

void SettledRecords::settle(const Conflict& conflict, const OwnValue& way) {
  for (const EntryId id : records_of(conflict)) {
    auto at = changed_.find(id);
    if (at == changed_.end()) {
      auto shown = records_.find(id);
      if (!shown) continue;
      at = changed_.emplace(id, std::move(*shown)).first;
    }
    Record& record = at->second;
    if (const int index = record.kind().find(conflict.field); index >= 0) {
      record.set(static_cast<std::size_t>(index), way.view());
    } else {
      record.is_void = !way.view().is_null();
      record.void_reason = way.view().text;
    }
    std::erase(record.conflicts, conflict.field);
    settled_.emplace(id, number_of(conflict));
  }
}

void SettledRecords::watch(std::span<const Conflict> conflicts) {
  for (const Conflict& conflict : conflicts)
    for (const EntryId id : records_of(conflict)) {
      auto at = watched_.find(id);
      if (at == watched_.end()) {
        auto shown = records_.find(id);
        if (!shown) continue;
        at = watched_.emplace(id, Watched{std::move(*shown), {}, false}).first;
      }
      if (const int index = conflict.kind->find(conflict.field); index >= 0)
        for (OwnValue& way : ways_of(conflict))
          at->second.may_be.emplace_back(static_cast<std::size_t>(index), std::move(way));
    }
}

bool SettledRecords::was_asked_for(const Conflict& conflict) const {
  return std::ranges::any_of(records_of(conflict), [&](EntryId id) {
    const auto at = watched_.find(id);
    return at != watched_.end() && at->second.asked_for;
  });
}

void SettledRecords::note(const Kind& kind, std::span<const Match> where) const {
  for (auto& [id, watched] : watched_) {
    if (watched.asked_for || &watched.shown.kind() != &kind) continue;
    watched.asked_for = std::ranges::all_of(where, [&](const Match& match) {
      return watched.shown.value(match.field) == match.value ||
             std::ranges::any_of(watched.may_be, [&](const auto& way) {
               return way.first == match.field && way.second.view() == match.value;
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
  Summing corrections(apart);
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
  corrections.visit(visit);
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
