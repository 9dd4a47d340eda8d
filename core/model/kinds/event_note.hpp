// 報告書の文章: what staff write for a report on an event or a tour
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct EventNote {
  static constexpr int number = 31;
  static constexpr std::string_view name_of_kind = "event_note";
  Ref event_id, tour_id;
  Text section, text;
  template <class D>
  static void describe(D&& d) {
    d(1, "event_id", &EventNote::event_id, internal).refers("event");
    d(2, "tour_id", &EventNote::tour_id, internal).refers("tour");
    d(3, "section", &EventNote::section, internal).one_of(choices::note_section).must();
    d(4, "text", &EventNote::text, internal).must();
  }
};

}  // namespace renkei
