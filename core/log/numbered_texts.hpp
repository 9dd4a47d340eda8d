// Texts that differ only in their numbers: times of day, dates, codes, telephone numbers, "1号車",
// answers like {"q1":3,"q2":5}. What they share is said once; what is left of each is one number,
// with the range of each of its numbers for a digit: 120 times of day fit one byte. Internal to the
// columns.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/log/wire.hpp"

namespace renkei {

// One of the numbers in such a text: least, least + step, ... `range` of them.
struct NumberInText {
  std::size_t width = 0;  // digits, with zeros before it if it is shorter
  std::int64_t least = 0, step = 1, range = 1;
};

// What the texts share.
class NumberPattern {
 public:
  std::vector<std::string_view> literals;  // before each number, and after the last
  std::vector<NumberInText> numbers;

  void write(Bytes& out) const;
  // Throws Malformed unless every text of the pattern can be named by a number below 2^62.
  static NumberPattern read(ByteReader& in);
  // Appends the text that `number` stands for. Throws Malformed when there is none.
  void append_text(std::string& out, std::int64_t number) const;

 private:
  void check() const;
};

struct NumberedTexts {
  NumberPattern pattern;
  std::vector<std::int64_t> numbers;  // one for each text
};

// Nothing when the texts differ in more than their numbers, have none, or have too many.
std::optional<NumberedTexts> as_numbered(std::span<const std::string_view> texts);

// Whether the differences from one value to the next repeat more, or are smaller, than the values.
bool differences_pay(std::span<const std::int64_t> values);

}  // namespace renkei
