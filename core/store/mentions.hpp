// The table `mention`: segments that others refer to and that are not here, with the seqs that are
// referred to. As long as nothing else of the log lies there they are taken for what is still to come.
// Otherwise a twin is meant (a clone's, a lost backup's, or nobody's), and what is said of it waits
// under a name of its own, so that nothing is said of another record with the same number.
// Mentions prove nothing else. Derived from the segments. Every call may throw StoreFailure.
#pragma once
#include "core/store/store.hpp"

namespace renkei {

// `root`: the log of the signing key; `least` to `most`: the seqs that were referred to. True when
// a twin is meant and was not set apart before: what was derived may mean something else now.
bool note_mention(Store& store, const Hash& segment, LogNumber root, Seq least, Seq most);
// The segment has come, and lies at these seqs. True as above.
bool settle_mentions(Store& store, const Hash& segment, LogNumber root, Seq first, Seq last);
// Before all is derived anew.
void forget_mentions(Store& store);

// The log of its own under which a segment waits that is not here; null when it was not set apart.
const LogRow* set_apart(const Store& store, LogNumber root, const Hash& segment);
LogNumber number_apart(Store& store, LogNumber root, const Hash& segment);

}  // namespace renkei
