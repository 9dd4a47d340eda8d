#include "core/text/phone.hpp"

#include <doctest/doctest.h>

using namespace renkei;

TEST_CASE("a telephone number is read from every shape") {
  struct Row {
    std::string_view text;
    std::string_view digits;
    PhoneDoubt doubt = PhoneDoubt::none;
  };
  using enum PhoneDoubt;
  const Row rows[] = {
      {"090-0000-0001", "09000000001"},
      {"０３－００００－０００２", "0300000002"},
      {"(03)0000-0003", "0300000003"},
      {"080 0000 0006", "08000000006"},
      {"+81-80-0000-0009", "08000000009"},
      {"（０３）００００－００１０", "0300000010"},
      {"080ー0000ー0013", "08000000013"},
      {"070‐0000‐0020", "07000000020"},
      {"03(0000)0012", "0300000012"},
      {"+81 (0)80-0000-0009", "08000000009"},
      {"81-80-0000-0009", "08000000009"},
      {"0081 3 0000 0002", "0300000002"},
      {"TEL：03-0000-0014（代）", "0300000014"},
      {"090.0000.0001", "09000000001"},
      {"9000000004", "09000000004", zero_restored},
      {"300000002", "0300000002", zero_restored},
      {"9000000004.0", "09000000004", zero_restored},
      {"9.0E+09", "", damaged},
      {"1.23E+11", "", damaged},
      {"9E+09", "", damaged},
      {"090-0000-000", "0900000000", odd_length},
      {"110", "110", odd_length},
      {"0000-0001", "00000001", odd_length},
      {"+1 202 555 0100", "+12025550100", foreign},
      {"03-0000-0002 / 090-0000-0001", "0300000002", several},
      {"03-0000-0002\n090-0000-0001", "0300000002", several},
      {"", ""},
      {"なし", ""},
      {"－", ""},
      {"職場へ", "", unreadable},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const PhoneReading reading = read_phone(row.text);
    CHECK(reading.digits == row.digits);
    CHECK(reading.doubt == row.doubt);
  }
}

TEST_CASE("a number is written as the data standard wants it") {
  CHECK(format_phone("0352535111") == "(03)5253-5111");
  CHECK(format_phone("09099999999") == "090-9999-9999");
  CHECK(format_phone("0155123456") == "(0155)12-3456");
  CHECK(format_phone("0352535111", true) == "+81 (03)5253-5111");
  CHECK(format_phone("0246000000") == "0246000000");
  CHECK(format_phone("110") == "110");
  CHECK(format_phone("") == "");
}
