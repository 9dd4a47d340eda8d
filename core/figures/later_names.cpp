// Names of what comes round every year: 令和5年, R5, 2023 and 第3回 one further on. Widths stay as they were typed.
#include <algorithm>
#include <array>
#include <optional>

#include "core/figures/event_copy.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using Points = std::u32string;

constexpr std::int64_t last_year_of_heisei = 31;

std::optional<int> digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  return std::nullopt;
}
bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'ａ' && c <= U'ｚ') ||
         (c >= U'Ａ' && c <= U'Ｚ');
}

class Mover {
 public:
  Mover(std::string_view name, int years) : in_(to_code_points(name)), years_(years) {}

  std::string moved() {
    while (at_ < in_.size())
      if (!era() && !letter_of_era() && !time_of_many() && !year()) out_ += in_[at_++];
    return to_utf8(out_);
  }

 private:
  bool begins(std::u32string_view words) const {
    return std::u32string_view(in_).substr(at_).starts_with(words);
  }
  char32_t before() const { return at_ == 0 ? U' ' : in_[at_ - 1]; }

  // The number that begins at a place; its end. 元 is the first.
  struct Number {
    std::int64_t value = 0;
    std::size_t end = 0;
    bool wide = false;
  };
  std::optional<Number> number_at(std::size_t from) const {
    if (from < in_.size() && in_[from] == U'元') return Number{1, from + 1, false};
    Number number{0, from, false};
    constexpr std::size_t most_digits = 5;
    for (; number.end < in_.size() && digit_of(in_[number.end]); ++number.end) {
      number.value = number.value * 10 + *digit_of(in_[number.end]);
      number.wide = in_[number.end] >= U'０';
      if (number.end - from == most_digits) return std::nullopt;
    }
    return number.end == from ? std::nullopt : std::optional(number);
  }
  void write(std::int64_t value, bool wide, bool first_by_name) {
    if (first_by_name && value == 1) {
      out_ += U'元';
      return;
    }
    for (const char c : std::to_string(value))
      out_ +=
          wide && c != '-' ? static_cast<char32_t>(U'０' + (c - '0')) : static_cast<char32_t>(c);
  }

  // 令和5年, 平成31年度.
  bool era() {
    for (const std::u32string_view name : {U"令和", U"平成"}) {
      if (!begins(name)) continue;
      const auto number = number_at(at_ + name.size());
      if (!number || number->end >= in_.size() || in_[number->end] != U'年') return false;
      std::int64_t year = number->value + years_;
      const bool turned = name == U"平成" && year >= last_year_of_heisei;
      out_ += turned ? U"令和" : name;
      write(turned ? year - last_year_of_heisei + 1 : year, number->wide, true);
      at_ = number->end;
      return true;
    }
    return false;
  }

  // R5.
  bool letter_of_era() {
    if ((in_[at_] != U'R' && in_[at_] != U'Ｒ') || is_letter(before())) return false;
    const auto number = number_at(at_ + 1);
    if (!number || number->value > 99) return false;
    if (number->end < in_.size() && is_letter(in_[number->end])) return false;
    out_ += in_[at_];
    write(number->value + years_, number->wide, in_[at_ + 1] == U'元');
    at_ = number->end;
    return true;
  }

  // 第3回.
  bool time_of_many() {
    if (in_[at_] != U'第') return false;
    const auto number = number_at(at_ + 1);
    if (!number || number->end >= in_.size() || in_[number->end] != U'回') return false;
    out_ += U'第';
    write(number->value + 1, number->wide, false);
    at_ = number->end;
    return true;
  }

  // 2023.
  bool year() {
    if (digit_of(before())) return false;
    const auto number = number_at(at_);
    if (!number || number->end - at_ != 4 || number->value < 1900 || number->value > 2200)
      return false;
    write(number->value + years_, number->wide, false);
    at_ = number->end;
    return true;
  }

  const Points in_;
  const int years_;
  std::size_t at_ = 0;
  Points out_;
};

}  // namespace

std::string name_of_later_year(std::string_view name, int years) {
  return Mover(name, years).moved();
}

}  // namespace renkei
