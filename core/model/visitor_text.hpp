// What visitors read, in the languages that are offered to them: 日本語, やさしい日本語, English, 中文, 한국어.
// Plain values; pure; what cannot be read is empty.
//
// Stored as a text, which is Japanese, or as {"ja":..,"ja-easy":..,"en":..,"zh-Hans":..,"ko":..}. In
// `ja-easy` a word may have its reading above it: {受付|うけつけ}.
#pragma once
#include <array>
#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

enum class VisitorLanguage { ja, easy, en, zh, ko };
inline constexpr VisitorLanguage visitor_languages[] = {VisitorLanguage::ja, VisitorLanguage::easy,
                                                        VisitorLanguage::en, VisitorLanguage::zh,
                                                        VisitorLanguage::ko};
std::string_view code_of(VisitorLanguage language);  // "ja", "ja-easy", ..: as response.lang has it
std::optional<VisitorLanguage> visitor_language(std::string_view code);

class VisitorText {
 public:
  VisitorText() = default;
  explicit VisitorText(std::string japanese) { set(VisitorLanguage::ja, std::move(japanese)); }

  void set(VisitorLanguage language, std::string text) { in_[index(language)] = std::move(text); }
  bool has(VisitorLanguage language) const { return !in_[index(language)].empty(); }
  // In that language, or in Japanese where it was not translated.
  const std::string& in(VisitorLanguage language) const {
    return has(language) ? in_[index(language)] : in_[0];
  }
  const std::string& japanese() const { return in_[0]; }
  // Whether some language says it so, readings left out.
  bool says(std::string_view text) const;

 private:
  static std::size_t index(VisitorLanguage language) { return static_cast<std::size_t>(language); }
  std::array<std::string, std::size(visitor_languages)> in_;
};

VisitorText read_visitor_text(const nlohmann::json& stored);
VisitorText read_visitor_text(std::string_view stored);  // of a field: titles, notice
// Whether it can be stored: in Japanese at least, no other languages, readings that close.
bool is_visitor_text(const nlohmann::json& stored);
bool is_visitor_text(std::string_view stored);

// A stretch of text and what stands above it, if anything.
struct RubyPart {
  std::string base, reading;
};
// A brace that opens nothing whole stands for itself.
std::vector<RubyPart> ruby_parts(std::string_view text);
std::string without_readings(std::string_view text);

}  // namespace renkei
