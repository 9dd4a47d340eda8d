#include "core/wording/values.hpp"

#include <nlohmann/json.hpp>

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

std::string list_words(Language language, const Field& field, std::string_view compact) {
  const auto list = nlohmann::json::parse(compact, nullptr, false);
  if (!list.is_array()) return std::string(compact);
  std::string words;
  for (const auto& item : list) {
    std::string one =
        item.is_string() ? text_words(language, field, item.get<std::string>()) : item.dump();
    words = words.empty() ? std::move(one)
                          : say(language, "value.and", {{"those", words}, {"one", one}});
  }
  return words;
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
      return list_words(language, field, value.text);
    default:
      break;
  }
  if (value.form == Value::Form::integer) return std::to_string(value.integer);
  if (value.form == Value::Form::real) return nlohmann::json(value.real).dump();
  return text_words(language, field, value.text);
}

std::string life_words(Language language, const Value& reason) {
  if (reason.is_null()) return say(language, "value.alive");
  return reason.text.empty() ? say(language, "value.void")
                             : say(language, "value.void_because", {{"reason", reason.text}});
}

std::string disputed_field_words(Language language, const Kind& kind, std::string_view field) {
  return field == "_void" ? say(language, "value.life") : field_label(language, kind.name, field);
}

}  // namespace renkei
