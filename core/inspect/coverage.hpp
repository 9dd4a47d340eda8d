// What a store holds, what is known to exist and is missing, what has forked: the figures that
// stand beside every report. May throw StoreFailure.
#pragma once
#include "core/model/outcomes.hpp"
#include "core/store/store.hpp"

namespace renkei {

StoreStatus store_status(const Store& store);
StoreStatus store_status(const Store& store, std::int64_t conflicts);  // whoever has counted them

}  // namespace renkei
