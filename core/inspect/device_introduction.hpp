// How the device of a log introduced itself, in its first entry. May throw StoreFailure.
#pragma once
#include <string>

#include "core/store/store.hpp"

namespace renkei {

struct Introduced {
  std::string name, parent;  // empty while the first entry is not here
};
Introduced introduction(const Store& store, LogNumber n);

}  // namespace renkei
