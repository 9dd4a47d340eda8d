#include "core/report/words.hpp"

namespace renkei {
namespace {

std::string label(Language language, const std::string& key, std::string_view otherwise) {
  if (has_message(language, key) || has_message(Language::ja, key)) return say(language, key);
  return std::string(otherwise);
}

std::string dotted(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const std::string_view part : parts) {
    if (!key.empty()) key += '.';
    key += part;
  }
  return key;
}

}  // namespace

std::string kind_label(Language language, std::string_view kind) {
  return label(language, dotted({"kind", kind}), kind);
}

std::string field_label(Language language, std::string_view kind, std::string_view field) {
  const std::string special = dotted({"field", kind, field});
  if (has_message(language, special)) return say(language, special);
  return label(language, dotted({"field", field}), field);
}

std::string choice_label(Language language, std::string_view kind, std::string_view field,
                         std::string_view code) {
  const std::string special = dotted({"choice", kind, field, code});
  if (has_message(language, special)) return say(language, special);
  return label(language, dotted({"choice", code}), code);
}

std::string Words::operator()(std::string_view key, std::initializer_list<Place> places) const {
  std::vector<Named> named;
  for (const Place& place : places) named.push_back({place.first, place.second});
  return say(language_, dotted({"report", key}), named);
}

std::string Words::count(std::int64_t n) const { return with_thousands(n); }

std::string Words::list(const std::vector<std::string>& items) const {
  const std::string separator = say(language_, "report.list_separator");
  std::string text;
  for (const std::string& item : items) {
    if (!text.empty()) text += english() ? separator + " " : separator;
    text += item;
  }
  return text;
}

std::string with_thousands(std::int64_t n) {
  std::string text = std::to_string(n);
  const std::size_t first = text[0] == '-' ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3;) text.insert(at -= 3, ",");
  return text;
}

}  // namespace renkei
