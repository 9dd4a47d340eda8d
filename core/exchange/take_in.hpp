// The segments of a bundle, each into its place in the store: known ones, new ones, branches of forks,
// and what shows that this device's own log goes on elsewhere.
#pragma once
#include "core/exchange/bundle.hpp"
#include "core/exchange/merge.hpp"

namespace renkei {

// Thrown when the bundle is not to be believed; the caller rolls back.
struct Refused {
  Error error;
};

// Inside a Transaction. merged, or known when there was nothing new in it. Throws Refused, Malformed
// and StoreFailure.
MergeReport::Status take_in(Workshop& workshop, BundleFile& bundle, const MergeOptions& options,
                            std::int64_t& new_entries);

}  // namespace renkei
