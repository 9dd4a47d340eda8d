#include "core/register/import_plan.hpp"

#include <map>
#include <nlohmann/json.hpp>

namespace renkei {

std::string counts_text(const ImportReport& report) {
  std::map<std::string_view, int> counts;
  for (const ImportRow& row : report.rows) ++counts[result_name(row.fate)];
  return nlohmann::json(counts).dump();
}

}  // namespace renkei
