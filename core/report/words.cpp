#include "core/report/words.hpp"

#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"

namespace renkei {

std::string Words::operator()(std::string_view key, std::initializer_list<Place> places) const {
  std::vector<Named> named;
  for (const Place& place : places) named.push_back({place.first, place.second});
  return say(language_, "report." + std::string(key), named);
}

std::string Words::choice(std::string_view kind, std::string_view field,
                          std::string_view code) const {
  return code.empty() ? std::string() : choice_label(language_, kind, field, code);
}

std::string Words::kind(std::string_view kind) const { return kind_label(language_, kind); }

std::string Words::count(std::int64_t n) const { return count_words(n); }

std::string Words::list(const std::vector<std::string>& items) const {
  const std::string separator = say(language_, "report.list_separator");
  std::string text;
  for (const std::string& item : items) {
    if (!text.empty()) text += english() ? separator + " " : separator;
    text += item;
  }
  return text;
}

}  // namespace renkei
