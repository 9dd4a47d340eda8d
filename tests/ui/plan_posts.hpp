// The season's event with its posts: a reception, a bus, a gate, a kiosk and headquarters.
#pragma once
#include "tests/ui/season.hpp"

namespace renkei::ui {

struct Posts {
  EntryId reception, vehicle, entrance, questionnaire, headquarters, bus = 0, kiosk = 0;

  explicit Posts(Season& season)
      : reception(add(season, "受付1号", "reception", {{"tour_id", season.tour}})),
        vehicle(season.records.add(
            "vehicle", {{"tour_id", season.tour}, {"no", "1号車"}, {"seats", std::int64_t{45}}})),
        entrance(add(season, "正面入口", "counting", {{"gate_id", season.gate}})),
        questionnaire(season.records.add(
            "questionnaire",
            {{"title", "来場者アンケート"},
             {"event_id", season.event},
             {"questions",
              R"([{"key":"q1","text":"満足度","type":"single","options":["よい","わるい"]}])"}})),
        headquarters(add(season, "本部", "headquarters", {{"event_id", season.event}})) {
    bus = add(season, "1号車", "on_board", {{"vehicle_id", vehicle}});
    kiosk = add(season, "出口キオスク", "kiosk", {{"questionnaire_id", questionnaire}});
  }

 private:
  static EntryId add(Season& season, const char* name, const char* role, Assigns where) {
    where.push_back({"name", name});
    where.push_back({"role", role});
    return season.records.add("post", where);
  }
};

}  // namespace renkei::ui
