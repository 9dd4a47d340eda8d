// Asking for what belongs to several other records. Same thread as the records.
#pragma once
#include <functional>
#include <span>
#include <string_view>

#include "core/model/records.hpp"

namespace renkei {

// Calls `visit` with every live record of the kind whose reference `field` (an indexed one) is among
// `owners`, in one walk and any order.
void each_of(const Records& records, const Kind& kind, std::string_view field,
             std::span<const EntryId> owners, const std::function<void(const Record&)>& visit);
// But for those whose reference `but` is among `others`, which are known already.
void each_other_of(const Records& records, const Kind& kind, std::string_view field,
                   std::span<const EntryId> owners, std::string_view but,
                   std::span<const EntryId> others,
                   const std::function<void(const Record&)>& visit);
// The same for sums.
void sums_of(const Records& records, const Kind& kind, std::size_t number,
             std::span<const Apart> apart, std::string_view field, std::span<const EntryId> owners,
             const std::function<void(const Summed&)>& visit);

}  // namespace renkei
