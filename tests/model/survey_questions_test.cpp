// Questions in the languages of visitors.
#include "core/model/survey_questions.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/model/answers.hpp"
#include "tests/support/records.hpp"

using namespace renkei;
using enum VisitorLanguage;

namespace {

constexpr const char* several = R"([
 {"key":"q1","text":{"ja":"満足度","ja-easy":"どう でしたか","en":"How was it?"},"type":"single",
  "options":[{"code":"5","label":{"ja":"大変満足","ja-easy":"とても よい","en":"Very good","ko":"매우 만족"}},
             {"ja":"不満","en":"Bad"}]},
 {"key":"q2","text":"ご意見","type":"text"}])";

std::string odd(const std::string& questions) {
  const auto found = odd_question(questions);
  return found ? found->value : "";
}

}  // namespace

TEST_CASE("a question and an option are said in the language asked for, else in Japanese") {
  const auto questions = read_questions(several);
  REQUIRE(questions.size() == 2);
  CHECK(questions[0].text.in(ja) == "満足度");
  CHECK(questions[0].text.in(easy) == "どう でしたか");
  CHECK(questions[0].text.in(en) == "How was it?");
  CHECK(questions[0].text.in(zh) == "満足度");
  REQUIRE(questions[0].options.size() == 2);
  CHECK(questions[0].options[0].label.in(ko) == "매우 만족");
  CHECK(questions[0].options[1].code == "不満");
  CHECK(questions[0].options[1].label.in(en) == "Bad");
  CHECK(questions[0].options[1].label.in(ko) == "不満");
  for (const VisitorLanguage language : visitor_languages)
    CHECK(questions[1].text.in(language) == "ご意見");
}

TEST_CASE("a plain text is a question as it always was") {
  const auto questions = read_questions(
      R"([{"key":"q1","text":"年代","type":"single","options":["20代",{"code":2,"label":"30代"},3]}])");
  REQUIRE(questions.size() == 1);
  CHECK(questions[0].text.japanese() == "年代");
  REQUIRE(questions[0].options.size() == 3);
  CHECK(questions[0].options[0].code == "20代");
  CHECK(questions[0].options[1].code == "2");
  CHECK(questions[0].options[1].label.japanese() == "30代");
  CHECK(questions[0].options[2].label.japanese() == "3");
}

TEST_CASE("an answer means an option by its code or its label in any language") {
  const auto question = read_questions(several)[0];
  for (const char* value : {"5", "大変満足", "とても よい", "Very good", "매우 만족"})
    CHECK(find_option(question, value) == &question.options[0]);
  for (const char* value : {"不満", "Bad"})
    CHECK(find_option(question, value) == &question.options[1]);
  CHECK(find_option(question, "Good") == nullptr);
  const auto crossed = read_questions(
      R"([{"key":"q","options":[{"code":"a","label":{"ja":"い","en":"b"}},{"code":"b","label":"ろ"}]}])");
  CHECK(find_option(crossed[0], "b") == &crossed[0].options[1]);  // a code goes before a label
  CHECK(find_option(question, "") == nullptr);
  CHECK_FALSE(odd_answer(several, R"({"q1":"Bad"})"));
  CHECK(odd_answer(several, R"({"q1":"Worse"})"));
}

TEST_CASE("somebody else's question without Japanese is said in what there is") {
  const auto questions = read_questions(R"([{"key":"q1","text":{"en":"Why?","xx":"?"}}])");
  CHECK(questions[0].text.japanese() == "Why?");
  CHECK(questions[0].text.in(ko) == "Why?");
}

TEST_CASE("questions that are stored are sound") {
  CHECK(odd(several) == "");
  CHECK(odd("[]") == "");
  CHECK(odd(R"([{"key":"q1"}])") == "");
  CHECK(odd(R"([{"key":"q1","text":"{受付","type":"open","weights":[1,2]}])") == "");
  CHECK(odd(R"([{"key":"q1","text":{"ja":"受付","ja-easy":"{受付|うけつけ} です"}}])") == "");
  CHECK(odd(R"({"key":"q1"})") != "");
  CHECK(odd("[{}]") == "{}");
  CHECK(odd("[5]") == "5");
  CHECK(odd(R"([{"key":"q1"},{"key":"q1"}])") == "q1");
  CHECK(odd(R"([{"key":"q1","type":"choice"}])") == "\"choice\"");
  CHECK(odd(R"([{"key":"q1","type":5}])") == "5");
  CHECK(odd(R"([{"key":"q1","text":["年代"]}])") == R"(["年代"])");
  CHECK(odd(R"([{"key":"q1","text":{"en":"Age"}}])") == R"({"en":"Age"})");
  CHECK(odd(R"([{"key":"q1","text":{"ja":"年代","fr":"Age"}}])") != "");
  CHECK(odd(R"([{"key":"q1","text":{"ja":"年代","en":5}}])") != "");
  CHECK(odd(R"([{"key":"q1","options":{"a":"b"}}])") != "");
  CHECK(odd(R"([{"key":"q1","options":[{"code":"1","label":{"en":"one"}}]}])") != "");
  for (const char* open :
       {"{受付", "受付}", "{受付|}", "{|うけつけ}", "{受付}", "{a|b|c}", "{a{b|c}}"})
    CHECK_MESSAGE(
        odd(nlohmann::json::array({{{"key", "q1"}, {"text", {{"ja", "受付"}, {"ja-easy", open}}}}})
                .dump()) != "",
        open);
}

TEST_CASE("a questionnaire is refused with questions that nobody could read") {
  FakeRecords records;
  const auto made = [&](const char* field, const char* value) {
    return records.refusal(Create{"questionnaire", {{"title", "q"}, {field, value}}});
  };
  CHECK(made("questions", several) == "");
  CHECK(made("questions", R"([{"key":"q1","text":{"en":"Age"}}])") == "bad_value");
  CHECK(made("titles", R"({"ja":"題名","en":"Title"})") == "");
  CHECK(made("titles", R"({"en":"Title"})") == "bad_value");
  CHECK(made("notice", R"({"ja":"説明","ja-easy":"{説明|せつめい}"})") == "");
  CHECK(made("notice", R"(["説明"])") == "bad_value");
}

TEST_CASE("a questionnaire speaks a language when all that is asked is there in it") {
  const auto questions = read_questions(several);
  CHECK(speaks(questions, ja));
  CHECK_FALSE(speaks(questions, en));  // the second question is Japanese only
  const std::vector first(questions.begin(), questions.begin() + 1);
  CHECK(speaks(first, en));
  CHECK_FALSE(speaks(first, easy));
  CHECK(speaks(read_questions(R"([{"key":"q","text":{"ja":"何点","en":"Points"},"type":"nps"}])"),
               en));
}

TEST_CASE("a reading stands above its word, and a stray brace for itself") {
  const auto parts = ruby_parts("ここは {受付|うけつけ}です");
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].base == "ここは ");
  CHECK(parts[0].reading.empty());
  CHECK(parts[1].base == "受付");
  CHECK(parts[1].reading == "うけつけ");
  CHECK(parts[2].base == "です");
  CHECK(ruby_parts("").empty());
  CHECK(without_readings("{受付|うけつけ}と{出口|でぐち}") == "受付と出口");
  for (const char* odd : {"{受付", "}", "{a|", "{|b}", "{a{b|}", "a|b"})
    CHECK(without_readings(odd) == odd);
}

TEST_CASE("languages have the codes that responses are recorded with") {
  for (const VisitorLanguage language : visitor_languages)
    CHECK(visitor_language(code_of(language)) == language);
  CHECK(code_of(easy) == "ja-easy");
  CHECK_FALSE(visitor_language("fr"));
}
