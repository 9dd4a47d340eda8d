// 企業との包括連携協定
#pragma once
#include "core/model/fields.hpp"

namespace renkei {

struct CompanyPact {
  static constexpr int number = 5;
  static constexpr std::string_view name_of_kind = "company_pact";
  Text company;
  Date signed_on, valid_to;
  List initiatives;
  template <class D>
  static void describe(D&& d) {
    d(1, "company", &CompanyPact::company, open).must().naming();
    d(2, "signed_on", &CompanyPact::signed_on, open);
    d(3, "valid_to", &CompanyPact::valid_to, open);
    d(4, "initiatives", &CompanyPact::initiatives, open);
  }
};

}  // namespace renkei
