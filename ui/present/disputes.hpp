// Fields in which devices disagree: no single value is the truth. Plain values.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/records.hpp"

namespace renkei::ui {

struct Dispute {
  std::string field;
  std::vector<std::string> values;  // as stored
};

// Of one record, in those of its fields.
std::vector<Dispute> disputes_of(const Records& records, EntryId id, const Kind& kind,
                                 std::span<const std::string_view> fields);
// Null when nobody disagrees about it.
const Dispute* dispute_about(std::span<const Dispute> disputes, std::string_view field);

}  // namespace renkei::ui
