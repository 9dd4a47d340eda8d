// A look at several files before they are merged: whether they fork a log. Then folding them one by
// one would be in vain, for all has to be derived anew once the last one is in.
#pragma once
#include <span>
#include <string>

#include "core/store/store.hpp"

namespace renkei {

// A hint: nothing in the files has been verified, and not every fork shows from outside. Wrong in
// either way it costs time and nothing else. May throw StoreFailure.
bool will_fork(const Store& store, std::span<const std::string> files);

}  // namespace renkei
