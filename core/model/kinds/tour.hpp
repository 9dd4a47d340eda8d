// The kinds of a tour: vehicles, stops, participants and everything that says where they are. All
// kinds: core/model/kinds.hpp.
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

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
    d(1, "rollcall_id", &RollcallMark::rollcall_id, internal).refers("rollcall").must().by_index();
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

}  // namespace renkei
