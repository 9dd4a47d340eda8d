#include "core/model/json_values.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <vector>

#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"
#include "core/text/visible.hpp"

namespace renkei {
namespace json_values {

using nlohmann::json;

namespace {

constexpr int deepest = 32;  // brackets within brackets

// The offset of the first bracket that lies too deep. Looked for before parsing, so that a line of
// nothing but brackets costs nothing.
std::optional<std::size_t> find_too_deep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > deepest) return i;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return std::nullopt;
}

// Notices a name that stands twice in one object: which of the two was meant, nobody can tell.
struct TwiceWatch {
  std::vector<std::set<std::string>> open;
  std::optional<std::string> twice;

  bool operator()(int, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) open.emplace_back();
    if (event == json::parse_event_t::object_end) open.pop_back();
    if (event == json::parse_event_t::key && !open.back().insert(parsed.get<std::string>()).second)
      twice = parsed.get<std::string>();
    return true;
  }
};

// `position`: from 1.
Error bad_json(std::string_view text, std::size_t position) {
  const TextPlace place = place_in(text, position - std::min<std::size_t>(position, 1));
  return Error(Code::bad_json, {{"position", std::to_string(position)},
                                {"line", std::to_string(place.line)},
                                {"column", std::to_string(place.column)}});
}

}  // namespace

Result<json> parse(std::string_view text) {
  if (const auto at = find_too_deep(text)) return bad_json(text, *at + 1);
  TwiceWatch watch;
  try {
    json parsed = json::parse(text.begin(), text.end(), std::ref(watch));
    if (!watch.twice) return parsed;
  } catch (const json::parse_error& problem) {
    return bad_json(text, problem.byte);
  } catch (const json::exception&) {  // a number that no machine holds
    return bad_json(text, text.size());
  }
  const std::size_t second = text.rfind('"' + *watch.twice + '"');
  return bad_json(text, second == std::string_view::npos ? text.size() : second + 1);
}

namespace {

std::string shown(const json& given) {
  return shorten(given.is_string() ? given.get<std::string>()
                                   : given.dump(-1, ' ', false, json::error_handler_t::replace));
}

}  // namespace

Error bad_value(const Field& field, const json& given) {
  Error error = bad_value(field.name, given, form_of_value(field));
  error.details.emplace_back("kind", std::string(field.kind));
  return error;
}

Error bad_value(std::string_view name, const json& given, std::string expected) {
  return Error(
      Code::bad_value,
      {{"field", std::string(name)}, {"value", shown(given)}, {"expected", std::move(expected)}});
}

namespace {

// A text, or a whole number as its digits: a bus or a seat is often typed as a number.
std::optional<std::string> text_of(const json& given) {
  if (given.is_string()) return given.get<std::string>();
  if (given.is_number_integer()) return given.dump();
  return std::nullopt;
}

std::optional<std::int64_t> integer_of(const json& given) {
  constexpr double exact = 9'007'199'254'740'992.0;  // 2^53: beyond it a double has lost digits
  if (given.is_number_unsigned()) {
    const auto number = given.get<std::uint64_t>();
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return std::nullopt;
    return static_cast<std::int64_t>(number);
  }
  if (given.is_number_integer()) return given.get<std::int64_t>();
  if (!given.is_number_float()) return std::nullopt;
  const auto number = given.get<double>();
  if (std::trunc(number) != number || std::fabs(number) > exact) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

bool is_date(std::string_view text) {
  return text.size() == 10 && parse_moment(std::string(text) + "T00:00");
}

bool is_time(std::string_view text) {
  return text == "24:00" ||  // when something closes at midnight
         (text.size() == 5 && parse_moment("2000-01-01T" + std::string(text)));
}

std::optional<std::string> code_of(const Field& field, const json& given) {
  if (!given.is_string()) return std::nullopt;
  const auto& text = given.get_ref<const std::string&>();
  for (const Choice& choice : field.choices)
    if (choice.code == text || choice.ja == text) return std::string(choice.code);
  return std::nullopt;
}

// A text that one of the suggestions may be meant by. Blanks around it would make a column of its
// own in every table.
std::optional<std::string> suggested_text(const Field& field, const json& given) {
  auto text = text_of(given);
  if (!text || field.choices.empty()) return text;
  text = std::string(trim(*text));
  if (auto code = code_of(field, *text)) return code;
  return text;
}

std::optional<std::string> list_of(const json& given) {
  if (!given.is_array()) return std::nullopt;
  json items = json::array();
  for (const json& item : given) {
    auto text = text_of(item);
    if (!text) return std::nullopt;
    items.push_back(std::move(*text));
  }
  return items.dump();
}

// The stored form of everything but references, which need a store; nothing when it does not fit.
std::optional<OwnValue> stored_form(const Field& field, const json& given, Zone zone) {
  const auto own = [](auto&& found) {
    return found ? std::optional(OwnValue(std::move(*found))) : std::nullopt;
  };
  const auto text_if = [&](bool (*fits)(std::string_view)) -> std::optional<OwnValue> {
    if (!given.is_string() || !fits(given.get_ref<const std::string&>())) return std::nullopt;
    return OwnValue(given.get<std::string>());
  };
  switch (field.type) {
    case Type::text:
      return own(suggested_text(field, given));
    case Type::integer:
      return own(integer_of(given));
    case Type::choice:
      return own(code_of(field, given));
    case Type::list:
      return own(list_of(given));
    case Type::date:
      return text_if(is_date);
    case Type::time:
      return text_if(is_time);
    case Type::real:
      if (given.is_number()) return OwnValue(given.get<double>());
      break;
    case Type::boolean:
      if (given.is_boolean()) return OwnValue(std::int64_t{given.get<bool>()});
      break;
    case Type::moment:
      if (given.is_string()) return own(parse_moment(given.get_ref<const std::string&>(), zone));
      break;
    case Type::json:
      if (given.is_structured()) return OwnValue(given.dump());
      break;
    case Type::record:
      break;
  }
  return std::nullopt;
}

}  // namespace

Result<EntryId> read_id(const json& given, const JsonSurroundings& store, std::string_view kind) {
  if (!given.is_string()) return Error(Code::bad_id, {{"id", shown(given)}});
  return store.id(given.get_ref<const std::string&>(), kind);
}

Result<OwnValue> read(const Field& field, const json& given, const JsonSurroundings& store) {
  if (given.is_null()) return OwnValue();
  if (field.type == Type::record) {
    const auto id = read_id(given, store, field.target);
    if (!id) return id.error();
    return OwnValue(*id);
  }
  auto value = stored_form(field, given, store.zone);
  if (!value) return bad_value(field, given);
  return std::move(*value);
}

}  // namespace json_values

std::string form_of_value(const Field& field) {
  switch (field.type) {
    case Type::text:
      return "\"…\"";
    case Type::integer:
      return range_of(field);
    case Type::real:
      return "12.5";
    case Type::boolean:
      return "true, false";
    case Type::date:
      return "YYYY-MM-DD";
    case Type::time:
      return "HH:MM";
    case Type::moment:
      return "YYYY-MM-DDTHH:MM:SS+09:00";
    case Type::record:
      return std::string(field.target) + " ID";
    case Type::list:
      return "[\"…\", \"…\"]";
    case Type::json:
      return "{…}, […]";
    case Type::choice:
      break;
  }
  std::string codes;
  for (const Choice& choice : field.choices)
    codes.append(codes.empty() ? "" : ", ").append(choice.code);
  return codes;
}

Result<OwnValue> read_value(const Field& field, std::string_view text,
                            const JsonSurroundings& store) {
  if (text.empty()) return OwnValue();
  if (!is_utf8(text)) return Error(Code::bad_text, {{"field", std::string(field.name)}});
  nlohmann::json given = std::string(text);
  const bool as_json = field.type == Type::integer || field.type == Type::real ||
                       field.type == Type::boolean || field.type == Type::json ||
                       (field.type == Type::list && text.front() == '[');
  if (as_json) {
    if (auto parsed = json_values::parse(text); parsed && !parsed->is_null())
      given = std::move(*parsed);
  } else if (field.type == Type::list) {
    given = nlohmann::json::array({given});
  }
  return json_values::read(field, given, store);
}

nlohmann::ordered_json to_json(const Field& field, const Value& value, const IdText& id_text) {
  using nlohmann::ordered_json;
  if (value.is_null()) return nullptr;
  if (value.form == Value::Form::real) return value.real;
  if (value.form == Value::Form::integer) {
    if (field.type == Type::boolean) return value.integer != 0;
    if (field.type == Type::moment) return to_text(unpack_moment(value.integer));
    if (field.type == Type::record) return id_text(value.integer);
    return value.integer;
  }
  if (field.type == Type::list || field.type == Type::json) {
    // What another device wrote may nest deeper than a writer can follow; then it is shown as text.
    if (json_values::parse(value.text)) return ordered_json::parse(value.text);
  }
  return std::string(value.text);
}

nlohmann::ordered_json to_json(const Record& record, const IdText& id_text) {
  nlohmann::ordered_json out;
  out["_id"] = id_text(record.id());
  out["_kind"] = std::string(record.kind().name);
  for (std::size_t i = 0; i < record.kind().fields.size(); ++i) {
    const Field& field = record.kind().fields[i];
    out[std::string(field.name)] = to_json(field, record.value(i), id_text);
  }
  out["_void"] = record.is_void;
  if (record.is_void) out["_void_reason"] = record.void_reason;
  out["_conflicts"] = nlohmann::ordered_json::array();
  for (const std::string_view field : record.conflicts)
    out["_conflicts"].push_back(std::string(field));
  for (const std::string_view field : record.withheld)
    out["_withheld"].push_back(std::string(field));
  return out;
}

std::string dump(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace renkei
