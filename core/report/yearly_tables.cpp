#include "core/report/yearly_tables.hpp"

#include <algorithm>

#include "core/base/share.hpp"
#include "core/model/municipality_history.hpp"
#include "core/text/dates.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"

namespace renkei {
namespace {

bool has_kanji_era(std::string_view label) {
  return !label.empty() && !(label[0] >= '0' && label[0] <= '9');
}
constexpr std::size_t era_length = std::string_view("令和").size();

// R4年度, H31年度; the calendar year where there is no era.
std::string short_year(const ReportContext& context, const std::string& label) {
  static constexpr std::pair<std::string_view, std::string_view> letters[] = {
      {"令和", "R"}, {"平成", "H"}, {"昭和", "S"}, {"大正", "T"}, {"明治", "M"}};
  if (context.words.english()) return label;
  for (const auto& [era, letter] : letters) {
    if (!label.starts_with(era)) continue;
    const std::string_view rest = std::string_view(label).substr(era.size());
    constexpr std::string_view first = "元";
    return std::string(letter) + (rest.starts_with(first)
                                      ? "1" + std::string(rest.substr(first.size()))
                                      : std::string(rest));
  }
  return label;
}

std::string year_label(const ReportContext& context, int fiscal_year) {
  if (context.words.english()) return fiscal_year_words(Language::en, fiscal_year);
  return fiscal_year_label(fiscal_year, context.query.first_year == "heisei"
                                            ? FiscalName::first_day
                                            : FiscalName::later_era);
}

}  // namespace

Result<std::vector<int>> asked_years(const ReportQuery& query) {
  if (query.years.empty()) return std::vector<int>{};
  auto years = read_fiscal_years(query.years);
  if (!years)
    return Error(Code::bad_option, {{"option", "--years"},
                                    {"value", query.years},
                                    {"expected", "H27,H29-R4 / 2015,2017-2022"}});
  return std::move(*years);
}

std::vector<std::string> asked_days(const ReportQuery& query) {
  std::vector<std::string> days;
  for (std::string_view rest = query.as_of; !rest.empty();) {
    const std::string_view day = rest.substr(0, rest.find(','));
    days.emplace_back(day);
    rest.remove_prefix(std::min(rest.size(), day.size() + 1));
  }
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

Result<std::string> asked_day(const ReportQuery& query) {
  const auto days = asked_days(query);
  if (days.size() == 1) return days.front();
  return Error(Code::bad_option,
               {{"option", "--as-of"}, {"value", query.as_of}, {"expected", "YYYY-MM-DD"}});
}

std::string day_words(const Words& words, std::string_view iso) {
  const auto date = date_of_iso(iso);
  if (!date || words.english()) return date_words(words.language(), iso);
  return wareki(*date);
}

std::string year_head(const ReportContext& context, int fiscal_year) {
  std::string label = year_label(context, fiscal_year);
  if (context.words.english()) return label;
  return (has_kanji_era(label) ? label.substr(era_length) : label) + " (" +
         std::to_string(fiscal_year) + ")";
}

std::string increase_head(const ReportContext& context, int first, int last) {
  return context.words("yearly.increase",
                       {{"first", short_year(context, year_label(context, first))},
                        {"last", short_year(context, year_label(context, last))}});
}

void add_year_columns(Table& table, const ReportContext& context, std::span<const int> years,
                      Column::Holds holds) {
  for (const int year : years)
    table.columns.push_back({std::to_string(year), year_head(context, year), holds});
}

Chart chart_over_years(Chart::Kind kind, std::span<const int> years) {
  Chart chart{kind, {}};
  chart.across = true;
  for (const int year : years) chart.columns.push_back(std::to_string(year));
  return chart;
}

Cell figure(std::int64_t number, std::string rule, std::vector<Part> parts) {
  Cell cell = Cell::of(number);
  cell.basis = std::make_shared<const Basis>(Basis{std::move(rule), std::move(parts)});
  return cell;
}

Cell figure_or_dash(std::int64_t number, std::string rule, std::vector<Part> parts) {
  Cell cell = figure(number, std::move(rule), std::move(parts));
  if (number == 0) cell.mark = Cell::Mark::dash;
  return cell;
}

std::vector<Part> partner_parts(const Partners& partners, std::string_view day) {
  std::vector<Part> parts;
  parts.reserve(partners.size());
  for (const auto& [code, records] : partners)
    parts.push_back({code + " " + full_name_on(code, day), 1, records});
  return parts;
}

Cell increase_cell(const Words& words, std::int64_t first, std::int64_t last) {
  Cell cell = figure(last - first, words("rule.increase"),
                     {{words("yearly.last"), last, {}}, {words("yearly.first"), -first, {}}});
  cell.change = true;
  return cell;
}

std::string percent_words(std::int64_t part, std::int64_t whole) {
  return part == 0 ? "0" : decimal_words(per_mille(part, whole), 1);
}

std::string growth_words(const Words& words, std::int64_t first, std::int64_t last) {
  if (first <= 0) return {};
  return words("yearly.growth", {{"percent", decimal_words(per_mille(last - first, first), 1)},
                                 {"times", decimal_words(rounded_share(last, first, 100), 2)}});
}

void note_list(Table& table, const Words& words, std::string_view key,
               const std::vector<std::string>& items) {
  if (!items.empty())
    table.notes.push_back(words(key, {{"n", words.count(static_cast<std::int64_t>(items.size()))},
                                      {"list", words.list(items)}}));
}

}  // namespace renkei
