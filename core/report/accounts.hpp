// The table of income and expense (収支) that reports on projects, events and tours have in common.
// Inside core/report only.
#pragma once
#include <string>

#include "core/figures/accounts.hpp"
#include "core/report/table_building.hpp"

namespace renkei {

// Its rows are keyed income.1, income.1.sum, income.eligible, income.total, expense..., balance, with
// `prefix` before it where a report has several such tables. Without any line it says so.
Table accounts_table(const ReportContext& context, const Accounts& accounts,
                     const std::string& prefix = {});

// A figure of yen, with what it rests on; nothing recorded: －.
Cell yen_cell(const Integer& yen, std::string rule, std::vector<Part> parts);
// What was typed with decimals, with as many as it has: 68, 68.5.
Cell real_cell(const Real& number);

}  // namespace renkei
