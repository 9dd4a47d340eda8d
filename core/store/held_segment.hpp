// Reading a segment that is held: what its entries refer to means what it means here, and nothing is
// added to the store. `blocks` and `made` must outlive the reader. May throw StoreFailure and Malformed.
#pragma once
#include "core/store/store.hpp"

namespace renkei {

BlockReader reader_of(const Store& store, const SegmentRow& row, const RawBlocks& blocks,
                      Arena& made);

}  // namespace renkei
