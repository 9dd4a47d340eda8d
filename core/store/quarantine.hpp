// The table `quarantine`: files that came from devices that nobody has enrolled. They are kept whole
// and shown, not merged, until the device is enrolled. Every call may throw StoreFailure.
#pragma once
#include <string_view>
#include <vector>

#include "core/store/store.hpp"

namespace renkei {

// `hash` identifies the file: one that lies here already is not kept twice.
void keep_in_quarantine(Store& store, const Hash& hash, std::string_view file_name,
                        std::string_view reason, std::int64_t now_ms, ByteView bundle);
void release_from_quarantine(Store& store, const Hash& hash);

std::int64_t files_in_quarantine(const Store& store);
std::vector<Hash> quarantined(const Store& store);
Bytes quarantined_bundle(const Store& store, const Hash& hash);

}  // namespace renkei
