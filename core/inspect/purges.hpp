// What other devices have erased, and what became of it here. May throw StoreFailure and Malformed.
#pragma once
#include <vector>

#include "core/model/outcomes.hpp"
#include "core/store/store.hpp"

namespace renkei {

// A line for each device, by its log's number here.
std::vector<Purge> purges_of_others(const Store& store);

}  // namespace renkei
