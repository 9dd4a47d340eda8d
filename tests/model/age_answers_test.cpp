#include "core/model/age_answers.hpp"

#include <doctest/doctest.h>

using namespace renkei;

TEST_CASE("the youngest who may give an answer, as forms write ages") {
  CHECK(youngest_of("20代") == 20);
  CHECK(youngest_of("１０代") == 10);
  CHECK(youngest_of("10代以下") == 0);
  CHECK(youngest_of("9歳以下") == 0);
  CHECK(youngest_of("16歳未満") == 0);
  CHECK(youngest_of("80代以上") == 80);
  CHECK(youngest_of("13〜15歳") == 13);
  CHECK(youngest_of("小学生以下") == 0);
  CHECK(youngest_of("高校生") == 15);
  CHECK_FALSE(youngest_of("回答しない"));
  CHECK_FALSE(youngest_of("2回目"));
}

TEST_CASE("a question asks for the age when most of its options are ages") {
  const auto questions = read_questions(
      R"([{"key":"a","type":"single","options":["10代","20代","無回答"]},
          {"key":"b","type":"single","options":["ひとり","家族","子ども会"]},
          {"key":"c","type":"scale"}])");
  CHECK(asks_age(questions[0]));
  CHECK_FALSE(asks_age(questions[1]));
  CHECK_FALSE(asks_age(questions[2]));
}
