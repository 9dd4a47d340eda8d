#include "core/text/kana_order.hpp"

#include <algorithm>
#include <iterator>

#include "core/text/kana.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

// Hiragana without its voiced mark, and large.
char32_t plain_kana(char32_t c) {
  static constexpr std::u32string_view marked =
      U"ぁぃぅぇぉがぎぐげござじずぜぞだぢっづでどば"
      U"ぱびぴぶぷべぺぼぽゃゅょゎゔゕゖ";
  static constexpr std::u32string_view plain =
      U"あいうえおかきくけこさしすせそたちつつてとは"
      U"はひひふふへへほほやゆよわうかけ";
  static_assert(marked.size() == plain.size());
  const std::size_t at = marked.find(c);
  return at == std::u32string_view::npos ? c : plain[at];
}

}  // namespace

std::string kana_sort_key(std::string_view kana) {
  const std::string hiragana = to_hiragana(kana);
  std::string key;
  for (std::size_t at = 0; at < hiragana.size();)
    append_utf8(key, plain_kana(next_code_point(hiragana, at)));
  return key + '\0' + hiragana;
}

int kana_row_of(std::string_view kana) {
  static constexpr char32_t first_of_row[] = {U'あ', U'か', U'さ', U'た', U'な',
                                              U'は', U'ま', U'や', U'ら', U'わ'};
  const std::string hiragana = to_hiragana(kana);
  std::size_t at = 0;
  const char32_t first = hiragana.empty() ? 0 : plain_kana(next_code_point(hiragana, at));
  if (first < U'あ' || first > U'ん') return -1;
  const auto row = std::upper_bound(std::begin(first_of_row), std::end(first_of_row), first);
  return static_cast<int>(row - std::begin(first_of_row)) - 1;
}

}  // namespace renkei
