// Checking and handing out a plan, and last year's event once more.
#pragma once
#include "tests/ui/places.hpp"
#include "tests/ui/plan_posts.hpp"

namespace renkei::ui {

inline void open_handing(Headless& s) {
  s.app.handing.own_folder = "/home/ward/export";
  s.ask(shell::Intent(shell::GoTo{{Screen::handing, s.season.event}}));
}

inline void spoil_plan(Headless& s) {
  FakeRecords& records = s.season.records;
  records.set(s.season.takahashi, {{"seat", "1A"}, {"bus", "1号車"}, {"age", std::int64_t{9}}});
  records.set(s.season.yoshida, {{"seat", "1A"}, {"bus", "1号車"}});
  records.set(s.season.stop, {{"rollcall_required", std::int64_t{1}}, {"seq", OwnValue()}});
  records.add("post", {{"name", "十勝の旅の小鳥遊エリザベート広場の北側の臨時の入口の受付"},
                       {"role", "counting"},
                       {"event_id", s.season.event}});
}

inline void hand_out_badly(Headless& s) {
  s.app.situation.drives = {{"USB-07", "/media/USB-07", 14'000'000'000, false, {}}};
  s.ask(handing::FillIn{{"当日の受付", "各持ち場の責任者", "USB-07", "s01"}});
  s.ask(handing::HandOut{});
  HandedOut out;
  for (const ExportWork& file : std::get<HandOutWork>(s.requests.back().work).files)
    out.files.push_back(out.files.size() == 1
                            ? Exported{Error(Code::target_full, {{"file", file.place}})}
                            : Exported{ExportReport{.file = file.place, .nameless = {1, 2}}});
  s.end(s.requests.back(), out);
}

inline std::vector<Place> places_of_handing() {
  return {{"no posts to hand anything", [](Headless& s) { open_handing(s); }},
          {"posts before they are handed their files",
           [](Headless& s) {
             const Posts posts(s.season);
             open_handing(s);
           }},
          {"a plan with much to mend",
           [](Headless& s) {
             const Posts posts(s.season);
             spoil_plan(s);
             s.app.situation.drives = {{"USB-07", "/media/USB-07", 14'000'000'000, false, {}}};
             open_handing(s);
           }},
          {"files of which one failed",
           [](Headless& s) {
             const Posts posts(s.season);
             open_handing(s);
             hand_out_badly(s);
           }},
          {"last year's event once more",
           [](Headless& s) {
             const Posts posts(s.season);
             s.ask(shell::Intent(shell::GoTo{{Screen::copying, s.season.event}}));
           }},
          {"a copy on a day that is none",
           [](Headless& s) {
             s.ask(shell::Intent(shell::GoTo{{Screen::copying, s.season.event}}));
             s.ask(copying::TypeDay{"あした"});
           }},
          {"a copy that was made", [](Headless& s) {
             const Posts posts(s.season);
             s.ask(shell::Intent(shell::GoTo{{Screen::copying, s.season.event}}));
             s.ask(copying::CopyNow{});
           }}};
}

}  // namespace renkei::ui
