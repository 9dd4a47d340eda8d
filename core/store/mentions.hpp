// The table `mention`: segments that others have referred to and that are not here, with the seqs
// that were referred to. They show that a log goes on elsewhere, or has another content there than
// here: a fork. Derived from the segments. Every call may throw StoreFailure.
#pragma once
#include <vector>

#include "core/store/store.hpp"

namespace renkei {

// `root`: the log of the signing key; `least` to `most`: the seqs that were referred to.
void note_mention(Store& store, const Hash& segment, LogNumber root, Seq least, Seq most);
// The segment has come.
void forget_mention(Store& store, const Hash& segment);
// Before all is derived anew.
void forget_mentions(Store& store);

bool is_mentioned(const Store& store, const Hash& segment);
std::vector<SeqRange> mentioned_ranges(const Store& store, LogNumber root);
// Whether a segment of this log in this range was referred to that has another hash.
bool mentioned_differently(const Store& store, LogNumber root, Seq first, Seq last,
                           const Hash& hash);

}  // namespace renkei
