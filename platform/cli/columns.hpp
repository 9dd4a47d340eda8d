// Tables on a terminal and in CSV files. On a terminal a kanji is two columns wide, and whatever
// could move the cursor or turn the writing direction is shown by its number instead of being
// obeyed.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/cli/context.hpp"

namespace renkei::cli {

struct GridCell {
  std::string text;
  bool number = false;  // to the right in text, never escaped in CSV
};

struct Grid {
  std::vector<std::string> heads;
  std::vector<std::vector<GridCell>> rows;
};

// Lines for a terminal, the cells shortened.
std::string as_text(Grid grid, std::size_t longest = 0);

// To stdout: as text, or as CSV when the format asks for it (and says so when a cell was escaped).
void put_grid(const Context& context, const Grid& grid, std::size_t longest = 0);

// The value of a kind's field as one cell. Codes stay codes in CSV; people read the word.
GridCell cell_of(const Context& context, const Kind& kind, const Field& field, const Value& value,
                 const Showing& showing);
// The same of a record's field; in text marked where the latest value has not travelled this far.
GridCell cell_of(const Context& context, const Record& record, std::size_t field,
                 const Showing& showing);

}  // namespace renkei::cli
