// What a badge says to a scanner: `RK1:` and the token of its bearer, no name. The one home of that
// text. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/records.hpp"

namespace renkei {

std::string badge_text(std::string_view token);
// The token of a badge that was read; nothing: what was read is no badge.
std::optional<std::string> token_on_badge(std::string_view line);

// The participants who bear a token, of whatever tour; those who were made void only where nobody else
// bears it. Several: it tells nobody from another.
std::vector<EntryId> bearers_of(const Records& records, std::string_view token);

}  // namespace renkei
