// 収支の一行: of a project, an event or a tour
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct BudgetLine {
  static constexpr int number = 34;
  static constexpr std::string_view name_of_kind = "budget_line";
  Ref project_id, event_id, tour_id;
  Text side, item, quantity_unit, breakdown, note;
  Integer seq, budget_yen, settled_yen, unit_yen;
  Real quantity;
  Flag eligible;
  template <class D>
  static void describe(D&& d) {
    d(1, "project_id", &BudgetLine::project_id, internal).refers("project");
    d(2, "event_id", &BudgetLine::event_id, internal).refers("event");
    d(3, "tour_id", &BudgetLine::tour_id, internal).refers("tour");
    d(4, "side", &BudgetLine::side, internal).one_of(choices::budget_side).must();
    d(5, "item", &BudgetLine::item, internal).must();
    d(6, "seq", &BudgetLine::seq, internal).between(0, 100'000);
    d(7, "budget_yen", &BudgetLine::budget_yen, internal)
        .between(-1'000'000'000'000, 1'000'000'000'000);
    d(8, "settled_yen", &BudgetLine::settled_yen, internal)
        .between(-1'000'000'000'000, 1'000'000'000'000);
    d(9, "unit_yen", &BudgetLine::unit_yen, internal)
        .between(-1'000'000'000'000, 1'000'000'000'000);
    d(10, "quantity", &BudgetLine::quantity, internal);
    d(11, "quantity_unit", &BudgetLine::quantity_unit, internal);
    // In words, where price times quantity does not say it
    d(12, "breakdown", &BudgetLine::breakdown, internal);
    d(13, "eligible", &BudgetLine::eligible, internal);  // 補助対象
    d(14, "note", &BudgetLine::note, internal);
  }
};

}  // namespace renkei
