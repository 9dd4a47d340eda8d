#include "core/text/phone.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"
#include "core/text/visible.hpp"

namespace renkei {
namespace {

bool says_none(std::string_view text) {
  constexpr std::array<std::string_view, 8> words = {"",   "-",    "なし", "無し",
                                                     "無", "ナシ", "不明", "未記入"};
  return std::find(words.begin(), words.end(), text) != words.end();
}

// 9E+09 and 9.00E+09: what a spreadsheet leaves of a long number in a narrow column.
bool looks_scientific(std::string_view text) {
  const std::size_t e = text.find_first_of("Ee");
  return e != std::string_view::npos && e > 0 && e + 2 < text.size() && is_digit(text[e - 1]) &&
         text[e + 1] == '+' && is_digit(text[e + 2]);
}

// The numbers in a cell, each as digits with at most one + before them. Hyphens, dots, brackets and
// blanks hold a number together; a blank ends it only when it is already long enough to be whole.
std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> numbers(1);
  const auto digits = [](const std::string& n) { return n.size() - (n.starts_with('+') ? 1 : 0); };
  const auto close = [&] {
    if (!numbers.back().empty()) numbers.emplace_back();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    std::string& last = numbers.back();
    const bool whole = digits(last) >= 10;
    if (c >= U'0' && c <= U'9') {
      last += static_cast<char>(c);
    } else if (c == U'+') {
      close();
      numbers.back() = "+";
    } else if (c == U'-' || c == U'.' || c == U')' || c == U'(' || c == U' ' || c == U'\n') {
      if (whole && c != U'-' && c != U'.' && c != U')') close();
    } else if (!is_invisible(c)) {
      close();
    }
  }
  std::erase_if(numbers, [&](const std::string& n) { return digits(n) < 6; });
  return numbers;
}

std::string all_digits(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (is_digit(c)) out += c;
  return out;
}

PhoneReading domestic(std::string digits) {
  if (digits.size() == 10 && digits[0] >= '5') return {"0" + digits, PhoneDoubt::zero_restored};
  if (digits.size() == 9 && digits[0] != '0') return {"0" + digits, PhoneDoubt::zero_restored};
  const bool mobile = digits.size() == 11 && digits[0] == '0';
  // 070, 080, 090 and 050 have eleven digits: with ten, one is missing.
  const bool land = digits.size() == 10 && digits[0] == '0' &&
                    !(digits[2] == '0' && digits[1] >= '5' && digits[1] != '6');
  return {std::move(digits), mobile || land ? PhoneDoubt::none : PhoneDoubt::odd_length};
}

PhoneReading one_number(std::string number) {
  if (number.starts_with("0081")) number = "+" + number.substr(2);
  if (number.starts_with("81") && (number.size() == 11 || number.size() == 12))
    number = "+" + number;
  if (number.starts_with("+81")) {
    const std::string rest = number.substr(3);
    return domestic(rest.starts_with('0') ? rest : "0" + rest);
  }
  if (number.starts_with('+')) return {std::move(number), PhoneDoubt::foreign};
  return domestic(std::move(number));
}

std::size_t area_length(std::string_view digits) {
  if (digits.starts_with("03") || digits.starts_with("06")) return 2;
  for (const std::string_view area : {"011", "044", "045", "052", "075", "078", "092", "093"})
    if (digits.starts_with(area)) return 3;
  for (const std::string_view area : {"0155", "0156", "0120", "0570"})
    if (digits.starts_with(area)) return 4;
  return 0;
}

std::string joined(std::string_view digits, std::size_t area, std::size_t last, bool brackets) {
  const std::string head(digits.substr(0, area));
  const std::string middle(digits.substr(area, digits.size() - area - last));
  return (brackets ? "(" + head + ")" : head + "-") + middle + "-" +
         std::string(digits.substr(digits.size() - last));
}

}  // namespace

PhoneReading read_phone(std::string_view text) {
  std::string narrowed = narrow(trim(text));
  if (says_none(narrowed)) return {};
  if (narrowed.ends_with(".0")) narrowed.resize(narrowed.size() - 2);
  if (looks_scientific(narrowed)) return {"", PhoneDoubt::damaged};
  const auto numbers = numbers_in(narrowed);
  if (numbers.empty()) {
    std::string digits = all_digits(narrowed);
    return digits.empty() ? PhoneReading{"", PhoneDoubt::unreadable}
                          : PhoneReading{std::move(digits), PhoneDoubt::odd_length};
  }
  PhoneReading reading = one_number(numbers[0]);
  if (numbers.size() > 1 && reading.doubt == PhoneDoubt::none) reading.doubt = PhoneDoubt::several;
  return reading;
}

std::string format_phone(std::string_view digits, bool international) {
  const std::string prefix = international ? "+81 " : "";
  if (digits.size() == 11 && digits[0] == '0') return prefix + joined(digits, 3, 4, false);
  if (digits.size() != 10 || digits[0] != '0') return std::string(digits);
  const std::size_t area = area_length(digits);
  if (area == 0) return prefix + std::string(digits);
  return prefix + joined(digits, area,
                         digits.starts_with("0120") || digits.starts_with("0570") ? 3 : 4, true);
}

}  // namespace renkei
