// What the totals of a report may still come to, whatever will be decided where devices disagree: said
// beside its coverage, and under the table of each total. Inside core/report only.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/report/table_building.hpp"

namespace renkei {

// A total that is not settled.
struct OpenTotal {
  std::string table, about;  // whose figure it is: a table's key, and its subject or title
  std::string row, column;   // as people read them
  std::int64_t least = 0, most = 0;
};
struct OpenTotals {
  std::vector<OpenTotal> totals;
  bool too_many = false;  // conflicts: nobody has computed what they leave
};

// `totals` makes the tables that they stand in, or all tables of the report; `shown`: what it makes of the
// records as they are. The coverage knows what is undecided.
OpenTotals open_totals(const ReportContext& context, Result<Report> (*totals)(const ReportContext&),
                       const Report& shown);
// Of a report for the public only those that tell of ten or more.
void say_open_totals(const OpenTotals& open, const ReportContext& context, Report& report);

}  // namespace renkei
