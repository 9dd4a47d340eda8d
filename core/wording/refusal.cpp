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

// A register that cannot be read has sentences of its own for each reason, and so has a code for
// what it is about.
std::string sentence_of(Language language, const Error& error, std::string_view part) {
  const std::string of_reason =
      "register.error." + error.detail("reason") + "." + std::string(part);
  if (error.code == Code::register_unreadable && has_message(language, of_reason))
    return (part == "what" ? "{file}: " : "") + say(language, of_reason);
  const std::string code = "error." + std::string(code_name(error.code)) + ".";
  const std::string closer = code + error.detail("about") + "." + std::string(part);
  return say(language, has_message(language, closer) ? closer : code + std::string(part));
}

// What the error says for a place: `expected.en` is said in English instead of `expected`.
std::string said(Language language, const Error& error, std::string_view place) {
  std::string english = error.detail(std::string(place) + ".en");
  if (language == Language::en && !english.empty()) return english;
  const std::string value = error.detail(place);
  return value.empty() ? unsaid(language, place) : value;
}

std::string part_of(Language language, const Error& error, std::string_view part) {
  const std::string sentence = sentence_of(language, error, part);
  std::deque<std::string> texts;
  std::vector<Named> values;
  for (std::size_t open = sentence.find('{'); open != std::string::npos;
       open = sentence.find('{', open + 1)) {
    const std::size_t end = std::min(sentence.find_first_of("|}", open), sentence.size());
    const auto place = std::string_view(sentence).substr(open + 1, end - open - 1);
    values.push_back({place, texts.emplace_back(said(language, error, place))});
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
