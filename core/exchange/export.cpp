#include "core/exchange/export.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "core/exchange/bundle.hpp"
#include "core/log/archive.hpp"
#include "core/store/tail.hpp"

namespace renkei {
namespace {

namespace fs = std::filesystem;

fs::path path_of(const std::string& utf8) {
  return fs::path(std::u8string(utf8.begin(), utf8.end()));
}

// The logs that this device has written, the present one last.
std::vector<LogNumber> own_logs(Store& store) {
  std::vector<LogNumber> own;
  for (const LogRow* log : store.logs())
    if (log->n != store.own_log() && store.is_own(log->n)) own.push_back(log->n);
  own.push_back(store.own_log());
  return own;
}

std::string exported_setting(LogNumber n) { return "exported_" + std::to_string(n); }

std::vector<SegmentRow> choose_segments(Store& store, ExportOptions::Range range) {
  std::vector<SegmentRow> chosen;
  std::vector<LogNumber> from;
  if (range == ExportOptions::Range::all)
    for (const LogRow* log : store.logs()) from.push_back(log->n);
  else
    from = own_logs(store);
  for (LogNumber n : from) {
    Seq after = 0;
    if (range == ExportOptions::Range::since_export)
      after = exported_up_to(store, n);
    for (const SegmentRow& row : store.segments_of(n))
      if (row.last > after) chosen.push_back(row);
  }
  return chosen;
}

// What the branches of a forked log hold counts for the log: a branch's name may change while segments
// are missing, and must not be known elsewhere before its segments are.
std::map<LogNumber, std::vector<SeqRange>> held_by_key(Store& store) {
  std::map<LogNumber, std::vector<SeqRange>> by_root;
  for (const LogRow* log : store.logs())
    for (const SeqRange& range : store.held(log->n)) by_root[log->root].push_back(range);
  for (auto& [root, ranges] : by_root) {
    std::sort(ranges.begin(), ranges.end());
    std::vector<SeqRange> joined;
    for (const SeqRange& range : ranges)
      if (!joined.empty() && range.first <= joined.back().second + 1)
        joined.back().second = std::max(joined.back().second, range.second);
      else
        joined.push_back(range);
    ranges = std::move(joined);
  }
  return by_root;
}

BundleHeader make_header(Store& store, const std::vector<SegmentRow>& chosen, BundleMode mode,
                         const Moment& now) {
  BundleHeader header;
  const LogNumber own_root = store.log(store.own_log()).root;
  header.sender = store.log(own_root).id;
  header.exported_ms = now.unix_ms;
  header.offset_min = now.offset_min;
  header.mode = static_cast<std::uint8_t>(mode);
  std::set<LogNumber> roots = {own_root};
  for (const SegmentRow& row : chosen) {
    roots.insert(store.log(log_of(row.id)).root);
    header.entries += static_cast<std::uint64_t>(row.last - seq_of(row.id) + 1);
  }
  for (LogNumber root : roots)
    if (store.log(root).key) header.keys.push_back(*store.log(root).key);
  for (const auto& [root, held] : held_by_key(store)) {
    BundleHeader::Held& claim = header.coverage.emplace_back();
    claim.log = store.log(root).id;
    for (const auto& [first, last] : held) {
      claim.ranges.push_back(static_cast<std::uint64_t>(first));
      claim.ranges.push_back(static_cast<std::uint64_t>(last));
    }
  }
  header.segments = static_cast<std::uint32_t>(chosen.size());
  return header;
}

// What lies in the store may be passed on: it is the sealed block, or one that a signed erasure declares.
ByteView personal_to_write(const Segment& segment, BundleMode mode) {
  return mode == BundleMode::plain ? ByteView(segment.personal) : ByteView();
}

class BundleWriter {
 public:
  BundleWriter(Store& store, const std::vector<SegmentRow>& chosen, BundleMode mode)
      : store_(store), chosen_(chosen), mode_(mode) {}

  // The whole file's length and digest need a pass of their own; the bytes are the same both times.
  std::uint64_t length(ByteView header) {
    std::uint64_t total = bundle_frame_bytes(header.size()) + 64;
    for (const SegmentRow& row : chosen_) {
      const Segment segment = store_.read_segment(row.id);
      total += segment_frame_bytes(segment.header_bytes.size(), segment.open.size(),
                                   personal_to_write(segment, mode_).size());
    }
    return total;
  }

  template <class Sink>
  Status each_piece(ByteView header, std::uint64_t length, Sink sink) {
    if (Status status = sink(bundle_frame(length, header)); !status) return status;
    Bytes piece;
    for (const SegmentRow& row : chosen_) {
      const Segment segment = store_.read_segment(row.id);
      piece.clear();
      put_segment_frame(piece, segment.header_bytes, segment.signature, segment.open,
                        personal_to_write(segment, mode_));
      if (Status status = sink(piece); !status) return status;
    }
    return Done{};
  }

 private:
  Store& store_;
  const std::vector<SegmentRow>& chosen_;
  BundleMode mode_;
};

std::string short_id(const LogId& id) { return to_text(id).substr(0, 8); }

Result<ExportReport> write_bundle(Store& store, const std::string& file_or_folder,
                                  const std::vector<SegmentRow>& chosen, BundleMode mode,
                                  const Moment& now) {
  const LogNumber own = store.own_log();
  ExportReport report;
  const BundleHeader header = make_header(store, chosen, mode, now);
  const Bytes header_bytes = to_wire(header);
  BundleWriter writer(store, chosen, mode);
  const std::uint64_t length = writer.length(header_bytes);
  Hasher hasher;
  const Status hashed = writer.each_piece(header_bytes, length, [&](ByteView piece) -> Status {
    hasher.add(piece);
    return Done{};
  });
  if (!hashed) return hashed.error();
  const Hash hash = hasher.done();
  const Signature signature = sign(hash, store.secret_key(own));

  for (const SegmentRow& row : chosen)
    if (log_of(row.id) == own) {
      report.first = report.first == 0 ? seq_of(row.id) : std::min(report.first, seq_of(row.id));
      report.last = std::max(report.last, row.last);
    }
  std::error_code ignored;
  fs::path target = path_of(file_or_folder);
  if (fs::is_directory(target, ignored)) {
    const std::string name = short_id(header.sender) + '-' + std::to_string(report.first) + '-' +
                             std::to_string(report.last) + '-' +
                             to_hex(view(hash)).substr(0, 8) + std::string(bundle_suffix);
    target /= name;
  }
  const std::u8string utf8 = target.u8string();
  report.file.assign(utf8.begin(), utf8.end());

  report.entries = static_cast<std::int64_t>(header.entries);
  report.bytes = length;
  report.mode = mode == BundleMode::plain ? "plain" : "open";
  if (fs::exists(target, ignored)) {
    const auto same = BundleFile::open(report.file);
    if (same && same->hash() == hash) return report;
  }
  auto output = OutputFile::create(report.file);
  if (!output) return output.error();
  const Status written = writer.each_piece(header_bytes, length,
                                           [&](ByteView piece) { return output->write(piece); });
  if (!written) return written.error();
  if (Status status = output->write(view(signature)); !status) return status.error();
  if (Status status = output->sync(); !status) return status.error();
  // Sticks lie: what was written is read back and checked before it is called an export.
  const auto check = BundleFile::open(output->part_path());
  if (!check || check->hash() != hash)
    return Error(Code::export_failed, {{"file", report.file}, {"reason", "read back"}});
  if (Status status = output->finish(); !status) return status.error();
  return report;
}

}  // namespace

Seq exported_up_to(Store& store, LogNumber n) {
  return store.setting_number(exported_setting(n));
}

Result<ExportReport> export_bundle(Store& store, const std::string& file_or_folder,
                                   const ExportOptions& options, Pen& pen) {
  if (options.mode == ExportOptions::Mode::sealed)
    return Error(Code::mode_unavailable, {{"mode", "sealed"}});
  const BundleMode mode =
      options.mode == ExportOptions::Mode::plain ? BundleMode::plain : BundleMode::open;
  std::vector<SegmentRow> chosen;
  {
    Transaction transaction(store.database());
    store.refresh();
    seal_tail(store, pen.compressor, pen.random, pen.now.unix_ms);
    chosen = choose_segments(store, options.range);
    transaction.commit();
  }
  // Segments never change once they are sealed, so no lock is held while a slow stick is written.
  auto report = write_bundle(store, file_or_folder, chosen, mode, pen.now);
  if (!report) return report;
  Transaction transaction(store.database());
  for (const SegmentRow& row : chosen)
    if (store.is_own(log_of(row.id)) &&
        exported_up_to(store, log_of(row.id)) < row.last)
      store.set_setting(exported_setting(log_of(row.id)), row.last);
  transaction.commit();
  return report;
}

}  // namespace renkei
