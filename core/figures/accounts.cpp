#include "core/figures/accounts.hpp"

#include <algorithm>
#include <tuple>

namespace renkei {
namespace {

AccountItem& item_of(AccountSide& side, const std::string& name) {
  const auto known = std::ranges::find(side.items, name, &AccountItem::name);
  if (known != side.items.end()) return *known;
  side.items.push_back({name, {}, {}});
  return side.items.back();
}

void add_line(AccountSide& side, Found<BudgetLine> line) {
  const BudgetLine& fields = line.fields;
  side.all.add(fields);
  (!fields.eligible   ? side.unsaid
   : *fields.eligible ? side.eligible
                      : side.not_eligible)
      .add(fields);
  AccountItem& item = item_of(side, fields.item);
  item.sums.add(fields);
  item.lines.push_back(std::move(line));
}

Integer balance_of(const Yen& income, const Yen& expense) {
  if (!income.value() || !expense.value()) return {};
  return difference(income.sum, expense.sum);
}

}  // namespace

void Yen::add(const Integer& amount) {
  if (amount) sum += *amount;
  ++(amount ? recorded : missing);
}

std::optional<std::int64_t> Yen::value() const {
  if (recorded == 0) return std::nullopt;
  return sum;
}

Integer change_of(const Integer& planned, const Integer& settled) {
  if (!planned || !settled) return {};
  return difference(*settled, *planned);
}

void AccountSums::add(const BudgetLine& line) {
  planned.add(line.budget_yen);
  settled.add(line.settled_yen);
}

Integer Accounts::planned_balance() const {
  return balance_of(income.all.planned, expense.all.planned);
}

Integer Accounts::settled_balance() const {
  return balance_of(income.all.settled, expense.all.settled);
}

Accounts accounts_of(std::vector<Found<BudgetLine>> lines) {
  std::ranges::stable_sort(lines, {}, [](const Found<BudgetLine>& line) {
    return std::tuple(!line.fields.seq, line.fields.seq.value_or(0));
  });
  Accounts accounts;
  for (auto& line : lines) {
    AccountSide& side = line.fields.side == "income" ? accounts.income : accounts.expense;
    add_line(side, std::move(line));
  }
  return accounts;
}

Accounts accounts_of(const Records& records, std::string_view owner, EntryId id) {
  return accounts_of(all<BudgetLine>(records, owner, Value::of(id)));
}

}  // namespace renkei
