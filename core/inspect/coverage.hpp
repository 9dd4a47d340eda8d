// What a store holds, what is known to exist and is missing, what has forked: the figures that
// stand beside every report. May throw StoreFailure.
#pragma once
#include "core/model/outcomes.hpp"
#include "core/store/store.hpp"

namespace renkei {

StoreStatus store_status(const Store& store);

}  // namespace renkei
