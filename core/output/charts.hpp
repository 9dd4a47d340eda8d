// The chart of a table as an SVG picture: a view of the same figures, in the same words. Pure.
#pragma once
#include <string>
#include <string_view>

#include "core/report/table.hpp"
#include "core/report/words.hpp"

namespace renkei {

// Empty where the table has no chart, or nothing in it to draw. `table_id` is the HTML id of the table,
// which stands for the picture to whoever cannot see it.
std::string chart_svg(const Table& table, std::string_view table_id, const Words& words);

}  // namespace renkei
