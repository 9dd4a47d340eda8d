// The record kinds: what renkei records. Each struct's describe() is the only place where its fields
// are named; numbers are part of the file formats and are never reused. Fields and terms are those of
// the field itself: the plan's tables, the rosters, roll-call sheets and visitor counts of the wards.
#pragma once
#include <tuple>

#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

using enum Privacy;

// 端末: one log's own introduction, its first entry.
struct Device {
  static constexpr int number = 1;
  static constexpr std::string_view name_of_kind = "device";
  Text name, ward_code6, staff, parent;
  template <class D>
  static void describe(D&& d) {
    d(1, "name", &Device::name, internal).must();
    d(2, "ward_code6", &Device::ward_code6, internal);
    d(3, "staff", &Device::staff, internal);
    d(4, "parent", &Device::parent, internal);  // the log that this one continues
  }
};

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

// 行事: a day or days at a place, online, or a tour's frame
struct Event {
  static constexpr int number = 7;
  static constexpr std::string_view name_of_kind = "event";
  Ref project_id;
  Text name, kana, name_en, joint_kind, series, form, venue, address, organiser, fee, status;
  Date starts_on, ends_on;
  Json days, exhibitors;
  Real lat, lng;
  List co_organiser, supporters, weather;
  Integer capacity, staff_count;
  template <class D>
  static void describe(D&& d) {
    d(1, "name", &Event::name, open).must();
    d(2, "starts_on", &Event::starts_on, open).must();
    d(3, "ends_on", &Event::ends_on, open);
    d(4, "project_id", &Event::project_id, open).refers("project");
    d(5, "kana", &Event::kana, open);
    d(6, "name_en", &Event::name_en, open);
    d(7, "joint_kind", &Event::joint_kind, open).one_of(choices::joint_kind);
    d(8, "series", &Event::series, open);
    d(9, "form", &Event::form, open).one_of(choices::event_form);
    d(10, "day", &Event::days, open);  // [{"date","open","close","closed"}]
    d(11, "venue", &Event::venue, open);
    d(12, "address", &Event::address, open);
    d(13, "lat", &Event::lat, open);
    d(14, "lng", &Event::lng, open);
    d(15, "organiser", &Event::organiser, open);
    d(16, "co_organiser", &Event::co_organiser, open);
    d(17, "supporters", &Event::supporters, open);
    d(18, "capacity", &Event::capacity, open).between(0, 10'000'000);
    d(19, "fee", &Event::fee, open);
    d(20, "status", &Event::status, open).one_of(choices::status);
    d(21, "weather", &Event::weather, open);
    d(22, "staff_count", &Event::staff_count, internal).between(0, 1'000'000);
    d(23, "exhibitors", &Event::exhibitors, open);
  }
};

// 入口・計数場所
struct Gate {
  static constexpr int number = 8;
  static constexpr std::string_view name_of_kind = "gate";
  Ref event_id;
  Text name, kind, counting_method, direction, unit, reentry;
  template <class D>
  static void describe(D&& d) {
    d(1, "event_id", &Gate::event_id, open).refers("event").must();
    d(2, "name", &Gate::name, open).must();
    d(3, "kind", &Gate::kind, open).one_of(choices::gate_kind);
    d(4, "counting_method", &Gate::counting_method, open).one_of(choices::counting_method);
    d(5, "direction", &Gate::direction, open).one_of(choices::direction);
    d(6, "unit", &Gate::unit, open).one_of(choices::unit);
    d(7, "reentry", &Gate::reentry, open).one_of(choices::reentry);
  }
};

// 来場者の計数: one press or one batch; increments add up (never totals)
struct Tally {
  static constexpr int number = 9;
  static constexpr std::string_view name_of_kind = "tally";
  Ref gate_id;
  Text category, quality, note;
  Integer delta, hour_band;
  Instant at;
  Date date;
  template <class D>
  static void describe(D&& d) {
    d(1, "gate_id", &Tally::gate_id, open).refers("gate").must().by_index();
    d(2, "category", &Tally::category, open).like(choices::category).must();
    d(3, "delta", &Tally::delta, open).between(-1'000'000, 1'000'000).must();
    d(4, "at", &Tally::at, open).by_default_now();
    d(5, "date", &Tally::date, open);  // from a paper sheet: the day and the hour instead of `at`
    d(6, "hour_band", &Tally::hour_band, open).between(0, 99);
    d(7, "quality", &Tally::quality, open).like(choices::quality);
    d(8, "note", &Tally::note, internal);
  }
};

// 数取器の読み: the cumulative figure that a counter shows
struct CounterReading {
  static constexpr int number = 10;
  static constexpr std::string_view name_of_kind = "counter_reading";
  Ref gate_id;
  Instant read_at;
  Integer reading;
  Flag reset_flag;
  template <class D>
  static void describe(D&& d) {
    d(1, "gate_id", &CounterReading::gate_id, open).refers("gate").must();
    d(2, "read_at", &CounterReading::read_at, open).by_default_now();
    d(3, "reading", &CounterReading::reading, open).between(0, 1'000'000'000).must();
    d(4, "reset_flag", &CounterReading::reset_flag, open);
  }
};

// 一日の来場者数: the figure that was announced
struct DailyTotal {
  static constexpr int number = 11;
  static constexpr std::string_view name_of_kind = "daily_total";
  static constexpr std::string_view same[] = {"event_id", "date", "unit"};
  static constexpr std::string_view agree = "n";
  Ref event_id;
  Date date;
  Integer n;
  Text method, reentry, unit, note, confirmed_by;
  Flag includes_staff;
  template <class D>
  static void describe(D&& d) {
    d(1, "event_id", &DailyTotal::event_id, open).refers("event").must();
    d(2, "date", &DailyTotal::date, open).must();
    d(3, "n", &DailyTotal::n, open).between(0, 1'000'000'000).must();
    d(4, "method", &DailyTotal::method, open).one_of(choices::counting_method);
    d(5, "includes_staff", &DailyTotal::includes_staff, open);
    d(6, "reentry", &DailyTotal::reentry, open).one_of(choices::reentry);
    d(7, "unit", &DailyTotal::unit, open).one_of(choices::unit);
    d(8, "note", &DailyTotal::note, internal);
    d(9, "confirmed_by", &DailyTotal::confirmed_by, internal);
  }
};

// 交流ツアー
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
    d(2, "name", &Tour::name, open);
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

// 車両
struct Vehicle {
  static constexpr int number = 13;
  static constexpr std::string_view name_of_kind = "vehicle";
  Ref tour_id;
  Text no, company, plate, layout, driver, attendant;
  Integer seats;
  template <class D>
  static void describe(D&& d) {
    d(1, "tour_id", &Vehicle::tour_id, internal).refers("tour").must();
    d(2, "no", &Vehicle::no, internal).must();
    d(3, "company", &Vehicle::company, internal);
    d(4, "plate", &Vehicle::plate, internal);
    d(5, "seats", &Vehicle::seats, internal).between(0, 1000);
    d(6, "layout", &Vehicle::layout, internal);
    d(7, "driver", &Vehicle::driver, personal);
    d(8, "attendant", &Vehicle::attendant, personal);
  }
};

// 立ち寄り先
struct Stop {
  static constexpr int number = 14;
  static constexpr std::string_view name_of_kind = "stop";
  Ref tour_id;
  Integer day, seq;
  Text name, code6, kind, allergens_note, toilet, emergency_place, hospital;
  TimeOfDay plan_arrive, plan_depart;
  Instant actual_arrive, actual_depart;
  Flag rollcall_required;
  template <class D>
  static void describe(D&& d) {
    d(1, "tour_id", &Stop::tour_id, open).refers("tour").must();
    d(2, "name", &Stop::name, open).must();
    d(3, "day", &Stop::day, open).between(0, 366);
    d(4, "seq", &Stop::seq, open).between(0, 100'000);
    d(5, "code6", &Stop::code6, open);
    d(6, "kind", &Stop::kind, open).one_of(choices::stop_kind);
    d(7, "plan_arrive", &Stop::plan_arrive, open);
    d(8, "plan_depart", &Stop::plan_depart, open);
    d(9, "actual_arrive", &Stop::actual_arrive, open);
    d(10, "actual_depart", &Stop::actual_depart, open);
    d(11, "rollcall_required", &Stop::rollcall_required, open);
    d(12, "allergens_note", &Stop::allergens_note, internal);
    d(13, "toilet", &Stop::toilet, open);
    d(14, "emergency_place", &Stop::emergency_place, internal);
    d(15, "hospital", &Stop::hospital, internal);
  }
};

// 参加者
struct Participant {
  static constexpr int number = 15;
  static constexpr std::string_view name_of_kind = "participant";
  Ref tour_id, vehicle_id, guardian_participant_id;
  Integer no, age, sex;
  Text bus, seat, name, kana, age_band, ward_code6, ward, address_rest, postal, phone, email;
  Text emergency_name, emergency_relation, emergency_phone, allergy, health_note, support_need;
  Text note, group_id, status, room, lang, badge_no, consent_terms, consent_photo, notice_version;
  Date birth, applied_on;
  Flag consent_contact_later, hide_on_lists;
  List warnings;
  template <class D>
  static void describe(D&& d) {
    d(1, "tour_id", &Participant::tour_id, internal).refers("tour").must().by_index();
    d(2, "no", &Participant::no, internal).between(0, 1'000'000);
    d(3, "bus", &Participant::bus, internal);
    d(4, "seat", &Participant::seat, internal);
    d(5, "name", &Participant::name, personal);
    d(6, "kana", &Participant::kana, personal);
    d(7, "birth", &Participant::birth, personal);
    d(8, "age", &Participant::age, personal).between(0, 150);  // on the day of the event
    d(9, "age_band", &Participant::age_band, internal);
    d(10, "sex", &Participant::sex, personal).between(0, 9);  // ISO 5218
    d(11, "ward_code6", &Participant::ward_code6, internal);
    d(12, "ward", &Participant::ward, internal);
    d(13, "address_rest", &Participant::address_rest, personal);
    d(14, "postal", &Participant::postal, personal);
    d(15, "phone", &Participant::phone, personal);  // digits
    d(16, "email", &Participant::email, personal);
    d(17, "emergency_name", &Participant::emergency_name, personal);
    d(18, "emergency_relation", &Participant::emergency_relation, personal);
    d(19, "emergency_phone", &Participant::emergency_phone, personal);
    d(20, "allergy", &Participant::allergy, special);
    d(21, "health_note", &Participant::health_note, special);
    d(22, "support_need", &Participant::support_need, special);
    d(23, "note", &Participant::note, special);  // free text about a person may hold anything
    d(24, "group_id", &Participant::group_id, internal);
    d(25, "guardian_participant_id", &Participant::guardian_participant_id, internal)
        .refers("participant");
    d(26, "status", &Participant::status, internal).one_of(choices::participant_status);
    d(27, "vehicle_id", &Participant::vehicle_id, internal).refers("vehicle");
    d(28, "room", &Participant::room, internal);
    d(29, "lang", &Participant::lang, internal);
    d(30, "badge_no", &Participant::badge_no, internal);
    d(31, "consent_terms", &Participant::consent_terms, internal);
    d(32, "consent_photo", &Participant::consent_photo, internal).one_of(choices::consent);
    d(33, "consent_contact_later", &Participant::consent_contact_later, internal);
    d(34, "notice_version", &Participant::notice_version, internal);
    d(35, "applied_on", &Participant::applied_on, internal);
    d(36, "hide_on_lists", &Participant::hide_on_lists, internal);  // 秘匿: never on shared screens
    d(37, "warnings", &Participant::warnings, internal);            // doubts of the roster's import
  }
};

// 受付・乗車の確認: one person seen at one stop; seen twice is still one presence
struct CheckIn {
  static constexpr int number = 16;
  static constexpr std::string_view name_of_kind = "check_in";
  static constexpr std::string_view same[] = {"participant_id", "stop_id"};
  Ref participant_id, stop_id, vehicle_id;
  Instant at;
  Text place, by_staff, method;
  template <class D>
  static void describe(D&& d) {
    d(1, "participant_id", &CheckIn::participant_id, internal)
        .refers("participant")
        .must()
        .by_index();
    d(2, "stop_id", &CheckIn::stop_id, internal).refers("stop");
    d(3, "vehicle_id", &CheckIn::vehicle_id, internal).refers("vehicle");
    d(4, "at", &CheckIn::at, internal).by_default_now();
    d(5, "place", &CheckIn::place, internal);
    d(6, "by_staff", &CheckIn::by_staff, internal);
    d(7, "method", &CheckIn::method, internal).one_of(choices::check_in_method);
  }
};

// 点呼: the head count is typed before the names are ticked
struct Rollcall {
  static constexpr int number = 17;
  static constexpr std::string_view name_of_kind = "rollcall";
  static constexpr std::string_view same[] = {"tour_id", "stop_id", "vehicle_id", "phase", "round"};
  static constexpr std::string_view agree = "counted_n";
  Ref tour_id, stop_id, vehicle_id;
  Text phase, leader, second_checker, result;
  Instant started_at, closed_at;
  Integer expected_n, counted_n, round;
  template <class D>
  static void describe(D&& d) {
    d(1, "tour_id", &Rollcall::tour_id, internal).refers("tour").must();
    d(2, "stop_id", &Rollcall::stop_id, internal).refers("stop");
    d(3, "vehicle_id", &Rollcall::vehicle_id, internal).refers("vehicle");
    d(4, "phase", &Rollcall::phase, internal).one_of(choices::phase);
    d(5, "started_at", &Rollcall::started_at, internal).by_default_now();
    d(6, "closed_at", &Rollcall::closed_at, internal);
    d(7, "expected_n", &Rollcall::expected_n, internal).between(0, 1'000'000);
    d(8, "counted_n", &Rollcall::counted_n, internal).between(0, 1'000'000);
    d(9, "leader", &Rollcall::leader, internal);
    d(10, "second_checker", &Rollcall::second_checker, internal);
    d(11, "result", &Rollcall::result, internal).one_of(choices::rollcall_result);
    d(12, "round", &Rollcall::round, internal).between(1, 1'000);  // called again at the same stop
  }
};

// 点呼の印: one person in one roll call
struct RollcallMark {
  static constexpr int number = 18;
  static constexpr std::string_view name_of_kind = "rollcall_mark";
  static constexpr std::string_view same[] = {"rollcall_id", "participant_id"};
  static constexpr std::string_view agree = "state";
  Ref rollcall_id, participant_id;
  Text state, by;
  Instant at;
  template <class D>
  static void describe(D&& d) {
    d(1, "rollcall_id", &RollcallMark::rollcall_id, internal)
        .refers("rollcall")
        .must()
        .by_index();
    d(2, "participant_id", &RollcallMark::participant_id, internal).refers("participant").must();
    d(3, "state", &RollcallMark::state, internal).one_of(choices::mark_state).must();
    d(4, "at", &RollcallMark::at, internal).by_default_now();
    d(5, "by", &RollcallMark::by, internal);
  }
};

// 途中離団・別行動: agreed, and so no longer expected
struct LeftTour {
  static constexpr int number = 19;
  static constexpr std::string_view name_of_kind = "left_tour";
  Ref participant_id, from_stop, to_stop;
  Text reason, agreed_by, contact;
  template <class D>
  static void describe(D&& d) {
    d(1, "participant_id", &LeftTour::participant_id, internal).refers("participant").must();
    d(2, "from_stop", &LeftTour::from_stop, internal).refers("stop");
    d(3, "to_stop", &LeftTour::to_stop, internal).refers("stop");
    d(4, "reason", &LeftTour::reason, special);
    d(5, "agreed_by", &LeftTour::agreed_by, internal);
    d(6, "contact", &LeftTour::contact, personal);
  }
};

// 事故・ヒヤリハット
struct Incident {
  static constexpr int number = 20;
  static constexpr std::string_view name_of_kind = "incident";
  Ref event_id, tour_id, stop_id;
  Instant at, ambulance_at;
  Text place, kind, weather, what, cause, action, first_aid, hospital, prevention, status, reporter;
  Integer severity;
  Real temp_c;
  Flag indoor;
  List people;
  Json informed;
  template <class D>
  static void describe(D&& d) {
    d(1, "event_id", &Incident::event_id, internal).refers("event");
    d(2, "tour_id", &Incident::tour_id, internal).refers("tour");
    d(3, "stop_id", &Incident::stop_id, internal).refers("stop");
    d(4, "at", &Incident::at, internal).by_default_now();
    d(5, "place", &Incident::place, internal);
    // 0 ヒヤリハット, 1 応急手当, 2 受診, 3 救急搬送・入院, 4 重大
    d(6, "severity", &Incident::severity, internal).between(0, 4);
    d(7, "kind", &Incident::kind, internal);
    d(8, "people", &Incident::people, special);
    d(9, "weather", &Incident::weather, internal);
    d(10, "temp_c", &Incident::temp_c, internal);
    d(11, "indoor", &Incident::indoor, internal);
    d(12, "what", &Incident::what, special);
    d(13, "cause", &Incident::cause, special);
    d(14, "action", &Incident::action, special);
    d(15, "first_aid", &Incident::first_aid, special);
    d(16, "hospital", &Incident::hospital, special);
    d(17, "ambulance_at", &Incident::ambulance_at, internal);
    d(18, "informed", &Incident::informed, internal);
    d(19, "prevention", &Incident::prevention, internal);
    d(20, "status", &Incident::status, internal);
    d(21, "reporter", &Incident::reporter, internal);
  }
};

// 調査票: questions = [{"key","text","type":"single|multi|scale|number|text","options":[..]}]
struct Questionnaire {
  static constexpr int number = 21;
  static constexpr std::string_view name_of_kind = "questionnaire";
  Ref event_id, tour_id;
  Text title, phase, notice_version;
  Json questions;
  template <class D>
  static void describe(D&& d) {
    d(1, "title", &Questionnaire::title, open).must();
    d(2, "event_id", &Questionnaire::event_id, open).refers("event");
    d(3, "tour_id", &Questionnaire::tour_id, open).refers("tour");
    d(4, "phase", &Questionnaire::phase, open).one_of(choices::survey_phase);
    d(5, "questions", &Questionnaire::questions, open);
    d(6, "notice_version", &Questionnaire::notice_version, open);
  }
};

// 回答: one respondent's answers about one subject (an event, a stop, a tour)
struct Response {
  static constexpr int number = 22;
  static constexpr std::string_view name_of_kind = "response";
  Ref questionnaire_id, subject_id;
  Instant at;
  Text channel, lang, respondent_no, notice_version;
  Json answers, free_text;
  template <class D>
  static void describe(D&& d) {
    d(1, "questionnaire_id", &Response::questionnaire_id, internal)
        .refers("questionnaire")
        .must()
        .by_index();
    d(2, "subject_id", &Response::subject_id, internal);
    d(3, "at", &Response::at, internal).by_default_now();
    d(4, "channel", &Response::channel, internal).one_of(choices::channel);
    d(5, "lang", &Response::lang, internal);
    d(6, "respondent_no", &Response::respondent_no, internal);
    d(7, "answers", &Response::answers, internal);  // {"q1":..}: choices and numbers
    d(8, "free_text", &Response::free_text, personal);  // what people wrote themselves
    d(9, "notice_version", &Response::notice_version, internal);
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

using AllKinds =
    std::tuple<Device, Agreement, ExchangeLink, HpMember, CompanyPact, Project, Event, Gate, Tally,
               CounterReading, DailyTotal, Tour, Vehicle, Stop, Participant, CheckIn, Rollcall,
               RollcallMark, LeftTour, Incident, Questionnaire, Response, Need>;

}  // namespace renkei
