// The words of reports in one language: sentences of assets/text/report.*.ini, and the names of
// kinds, fields and choices of assets/text/labels.*.ini. A small value; nothing in it can fail: a
// key that nobody translated comes back as the key, a label as the code.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/wording/messages.hpp"

namespace renkei {

// `kind.<kind>`; `field.<kind>.<field>`, else `field.<field>`; `choice.<kind>.<field>.<code>`, else
// `choice.<code>`: one word mostly means one thing, and where it does not the longer key says so.
std::string kind_label(Language language, std::string_view kind);
std::string field_label(Language language, std::string_view kind, std::string_view field);
std::string choice_label(Language language, std::string_view kind, std::string_view field,
                         std::string_view code);

class Words {
 public:
  using Place = std::pair<std::string_view, std::string>;

  explicit Words(bool english) : language_(english ? Language::en : Language::ja) {}

  // The sentence `report.<key>`.
  std::string operator()(std::string_view key, std::initializer_list<Place> places = {}) const;
  std::string choice(std::string_view kind, std::string_view field, std::string_view code) const {
    return code.empty() ? std::string() : choice_label(language_, kind, field, code);
  }
  std::string count(std::int64_t n) const;  // 57,000
  std::string list(const std::vector<std::string>& items) const;
  bool english() const { return language_ == Language::en; }

 private:
  Language language_;
};

// 57,000 and -1,234.
std::string with_thousands(std::int64_t n);

}  // namespace renkei
