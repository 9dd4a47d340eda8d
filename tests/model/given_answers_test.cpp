#include "core/model/given_answers.hpp"

#include <doctest/doctest.h>

#include <utility>

using namespace renkei;

namespace {

const std::vector<SurveyQuestion> questions = read_questions(
    R"([{"key":"b","text":"満足度","type":"scale","options":["満足","不満"]},)"
    R"({"key":"a","text":"点","type":"nps"},{"key":"m","text":"理由","type":"multi","options":["食","景"]},)"
    R"({"key":"n","text":"円","type":"number"},{"key":"t","text":"意見","type":"text"}])");

}  // namespace

TEST_CASE("what was given becomes the answers of a response; what was skipped is not there") {
  CHECK(answers_json(questions, {}) == "{}");
  CHECK(answers_json(questions, {{"b", {"満足"}},
                                 {"a", {"10"}},
                                 {"m", {"景", "食"}},
                                 {"n", {"5000"}},
                                 {"t", {"7"}},
                                 {"z", {"of another questionnaire"}}}) ==
        R"({"a":10,"b":"満足","m":["景","食"],"n":5000,"t":"7"})");
  CHECK(answers_json(questions, {{"m", {}}, {"n", {""}}, {"t", {"  "}}}) == "{}");
}

TEST_CASE(
    "one answer takes the place of another, several are taken and taken away, words are written") {
  GivenAnswers given;
  choose(given, questions[0], 0);
  choose(given, questions[0], 1);
  CHECK(given.at("b") == std::vector<std::string>{"不満"});
  choose(given, questions[2], 1);
  choose(given, questions[2], 0);
  choose(given, questions[2], 1);
  CHECK(is_chosen(given, questions[2], 0));
  CHECK_FALSE(is_chosen(given, questions[2], 1));
  choose(given, questions[2], 7);
  CHECK(given.at("m") == std::vector<std::string>{"食"});
  written(given, questions[3]) += "12";
  CHECK(written(std::as_const(given), questions[3]) == "12");
  CHECK(written(std::as_const(given), questions[4]).empty());
}

TEST_CASE("an answer is one that its question takes") {
  CHECK(is_answered(questions[0], {{"b", {"不満"}}}));
  CHECK_FALSE(is_answered(questions[0], {{"b", {"ふつう"}}}));
  CHECK_FALSE(is_answered(questions[1], {{"a", {"11"}}}));
  CHECK_FALSE(is_answered(questions[2], {{"m", {}}}));
  CHECK(is_answered(questions[3], {{"n", {"0"}}}));
  CHECK_FALSE(is_answered(questions[3], {{"n", {""}}}));
  CHECK_FALSE(is_answered(questions[4], {}));
}
