#include "core/figures/related_records.hpp"

#include <unordered_set>

namespace renkei {

namespace {
constexpr std::size_t few = 64;
}

void each_of(const Records& records, const Kind& kind, std::string_view field,
             std::span<const EntryId> owners, const std::function<void(const Record&)>& visit) {
  const auto index = static_cast<std::size_t>(kind.find(field));
  if (owners.size() <= few) {
    for (const EntryId owner : owners) {
      const Match match{index, Value::of(owner)};
      records.each(kind, std::span(&match, 1), false, visit);
    }
    return;
  }
  const std::unordered_set<EntryId> wanted(owners.begin(), owners.end());
  records.each(kind, {}, false, [&](const Record& record) {
    if (wanted.contains(record.value(index).integer)) visit(record);
  });
}

void sums_of(const Records& records, const Kind& kind, std::size_t number,
             std::span<const Apart> apart, std::string_view field, std::span<const EntryId> owners,
             const std::function<void(const Summed&)>& visit) {
  if (owners.size() > few) return records.sums(kind, number, apart, {}, visit);
  const auto index = static_cast<std::size_t>(kind.find(field));
  for (const EntryId owner : owners) {
    const Match match{index, Value::of(owner)};
    records.sums(kind, number, apart, std::span(&match, 1), visit);
  }
}

}  // namespace renkei
