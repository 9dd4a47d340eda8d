// The small JSON documents inside fields: lists of texts, questions and answers.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace renkei {

bool is_text_list(std::string_view json);  // a JSON array of strings
bool is_json(std::string_view json);       // an object or an array

// Among the counted answers: the keys of questions that were answered in the respondent's own
// words, so that they can still be counted where the words are withheld. No question is called so.
inline constexpr const char* written_key = "_written";
// And of questions that were answered on paper as no question can be, with why: {"q4":"out_of_range"}.
// Nobody knows what was meant; that something was is counted.
inline constexpr const char* invalid_key = "_invalid";

// Whether this is a JSON object that leaves that name alone; nothing is, too.
bool may_be_answers(std::string_view json);

// The first answer that its question does not take: another number than it asks for, or none of its
// options. Questions that the questionnaire does not describe take anything.
struct OddAnswer {
  std::string key, value, expected;
};
std::optional<OddAnswer> odd_answer(std::string_view questions_json, std::string_view answers_json);

// Splits answers into what is counted (choices, numbers) and what people wrote themselves, which is
// personal. A question of type "text" is free text; so is a text given to a question that the
// questionnaire does not have. A questionnaire without questions keeps all answers together. What
// came apart already, `words`, stays there. Both results are compact JSON objects; the second is empty
// when there is none.
std::pair<std::string, std::string> split_free_text(std::string_view questions_json,
                                                    std::string_view answers_json,
                                                    std::string_view words_json = {});

}  // namespace renkei
