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
    // kankei
    {"came", people},
    {"kankei_answers", people},
    {"intention", people},
    {"took_part", people},
    {"traceable", people},
    {"came_again", people},
    {"involved", people},
    {"intended_rate", rate},
    {"took_part_rate", rate},
    {"again_rate", rate},
    {"step_people", people},
    // kpi
    {"baseline", amount},
    {"target", amount},
    {"actual", amount},
    {"achieved", amount},
    {"applied_yen", amount},
    {"decided_yen", amount},
    {"funding_settled_yen", amount},
    {"unused_yen", amount},
    {"funding_note", free},
    {"budget_yen", amount},
    {"settled_yen", amount},
    {"account_change", amount},
    {"breakdown", free},
    {"project_text", free},
    // needs
    {"need_text", free},
    // relief
    {"amount_yen", amount},
    {"quantity", amount},
};

}  // namespace

Column::Holds holds_of(std::string_view key) {
  for (const HeldBy& column : held_by)
    if (column.key == key) return column.holds;
  return words;
}

}  // namespace renkei
