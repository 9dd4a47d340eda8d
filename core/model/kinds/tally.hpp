// 来場者の計数: one press or one batch; increments add up (never totals)
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

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

}  // namespace renkei
