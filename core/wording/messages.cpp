#include "core/wording/messages.hpp"

#include <algorithm>
#include <map>

#include "core/base/assets.hpp"
#include "core/text/spaces.hpp"
#include "core/text/visible.hpp"
#include "core/wording/sentences.hpp"

namespace renkei {
namespace {

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && i + 1 < text.size();
    if (!escape) {
      out += text[i];
      continue;
    }
    const char next = text[++i];
    if (next == 'n') {
      out += '\n';
    } else if (next == '\\') {
      out += '\\';
    } else {
      out += '\\';
      out += next;
    }
  }
  return out;
}

// A [section] line is a heading for the eye; keys are written in full, so that a search for one
// finds it.
void read_line(Sentences& sentences, std::string_view raw) {
  const std::string_view line = trim(raw);
  if (line.empty() || line[0] == '#' || line[0] == ';' || line[0] == '[') return;
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return;
  const std::string_view key = trim(line.substr(0, equals));
  if (!key.empty())
    sentences.insert_or_assign(std::string(key), unescape(trim(line.substr(equals + 1))));
}

void read_file(Sentences& sentences, std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    read_line(sentences, text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

Sentences read_all(std::string_view language) {
  Sentences sentences;
  const std::string ending = "." + std::string(language) + ".ini";
  for (const std::string_view name : asset_names())
    if (name.starts_with("text/") && name.ends_with(ending)) read_file(sentences, asset(name));
  return sentences;
}

const Sentences& sentences_of(Language language) {
  static const Sentences ja = read_all("ja");
  static const Sentences en = read_all("en");
  return language == Language::en ? en : ja;
}

const std::string* find_sentence(Language language, std::string_view key) {
  const Sentences& sentences = sentences_of(language);
  const auto found = sentences.find(key);
  return found == sentences.end() ? nullptr : &found->second;
}

}  // namespace

namespace {

// {n} is the value; {n|entry|entries} the first word where the value is 1, else the second.
std::string filling(std::string_view place, std::string_view value) {
  const std::size_t one = place.find('|');
  if (one == std::string_view::npos) return visible(value);
  const std::string_view words = place.substr(one + 1);
  const std::size_t middle = std::min(words.find('|'), words.size());
  const bool single = value == "1" || middle == words.size();
  return std::string(single ? words.substr(0, middle) : words.substr(middle + 1));
}

}  // namespace

Sentences read_sentences(std::string_view file) {
  Sentences sentences;
  read_file(sentences, file);
  return sentences;
}

std::string fill_places(std::string_view sentence, std::span<const Named> values) {
  std::string out;
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('{');
    const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
    out += sentence.substr(0, open);
    if (close == std::string_view::npos) {
      if (open != std::string_view::npos) out += sentence.substr(open);
      break;
    }
    const std::string_view place = sentence.substr(open, close - open + 1);
    const std::string_view inside = place.substr(1, place.size() - 2);
    const std::string_view name = inside.substr(0, inside.find('|'));
    const Named* put = nullptr;
    for (const Named& value : values)
      if (value.name == name) put = &value;
    out += put == nullptr ? std::string(place) : filling(inside, put->value);
    sentence.remove_prefix(close + 1);
  }
  return out;
}

std::string say(Language language, std::string_view key, std::span<const Named> values) {
  const std::string* sentence = find_sentence(language, key);
  if (sentence == nullptr && language != Language::ja) sentence = find_sentence(Language::ja, key);
  return sentence == nullptr ? std::string(key) : fill_places(*sentence, values);
}

std::string say(Language language, std::string_view key, std::initializer_list<Named> values) {
  return say(language, key, std::span<const Named>(values.begin(), values.size()));
}

bool has_message(Language language, std::string_view key) {
  return find_sentence(language, key) != nullptr;
}

std::vector<std::string> message_keys(Language language) {
  std::vector<std::string> keys;
  for (const auto& [key, sentence] : sentences_of(language)) keys.push_back(key);
  return keys;
}

}  // namespace renkei
