// Records of which changes are here and the birth is not: it lies in a file that has not come. May
// throw StoreFailure.
#pragma once
#include <optional>
#include <vector>

#include "core/base/error.hpp"
#include "core/model/record.hpp"
#include "core/store/store.hpp"

namespace renkei {

// What is known of all of them, alike in every store, or of one.
std::vector<Record> waiting_records(const Store& store,
                                    std::optional<EntryId> record = std::nullopt);

// The refusal of a record that was not found, which says so when what is here of it waits.
Error said_to_wait(const Store& store, Error error);

}  // namespace renkei
