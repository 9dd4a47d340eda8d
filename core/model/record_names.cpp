#include "core/model/record_names.hpp"

#include <algorithm>

#include "core/model/kinds.hpp"
#include "core/model/questionnaire_versions.hpp"
#include "core/text/kana.hpp"

namespace renkei {
namespace {

const Field* naming_field(const Kind& kind) {
  const auto field = std::ranges::find_if(kind.fields, &Field::names);
  return field == kind.fields.end() ? nullptr : &*field;
}

bool is_called(const Kind& kind, std::string_view name, std::string_view wanted, Called how) {
  const auto fits = [&](std::string_view text) {
    const std::string folded = fold_for_search(text);
    return how == Called::whole ? folded == wanted : folded.starts_with(wanted);
  };
  if (fits(name)) return true;
  if (kind.number != Questionnaire::number) return false;
  const NamedVersion version = version_of(name);
  return fits(version.name) || fits(told_apart(version));
}

std::string own_day(const Record& record) {
  for (std::size_t i = 0; i < record.kind().fields.size(); ++i) {
    const Field& field = record.kind().fields[i];
    if (field.type == Type::date && !is_personal(field.privacy) && !record.value(i).is_null())
      return std::string(record.value(i).text);
  }
  const Value year = record.value("fy");
  return year.form == Value::Form::integer ? std::to_string(year.integer) : "";
}

// What it is part of, or about.
EntryId whole_of(const Record& record) {
  for (const std::string_view field : {"tour_id", "event_id"})
    if (const Value value = record.value(field); value.form == Value::Form::integer)
      return value.integer;
  return 0;
}

}  // namespace

bool has_names(const Kind& kind) { return naming_field(kind) != nullptr; }

std::string_view name_of(const Record& record) {
  const Field* field = naming_field(record.kind());
  return field == nullptr ? std::string_view() : record.value(field->name).text;
}

std::vector<EntryId> records_called(std::string_view typed, Called how, const Kind* kind,
                                    const Records& records) {
  std::vector<EntryId> found;
  const std::string wanted = fold_for_search(typed);
  if (wanted.empty()) return found;
  for (const Kind& each : all_kinds()) {
    if ((kind != nullptr && kind != &each) || !has_names(each)) continue;
    records.each(each, {}, false, [&](const Record& record) {
      if (is_called(each, name_of(record), wanted, how)) found.push_back(record.id());
    });
  }
  return found;
}

std::string day_of(const Record& record, const Records& records) {
  constexpr int most_steps = 3;  // from a questionnaire to its tour to its event
  std::string day = own_day(record);
  auto whole = records.find(whole_of(record));
  for (int step = 1; step < most_steps && day.empty() && whole; ++step) {
    day = own_day(*whole);
    whole = records.find(whole_of(*whole));
  }
  return day;
}

}  // namespace renkei
