// Where random bytes come from: the system's secure source in the programs, a die in tests.
#pragma once
#include <functional>
#include <span>

namespace renkei {

using Random = std::function<void(std::span<unsigned char>)>;
void system_random(std::span<unsigned char> out);

}  // namespace renkei
