// Which column of a roster holds what, told by the words of its headings. Pure; internal to the
// roster reader.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/register/sheet.hpp"

namespace renkei {

enum class RosterField {
  no,
  bus,
  seat,
  name,
  family_name,
  given_name,
  kana,
  family_kana,
  given_kana,
  birth,
  age,
  sex,
  ward,
  address,
  phone,
  emergency,
  emergency_name,
  emergency_relation,
  emergency_phone,
  allergy,
  photo_consent,
  applied_on,
  status,
  note,
  prefecture,  // these two only tell whether a ward is Tokyo's
  city
};
inline constexpr std::size_t roster_field_count = 26;

std::string_view name_of(RosterField field);
std::optional<RosterField> roster_field_named(std::string_view name);

// What a heading says of its column, and how surely.
struct ColumnGuess {
  RosterField field;
  int strength;
};
// By the built-in words alone.
std::optional<ColumnGuess> guess_column(const Heading& heading);

// Fields with more than one column: telephones, of which the next is read when one is empty, and
// what is said of taking part, of which all are read.
bool may_repeat(RosterField field);

// The columns of each field, best first.
struct RosterColumns {
  std::array<std::vector<std::size_t>, roster_field_count> of;
  std::vector<std::optional<RosterField>> by_column;

  bool has(RosterField field) const { return !of[static_cast<std::size_t>(field)].empty(); }
  const std::vector<std::size_t>& columns(RosterField field) const {
    return of[static_cast<std::size_t>(field)];
  }
  int fields_found() const;
  std::optional<RosterField> field_of(std::size_t column) const {
    return column < by_column.size() ? by_column[column] : std::nullopt;
  }
};

// The best column for each field.
RosterColumns choose_columns(std::span<const std::optional<ColumnGuess>> guesses);

}  // namespace renkei
