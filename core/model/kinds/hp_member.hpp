// 全国連携ホームページ会員
#pragma once
#include "core/model/fields.hpp"

namespace renkei {

struct HpMember {
  static constexpr int number = 4;
  static constexpr std::string_view name_of_kind = "hp_member";
  Text municipality_code6;
  Date registered_on, left_on;
  template <class D>
  static void describe(D&& d) {
    d(1, "municipality_code6", &HpMember::municipality_code6, open).must();
    d(2, "registered_on", &HpMember::registered_on, open);
    d(3, "left_on", &HpMember::left_on, open);
  }
};

}  // namespace renkei
