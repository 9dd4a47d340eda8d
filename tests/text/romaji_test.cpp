#include "core/text/romaji.hpp"

#include <doctest/doctest.h>

using namespace renkei;

namespace {

bool finds(std::string_view typed, std::string_view kana) {
  const std::string wanted = fold_romaji(typed);
  return !wanted.empty() && romaji_of_kana(kana).find(wanted) != std::string::npos;
}

}  // namespace

TEST_CASE("a name is found in every spelling of its sounds") {
  for (const char* typed :
       {"sato", "satou", "satoo", "satoh", "satō", "satô", "SATO", "ｓａｔｏ"}) {
    CAPTURE(typed);
    CHECK(finds(typed, "さとう"));
    CHECK(finds(typed, "サトウ"));
  }
  for (const char* typed : {"shimbashi", "shinbashi", "sinbasi"}) CHECK(finds(typed, "しんばし"));
  for (const char* typed : {"chiba", "tiba"}) CHECK(finds(typed, "ちば"));
  for (const char* typed : {"tsuji", "tuzi"}) CHECK(finds(typed, "つじ"));
  for (const char* typed : {"junko", "zyunko"}) CHECK(finds(typed, "じゅんこ"));
  for (const char* typed : {"fujita", "hujita", "huzita"}) CHECK(finds(typed, "ふじた"));
  for (const char* typed : {"ohno", "ono", "oono"}) CHECK(finds(typed, "おおの"));
  for (const char* typed : {"hattori"}) CHECK(finds(typed, "はっとり"));
  for (const char* typed : {"hocchi", "hotchi", "hotti"}) CHECK(finds(typed, "ほっち"));
  for (const char* typed : {"shin'ichi", "shinichi", "sin'iti"}) CHECK(finds(typed, "しんいち"));
  for (const char* typed : {"yuki", "yuuki", "yūki"}) CHECK(finds(typed, "ゆうき"));
  CHECK(finds("niina", "にいな"));
  CHECK(finds("erizabeto", "えりざべーと"));
  CHECK(finds("kyoko", "きょうこ"));
}

TEST_CASE("what is half typed finds what it begins") {
  for (const char* typed : {"s", "sa", "sat", "sato"}) CHECK(finds(typed, "さとう"));
  for (const char* typed : {"s", "sh", "shi", "shim", "shima"}) CHECK(finds(typed, "しまだ"));
  for (const char* typed : {"t", "ts", "tsu"}) CHECK(finds(typed, "つじ"));
  for (const char* typed : {"c", "ch", "chi"}) CHECK(finds(typed, "ちば"));
  for (const char* typed : {"j", "ju"}) CHECK(finds(typed, "じゅんこ"));
  for (const char* typed : {"f", "fu"}) CHECK(finds(typed, "ふじた"));
}

TEST_CASE("another name is not found, and what is no letter asks for no sound") {
  CHECK_FALSE(finds("sata", "さとう"));
  CHECK_FALSE(finds("kato", "さとう"));
  CHECK(fold_romaji("").empty());
  CHECK(fold_romaji("さとう").empty());
  CHECK(fold_romaji("12").empty());
}
