// 被災自治体への支援
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Relief {
  static constexpr int number = 36;
  static constexpr std::string_view name_of_kind = "relief";
  Ref project_id, event_id;
  Text municipality_code6, disaster, kind, owner_kind, quantity_unit, note;
  List owner_codes;
  Integer amount_yen;
  Real quantity;
  Date decided_on, done_on;
  template <class D>
  static void describe(D&& d) {
    // Or a whole prefecture's.
    d(1, "municipality_code6", &Relief::municipality_code6, open).must();
    d(2, "disaster", &Relief::disaster, open).must();
    d(3, "kind", &Relief::kind, open).one_of(choices::relief_kind).must();
    d(4, "owner_kind", &Relief::owner_kind, open).one_of(choices::owner_kind);
    d(5, "owner_codes", &Relief::owner_codes, open);
    d(6, "amount_yen", &Relief::amount_yen, open).between(0, 1'000'000'000'000);
    // Of goods, or days of work: never added to yen.
    d(7, "quantity", &Relief::quantity, open);
    d(8, "quantity_unit", &Relief::quantity_unit, open);
    d(9, "decided_on", &Relief::decided_on, open);
    d(10, "done_on", &Relief::done_on, open);
    d(11, "project_id", &Relief::project_id, open).refers("project");
    d(12, "event_id", &Relief::event_id, open).refers("event");
    d(13, "note", &Relief::note, internal);
  }
};

}  // namespace renkei
