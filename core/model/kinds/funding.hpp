// 財源: where the money of a project comes from
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Funding {
  static constexpr int number = 32;
  static constexpr std::string_view name_of_kind = "funding";
  Ref project_id;
  Text source, note;
  Integer applied_yen, decided_yen, settled_yen;
  Date decided_on, settled_on;
  template <class D>
  static void describe(D&& d) {
    d(1, "project_id", &Funding::project_id, internal).refers("project").must();
    d(2, "source", &Funding::source, internal).like(choices::funding_source).must();
    d(3, "applied_yen", &Funding::applied_yen, internal).between(0, 1'000'000'000'000);
    d(4, "decided_yen", &Funding::decided_yen, internal).between(0, 1'000'000'000'000);
    d(5, "settled_yen", &Funding::settled_yen, internal).between(0, 1'000'000'000'000);
    d(6, "decided_on", &Funding::decided_on, internal);
    d(7, "settled_on", &Funding::settled_on, internal);
    d(8, "note", &Funding::note, internal);
  }
};

}  // namespace renkei
