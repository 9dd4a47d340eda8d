#include "core/wording/refusal.hpp"

#include <algorithm>
#include <deque>
#include <vector>

#include "core/wording/labels.hpp"

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

// A kind or a field in words, with the name that commands and programs know it by.
std::string label_of(Language language, const Error& error, std::string_view place) {
  const std::string name = error.detail(place);
  if (name.empty()) return unsaid(language, place);
  std::string label = name;
  if (place == "field") label = field_label(language, error.detail("kind"), name);
  if (place == "kind" || place == "wanted") label = kind_label(language, name);
  if (place == "register") label = choice_label(language, "import_run", "register", name);
  if (place == "report" && has_message(language, "report.title." + name))
    label = say(language, "report.title." + name);
  return label == name ? name : label + " (" + name + ")";
}

// The field that the error is about, if its values are choices.
const Field* choice_field(const Error& error) {
  const Kind* kind = find_kind(error.detail("kind"));
  const int at = kind == nullptr ? -1 : kind->find(error.detail("field"));
  if (at < 0 || kind->fields[static_cast<std::size_t>(at)].type != Type::choice) return nullptr;
  return &kind->fields[static_cast<std::size_t>(at)];
}

// Codes with commas between, each with what it means as the value of the option.
std::string option_values(Language language, const Error& error, std::string_view codes) {
  std::string all;
  while (!codes.empty()) {
    const std::string_view code = codes.substr(0, codes.find(", "));
    codes.remove_prefix(std::min(codes.size(), code.size() + 2));
    const std::string meaning = option_choice_label(language, error.detail("option"), code);
    all += (all.empty() ? "" : ", ") + with_meaning(code, meaning);
  }
  return all;
}

// What the error says for a place: the names of kinds and fields in words where the sentence asks for
// `kind.label`, and choices with what they mean.
std::string said(Language language, const Error& error, std::string_view place) {
  constexpr std::string_view in_words = ".label";
  if (place.ends_with(in_words))
    return label_of(language, error, place.substr(0, place.size() - in_words.size()));
  const std::string value = error.detail(place);
  const bool is_choice = place == "expected" && error.code == Code::bad_value;
  if (const Field* field = is_choice ? choice_field(error) : nullptr)
    return choice_list(language, *field);
  if (value.empty()) return unsaid(language, place);
  const bool is_option = place == "expected" && error.code == Code::bad_option;
  return is_option ? option_values(language, error, value) : value;
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
