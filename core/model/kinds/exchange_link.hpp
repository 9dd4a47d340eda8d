// 交流自治体: a ward's relation with a municipality
#pragma once
#include "core/model/fields.hpp"

namespace renkei {

struct ExchangeLink {
  static constexpr int number = 3;
  static constexpr std::string_view name_of_kind = "exchange_link";
  Text ward_code6, municipality_code6, basis;
  Date valid_from, valid_to;
  template <class D>
  static void describe(D&& d) {
    d(1, "ward_code6", &ExchangeLink::ward_code6, open).must();
    d(2, "municipality_code6", &ExchangeLink::municipality_code6, open).must();
    d(3, "basis", &ExchangeLink::basis, open);
    d(4, "valid_from", &ExchangeLink::valid_from, open);
    d(5, "valid_to", &ExchangeLink::valid_to, open);
  }
};

}  // namespace renkei
