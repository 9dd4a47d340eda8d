// キオスクの稼働: from the start to the leaving of one kiosk; its answers are records of their own
#pragma once
#include "core/model/fields.hpp"

namespace renkei {

struct KioskRun {
  static constexpr int number = 27;
  static constexpr std::string_view name_of_kind = "kiosk_run";
  static constexpr bool made_by_hand = false;
  Ref questionnaire_id, event_id, post_id;
  Instant started_at, stopped_at;
  Text staff, place;
  List langs;
  Integer finished, given_up;
  Json bursts;
  template <class D>
  static void describe(D&& d) {
    d(1, "questionnaire_id", &KioskRun::questionnaire_id, internal)
        .refers("questionnaire")
        .must()
        .even_void();
    d(2, "event_id", &KioskRun::event_id, internal).refers("event").even_void();
    d(3, "post_id", &KioskRun::post_id, internal).refers("post").even_void();
    d(4, "started_at", &KioskRun::started_at, internal).by_default_now();
    d(5, "stopped_at", &KioskRun::stopped_at, internal);
    d(6, "staff", &KioskRun::staff, internal);
    d(7, "place", &KioskRun::place, internal);
    d(8, "langs", &KioskRun::langs, internal);
    d(9, "finished", &KioskRun::finished, internal).between(0, 100'000'000);
    d(10, "given_up", &KioskRun::given_up, internal).between(0, 100'000'000);
    // Answers too quick or too many to be visitors': [{"from","to","n"}].
    d(11, "bursts", &KioskRun::bursts, internal);
  }
};

}  // namespace renkei
