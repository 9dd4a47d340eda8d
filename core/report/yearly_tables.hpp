// What the plan's yearly tables have in common: the years and days asked for, columns by them, figures
// with what they rest on, and the sentence of growth. Inside core/report only.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/figures/relations.hpp"
#include "core/report/table_building.hpp"

namespace renkei {

// From --years; bad_option. None typed: an empty list.
Result<std::vector<int>> asked_years(const ReportQuery& query);
// From --as-of, which make_report has checked: in their order, each once.
std::vector<std::string> asked_days(const ReportQuery& query);
// bad_option when several were given.
Result<std::string> asked_day(const ReportQuery& query);

std::string day_words(const Words& words, std::string_view iso);  // 令和元年8月1日, 1 Aug 2019
// 元年度 (2019), or 31年度 (2019) when --first-year heisei asks for that; FY2019.
std::string year_head(const ReportContext& context, int fiscal_year);
// H27年度→R4年度 増加数
std::string increase_head(const ReportContext& context, int first, int last);
void add_year_columns(Table& table, const ReportContext& context, std::span<const int> years,
                      Column::Holds holds);
Chart chart_over_years(Chart::Kind kind, std::span<const int> years);  // a series a row

Cell figure(std::int64_t number, std::string rule, std::vector<Part> parts);
// 0 is written as －: nothing there to be counted.
Cell figure_or_dash(std::int64_t number, std::string rule, std::vector<Part> parts);
// A set of municipalities, each with the relations that bring it in.
std::vector<Part> partner_parts(const Partners& partners, std::string_view day);
// The last against the first.
Cell increase_cell(const Words& words, std::int64_t first, std::int64_t last);
// 増加率67.4％（1.67倍）; empty when there is no first to compare with.
std::string growth_words(const Words& words, std::int64_t first, std::int64_t last);
// In tenths of a percent: 61.8. 0 is none at all, 0.0 less than can be shown.
std::string percent_words(std::int64_t part, std::int64_t whole);

// 「要検討：A、B」, and nothing when there are none.
void note_list(Table& table, const Words& words, std::string_view key,
               const std::vector<std::string>& items);

template <class Struct>
std::vector<std::string> names_of(const std::vector<Found<Struct>>& found) {
  std::vector<std::string> names;
  names.reserve(found.size());
  for (const auto& one : found) names.push_back(one.fields.name);
  return names;
}

}  // namespace renkei
