// Cells as writers and screens show them, and what tables get beside them in every format.
#pragma once
#include <string>
#include <string_view>

#include "core/report/table.hpp"
#include "core/report/words.hpp"

namespace renkei {

std::string_view mark_text(Cell::Mark mark);  // －, X
bool is_number(const Cell& cell);
// A number without separators, a mark, or the text itself.
std::string plain_text(const Cell& cell);
// As people read it: 約1,200, +3, 2回開催; in one line.
std::string shown_text(const Cell& cell, const Words& words);
// The same with its own line ends.
std::string shown_lines(const Cell& cell, const Words& words);
bool shows_more_than_its_value(const Cell& cell);
bool is_right(const Table& table, std::size_t column);  // a column of figures stands to the right
std::string privacy_line(const Report& report, const Words& words);
// For spreadsheets, where a figure is a number alone: beside each column with estimates, how much of it
// is estimated and the figure in words.
Table with_estimates(const Table& table, const Words& words);

}  // namespace renkei
