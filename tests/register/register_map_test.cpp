#include "core/register/register_map.hpp"

#include <doctest/doctest.h>

#include "core/register/sheet.hpp"

using namespace renkei;

TEST_CASE(
    "a map of headings is read from JSON, with its line or bare, and anything else is refused") {
  const auto map =
      read_register_map(R"({"headings":{"呼び名":"name","3":""},"headings_line":4})", "map.json");
  REQUIRE(map);
  CHECK(map->headings_line == 4);
  CHECK(mapped_field(map->headings, {"", "呼び 名"}, 0) == "name");
  CHECK(mapped_field(map->headings, {"", "x"}, 2) == "");
  CHECK(!mapped_field(map->headings, {"", "x"}, 3));
  const auto bare = read_register_map("\xEF\xBB\xBF{\"呼び名\":\"name\"}", "map.json");
  REQUIRE(bare);
  REQUIRE(bare->headings.size() == 1);
  CHECK(bare->headings[0].second == "name");
  CHECK(read_register_map(map_text(*map), "map.json")->headings == map->headings);
  for (const char* wrong : {"", "[]", "{\"headings\":[]}", "{\"headings\":{\"a\":1}}", "{\"x\":1}",
                            "{\"headings\":{},\"x\":\"y\"}"})
    CHECK(read_register_map(wrong, "map.json").error().code == Code::register_unreadable);
}
