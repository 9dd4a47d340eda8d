// A kiosk: its start sheet, every page that visitors see, and the way out.
#pragma once
#include "tests/ui/kiosk_season.hpp"
#include "tests/ui/places.hpp"

namespace renkei::ui {

inline void touch_corners(Headless& screen) {
  for (const auto& [x, y] : {std::pair(1.0f, 1.0f), {199.0f, 1.0f}, {199.0f, 99.0f}, {1.0f, 99.0f}})
    screen.ask(kiosk::Touch{x, y, 200, 100});
}

// At the question of that number, from 0.
inline void go_to_question(Headless& screen, std::size_t number) {
  begin_kiosk(screen);
  screen.ask(kiosk::Begin{});
  screen.ask(kiosk::Agree{});
  screen.ask(kiosk::Skip{});
  if (number > 0) screen.ask(kiosk::Answer{2});
  screen.app.kiosk.visit.at = number;
}

inline std::vector<Place> places_of_kiosk() {
  std::vector<Place> places = {
      {"kiosk sheet without a questionnaire",
       [](Headless& s) {
         s.ask(today::GoTo{{Screen::kiosk, 0, s.season.event}});
       }},
      {"kiosk sheet, refused",
       [](Headless& s) {
         add_questionnaire(s.season.records, s.season.event);
         s.season.records.add(
             "questionnaire",
             {{"title", "十勝の食と暮らしについての来場者アンケート（くわしい版・二日目用）"},
              {"event_id", s.season.event},
              {"questions", R"([{"key":"a","text":"満足度","type":"scale"}])"}});
         s.ask(today::GoTo{{Screen::kiosk, 0, s.season.event}});
         s.app.kiosk.questionnaire = s.app.kiosk.sheet.offers.back().id;
         s.ask(kiosk::Start{});
       }},
      {"kiosk sheet after a run",
       [](Headless& s) {
         begin_kiosk(s);
         s.season.records.set(s.app.kiosk.run.id, {{"stopped_at", s.app.situation.now}});
         look(s.app, s.season.records);
       }},
      {"today with a kiosk",
       [](Headless& s) {
         add_questionnaire(s.season.records, s.season.event);
         s.ask(shell::Intent(shell::GoTo{{Screen::today}}));
       }},
      {"kiosk, attract", [](Headless& s) { begin_kiosk(s); }},
      {"kiosk, attract with lower buttons",
       [](Headless& s) {
         begin_kiosk(s);
         s.ask(kiosk::Lower{});
       }},
      {"kiosk, countdown",
       [](Headless& s) {
         go_to_question(s, 1);
         let_pass(s.app, 60);
         s.ask(kiosk::TimePassed{});
       }},
      {"kiosk, ending",
       [](Headless& s) {
         go_to_question(s, 1);
         s.app.kiosk.page = kiosk::Page::ending;
       }},
      {"kiosk, thanks",
       [](Headless& s) {
         begin_kiosk(s);
         s.app.kiosk.page = kiosk::Page::thanks;
         s.app.kiosk.shown = s.app.situation.now;
       }},
      {"kiosk, resting",
       [](Headless& s) {
         begin_kiosk(s);
         s.app.kiosk.page = kiosk::Page::resting;
         s.app.kiosk.shown = s.app.situation.now;
       }},
      {"kiosk, the way out", [](Headless& s) {
         begin_kiosk(s);
         s.app.situation.pin.failures = 12;
         touch_corners(s);
         s.ask(kiosk::TypePinDigit{1});
       }}};
  for (const VisitorLanguage language : visitor_languages)
    places.push_back({"kiosk, notice", [language](Headless& s) {
                        begin_kiosk(s);
                        s.ask(kiosk::Speak{language});
                      }});
  for (std::size_t question = 0; question < 6; ++question)
    for (const VisitorLanguage language : visitor_languages)
      places.push_back({"kiosk, question", [question, language](Headless& s) {
                          go_to_question(s, question);
                          s.app.kiosk.visit.language = language;
                          s.app.kiosk.visit.large = question % 2 == 0;
                          s.app.kiosk.visit.low = question % 3 == 1;
                          if (question == 2) s.ask(kiosk::Answer{0});
                        }});
  return places;
}

}  // namespace renkei::ui
