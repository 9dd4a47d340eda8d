#include "core/text/kana.hpp"

#include <doctest/doctest.h>

#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

using namespace renkei;

TEST_CASE("half-width kana become full-width ones with their voiced marks joined") {
  CHECK(widen_kana("ﾔﾏｻﾞｷ ｼﾛｳ") == "ヤマザキ シロウ");
  CHECK(widen_kana("ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟﾊﾞｳﾞ") == "パピプペポバヴ");
  CHECK(widen_kana("ｻﾝﾌﾟﾙ･ｼﾞｮﾝ｡｢ｰ｣") == "サンプル・ジョン。「ー」");
  CHECK(widen_kana("ｱﾞｶﾟﾞ") == "ア゛カ゜゛");
  CHECK(widen_kana("髙橋 abc１") == "髙橋 abc１");
}

TEST_CASE("a full-width letter before a half-width mark is left alone") {
  CHECK(widen_kana("カﾞ") == "カ゛");
}

TEST_CASE("hiragana become katakana and come back") {
  CHECK(to_katakana("さいとう こころみ") == "サイトウ ココロミ");
  CHECK(to_katakana("ｶﾞか\u3099は\u309Aゔ") == "ガガパヴ");
  CHECK(to_hiragana("タイトウク") == "たいとうく");
  CHECK(to_hiragana("サーバー") == "さーばー");
}

TEST_CASE("numbers and codes become narrow, whatever hyphen was typed") {
  CHECK(narrow("（０３）００００－００１０") == "(03)0000-0010");
  CHECK(narrow("080ー0000ー0013") == "080-0000-0013");
  CHECK(narrow("070‐0000−0020") == "070-0000-0020");
  CHECK(narrow("１Ａ　ｂ～〜①") == "1A b~~1");
}

TEST_CASE("a long vowel mark behind a kana is no hyphen") {
  CHECK(narrow("アレルギー") == "アレルギー");
  CHECK(narrow_numbers("タワー１０１") == "タワー101");
  CHECK(narrow_numbers("上野９９ー１－２　Ａ棟－３") == "上野99-1-2　Ａ棟－3");
}

TEST_CASE("searching finds one person under every spelling") {
  const char* const pairs[][2] = {
      {"髙橋　例子", "高橋 例子"},
      {"山\uFA11", "山崎"},
      {"濵田", "浜田"},
      {"濱田", "浜田"},
      {"渡邊", "渡辺"},
      {"渡邉", "渡辺"},
      {"齋藤", "斉藤"},
      {"齊藤", "斎藤"},
      {"德永", "徳永"},
      {"\U00020BB7田", "吉田"},
      {"栁", "柳"},
      {"ﾀｶﾊｼ ｼﾞﾛｳ", "たかはしじろう"},
      {"キョウコ", "キヨウコ"},
      {"ＡＢＣ", "abc"},
      {"〜", "～"},
      {"葛\U000E0100城", "葛城"},
      {"サンプル・ジョン", "ｻﾝﾌﾟﾙ ｼﾞｮﾝ"},
      {"\uFA19田", "神田"},
      {"澤", "沢"},
  };
  for (const auto& pair : pairs) {
    CAPTURE(pair[0]);
    CHECK(fold_for_search(pair[0]) == fold_for_search(pair[1]));
  }
  CHECK(fold_for_search("田中") != fold_for_search("中田"));
}

TEST_CASE("blanks are trimmed and unified in every width") {
  CHECK(trim("\t　 山﨑 試郎\u00A0\r\n") == "山﨑 試郎");
  CHECK(unify_spaces(" サイトウ  レイイチロウ　", "\u3000") == "サイトウ　レイイチロウ");
  CHECK(trim("　 ").empty());
  CHECK(without_spaces("小　計") == "小計");
  CHECK(unify_spaces("…あ \u2003\t々。", "_") == "…あ_々。");
  CHECK(trim("\u2003…々\u3000") == "…々");
  CHECK(unify_spaces("\xE3\x80 \xFF", "_") == "\xE3\x80_\xFF");
}

// The character beside it is one that has to be looked up, and so the whole text is.
TEST_CASE("what is its own compatible form is taken for it without being looked up") {
  std::string others;
  const auto compare = [&](char32_t first, char32_t last) {
    for (char32_t c = first; c <= last; ++c) {
      const std::string one = to_utf8(std::u32string(1, c));
      if (narrow("①" + one) != "1" + narrow(one)) others += one;
      if (fold_for_search("①" + one) != "1" + fold_for_search(one)) others += one;
    }
  };
  compare(U' ', U'~');
  compare(U'ぁ', U'ー');
  compare(U'一', U'龥');
  CHECK(others == "");
  CHECK(fold_for_search("ＡbC高") == fold_for_search("AbC高"));
}

TEST_CASE("searching takes a compatible form for the character itself") {
  const char* const pairs[][2] = {
      {"㈱例", "(株)例"}, {"Ⅳ", "iv"},      {"⑩号車", "10号車"},
      {"㌔", "キロ"},     {"é", "E\u0301"}, {"Ｓtraße", "STRASSE"},
      {"わ゛", "ヷ"},     {"\u2F83", "自"}, {"田\u200B中\uFEFF", "田中"},
      {"ゝ゛", "ゞ"},
  };
  for (const auto& pair : pairs) {
    CAPTURE(pair[0]);
    CHECK(fold_for_search(pair[0]) == fold_for_search(pair[1]));
  }
}

TEST_CASE("no spelling of a name is lost by looking at it") {
  CHECK(to_katakana("髙﨑\U000E0100") == "髙﨑\U000E0100");
  CHECK(widen_kana("\uFA19田①㈱") == "\uFA19田①㈱");
  CHECK(narrow_numbers("①㈱Ａ１") == "①㈱Ａ1");
}

TEST_CASE("bytes that are no UTF-8 are folded as lost characters") {
  CHECK(fold_for_search("a\xFF"
                        "b") ==
        "a\uFFFD"
        "b");
  CHECK(narrow("\xE3\x81１") == "\uFFFD\uFFFD1");
}
