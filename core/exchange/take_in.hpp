// The segments of a bundle, each into its place in the store: known ones, new ones, branches of forks,
// and what shows that this device's own log goes on elsewhere. Those that do not count are kept as well,
// and are derived when they do.
#pragma once
#include "core/exchange/bundle.hpp"
#include "core/exchange/merge.hpp"

namespace renkei {

// Thrown when the bundle is not to be believed; the caller rolls back.
struct Refused {
  Error error;
};

// Inside a Transaction. Fills the report in: merged, known when there was nothing new in it, or
// quarantined when something in it does not count. Throws Refused, Malformed and StoreFailure.
void take_in(Workshop& workshop, BundleFile& bundle, const MergeOptions& options,
             MergeReport& report);

}  // namespace renkei
