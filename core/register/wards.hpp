// The 23 wards of Tokyo, from assets/wards.tsv, and finding one at the head of an address. Read
// once, valid for ever.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace renkei {

struct Ward {
  std::string_view code6;
  std::string_view name;  // 台東区
  std::string_view kana;  // たいとうく
};

std::span<const Ward> tokyo_wards();
const Ward* ward_of_code(std::string_view code6_or_code5);

struct SplitAddress {
  const Ward* ward = nullptr;    // null when the address names none of the 23
  std::string_view rest;         // behind the ward; the whole address when there is no ward
  std::string_view postal_code;  // as typed, empty when there was none
};

// "〒111-0000 東京都台東区浅草99-9-1": views into `address`. 札幌市中央区 is no ward of Tokyo.
SplitAddress split_address(std::string_view address);

// An address that begins with another prefecture, or with a city that has wards of its own:
// 大阪市北区梅田, 千葉県市川市, 東京都八王子市.
bool lies_outside_tokyo(std::string_view address);

// A cell that should hold a ward's name alone: also 台東, 東京都台東区, たいとう区, 131067.
const Ward* read_ward(std::string_view text);

}  // namespace renkei
