// What every screen whose acts can be taken back has in common. Plain values.
#pragma once
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "core/text/spaces.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui {

inline constexpr std::size_t acts_shown = 20;
inline constexpr std::int64_t reason_after_ms = 10 * 60'000;

// What is old, or was handed over, or of which nobody knows when it was done, is taken back only when
// somebody says why.
inline bool needs_reason(EntryId act, const std::optional<Moment>& at, const Situation& situation) {
  if (!at || is_handed_over(situation.device, act)) return true;
  return std::abs(situation.now.unix_ms - at->unix_ms) > reason_after_ms;
}

// Why something is taken back: what somebody typed, or else that it was a mistake; nothing when it has to
// be said first.
inline std::optional<std::string> reason_to_take_back(std::string_view typed, bool is_needed,
                                                      const Situation& situation) {
  const std::string_view reason = trim(typed);
  if (!reason.empty()) return std::string(reason);
  if (is_needed) return std::nullopt;
  return say(situation.wishes.language, "reason.mistake");
}

}  // namespace renkei::ui
