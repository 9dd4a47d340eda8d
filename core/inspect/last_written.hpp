// When devices wrote last, as far as it is held here: by their own clocks. May throw StoreFailure and
// Malformed.
#pragma once
#include <map>

#include "core/store/store.hpp"

namespace renkei {

// By log id, also of each device whose log has branched; those of which nothing is held are left out.
std::map<std::string, Moment> last_written(const Store& store);

}  // namespace renkei
