// A list of events as municipalities publish it, read into clean rows: every line of the file ends as
// a row, as a refused row or as a skipped line, and every cell that was changed, guessed or doubted
// leaves its code with the text that stood there. What is no name or no start names no event; anything
// else that cannot be read costs its cell only.
//
// Pure: bytes in, one value out; it owns all its text. Linear in the size of the file. Any thread.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/model/outcomes.hpp"
#include "core/register/events/event_row.hpp"
#include "core/register/sheet.hpp"

namespace renkei {

struct EventList {
  Encoding encoding = Encoding::utf8;
  char delimiter = ',';
  std::vector<BadByte> bad_bytes;
  std::size_t bad_byte_count = 0;  // not 0: show a preview and import nothing until a person agrees
  std::size_t headings_line = 0;
  std::vector<ImportColumn> mapping;
  bool has_status = false;     // a column of its own; else the remarks tell
  std::vector<EventRow> rows;  // refused ones too
  std::vector<SkippedLine> skipped;
};

// What an office says of its own headings, which goes before the built-in words.
struct OwnHeadings {
  HeadingFields fields;  // to EventField's names
  std::size_t line = 0;  // where they begin; 0: to be found
};

// register_no_event_table: no column is a name.
std::variant<EventList, RegisterError> read_events(const SheetSource& source,
                                                   const Municipalities& municipalities,
                                                   const OwnHeadings& own = {});
// What each column means; empty: it is not used.
std::vector<std::string> meanings_of_event_columns(std::span<const Heading> headings,
                                                   const HeadingFields& own);

// The columns of a clean row and its values: line, result, the parts of an event, warnings.
inline constexpr std::size_t event_column_count = event_part_count + 3;
std::array<std::pair<std::string_view, std::string>, event_column_count> event_cells(
    const EventRow& row);

}  // namespace renkei
