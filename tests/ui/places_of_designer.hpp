// Where questionnaires are written, in all its pages.
#pragma once
#include "tests/ui/kiosk_season.hpp"
#include "tests/ui/places.hpp"

namespace renkei::ui {

inline void open_designer(Headless& screen) {
  screen.ask(shell::Intent(shell::GoTo{{Screen::designer, 0, screen.season.event}}));
}
// At the part of that number: 0 is the heading.
inline void write_part(Headless& screen, std::size_t part) {
  add_questionnaire(screen.season.records, screen.season.event);
  open_designer(screen);
  screen.ask(designer::OpenPart{part});
}

// With all that can be wrong, in long words.
inline void write_badly(Headless& screen) {
  open_designer(screen);
  screen.ask(designer::Begin{designer::Template::empty});
  screen.ask(designer::AddQuestion{SurveyQuestion::Type::single});
  screen.ask(
      designer::TypeWords{{designer::Where::What::question},
                          VisitorLanguage::en,
                          "How did you come to know of the fair of food and life in Tokachi, "
                          "and who or what made you come here today?"});
  screen.ask(designer::TypeWords{{designer::Where::What::option, 1},
                                 VisitorLanguage::ja,
                                 "区のお知らせ・広報紙・ホームページなどを見て知った"});
  screen.ask(designer::AddQuestion{SurveyQuestion::Type::text});
  screen.ask(designer::TypeWords{
      {designer::Where::What::question}, VisitorLanguage::easy, "{言|い}いたい {こと"});
  screen.ask(designer::TypeKey{"q1"});
  for (int i = 0; i < 8; ++i) screen.ask(designer::AddQuestion{SurveyQuestion::Type::scale});
}

inline std::vector<Place> places_of_designer() {
  std::vector<Place> places = {
      {"no questionnaire yet", [](Headless& s) { open_designer(s); }},
      {"which questionnaire",
       [](Headless& s) {
         write_part(s, 1);
         s.season.records.add(
             "questionnaire",
             {{"title", "十勝の食と暮らしについての来場者アンケート（くわしい版・二日目用）"}});
         s.ask(designer::TypeNoticeVersion{"2023-11"});
         s.ask(designer::ShowChoice{true});
       }},
      {"list of questions",
       [](Headless& s) {
         add_questionnaire(s.season.records, s.season.event);
         open_designer(s);
       }},
      {"list of questions with all that can be wrong",
       [](Headless& s) {
         write_badly(s);
         s.ask(designer::OpenPart{});
       }},
      {"an answered questionnaire, saved as the next version",
       [](Headless& s) {
         const EntryId id = add_questionnaire(s.season.records, s.season.event);
         s.season.records.add("response", {{"questionnaire_id", id}, {"answers", R"({"q1":5})"}});
         open_designer(s);
         s.ask(designer::TypeNoticeVersion{"2023-11"});
         s.ask(designer::Save{});
       }},
      {"an answered questionnaire that is changed",
       [](Headless& s) {
         const EntryId id = add_questionnaire(s.season.records, s.season.event);
         s.season.records.add("response", {{"questionnaire_id", id}, {"answers", R"({"q1":5})"}});
         open_designer(s);
         s.ask(designer::OpenPart{3});
         s.ask(designer::RemoveQuestion{});
       }},
      {"a refused questionnaire",
       [](Headless& s) {
         write_part(s, 0);
         s.ask(designer::TypeNoticeVersion{"2023-11"});
         s.refusal = Error(Code::disk_full, {{"file", "field.db"}});
         s.ask(designer::Save{});
       }},
      {"a question with long words",
       [](Headless& s) {
         write_badly(s);
         s.ask(designer::OpenPart{1});
       }},
      {"a question that a kiosk does not ask",
       [](Headless& s) {
         write_badly(s);
         s.ask(designer::OpenPart{10});
       }},
      {"a kiosk on trial",
       [](Headless& s) {
         write_part(s, 0);
         s.ask(designer::Try{});
       }},
      {"a question on trial", [](Headless& s) {
         write_part(s, 3);
         s.ask(designer::Speak{VisitorLanguage::easy});
         s.ask(designer::Try{});
       }}};
  constexpr const char* parts[] = {"heading of a questionnaire", "question 1 written",
                                   "question 2 written",         "question 3 written",
                                   "question 4 written",         "question 5 written",
                                   "question 6 written"};
  for (std::size_t part = 0; part < std::size(parts); ++part)
    places.push_back({parts[part], [part](Headless& s) {
                        write_part(s, part);
                        s.ask(designer::Speak{VisitorLanguage::ko});
                      }});
  return places;
}

}  // namespace renkei::ui
