// 点呼: the head count is typed before the names are ticked
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Rollcall {
  static constexpr int number = 17;
  static constexpr std::string_view name_of_kind = "rollcall";
  static constexpr bool made_by_hand = false;
  static constexpr std::string_view same[] = {"tour_id", "stop_id", "vehicle_id", "phase", "round"};
  static constexpr std::string_view agree = "counted_n";
  Ref tour_id, stop_id, vehicle_id;
  Text phase, leader, second_checker, result;
  Instant started_at, closed_at;
  Integer expected_n, counted_n, second_n, round;
  template <class D>
  static void describe(D&& d) {
    d(1, "tour_id", &Rollcall::tour_id, internal).refers("tour").must().even_void().relying();
    d(2, "stop_id", &Rollcall::stop_id, internal).refers("stop").even_void();
    d(3, "vehicle_id", &Rollcall::vehicle_id, internal).refers("vehicle").even_void();
    d(4, "phase", &Rollcall::phase, internal).one_of(choices::phase);
    d(5, "started_at", &Rollcall::started_at, internal).by_default_now();
    d(6, "closed_at", &Rollcall::closed_at, internal);
    d(7, "expected_n", &Rollcall::expected_n, internal).between(0, 1'000'000);
    d(8, "counted_n", &Rollcall::counted_n, internal).between(0, 1'000'000);
    d(9, "leader", &Rollcall::leader, internal);
    d(10, "second_checker", &Rollcall::second_checker, internal);
    d(11, "result", &Rollcall::result, internal).one_of(choices::rollcall_result);
    d(12, "round", &Rollcall::round, internal).between(1, 1'000);  // called again at the same stop
    // What the second checker counted, without having seen the first count.
    d(13, "second_n", &Rollcall::second_n, internal).between(0, 1'000'000);
  }
};

}  // namespace renkei
