#include "core/wording/labels.hpp"

#include <doctest/doctest.h>

#include "core/model/kinds.hpp"

using namespace renkei;

namespace {

std::string dotted(std::string_view a, std::string_view b) {
  return std::string(a) + "." + std::string(b);
}

// A word written with Japanese characters only is a code of its own.
bool is_japanese(std::string_view text) {
  return !text.empty() && static_cast<unsigned char>(text[0]) >= 0xE3;
}

void check_labels_of(const Kind& kind, Language language) {
  CHECK_MESSAGE(has_message(language, dotted("kind", kind.name)), kind.name);
  for (const Field& field : kind.fields) {
    const std::string path = dotted(kind.name, field.name);
    CHECK_MESSAGE((has_message(language, dotted("field", field.name)) ||
                   has_message(language, dotted("field", path))),
                  path);
    for (const Choice& choice : field.choices) {
      const std::string word = choice_label(language, kind.name, field.name, choice.code);
      CHECK_MESSAGE(!word.empty(), path, ".", choice.code);
      CHECK_MESSAGE(is_japanese(word) == (language == Language::ja && is_japanese(choice.ja)), path,
                    ".", choice.code, " is ", word);
    }
  }
}

}  // namespace

TEST_CASE("every kind, field and choice has a name in both languages") {
  for (const Kind& kind : all_kinds())
    for (const Language language : {Language::ja, Language::en}) check_labels_of(kind, language);
}

TEST_CASE("a choice is called in Japanese what is accepted for it, and that word has one home") {
  for (const Kind& kind : all_kinds())
    for (const Field& field : kind.fields)
      for (const Choice& choice : field.choices)
        CHECK(choice_label(Language::ja, kind.name, field.name, choice.code) == choice.ja);
  for (const std::string& key : message_keys(Language::ja))
    CHECK_MESSAGE(!key.starts_with("choice."), key, " says again what core/model/choices.hpp says");
}

TEST_CASE("a longer key is there where one word means two things") {
  CHECK(field_label(Language::ja, "participant", "name") == "氏名");
  CHECK(field_label(Language::ja, "device", "name") == "端末名");
  CHECK(choice_label(Language::ja, "event", "status", "cancelled") == "中止");
  CHECK(choice_label(Language::ja, "participant", "status", "cancelled") == "取消");
  CHECK(choice_label(Language::en, "event", "status", "cancelled") == "called off");
  CHECK(choice_label(Language::en, "participant", "status", "cancelled") == "cancelled");
  CHECK(choice_label(Language::en, "tally", "category", "全員") == "Everybody");
  CHECK(kind_label(Language::en, "rollcall") == "Roll call");
}

TEST_CASE("an age band is said in the reader's language, and what is none as it is") {
  for (const char* band : {"9歳以下", "10代", "70歳以上", "80代以上", "高校生", ""})
    CHECK(age_band_words(Language::ja, band) == band);
  CHECK(age_band_words(Language::en, "9歳以下") == "9 or under");
  CHECK(age_band_words(Language::en, "10代") == "10s");
  CHECK(age_band_words(Language::en, "８０代以上") == "80 or over");
  CHECK(age_band_words(Language::en, "高校生") == "高校生");
  CHECK(age_band_words(Language::en, "") == "");
}

TEST_CASE("what people wrote themselves is not taken for the code of a choice elsewhere") {
  CHECK(choice_label(Language::en, "tally", "category", "自転車") == "自転車");
  CHECK(choice_label(Language::en, "tally", "category", "visit") == "visit");
  CHECK(choice_label(Language::ja, "tally", "category", "visit") == "visit");
  CHECK(choice_label(Language::ja, "no kind", "no field", "held") == "held");
}

TEST_CASE("a withheld value reads like none that is known, and keeps the one before") {
  for (const Language language : {Language::ja, Language::en}) {
    CHECK(!withheld_words(language, "").empty());
    CHECK(withheld_words(language, "山田").find("山田") != std::string::npos);
    CHECK(withheld_words(language, "山田") != withheld_words(language, ""));
  }
}
