// What somebody looks for by typing, and what may be found by it: kanji in old and new forms, kana, Latin
// letters, numbers. Plain values.
#pragma once
#include <string>
#include <string_view>

#include "core/text/kana.hpp"
#include "core/text/romaji.hpp"

namespace renkei::ui {

// Folded once.
struct Wanted {
  std::string folded, letters;
  explicit Wanted(std::string_view typed)
      : folded(fold_for_search(typed)), letters(fold_romaji(typed)) {}
};

// What a search looks at: words as fold_for_search() leaves them, and kana as romaji_of_kana() does.
struct Findable {
  std::string folded, letters;
};

// What is folded away altogether (a mark, an invisible character) asks for nothing.
inline bool is_found(const Findable& in, const Wanted& wanted) {
  if (!wanted.folded.empty() && in.folded.find(wanted.folded) != std::string::npos) return true;
  return !wanted.letters.empty() && in.letters.find(wanted.letters) != std::string::npos;
}

}  // namespace renkei::ui
