// The description of a record kind: its number, its name and its fields. Everything that handles
// records (tables, wire format, JSON, CSV columns, validation, privacy) reads these descriptions
// and nothing else, so that a field is added in exactly one place: describe() of its struct in
// core/model/kinds. Descriptions are made once, are immutable and live as long as the program; any thread
// may read.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/value.hpp"

namespace renkei {

// Who may see a field (docs/rules.md): P0 public, P1 internal, P2 personal, P3 special care.
enum class Privacy : std::uint8_t { open, internal, personal, special };
constexpr bool is_personal(Privacy privacy) { return privacy >= Privacy::personal; }

enum class Type : std::uint8_t {
  text,     // UTF-8
  integer,  // 64 bits, signed
  real,     // finite double
  boolean,  // 0 or 1
  date,     // YYYY-MM-DD
  time,     // HH:MM
  moment,   // packed Moment
  record,   // EntryId of another record
  choice,   // one of the listed codes
  list,     // JSON array of texts
  json,     // any JSON object or array, compact
};
// How a type is kept: integer, real or text.
constexpr Value::Form form_of(Type type) {
  switch (type) {
    case Type::integer:
    case Type::boolean:
    case Type::moment:
    case Type::record:
      return Value::Form::integer;
    case Type::real:
      return Value::Form::real;
    default:
      return Value::Form::text;
  }
}

// A code that is stored, and the Japanese word that is accepted for it as well.
struct Choice {
  std::string_view code, ja;
};

struct Field {
  std::string_view kind;  // that it belongs to
  int number = 0;         // on the wire; never reused
  std::string_view name;  // in JSON, CSV and the table
  Type type = Type::text;
  Privacy privacy = Privacy::internal;
  std::string_view target;          // Type::record: the kind referred to, empty for any
  bool required = false;            // at birth
  bool of_entry = false;            // Type::moment: the entry's own time when left out
  bool void_too = false;            // Type::record: what it refers to may be void
  bool indexed = false;             // a screen or a table asks for the records of one value
  bool relies = false;              // whoever is referred to was seen: see relying()
  bool belongs = false;             // the record is part of what it refers to: see belonging()
  bool names = false;               // people call the record by it: see naming()
  std::span<const Choice> choices;  // Type::choice: the only values; Type::text: suggestions
  std::int64_t min = INT64_MIN, max = INT64_MAX;

  Field& must() { return required = true, *this; }
  Field& refers(std::string_view wanted) { return target = wanted, *this; }
  Field& even_void() { return void_too = true, *this; }
  Field& by_index() { return indexed = true, *this; }
  // The record tells that somebody was there (checked in, marked, answered). When that person was
  // made void meanwhile, by somebody who did not know of it, a person decides (docs/rules.md, law 6).
  Field& relying() { return relies = true, *this; }
  // The record is part of what it refers to, and its personal values travel with that
  // (compartment.hpp).
  Field& belonging() { return belongs = true, *this; }
  // People call the record by it (record_names.hpp). Nobody is called by a personal value.
  Field& naming() { return names = true, *this; }
  Field& by_default_now() { return of_entry = true, *this; }
  Field& one_of(std::span<const Choice> list) { return type = Type::choice, choices = list, *this; }
  Field& like(std::span<const Choice> list) { return choices = list, *this; }
  Field& between(std::int64_t low, std::int64_t high) { return min = low, max = high, *this; }
};

// The whole numbers that may stand in it: 0..150, or … -1, 0, 1 … where there is no limit.
std::string range_of(const Field& field);

struct Kind {
  int number = 0;
  std::string_view name;
  std::vector<Field> fields;
  // Records of one kind that agree in all of `same` are about one thing seen twice; references agree
  // when what they refer to is one thing. When their `agree` field differs that is a conflict
  // (docs/rules.md, law 6); empty: they just count once.
  std::vector<std::string_view> same;
  std::string_view agree;
  bool holds_personal = false;  // whether any field is
  // Whether people record it by itself; otherwise a program does in the course of something else.
  bool made_by_hand = true;
  std::vector<int> index_by_number;  // field number -> index into fields, -1 unknown

  // -1 when there is no such field. `event` also finds `event_id`.
  int find(std::string_view field_name) const;
  int find_number(int field_number) const {
    return field_number >= 0 && static_cast<std::size_t>(field_number) < index_by_number.size()
               ? index_by_number[static_cast<std::size_t>(field_number)]
               : -1;
  }
};

// All kinds of this program, ordered by number.
const std::vector<Kind>& all_kinds();
const Kind* find_kind(std::string_view name);
const Kind* find_kind(int number);

}  // namespace renkei
