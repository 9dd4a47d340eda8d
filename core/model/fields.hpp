// The types of the members of the record structs in core/model/kinds. An empty one means that nothing is
// recorded, which is not the same as zero.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/moment.hpp"
#include "core/model/kind.hpp"

namespace renkei {

using Text = std::string;
using Integer = std::optional<std::int64_t>;
using Real = std::optional<double>;
using Flag = std::optional<bool>;
using Instant = std::optional<Moment>;
struct Date {
  std::string iso;
};
struct TimeOfDay {
  std::string hh_mm;
};
struct Ref {
  EntryId id = 0;
  explicit operator bool() const { return id != 0; }
  friend bool operator==(const Ref&, const Ref&) = default;
};
using List = std::vector<std::string>;
struct Json {
  std::string compact;
};

using enum Privacy;  // as describe() writes them

constexpr Type type_of(const Text*) { return Type::text; }
constexpr Type type_of(const Integer*) { return Type::integer; }
constexpr Type type_of(const Real*) { return Type::real; }
constexpr Type type_of(const Flag*) { return Type::boolean; }
constexpr Type type_of(const Instant*) { return Type::moment; }
constexpr Type type_of(const Date*) { return Type::date; }
constexpr Type type_of(const TimeOfDay*) { return Type::time; }
constexpr Type type_of(const Ref*) { return Type::record; }
constexpr Type type_of(const List*) { return Type::list; }
constexpr Type type_of(const Json*) { return Type::json; }

// Reads a stored value into a member; an unfitting one leaves it empty.
void read_value(const Value& value, Text& out);
void read_value(const Value& value, Integer& out);
void read_value(const Value& value, Real& out);
void read_value(const Value& value, Flag& out);
void read_value(const Value& value, Instant& out);
void read_value(const Value& value, Date& out);
void read_value(const Value& value, TimeOfDay& out);
void read_value(const Value& value, Ref& out);
void read_value(const Value& value, List& out);
void read_value(const Value& value, Json& out);

}  // namespace renkei
