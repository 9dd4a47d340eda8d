// What the program itself says to visitors, in their five languages (assets/text/visitors.ini). Read
// once on first use; safe from any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/model/visitor_text.hpp"
#include "core/wording/messages.hpp"

namespace renkei {

// The sentence with its places filled, readings in braces left as they are; the key itself when
// nobody wrote it.
std::string say(VisitorLanguage language, std::string_view key,
                std::initializer_list<Named> values = {});

// Sorted; for the test that keeps the languages level.
std::vector<std::string> visitor_keys(VisitorLanguage language);

}  // namespace renkei
