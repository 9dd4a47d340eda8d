// Telephone numbers and mail addresses inside what people wrote. Pure.
#pragma once

#include <string_view>

namespace renkei {

bool holds_contact(std::string_view text);

}  // namespace renkei
