// How much room is left on a disk. Any thread.
#pragma once
#include <cstdint>
#include <optional>

#include "core/base/path.hpp"

namespace renkei {

// Bytes that this user can still write below the folder; nothing when the system does not say.
std::optional<std::uint64_t> free_space(const Path& folder);

}  // namespace renkei
