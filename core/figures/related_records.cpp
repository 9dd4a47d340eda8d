#include "core/figures/related_records.hpp"

namespace renkei {
namespace {

Match owned_by(const Kind& kind, std::string_view field, std::span<const EntryId> owners) {
  const auto index = static_cast<std::size_t>(kind.find(field));
  return owners.size() == 1 ? Match{index, Value::of(owners[0])} : Match::any_of(index, owners);
}

}  // namespace

void each_of(const Records& records, const Kind& kind, std::string_view field,
             std::span<const EntryId> owners, const std::function<void(const Record&)>& visit) {
  if (owners.empty()) return;
  const Match match = owned_by(kind, field, owners);
  records.each(kind, std::span(&match, 1), false, visit);
}

void each_other_of(const Records& records, const Kind& kind, std::string_view field,
                   std::span<const EntryId> owners, std::string_view but,
                   std::span<const EntryId> others,
                   const std::function<void(const Record&)>& visit) {
  if (owners.empty()) return;
  const Match where[] = {owned_by(kind, field, owners),
                         Match::none_of(static_cast<std::size_t>(kind.find(but)), others)};
  records.each(kind, where, false, visit);
}

void sums_of(const Records& records, const Kind& kind, std::size_t number,
             std::span<const Apart> apart, std::string_view field, std::span<const EntryId> owners,
             const std::function<void(const Summed&)>& visit) {
  if (owners.empty()) return;
  const Match match = owned_by(kind, field, owners);
  records.sums(kind, number, apart, std::span(&match, 1), visit);
}

}  // namespace renkei
