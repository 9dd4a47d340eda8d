#include "core/store/held_segment.hpp"

namespace renkei {

BlockReader reader_of(const Store& store, const SegmentRow& row, const RawBlocks& blocks,
                      Arena& made) {
  const auto count = static_cast<std::uint32_t>(row.last - seq_of(row.id) + 1);
  return BlockReader(seq_of(row.id), count, store.line_of(log_of(row.id)), blocks, made,
                     [&store](const SegmentName& name) {
                       if (const auto known = store.segment_by_hash(name.hash))
                         return log_of(known->id);
                       const LogRow* log = store.find_log(name.log);
                       return log == nullptr ? LogNumber{0} : log->n;
                     });
}

}  // namespace renkei
