#include "core/model/fields.hpp"

#include <nlohmann/json.hpp>

namespace renkei {

void read_value(const Value& value, Text& out) { out = value.text; }
void read_value(const Value& value, Integer& out) {
  if (value.form == Value::Form::integer) out = value.integer;
}
void read_value(const Value& value, Real& out) {
  if (value.form == Value::Form::real) out = value.real;
}
void read_value(const Value& value, Flag& out) {
  if (value.form == Value::Form::integer) out = value.integer != 0;
}
void read_value(const Value& value, Instant& out) {
  if (value.form == Value::Form::integer) out = unpack_moment(value.integer);
}
void read_value(const Value& value, Date& out) { out.iso = value.text; }
void read_value(const Value& value, TimeOfDay& out) { out.hh_mm = value.text; }
void read_value(const Value& value, Ref& out) { out.id = value.integer; }
void read_value(const Value& value, Json& out) { out.compact = value.text; }
void read_value(const Value& value, List& out) {
  const auto parsed = nlohmann::json::parse(value.text, nullptr, false);
  if (!parsed.is_array()) return;
  for (const auto& item : parsed)
    if (item.is_string()) out.push_back(item.get<std::string>());
}

}  // namespace renkei
