#include "ui/present/import_outcome.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/register/registers.hpp"

namespace renkei::ui::import {
namespace {

constexpr std::size_t ranks = 8;

// Of which a person has something to decide.
std::set<int> lines_to_decide(const ImportReport& report) {
  std::set<int> lines;
  for (const ImportLikeness& alike : report.alike) lines.insert(alike.line);
  for (const ImportNote& note : report.notes)
    if (note.code == contested_code) lines.insert(note.line);
  return lines;
}

// The worst first: what stays out, then what a person is to decide, and ought to look at.
std::size_t rank_of(const ImportRow& row, const std::set<int>& to_decide) {
  const Filter fate = fate_of(row);
  if (fate == Filter::refused) return 0;
  if (is_to_check(row)) return to_decide.contains(row.line) ? 1 : 2;
  constexpr Filter order[] = {Filter::not_in_file, Filter::updated, Filter::fresh, Filter::same};
  const auto at = std::ranges::find(order, fate);
  return 3 + static_cast<std::size_t>(at - std::begin(order));
}

// In the order of the file, whatever the order of the report.
std::vector<std::uint32_t> worst_first(const ImportReport& report) {
  const std::set<int> to_decide = lines_to_decide(report);
  std::array<std::vector<std::uint32_t>, ranks> by_rank;
  for (std::size_t i = 0; i < report.rows.size(); ++i)
    by_rank[rank_of(report.rows[i], to_decide)].push_back(static_cast<std::uint32_t>(i));
  std::vector<std::uint32_t> all;
  all.reserve(report.rows.size());
  for (std::vector<std::uint32_t>& rows : by_rank) {
    std::ranges::stable_sort(rows, {}, [&](std::uint32_t row) { return report.rows[row].line; });
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

}  // namespace

std::string_view code_of(Filter filter) {
  constexpr std::array<std::string_view, filters.size()> codes = {
      "all", "check", "refused", "new", "updated", "same", "skipped", "not_in_file"};
  return codes[static_cast<std::size_t>(filter)];
}

Filter fate_of(const ImportRow& row) {
  switch (row.fate) {
    case ImportRow::Fate::imported:
      return Filter::fresh;
    case ImportRow::Fate::updated:
      return Filter::updated;
    case ImportRow::Fate::known:
      return Filter::same;
    case ImportRow::Fate::skipped:
      return Filter::skipped;
    case ImportRow::Fate::not_in_file:
      return Filter::not_in_file;
    case ImportRow::Fate::refused:
      break;
  }
  return Filter::refused;
}

bool is_to_check(const ImportRow& row) { return is_clean(row) && !row.warnings.empty(); }

Outcome::Outcome(ImportReport report, const RegisterKind& kind)
    : report_(std::move(report)), record_(kind.record), reasons_(kind.record, report_) {
  for (const std::uint32_t at : worst_first(report_)) {
    const ImportRow& row = report_.rows[at];
    rows_[static_cast<std::size_t>(Filter::all)].push_back(at);
    if (is_to_check(row)) rows_[static_cast<std::size_t>(Filter::check)].push_back(at);
    rows_[static_cast<std::size_t>(fate_of(row))].push_back(at);
  }
}

std::vector<ImportLikeness> Outcome::alike_of(int line) const {
  std::vector<ImportLikeness> found;
  for (const ImportLikeness& alike : report_.alike)
    if (alike.line == line) found.push_back(alike);
  return found;
}

}  // namespace renkei::ui::import
