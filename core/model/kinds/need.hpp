// 課題・ニーズ heard at a meeting
#pragma once
#include "core/model/choices.hpp"
#include "core/model/fields.hpp"

namespace renkei {

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
    d(6, "event_id", &Need::event_id, internal).refers("event").belonging();
    d(7, "project_id", &Need::project_id, internal).refers("project");
    d(8, "status", &Need::status, internal).one_of(choices::need_status);
  }
};

}  // namespace renkei
