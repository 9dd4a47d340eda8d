#include "core/wording/refusal.hpp"

#include <algorithm>
#include <deque>
#include <vector>

namespace renkei {
namespace {

// What stands in a place of the sentence that the error says nothing about.
std::string unsaid(Language language, std::string_view place) {
  const std::string key = "error.unsaid." + std::string(place);
  return has_message(language, key) ? say(language, key) : "—";
}

// A register that cannot be read has sentences of its own for each reason.
std::string sentence_of(Language language, const Error& error, std::string_view part) {
  const std::string closer = "register.error." + error.detail("reason") + "." + std::string(part);
  if (error.code == Code::register_unreadable && has_message(language, closer))
    return (part == "what" ? "{file}: " : "") + say(language, closer);
  return say(language, "error." + std::string(code_name(error.code)) + "." + std::string(part));
}

std::string part_of(Language language, const Error& error, std::string_view part) {
  const std::string sentence = sentence_of(language, error, part);
  std::deque<std::string> fallbacks;
  std::vector<Named> values;
  for (const auto& [place, value] : error.details) values.push_back({place, value});
  for (std::size_t open = sentence.find('{'); open != std::string::npos;
       open = sentence.find('{', open + 1)) {
    const std::size_t close = std::min(sentence.find('}', open), sentence.size());
    const auto place = std::string_view(sentence).substr(open + 1, close - open - 1);
    if (error.detail(place).empty())
      values.push_back({place, fallbacks.emplace_back(unsaid(language, place))});
  }
  return fill_places(sentence, values);
}

}  // namespace

Refusal refusal_words(Language language, const Error& error) {
  return {part_of(language, error, "what"), part_of(language, error, "safe"),
          part_of(language, error, "next"), std::string(code_name(error.code))};
}

std::string refusal_text(Language language, const Error& error) {
  const std::string gap = language == Language::ja ? "" : " ";
  const Refusal words = refusal_words(language, error);
  return words.what + gap + words.safe + gap + words.next;
}

}  // namespace renkei
