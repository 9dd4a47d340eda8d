// 参加者
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Participant {
  static constexpr int number = 15;
  static constexpr std::string_view name_of_kind = "participant";
  Ref tour_id, vehicle_id, guardian_participant_id, same_person_id;
  Integer no, age, sex;
  Text bus, seat, name, kana, age_band, ward_code6, ward, address_rest, postal, phone, email;
  Text emergency_name, emergency_relation, emergency_phone, allergy, health_note, support_need;
  Text note, group_id, status, room, lang, badge_no, consent_terms, consent_photo, notice_version,
      token, drawn;
  Date birth, applied_on;
  Flag consent_contact_later, hide_on_lists;
  List warnings;
  template <class D>
  static void describe(D&& d) {
    d(1, "tour_id", &Participant::tour_id, internal).refers("tour").must().belonging().by_index();
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
    // On the badge instead of a name, and on earlier answers; says nothing by itself.
    d(38, "token", &Participant::token, internal);
    d(39, "drawn", &Participant::drawn, internal).one_of(choices::drawn);  // what the draw gave
    // What somebody decided where one person seems to be recorded twice: the other record, or this one
    // itself where it is nobody else.
    d(40, "same_person_id", &Participant::same_person_id, internal).refers("participant");
  }
};

}  // namespace renkei
