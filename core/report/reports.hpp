// The tables that come out: pure functions from records to a Report. Each report is one linear walk
// over the records that it needs; nothing is kept, nothing is written. Same thread as `records`.
//
// A report refuses with missing_option (no event or tour, no years or day were named), not_found, wrong_kind or
// is_void (what was named), bad_option (a fiscal year or day that cannot be read), not_for_publication,
// not_comparable and unknown_report.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/records.hpp"
#include "core/report/coverage.hpp"
#include "core/report/table.hpp"

namespace renkei {

struct ReportName {
  std::string_view name;
  std::string_view subject;     // what a query has to name, comma-separated: any one of them
  std::string_view example;     // its options in a command, as people would type them
  std::string_view takes = {};  // other options that change it, comma-separated
  bool is_public = false;       // it may be made for the public (docs/tables.md)
};

// Every report there is, in the order of menus.
std::span<const ReportName> report_names();
std::string report_title(Language language, std::string_view name);

const ReportName* find_report(std::string_view name);
// Whether the query names what the report is about, as far as it has to.
bool is_subject_named(const ReportName& report, const ReportQuery& query);

// For whoever takes options from people: bad_option where one is named that the report does not use.
Status check_options(std::string_view name, const ReportQuery& query);

Result<Report> make_report(std::string_view name, const ReportQuery& query, const Records& records,
                           const Coverage& coverage);

}  // namespace renkei
