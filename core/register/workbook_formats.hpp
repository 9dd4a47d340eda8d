// Numbers of a workbook as people saw them in it, as far as it matters to whoever reads the text: a day is
// a number there, and only the format of its cell tells. Pure functions.
#pragma once
#include <string>
#include <string_view>

namespace renkei {

struct NumberFormat {
  // elapsed: hours that go beyond 24; padded: 010006, 000-0000
  enum class Kind { plain, date, time, date_and_time, elapsed, padded } kind = Kind::plain;
  std::string pattern = {};  // of a padded one: its zeros and hyphens
};

// By number, of those that have no code in the file; and by code.
NumberFormat built_in_format(int id);
NumberFormat read_number_format(std::string_view code);

// 2023-10-14, 09:30, 2023-10-14 09:30; any other number with 15 digits at most, as spreadsheets show it.
// What is no number comes back as it is.
std::string number_text(std::string_view value, const NumberFormat& format, bool from_1904);
// 2023-10-14T09:30:00 of a cell of type d.
std::string iso_text(std::string_view value);

}  // namespace renkei
