// 広域連携協定
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Agreement {
  static constexpr int number = 2;
  static constexpr std::string_view name_of_kind = "agreement";
  Text party, pref, kind, member_rule;
  Date signed_on, valid_from, valid_to;
  Flag auto_renew;
  List members;
  template <class D>
  static void describe(D&& d) {
    d(1, "party", &Agreement::party, open).must().naming();
    d(2, "pref", &Agreement::pref, open);
    d(3, "kind", &Agreement::kind, open);
    d(4, "signed_on", &Agreement::signed_on, open);
    d(5, "valid_from", &Agreement::valid_from, open);
    d(6, "valid_to", &Agreement::valid_to, open);
    d(7, "auto_renew", &Agreement::auto_renew, open);
    d(8, "member_rule", &Agreement::member_rule, open).one_of(choices::member_rule);
    d(9, "members", &Agreement::members, open);
  }
};

}  // namespace renkei
