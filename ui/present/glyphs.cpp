#include "ui/present/glyphs.hpp"

#include <algorithm>
#include <string>

#include "core/model/kind.hpp"
#include "core/text/cp932.hpp"
#include "core/text/utf8.hpp"
#include "core/wording/messages.hpp"

namespace renkei::ui {
namespace {

std::vector<char32_t> sorted(std::vector<char32_t> characters) {
  std::ranges::sort(characters);
  characters.erase(std::unique(characters.begin(), characters.end()), characters.end());
  return characters;
}

bool is_drawn(char32_t c) { return c >= U' ' && c != 0x7F && !(c >= 0xE000 && c < 0xF900); }

std::vector<char32_t> all_of_cp932() {
  std::vector<char32_t> characters;
  const auto add = [&](unsigned code) {
    const auto character = character_of_cp932(code);
    if (character && is_drawn(*character)) characters.push_back(*character);
  };
  for (unsigned code = 0x20; code <= 0xFF; ++code) add(code);
  for (unsigned code = 0x8140; code <= 0xFCFC; ++code) add(code);
  for (char32_t c = 0x2010; c <= 0x2027; ++c) characters.push_back(c);
  return sorted(std::move(characters));
}

std::vector<char32_t> all_of_texts() {
  std::vector<char32_t> characters = {missing_character};
  for (char32_t c = U' '; c < 0x7F; ++c) characters.push_back(c);
  for (const Language language : {Language::ja, Language::en})
    for (const std::string& key : message_keys(language))
      for (const char32_t c : to_code_points(say(language, key)))
        if (is_drawn(c)) characters.push_back(c);
  for (const Kind& kind : all_kinds())
    for (const Field& field : kind.fields)
      for (const Choice& choice : field.choices)
        for (const char32_t c : to_code_points(choice.ja)) characters.push_back(c);
  return sorted(std::move(characters));
}

}  // namespace

const std::vector<char32_t>& cp932_characters() {
  static const std::vector<char32_t> characters = all_of_cp932();
  return characters;
}

const std::vector<char32_t>& characters_of_texts() {
  static const std::vector<char32_t> characters = all_of_texts();
  return characters;
}

}  // namespace renkei::ui
