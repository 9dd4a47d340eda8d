#include "core/model/visitor_text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace renkei {
namespace {

using nlohmann::json;

constexpr std::string_view codes[] = {"ja", "ja-easy", "en", "zh-Hans", "ko"};

// A word and its reading: what stands between the brace at the beginning and its end.
struct Reading {
  std::string_view base, reading;
  std::size_t length = 0;  // with the braces; 0: it is none
};

Reading reading_at(std::string_view text) {
  const std::size_t end = text.find('}'), bar = text.find('|');
  const std::size_t next = text.find('{', 1);
  if (end == std::string_view::npos || bar >= end || next < end) return {};
  const std::string_view base = text.substr(1, bar - 1),
                         above = text.substr(bar + 1, end - bar - 1);
  if (base.empty() || above.empty() || above.find('|') != std::string_view::npos) return {};
  return {base, above, end + 1};
}

bool readings_close(std::string_view text) {
  const std::vector<RubyPart> parts = ruby_parts(text);
  return std::all_of(parts.begin(), parts.end(), [](const RubyPart& part) {
    return part.base.find_first_of("{}") == std::string::npos;
  });
}

}  // namespace

std::string_view code_of(VisitorLanguage language) {
  return codes[static_cast<std::size_t>(language)];
}

std::optional<VisitorLanguage> visitor_language(std::string_view code) {
  for (const VisitorLanguage language : visitor_languages)
    if (code_of(language) == code) return language;
  return std::nullopt;
}

bool VisitorText::says(std::string_view text) const {
  return std::any_of(in_.begin(), in_.end(), [&](const std::string& own) {
    if (own.empty() || own == text) return !own.empty();
    return own.find('{') != std::string::npos && without_readings(own) == text;
  });
}

VisitorText read_visitor_text(const json& stored) {
  VisitorText text;
  if (stored.is_string()) return VisitorText(stored.get<std::string>());
  if (stored.is_number() || stored.is_boolean()) return VisitorText(stored.dump());
  if (!stored.is_object()) return text;
  for (const auto& [code, said] : stored.items())
    if (const auto language = visitor_language(code); language && said.is_string())
      text.set(*language, said.get<std::string>());
  if (text.japanese().empty())  // somebody else's: better another language than nothing
    for (const VisitorLanguage language : visitor_languages)
      if (text.japanese().empty() && text.has(language))
        text.set(VisitorLanguage::ja, text.in(language));
  return text;
}

VisitorText read_visitor_text(std::string_view stored) {
  return read_visitor_text(json::parse(stored, nullptr, false));
}

bool is_visitor_text(const json& stored) {
  if (stored.is_string() || stored.is_number()) return true;
  if (!stored.is_object() || !stored.contains("ja")) return false;
  for (const auto& [code, said] : stored.items()) {
    const auto language = visitor_language(code);
    if (!language || !said.is_string()) return false;
    if (*language == VisitorLanguage::easy && !readings_close(said.get_ref<const std::string&>()))
      return false;
  }
  return true;
}

bool is_visitor_text(std::string_view stored) {
  return is_visitor_text(json::parse(stored, nullptr, false));
}

std::vector<RubyPart> ruby_parts(std::string_view text) {
  std::vector<RubyPart> parts;
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const Reading found = text[at] == '{' ? reading_at(text.substr(at)) : Reading{};
    if (found.length == 0) {
      plain += text[at++];
      continue;
    }
    if (!plain.empty()) parts.push_back({std::exchange(plain, {}), {}});
    parts.push_back({std::string(found.base), std::string(found.reading)});
    at += found.length;
  }
  if (!plain.empty()) parts.push_back({std::move(plain), {}});
  return parts;
}

std::string without_readings(std::string_view text) {
  std::string bare;
  for (const RubyPart& part : ruby_parts(text)) bare += part.base;
  return bare;
}

}  // namespace renkei
