#include "core/report/suppression.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <tuple>

#include "core/report/cell_text.hpp"
#include "core/report/sum_lines.hpp"

namespace renkei {
namespace {

using Holds = Column::Holds;

constexpr std::int64_t fewest_to_publish = 10, fewest_to_rely_on = 30;

// --- What is left out as a whole -----------------------------------------------------------------

void leave_out_columns(Table& table) {
  for (std::size_t c = table.columns.size(); c-- > 0;) {
    if (table.columns[c].holds != Holds::free) continue;
    const auto at = static_cast<std::ptrdiff_t>(c);
    table.columns.erase(table.columns.begin() + at);
    for (Row& row : table.rows)
      if (c < row.cells.size()) row.cells.erase(row.cells.begin() + at);
  }
}

// Figures of which nobody has said what they are figures of may be of people.
void take_unsaid_for_people(Table& table) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const auto is_figure = [&](const Row& row) {
      return c < row.cells.size() && is_number(row.cells[c]);
    };
    if (table.columns[c].holds == Holds::words && std::ranges::any_of(table.rows, is_figure))
      table.columns[c].holds = Holds::people;
  }
}

// How many people it is about, if that can be said.
std::optional<std::int64_t> grand_total(const Table& table) {
  if (table.base) return table.base;
  std::optional<std::int64_t> most;
  for (std::size_t r = 0; r < table.rows.size(); ++r)
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (const auto* n = people_count(table, r, c);
          n != nullptr && table.rows[r].level == Row::Level::total)
        most = std::max(most.value_or(0), *n);
  return most;
}

bool tells_people_apart(const Table& table) {
  const auto has = [&](std::string_view key) {
    return std::ranges::any_of(table.columns,
                               [&](const Column& column) { return column.key == key; });
  };
  return has("ward") && has("age_band") && has("sex");
}

void leave_out_small_tables(Report& report, const Words& words) {
  for (Table& table : report.tables) {
    const auto total = grand_total(table);
    const bool small = total && *total < fewest_to_publish;
    if (!small && !tells_people_apart(table)) continue;
    table.rows.clear();
    table.chart.reset();
    table.notes = {words(small ? "publication.too_few" : "publication.too_detailed")};
  }
}

// --- Counts --------------------------------------------------------------------------------------

class HeldBack {
 public:
  HeldBack(const Report& report, const SumLines& sums)
      : sums_(sums), held_(sums.values.size()), settled_(sums.values.size()) {
    for (const auto& [place, figure] : sums.figures)
      if (is_small(report.tables[place.table], place, sums.values[figure])) held_[figure] = true;
    while (hold_back_more(false)) {
    }
    // Whoever has one run of the report has another: what stands in all of them stays as it is.
    for (std::size_t figure = 0; figure < held_.size(); ++figure)
      settled_[figure] = sums.settled_first[figure] && !held_[figure];
    while (hold_back_more(true)) {
    }
  }

  bool contains(const CellPlace& place) const {
    const auto found = sums_.figures.find(place);
    if (found != sums_.figures.end()) return held_[found->second];
    const auto subtotal = sums_.unexplained.find(place);
    return subtotal != sums_.unexplained.end() && tells_of_held(subtotal->second);
  }

 private:
  // Nobody says what it sums up: of figures that are all shown it tells nothing new, unless the little
  // that it lacks of them.
  bool tells_of_held(const SumLines::Subtotal& subtotal) const {
    std::int64_t sum = 0;
    for (const std::size_t figure : subtotal.beside) {
      if (held_[figure]) return true;
      sum += sums_.values[figure];
    }
    return is_small_count(subtotal.value) || is_small_count(sum - subtotal.value);
  }

  // Of several answers each may be computed from who did not give it.
  static bool is_small(const Table& table, const CellPlace& place, std::int64_t n) {
    if (is_small_count(n)) return true;
    const auto base = table.rows[place.row].base ? table.rows[place.row].base : table.base;
    return table.several && base && table.rows[place.row].level == Row::Level::detail &&
           n < *base && is_small_count(*base - n);
  }

  bool hold_back_more(bool finer_too) {
    bool changed = false;
    for (const SumLine& line : sums_.lines) {
      if (line.finer && !finer_too) continue;
      const auto held = std::ranges::count_if(
          line.members, [&](const SumLine::Member& member) { return held_[member.figure]; });
      if (held != 1) continue;
      const auto next = next_of(line);
      if (!next) continue;
      held_[*next] = true;
      changed = true;
    }
    return changed;
  }

  // The smallest positive part; a sum only where no part is left, the grand total never.
  std::optional<std::size_t> next_of(const SumLine& line) const {
    const auto rank = [&](const SumLine::Member& member) {
      const std::int64_t n = sums_.values[member.figure];
      return std::tuple(member.is_sum, n <= 0, n);
    };
    const SumLine::Member* best = nullptr;
    for (const SumLine::Member& member : line.members)
      if (!held_[member.figure] && !settled_[member.figure] && !member.is_grand &&
          (best == nullptr || rank(member) < rank(*best)))
        best = &member;
    return best == nullptr ? std::nullopt : std::optional(best->figure);
  }

  const SumLines& sums_;
  std::vector<bool> held_;
  std::vector<bool> settled_;  // shown, and decided
};

// --- Rates ---------------------------------------------------------------------------------------

bool is_rate(const Table& table, const Cell& cell, std::size_t column) {
  const Holds holds = table.columns[column].holds;
  return is_number(cell) && cell.mark == Cell::Mark::none &&
         (holds == Holds::rate || holds == Holds::people);
}

// A share stands behind the count that it is a share of.
std::size_t count_before(const Table& table, std::size_t column) {
  while (column > 0 && table.columns[column].holds == Holds::rate) --column;
  return column;
}

// It rests on what it names and on the count before it; a difference on what it names, or on all beside it.
bool rests_on_held(const Report& report, const CellPlace& place, const HeldBack& held) {
  const Table& table = report.tables[place.table];
  const Cell& cell = table.rows[place.row].cells[place.column];
  const auto is_few = [](const Part& part) { return part.adds && is_small_count(*part.adds); };
  if (cell.basis && !cell.change && std::ranges::any_of(cell.basis->parts, is_few)) return true;
  std::vector<CellPlace> on = parts_shown(report, place);
  const bool names_its_parts = !on.empty();
  if (on.empty()) on = parts_elsewhere(report, place);
  for (CellPlace& part : on) part.column = count_before(report.tables[part.table], part.column);
  const std::size_t before = count_before(table, place.column);
  const bool between_others = cell.change && !names_its_parts;
  const std::size_t first = between_others ? 0 : before;
  const std::size_t last = between_others ? table.columns.size() - 1 : before;
  for (std::size_t c = first; c <= last; ++c)
    if (!cell.change || between_others) on.push_back({place.table, place.row, c});
  return std::ranges::any_of(on, [&](const CellPlace& part) { return held.contains(part); });
}

// --- The cells -----------------------------------------------------------------------------------

void hold_back(Cell& cell) {
  Cell held = Cell::suppressed();
  held.rows = cell.rows;
  held.columns = cell.columns;
  cell = std::move(held);
}

// What figures of people are made of would tell more than they do.
void leave_parts_out(Cell& cell) {
  if (cell.basis) cell.basis = std::make_shared<const Basis>(Basis{cell.basis->rule, {}});
}

struct Noted {
  bool held = false, few = false;
};

void publish_cell(const Report& before, const CellPlace& place, const SumLines& sums,
                  const HeldBack& held, Cell& cell, Noted& noted) {
  const Table& table = before.tables[place.table];
  const Row& row = table.rows[place.row];
  const bool is_count = sums.figures.contains(place);
  const bool rate = !is_count && is_rate(table, cell, place.column);
  const auto base = row.base ? row.base : table.base;
  const bool too_few = rate && base && *base < fewest_to_publish;
  if (held.contains(place) || too_few || (rate && rests_on_held(before, place, held))) {
    hold_back(cell);
    noted.held = true;
    return;
  }
  if (is_count || rate) leave_parts_out(cell);
  if (!rate || !base || *base >= fewest_to_rely_on) return;
  cell.unit += "*";
  noted.few = true;
}

}  // namespace

Result<Report> published(Report report, std::vector<Table> beside, const Words& words) {
  const auto is_internal = [](const Table& table) { return table.internal; };
  std::erase_if(report.tables, is_internal);
  std::erase_if(beside, is_internal);
  if (report.personal || report.tables.empty())
    return Error(Code::not_for_publication, {{"report", report.name}});
  const std::size_t own = report.tables.size();
  std::ranges::move(beside, std::back_inserter(report.tables));
  for (Table& table : report.tables) {
    leave_out_columns(table);
    take_unsaid_for_people(table);
  }
  leave_out_small_tables(report, words);
  const SumLines sums = sum_lines(report, words);
  const HeldBack held(report, sums);
  const Report before = report;
  report.tables.resize(own);
  for (std::size_t t = 0; t < own; ++t) {
    Table& table = report.tables[t];
    Noted noted;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
      for (std::size_t c = 0; c < std::min(table.columns.size(), table.rows[r].cells.size()); ++c)
        publish_cell(before, {t, r, c}, sums, held, table.rows[r].cells[c], noted);
    if (noted.held) table.notes.push_back(words("publication.held_back"));
    if (noted.few) table.notes.push_back(words("publication.few"));
  }
  return report;
}

}  // namespace renkei
