#include "core/wording/refusal.hpp"

#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "core/text/visible.hpp"
#include "tests/cli/program.hpp"

using namespace renkei;

namespace {

constexpr Language languages[] = {Language::ja, Language::en};
constexpr const char* parts[] = {"what", "safe", "next"};

std::set<std::string> places_of(const std::string& sentence) {
  std::set<std::string> places;
  for (auto open = sentence.find('{'); open != std::string::npos;
       open = sentence.find('{', open + 1))
    places.insert(sentence.substr(open + 1, sentence.find_first_of("|}", open) - open - 1));
  return places;
}

std::vector<std::string> register_reasons() {
  std::vector<std::string> reasons;
  const std::string before = "register.error.", after = ".what";
  for (const std::string& key : message_keys(Language::ja))
    if (key.starts_with(before) && key.ends_with(after))
      reasons.push_back(key.substr(before.size(), key.size() - before.size() - after.size()));
  return reasons;
}

// What errors may be about: code, subject.
std::vector<std::pair<Code, std::string>> subjects() {
  std::vector<std::pair<Code, std::string>> found;
  for (const Code code : all_codes()) {
    const std::string before = "error." + std::string(code_name(code)) + ".", after = ".what";
    for (const std::string& key : message_keys(Language::ja))
      if (key.starts_with(before) && key.ends_with(after) && key.size() > before.size() + 5)
        found.emplace_back(code,
                           key.substr(before.size(), key.size() - before.size() - after.size()));
  }
  return found;
}

// Every error there is: nothing said, all said, each place alone left out or left empty.
std::vector<Error> all_errors(const std::string& value) {
  std::vector<Error> errors;
  for (const Code code : all_codes()) {
    std::set<std::string> places;
    for (const char* part : parts)
      for (const std::string& place :
           places_of(say(Language::ja, "error." + std::string(code_name(code)) + "." + part)))
        places.insert(place);
    errors.emplace_back(code);
    Error whole(code);
    for (const std::string& place : places) whole.details.emplace_back(place, value);
    errors.push_back(whole);
    for (std::size_t left = 0; left < places.size(); ++left) {
      Error partly = whole;
      partly.details[left].second.clear();
      errors.push_back(partly);
      partly.details.erase(partly.details.begin() + static_cast<std::ptrdiff_t>(left));
      errors.push_back(partly);
    }
  }
  for (const auto& [code, subject] : subjects())
    errors.emplace_back(code, decltype(Error::details){{"about", subject}});
  for (const std::string& reason : register_reasons()) {
    errors.emplace_back(Code::register_unreadable, decltype(Error::details){{"reason", reason}});
    errors.push_back(errors.back());
    errors.back().details.emplace_back("file", value);
  }
  return errors;
}

void check_sentence(const std::string& text) {
  CAPTURE(text);
  CHECK(text.size() > 10);
  CHECK(text.find('{') == std::string::npos);
  CHECK(!std::regex_search(text, std::regex("(error|register)\\.[a-z_]")));
  CHECK(visible(text) == text);
}

// What the command line prints for an error.
std::string printed(Language language, const Error& error) {
  const Refusal words = refusal_words(language, error);
  return say(language, "cli.refusal.what", {{"code", words.code}, {"text", words.what}}) + "\n" +
         say(language, "cli.refusal.safe", {{"text", words.safe}}) + "\n" +
         say(language, "cli.refusal.next", {{"text", words.next}}) + "\n";
}

}  // namespace

TEST_CASE("every refusal says in both languages what happened, what is safe and what to do next") {
  for (const Code code : all_codes())
    for (const char* part : parts)
      for (const Language language : languages) {
        const std::string key = "error." + std::string(code_name(code)) + "." + part;
        CAPTURE(key);
        CHECK(has_message(language, key));
      }
}

TEST_CASE("no refusal shows an open place or a key, whatever its error says or leaves unsaid") {
  const std::vector<Error> errors = all_errors("値");
  CHECK(errors.size() > 2 * all_codes().size());
  for (const Error& error : errors)
    for (const Language language : languages) {
      const Refusal words = refusal_words(language, error);
      CAPTURE(words.code);
      for (const std::string& text : {words.what, words.safe, words.next}) check_sentence(text);
      CHECK(words.code == code_name(error.code));
      const std::string whole = refusal_text(language, error);
      for (const std::string& text : {words.what, words.safe, words.next})
        CHECK(whole.find(text) != std::string::npos);
    }
}

TEST_CASE("a name from outside can neither begin a line of a refusal nor steer the terminal") {
  for (const Error& error : all_errors("a\x1b[2K\n無事\u202E.renkei"))
    for (const Language language : languages) check_sentence(refusal_text(language, error));
  const Error error(Code::not_a_bundle, {{"file", "a\x1b[2K\nb"}});
  CHECK(refusal_words(Language::en, error).what == "a<U+001B>[2K⏎b is not a bundle of renkei.");
}

TEST_CASE("a table that cannot be read is refused with the sentence that knows why") {
  const Error error(Code::register_unreadable,
                    {{"file", "a.csv"}, {"reason", "register_is_workbook"}});
  CHECK(refusal_words(Language::en, error).what ==
        "a.csv: This kind of workbook (.xls, .ods …) cannot be read.");
  CHECK(refusal_words(Language::ja, error).next ==
        "Excel ブック（.xlsx）か「CSV UTF-8」で保存し直してください。");
}

TEST_CASE("the command line prints the sentences that every other place shows") {
  const test::Folder folder;
  const std::string store = folder / "store.db", none = folder / "no\nsuch.db";
  test::run({"--store", store, "init", "--device", "A"});
  struct Case {
    test::Words words;
    Error error;
  };
  const Case cases[] = {
      {{"--store", none, "status"}, Error(Code::store_missing, {{"file", none}})},
      {{"--store", store, "init", "--device", "A"}, Error(Code::store_exists, {{"file", store}})},
      {{"--store", store, "list", "dragon"}, Error(Code::unknown_kind, {{"kind", "dragon"}})},
      {{"--store", store, "show", "x1"}, Error(Code::bad_id, {{"id", "x1"}})},
      {{"--store", store, "report", "fate"}, Error(Code::unknown_report, {{"name", "fate"}})},
      {{"--store", store, "report", "roster"},
       Error(
           Code::missing_option,
           {{"option", "--tour ID"}, {"kind", "tour"}, {"report", "roster"}, {"about", "report"}})},
      {{"--store", store, "zone", "JST"},
       Error(Code::bad_option, {{"option", "OFFSET"}, {"value", "JST"}, {"expected", "+09:00"}})},
  };
  for (const Case& one : cases)
    for (const Language language : languages) {
      test::Words words = one.words;
      words.insert(words.end(), {"--lang", language == Language::ja ? "ja" : "en"});
      CHECK(test::run(words).err == printed(language, one.error));
    }
}

TEST_CASE("an error that says what it is about is told in the sentences for that") {
  CHECK(subjects().size() > 5);
  const Error record(Code::bad_id, {{"id", "zzz"}});
  const Error device(Code::bad_id, {{"id", "zzz"}, {"about", "device"}});
  const Error other(Code::bad_id, {{"id", "zzz"}, {"about", "the weather"}});
  for (const Language language : languages) {
    CHECK(refusal_words(language, device).next.find("renkei status") != std::string::npos);
    CHECK(refusal_words(language, device).safe == refusal_words(language, record).safe);
    CHECK(refusal_words(language, device).code == "bad_id");
    CHECK(refusal_text(language, other) == refusal_text(language, record));
  }
}

TEST_CASE("a choice is listed with what it means, and a field by its name for people") {
  const Error error(
      Code::bad_value,
      {{"field", "draw"}, {"kind", "tour"}, {"value", "v"}, {"expected", "lottery, first_come"}});
  CHECK(refusal_words(Language::en, error).what ==
        "\"Selection (draw)\" cannot hold \"v\". It takes: lottery, first_come (first come, first "
        "served).");
  CHECK(refusal_words(Language::ja, error).what ==
        "「選び方 (draw)」に「v」は入れられません。入れられるもの: lottery (抽選), first_come "
        "(先着)。");
  const Error option(Code::bad_option,
                     {{"option", "--cancelled"}, {"value", "v"}, {"expected", "include, exclude"}});
  CHECK(refusal_words(Language::ja, option).next.find("include (数える), exclude (数えない)") !=
        std::string::npos);
}
