#include "core/register/wards.hpp"

#include <vector>

#include "core/base/assets.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

std::vector<Ward> parse(std::string_view table) {
  std::vector<Ward> wards;
  bool heading = true;
  while (!table.empty()) {
    const std::size_t end = table.find('\n');
    std::string_view line = table.substr(0, end);
    table.remove_prefix(end == std::string_view::npos ? table.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (!heading && second != std::string_view::npos)
      wards.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                       line.substr(second + 1)});
    heading = false;
  }
  return wards;
}

std::string_view without(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? trim(text.substr(prefix.size())) : text;
}

// "〒111-0000" or "111-0000" at the head; the digits may be wide.
std::size_t postal_code_length(std::string_view text) {
  std::size_t at = 0;
  std::size_t digits = 0;
  const bool mark = text.starts_with("〒");
  if (mark) at = std::string_view("〒").size();
  bool hyphen = false;
  while (at < text.size() && digits < 7) {
    std::size_t next = at;
    const std::string one =
        narrow(text.substr(at, (static_cast<void>(next_code_point(text, next)), next - at)));
    if (one.size() == 1 && one[0] >= '0' && one[0] <= '9') {
      ++digits;
    } else if (one == "-" && digits == 3 && !hyphen) {
      hyphen = true;
    } else if (!(one == " " && mark && digits == 0)) {
      return 0;
    }
    at = next;
  }
  return digits == 7 && (mark || hyphen) ? at : 0;
}

// 葛󠄀飾区 is 葛飾区, whichever shape was chosen.
std::string without_variation_selectors(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = next_code_point(text, at);
        !(c >= 0xFE00 && c <= 0xFE0F) && !(c >= 0xE0100 && c <= 0xE01EF))
      append_utf8(out, c);
  return out;
}

}  // namespace

std::span<const Ward> tokyo_wards() {
  static const std::vector<Ward> wards = parse(asset("wards.tsv"));
  return wards;
}

const Ward* ward_of_code(std::string_view code) {
  for (const Ward& ward : tokyo_wards())
    if (code == ward.code6 || (code.size() == 5 && ward.code6.starts_with(code))) return &ward;
  return nullptr;
}

SplitAddress split_address(std::string_view address) {
  SplitAddress split;
  split.rest = trim(address);
  if (const std::size_t length = postal_code_length(split.rest); length > 0) {
    split.postal_code = split.rest.substr(0, length);
    split.rest = trim(split.rest.substr(length));
  }
  const std::string_view local = without(split.rest, "東京都");
  for (const Ward& ward : tokyo_wards()) {
    if (!local.starts_with(ward.name)) continue;
    split.ward = &ward;
    split.rest = trim(local.substr(ward.name.size()));
    break;
  }
  return split;
}

bool lies_outside_tokyo(std::string_view address) {
  const SplitAddress split = split_address(address);
  if (split.ward != nullptr) return false;
  const std::u32string head = to_code_points(split.rest).substr(0, 12);
  for (const std::u32string_view prefecture : {U"北海道", U"京都府", U"大阪府"})
    if (head.starts_with(prefecture)) return true;
  if (const std::size_t at = head.find(U'県'); at == 2 || at == 3) return true;
  if (head.starts_with(U"東京都")) return head.find_first_of(U"市郡") != std::u32string::npos;
  const std::size_t town = head.find(U'市');
  if (town == 0 || town == std::u32string::npos) return false;
  const std::size_t ward = head.find(U'区', town);
  return ward != std::u32string::npos && ward > town + 1 && ward <= town + 4;
}

const Ward* read_ward(std::string_view text) {
  const std::string typed = without_variation_selectors(trim(text));
  const std::string local(without(typed, "東京都"));
  if (local.empty()) return nullptr;
  const auto bare = [](std::string_view name) {
    return name.substr(0, name.size() - std::string_view("区").size());
  };
  for (const Ward& ward : tokyo_wards())
    if (local == ward.name || local == bare(ward.name)) return &ward;
  const std::string hiragana = to_hiragana(local);
  for (const Ward& ward : tokyo_wards())
    if (hiragana == ward.kana || hiragana == bare(ward.kana) ||
        hiragana == std::string(bare(ward.kana)) + "区")
      return &ward;
  return ward_of_code(narrow(local));
}

}  // namespace renkei
