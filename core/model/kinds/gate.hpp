// 入口・計数場所
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Gate {
  static constexpr int number = 8;
  static constexpr std::string_view name_of_kind = "gate";
  Ref event_id;
  Real turnover;
  Text name, kind, counting_method, direction, unit, reentry;
  template <class D>
  static void describe(D&& d) {
    d(1, "event_id", &Gate::event_id, open).refers("event").must();
    d(2, "name", &Gate::name, open).must().naming();
    d(3, "kind", &Gate::kind, open).one_of(choices::gate_kind);
    d(4, "counting_method", &Gate::counting_method, open).one_of(choices::counting_method);
    d(5, "direction", &Gate::direction, open).one_of(choices::direction);
    d(6, "unit", &Gate::unit, open).one_of(choices::unit);
    d(7, "reentry", &Gate::reentry, open).one_of(choices::reentry);
    // How often a crowd counted by density was another one.
    d(8, "turnover", &Gate::turnover, open);
  }
};

}  // namespace renkei
