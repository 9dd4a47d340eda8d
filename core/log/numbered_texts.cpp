#include "core/log/numbered_texts.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <numeric>
#include <unordered_set>
#include <utility>

namespace renkei {
namespace {

constexpr std::size_t most_digits = 18;                         // so that a number fits 64 bits
constexpr std::size_t most_numbers = 64;                        // in one text
constexpr std::int64_t number_end = 1'000'000'000'000'000'000;  // the first with too many digits
constexpr std::int64_t most_texts = std::int64_t{1} << 62;      // of one pattern

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A literal or a number at the beginning of `rest`, taken off it.
std::string_view take(std::string_view& rest, bool digits) {
  const auto end =
      std::find_if(rest.begin(), rest.end(), [&](char c) { return is_digit(c) != digits; });
  const auto length = static_cast<std::size_t>(end - rest.begin());
  const std::string_view taken = rest.substr(0, length);
  rest.remove_prefix(length);
  return taken;
}

void append_number(std::string& out, std::int64_t number, std::size_t width) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  const auto length = static_cast<std::size_t>(end - digits.data());
  if (length < width) out.append(width - length, '0');
  out.append(digits.data(), length);
}

// All values of one of the numbers.
class Values {
 public:
  bool add(std::string_view digits) {
    if (digits.size() > most_digits) return false;
    width_ = std::min(width_, digits.size());
    if (digits[0] == '0') longest_with_zero_ = std::max(longest_with_zero_, digits.size());
    std::from_chars(digits.data(), digits.data() + digits.size(), values_.emplace_back());
    return true;
  }

  // Nothing when some have zeros before them and others of their size have not.
  std::optional<NumberInText> describe() const {
    if (longest_with_zero_ > width_) return std::nullopt;
    const auto [least, most] = std::minmax_element(values_.begin(), values_.end());
    std::int64_t step = 0;
    for (std::int64_t value : values_) step = std::gcd(step, value - *least);
    step = std::max<std::int64_t>(step, 1);
    return NumberInText{width_, *least, step, (*most - *least) / step + 1};
  }
  std::int64_t operator[](std::size_t at) const { return values_[at]; }

 private:
  std::vector<std::int64_t> values_;
  std::size_t width_ = most_digits, longest_with_zero_ = 0;
};

class Parser {
 public:
  bool add(std::string_view text) {
    const bool first = literals_.empty();
    for (std::size_t i = 0;; ++i) {
      const std::string_view literal = take(text, false);
      if (first) literals_.push_back(literal);
      if (i >= literals_.size() || literals_[i] != literal) return false;
      if (text.empty()) return i + 1 == literals_.size() && i > 0;
      if (i == most_numbers) return false;
      if (i == values_.size()) values_.emplace_back();
      if (!values_[i].add(take(text, true))) return false;
    }
  }

  std::optional<NumberedTexts> finish(std::size_t texts) const {
    if (values_.empty()) return std::nullopt;
    NumberedTexts out;
    out.pattern.literals = literals_;
    out.numbers.resize(texts);
    std::int64_t all = 1;
    for (const Values& values : values_) {
      const auto number = values.describe();
      if (!number || __builtin_mul_overflow(all, number->range, &all) || all > most_texts)
        return std::nullopt;
      for (std::size_t i = 0; i < texts; ++i)
        out.numbers[i] =
            out.numbers[i] * number->range + (values[i] - number->least) / number->step;
      out.pattern.numbers.push_back(*number);
    }
    return out;
  }

 private:
  std::vector<std::string_view> literals_;
  std::vector<Values> values_;
};

// What decides how small zstd makes a stream of numbers: how many different ones there are, as far
// as that matters, and how large they are.
class Spread {
 public:
  void add(std::int64_t number) {
    if (different_.size() < enough) different_.insert(number);
    bits_ += static_cast<std::int64_t>(std::bit_width(zigzag(number)));
  }
  friend bool operator<(const Spread& a, const Spread& b) {
    return std::pair(a.different_.size(), a.bits_) < std::pair(b.different_.size(), b.bits_);
  }

 private:
  static constexpr std::size_t enough = 256;
  std::unordered_set<std::int64_t> different_;
  std::int64_t bits_ = 0;
};

}  // namespace

void NumberPattern::write(Bytes& out) const {
  put_varint(out, numbers.size());
  for (std::string_view literal : literals) put_run(out, literal);
  for (const NumberInText& number : numbers) {
    put_varint(out, number.width);
    put_varint(out, static_cast<std::uint64_t>(number.least));
    put_varint(out, static_cast<std::uint64_t>(number.step));
    put_varint(out, static_cast<std::uint64_t>(number.range));
  }
}

NumberPattern NumberPattern::read(ByteReader& in) {
  NumberPattern pattern;
  pattern.numbers.resize(static_cast<std::size_t>(in.bounded(most_numbers)));
  for (std::size_t i = 0; i <= pattern.numbers.size(); ++i) pattern.literals.push_back(in.run());
  for (NumberInText& number : pattern.numbers) {
    number.width = static_cast<std::size_t>(in.bounded(most_digits));
    number.least = static_cast<std::int64_t>(in.bounded(number_end));
    number.step = static_cast<std::int64_t>(in.bounded(number_end));
    number.range = static_cast<std::int64_t>(in.bounded(number_end));
  }
  pattern.check();
  return pattern;
}

void NumberPattern::check() const {
  std::int64_t all = 1;
  for (const NumberInText& number : numbers) {
    std::int64_t most = 0;
    const bool fits = number.range > 0 && number.step > 0 &&
                      !__builtin_mul_overflow(number.range - 1, number.step, &most) &&
                      !__builtin_add_overflow(most, number.least, &most) && most < number_end &&
                      !__builtin_mul_overflow(all, number.range, &all) && all <= most_texts;
    if (!fits) throw Malformed("a number in a text has no sensible range");
  }
}

void NumberPattern::append_text(std::string& out, std::int64_t number) const {
  std::array<std::int64_t, most_numbers> digits;
  if (number < 0) throw Malformed("a text is not of its pattern");
  for (std::size_t i = numbers.size(); i > 0; --i) {
    digits[i - 1] = number % numbers[i - 1].range;
    number /= numbers[i - 1].range;
  }
  if (number != 0) throw Malformed("a text is not of its pattern");
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    out += literals[i];
    append_number(out, numbers[i].least + digits[i] * numbers[i].step, numbers[i].width);
  }
  out += literals.back();
}

std::optional<NumberedTexts> as_numbered(std::span<const std::string_view> texts) {
  Parser parser;
  for (std::string_view text : texts)
    if (!parser.add(text)) return std::nullopt;
  return parser.finish(texts.size());
}

bool differences_pay(std::span<const std::int64_t> values) {
  Spread plain, differences;
  std::int64_t before = 0;
  for (std::int64_t value : values) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(value, before, &difference)) return false;
    plain.add(value);
    differences.add(difference);
    before = value;
  }
  return differences < plain;
}

}  // namespace renkei
