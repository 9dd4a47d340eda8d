#include "ui/present/wrapping.hpp"

#include <doctest/doctest.h>

using namespace renkei::ui;

namespace {

// Japanese characters are two wide, the others one.
std::vector<std::string_view> wrapped(std::string_view text, float width) {
  return wrap_lines(text, width, [](char32_t c) { return c >= 0x2E80 ? 2.0f : 1.0f; });
}

using Lines = std::vector<std::string_view>;

}  // namespace

TEST_CASE("Japanese breaks between any two characters") {
  CHECK(wrapped("記録は残ります", 6) == Lines{"記録は", "残りま", "す"});
}

TEST_CASE("a closing mark never begins a line and an opening one never ends it") {
  CHECK(wrapped("渡します。次", 8) == Lines{"渡しま", "す。次"});
  CHECK(wrapped("記録（全部）", 6) == Lines{"記録", "（全", "部）"});
}

TEST_CASE("a figure stays with the word before and after it") {
  CHECK(wrapped("記録は 12 件です", 8) == Lines{"記録は", "12 件で", "す"});
  CHECK(wrapped("file.renkei を", 4).front() == "file");  // wider than a line: cut
}

TEST_CASE("English breaks at spaces, and a line may be empty") {
  CHECK(wrapped("Hand the file over", 9) == Lines{"Hand the", "file over"});
  CHECK(wrapped("a\n\nb", 9) == Lines{"a", "", "b"});
  CHECK(wrapped("", 9).empty());
}
