// Which answers tell how old somebody is: 「20代」「9歳以下」「小学生」. Pure.
#pragma once
#include <optional>
#include <string_view>

#include "core/model/survey_questions.hpp"

namespace renkei {

// The youngest age that the words leave possible; nothing when they are about no age.
std::optional<int> youngest_of(std::string_view label);

// Whether a question asks for the age: most of its options are one.
bool asks_age(const SurveyQuestion& question);

// From this age on people may be asked for their own words without a guardian.
inline constexpr int age_of_own_words = 16;

}  // namespace renkei
