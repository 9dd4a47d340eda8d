// The widths and letters in which the same Japanese word is typed: kana wide and narrow, digits
// wide and narrow, and the old and new shapes of a family name's character. Pure functions on UTF-8
// text; a bad byte counts as U+FFFD. What is stored stays as typed, whatever is compared.
#pragma once

#include <string>
#include <string_view>

namespace renkei {

// Half-width katakana and its punctuation to full width; a voiced mark joins the letter before it
// (ｶﾞ is one ガ).
std::string widen_kana(std::string_view text);

// A voiced mark that combines joins its letter, and nothing else changes: tables that went through a Mac
// have ハ and a mark where others have バ, which looks the same everywhere.
std::string join_marks(std::string_view text);

// Hiragana to katakana (after widening), and back. A combining voiced mark joins its letter.
std::string to_katakana(std::string_view text);
std::string to_hiragana(std::string_view text);

// For numbers, dates, telephones and codes only, never for names: every character in its compatible
// form (Unicode's NFKC: full-width ASCII and circled numbers to plain ASCII, half-width kana to
// wide ones, ㍻ to 平成), all the hyphens to '-', both wave dashes to '~'. A long vowel mark counts
// as a hyphen unless a kana stands before it.
std::string narrow(std::string_view text);

// For addresses: digits narrowed, and hyphens between two digits; every other character stays as
// typed.
std::string narrow_numbers(std::string_view text);

// For searching and for finding duplicates, never for storing: width, case, small kana, hiragana,
// blanks, invisible characters, variation selectors and the variants of name characters (髙 高, 﨑 崎,
// 邊 邉 辺 ...) no longer count.
std::string fold_for_search(std::string_view text);

bool is_katakana(char32_t c);

}  // namespace renkei
