// モニター評価 as its own report and as a part of a tour's. Inside core/report only.
#pragma once
#include <vector>

#include "core/figures/monitor.hpp"
#include "core/report/table_building.hpp"

namespace renkei {

std::vector<Table> monitor_tables(const ReportContext& context, const Found<Tour>& tour);

}  // namespace renkei
