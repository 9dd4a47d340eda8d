// 交流ツアー
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Tour {
  static constexpr int number = 12;
  static constexpr std::string_view name_of_kind = "tour";
  Ref event_id;
  Text name, tour_kind, law_basis, agent_name, agent_reg_no, responsible_officer;
  Text insurance_kind, insurance_company, insurance_policy_no, insurance_covers;
  Text draw, draw_rule, target, guardian_rule, cancel_policy, mode;
  List host_code6, visited_code6, target_code6;
  Integer days, nights, fee_yen_adult, fee_yen_child, min_people, capacity, min_age;
  Integer retention_days;
  template <class D>
  static void describe(D&& d) {
    d(1, "event_id", &Tour::event_id, open).refers("event").must();
    d(2, "name", &Tour::name, open).naming();
    d(3, "tour_kind", &Tour::tour_kind, open).one_of(choices::tour_kind);
    d(4, "host_code6", &Tour::host_code6, open);
    d(5, "visited_code6", &Tour::visited_code6, open);
    d(6, "days", &Tour::days, open).between(0, 366);
    d(7, "nights", &Tour::nights, open).between(0, 366);
    d(8, "law_basis", &Tour::law_basis, open).one_of(choices::law_basis);
    d(9, "agent_name", &Tour::agent_name, internal);
    d(10, "agent_reg_no", &Tour::agent_reg_no, internal);
    d(11, "responsible_officer", &Tour::responsible_officer, internal);
    d(12, "insurance_kind", &Tour::insurance_kind, internal);
    d(13, "insurance_company", &Tour::insurance_company, internal);
    d(14, "insurance_policy_no", &Tour::insurance_policy_no, internal);
    d(15, "insurance_covers", &Tour::insurance_covers, internal);
    d(16, "fee_yen_adult", &Tour::fee_yen_adult, open).between(0, 100'000'000);
    d(17, "fee_yen_child", &Tour::fee_yen_child, open).between(0, 100'000'000);
    d(18, "min_people", &Tour::min_people, open).between(0, 1'000'000);
    d(19, "capacity", &Tour::capacity, open).between(0, 1'000'000);
    d(20, "draw", &Tour::draw, open).one_of(choices::draw);
    d(21, "draw_rule", &Tour::draw_rule, open);
    d(22, "target", &Tour::target, open);
    d(23, "target_code6", &Tour::target_code6, open);  // wards whose residents may come
    d(24, "min_age", &Tour::min_age, open).between(0, 150);
    d(25, "guardian_rule", &Tour::guardian_rule, open);
    d(26, "cancel_policy", &Tour::cancel_policy, open);
    d(27, "mode", &Tour::mode, open);
    d(28, "retention_days", &Tour::retention_days, internal).between(0, 36'500);
  }
};

}  // namespace renkei
