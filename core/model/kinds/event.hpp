// 行事: a day or days at a place, online, or a tour's frame
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Event {
  static constexpr int number = 7;
  static constexpr std::string_view name_of_kind = "event";
  Ref project_id;
  Text name, kana, name_en, joint_kind, series, form, venue, address, organiser, fee, status;
  Text description, url, contact_name, contact_phone, event_type, source_code6, source_no, note;
  Text when_note;
  Date starts_on, ends_on, apply_until;
  Json days, exhibitors;
  Real lat, lng;
  List co_organiser, supporters, weather;
  Integer capacity, staff_count, fee_yen;
  template <class D>
  static void describe(D&& d) {
    d(1, "name", &Event::name, open).must().naming();
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
    // As in the published lists of events, which are read and written again.
    d(24, "description", &Event::description, open);
    d(25, "url", &Event::url, open);
    d(26, "contact_name", &Event::contact_name, open);  // an office
    d(27, "contact_phone", &Event::contact_phone, open);
    d(28, "apply_until", &Event::apply_until, open);
    d(29, "event_type", &Event::event_type, open);
    d(30, "source_code6", &Event::source_code6, open);  // whose list, and its number there
    d(31, "source_no", &Event::source_no, open);
    d(32, "note", &Event::note, open);
    d(33, "when_note", &Event::when_note, open);
    d(34, "fee_yen", &Event::fee_yen, open).between(0, 100'000'000);
  }
};

}  // namespace renkei
