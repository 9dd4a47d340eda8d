// What deciding a conflict takes, wherever somebody does it: on the command line or on a screen. Pure.
#pragma once
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/outcomes.hpp"

namespace renkei {

inline constexpr std::string_view life_name = "_void";  // of the pseudo-field, outside the log

// The description of a disputed field; of "_void" that of a text, the reason.
Field disputed_field(const Kind& kind, std::string_view name);
// The value that stands when this claim is kept; value_withheld: nobody here knows it.
Result<OwnValue> kept_value(const Conflict& conflict, const Claim& claim);

}  // namespace renkei
