// 配布物: leaflets, samples, stamp cards, questionnaires that were given out; several add up
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Handout {
  static constexpr int number = 30;
  static constexpr std::string_view name_of_kind = "handout";
  Ref event_id, tour_id, questionnaire_id;
  Text item, lang, note;
  Integer qty, hour_band;
  Instant at;
  Date date;
  template <class D>
  static void describe(D&& d) {
    d(1, "event_id", &Handout::event_id, open).refers("event");
    d(2, "tour_id", &Handout::tour_id, open).refers("tour");
    d(3, "item", &Handout::item, open).like(choices::handout_item).must();
    d(4, "qty", &Handout::qty, open).between(-1'000'000, 1'000'000).must();
    d(5, "at", &Handout::at, open).by_default_now();
    d(6, "date", &Handout::date, open);  // from a paper sheet: the day and the hour instead of `at`
    d(7, "hour_band", &Handout::hour_band, open).between(0, 99);
    d(8, "lang", &Handout::lang, open);  // of what was handed out
    // Whose paper it was: what came back is counted against it.
    d(9, "questionnaire_id", &Handout::questionnaire_id, open).refers("questionnaire");
    d(10, "note", &Handout::note, internal);
  }
};

}  // namespace renkei
