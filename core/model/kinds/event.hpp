// The kinds of an event: the event itself, its gates and everything that counts visitors. All
// kinds: core/model/kinds.hpp.
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

// 行事: a day or days at a place, online, or a tour's frame
struct Event {
  static constexpr int number = 7;
  static constexpr std::string_view name_of_kind = "event";
  Ref project_id;
  Text name, kana, name_en, joint_kind, series, form, venue, address, organiser, fee, status;
  Date starts_on, ends_on;
  Json days, exhibitors;
  Real lat, lng;
  List co_organiser, supporters, weather;
  Integer capacity, staff_count;
  template <class D>
  static void describe(D&& d) {
    d(1, "name", &Event::name, open).must();
    d(2, "starts_on", &Event::starts_on, open).must();
    d(3, "ends_on", &Event::ends_on, open);
    d(4, "project_id", &Event::project_id, open).refers("project");
    d(5, "kana", &Event::kana, open);
    d(6, "name_en", &Event::name_en, open);
    d(7, "joint_kind", &Event::joint_kind, open).one_of(choices::joint_kind);
    d(8, "series", &Event::series, open);
    d(9, "form", &Event::form, open).one_of(choices::event_form);
    d(10, "day", &Event::days, open);  // [{"date","open","close","closed"}]
    d(11, "venue", &Event::venue, open);
    d(12, "address", &Event::address, open);
    d(13, "lat", &Event::lat, open);
    d(14, "lng", &Event::lng, open);
    d(15, "organiser", &Event::organiser, open);
    d(16, "co_organiser", &Event::co_organiser, open);
    d(17, "supporters", &Event::supporters, open);
    d(18, "capacity", &Event::capacity, open).between(0, 10'000'000);
    d(19, "fee", &Event::fee, open);
    d(20, "status", &Event::status, open).one_of(choices::status);
    d(21, "weather", &Event::weather, open);
    d(22, "staff_count", &Event::staff_count, internal).between(0, 1'000'000);
    d(23, "exhibitors", &Event::exhibitors, open);
  }
};

// 入口・計数場所
struct Gate {
  static constexpr int number = 8;
  static constexpr std::string_view name_of_kind = "gate";
  Ref event_id;
  Text name, kind, counting_method, direction, unit, reentry;
  template <class D>
  static void describe(D&& d) {
    d(1, "event_id", &Gate::event_id, open).refers("event").must();
    d(2, "name", &Gate::name, open).must();
    d(3, "kind", &Gate::kind, open).one_of(choices::gate_kind);
    d(4, "counting_method", &Gate::counting_method, open).one_of(choices::counting_method);
    d(5, "direction", &Gate::direction, open).one_of(choices::direction);
    d(6, "unit", &Gate::unit, open).one_of(choices::unit);
    d(7, "reentry", &Gate::reentry, open).one_of(choices::reentry);
  }
};

// 来場者の計数: one press or one batch; increments add up (never totals)
struct Tally {
  static constexpr int number = 9;
  static constexpr std::string_view name_of_kind = "tally";
  Ref gate_id;
  Text category, quality, note;
  Integer delta, hour_band;
  Instant at;
  Date date;
  template <class D>
  static void describe(D&& d) {
    d(1, "gate_id", &Tally::gate_id, open).refers("gate").must().by_index();
    d(2, "category", &Tally::category, open).like(choices::category).must();
    d(3, "delta", &Tally::delta, open).between(-1'000'000, 1'000'000).must();
    d(4, "at", &Tally::at, open).by_default_now();
    d(5, "date", &Tally::date, open);  // from a paper sheet: the day and the hour instead of `at`
    d(6, "hour_band", &Tally::hour_band, open).between(0, 99);
    d(7, "quality", &Tally::quality, open).like(choices::quality);
    d(8, "note", &Tally::note, internal);
  }
};

// 数取器の読み: the cumulative figure that a counter shows
struct CounterReading {
  static constexpr int number = 10;
  static constexpr std::string_view name_of_kind = "counter_reading";
  Ref gate_id;
  Instant read_at;
  Integer reading;
  Flag reset_flag;
  template <class D>
  static void describe(D&& d) {
    d(1, "gate_id", &CounterReading::gate_id, open).refers("gate").must();
    d(2, "read_at", &CounterReading::read_at, open).by_default_now();
    d(3, "reading", &CounterReading::reading, open).between(0, 1'000'000'000).must();
    d(4, "reset_flag", &CounterReading::reset_flag, open);
  }
};

// 一日の来場者数: the figure that was announced
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
