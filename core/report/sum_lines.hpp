// The figures of people that a report shows, and the sums among them that anybody can do: a row with its
// total, a column with its total, what a sum says it is made of, and the same from table to table.
// Inside core/report only.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
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
    bool is_sum = false;  // it is a sum of others, here or in another line of its table
    bool is_grand = false;
  };
  std::vector<Member> members;
};

// What stands in several tables is one figure.
struct SumLines {
  std::vector<std::int64_t> values;  // by figure
  std::map<CellPlace, std::size_t> figures;
  std::vector<SumLine> lines;
  std::set<CellPlace> unexplained;  // subtotals of which nobody says what they sum up
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
