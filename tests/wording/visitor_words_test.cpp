#include "core/wording/visitor_words.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace renkei;

TEST_CASE("visitors are spoken to in all five languages alike") {
  const auto keys = visitor_keys(VisitorLanguage::ja);
  CHECK(keys.size() > 20);
  for (const VisitorLanguage language : visitor_languages) CHECK(visitor_keys(language) == keys);
}

TEST_CASE("what one language leaves open for a value, all do") {
  for (const std::string& key : visitor_keys(VisitorLanguage::ja))
    for (const char* place : {"{n}", "{minutes}", "{version}"}) {
      const bool has = say(VisitorLanguage::ja, key).find(place) != std::string::npos;
      for (const VisitorLanguage language : visitor_languages)
        CHECK_MESSAGE((say(language, key).find(place) != std::string::npos) == has, key);
    }
}

TEST_CASE("readings stay where they are when places are filled") {
  CHECK(say(VisitorLanguage::easy, "visitor.seconds", {{"n", "20"}}) ==
        "あと 20{秒|びょう}で はじめに もどります");
  CHECK(say(VisitorLanguage::ko, "visitor.next") == "다음");
  CHECK(say(VisitorLanguage::en, "visitor.nothing") == "visitor.nothing");
}

TEST_CASE("every sentence for visitors is said somewhere") {
  std::string sources;
  for (const auto& file : std::filesystem::recursive_directory_iterator(
           std::filesystem::path(RENKEI_SOURCE_DIR) / "ui")) {
    if (file.is_directory()) continue;
    std::ifstream in(file.path());
    sources.append(std::istreambuf_iterator<char>(in), {});
  }
  for (const std::string& key : visitor_keys(VisitorLanguage::ja)) {
    // Ready-made questions are named by parts: template.KEY.OPTION.
    const std::string said = key.starts_with("template.") ? "\"template.\"" : '"' + key + '"';
    CHECK_MESSAGE(sources.find(said) != std::string::npos, key);
  }
}
