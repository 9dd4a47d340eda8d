// The survey of a tour in all its pages, help, and names that are hidden or seen.
#pragma once
#include <string>

#include "tests/ui/places_of_the_field.hpp"

namespace renkei::ui {

inline constexpr const char* long_survey =
    R"([{"key":"guide","text":{"ja":"ガイドの説明はどうでしたか","en":"How was what the guide told you?"},"type":"scale"},)"
    R"({"key":"why","text":{"ja":"この町を訪れた理由をすべて選んでください","en":"Why did you come to this town? Choose all that apply"},"type":"multi","options":[)"
    R"({"ja":"食べ物","en":"Food"},{"ja":"景色・自然・温泉をゆっくり楽しみたかった","en":"Scenery, nature, and a long rest in hot springs"},)"
    R"({"ja":"人との交流","en":"Meeting people"},{"ja":"歴史","en":"History"},{"ja":"すすめられた","en":"Somebody advised it"},)"
    R"({"ja":"その他","en":"Something else"}]},)"
    R"({"key":"again","text":{"ja":"また来たいですか","en":"Would you come again?"},"type":"single","options":[)"
    R"({"ja":"半年のうちに","en":"Within half a year"},{"ja":"一年のうちに","en":"Within a year"},{"ja":"いつか","en":"Some day"},{"ja":"来ない","en":"No"}]},)"
    R"({"key":"nps","text":{"ja":"知り合いにすすめたいですか（0 すすめない～10 ぜひすすめる）","en":"Would you recommend it to friends (0 not at all, 10 certainly)?"},"type":"nps"},)"
    R"({"key":"price","text":{"ja":"このツアーはいくらならよいと思いますか（円）","en":"What would be a fair price for this tour (yen)?"},"type":"number"},)"
    R"({"key":"words","text":{"ja":"ご意見","en":"Anything else?"},"type":"text"}])";

inline EntryId add_survey(FakeRecords& records, EntryId tour, const char* questions = long_survey) {
  return records.add(
      "questionnaire",
      {{"tour_id", tour},
       {"title", "十勝千年の森モニターツアー調査票"},
       {"phase", "on_day"},
       {"notice",
        R"({"ja":"見本区が、これからのツアーづくりのためにうかがいます。3分ほどです。","en":"Asked by Mihon City to plan coming tours. It takes three minutes."})"},
       {"notice_version", "v1"},
       {"questions", questions}});
}

// The n-th page of somebody's answers.
inline void open_question(FakeDesk& screen, std::size_t n) {
  add_survey(screen.season.records, screen.season.tour);
  screen.ask(today::GoTo{{Screen::monitor, screen.season.tour}});
  screen.ask(monitor::ChooseStop{screen.season.stop});
  for (const int digit : {0, 4, 7}) screen.ask(monitor::TypeDigit{digit});
  screen.ask(monitor::Begin{});
  for (std::size_t i = 0; i < n; ++i) screen.ask(monitor::Skip{});
}

inline void answer_all(FakeDesk& screen, EntryId questionnaire, int people) {
  for (int i = 0; i < people; ++i)
    screen.season.records.add("response", {{"questionnaire_id", questionnaire},
                                           {"subject_id", screen.season.stop},
                                           {"respondent_no", std::to_string(100 + i)},
                                           {"answers", R"({"guide":5,"nps":9,"price":5000})"}});
}

inline void open_live(FakeDesk& screen, int people) {
  const EntryId paper = add_survey(screen.season.records, screen.season.tour);
  answer_all(screen, paper, people);
  screen.app.situation.wishes.staff = "s01";
  screen.ask(today::GoTo{{Screen::monitor, screen.season.tour}});
  screen.ask(monitor::AskLive{});
  screen.ask(monitor::TypeCode{"s01"});
  screen.ask(monitor::ShowLive{});
}

inline void open_person(Headless& screen) {
  screen.season.records.set(screen.season.takahashi,
                            {{"name", "小鳥遊　エリザベート・マリア・アレクサンドラ"},
                             {"allergy", "そば・落花生・えび・かに。少しでも救急の薬が要る"},
                             {"support_need", "車いす。乗り降りに二人"},
                             {"phone", "09012345678"}});
  open_busy_roster(screen);
  screen.ask(roster::ShowPerson{screen.season.takahashi});
}

inline std::vector<Place> places_of_monitor() {
  std::vector<Place> places = {
      {"survey without a questionnaire",
       [](Headless& s) {
         s.ask(today::GoTo{{Screen::monitor, s.season.tour}});
       }},
      {"survey without questions",
       [](Headless& s) {
         add_survey(s.season.records, s.season.tour, "[]");
         s.ask(today::GoTo{{Screen::monitor, s.season.tour}});
       }},
      {"number of a slip",
       [](Headless& s) {
         add_survey(s.season.records, s.season.tour);
         s.season.records.add("questionnaire", {{"tour_id", s.season.tour},
                                                {"title", "事後調査票（１か月後）"},
                                                {"questions", long_survey}});
         s.ask(today::GoTo{{Screen::monitor, s.season.tour}});
         s.scan("B001");
         for (const int digit : {1, 2, 3, 4, 5, 6, 7, 8, 9}) s.ask(monitor::TypeDigit{digit});
       }},
      {"who has answered already",
       [](Headless& s) {
         answer_all(s, add_survey(s.season.records, s.season.tour), 1);
         s.ask(today::GoTo{{Screen::monitor, s.season.tour}});
         s.ask(monitor::ChooseStop{s.season.stop});
         s.scan("100");
       }},
      {"thanks of a survey",
       [](Headless& s) {
         open_question(s, 5);
         s.ask(monitor::Skip{});
       }},
      {"a refused response",
       [](Headless& s) {
         open_question(s, 5);
         s.refusal = Error(Code::disk_full, {{"file", "field.db"}});
         s.ask(monitor::Skip{});
       }},
      {"the code before a survey's figures",
       [](Headless& s) {
         add_survey(s.season.records, s.season.tour);
         s.app.situation.wishes.staff = "s01";
         s.ask(today::GoTo{{Screen::monitor, s.season.tour}});
         s.ask(monitor::AskLive{});
         s.ask(monitor::TypeCode{"s02"});
         s.ask(monitor::ShowLive{});
       }},
      {"no code before a survey's figures",
       [](Headless& s) {
         add_survey(s.season.records, s.season.tour);
         s.ask(today::GoTo{{Screen::monitor, s.season.tour}});
         s.ask(monitor::AskLive{});
       }},
      {"figures of a survey", [](Headless& s) { open_live(s, 7); }},
      {"care notes of a person",
       [](Headless& s) {
         open_person(s);
         s.ask(roster::Intent(viewing::Show{s.season.takahashi, "care"}));
       }},
      {"a roster by number",
       [](Headless& s) {
         open_busy_roster(s);
         s.ask(shell::Intent(shell::HideNames{true}));
       }},
      {"a covered roster",
       [](Headless& s) {
         open_busy_roster(s);
         s.app.situation.now.unix_ms += cover_after_ms;
       }},
      {"about the program, proved", [](Headless& s) {
         s.ask(shell::Intent(shell::Help{}));
         s.ask(help::ShowPart{help::Part::about});
         for (const Request& request : s.ask(help::Prove{}))
           s.end(request, Proved{Proof{{std::string(64, 'a'), std::string(64, 'b')},
                                       {12, 34567, {"segment 3", "segment 4"}}}});
       }}};
  constexpr const char* questions[] = {"question 1", "question 2", "question 3",
                                       "question 4", "question 5", "question 6"};
  for (std::size_t n = 0; n < std::size(questions); ++n)
    places.push_back({questions[n], [n](Headless& s) {
                        open_question(s, n);
                        s.ask(monitor::Choose{1});
                      }});
  for (const char* name : {"setup", "today", "roster", "monitor"})
    places.push_back({name, [name](Headless& s) {
                        const Address at{Screen::help, 0, 0, 0, name};
                        s.ask(shell::Intent(shell::GoTo{at}));
                      }});
  return places;
}

}  // namespace renkei::ui
