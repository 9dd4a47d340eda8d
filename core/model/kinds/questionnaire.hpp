// 調査票. What stands in its documents says docs/records.md.
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Questionnaire {
  static constexpr int number = 21;
  static constexpr std::string_view name_of_kind = "questionnaire";
  Ref event_id, tour_id;
  Text title, phase, notice_version;
  Json questions, titles, notice;
  template <class D>
  static void describe(D&& d) {
    d(1, "title", &Questionnaire::title, open).must().naming();
    d(2, "event_id", &Questionnaire::event_id, open).refers("event").belonging();
    d(3, "tour_id", &Questionnaire::tour_id, open).refers("tour").belonging();
    d(4, "phase", &Questionnaire::phase, open).one_of(choices::survey_phase);
    d(5, "questions", &Questionnaire::questions, open);
    d(6, "notice_version", &Questionnaire::notice_version, open);
    // By language: what it is called, and who asks, why and how long it takes.
    d(7, "titles", &Questionnaire::titles, open);
    d(8, "notice", &Questionnaire::notice, open);
  }
};

}  // namespace renkei
