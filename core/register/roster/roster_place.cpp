#include "core/register/roster/roster_place.hpp"

#include <algorithm>

#include "core/register/roster/roster_values.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return word.empty() || std::ranges::find(words, word) != words.end();
}

// The prefecture and city of their own columns when they are not Tokyo's.
std::string other_city(const PlaceCells& cells) {
  const bool of_tokyo =
      is_any(plain_word(cells.prefecture), {"東京都", "東京", "tokyo", "13", "-"});
  const bool of_wards = is_any(plain_word(cells.city),
                               {"東京都", "東京", "特別区", "23区", "東京23区", "特別区部", "-"}) ||
                        read_ward(cells.city) != nullptr;
  if (of_tokyo && of_wards) return {};
  return std::string(cells.prefecture) + std::string(cells.city);
}

// Beyond the 23 wards for certain when another municipality is named; an address without one says
// nothing.
bool names_other_municipality(const PlaceReading& place) {
  if (!place.ward_text.empty()) return true;
  const std::u32string head = to_code_points(std::string_view(place.address_rest)).substr(0, 8);
  return head.find_first_of(U"都道府県市郡") != std::u32string::npos;
}

void judge(PlaceReading& place, std::string_view remark, std::span<const std::string> targets) {
  const bool anything = !place.ward_text.empty() || !place.address_rest.empty();
  const bool beyond = place.ward == nullptr && anything && names_other_municipality(place);
  const bool not_target =
      place.ward != nullptr && !targets.empty() &&
      std::ranges::none_of(targets, [&](auto& code) { return ward_of_code(code) == place.ward; });
  place.outside = beyond || not_target || says_outside(remark);
  place.unknown = !place.outside && place.ward == nullptr && anything;
}

}  // namespace

PlaceReading read_place(const PlaceCells& cells, std::span<const std::string> target_wards) {
  const bool city_is_ward = cells.ward.empty() && read_ward(cells.city) != nullptr;
  const std::string_view ward_cell = city_is_ward ? cells.city : cells.ward;
  const std::string elsewhere = other_city(cells);
  SplitAddress split = split_address(cells.address);
  PlaceReading place;
  place.ward = read_ward(ward_cell);
  if (place.ward == nullptr && !ward_cell.empty()) {
    const SplitAddress whole = split_address(ward_cell);
    place.ward = whole.ward;
    if (place.ward != nullptr && cells.address.empty()) split = whole;
  }
  if (place.ward == nullptr && ward_cell.empty()) place.ward = split.ward;
  if (!elsewhere.empty() || lies_outside_tokyo(cells.address)) place.ward = nullptr;
  // An address that names another ward than the ward's own column keeps its words.
  const bool same = split.ward == nullptr || split.ward == place.ward;
  place.address_rest = clean_address(same ? split.rest : cells.address);
  if (place.ward != nullptr) {
    place.ward_text = place.ward->name;
  } else {
    place.ward_text = (contains(ward_cell, elsewhere) ? "" : elsewhere) + std::string(ward_cell);
  }
  judge(place, cells.remark, target_wards);
  return place;
}

}  // namespace renkei
