#include "core/report/accounts.hpp"

#include <charconv>
#include <cmath>

#include "core/report/yearly_tables.hpp"

namespace renkei {
namespace {

using YenOf = Integer BudgetLine::*;

std::vector<Part> yen_parts(const std::vector<AccountItem>& items, YenOf amount,
                            const std::function<bool(const BudgetLine&)>& is_part) {
  std::vector<Part> parts;
  for (const AccountItem& item : items)
    for (const auto& line : item.lines)
      if (is_part(line.fields)) parts.push_back({item.name, line.fields.*amount, {line.id}});
  return parts;
}

Cell account_change(const Words& words, const Integer& planned, const Integer& settled) {
  const Integer change = change_of(planned, settled);
  if (!change) return Cell::dash();
  Cell cell = figure(*change, words("rule.accounts.change"),
                     {{words("column.settled_yen"), *settled, {}},
                      {words("column.budget_yen"), difference(0, *planned), {}}});
  cell.change = true;
  return cell;
}

// 1,200円×45人, or as it was put in words.
std::string breakdown_words(const Words& words, const BudgetLine& line) {
  std::string text;
  if (line.unit_yen && line.quantity) {
    const Cell quantity = real_cell(line.quantity);
    const auto* whole = std::get_if<std::int64_t>(&quantity.value);
    std::string times = whole ? words.count(*whole) : std::string();
    if (!whole) {
      char buffer[64];
      const auto end = std::to_chars(buffer, buffer + sizeof buffer, *line.quantity);
      times.assign(buffer, end.ptr);
    }
    text =
        words("accounts.price",
              {{"yen", words.count(*line.unit_yen)}, {"n", times}, {"unit", line.quantity_unit}});
  }
  if (!text.empty() && !line.breakdown.empty()) text += "\n";
  return text + line.breakdown;
}

struct Building {
  const ReportContext& context;
  std::string prefix;
  Table table;

  void add(std::string_view key, Row::Level level, std::vector<Cell> first, const AccountSums& sums,
           const AccountSide& side, const std::function<bool(const BudgetLine&)>& is_part,
           std::vector<Cell> last = {Cell::empty(), Cell::empty()}) {
    const Words& words = context.words;
    Row row{std::move(first), level, prefix + std::string(key)};
    const Integer planned = sums.planned.value(), settled = sums.settled.value();
    row.cells.push_back(yen_cell(planned, words("rule.accounts.sum"),
                                 yen_parts(side.items, &BudgetLine::budget_yen, is_part)));
    row.cells.push_back(yen_cell(settled, words("rule.accounts.sum"),
                                 yen_parts(side.items, &BudgetLine::settled_yen, is_part)));
    row.cells.push_back(account_change(words, planned, settled));
    for (Cell& cell : last) row.cells.push_back(std::move(cell));
    table.rows.push_back(std::move(row));
  }

  void add_side(const std::string& side_key, const AccountSide& side);
  void add_lines(const std::string& side_key, const AccountSide& side, const AccountItem& item,
                 std::size_t& number);
  void add_balance(const Accounts& accounts);
  void note_missing(const std::string& side_key, const AccountSide& side);
};

void Building::add_lines(const std::string& side_key, const AccountSide& side,
                         const AccountItem& item, std::size_t& number) {
  const Words& words = context.words;
  const std::string side_words = words.choice("budget_line", "side", side_key);
  for (const auto& line : item.lines) {
    AccountSums sums;
    sums.add(line.fields);
    const auto& eligible = line.fields.eligible;
    Row::Level level = Row::Level::detail;
    add(side_key + "." + std::to_string(++number), level,
        {Cell::of(side_words), text_cell(item.name)}, sums, side,
        [&](const BudgetLine& other) { return &other == &line.fields; },
        {text_cell(breakdown_words(words, line.fields)),
         eligible ? Cell::of(words(*eligible ? "accounts.eligible" : "accounts.not_eligible"))
                  : Cell::dash()});
  }
  if (item.lines.size() < 2) return;
  add(side_key + "." + std::to_string(number) + ".sum", Row::Level::subtotal,
      {Cell::of(side_words), Cell::of(words("accounts.item_sum", {{"item", item.name}}))},
      item.sums, side, [&](const BudgetLine& line) { return line.item == item.name; });
}

void Building::add_side(const std::string& side_key, const AccountSide& side) {
  if (side.items.empty()) return;
  const Words& words = context.words;
  const std::string side_words = words.choice("budget_line", "side", side_key);
  std::size_t number = 0;
  for (const AccountItem& item : side.items) add_lines(side_key, side, item, number);
  const auto sum = [&](std::string_view key, const AccountSums& sums, const Flag& eligible) {
    if (sums.planned.recorded + sums.planned.missing == 0) return;
    add(side_key + "." + std::string(key), Row::Level::subtotal,
        {Cell::of(side_words), Cell::of(words("accounts.sum." + std::string(key)))}, sums, side,
        [&](const BudgetLine& line) { return line.eligible == eligible; });
  };
  const bool any_said = side.eligible.planned.recorded + side.eligible.planned.missing +
                            side.not_eligible.planned.recorded + side.not_eligible.planned.missing >
                        0;
  if (any_said) {
    sum("eligible", side.eligible, true);
    sum("not_eligible", side.not_eligible, false);
    sum("unsaid", side.unsaid, {});
  }
  add(side_key + ".total", Row::Level::total, {Cell::of(side_words), Cell::of(words("total"))},
      side.all, side, [](const BudgetLine&) { return true; });
  note_missing(side_key, side);
}

void Building::note_missing(const std::string& side_key, const AccountSide& side) {
  const Words& words = context.words;
  const auto note = [&](std::string_view column, const Yen& yen) {
    if (yen.missing > 0 && yen.recorded > 0)
      table.notes.push_back(
          words("accounts.missing", {{"side", words.choice("budget_line", "side", side_key)},
                                     {"column", words("column." + std::string(column))},
                                     {"n", words.count(yen.missing)}}));
  };
  note("budget_yen", side.all.planned);
  note("settled_yen", side.all.settled);
}

void Building::add_balance(const Accounts& accounts) {
  const Words& words = context.words;
  const auto cell = [&](const Integer& balance, const Yen& income, const Yen& expense) {
    const auto minus = [](const Yen& yen) { return std::int64_t{difference(0, yen.sum)}; };
    return yen_cell(balance, words("rule.accounts.balance"),
                    {{words.choice("budget_line", "side", "income"), std::int64_t{income.sum}, {}},
                     {words.choice("budget_line", "side", "expense"), minus(expense), {}}});
  };
  const Integer planned = accounts.planned_balance(), settled = accounts.settled_balance();
  table.rows.push_back({{Cell::of(words("accounts.balance")), Cell::empty(),
                         cell(planned, accounts.income.all.planned, accounts.expense.all.planned),
                         cell(settled, accounts.income.all.settled, accounts.expense.all.settled),
                         Cell::empty(), Cell::empty(), Cell::empty()},
                        Row::Level::total,
                        prefix + "balance"});
  const auto note = [&](std::string_view column, const Integer& balance) {
    if (balance && *balance != 0)
      table.notes.push_back(words(
          *balance > 0 ? "accounts.left_over" : "accounts.short",
          {{"column", words("column." + std::string(column))}, {"yen", words.count(*balance)}}));
  };
  note("budget_yen", planned);
  note("settled_yen", settled);
}

}  // namespace

Cell yen_cell(const Integer& yen, std::string rule, std::vector<Part> parts) {
  return yen ? figure(*yen, std::move(rule), std::move(parts)) : Cell::dash();
}

Cell real_cell(const Real& number) {
  if (!number) return Cell::dash();
  constexpr double largest_whole = 9'007'199'254'740'991.0;
  if (*number == std::floor(*number) && std::fabs(*number) <= largest_whole)
    return Cell::of(static_cast<std::int64_t>(*number));
  char buffer[400];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, *number, std::chars_format::fixed);
  const std::string_view text(buffer, end.ptr);
  const std::size_t point = text.find('.');
  const std::size_t digits = point == std::string_view::npos ? 0 : text.size() - point - 1;
  return Cell::of_decimal(*number, static_cast<int>(digits));
}

Table accounts_table(const ReportContext& context, const Accounts& accounts,
                     const std::string& prefix) {
  Building building{context, prefix,
                    make_table(context.words, "accounts",
                               {"account_side", "budget_item", "budget_yen", "settled_yen",
                                "account_change", "breakdown", "eligible"})};
  building.add_side("income", accounts.income);
  building.add_side("expense", accounts.expense);
  if (building.table.rows.empty())
    building.table.notes.push_back(context.words("accounts.none"));
  else
    building.add_balance(accounts);
  return std::move(building.table);
}

}  // namespace renkei
