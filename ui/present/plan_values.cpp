#include "ui/present/plan_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/model/documents.hpp"
#include "core/model/json.hpp"
#include "core/model/kinds.hpp"
#include "core/model/municipalities.hpp"
#include "core/model/seat_plan.hpp"
#include "core/text/amounts.hpp"
#include "core/text/dates.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/times.hpp"
#include "ui/present/plan_documents.hpp"

namespace renkei::ui::plan {
namespace {

// What people write whole paragraphs in.
bool is_written_in_lines(const Field& field) {
  constexpr std::string_view names[] = {"description",  "layout", "note",
                                        "outcome_text", "text",   "what"};
  return std::ranges::find(names, field.name) != std::end(names);
}

bool is_of_designer(const Field& field) {
  return field.kind == Questionnaire::name_of_kind && field.type == Type::json;
}

// ---- municipalities

bool names_municipalities(const Field& field) { return field.name.ends_with("code6"); }

std::string place_or_text(const Field& field, std::string_view typed) {
  return names_municipalities(field) && !typed.empty() ? code_of_place(typed) : std::string(typed);
}

// ---- days and times

// A plan looks ahead: what it names without a year lies in the months to come.
std::optional<CivilDate> end_of_planning(const Situation& situation) {
  constexpr std::int64_t eleven_months = 334;
  const auto today = date_of_iso(situation.date);
  if (!today) return std::nullopt;
  return date_of_days(days_since_epoch(*today) + eleven_months);
}

std::optional<std::string> time_typed(std::string_view typed) {
  const TimeReading reading = read_time(typed);
  const bool is_read = reading.doubt == TimeReading::Doubt::none && !reading.hh_mm.empty();
  return is_read ? std::optional(reading.hh_mm) : std::nullopt;
}

// A time alone is one of today; else the day comes first.
std::optional<Moment> moment_typed(std::string_view typed, const Situation& situation) {
  if (const auto whole = parse_moment(typed, situation.zone)) return whole;
  if (const auto time = time_typed(typed))
    return parse_moment(situation.date + 'T' + *time, situation.zone);
  const std::string text = unify_spaces(typed, " ");
  for (std::size_t blank = text.find(' '); blank != std::string::npos;
       blank = text.find(' ', blank + 1)) {
    const auto day = day_typed(text.substr(0, blank), situation);
    const auto time = time_typed(text.substr(blank + 1));
    if (day && time) return parse_moment(*day + 'T' + *time, situation.zone);
  }
  return std::nullopt;
}

std::string moment_text(const Moment& moment, Zone zone) {
  constexpr std::size_t to_minutes = 16;
  std::string text = to_text(in_zone(moment, zone));
  const bool is_whole_minute = moment.unix_ms % 60'000 == 0;
  text = text.substr(0, is_whole_minute ? to_minutes : to_minutes + 3);
  std::ranges::replace(text, 'T', ' ');
  return text;
}

// ---- numbers

std::optional<std::int64_t> whole_number_typed(const Field& field, std::string_view typed) {
  const std::string text = without_spaces(narrow(typed));
  const bool is_negative = text.starts_with('-');
  const bool is_amount = field.name.find("yen") != std::string_view::npos;
  if (is_amount && !is_negative)
    if (const auto amount = read_amount(text); amount.yen) return amount.yen;
  const auto number = read_whole_number(std::string_view(text).substr(is_negative ? 1 : 0));
  if (!number) return std::nullopt;
  return is_negative ? -*number : *number;
}

std::string real_text(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), end.ptr};
}

Error out_of_range(const Field& field, std::string_view typed) {
  return Error(Code::bad_value, {{"field", std::string(field.name)},
                                 {"kind", std::string(field.kind)},
                                 {"value", std::string(typed)},
                                 {"expected", range_of(field)}});
}

// ---- lists, a line each

Result<OwnValue> list_typed(const Field& field, std::string_view typed) {
  List items = lines_typed(typed);
  if (items.empty()) return OwnValue();
  for (std::string& item : items) item = place_or_text(field, item);
  return OwnValue(stored_text(items));
}

std::string list_text(const Field& field, const Value& value) {
  List items;
  read_value(value, items);
  std::string text;
  for (const std::string& item : items)
    text += (text.empty() ? "" : "\n") +
            (names_municipalities(field) ? municipality_words(item) : item);
  return text;
}

}  // namespace

std::string code_of_place(std::string_view typed) {
  const std::string wanted = fold_for_search(typed);
  const Municipality* found = nullptr;
  for (const Municipality& place : all_municipalities()) {
    const std::string whole = std::string(place.prefecture) + std::string(place.name);
    if (place.code6 == wanted || fold_for_search(whole) == wanted) return std::string(place.code6);
    if (fold_for_search(place.name) != wanted) continue;
    if (found) return std::string(typed);
    found = &place;
  }
  return found ? std::string(found->code6) : std::string(typed);
}

std::optional<std::string> day_typed(std::string_view typed, const Situation& situation) {
  const DateReading reading = read_date(typed, end_of_planning(situation));
  if (reading.status != DateStatus::read) return std::nullopt;
  return iso(reading.date);
}

List lines_typed(std::string_view typed) {
  List lines;
  while (!typed.empty()) {
    const std::size_t end = std::min(typed.find('\n'), typed.size());
    if (const std::string_view line = trim(typed.substr(0, end)); !line.empty())
      lines.emplace_back(line);
    typed.remove_prefix(std::min(end + 1, typed.size()));
  }
  return lines;
}

Control control_of(const Field& field, const Value& stored) {
  if (is_of_designer(field)) return Control::designer;
  switch (field.type) {
    case Type::boolean:
    case Type::choice:
      return Control::choice;
    case Type::record:
      return Control::record;
    case Type::list:
    case Type::json:
      return Control::lines;
    default:
      break;
  }
  const bool has_break =
      stored.form == Value::Form::text && stored.text.find('\n') != std::string_view::npos;
  const bool in_lines = field.type == Type::text && (is_written_in_lines(field) || has_break);
  return in_lines ? Control::lines : Control::line;
}

std::string text_of(const Field& field, const Value& value, Zone zone) {
  if (value.is_null()) return {};
  switch (field.type) {
    case Type::moment:
      return moment_text(unpack_moment(value.integer), zone);
    case Type::list:
      return list_text(field, value);
    case Type::json:
      if (is_document(field))
        if (auto text = document_text(field, value.text)) return std::move(*text);
      break;
    case Type::boolean:
    case Type::choice:
    case Type::record:
      return {};
    default:
      break;
  }
  if (value.form == Value::Form::integer) return std::to_string(value.integer);
  if (value.form == Value::Form::real) return real_text(value.real);
  return names_municipalities(field) ? municipality_words(value.text) : std::string(value.text);
}

Result<OwnValue> value_typed(const Field& field, std::string_view typed,
                             const Situation& situation) {
  const std::string text(trim(typed));
  const auto as_typed = [&](std::string_view given) {
    return read_value(field, given, {.id = {}, .kind_of = {}, .zone = situation.zone});
  };
  if (text.empty()) return OwnValue();
  switch (field.type) {
    case Type::integer:
      if (const auto number = whole_number_typed(field, text)) {
        if (*number < field.min || *number > field.max) return out_of_range(field, text);
        return OwnValue(*number);
      }
      return as_typed(narrow(text));
    case Type::real:
      return as_typed(without_spaces(narrow(text)));
    case Type::date:
      if (const auto day = day_typed(text, situation)) return OwnValue(*day);
      return as_typed(text);
    case Type::time:
      if (const auto time = time_typed(text)) return OwnValue(*time);
      return as_typed(text);
    case Type::moment:
      if (const auto moment = moment_typed(text, situation)) return OwnValue(*moment);
      return as_typed(text);
    case Type::list:
      return list_typed(field, typed);
    case Type::json:
      if (is_document(field) && text.front() != '[') return document_typed(field, typed, situation);
      break;
    default:
      break;
  }
  if (field.kind == Vehicle::name_of_kind && field.name == "layout")
    if (const auto plan = read_seat_plan(text, 0); !plan) return plan.error();
  return as_typed(place_or_text(field, text));
}

bool is_understood(const Field& field) {
  return field.type == Type::date || field.type == Type::time || field.type == Type::moment ||
         names_municipalities(field);
}

}  // namespace renkei::ui::plan
