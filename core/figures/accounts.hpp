// 収支: income and expense of a project, an event or a tour by item (費目), as planned and as settled.
// Yen to the last one, never rounded. Plain values.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/sum.hpp"
#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

// Amounts added up: of nothing recorded there is no sum, which is not the same as zero.
struct Yen {
  Sum sum;
  std::int64_t recorded = 0, missing = 0;

  void add(const Integer& amount);
  std::optional<std::int64_t> value() const;
};

// More or less than planned: only where both are known.
Integer change_of(const Integer& planned, const Integer& settled);

struct AccountSums {
  Yen planned, settled;

  void add(const BudgetLine& line);
};

struct AccountItem {
  std::string name;
  std::vector<Found<BudgetLine>> lines;  // by number, oldest record first
  AccountSums sums;
};

struct AccountSide {
  std::vector<AccountItem> items;  // by the number of their first line
  AccountSums all;
  AccountSums eligible, not_eligible, unsaid;  // what a grant pays for (補助対象): together `all`
};

struct Accounts {
  AccountSide income, expense;

  // Income less expense; nothing where one of the two is not recorded.
  Integer planned_balance() const;
  Integer settled_balance() const;
};

Accounts accounts_of(std::vector<Found<BudgetLine>> lines);
// `owner`: project_id, event_id or tour_id.
Accounts accounts_of(const Records& records, std::string_view owner, EntryId id);

}  // namespace renkei
