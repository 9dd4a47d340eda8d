// What every report's file uses to build its tables: the query with its surroundings, and small
// makers of tables and cells. Inside core/report only.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/kinds.hpp"
#include "core/model/records.hpp"
#include "core/report/coverage.hpp"
#include "core/report/table.hpp"
#include "core/report/words.hpp"

namespace renkei {

struct ReportContext {
  const ReportQuery& query;
  const Records& records;
  Words words;
  const Coverage& coverage;
};

Result<Report> visitors_report(const ReportContext& context);
Result<Report> visitors_totals(const ReportContext& context);
Result<Report> visitors_details(const ReportContext& context);
Result<Report> event_report(const ReportContext& context);
Result<Report> event_totals(const ReportContext& context);
Result<Report> attendance_report(const ReportContext& context);
Result<Report> survey_report(const ReportContext& context);
Result<Report> survey_totals(const ReportContext& context);
Result<Report> roster_report(const ReportContext& context);
Result<Report> participants_report(const ReportContext& context);
Result<Report> rollcall_sheet_report(const ReportContext& context);
Result<Report> seats_report(const ReportContext& context);
Result<Report> tally_sheet_report(const ReportContext& context);
Result<Report> questionnaire_sheet_report(const ReportContext& context);
Result<Report> badges_report(const ReportContext& context);
Result<Report> disposal_report(const ReportContext& context);
Result<Report> takeout_report(const ReportContext& context);
Result<Report> overview_report(const ReportContext& context);
Result<Report> event_list_report(const ReportContext& context);
Result<Report> municipalities_report(const ReportContext& context);
Result<Report> agreements_report(const ReportContext& context);
Result<Report> projects_report(const ReportContext& context);
Result<Report> joint_events_report(const ReportContext& context);
Result<Report> companies_report(const ReportContext& context);
Result<Report> regions_report(const ReportContext& context);
Result<Report> schedule_report(const ReportContext& context);
Result<Report> participation_report(const ReportContext& context);
Result<Report> kankei_report(const ReportContext& context);
Result<Report> kpi_report(const ReportContext& context);
Result<Report> needs_report(const ReportContext& context);
Result<Report> relief_report(const ReportContext& context);
Result<Report> tour_report(const ReportContext& context);
Result<Report> tour_totals(const ReportContext& context);
Result<Report> monitor_report(const ReportContext& context);

// The table's title is `report.table.<key>`, its columns' labels are `report.column.<key>`.
Table make_table(const Words& words, std::string_view key,
                 std::initializer_list<std::string_view> columns);
void add_column(Table& table, const Words& words, std::string_view key);

Cell text_cell(std::string_view text);  // empty text: an empty cell
Cell count_cell(const Integer& n);      // nothing recorded: －
// A personal text: marked when its latest value has not travelled this far.
Cell personal_cell(const Words& words, std::span<const std::string_view> withheld,
                   std::string_view field, const std::string& known);
Cell date_cell(const Words& words, const Date& day);  // none: －
// To one digit, rounded as per_mille() does: 5 of 8 are 62.5.
Cell percent_cell(std::int64_t part, std::int64_t whole);  // of nothing: －; none at all: 0
// The same of a score that may be balanced: 0.0, and below.
Cell score_cell(std::int64_t score, std::int64_t whole);

// What staff wrote under one heading (event_note.section): all of it, in the order in which it was written.
std::string notes_under(const Records& records, std::vector<Found<EventNote>> notes,
                        std::string_view section);

// "YYYY-MM-DD HH:MM" in that place.
std::string minute_text(const Moment& moment, Zone zone);

// The kind's record that the query named, void or not, or the refusal.
Result<Record> named_record(const Records& records, const std::optional<EntryId>& id,
                            std::string_view kind);

template <class Struct>
Result<Found<Struct>> named(const Records& records, const std::optional<EntryId>& id) {
  auto record = named_record(records, id, Struct::name_of_kind);
  if (!record) return record.error();
  return Found<Struct>{record->id(), as<Struct>(*record), !record->conflicts.empty()};
}

}  // namespace renkei
