#include "core/report/columns.hpp"

namespace renkei {
namespace {

using enum Column::Holds;

struct HeldBy {
  std::string_view key;
  Column::Holds holds;
};

// A report's own columns stand together; a key means the same in every report.
constexpr HeldBy held_by[] = {
    // visitors
    {"visitors", people},
    {"estimated", people},
    {"staff", people},
};

}  // namespace

Column::Holds holds_of(std::string_view key) {
  for (const HeldBy& column : held_by)
    if (column.key == key) return column.holds;
  return words;
}

}  // namespace renkei
