// What kind of thing a column holds, by its key: the one home of what may be held back from what is
// published (docs/tables.md). Inside core/report only.
#pragma once
#include <string_view>

#include "core/report/table.hpp"

namespace renkei {

// words for a key that is not listed; figures in such a column are taken for people when published.
Column::Holds holds_of(std::string_view key);

}  // namespace renkei
