#include "core/wording/visitor_words.hpp"

#include <map>
#include <utility>

#include "core/base/assets.hpp"
#include "core/wording/sentences.hpp"

namespace renkei {
namespace {

using Words = std::map<std::string, VisitorText, std::less<>>;

// visitor.next.zh-Hans: the language stands behind the last dot.
Words read_words() {
  Words words;
  for (const auto& [key, sentence] : read_sentences(asset("text/visitors.ini"))) {
    const std::size_t dot = key.rfind('.');
    if (dot == std::string::npos) continue;
    if (const auto language = visitor_language(std::string_view(key).substr(dot + 1)))
      words[key.substr(0, dot)].set(*language, sentence);
  }
  return words;
}

const Words& all_words() {
  static const Words words = read_words();
  return words;
}

}  // namespace

std::string say(VisitorLanguage language, std::string_view key,
                std::initializer_list<Named> values) {
  const auto found = all_words().find(key);
  if (found == all_words().end()) return std::string(key);
  return fill_places(found->second.in(language), std::span(values.begin(), values.size()));
}

std::vector<std::string> visitor_keys(VisitorLanguage language) {
  std::vector<std::string> keys;
  for (const auto& [key, text] : all_words())
    if (text.has(language)) keys.push_back(key);
  return keys;
}

}  // namespace renkei
