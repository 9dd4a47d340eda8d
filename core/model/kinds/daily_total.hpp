// 一日の来場者数: the figure that was announced
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct DailyTotal {
  static constexpr int number = 11;
  static constexpr std::string_view name_of_kind = "daily_total";
  static constexpr std::string_view same[] = {"event_id", "date", "unit"};
  static constexpr std::string_view agree = "n";
  Ref event_id;
  Date date;
  Integer n;
  Text method, reentry, unit, note, confirmed_by;
  Flag includes_staff;
  template <class D>
  static void describe(D&& d) {
    d(1, "event_id", &DailyTotal::event_id, open).refers("event").must();
    d(2, "date", &DailyTotal::date, open).must();
    d(3, "n", &DailyTotal::n, open).between(0, 1'000'000'000).must();
    d(4, "method", &DailyTotal::method, open).one_of(choices::counting_method);
    d(5, "includes_staff", &DailyTotal::includes_staff, open);
    d(6, "reentry", &DailyTotal::reentry, open).one_of(choices::reentry);
    d(7, "unit", &DailyTotal::unit, open).one_of(choices::unit);
    d(8, "note", &DailyTotal::note, internal);
    d(9, "confirmed_by", &DailyTotal::confirmed_by, internal);
  }
};

}  // namespace renkei
