// KPI（評価指標）: what a project is measured by
#pragma once
#include "core/model/fields.hpp"

namespace renkei {

struct Kpi {
  static constexpr int number = 33;
  static constexpr std::string_view name_of_kind = "kpi";
  Ref project_id;
  Text name, unit, how_computed, note;
  Real baseline, target, actual;
  Date target_on, actual_on;
  template <class D>
  static void describe(D&& d) {
    d(1, "project_id", &Kpi::project_id, open).refers("project").must();
    d(2, "name", &Kpi::name, open).must().naming();
    d(3, "unit", &Kpi::unit, open);
    d(4, "baseline", &Kpi::baseline, open);
    d(5, "target", &Kpi::target, open);
    d(6, "target_on", &Kpi::target_on, open);
    d(7, "actual", &Kpi::actual, open);
    d(8, "actual_on", &Kpi::actual_on, open);
    d(9, "how_computed", &Kpi::how_computed, open);  // the cell of a report that it is taken from
    d(10, "note", &Kpi::note, internal);
  }
};

}  // namespace renkei
