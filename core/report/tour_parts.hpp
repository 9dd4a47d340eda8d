// The sections of a tour's report that walk a kind of record each. Inside core/report only.
#pragma once
#include "core/figures/tour.hpp"
#include "core/report/table_building.hpp"

namespace renkei {

Table left_by_number_table(const Words& words, const Records& records, const TourFacts& facts);
Table incidents_table(const ReportContext& context, EntryId tour);
Table involved_table(const ReportContext& context, const TourFacts& facts);
Table budget_table(const ReportContext& context, const Found<Tour>& tour);
Table notes_table(const ReportContext& context, const Found<Tour>& tour);

}  // namespace renkei
