// 売上: of one booth on one day, as its exhibitor said; several add up
#pragma once
#include "core/model/fields.hpp"

namespace renkei {

struct Sales {
  static constexpr int number = 29;
  static constexpr std::string_view name_of_kind = "sales";
  Ref event_id;
  Text booth, partner_code6, note;
  Date date;
  Integer yen, items;
  template <class D>
  static void describe(D&& d) {
    d(1, "event_id", &Sales::event_id, internal).refers("event").must();
    d(2, "booth", &Sales::booth, internal);
    d(3, "partner_code6", &Sales::partner_code6, internal);
    d(4, "date", &Sales::date, internal).must();
    d(5, "yen", &Sales::yen, internal).between(0, 1'000'000'000'000).must();
    d(6, "items", &Sales::items, internal).between(0, 1'000'000'000);  // that were sold
    d(7, "note", &Sales::note, internal);
  }
};

}  // namespace renkei
