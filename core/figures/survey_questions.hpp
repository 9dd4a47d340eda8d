// The questions of a questionnaire, as counting needs them. Pure; plain values.
//
// Stored as [{"key":"q7","text":"満足度","type":T,"options":[..]}], T being single, multi, scale, nps,
// number or text, and an option "label" or {"code":..,"label":..}. What cannot be read is no
// question; nothing fails.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

struct SurveyOption {
  std::string code, label;
  std::optional<std::int64_t> value;  // on a scale
};

struct SurveyQuestion {
  enum class Type { single, multi, scale, nps, number, text, open };  // open: found in answers only
  std::string key, text;
  Type type = Type::open;
  std::vector<SurveyOption> options;
  bool values_assumed = false;  // labels without numbers: the first is the best
};

std::string_view type_name(SurveyQuestion::Type type);
std::vector<SurveyQuestion> read_questions(std::string_view json);

}  // namespace renkei
