#include "core/report/slips.hpp"

#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"

namespace renkei {

void add_field_columns(Table& table, const Words& words, std::string_view kind,
                       std::initializer_list<std::string_view> fields) {
  for (const std::string_view field : fields)
    table.columns.push_back({std::string(field), field_label(words.language(), kind, field)});
}

Cell moment_cell(const Instant& at, Zone zone) {
  return at ? Cell::of(minute_text(*at, zone)) : Cell::empty();
}

Cell day_or_blank(const Words& words, const Date& day) {
  return day.iso.empty() ? Cell::empty() : date_cell(words, day);
}

Cell content_cell(const Words& words, std::string_view kind, const std::string& content,
                  const std::string& file) {
  const std::string what = words.choice(kind, "content", content);
  return text_cell(what + (what.empty() || file.empty() ? "" : "\n") + file);
}

Cell subject_cell(const Records& records, const Ref& tour, const Ref& event) {
  if (const auto found = find_as<Tour>(records, tour.id)) return text_cell(found->fields.name);
  if (const auto found = find_as<Event>(records, event.id)) return text_cell(found->fields.name);
  return Cell::empty();
}

bool is_asked_for(const ReportQuery& query, const Ref& tour, const Ref& event) {
  return (!query.tour || tour.id == *query.tour) && (!query.event || event.id == *query.event);
}

std::string device_code(const Records& records, EntryId id) {
  const std::string text = records.id_text(id);
  const std::string log = text.substr(0, text.rfind('-'));
  return log.size() < 8 ? log : short_code(log);
}

}  // namespace renkei
