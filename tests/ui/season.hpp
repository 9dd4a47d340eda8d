// A day in small for tests of presenters and views.
#pragma once
#include "tests/support/records.hpp"

namespace renkei::ui {

inline Moment at(const char* text) { return *parse_moment(text); }

// An event of today with two gates, and its tour with a stop and four people.
struct Season {
  FakeRecords records;
  EntryId event = records.add("event", {{"name", "魅力発信イベント"},
                                        {"starts_on", "2023-10-14"},
                                        {"ends_on", "2023-10-15"},
                                        {"venue", "区民ひろば"}});
  EntryId gate = records.add("gate", {{"event_id", event},
                                      {"name", "正面入口"},
                                      {"counting_method", "gate_counter"},
                                      {"direction", "in"},
                                      {"unit", "person_days"},
                                      {"reentry", "not_counted"}});
  EntryId side_gate = records.add("gate", {{"event_id", event}, {"name", "南入口"}});
  EntryId tour = records.add("tour", {{"event_id", event}, {"name", "里山ツアー"}});
  EntryId later_stop = records.add(
      "stop",
      {{"tour_id", tour}, {"name", "昼食"}, {"day", std::int64_t{1}}, {"seq", std::int64_t{2}}});
  EntryId stop = records.add(
      "stop",
      {{"tour_id", tour}, {"name", "集合"}, {"day", std::int64_t{1}}, {"seq", std::int64_t{1}}});
  EntryId takahashi = person(1, "B001", "髙橋 花子", "タカハシ ハナコ");
  EntryId yoshida = person(2, "B002", "𠮷田 太郎", "ヨシダ タロウ");
  EntryId hidden = person(3, "B003", "秘匿 試子", "ヒトク タメシコ", true);
  EntryId cancelled = person(4, "B004", "取消 次郎", "トリケシ ジロウ");

  Season() { records.set(cancelled, {{"status", "cancelled"}}); }

 private:
  EntryId person(std::int64_t no, const char* badge, const char* name, const char* kana,
                 bool hide = false) {
    return records.add("participant", {{"tour_id", tour},
                                       {"no", no},
                                       {"badge_no", badge},
                                       {"name", name},
                                       {"kana", kana},
                                       {"hide_on_lists", std::int64_t{hide}}});
  }
};

}  // namespace renkei::ui
