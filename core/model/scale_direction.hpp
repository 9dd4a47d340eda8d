// Which end of a scale is the better one, told from its words: 「大変満足 … 不満」. Pure.
#pragma once
#include <optional>
#include <string_view>

namespace renkei {

// Nothing where the words do not make it clear.
std::optional<bool> is_first_best(std::string_view first, std::string_view last);

}  // namespace renkei
