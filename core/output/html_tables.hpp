// Tables as HTML, each as wide as its page. Pure. Inside core/output only.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/report/table.hpp"
#include "core/report/words.hpp"

namespace renkei {

// How much stands beside each other on A4, in ems, and what the edges of a column take of it.
struct PageType {
  double page_ems = 0, edge_ems = 0;
};
inline constexpr PageType upright_page{57, 1.5};
inline constexpr PageType dense_page{67, 0.9};  // upright, in small type
inline constexpr PageType lying_page{84, 1.5};

std::string html_text(std::string_view text);  // seen and escaped
std::string element(std::string_view tag, const std::string& attributes, const std::string& inner);

// What the columns that are drawn want, in ems without their edges: every cell is measured once.
using ColumnWidths = std::vector<double>;
ColumnWidths column_widths(const Table& table, const Words& words);

// Whether the columns have room there without breaking what is short.
bool fits(const ColumnWidths& widths, const PageType& type);
std::string table_html(const Table& table, const std::string& id, const Words& words,
                       const ColumnWidths& widths, const PageType& type);

}  // namespace renkei
