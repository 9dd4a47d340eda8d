// The questions of a questionnaire, and what a question takes for an answer: what is recorded and
// what is counted ask the same. Pure; plain values.
//
// Stored as [{"key":"q7","text":"満足度","type":T,"options":[..]}], T being single, multi, scale, nps,
// number or text, and an option "label" or {"code":..,"label":..}; texts and labels may be there in
// several languages (visitor_text.hpp). What its answers look like on a sheet may stand beside:
// "short", "age":true, "band":{"20～29歳":"20代"}, "raw":{code:"number on the form"} or
// "form_reversed":true. docs/records.md has it in full. What cannot be read is no
// question; nothing fails.
#pragma once
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/visitor_text.hpp"

namespace renkei {

struct SurveyOption {
  std::string code;
  VisitorText label;
  std::optional<std::int64_t> value;  // on a scale: the best has the highest
  std::string on_sheet;               // what stands for it on a filled-in form, if not its code
  std::vector<std::string> also;      // further words for it
};

struct SurveyQuestion {
  enum class Type { single, multi, scale, nps, number, text, open };  // open: found in answers only
  std::string key;
  VisitorText text;
  Type type = Type::open;
  std::vector<SurveyOption> options;
  std::string short_text;          // what its column is called on a sheet
  bool exact_age = false;          // asked in years, kept as a band
  bool values_assumed = false;     // from what the labels say, not from their codes
  bool direction_unclear = false;  // a scale whose labels do not tell which end is the better
};

std::string_view type_name(SurveyQuestion::Type type);
std::vector<SurveyQuestion> read_questions(std::string_view json);

// What must not be stored as questions, and what would do instead; nothing: they are sound.
struct OddQuestion {
  std::string value, expected;
};
std::optional<OddQuestion> odd_question(std::string_view json);

// Whether a text is not there in that language; figures need no words.
bool is_missing(const VisitorText& text, VisitorLanguage language);
// Texts of the question that are not.
std::size_t missing_texts(const SurveyQuestion& question, VisitorLanguage language);
// Whether all that is asked is there in that language.
bool speaks(const std::vector<SurveyQuestion>& questions, VisitorLanguage language);

// The different values that one respondent gave; empty: no answer.
std::vector<std::string> values_of(const nlohmann::json& answer, SurveyQuestion::Type type);
bool takes_several(SurveyQuestion::Type type);
// The option that the value means, by code, label in any language or worth; null: none of them.
const SurveyOption* find_option(const SurveyQuestion& question, const std::string& value);
// A number that can be added up exactly: below 2^53 in size.
inline constexpr double largest_number = 9'007'199'254'740'991.0;
std::optional<double> number_in(std::string_view value);

bool takes(const SurveyQuestion& question, const nlohmann::json& answer);
// What it takes, in a form that needs no translation: 0..10, or the options.
std::string range_of(const SurveyQuestion& question);

}  // namespace renkei
