// Erasing a person from the log: the personal blocks that hold values of the record are packed again
// without them. The chain of hashes stays as it is; a signed entry says which segment now has which
// block, so that the mismatch is explained and the old hash is no oracle for a guessed name (design.md
// section 5; law 8).
#pragma once
#include "core/store/store.hpp"

namespace renkei {

// Rewrites the blocks of all segments that hold personal values of the record; the tail must have been
// sealed. Returns the payload of the entry that declares it; empty when there was nothing to rewrite.
Bytes rewrite_blocks(Store& store, EntryId record, Compressor& compressor, const Random& random);

// Remembers what such a payload declares. A malformed one is ignored: it explains nothing.
void note_rewritten(Store& store, ByteView payload);

// The hashes that were declared for the personal block of this segment.
std::vector<Hash> declared_blocks(Store& store, const Hash& segment);

}  // namespace renkei
