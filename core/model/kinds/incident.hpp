// 事故・ヒヤリハット
#pragma once
#include "core/model/fields.hpp"

namespace renkei {

struct Incident {
  static constexpr int number = 20;
  static constexpr std::string_view name_of_kind = "incident";
  Ref event_id, tour_id, stop_id;
  Instant at, ambulance_at;
  Text place, kind, weather, what, cause, action, first_aid, hospital, prevention, status, reporter;
  Integer severity;
  Real temp_c;
  Flag indoor;
  List people;
  Json informed;
  template <class D>
  static void describe(D&& d) {
    d(1, "event_id", &Incident::event_id, internal).refers("event").belonging();
    d(2, "tour_id", &Incident::tour_id, internal).refers("tour").belonging();
    d(3, "stop_id", &Incident::stop_id, internal).refers("stop").belonging();
    d(4, "at", &Incident::at, internal).by_default_now();
    d(5, "place", &Incident::place, internal);
    // 0 ヒヤリハット, 1 応急手当, 2 受診, 3 救急搬送・入院, 4 重大
    d(6, "severity", &Incident::severity, internal).between(0, 4);
    d(7, "kind", &Incident::kind, internal);
    d(8, "people", &Incident::people, special);
    d(9, "weather", &Incident::weather, internal);
    d(10, "temp_c", &Incident::temp_c, internal);
    d(11, "indoor", &Incident::indoor, internal);
    d(12, "what", &Incident::what, special);
    d(13, "cause", &Incident::cause, special);
    d(14, "action", &Incident::action, special);
    d(15, "first_aid", &Incident::first_aid, special);
    d(16, "hospital", &Incident::hospital, special);
    d(17, "ambulance_at", &Incident::ambulance_at, internal);
    d(18, "informed", &Incident::informed, internal);
    d(19, "prevention", &Incident::prevention, internal);
    d(20, "status", &Incident::status, internal);
    d(21, "reporter", &Incident::reporter, internal);
  }
};

}  // namespace renkei
