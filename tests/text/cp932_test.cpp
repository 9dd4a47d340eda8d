#include "core/text/cp932.hpp"

#include <doctest/doctest.h>

#include "core/text/utf8.hpp"

using namespace renkei;

namespace {

std::string bytes_of(unsigned code) {
  std::string bytes;
  if (code > 0xFF) bytes += static_cast<char>(code >> 8);
  bytes += static_cast<char>(code & 0xFF);
  return bytes;
}

bool is_user_defined(unsigned code) { return code >= 0xF040 && code <= 0xF9FC; }

}  // namespace

TEST_CASE("the table has 7,724 two-byte codes, and 398 of them are written back in another form") {
  int codes = 0;
  int other_form = 0;
  for (unsigned code = 0x8100; code <= 0xFFFF; ++code) {
    const auto character = character_of_cp932(code);
    if (!character || is_user_defined(code)) continue;
    ++codes;
    const auto back = cp932_of_character(*character);
    REQUIRE(back.has_value());
    REQUIRE(character_of_cp932(*back) == *character);
    if (*back != code) ++other_form;
  }
  CHECK(codes == 7724);
  CHECK(other_form == 398);
}

TEST_CASE("every code decodes in a text, and what was encoded decodes to the same") {
  for (unsigned code = 0; code <= 0xFFFF; ++code) {
    const auto character = character_of_cp932(code);
    if (!character) continue;
    const Cp932Text read = decode_cp932(bytes_of(code) + ",");
    REQUIRE(read.bad_bytes.empty());
    std::string expected;
    append_utf8(expected, *character);
    REQUIRE(read.text == expected + ",");
    const Cp932Bytes written = encode_cp932(read.text);
    REQUIRE(written.lost_offsets.empty());
    REQUIRE(decode_cp932(written.bytes).text == read.text);
  }
}

TEST_CASE("both forms of 髙 and 﨑 are read, and the IBM form is written") {
  CHECK(decode_cp932("\xEE\xE0\xFB\xFC").text == "髙髙");
  CHECK(decode_cp932("\xED\x95\xFA\xB1").text == "\uFA11\uFA11");
  CHECK(encode_cp932("髙\uFA11").bytes == "\xFB\xFC\xFA\xB1");
}

TEST_CASE("either wave dash and either minus are written as the one there is") {
  CHECK(encode_cp932("～〜－−").bytes == "\x81\x60\x81\x60\x81\x7C\x81\x7C");
  CHECK(decode_cp932("\x81\x60").text == "～");
}

TEST_CASE("of equal characters Windows' choice is written") {
  CHECK(cp932_of_character(U'≒') == 0x81E0u);
  CHECK(cp932_of_character(U'Ⅰ') == 0x8754u);
  CHECK(cp932_of_character(U'ⅰ') == 0xFA40u);
  CHECK(cp932_of_character(U'㈱') == 0x878Au);
  CHECK(cp932_of_character(U'￢') == 0x81CAu);
}

TEST_CASE("a trail byte that looks like a backslash or a bar is part of its character") {
  CHECK(decode_cp932("\x83\x5C\x95\x5C\x94\x5C\x97\x5C\x83\x7C").text == "ソ表能予ポ");
}

TEST_CASE("a broken lead byte is marked alone and does not swallow what follows") {
  const Cp932Text read = decode_cp932("a\x81,b\xFD\x80\x81");
  CHECK(read.text == "a\uFFFD,b\uFFFD\uFFFD\uFFFD");
  CHECK(read.bad_bytes == std::vector<std::size_t>{1, 4, 5, 6});
}

TEST_CASE("a character outside CP932 is named by its position and stands as a question mark") {
  const Cp932Bytes written = encode_cp932("a\U00020BB7¥—㋿");
  CHECK(written.bytes == "a????");
  CHECK(written.lost_offsets == std::vector<std::size_t>{1, 5, 7, 10});
}

TEST_CASE("user-defined characters keep their place in the private use area") {
  CHECK(character_of_cp932(0xF040) == 0xE000u);
  CHECK(character_of_cp932(0xF9FC) == 0xE757u);
  CHECK(cp932_of_character(0xE757) == 0xF9FCu);
}
