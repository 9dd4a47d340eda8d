// The ids of logs, which follow from what they name. Pure.
#pragma once
#include "core/base/ids.hpp"
#include "core/crypto/sign.hpp"

namespace renkei {

// The id of the log that this key signs: 128 bits of BLAKE2b over a label and the key.
LogId log_id_of(const PublicKey& key);
// The id of a branch of a forked log: over the forked log's id and the branch's first segment.
LogId branch_id_of(const LogId& forked, const Hash& first_segment);

}  // namespace renkei
