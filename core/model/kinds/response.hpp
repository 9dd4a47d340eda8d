// 回答: one respondent's answers about one subject (an event, a stop, a tour)
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct Response {
  static constexpr int number = 22;
  static constexpr std::string_view name_of_kind = "response";
  Ref questionnaire_id, subject_id;
  Instant at;
  Text channel, lang, respondent_no, notice_version, token, partner_code6;
  Json answers, free_text;
  template <class D>
  static void describe(D&& d) {
    d(1, "questionnaire_id", &Response::questionnaire_id, internal)
        .refers("questionnaire")
        .belonging()
        .must()
        .by_index();
    d(2, "subject_id", &Response::subject_id, internal).relying().belonging().by_index();
    d(3, "at", &Response::at, internal).by_default_now();
    d(4, "channel", &Response::channel, internal).one_of(choices::channel);
    d(5, "lang", &Response::lang, internal);
    d(6, "respondent_no", &Response::respondent_no, internal);
    d(7, "answers", &Response::answers, internal);      // {"q1":..}: choices and numbers
    d(8, "free_text", &Response::free_text, personal);  // what people wrote themselves
    d(9, "notice_version", &Response::notice_version, internal);
    // Joins the answers of one respondent, and them to a participant: so it stays with the names.
    d(10, "token", &Response::token, personal);
    d(11, "partner_code6", &Response::partner_code6, internal);
  }
};

}  // namespace renkei
