// Where a participant lives, from the cells that may say it: ward, address, prefecture and city. Pure;
// internal to the roster reader.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/register/wards.hpp"

namespace renkei {

struct PlaceCells {
  std::string_view ward, address, prefecture, city, remark;
};

struct PlaceReading {
  const Ward* ward = nullptr;  // one of the 23
  std::string ward_text;       // its name, or what stood there
  std::string address_rest;
  bool outside = false;  // for certain not of the target wards
  bool unknown = false;  // nothing tells which ward it is
};

// A ward's name counts only with its prefecture or city: 大阪市北区 is not Tokyo's 北区.
PlaceReading read_place(const PlaceCells& cells, std::span<const std::string> target_wards);

}  // namespace renkei
