#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/base/assets.hpp"
#include "core/wording/messages.hpp"

using namespace renkei;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> keys_of(std::string_view ini) {
  std::vector<std::string> keys;
  for (std::size_t at = 0; at < ini.size();) {
    const std::size_t end = std::min(ini.find('\n', at), ini.size());
    const std::string_view line = ini.substr(at, end - at);
    const std::size_t equals = line.find(" = ");
    if (!line.empty() && line[0] != '#' && line[0] != '[' && equals != std::string_view::npos)
      keys.emplace_back(line.substr(0, equals));
    at = end + 1;
  }
  return keys;
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// {names} in order, sorted.
std::vector<std::string> places_of(const std::string& text) {
  std::vector<std::string> places;
  for (std::size_t open = text.find('{'); open != std::string::npos;
       open = text.find('{', open + 1))
    places.push_back(text.substr(open, text.find('}', open) - open));
  std::sort(places.begin(), places.end());
  return places;
}

// The string literals of a source that look like keys: "roster.undo", "refusal.what".
std::vector<std::string> mentioned_keys(const std::string& source) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz_.";
  std::vector<std::string> keys;
  for (std::size_t at = source.find('"'); at != std::string::npos; at = source.find('"', at + 1)) {
    const std::size_t end = source.find_first_not_of(letters, at + 1);
    if (end == std::string::npos || source[end] != '"') continue;
    const std::string key = source.substr(at + 1, end - at - 1);
    const std::string first = key.substr(0, key.find('.'));
    for (const char* known : {"app", "nav", "refusal", "setup", "today", "tally", "roster",
                              "status", "exchange", "store", "busy", "date", "window", "language"})
      if (first == known && first.size() + 1 < key.size() && key.back() != '.') keys.push_back(key);
  }
  return keys;
}

}  // namespace

TEST_CASE("every text of the window is there in both languages, with the same places") {
  const auto ja = keys_of(asset("text/ui.ja.ini")), en = keys_of(asset("text/ui.en.ini"));
  REQUIRE(ja.size() > 50);
  CHECK(ja == en);
  for (const std::string& key : ja) {
    CAPTURE(key);
    CHECK(places_of(say(Language::ja, key)) == places_of(say(Language::en, key)));
  }
}

TEST_CASE("every key that the sources of the window mention has a text") {
  // These only name a widget whose text is data.
  const std::vector<std::string> data = {"tally.gate",      "tally.count",     "roster.stop",
                                         "roster.line",     "roster.missing",  "today.date",
                                         "language.switch", "exchange.result", "exchange.file"};
  std::size_t mentioned = 0;
  for (const char* folder : {"ui", "platform/desktop"})
    for (const auto& file :
         fs::recursive_directory_iterator(fs::path(RENKEI_SOURCE_DIR) / folder)) {
      if (file.path().extension() != ".cpp") continue;
      for (const std::string& key : mentioned_keys(read(file.path()))) {
        CAPTURE(key);
        const bool is_data = std::find(data.begin(), data.end(), key) != data.end();
        CHECK((is_data || has_message(Language::ja, key)));
        ++mentioned;
      }
    }
  CHECK(mentioned > 50);
}
