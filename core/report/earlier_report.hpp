// A report that was kept as JSON, as far as a comparison needs it. Reading refuses and never throws,
// whatever the bytes are.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/report/table.hpp"

namespace renkei {

struct EarlierCell {
  Cell cell;
  std::vector<std::string> records;  // ids, where they were kept
};
struct EarlierRow {
  std::string key, level;
  std::map<std::string, EarlierCell, std::less<>> cells;  // by the column's key
};
struct EarlierTable {
  std::string key, title;
  std::vector<Column> columns;  // keys and labels
  std::vector<EarlierRow> rows;
};
struct EarlierReport {
  std::string name, language, subject, made;  // made: the first line of its head
  bool complete = true;
  std::vector<EarlierTable> tables;
};

// not_comparable, with the line that cannot be read.
Result<EarlierReport> read_earlier_report(std::string_view json_lines);

}  // namespace renkei
