// The figures of people that a report shows, and the sums among them that anybody can do: a row with its
// total, a column with its total, what a sum says it is made of, and the same from table to table.
// Inside core/report only.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "core/report/table.hpp"
#include "core/report/words.hpp"

namespace renkei {

struct CellPlace {
  std::size_t table = 0, row = 0, column = 0;
  auto operator<=>(const CellPlace&) const = default;
};

// A sum and its parts, in the order in which the table shows them.
struct SumLine {
  struct Member {
    std::size_t figure = 0;
    bool is_sum = false;  // it is a sum of others, in whichever line or table
    bool is_grand = false;
  };
  std::vector<Member> members;
  bool finer = false;  // of a table whose sums stand elsewhere
};

// What stands in several tables is one figure.
struct SumLines {
  std::vector<std::int64_t> values;  // by figure
  std::map<CellPlace, std::size_t> figures;
  std::vector<SumLine> lines;
  std::vector<bool>
      settled_first;  // by figure: it stands in a table that is none of the finer ones
  // Subtotals of which nobody says what they sum up, with the figures of rows that begin alike.
  struct Subtotal {
    std::int64_t value = 0;
    std::vector<std::size_t> beside;
  };
  std::map<CellPlace, Subtotal> unexplained;
};

SumLines sum_lines(const Report& report, const Words& words);

// A count of people; nothing for rates, averages and sums of other things in a column of people.
const std::int64_t* people_count(const Table& table, std::size_t row, std::size_t column);
// Cells that bear the names of what this one rests on: rows of its column, or columns of its row. Empty
// where one of them is not there.
std::vector<CellPlace> parts_shown(const Report& report, const CellPlace& place);
// The same in other tables about the same, in rows that begin alike.
std::vector<CellPlace> parts_elsewhere(const Report& report, const CellPlace& place);

}  // namespace renkei
