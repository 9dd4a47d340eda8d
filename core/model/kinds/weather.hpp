// 天候: at one time of an event or at one stop of a tour
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Weather {
  static constexpr int number = 28;
  static constexpr std::string_view name_of_kind = "weather";
  Ref event_id, stop_id;
  Instant at;
  Text kind, warning, source;
  Real temp_c, wbgt, wind;
  template <class D>
  static void describe(D&& d) {
    d(1, "event_id", &Weather::event_id, open).refers("event").must();
    d(2, "stop_id", &Weather::stop_id, open).refers("stop");
    d(3, "at", &Weather::at, open).by_default_now();
    d(4, "kind", &Weather::kind, open).one_of(choices::weather_kind);
    d(5, "temp_c", &Weather::temp_c, open);
    d(6, "wbgt", &Weather::wbgt, open);
    d(7, "wind", &Weather::wind, open);        // metres a second
    d(8, "warning", &Weather::warning, open);  // 注意報・警報, as issued
    d(9, "source", &Weather::source, open);
  }
};

}  // namespace renkei
