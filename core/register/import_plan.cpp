#include "core/register/import_plan.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace renkei {

void set_steps(ImportPlan& plan, std::vector<ImportStep> steps) {
  plan.steps = steps.size();
  plan.make_step = [held = std::move(steps)](const ImportRow&, std::size_t i) { return held[i]; };
}

void warn(ImportRow& row, const std::string& code) {
  if (std::ranges::find(row.warnings, code) != row.warnings.end()) return;
  row.warnings.push_back(code);
  const std::string_view before = row.clean.value("warnings");
  row.clean.set("warnings", std::string(before) + (before.empty() ? "" : ";") + code);
}

void warn_of_device(ImportReport& report, ImportRow& row, const std::vector<ContestedCell>& cells) {
  if (!cells.empty()) warn(row, "changed_on_device");
  for (const ContestedCell& cell : cells)
    report.notes.push_back({row.line, cell.field, "changed_on_device", cell.says, cell.stands});
}

std::string counts_text(const ImportReport& report) {
  std::map<std::string_view, int> counts;
  for (const ImportRow& row : report.rows) ++counts[result_name(row.fate)];
  return nlohmann::json(counts).dump();
}

}  // namespace renkei
