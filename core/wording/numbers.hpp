// Figures as people read them, the same in every language. Pure.
#pragma once
#include <cstdint>
#include <string>

namespace renkei {

std::string count_words(std::int64_t number);  // 57,000 and -1,234

}  // namespace renkei
