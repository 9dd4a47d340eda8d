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
    // visitors; what was announced has been published
    {"visitors", people},
    {"estimated", people},
    {"staff", people},
    {"corrections", people},
    {"beside_counter", people},
    {"computed", people},
    {"announced", things},
    {"difference", rate},
    {"confirmed_by", free},
    // overview
    {"gates", things},
    {"responses", people},
    {"incidents", things},
    {"capacity", things},
    {"participants", people},
    {"checked_in", people},
    {"roll_calls", things},
    // survey
    {"n", people},
    {"no_answer", people},
    {"invalid", people},
    {"unlisted_answers", people},
    {"valid", people},
    {"mean", rate},
    {"median", rate},
    {"top2", people},
    {"top2_percent", rate},
    {"promoters", people},
    {"passives", people},
    {"detractors", people},
    {"nps", rate},
    {"sum", rate},
    {"percent", rate},
    // people of a tour
    {"name", free},
    {"kana", free},
    {"age_that_day", free},
    {"birth", free},
    {"people_n", people},
    {"not_checked_in", people},
    {"expected", people},
    {"present", people},
    {"seen_again_n", people},
    {"never", people},
    {"unlisted", people},
    {"no", things},
    {"day", things},
    {"roll_call", things},
    {"round", things},
    {"counted", people},
    {"expected_by_list", people},
    {"count_difference", rate},
    {"minutes_since_departure", things},
    // the plan's years
    {"members", things},
    {"times_there", things},
    {"different", things},
    {"companies", things},
    {"cost_thousand_yen", amount},
    {"thousand_yen", amount},
    {"cost_yen", amount},
    {"adds", things},
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
    // tour, monitor
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
    {"note_text", free},
    {"earlier_visitors", people},
    {"rounds_sum", people},
    {"rounds_peak", people},
    {"peak_turned", people},
    // event
    {"handed_out", things},
    {"sales_yen", amount},
    {"items_sold", things},
    {"papers", things},
    {"return_percent", rate},
    {"need", free},
};

}  // namespace

Column::Holds holds_of(std::string_view key) {
  for (const HeldBy& column : held_by)
    if (column.key == key) return column.holds;
  return words;
}

}  // namespace renkei
