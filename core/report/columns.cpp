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
    // tour, monitor
    {"n", people},
    {"top2", people},
    {"mean", rate},
    {"top2_percent", rate},
    {"percent", rate},
    {"nps", rate},
    {"price_median", rate},
    {"price_lower", rate},
    {"price_upper", rate},
    {"would_pay", people},
    {"would_pay_percent", rate},
    {"length_short", people},
    {"length_right", people},
    {"length_long", people},
    {"n_before", people},
    {"mean_before", rate},
    {"n_after", people},
    {"mean_after", rate},
    {"n_both", people},
    {"mean_change", rate},
    {"spent_yen", amount},
    {"spent_mean", rate},
    {"spent_median", rate},
    {"age_under_30", people},
    {"age_30_59", people},
    {"age_from_60", people},
    {"age_unknown", people},
    {"all_ages", people},
    {"incidents_n", things},
    {"budget_yen", amount},
    {"settled_yen", amount},
    {"yen_difference", amount},
    {"note_text", free},
};

}  // namespace

Column::Holds holds_of(std::string_view key) {
  for (const HeldBy& column : held_by)
    if (column.key == key) return column.holds;
  return words;
}

}  // namespace renkei
