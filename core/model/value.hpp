// What a field holds: nothing, a whole number, a real number or text. Trivially copyable; the text
// is a view that somebody else keeps alive (a decoded segment, an Arena, a Record).
#pragma once
#include <cstdint>
#include <string_view>

#include "core/base/ids.hpp"

namespace renkei {

struct Value {
  enum class Form : std::uint8_t { null, integer, real, text };

  Form form = Form::null;
  union {  // as `form` says
    std::int64_t integer = 0;
    double real;
  };
  std::string_view text;

  static Value of(std::int64_t number) { return {Form::integer, {.integer = number}, {}}; }
  static Value of_real(double number) { return {Form::real, {.real = number}, {}}; }
  static Value of(std::string_view text) { return {Form::text, {}, text}; }
  bool is_null() const { return form == Form::null; }

  friend bool operator==(const Value& a, const Value& b) {
    if (a.form != b.form) return false;
    switch (a.form) {
      case Form::null:
        return true;
      case Form::integer:
        return a.integer == b.integer;
      case Form::real:
        return a.real == b.real;
      case Form::text:
        return a.text == b.text;
    }
    return false;
  }
};

}  // namespace renkei
