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
    {"corrections", people},
    {"beside_counter", people},
    {"earlier_visitors", people},
    {"announced", people},
    {"computed", people},
    {"difference", people},
    {"rounds_sum", people},
    {"rounds_peak", people},
    {"peak_turned", people},
    // event
    {"handed_out", things},
    {"sales_yen", amount},
    {"items_sold", things},
    {"responses", people},
    {"papers", things},
    {"return_percent", rate},
    {"valid", people},
    {"top2", people},
    {"top2_percent", rate},
    {"nps", rate},
    {"need", free},
    {"planned_yen", amount},
    {"settled_yen", amount},
    {"change_yen", amount},
};

}  // namespace

Column::Holds holds_of(std::string_view key) {
  for (const HeldBy& column : held_by)
    if (column.key == key) return column.holds;
  return words;
}

}  // namespace renkei
