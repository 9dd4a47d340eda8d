#include "core/inspect/entry_reader.hpp"

#include <algorithm>
#include <utility>

#include "core/store/held_segment.hpp"
#include "core/store/tail.hpp"

namespace renkei {

void EntryReader::each_in_segment(const SegmentRow& row, const Visit& visit) {
  const Segment segment = store_.read_segment(row.id);
  if (segment.header.min_reader > segment_format) return;
  const LogNumber n = log_of(row.id);
  const RawBlocks blocks = unpack(decompressor_, segment);
  Arena made;
  BlockReader reader = reader_of(store_, row, blocks, made);
  Entry entry;
  while (reader.next(entry)) visit(entry, make_entry_id(n, entry.seq));
}

void EntryReader::each_in_tail(const Visit& visit) {
  each_tail_entry(store_, [&](const Entry& entry) {
    visit(entry, make_entry_id(store_.own_log(), entry.seq));
  });
}

void EntryReader::some(std::span<const EntryId> ids, const Visit& visit) {
  std::vector<EntryId> wanted(ids.begin(), ids.end());
  std::sort(wanted.begin(), wanted.end());
  const Visit if_wanted = [&](const Entry& entry, EntryId id) {
    if (std::binary_search(wanted.begin(), wanted.end(), id)) visit(entry, id);
  };
  EntryId read_to = 0;  // of the segment that was read last
  bool tail_read = false;
  for (EntryId id : wanted) {
    if (id < read_to) continue;
    if (const auto row = store_.segment_of(id)) {
      each_in_segment(*row, if_wanted);
      read_to = make_entry_id(log_of(row->id), row->last) + 1;
    } else if (log_of(id) == store_.own_log() && !std::exchange(tail_read, true)) {
      each_in_tail(if_wanted);
    }
  }
}

}  // namespace renkei
