// Tells people from what stands above, between and below them: titles, sections, totals, notes. Pure;
// internal to the roster reader.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "core/register/roster/roster_people.hpp"
#include "core/register/sheet.hpp"

namespace renkei {

// One part of a row: the whole, or one of two tables that stand side by side.
class RosterLine {
 public:
  RosterLine(const CsvTable& table, std::size_t row, const RosterPerson& person)
      : table_(table), row_(row), person_(person) {}

  bool is_blank() const;
  bool is_filled(std::initializer_list<RosterField> fields) const;
  // Nothing when it is to be read as a person.
  std::optional<SkipReason> skip(const HeadingBlock& headings) const;
  std::string text() const;  // its filled cells, joined by a blank

 private:
  std::string_view cell(std::size_t column) const;
  std::string_view first_filled() const;
  std::size_t filled() const;
  bool only_in(std::initializer_list<RosterField> fields) const;
  bool says_who(bool named) const;
  bool is_number_alone() const;
  bool is_tally() const;
  std::optional<SkipReason> total(bool named) const;
  bool is_legend(const HeadingBlock& headings) const;
  bool repeats_headings(const HeadingBlock& headings) const;

  const CsvTable& table_;
  std::size_t row_;
  const RosterPerson& person_;
};

// A row above all headings that holds a person nevertheless: two or more of kana, sex, age, birth and
// telephone, each in a cell of its own.
bool looks_like_person(const CsvTable& table, std::size_t row);

// A quote that was never closed reaches to the next one, and takes the rows between into its cell.
bool holds_rows(std::string_view cell, char delimiter, std::size_t columns);

}  // namespace renkei
