// 数取器の読み: the cumulative figure that a counter shows
#pragma once
#include "core/model/fields.hpp"

namespace renkei {

struct CounterReading {
  static constexpr int number = 10;
  static constexpr std::string_view name_of_kind = "counter_reading";
  Ref gate_id;
  Instant read_at;
  Integer reading;
  Flag reset_flag;
  Text counter;
  template <class D>
  static void describe(D&& d) {
    d(1, "gate_id", &CounterReading::gate_id, open).refers("gate").must();
    d(2, "read_at", &CounterReading::read_at, open).by_default_now();
    d(3, "reading", &CounterReading::reading, open).between(0, 1'000'000'000).must();
    d(4, "reset_flag", &CounterReading::reset_flag, open);
    d(5, "counter", &CounterReading::counter, open);  // which one, where a gate has several
  }
};

}  // namespace renkei
