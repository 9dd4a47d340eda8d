#include "core/report/ranges.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/figures/ranges.hpp"

namespace renkei {
namespace {

constexpr std::size_t most_ways = 256, most_said = 8;
constexpr std::int64_t fewest_in_public = 10;

// Tables of which every row is a total.
constexpr std::array<std::string_view, 6> all_totals = {
    "tour_recruiting", "joint_events", "projects", "municipalities", "region", "region_costs"};

std::string name_of_row(const Row& row) {
  if (!row.key.empty()) return row.key;
  const auto* text =
      row.cells.empty() ? nullptr : std::get_if<std::string>(&row.cells.front().value);
  return text ? *text : std::string();
}

const std::string& subject_or_title(const Table& table) {
  return table.about.empty() ? table.title : table.about;
}

template <class Visit>
void each_total(const Report& report, const Visit& visit) {
  for (const Table& table : report.tables) {
    const bool all_rows = std::ranges::find(all_totals, table.key) != all_totals.end();
    for (const Row& row : table.rows) {
      const bool is_total = row.level == Row::Level::total || all_rows;
      // It stands there only where it is another than the sum.
      if (!is_total || row.key == "distinct") continue;
      for (std::size_t c = 0; c < std::min(table.columns.size(), row.cells.size()); ++c) {
        const Cell& cell = row.cells[c];
        if (cell.change || !std::holds_alternative<std::int64_t>(cell.value)) continue;
        visit(table, row, table.columns[c], std::get<std::int64_t>(cell.value));
      }
    }
  }
}

std::string name_of_total(const Table& table, const Row& row, const Column& column) {
  return table.key + "\n" + subject_or_title(table) + "\n" + name_of_row(row) + "\n" + column.key;
}

Figures totals_in(const Report& report) {
  Figures figures;
  each_total(report, [&](const Table& table, const Row& row, const Column& column, std::int64_t n) {
    figures.emplace(name_of_total(table, row, column), n);
  });
  return figures;
}

std::string sentence_of(const OpenTotal& total, std::string_view key, const Table& table,
                        const Words& words) {
  return words(key, {{"row", total.row},
                     {"column", total.column},
                     {"table", table.title},
                     {"least", words.count(total.least)},
                     {"most", words.count(total.most)}});
}

}  // namespace

OpenTotals open_totals(const ReportContext& context, Result<Report> (*totals)(const ReportContext&),
                       const Report& shown) {
  OpenTotals open;
  if (totals_in(shown).empty()) return open;
  const std::vector<Conflict> conflicts = context.coverage.undecided();
  if (conflicts.empty()) return open;
  const auto ranges = ranges_of(
      context.records, conflicts,
      [&](const Records& records) {
        const auto made = totals({context.query, records, context.words, context.coverage});
        return made ? totals_in(*made) : Figures();
      },
      most_ways);
  open.too_many = !ranges;
  if (!ranges) return open;
  each_total(shown, [&](const Table& table, const Row& row, const Column& column, std::int64_t) {
    const auto range = ranges->find(name_of_total(table, row, column));
    if (range == ranges->end()) return;
    const auto* label = std::get_if<std::string>(&row.cells.front().value);
    open.totals.push_back({table.key, subject_or_title(table), label ? *label : std::string(),
                           column.label, range->second.least, range->second.most});
  });
  return open;
}

void say_open_totals(const OpenTotals& open, const ReportContext& context, Report& report) {
  const Words& words = context.words;
  if (open.too_many) report.coverage.push_back(words("coverage.range_unknown"));
  std::size_t said = 0;
  for (const OpenTotal& total : open.totals) {
    const auto table = std::ranges::find_if(report.tables, [&](const Table& each) {
      return each.key == total.table && subject_or_title(each) == total.about;
    });
    if (table == report.tables.end()) continue;
    if (context.query.published && (total.least < fewest_in_public || table->rows.empty()))
      continue;
    table->notes.push_back(sentence_of(total, "range", *table, words));
    if (++said <= most_said)
      report.coverage.push_back(sentence_of(total, "coverage.range", *table, words));
  }
  if (said > most_said)
    report.coverage.push_back(words(
        "coverage.more_ranges", {{"n", words.count(static_cast<std::int64_t>(said - most_said))}}));
}

}  // namespace renkei
