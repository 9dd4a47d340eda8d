// A tally sheet as a hall keeps it, read into clean rows: so many at a gate, in an hour, of a category.
// Hours go down or across, or every line is one note; the headings say which (tally_layouts.hpp). Every
// line of the file ends in a row, as a skipped line with its reason, or refused with its reason. Sums
// that stand in the sheet are checked and never used.
//
// Pure: bytes and context in, one value out; it owns all its text. Linear in the size of the file.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/register/sheet.hpp"
#include "core/register/tallies/tally_cells.hpp"
#include "core/text/dates.hpp"

namespace renkei {

inline constexpr std::array<std::string_view, 7> tally_columns = {
    "date", "hour", "gate", "category", "count", "counted_as_visitor", "quality"};

inline constexpr std::string_view whole_crowd = "(全員)";  // what a counter counts

// What a counter showed, as the sheet has it.
struct TallyLook {
  std::size_t line = 0;
  CivilDate date;
  int minute = 0;  // of that day
  std::string gate;
  std::string counter;  // which one, where the gate has several
  std::int64_t reading = 0;
  // Set back since the look before; the first of a day as well, unless it is a starting point.
  bool from_zero = false;
  bool starts = false;  // what the counter showed when counting began
};

struct TallyRow {
  std::size_t line = 0;
  CivilDate date;
  int hour = 0;
  std::string gate, category;  // the category as the layout words it
  std::optional<std::int64_t> count;
  std::string quality;                // count, estimate, missing, unreadable, counter_diff, 2h_sum
  std::string original;               // what stood there, when it is unreadable
  std::vector<std::string> warnings;  // codes
  std::vector<std::size_t> looks = {};  // of TallySheet::looks, that the count ends with
  bool by_counter = false;
  bool is_visitor() const { return !is_staff_word(category); }
};

std::string two_digits(std::int64_t hour);
// As people are told of a row: 正面口 大人 09.
std::string tally_place(std::string_view gate, std::string_view category, std::string_view hour);

struct TallyNote {
  std::size_t line = 0;
  std::string code, original;
  std::string label = {},  // the row's place, or what a sum is called
      instead = {};        // of a sum: what the cells add up to
};

struct TallySheet {
  std::vector<TallyRow> rows;    // by day, hour, and the order of the sheet
  std::vector<TallyLook> looks;  // starting points and slips too
  std::vector<SkippedLine> skipped;
  std::vector<TallyNote> refused;  // code: why
  std::vector<TallyNote> notes;
  Encoding encoding = Encoding::utf8;
  char delimiter = ',';
  std::vector<BadByte> bad_bytes;
  std::size_t bad_byte_count = 0;
};

// The event's days: a day without a year is the first such day on or after the first of them, and a
// sheet that names no day is of the only one.
struct TallyContext {
  CivilDate starts_on, ends_on;
};

std::variant<TallySheet, RegisterError> read_tallies(const SheetSource& source,
                                                     const TallyContext& context);

}  // namespace renkei
