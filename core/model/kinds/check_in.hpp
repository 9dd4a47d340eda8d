// 受付・乗車の確認: one person seen at one stop; seen twice is still one presence
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct CheckIn {
  static constexpr int number = 16;
  static constexpr std::string_view name_of_kind = "check_in";
  static constexpr std::string_view same[] = {"participant_id", "stop_id"};
  Ref participant_id, stop_id, vehicle_id;
  Instant at;
  Text place, by_staff, method;
  template <class D>
  static void describe(D&& d) {
    d(1, "participant_id", &CheckIn::participant_id, internal)
        .refers("participant")
        .must()
        .even_void()
        .by_index()
        .relying();
    d(2, "stop_id", &CheckIn::stop_id, internal).refers("stop").even_void().by_index();
    d(3, "vehicle_id", &CheckIn::vehicle_id, internal).refers("vehicle").even_void().by_index();
    d(4, "at", &CheckIn::at, internal).by_default_now();
    d(5, "place", &CheckIn::place, internal);
    d(6, "by_staff", &CheckIn::by_staff, internal);
    d(7, "method", &CheckIn::method, internal).one_of(choices::check_in_method);
  }
};

}  // namespace renkei
