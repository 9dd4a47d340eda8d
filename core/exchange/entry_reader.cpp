#include "core/exchange/entry_reader.hpp"

#include "core/model/kinds.hpp"
#include "core/store/query.hpp"
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

void EntryReader::each(const Visit& visit) {
  for (const LogRow* log : store_.logs())
    for (const SegmentRow& row : store_.segments_of(log->n)) each_in_segment(row, visit);
  each_tail_entry(store_, [&](const Entry& entry) {
    visit(entry, make_entry_id(store_.own_log(), entry.seq));
  });
}

void EntryReader::one(EntryId id, const Visit& visit) {
  const Visit wanted = [&](const Entry& entry, EntryId at) {
    if (at == id) visit(entry, at);
  };
  if (const auto row = store_.segment_of(id)) {
    each_in_segment(*row, wanted);
  } else if (log_of(id) == store_.own_log()) {
    each_tail_entry(store_, [&](const Entry& entry) {
      wanted(entry, make_entry_id(store_.own_log(), entry.seq));
    });
  }
}

Introduced introduction(Store& store, LogNumber n) {
  const StoreRecords records(store);
  const auto record = records.find(store.line_of(n).entry(1));
  if (!record || record->kind().number != Device::number) return {};
  const auto device = as<Device>(*record);
  return {device.name, device.parent};
}

}  // namespace renkei
