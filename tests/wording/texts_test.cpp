// The text files as a whole: level in both languages, every sentence used, every used one there.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

#include "core/base/error.hpp"
#include "core/model/kind.hpp"
#include "core/wording/messages.hpp"
#include "ui/present/screen.hpp"

using namespace renkei;

namespace {

namespace fs = std::filesystem;

using Texts = std::set<std::string, std::less<>>;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What stands between quotation marks on one line. Good enough for keys, which have none inside.
void add_literals(const std::string& source, Texts& literals) {
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = std::min(source.find('\n', at), source.size());
    std::string_view line(source.data() + at, end - at);
    line = line.substr(0, line.find("// "));
    for (std::size_t open = line.find('"'); open != std::string_view::npos;) {
      const std::size_t close = line.find('"', open + 1);
      if (close == std::string_view::npos) break;
      literals.emplace(line.substr(open + 1, close - open - 1));
      open = line.find('"', close + 1);
    }
    at = end + 1;
  }
}

std::vector<std::string> sources_in(const std::string& folder) {
  std::vector<std::string> sources;
  for (const auto& file : fs::recursive_directory_iterator(fs::path(RENKEI_SOURCE_DIR) / folder))
    if (const auto type = file.path().extension(); type == ".cpp" || type == ".hpp")
      sources.push_back(read(file.path()));
  return sources;
}

const Texts& literals_of_sources() {
  static const Texts literals = [] {
    Texts all;
    for (const char* folder : {"core", "ui", "platform"})
      for (const std::string& source : sources_in(folder)) add_literals(source, all);
    for (const Code code : all_codes()) all.emplace(code_name(code));
#define RENKEI_NAME(name) all.emplace(#name);
    RENKEI_SCREENS(RENKEI_NAME)
#undef RENKEI_NAME
    return all;
  }();
  return literals;
}

// Where a view names its widgets, the same words are no sentences: those that it says are
// looked at by themselves.
Texts literals_outside_views() {
  Texts all;
  for (const char* folder : {"core", "ui/present", "ui/desk", "platform"})
    for (const std::string& source : sources_in(folder)) add_literals(source, all);
  return all;
}

Texts said_by_views() {
  Texts said;
  const std::regex saying("say\\(\"([a-z_.]+)\"");
  for (const std::string& source : sources_in("ui/view"))
    for (auto at = std::sregex_iterator(source.begin(), source.end(), saying);
         at != std::sregex_iterator(); ++at)
      said.insert((*at)[1]);
  return said;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A key, or the rest of one, put together at its dots from what the sources mention.
bool is_put_together(std::string_view rest) {
  const Texts& literals = literals_of_sources();
  for (std::size_t dot = rest.size();; dot = rest.rfind('.', dot - 1)) {
    if (dot == std::string_view::npos) return false;
    const std::string_view piece = rest.substr(0, dot);
    const bool known = literals.contains(piece) || literals.contains(std::string(piece) + ".") ||
                       literals.contains("." + std::string(piece)) || is_number(piece);
    if (known && (dot == rest.size() || is_put_together(rest.substr(dot + 1)))) return true;
    if (dot == 0) return false;
  }
}

// Whole, or behind a beginning that is completed: "report." and "visitors.beside".
bool is_used(std::string_view key) {
  const Texts& literals = literals_of_sources();
  if (literals.contains(key)) return true;
  for (std::size_t dot = key.find('.'); dot != std::string_view::npos; dot = key.find('.', dot + 1))
    if (literals.contains(key.substr(0, dot + 1)) && is_put_together(key.substr(dot + 1)))
      return true;
  const std::string_view first = key.substr(0, key.find('.'));
  if (first == "option") return true;  // named by options and their codes
  return first == "kind" || first == "field" || first == "choice";  // of those, see below
}

std::vector<std::string> lines_with_keys(std::string_view language) {
  std::vector<std::string> keys;
  for (const auto& file : fs::directory_iterator(fs::path(RENKEI_SOURCE_DIR) / "assets" / "text")) {
    const std::string name = file.path().filename().string();
    if (!name.ends_with("." + std::string(language) + ".ini")) continue;
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);)
      if (const auto equals = line.find(" ="); !line.empty() && line[0] != '#' && line[0] != ';' &&
                                               line[0] != '[' && equals != std::string::npos)
        keys.push_back(line.substr(0, equals));
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

std::vector<std::string> keys_of(Language language) {
  auto keys = message_keys(language);
  std::erase_if(keys, [](const std::string& key) { return key.starts_with("choice."); });
  return keys;
}

Texts places_of(const std::string& sentence) {
  Texts places;
  for (auto open = sentence.find('{'); open != std::string::npos;
       open = sentence.find('{', open + 1))
    places.insert(sentence.substr(open, sentence.find_first_of("|}", open) - open));
  return places;
}

// Every key that a description of kinds can ask for.
Texts keys_of_kinds() {
  Texts keys;
  for (const Kind& kind : all_kinds()) {
    const std::string name(kind.name);
    keys.insert("kind." + name);
    for (const Field& field : kind.fields) {
      const std::string path = name + "." + std::string(field.name) + ".";
      keys.insert({"field." + std::string(field.name), "field." + path.substr(0, path.size() - 1)});
      for (const Choice& choice : field.choices)
        keys.insert(
            {"choice." + std::string(choice.code), "choice." + path + std::string(choice.code)});
    }
  }
  keys.insert("choice.tally.category.全員");  // what a counter counts
  return keys;
}

}  // namespace

TEST_CASE("every text file is read, and says nothing twice") {
  for (const Language language : {Language::ja, Language::en})
    CHECK(lines_with_keys(language == Language::ja ? "ja" : "en") == message_keys(language));
}

TEST_CASE("both languages have the same sentences, with the same places") {
  CHECK(keys_of(Language::ja).size() > 500);
  CHECK(keys_of(Language::ja) == keys_of(Language::en));
  for (const std::string& key : keys_of(Language::ja)) {
    CAPTURE(key);
    CHECK(!say(Language::ja, key).empty());
    CHECK(!say(Language::en, key).empty());
    CHECK(places_of(say(Language::ja, key)) == places_of(say(Language::en, key)));
  }
}

TEST_CASE("no sentence is left that nothing says") {
  const std::string named_by_cli11 = "cli.usage.";  // and the names of its exceptions
  const std::string asked_elsewhere = "help.";      // tests/ui/help_test.cpp
  for (const std::string& key : message_keys(Language::en))
    CHECK_MESSAGE(
        (is_used(key) || key.starts_with(named_by_cli11) || key.starts_with(asked_elsewhere)), key);
  const Texts kinds = keys_of_kinds();
  for (const std::string& key : message_keys(Language::en))
    for (const char* group : {"kind.", "field.", "choice."})
      if (key.starts_with(group)) CHECK_MESSAGE(kinds.contains(key), key);
  CHECK_FALSE(is_used("report.no_such_sentence"));
  CHECK_FALSE(is_used("cli.help.dance"));
}

TEST_CASE("every key that the sources mention has a sentence") {
  Texts groups, of_reports;  // first words of keys, and the second ones behind "report."
  for (const std::string& key : message_keys(Language::ja)) {
    const std::size_t first = key.find('.'), second = key.find('.', first + 1);
    groups.insert(key.substr(0, first));
    if (key.starts_with("report.") && second != std::string::npos)
      of_reports.insert(key.substr(first + 1, second - first - 1));
  }
  std::size_t mentioned = 0;
  for (const std::string& literal : literals_outside_views()) {
    const std::size_t dot = literal.find('.');
    if (dot == std::string::npos || dot + 1 == literal.size() || literal.back() == '.') continue;
    if (literal.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.") != std::string::npos) continue;
    if (literal.ends_with(".db") || literal.ends_with(".tsv")) continue;  // files
    const std::string first = literal.substr(0, dot);
    if (!groups.contains(first) && !of_reports.contains(first)) continue;
    if (has_message(Language::ja, "cli.option." + literal)) continue;
    ++mentioned;
    CHECK_MESSAGE(
        (has_message(Language::ja, literal) || has_message(Language::ja, "report." + literal)),
        literal);
  }
  for (const std::string& key : said_by_views()) {
    if (key.ends_with('.')) continue;
    ++mentioned;
    CHECK_MESSAGE(has_message(Language::ja, key), key);
  }
  CHECK(mentioned > 150);
}

TEST_CASE("no English sentence sets a fixed plural behind a number") {
  const std::regex plural(
      "\\{(n|count|entries|records|rows|held|imported|updated)\\} "
      "(new )?(entries|records|rows|lines|people|devices|commands|cells|events)");
  CHECK(std::regex_search(std::string("{count} new entries"), plural));
  for (const std::string& key : message_keys(Language::en))
    CHECK_MESSAGE(!std::regex_search(say(Language::en, key), plural), key);
}
