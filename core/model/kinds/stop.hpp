// 立ち寄り先
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Stop {
  static constexpr int number = 14;
  static constexpr std::string_view name_of_kind = "stop";
  Ref tour_id;
  Integer day, seq;
  Text name, code6, kind, allergens_note, toilet, emergency_place, hospital;
  TimeOfDay plan_arrive, plan_depart;
  Instant actual_arrive, actual_depart;
  Flag rollcall_required;
  template <class D>
  static void describe(D&& d) {
    d(1, "tour_id", &Stop::tour_id, open).refers("tour").must().belonging();
    d(2, "name", &Stop::name, open).must().naming();
    d(3, "day", &Stop::day, open).between(0, 366);
    d(4, "seq", &Stop::seq, open).between(0, 100'000);
    d(5, "code6", &Stop::code6, open);
    d(6, "kind", &Stop::kind, open).one_of(choices::stop_kind);
    d(7, "plan_arrive", &Stop::plan_arrive, open);
    d(8, "plan_depart", &Stop::plan_depart, open);
    d(9, "actual_arrive", &Stop::actual_arrive, open);
    d(10, "actual_depart", &Stop::actual_depart, open);
    d(11, "rollcall_required", &Stop::rollcall_required, open);
    d(12, "allergens_note", &Stop::allergens_note, internal);
    d(13, "toilet", &Stop::toilet, open);
    d(14, "emergency_place", &Stop::emergency_place, internal);
    d(15, "hospital", &Stop::hospital, internal);
  }
};

}  // namespace renkei
