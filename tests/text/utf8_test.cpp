#include "core/text/utf8.hpp"

#include <doctest/doctest.h>

using namespace renkei;
using namespace std::string_view_literals;

TEST_CASE("every code point that is a character survives being written and read") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    std::size_t at = 0;
    REQUIRE(next_code_point(text, at) == c);
    REQUIRE(at == text.size());
    REQUIRE(is_utf8(text));
  }
}

TEST_CASE("the first bad byte of unsound UTF-8 is found where it is") {
  struct Row {
    std::string_view text;
    std::size_t at;
  };
  const Row rows[] = {
      {"ab\xC0\x80"sv, 2},
      {"\xC1\xBF"sv, 0},
      {"\xE0\x80\xAF"sv, 0},
      {"\xF0\x80\x80\x80"sv, 0},
      {"あ\xED\xA0\x80"sv, 3},
      {"\xED\xBF\xBF"sv, 0},
      {"\xF4\x90\x80\x80"sv, 0},
      {"\xF5\x80\x80\x80"sv, 0},
      {"\x80"sv, 0},
      {"a\xFF"sv, 1},
      {"\xE3\x81"sv, 0},
      {"a\xE3"sv, 1},
      {"\xF0\x9F\x98"sv, 0},
      {"\xE3\x41\x81"sv, 0},
      {"\xC3("sv, 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    REQUIRE(first_utf8_error(row.text).has_value());
    CHECK(*first_utf8_error(row.text) == row.at);
  }
}

TEST_CASE("NUL is text unless the caller refuses it") {
  CHECK(is_utf8("a\0b"sv));
  CHECK(first_utf8_error("a\0b"sv, Nul::refused) == 1);
}

TEST_CASE("a walk over garbage ends and shows each bad byte") {
  CHECK(to_utf8(to_code_points("a\xFF\xE3\x81z"sv)) == "a\uFFFD\uFFFD\uFFFDz");
  CHECK(count_code_points("髙\U00020BB7a") == 3);
  std::string surrogate;
  append_utf8(surrogate, 0xD800);
  CHECK(surrogate == "\uFFFD");
}
