#include "core/wording/values.hpp"

#include <array>
#include <charconv>

#include "core/model/deciding.hpp"
#include "core/model/municipalities.hpp"
#include "core/model/record_names.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"

namespace renkei {
namespace {

std::string text_words(Language language, const Field& field, std::string_view text) {
  if (!field.choices.empty()) return choice_label(language, field.kind, field.name, text);
  if (field.name.ends_with("code6"))
    if (std::string place = municipality_words(text); !place.empty()) return place;
  return std::string(text);
}

std::string list_words(Language language, const Field& field, const Value& value) {
  List list;
  read_value(value, list);
  std::string words;
  for (const std::string& item : list) {
    const std::string one = text_words(language, field, item);
    words = words.empty() ? one : say(language, "value.and", {{"those", words}, {"one", one}});
  }
  return words;
}

std::string real_words(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), end.ptr};
}

std::string record_words(Language language, EntryId id, const Records& records) {
  const auto record = records.find(id);
  if (!record) return records.id_text(id);
  const std::string_view name = name_of(*record);
  if (!name.empty()) return std::string(name);
  const std::string kind = kind_label(language, record->kind().name), text = records.id_text(id);
  return say(language, "value.record", {{"kind", kind}, {"id", text}});
}

}  // namespace

std::string value_words(Language language, const Field& field, const Value& value,
                        const Records& records) {
  if (value.is_null()) return {};
  switch (field.type) {
    case Type::boolean:
      return say(language, value.integer != 0 ? "value.yes" : "value.no");
    case Type::moment:
      return moment_words(unpack_moment(value.integer), records.zone());
    case Type::record:
      return record_words(language, value.integer, records);
    case Type::list:
      return list_words(language, field, value);
    default:
      break;
  }
  if (value.form == Value::Form::integer) return std::to_string(value.integer);
  if (value.form == Value::Form::real) return real_words(value.real);
  return text_words(language, field, value.text);
}

std::string life_words(Language language, const Value& reason) {
  if (reason.is_null()) return say(language, "value.alive");
  return reason.text.empty() ? say(language, "value.void")
                             : say(language, "value.void_because", {{"reason", reason.text}});
}

std::string claim_words(Language language, const Conflict& conflict, const Claim& claim,
                        const Records& records) {
  if (claim.withheld) return withheld_words(language, "");
  const Value value = claim.value.view();
  if (conflict.field == life_name) return life_words(language, value);
  return value_words(language, disputed_field(*conflict.kind, conflict.field), value, records);
}

std::string disputed_field_words(Language language, const Kind& kind, std::string_view field) {
  return field == life_name ? say(language, "value.life") : field_label(language, kind.name, field);
}

}  // namespace renkei
