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
  note
};
inline constexpr std::size_t roster_field_count = 24;

std::string_view name_of(RosterField field);
std::optional<RosterField> roster_field_named(std::string_view name);

using ColumnMap = std::vector<std::pair<std::string, std::string>>;

// The columns of each field, best first. Only telephones may have a second column, read when the
// first is empty.
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

RosterColumns map_roster_columns(std::span<const Heading> headings, const ColumnMap& own_words);
HeadingWords roster_heading_words(const ColumnMap& own_words);

}  // namespace renkei
