// What the slips of data protection have in common (disposal, takeout). Inside core/report only.
#pragma once
#include "core/report/table_building.hpp"

namespace renkei {

// Columns whose labels are those of the kind's fields.
void add_field_columns(Table& table, const Words& words, std::string_view kind,
                       std::initializer_list<std::string_view> fields);
// Empty, to be filled in by hand, where nothing was recorded.
Cell moment_cell(const Instant& at, Zone zone);
Cell day_or_blank(const Words& words, const Date& day);
// 名簿 …
Cell content_cell(const Words& words, std::string_view kind, const std::string& content,
                  const std::string& file);
// The tour, otherwise the event.
Cell subject_cell(const Records& records, const Ref& tour, const Ref& event);
// Whom the query asks for, or anybody's.
bool is_asked_for(const ReportQuery& query, const Ref& tour, const Ref& event);

// The code of the record's device, as people compare it: abcd-efgh.
std::string device_code(const Records& records, EntryId id);

}  // namespace renkei
