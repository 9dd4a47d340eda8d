// The kinds of the collaboration between wards and municipalities: agreements, relations, members,
// pacts, projects and what partners need. All kinds: core/model/kinds.hpp.
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

// 広域連携協定
struct Agreement {
  static constexpr int number = 2;
  static constexpr std::string_view name_of_kind = "agreement";
  Text party, pref, kind, member_rule;
  Date signed_on, valid_from, valid_to;
  Flag auto_renew;
  List members;
  template <class D>
  static void describe(D&& d) {
    d(1, "party", &Agreement::party, open).must();
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

// 交流自治体: a ward's relation with a municipality
struct ExchangeLink {
  static constexpr int number = 3;
  static constexpr std::string_view name_of_kind = "exchange_link";
  Text ward_code6, municipality_code6, basis;
  Date valid_from, valid_to;
  template <class D>
  static void describe(D&& d) {
    d(1, "ward_code6", &ExchangeLink::ward_code6, open).must();
    d(2, "municipality_code6", &ExchangeLink::municipality_code6, open).must();
    d(3, "basis", &ExchangeLink::basis, open);
    d(4, "valid_from", &ExchangeLink::valid_from, open);
    d(5, "valid_to", &ExchangeLink::valid_to, open);
  }
};

// 全国連携ホームページ会員
struct HpMember {
  static constexpr int number = 4;
  static constexpr std::string_view name_of_kind = "hp_member";
  Text municipality_code6;
  Date registered_on, left_on;
  template <class D>
  static void describe(D&& d) {
    d(1, "municipality_code6", &HpMember::municipality_code6, open).must();
    d(2, "registered_on", &HpMember::registered_on, open);
    d(3, "left_on", &HpMember::left_on, open);
  }
};

// 企業との包括連携協定
struct CompanyPact {
  static constexpr int number = 5;
  static constexpr std::string_view name_of_kind = "company_pact";
  Text company;
  Date signed_on, valid_to;
  List initiatives;
  template <class D>
  static void describe(D&& d) {
    d(1, "company", &CompanyPact::company, open).must();
    d(2, "signed_on", &CompanyPact::signed_on, open);
    d(3, "valid_to", &CompanyPact::valid_to, open);
    d(4, "initiatives", &CompanyPact::initiatives, open);
  }
};

// 連携事業
struct Project {
  static constexpr int number = 6;
  static constexpr std::string_view name_of_kind = "project";
  Text name, owner_kind, style, status, cancel_reason, outcome_text;
  Integer fy, category, first_fy, cost_yen;
  List owner_codes, partner_code6, partner_company, tags;
  Flag continuing, joint;
  template <class D>
  static void describe(D&& d) {
    d(1, "name", &Project::name, open).must();
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
    d(16, "joint", &Project::joint, open);  // two wards together count once
  }
};

// 課題・ニーズ heard at a meeting
struct Need {
  static constexpr int number = 23;
  static constexpr std::string_view name_of_kind = "need";
  Text municipality_code6, heard_from, text, status;
  Date heard_on;
  Integer category;
  Ref event_id, project_id;
  template <class D>
  static void describe(D&& d) {
    d(1, "text", &Need::text, internal).must();
    d(2, "municipality_code6", &Need::municipality_code6, internal);
    d(3, "heard_on", &Need::heard_on, internal);
    d(4, "heard_from", &Need::heard_from, personal);
    d(5, "category", &Need::category, internal).between(1, 5);
    d(6, "event_id", &Need::event_id, internal).refers("event");
    d(7, "project_id", &Need::project_id, internal).refers("project");
    d(8, "status", &Need::status, internal).one_of(choices::need_status);
  }
};

}  // namespace renkei
