// What one cell of a roster means, whatever the office that typed it is used to. Pure; internal to
// the roster reader.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/text/dates.hpp"

namespace renkei {

// Kept as typed but for width of kana and blanks: 髙 stays 髙. The ・ between two katakana parts is
// a blank.
std::string clean_name(std::string_view text);
std::string clean_kana(std::string_view text);

struct NameAndKana {
  std::string name, kana;
};
// "髙橋 例子（タカハシ レイコ）" in one cell; nothing when the brackets hold anything but kana.
std::optional<NameAndKana> split_name_and_kana(std::string_view text);

// Also narrow, small letters, no blanks, no full stop at the end: how single words are compared.
std::string plain_word(std::string_view text);

// What our own lists write and nobody has: 「髙橋 例子（秘匿）」 is the name alone, a withheld value nothing.
std::string without_list_signs(std::string_view text);
bool is_number_for_name(std::string_view text);  // No.4, for somebody who is kept off lists

// ●, ○, あり: that there is something, and not what.
bool is_bare_mark(std::string_view text);

// Codes and numbers: narrow, without blanks.
std::string clean_code(std::string_view text);
std::string clean_number(std::string_view text);
std::string clean_bus(std::string_view text);                         // "２号車", "Bus 2"
std::optional<std::string> bus_of_section(std::string_view section);  // 【1号車】 is 1
std::string clean_address(std::string_view text);
std::string clean_allergy(std::string_view text);  // なし and its like are empty

// 「健康上の配慮：…」: what our own list has put together of several fields.
bool sums_up_care(std::string_view text);

bool says_nothing(std::string_view text);  // empty, －, なし, 不明, 未記入 ...

// ISO 5218, with 9 for "other" and for who would rather not say; nothing when the text is none of
// the known words.
std::optional<int> read_sex(std::string_view text);

// yes, no, guardian_yes, unknown; nothing when the text is none of the known words.
std::optional<std::string_view> read_consent(std::string_view text);

struct AgeReading {
  std::optional<int> age;
  std::string band;        // when only a band was given: 30代
  bool open_band = false;  // 70代以上: which band is not said
  bool unreadable = false;
};
AgeReading read_age(std::string_view text);

struct BirthReading {
  DateReading date;
  std::string age_text;  // of "S63.5.10（35歳）"
};
BirthReading read_birth(std::string_view text);

bool says_outside(std::string_view remark);

struct EmergencyContact {
  std::string name, relation, phone;
};
// One cell for all three: "髙橋例太（夫）090-0000-0101".
EmergencyContact split_emergency_contact(std::string_view text);

bool has_lost_character(std::string_view text);
bool has_private_use_character(std::string_view text);
bool has_invisible_character(std::string_view text);

}  // namespace renkei
