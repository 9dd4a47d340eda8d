#include "core/logic/validate.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/limits.hpp"
#include "core/base/moment.hpp"
#include "core/model/answers.hpp"
#include "core/text/dates.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

Error refuse(Code code, const Field& field, std::string value) {
  return Error(code, {{"field", std::string(field.name)},
                      {"kind", std::string(field.kind)},
                      {"value", std::move(value)}});
}

bool is_time_of_day(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  return text.size() == 5 && digit(0) && digit(1) && text[2] == ':' && digit(3) && digit(4) &&
         text.substr(0, 2) <= "24" && text[3] <= '5' &&
         (text.substr(0, 2) != "24" || text == "24:00");
}

bool is_choice(const Field& field, std::string_view text) {
  return std::any_of(field.choices.begin(), field.choices.end(),
                     [&](const Choice& choice) { return choice.code == text; });
}

Status validate_text(const Field& field, std::string_view text) {
  if (text.size() > limits::text_bytes)
    return Error(Code::too_long, {{"field", std::string(field.name)},
                                  {"kind", std::string(field.kind)},
                                  {"limit", std::to_string(limits::text_bytes)},
                                  {"size", std::to_string(text.size())}});
  if (const auto at = first_utf8_error(text, Nul::refused))
    return Error(Code::bad_text, {{"field", std::string(field.name)},
                                  {"kind", std::string(field.kind)},
                                  {"position", std::to_string(*at)}});
  const bool fits = field.type == Type::text || (field.type == Type::date && date_of_iso(text)) ||
                    (field.type == Type::time && is_time_of_day(text)) ||
                    (field.type == Type::choice && is_choice(field, text)) ||
                    (field.type == Type::list && is_text_list(text)) ||
                    (field.type == Type::json && is_json(text));
  if (!fits) return refuse(Code::bad_value, field, std::string(text.substr(0, 80)));
  return Done{};
}

Status validate_integer(const Field& field, std::int64_t number) {
  const bool fits = number >= field.min && number <= field.max &&
                    (field.type != Type::boolean || number == 0 || number == 1) &&
                    (field.type != Type::moment || is_valid(unpack_moment(number)));
  if (fits) return Done{};
  Error error = refuse(Code::bad_value, field, std::to_string(number));
  if (field.type == Type::integer) error.details.emplace_back("expected", range_of(field));
  return error;
}

Status validate_reference(const Field& field, EntryId id, const Records& records) {
  const Kind* wanted = field.target.empty() ? nullptr : find_kind(field.target);
  const auto target = records.standing(id, wanted);
  if (!target) return Error(Code::not_found, {{"id", records.id_text(id)}});
  if (wanted != nullptr && target->kind != wanted)
    return Error(Code::wrong_kind, {{"field", std::string(field.name)},
                                    {"kind", std::string(target->kind->name)},
                                    {"wanted", std::string(field.target)}});
  if (target->is_void && !field.void_too)
    return Error(Code::is_void, {{"id", records.id_text(id)}});
  return Done{};
}

}  // namespace

Status validate(const Kind& kind, const Field& field, const Value& value, const Records& records) {
  if (value.is_null()) return Done{};
  if (value.form != form_of(field.type))
    return Error(Code::bad_value,
                 {{"field", std::string(field.name)}, {"kind", std::string(kind.name)}});
  switch (value.form) {
    case Value::Form::text:
      return validate_text(field, value.text);
    case Value::Form::real:
      if (!std::isfinite(value.real)) return refuse(Code::bad_value, field, "");
      return Done{};
    default:
      if (field.type == Type::record) return validate_reference(field, value.integer, records);
      return validate_integer(field, value.integer);
  }
}

}  // namespace renkei
