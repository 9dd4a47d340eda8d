// 車両
#pragma once
#include "core/model/fields.hpp"

namespace renkei {

struct Vehicle {
  static constexpr int number = 13;
  static constexpr std::string_view name_of_kind = "vehicle";
  Ref tour_id;
  Text no, company, plate, layout, driver, attendant;
  Integer seats;
  template <class D>
  static void describe(D&& d) {
    d(1, "tour_id", &Vehicle::tour_id, internal).refers("tour").must().belonging();
    d(2, "no", &Vehicle::no, internal).must().naming();
    d(3, "company", &Vehicle::company, internal);
    d(4, "plate", &Vehicle::plate, internal);
    d(5, "seats", &Vehicle::seats, internal).between(0, 1000);
    d(6, "layout", &Vehicle::layout, internal);
    d(7, "driver", &Vehicle::driver, personal);
    d(8, "attendant", &Vehicle::attendant, personal);
  }
};

}  // namespace renkei
