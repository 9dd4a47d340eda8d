#include "core/exchange/export.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "core/base/limits.hpp"
#include "core/exchange/bundle.hpp"
#include "core/log/archive.hpp"
#include "core/store/exports.hpp"

namespace renkei {
namespace {

namespace fs = std::filesystem;

fs::path path_of(const std::string& utf8) {
  return fs::path(std::u8string(utf8.begin(), utf8.end()));
}

std::vector<SegmentRow> choose_segments(Store& store, ExportOptions::Range range) {
  std::vector<SegmentRow> chosen;
  std::vector<LogNumber> from;
  if (range == ExportOptions::Range::all)
    for (const LogRow* log : store.logs()) from.push_back(log->n);
  else
    from = store.own_logs();
  const bool only_new = range == ExportOptions::Range::since_export;
  for (LogNumber n : from)
    for (const SegmentRow& row : store.segments_of(n))
      if (!only_new || !was_exported(store, row.hash)) chosen.push_back(row);
  return chosen;
}

// What the branches of a forked log hold counts for the log: a branch's name may change while
// segments are missing, and must not be known elsewhere before its segments are.
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

// The header, and where each log's key lies in it.
struct Heading {
  BundleHeader header;
  std::map<LogNumber, KeyIndex> keys;  // by the log's root

  void add_key(Store& store, LogNumber root) {
    const auto& key = store.log(root).key;
    if (!key || !keys.emplace(root, static_cast<KeyIndex>(header.keys.size() + 1)).second) return;
    header.keys.push_back(*key);
  }
};

Heading make_heading(Store& store, const std::vector<SegmentRow>& chosen, const Moment& now) {
  Heading heading;
  heading.header.exported_ms = now.unix_ms;
  heading.header.offset_min = now.offset_min;
  heading.header.segments = static_cast<std::uint32_t>(chosen.size());
  heading.add_key(store, store.log(store.own_log()).root);
  for (const SegmentRow& row : chosen) heading.add_key(store, store.log(log_of(row.id)).root);
  for (const auto& [root, held] : held_by_key(store)) {
    BundleHeader::Held& claim = heading.header.coverage.emplace_back();
    const auto key = heading.keys.find(root);
    if (key != heading.keys.end()) claim.key = key->second;
    claim.log = store.log(root).id;
    for (const auto& [first, last] : held) {
      claim.ranges.push_back(static_cast<std::uint64_t>(first));
      claim.ranges.push_back(static_cast<std::uint64_t>(last));
    }
  }
  return heading;
}

std::uint64_t length_of(Store& store, const Heading& heading, std::size_t header_bytes,
                        const std::vector<SegmentRow>& chosen, bool with_personal) {
  std::uint64_t length = bundle_frame_bytes(header_bytes) + std::tuple_size_v<Signature>;
  for (const SegmentRow& row : chosen) {
    const Store::SegmentSizes sizes = store.sizes_of(row.id);
    length += segment_frame_bytes(heading.keys.at(store.log(log_of(row.id)).root), sizes.header,
                                  sizes.open, with_personal ? sizes.personal : 0);
  }
  return length;
}

// Writes everything to `output`; the hash of all but the signature.
Result<Hash> write_contents(Store& store, const Heading& heading,
                            const std::vector<SegmentRow>& chosen, bool with_personal,
                            OutputFile& output) {
  const Bytes header = to_wire(heading.header);
  const std::uint64_t length = length_of(store, heading, header.size(), chosen, with_personal);
  if (length > limits::bundle_bytes)
    return Error(Code::bundle_too_large, {{"file", output.part_path()},
                                          {"size", std::to_string(length)},
                                          {"limit", std::to_string(limits::bundle_bytes)}});
  Bytes piece = bundle_frame(length, header);
  Hasher hasher;
  const auto write = [&]() -> Status {
    hasher.add(piece);
    return output.write(piece);
  };
  if (Status status = write(); !status) return status.error();
  for (const SegmentRow& row : chosen) {
    piece.clear();
    // What lies in the store may be passed on: it is the sealed block, or one that a signed erasure
    // declares.
    put_segment_frame(piece, heading.keys.at(store.log(log_of(row.id)).root),
                      store.read_segment(row.id), with_personal);
    if (Status status = write(); !status) return status.error();
  }
  const Hash hash = hasher.done();
  if (Status status = output.write(view(sign(hash, store.secret_key(store.own_log())))); !status)
    return status.error();
  return hash;
}

std::string utf8(const fs::path& path) {
  const std::u8string text = path.u8string();
  return {text.begin(), text.end()};
}

Result<ExportReport> write_bundle(Store& store, const std::string& file_or_folder,
                                  const std::vector<SegmentRow>& chosen, bool with_personal,
                                  const Moment& now) {
  const LogNumber own = store.own_log();
  ExportReport report;
  report.mode = with_personal ? ExportOptions::Mode::plain : ExportOptions::Mode::open;
  for (const SegmentRow& row : chosen) {
    report.entries += row.last - seq_of(row.id) + 1;
    if (log_of(row.id) != own) continue;
    report.first = report.first == 0 ? seq_of(row.id) : std::min(report.first, seq_of(row.id));
    report.last = std::max(report.last, row.last);
  }
  std::error_code ignored;
  fs::path target = path_of(file_or_folder);
  const bool in_folder = fs::is_directory(target, ignored);
  const std::string name = to_text(store.log(store.log(own).root).id).substr(0, 8) + '-' +
                           std::to_string(report.first) + '-' + std::to_string(report.last);
  auto output = OutputFile::create(in_folder ? utf8(target / name) : file_or_folder);
  if (!output) return output.error();
  const auto hash =
      write_contents(store, make_heading(store, chosen, now), chosen, with_personal, *output);
  if (!hash) return hash.error();
  if (in_folder)
    target /= name + '-' + to_hex(view(*hash)).substr(0, 8) + std::string(bundle_suffix);
  report.file = utf8(target);
  if (Status status = output->sync(); !status) return status.error();
  // Sticks lie: what was written is read back and checked before it is called an export.
  const auto check = BundleFile::open(output->part_path());
  if (!check || check->hash() != *hash)
    return Error(Code::export_failed, {{"file", report.file}, {"reason", "read back"}});
  report.bytes = fs::file_size(path_of(output->part_path()), ignored);
  if (fs::exists(target, ignored)) {
    const auto same = BundleFile::open(report.file);
    if (same && same->hash() == *hash) return report;
    return Error(Code::file_exists, {{"file", report.file}});
  }
  if (Status status = output->finish_as(report.file); !status) return status.error();
  return report;
}

}  // namespace

Result<ExportReport> export_bundle(Workshop& workshop, const std::string& file_or_folder,
                                   const ExportOptions& options) {
  Store& store = workshop.store();
  if (options.mode == ExportOptions::Mode::sealed)
    return Error(Code::mode_unavailable, {{"mode", "sealed"}});
  const bool with_personal = options.mode == ExportOptions::Mode::plain;
  std::vector<SegmentRow> chosen;
  {
    Transaction transaction(store.database());
    store.refresh();
    workshop.seal();
    chosen = choose_segments(store, options.range);
    transaction.commit();
  }
  // Segments never change once they are sealed, so no lock is held while a slow stick is written.
  auto report = write_bundle(store, file_or_folder, chosen, with_personal, workshop.now());
  if (!report) return report;
  Transaction transaction(store.database());
  for (const SegmentRow& row : chosen)
    if (store.is_own(log_of(row.id))) note_exported(store, row.hash);
  transaction.commit();
  return report;
}

}  // namespace renkei
