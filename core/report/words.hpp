// The words of reports in one language: sentences of assets/text/report.*.ini, names and figures of
// core/wording. A small value; nothing in it can fail: a key that nobody translated comes back as
// the key, a choice as its code.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/wording/messages.hpp"

namespace renkei {

class Words {
 public:
  using Place = std::pair<std::string_view, std::string>;

  explicit Words(bool english) : language_(english ? Language::en : Language::ja) {}

  // The sentence `report.<key>`.
  std::string operator()(std::string_view key, std::initializer_list<Place> places = {}) const;
  std::string choice(std::string_view kind, std::string_view field, std::string_view code) const;
  std::string kind(std::string_view kind) const;
  std::string count(std::int64_t n) const;  // 57,000
  std::string list(const std::vector<std::string>& items) const;
  bool english() const { return language_ == Language::en; }
  Language language() const { return language_; }

 private:
  Language language_;
};

}  // namespace renkei
