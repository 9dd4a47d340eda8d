#include "core/inspect/entry_reader.hpp"

#include <algorithm>
#include <utility>

#include "core/store/tail.hpp"

namespace renkei {

void EntryReader::each_in_segment(const SegmentRow& row, const Visit& visit) {
  const Segment segment = store_.read_segment(row.id);
  if (segment.header.min_reader > segment_format) return;
  const LogNumber n = log_of(row.id);
  const Bytes open = unpack_open(decompressor_, segment.open);
  Bytes personal;
  if (!segment.personal.empty()) personal = unpack_personal(decompressor_, segment.personal);
  Arena made;
  BlockReader reader(seq_of(row.id), segment.header.count, store_.line_of(n), open,
                     segment.personal.empty() ? std::nullopt : std::optional<ByteView>(personal),
                     segment.header.has_personal, made, [&](const SegmentName& name) {
                       if (const auto known = store_.segment_by_hash(name.hash))
                         return log_of(known->id);
                       const LogRow* log = store_.find_log(name.log);
                       return log == nullptr ? LogNumber{0} : log->n;
                     });
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
