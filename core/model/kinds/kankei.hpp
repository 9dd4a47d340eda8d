// 関係人口: one continuing involvement with a municipality, of a participant or of whoever bears a token
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Kankei {
  static constexpr int number = 35;
  static constexpr std::string_view name_of_kind = "kankei";
  Ref participant_id;
  Text token, partner_code6, category, source, note;
  Date since, until;
  Integer visit_days;
  template <class D>
  static void describe(D&& d) {
    d(1, "partner_code6", &Kankei::partner_code6, internal).must();
    d(2, "category", &Kankei::category, internal).one_of(choices::kankei_category).must();
    d(3, "participant_id", &Kankei::participant_id, internal).refers("participant").belonging();
    d(4, "token", &Kankei::token, personal);  // as a response's is
    d(5, "since", &Kankei::since, internal);
    d(6, "until", &Kankei::until, internal);
    d(7, "visit_days", &Kankei::visit_days, internal).between(0, 366);  // in a year
    d(8, "source", &Kankei::source, internal);
    d(9, "note", &Kankei::note, special);
  }
};

}  // namespace renkei
