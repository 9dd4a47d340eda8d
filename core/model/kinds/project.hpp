// 連携事業
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Project {
  static constexpr int number = 6;
  static constexpr std::string_view name_of_kind = "project";
  Text name, owner_kind, style, status, cancel_reason, outcome_text;
  Text plan, evaluation, next_policy, next_policy_reason;
  Integer fy, category, first_fy, cost_yen;
  List owner_codes, partner_code6, partner_company, tags;
  Flag continuing, joint, kankei;
  template <class D>
  static void describe(D&& d) {
    d(1, "name", &Project::name, open).must().naming();
    d(2, "fy", &Project::fy, open).between(1900, 2200);
    d(3, "owner_kind", &Project::owner_kind, open).one_of(choices::owner_kind);
    d(4, "owner_codes", &Project::owner_codes, open);
    d(5, "partner_code6", &Project::partner_code6, open);
    d(6, "partner_company", &Project::partner_company, open);
    d(7, "category", &Project::category, open).between(1, 5);
    d(8, "tags", &Project::tags, open);
    d(9, "style", &Project::style, open).one_of(choices::project_style);
    d(10, "first_fy", &Project::first_fy, open).between(1900, 2200);
    d(11, "continuing", &Project::continuing, open);
    d(12, "status", &Project::status, open).one_of(choices::status);
    d(13, "cancel_reason", &Project::cancel_reason, internal);
    d(14, "cost_yen", &Project::cost_yen, internal);
    d(15, "outcome_text", &Project::outcome_text, internal);
    d(16, "joint", &Project::joint, open);    // two wards together count once
    d(17, "plan", &Project::plan, open);      // the regional plan that it is part of
    d(18, "kankei", &Project::kankei, open);  // it is to win 関係人口
    // What experts from outside said, and how it goes on and why.
    d(19, "evaluation", &Project::evaluation, internal);
    d(20, "next_policy", &Project::next_policy, internal);
    d(21, "next_policy_reason", &Project::next_policy_reason, internal);
  }
};

}  // namespace renkei
