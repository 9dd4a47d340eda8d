#include "tests/ui/season.hpp"

namespace renkei::ui {

Season::Season() {
  event = records.add("event", {{"name", "魅力発信イベント"},
                                {"starts_on", "2023-10-14"},
                                {"ends_on", "2023-10-15"},
                                {"venue", "区民ひろば"}});
  gate = records.add("gate", {{"event_id", event},
                              {"name", "正面入口"},
                              {"counting_method", "gate_counter"},
                              {"direction", "in"},
                              {"unit", "person_days"},
                              {"reentry", "not_counted"}});
  side_gate = records.add("gate", {{"event_id", event}, {"name", "南入口"}});
  tour = records.add("tour", {{"event_id", event}, {"name", "里山ツアー"}});
  const auto add_stop = [&](const char* name, std::int64_t seq) {
    return records.add("stop",
                       {{"tour_id", tour}, {"name", name}, {"day", std::int64_t{1}}, {"seq", seq}});
  };
  later_stop = add_stop("昼食", 2);
  stop = add_stop("集合", 1);
  takahashi = person(1, "B001", "髙橋 花子", "タカハシ ハナコ");
  yoshida = person(2, "B002", "𠮷田 太郎", "ヨシダ タロウ");
  hidden = person(3, "B003", "秘匿 試子", "ヒトク タメシコ", true);
  cancelled = person(4, "B004", "取消 次郎", "トリケシ ジロウ");
  records.set(cancelled, {{"status", "cancelled"}});
}

Season::~Season() = default;

EntryId Season::person(std::int64_t no, const char* badge, const char* name, const char* kana,
                       bool hide) {
  return records.add("participant", {{"tour_id", tour},
                                     {"no", no},
                                     {"badge_no", badge},
                                     {"name", name},
                                     {"kana", kana},
                                     {"hide_on_lists", std::int64_t{hide}}});
}

}  // namespace renkei::ui
