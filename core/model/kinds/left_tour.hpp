// 途中離団・別行動: agreed, and so no longer expected
#pragma once
#include "core/model/fields.hpp"

namespace renkei {

struct LeftTour {
  static constexpr int number = 19;
  static constexpr std::string_view name_of_kind = "left_tour";
  Ref participant_id, from_stop, to_stop;
  Text reason, agreed_by, contact;
  template <class D>
  static void describe(D&& d) {
    d(1, "participant_id", &LeftTour::participant_id, internal)
        .refers("participant")
        .belonging()
        .must()
        .by_index();
    d(2, "from_stop", &LeftTour::from_stop, internal).refers("stop");
    d(3, "to_stop", &LeftTour::to_stop, internal).refers("stop");
    d(4, "reason", &LeftTour::reason, special);
    d(5, "agreed_by", &LeftTour::agreed_by, internal);
    d(6, "contact", &LeftTour::contact, personal);
  }
};

}  // namespace renkei
