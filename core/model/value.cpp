#include "core/model/value.hpp"

#include "core/model/command.hpp"

namespace renkei {

OwnValue::OwnValue(const Value& value) {
  switch (value.form) {
    case Value::Form::null:
      break;
    case Value::Form::integer:
      held = value.integer;
      break;
    case Value::Form::real:
      held = value.real;
      break;
    case Value::Form::text:
      held = std::string(value.text);
      break;
  }
}

Value OwnValue::view() const {
  if (const auto* number = std::get_if<std::int64_t>(&held)) return Value::of(*number);
  if (const auto* number = std::get_if<double>(&held)) return Value::of_real(*number);
  if (const auto* text = std::get_if<std::string>(&held)) return Value::of(*text);
  return {};
}

}  // namespace renkei
