// 持ち場: what one device is for in a plan, and until when headquarters waits for its file
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Post {
  static constexpr int number = 24;
  static constexpr std::string_view name_of_kind = "post";
  Ref event_id, tour_id, gate_id, vehicle_id, questionnaire_id;
  Text name, role;
  Instant from, due;
  template <class D>
  static void describe(D&& d) {
    d(1, "name", &Post::name, internal).must().naming();
    d(2, "role", &Post::role, internal).one_of(choices::post_role);
    d(3, "event_id", &Post::event_id, internal).refers("event");
    d(4, "tour_id", &Post::tour_id, internal).refers("tour");
    d(5, "gate_id", &Post::gate_id, internal).refers("gate");
    d(6, "vehicle_id", &Post::vehicle_id, internal).refers("vehicle");
    d(7, "questionnaire_id", &Post::questionnaire_id, internal).refers("questionnaire");
    d(8, "from", &Post::from, internal);
    d(9, "due", &Post::due, internal);
  }
};

}  // namespace renkei
