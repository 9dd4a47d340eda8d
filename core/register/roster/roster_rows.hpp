// The clean rows of a roster. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/clean_cells.hpp"
#include "core/text/dates.hpp"

namespace renkei {

// The columns of a clean row, in their order.
inline constexpr std::array<std::string_view, 22> roster_columns = {"no",
                                                                    "bus",
                                                                    "seat",
                                                                    "name",
                                                                    "kana",
                                                                    "birth",
                                                                    "age_on_event",
                                                                    "age_band",
                                                                    "sex_iso5218",
                                                                    "ward_code6",
                                                                    "ward",
                                                                    "address_rest",
                                                                    "phone_digits",
                                                                    "emergency_name",
                                                                    "emergency_relation",
                                                                    "emergency_phone_digits",
                                                                    "allergy",
                                                                    "photo_consent",
                                                                    "applied_on",
                                                                    "status",
                                                                    "note",
                                                                    "warnings"};

// In the order in which a row lists them.
enum class RosterWarning {
  name_missing,
  name_incomplete,
  name_doubtful,
  birth_missing,
  birth_unreadable,
  birth_impossible,
  birth_contradictory,
  birth_after_event,
  emergency_contact_missing,
  minor,
  age_differs_from_birth_date,
  age_unreadable,
  age_implausible,
  age_band_open,
  excel_serial_date,
  phone_leading_zero_restored,
  phone_damaged_by_spreadsheet,
  phone_length_odd,
  phone_foreign,
  phone_several_numbers,
  phone_unreadable,
  sex_unreadable,
  photo_consent_unreadable,
  date_year_inferred,
  applied_on_unreadable,
  applied_on_impossible,
  applied_after_event,
  ditto_resolved,
  ditto_unresolved,
  lost_character,
  private_use_character,
  invisible_character,
  bus_differs_from_section,
  extra_cells,
  ward_unknown,
  outside_target_wards,
  status_unreadable,
  status_in_remark,
  bus_from_above,
  person_not_read,
  formula_prefix,
  pii_in_free_text,
  number_unreadable,
  number_repeated,
  seat_repeated,
  possible_duplicate
};
// lost_character is "lost_character_?", as rosters show it.
std::string_view code_of(RosterWarning warning);

struct SamePerson {
  std::size_t line = 0;
  std::string no;  // as the roster numbers it; may be empty
};

struct RosterRow {
  std::size_t line = 0;
  std::string section;  // the text of the section row above, such as 【1号車】
  std::string no, bus, seat, name, kana;
  std::optional<CivilDate> birth;
  std::optional<int> age_on_event;
  std::string age_band;
  int sex_iso5218 = 0;  // 0 unknown, 1 male, 2 female, 9 other or not answered
  std::string ward_code6, ward, address_rest;
  std::string phone_digits;
  std::string emergency_name, emergency_relation, emergency_phone_digits;
  std::string allergy;
  std::string photo_consent;  // yes, no, guardian_yes, unknown
  std::optional<CivilDate> applied_on;
  std::string status;  // confirmed, waiting, cancelled, walk_in, no_show
  std::string note;
  std::string group_id;                        // of a representative and companions in one row
  bool bus_from_above = false;                 // the cell was empty
  std::vector<RosterWarning> warnings;         // in order, each once
  std::optional<SamePerson> probably_same_as;  // the earlier row; both are kept, a person decides

  bool warns_of(RosterWarning warning) const;
};

// A row's 22 values as text, in the order of roster_columns.
std::array<std::string, roster_columns.size()> roster_cells(RosterRow row);

// Where a column stands among a row's.
consteval std::size_t roster_column(std::string_view name) {
  std::size_t column = 0;
  while (roster_columns.at(column) != name) ++column;
  return column;
}

// Rows, packed: two hundred thousand people are read at once. A row comes in and goes out as a RosterRow;
// what is looked at in every row is told without it. What is said of rows in comparison with each other,
// `group_id` and `probably_same_as`, is told when the rows are in.
class RosterRows {
 public:
  class Iterator {
   public:
    using value_type = RosterRow;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    Iterator(const RosterRows* rows, std::size_t at) : rows_(rows), at_(at) {}
    RosterRow operator*() const { return (*rows_)[at_]; }
    Iterator& operator++() { return ++at_, *this; }
    Iterator operator++(int) { return std::exchange(*this, Iterator(rows_, at_ + 1)); }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const RosterRows* rows_ = nullptr;
    std::size_t at_ = 0;
  };

  std::size_t size() const { return cells_.size(); }
  bool empty() const { return cells_.empty(); }
  RosterRow operator[](std::size_t row) const;
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

  std::string_view cell(std::size_t row, std::size_t column) const {
    return cells_[row][column].value;
  }
  std::size_t line(std::size_t row) const { return beside_[row].line; }
  bool bus_from_above(std::size_t row) const { return beside_[row].bus_from_above; }
  const CleanCells& cells(std::size_t row) const { return cells_[row]; }
  bool any_warnings(std::size_t row) const { return beside_[row].warnings != 0; }
  std::vector<RosterWarning> warnings(std::size_t row) const;
  std::string_view group_id(std::size_t row) const;
  std::optional<std::size_t> probably_same_as(std::size_t row) const;

  void push_back(RosterRow row);
  void warn(std::size_t row, RosterWarning warning);
  void group(std::size_t row, const std::string& group_id) { groups_[row] = group_id; }
  // Which tells of a possible duplicate.
  void mark_same(std::size_t row, std::size_t other);
  // A person has decided whether it is.
  void settle_same(std::size_t row);
  // When all is said: what the rows are warned of, in its column.
  void tell_warnings();
  // The row's cells, for whoever goes on with them; here they are gone.
  CleanCells take_cells(std::size_t row) { return std::exchange(cells_[row], {}); }

 private:
  struct Beside {  // the cells
    std::uint64_t warnings;
    std::uint32_t line, section, same_as;
    bool bus_from_above;
  };
  std::vector<CleanCells> cells_;
  std::vector<Beside> beside_;
  std::vector<std::string> sections_;  // each once for the rows below it
  std::map<std::size_t, std::string> groups_;
};

}  // namespace renkei
