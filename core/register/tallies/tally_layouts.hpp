// The three layouts of tally sheets, each a reader that is begun by its headings and takes line after line
// until the next headings. Internal to read_tallies().
#pragma once
#include <initializer_list>
#include <memory>
#include <optional>

#include "core/register/tallies/tally_sheet.hpp"

namespace renkei {

// What all layouts write to and ask.
struct TallyReading {
  const CsvTable& table;
  TallyContext context;
  TallySheet& sheet;
  std::optional<CivilDate> day = std::nullopt;  // that the lines above name
  bool told_year = false;

  void skip(std::size_t row, SkipReason reason);
  void refuse(std::size_t row, std::string code, std::string_view original);
  // What a cell says, and the one day that stands in a line of text; noted when its year did not.
  DateReading read_day(std::string_view cell, std::size_t row);
  std::optional<CivilDate> find_day(std::string_view text, std::size_t row);
  // The day of a line that names none itself.
  std::optional<CivilDate> day_of_line() const;
};

class TallyLayout {
 public:
  virtual ~TallyLayout() = default;
  // A line of the table; false: it is none.
  virtual bool take(std::size_t row) = 0;
  virtual void finish() = 0;  // no more lines
};

// The reader that begins with headings in this line, and how many lines these are; null: no headings.
struct BegunLayout {
  std::unique_ptr<TallyLayout> layout;
  std::size_t heading_rows = 0;
};
BegunLayout hours_down(TallyReading& reading, std::size_t row);
BegunLayout hours_across(TallyReading& reading, std::size_t row);
BegunLayout one_note_a_line(TallyReading& reading, std::size_t row);

inline constexpr std::string_view only_gate = "会場";  // where a sheet names no gate

// Whether a heading is one of these words, which are written as plain_heading() has them.
bool is_heading(std::string_view cell, std::initializer_list<std::string_view> words);
bool is_day_heading(std::string_view cell);
bool is_gate_heading(std::string_view cell);
bool is_category_heading(std::string_view cell);
bool is_remark_heading(std::string_view cell);
// 小計, 午前計, 総計; 累計 is what a counter shows.
bool is_sum_word(std::string_view cell);

}  // namespace renkei
