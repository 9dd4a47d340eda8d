// What is asked about an incident, a question a page, and what each answer changes. A page's answers are
// written together, and only those that differ from what is recorded. Plain values.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/documents.hpp"
#include "core/model/record.hpp"
#include "core/model/records.hpp"

namespace renkei::ui::incident {

enum class Page { time, kind, severity, people, place, done, words };
inline constexpr int page_count = 7;
std::string_view page_name(Page page);

// The word itself is what is recorded, in Japanese, as it stands in every table: one of these or another.
inline constexpr std::string_view usual_kinds[] = {"転倒",       "打撲", "虫刺され", "熱中症",
                                                   "アレルギー", "交通", "迷子",     "その他"};

// From here on the ambulance comes or came: the way to help stands above everything.
inline constexpr std::int64_t severe = 3;

struct Answers {
  Moment at;
  std::string kind;
  Integer severity;
  std::optional<List> people;  // none of them: nobody was hurt
  EntryId stop = 0;
  std::string place;
  Flag indoor;
  std::string weather;
  Real temp_c;
  Instant ambulance_at;
  std::vector<Informed> informed;
  std::string first_aid, action, hospital;
  std::string what, cause, prevention;
  std::string status;
  friend bool operator==(const Answers&, const Answers&) = default;

  bool is_draft() const { return status == "draft"; }
};
Answers read_answers(const Record& record);
// Without what is special about a person: as a list or a device without names may show it.
Answers without_personal(Answers answers);

// What a page has to write.
Assigns changes_of(Page page, const Answers& held, const Answers& draft);
// Where somebody goes on who left half way: the first question without an answer.
Page page_to_resume(const Answers& held);

// Never later than now.
void shift_time(Answers& answers, int minutes, const Moment& now);
// Somebody who is no participant.
inline constexpr std::string_view other_people[] = {"staff", "third_party"};
void toggle_person(Answers& answers, const std::string& item);
// Who was told, or "ambulance": now; told already: not at all.
void toggle_told(Answers& answers, std::string_view who, const Moment& now);
std::optional<Moment> told_at(const Answers& answers, std::string_view who);
// A degree, or a few, from what is chosen; the first step only begins at a mild day.
inline constexpr double first_temperature = 20;
void step_temperature(Answers& answers, int by);

// The texts that phrases are put together to.
enum class Words { place, hospital, first_aid, action, what, cause, prevention };
std::string Answers::*member_of(Words which);
bool has_phrase(std::string_view text, std::string_view phrase);
std::string with_phrase_toggled(std::string_view text, std::string_view phrase);

}  // namespace renkei::ui::incident
