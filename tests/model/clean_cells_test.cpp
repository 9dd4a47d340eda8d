#include "core/model/clean_cells.hpp"

#include <doctest/doctest.h>

using namespace renkei;

namespace {

std::string shown(const CleanCells& cells) {
  std::string out;
  for (const auto& [column, value] : cells)
    out += std::string(column) + "=" + std::string(value) + " ";
  return out;
}

}  // namespace

TEST_CASE("cells come out as they went in, whatever their length") {
  const auto columns =
      std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"a", "b", "c"});
  for (const std::size_t length : {0u, 1u, 127u, 128u, 16'383u, 16'384u, 40'000u}) {
    const std::vector<std::string> values = {"髙橋", std::string(length, 'x'), "\x80\xFF"};
    const CleanCells cells(columns, values);
    REQUIRE(cells.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(cells[i].column == (*columns)[i]);
      CHECK(cells[i].value == values[i]);
    }
    CHECK(cells.value("c") == values[2]);
  }
}

TEST_CASE("a cell is changed and the others stay") {
  CleanCells cells = {{"no", "7"}, {"name", ""}, {"warnings", "minor"}};
  const CleanCells before = cells;
  cells.set("name", std::string(300, 'n'));
  CHECK(shown(cells) == "no=7 name=" + std::string(300, 'n') + " warnings=minor ");
  cells.set("no", "");
  CHECK(cells.value("no").empty());
  CHECK(cells.value("warnings") == "minor");
  cells.set("elsewhere", "x");
  CHECK(cells.size() == 3);
  CHECK(cells.value("elsewhere").empty());
  CHECK(shown(before) == "no=7 name= warnings=minor ");
}

TEST_CASE("a row without cells is empty") {
  CleanCells none;
  CHECK(none.empty());
  CHECK(shown(none).empty());
  CHECK(none.value("name").empty());
  none.set("name", "x");
  CHECK(none.empty());
  CleanCells moved = {{"name", "x"}};
  none = std::exchange(moved, {});
  CHECK(moved.empty());
  CHECK(shown(none) == "name=x ");
}
