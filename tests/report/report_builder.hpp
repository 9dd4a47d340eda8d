// For the tests of reports: a look at a report's cells as text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/report/reports.hpp"
#include "tests/support/records.hpp"

namespace renkei::report_test {

// A moment in Japan, for example on("2023-11-22T10:00").
OwnValue on(std::string_view text);

Report made(std::string_view name, const ReportQuery& query, const Records& records,
            const Coverage& coverage = {});

const Table& table_of(const Report& report, std::string_view key);
// The cell's value: "－" none yet, "X" held back, "" empty, else the number or text.
std::string text_of(const Cell& cell);
std::string cell(const Table& table, const Row& row, std::string_view column);
std::string cell(const Table& table, std::size_t row, std::string_view column);

// The first row whose columns have these values; a failed test when there is none.
struct Is {
  std::string_view column, value;
};
const Row& row_where(const Table& table, std::initializer_list<Is> wanted);
std::size_t rows_where(const Table& table, std::initializer_list<Is> wanted);
bool any_contains(const std::vector<std::string>& texts, std::string_view part);

std::string sample(std::string_view name);  // a file of tests/data/registers
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace renkei::report_test
