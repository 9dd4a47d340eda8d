// Records of which changes are here and the birth is not: it lies in a file that has not come. May
// throw StoreFailure.
#pragma once
#include <optional>
#include <vector>

#include "core/model/record.hpp"
#include "core/store/store.hpp"

namespace renkei {

// What is known of all of them, alike in every store, or of one.
std::vector<Record> waiting_records(const Store& store,
                                    std::optional<EntryId> record = std::nullopt);

}  // namespace renkei
