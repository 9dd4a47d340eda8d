// Whether what stands in a cell of names is the name of one person. Pure; internal to the roster reader.
#pragma once

#include <optional>
#include <string_view>

#include "core/register/roster/roster_values.hpp"

namespace renkei {

// Nothing but kana.
bool is_kana_only(std::string_view text);

// "鈴木 太郎" and "スズキ タロウ" on two lines of one cell, whichever is above; nothing when it is
// anything else.
std::optional<NameAndKana> split_name_above_kana(std::string_view text);

// 田中 次郎 他2名, 佐藤・鈴木, 山田夫妻, two lines; 空席, 未定, 〃, ―; an address: somebody may be lost in
// it, or nobody is meant.
bool is_doubtful_name(std::string_view text);

}  // namespace renkei
