// Incidents and needs heard: empty, full, asked why, in a hurry, with long names.
#pragma once
#include <string>

#include "core/model/kinds.hpp"
#include "tests/ui/places.hpp"

namespace renkei::ui {

inline const char* long_name() { return "小鳥遊　エリザベート・マリア・アレクサンドラ"; }

inline void add_incidents(Headless& screen) {
  Season& season = screen.season;
  season.records.set(season.takahashi, {{"name", long_name()}});
  season.records.set(season.stop, {{"emergency_place", "区役所前の広場"},
                                   {"hospital", "みなと区立中央総合病院　救命救急センター"}});
  int n = 0;
  for (const char* kind : {"転倒", "アレルギー", "迷子", "落石"}) {
    const LogNumber log = n % 2 == 0 ? 7 : FakeRecords::own_log;
    season.records.add(
        "incident",
        {{"tour_id", season.tour},
         {"stop_id", season.stop},
         {"at", at(n == 3 ? "2023-10-13T18:20:00+09:00" : "2023-10-14T09:10:00+09:00")},
         {"kind", kind},
         {"severity", std::int64_t{n}},
         {"people", stored_text(List{season.records.id_text(season.takahashi), "third_party"})},
         {"what", "車いすの方がバスから降りるときに、段差で前のめりになった。"},
         {"informed", R"([{"who":"family","at":"2023-10-14T09:20:00+09:00"}])"},
         {"status", n == 1 ? "draft" : "recorded"}},
        log);
    ++n;
  }
}

inline void open_incidents(Headless& screen) {
  screen.season.records.now = screen.app.situation.now;
  screen.ask(today::GoTo{{Screen::incident, screen.season.tour}});
}

inline Place incident_page(const char* name, incident::Page page, std::int64_t severity) {
  return {name, [page, severity](Headless& s) {
            add_incidents(s);
            open_incidents(s);
            s.ask(incident::Begin{});
            s.app.incident.near_stop = s.season.stop;
            s.app.incident.page = incident::Page::severity;
            s.ask(incident::ChooseSeverity{severity});
            s.ask(incident::TogglePerson{s.season.records.id_text(s.season.takahashi)});
            s.ask(incident::TogglePhrase{incident::Words::action, "付き添った"});
            s.ask(incident::Tell{"ambulance"});
            s.ask(incident::StepTemperature{-5});
            s.app.incident.page = page;
          }};
}

inline void add_needs(Headless& screen) {
  Season& season = screen.season;
  for (const char* code : {"016373", "016322", "182036", "北海道 とても長い名前の新しくできた町"})
    season.records.add("need",
                       {{"event_id", season.event},
                        {"heard_on", screen.app.situation.date},
                        {"municipality_code6", code},
                        {"category", std::int64_t{4}},
                        {"text",
                         "冬の観光客が少なく、宿と体験をひとまとめにした二泊三日の旅をいっしょに"
                         "売りたい。バスの本数も足りない。"}});
  season.records.add("exchange_link", {{"ward_code6", "131067"}, {"municipality_code6", "016373"}});
}

inline std::vector<Place> places_of_care() {
  using incident::Page;
  const auto first_line = [](Headless& s) { return s.app.incident.lines.front().id; };
  return {{"no incidents", open_incidents},
          {"incidents",
           [](Headless& s) {
             add_incidents(s);
             open_incidents(s);
             s.ask(incident::Begin{});
             s.ask(shell::Intent(shell::Back{}));
           }},
          incident_page("when an incident was", Page::time, 1),
          incident_page("what an incident was", Page::kind, 1),
          incident_page("what a grave incident was", Page::kind, 4),
          incident_page("how grave an incident was", Page::severity, 3),
          incident_page("who was hurt", Page::people, 1),
          incident_page("where an incident was", Page::place, 1),
          incident_page("what was done", Page::done, 3),
          incident_page("an incident in words", Page::words, 1),
          {"somebody looked for",
           [](Headless& s) {
             incident_page("", Page::people, 3).go(s);
             s.ask(incident::FindPerson{"B"});
           }},
          {"an incident, closed",
           [first_line](Headless& s) {
             add_incidents(s);
             open_incidents(s);
             s.ask(incident::ShowDetails{first_line(s)});
           }},
          {"an incident, shown",
           [first_line](Headless& s) {
             add_incidents(s);
             open_incidents(s);
             s.ask(incident::ShowDetails{first_line(s)});
             s.ask(incident::Reveal{first_line(s)});
           }},
          {"why an incident is taken back",
           [](Headless& s) {
             add_incidents(s);
             open_incidents(s);
             s.ask(incident::TakeBack{incident::last_act(s.app.incident)->id});
           }},
          {"no needs",
           [](Headless& s) {
             s.ask(today::GoTo{{Screen::needs, s.season.event}});
           }},
          {"needs",
           [](Headless& s) {
             add_needs(s);
             s.ask(today::GoTo{{Screen::needs, s.season.event}});
             s.ask(needs::ChooseMunicipality{"016373"});
             s.ask(needs::TypeText{"駐車場"});
           }},
          {"a need that is changed",
           [](Headless& s) {
             add_needs(s);
             s.ask(today::GoTo{{Screen::needs, s.season.event}});
             s.ask(needs::Change{s.app.needs.lines.front().id});
           }},
          {"why a need is taken back",
           [](Headless& s) {
             add_needs(s);
             s.ask(today::GoTo{{Screen::needs, s.season.event}});
             s.ask(needs::TakeBack{s.app.needs.lines.front().id});
           }},
          {"prefectures",
           [](Headless& s) {
             add_needs(s);
             s.ask(today::GoTo{{Screen::needs, s.season.event}});
             s.ask(needs::OpenPicker{true});
           }},
          {"the municipalities of a prefecture",
           [](Headless& s) {
             add_needs(s);
             s.ask(today::GoTo{{Screen::needs, s.season.event}});
             s.ask(needs::OpenPicker{true});
             s.ask(needs::ChoosePrefecture{"01"});
           }},
          {"a municipality that is on no list", [](Headless& s) {
             add_needs(s);
             s.ask(today::GoTo{{Screen::needs, s.season.event}});
             s.ask(needs::OpenPicker{true});
             s.ask(needs::ChoosePrefecture{"46"});
             s.ask(needs::TypePlace{"とても長い名前の新しくできた町"});
           }}};
}

}  // namespace renkei::ui
