#include <doctest/doctest.h>

#include <set>

#include "core/base/error.hpp"
#include "core/wording/messages.hpp"

using namespace renkei;

namespace {

std::set<std::string> keys_of(Language language, std::string_view group) {
  std::set<std::string> keys;
  for (const std::string& key : message_keys(language))
    if (key.starts_with(group)) keys.insert(key);
  return keys;
}

std::set<std::string> places_of(const std::string& sentence) {
  std::set<std::string> places;
  for (auto open = sentence.find('{'); open != std::string::npos;
       open = sentence.find('{', open + 1))
    places.insert(sentence.substr(open, sentence.find('}', open) - open + 1));
  return places;
}

}  // namespace

TEST_CASE("every refusal says in both languages what happened, what is safe and what to do next") {
  for (const Code code : all_codes())
    for (const char* part : {"what", "safe", "next"})
      for (const Language language : {Language::ja, Language::en}) {
        const std::string key = "error." + std::string(code_name(code)) + "." + part;
        CAPTURE(key);
        CHECK(has_message(language, key));
      }
}

TEST_CASE("the sentences of refusals and of the command line are level in both languages") {
  for (const char* group : {"error.", "cli."}) {
    const auto ja = keys_of(Language::ja, group), en = keys_of(Language::en, group);
    CHECK(ja == en);
    CHECK(ja.size() > 50);
    for (const std::string& key : ja) {
      CAPTURE(key);
      CHECK(places_of(say(Language::ja, key)) == places_of(say(Language::en, key)));
      CHECK(say(Language::ja, key) != key);
    }
  }
}
