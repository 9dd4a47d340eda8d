#include "core/exchange/export.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/limits.hpp"
#include "core/exchange/bundle.hpp"
#include "core/exchange/compartments.hpp"
#include "core/log/archive.hpp"
#include "core/store/erasure.hpp"
#include "core/store/exports.hpp"
#include "core/store/held_segment.hpp"
#include "core/store/tail.hpp"

namespace renkei {
namespace {

// What is exported of a segment: a personal block that stays behind has no bytes.
struct Piece {
  SegmentRow row;
  Store::SegmentSizes sizes;

  Parts parts() const {
    Parts parts = {0};
    for (std::size_t i = 0; i < sizes.personal.size(); ++i)
      if (sizes.personal[i] > 0) parts.insert(i + 1);
    return parts;
  }
};

// Segments of the store, and what the tail makes when the store cannot take it.
struct Chosen {
  std::vector<Piece> pieces;
  std::map<EntryId, Segment> loose;

  // What goes into the file.
  Segment read(const Store& store, const Piece& piece) const {
    const auto at = loose.find(piece.row.id);
    Segment segment = at == loose.end() ? store.read_segment(piece.row.id) : at->second;
    for (std::size_t i = 0; i < segment.personal.size(); ++i)
      if (piece.sizes.personal[i] == 0) segment.personal[i].clear();
    return segment;
  }
};

Store::SegmentSizes sizes_of(const Segment& segment) {
  Store::SegmentSizes sizes{segment.header_bytes.size(), segment.open.size(), {}};
  for (const Bytes& block : segment.personal) sizes.personal.push_back(block.size());
  return sizes;
}

class Choosing {
 public:
  Choosing(const Store& store, const ExportOptions& options, const Compartments& only)
      : store_(store), options_(options), only_(only), admission_(admission_of(store)) {}

  std::vector<Piece> from_store() {
    std::vector<LogNumber> from;
    if (options_.range == ExportOptions::Range::all)
      for (const LogRow* log : store_.logs()) from.push_back(log->n);
    else
      from = store_.own_logs();
    std::vector<Piece> pieces;
    for (LogNumber n : from)
      for (const SegmentRow& row : store_.segments_of(n)) {
        if (!counts(store_, admission_, row.id)) continue;
        Piece piece = piece_of(row);
        if (options_.range != ExportOptions::Range::since_export || is_owed(piece))
          pieces.push_back(std::move(piece));
      }
    return pieces;
  }

  Piece piece_of(const SegmentRow& row, const Segment& segment) {
    Piece piece{row, sizes_of(segment)};
    if (options_.mode == ExportOptions::Mode::open)
      leave_all_behind(piece);
    else if (!only_.empty() && !segment.personal.empty())
      leave_others_behind(segment, piece);
    return piece;
  }

 private:
  // The same of a segment in the store, which is read only if one has to look into it.
  Piece piece_of(const SegmentRow& row) {
    const bool open = options_.mode == ExportOptions::Mode::open;
    if (!open && !only_.empty()) return piece_of(row, store_.read_segment(row.id));
    Piece piece{row, store_.sizes_of(row.id)};
    if (open) leave_all_behind(piece);
    return piece;
  }

  static void leave_all_behind(Piece& piece) {
    std::fill(piece.sizes.personal.begin(), piece.sizes.personal.end(), 0);
  }

  void leave_others_behind(const Segment& segment, Piece& piece) {
    if (segment.header.min_reader > segment_format) return leave_all_behind(piece);
    const RawBlocks open{unpack_open(decompressor_, segment.open),
                         std::vector<std::optional<Bytes>>(segment.personal.size())};
    Arena made;
    const BlockReader reader = reader_of(store_, piece.row, open, made);
    for (std::size_t i = 0; i < segment.personal.size(); ++i)
      if (!only_.contains(reader.compartments()[i])) piece.sizes.personal[i] = 0;
  }

  bool is_owed(const Piece& piece) const {
    const Parts carried = carried_parts(store_, piece.row.hash);
    const Parts parts = piece.parts();
    return !std::includes(carried.begin(), carried.end(), parts.begin(), parts.end());
  }

  const Store& store_;
  const ExportOptions& options_;
  const Compartments& only_;
  const Admission admission_;
  Decompressor decompressor_;
};

void add_tail(Store& store, Compressor& compressor, Choosing& choosing, Chosen& chosen) {
  for (Segment& segment : sealed_tail(store, compressor)) {
    const EntryId id = make_entry_id(store.own_log(), static_cast<Seq>(segment.header.first));
    const SegmentRow row{id, segment.header.last(), segment.hash()};
    chosen.pieces.push_back(choosing.piece_of(row, segment));
    chosen.loose.emplace(id, std::move(segment));
  }
}

// What the branches of a forked log hold counts for the log: a branch's name may change while
// segments are missing, and must not be known elsewhere before its segments are.
std::map<LogNumber, std::vector<SeqRange>> held_by_key(Store& store) {
  std::map<LogNumber, std::vector<SeqRange>> by_root;
  const Admission admission = admission_of(store);
  for (const LogRow* log : store.logs())
    for (const auto& [first, last] : store.held(log->n)) {
      const Seq end = admission.end_of(store.log(log->root).id);
      if (first < end) by_root[log->root].push_back({first, std::min(last, end - 1)});
    }
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

Heading make_heading(Store& store, const std::vector<Piece>& chosen, const Moment& now) {
  Heading heading;
  heading.header.exported_ms = now.unix_ms;
  heading.header.offset_min = now.offset_min;
  heading.header.segments = static_cast<std::uint32_t>(chosen.size());
  heading.add_key(store, store.log(store.own_log()).root);
  for (const Piece& piece : chosen) heading.add_key(store, store.log(log_of(piece.row.id)).root);
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
  claim_what_fits(heading.header, limits::header_bytes);
  return heading;
}

std::uint64_t length_of(Store& store, const Heading& heading, std::size_t header_bytes,
                        const Chosen& chosen) {
  std::uint64_t length = bundle_frame_bytes(header_bytes) + std::tuple_size_v<Signature>;
  for (const Piece& piece : chosen.pieces)
    length += segment_frame_bytes(heading.keys.at(store.log(log_of(piece.row.id)).root),
                                  piece.sizes.header, piece.sizes.open, piece.sizes.personal);
  return length;
}

// What has rotted on the disk since it was written is not passed on under a fresh signature.
Status check_before_passing_on(Store& store, const Admission& admission, const SegmentRow& row,
                               const Segment& segment, bool is_loose) {
  const auto& key = store.log(store.log(log_of(row.id)).root).key;
  const Hash hash = segment.hash();
  std::string what;
  // What this export has made itself has just been signed, and lies nowhere yet.
  const bool is_signed = is_loose || store.signature_is_intact(row.id);
  const bool is_sound = key && hash == row.hash &&
                        (is_signed ? hash_of(segment.open) == segment.header.open_hash
                                   : check_segment(segment, hash, *key) == SegmentCheck::sound);
  if (!is_sound) what = "segment";
  for (std::size_t i = 0; i < segment.personal.size() && what.empty(); ++i)
    if (!segment.personal[i].empty() && !personal_is_accepted(store, admission, segment, i))
      what = "personal block";
  if (what.empty()) return Done{};
  return Error(Code::store_damaged,
               {{"file", store.database().path()}, {"reason", what + ' ' + store.id_text(row.id)}});
}

using Watch = std::function<bool(double part)>;

// Writes everything to `output`; the hash of all but the signature.
Result<Hash> write_contents(Store& store, const Heading& heading, const Chosen& chosen,
                            const Path& target, OutputFile& output, const Watch& watch) {
  const Bytes header = to_wire(heading.header);
  const std::uint64_t length = length_of(store, heading, header.size(), chosen);
  if (length > limits::bundle_bytes || header.size() > limits::header_bytes)
    return Error(Code::export_too_large, {{"file", target.text()},
                                          {"size", std::to_string(length)},
                                          {"limit", std::to_string(limits::bundle_bytes)}});
  Bytes bytes = bundle_frame(length, header);
  Hasher hasher;
  const auto write = [&]() -> Status {
    hasher.add(bytes);
    return output.write(bytes);
  };
  if (Status status = write(); !status) return status.error();
  const Admission admission = admission_of(store);
  for (const Piece& each : chosen.pieces) {
    const auto written = static_cast<double>(&each - chosen.pieces.data());
    if (watch && !watch(written / static_cast<double>(chosen.pieces.size())))
      return Error(Code::stopped, {{"file", target.text()}, {"about", "export"}});
    bytes.clear();
    const Segment segment = chosen.read(store, each);
    if (Status status = check_before_passing_on(store, admission, each.row, segment,
                                                chosen.loose.contains(each.row.id));
        !status)
      return status.error();
    put_segment_frame(bytes, heading.keys.at(store.log(log_of(each.row.id)).root), segment);
    if (Status status = write(); !status) return status.error();
  }
  const Hash hash = hasher.done();
  if (Status status = output.write(view(sign(hash, store.secret_key(store.own_log())))); !status)
    return status.error();
  return hash;
}

ExportReport report_of(Store& store, const Chosen& chosen, ExportOptions::Mode mode) {
  ExportReport report;
  report.mode = mode;
  for (const auto& [row, sizes] : chosen.pieces) {
    report.entries += row.last - seq_of(row.id) + 1;
    if (log_of(row.id) != store.own_log()) continue;
    report.first = report.first == 0 ? seq_of(row.id) : std::min(report.first, seq_of(row.id));
    report.last = std::max(report.last, row.last);
  }
  return report;
}

// Sticks lie: what was written is read back and checked before it is called an export.
bool reads_back(const OutputFile& output, const Hash& hash) {
  const auto check = BundleFile::open(output.part_path().text());
  return check && check->hash() == hash;
}

// The very file is there already; who wrote it may have been stopped before it was durable.
Result<ExportReport> made_durable(const ExportReport& report, const Path& target, Disk& disk) {
  Problem problem = disk.sync_file(target);
  if (!problem) problem = disk.sync_folder(target.parent());
  if (problem) return error_of(*problem, target);
  return report;
}

Result<ExportReport> write_bundle(Store& store, Path target, bool in_folder, const Chosen& chosen,
                                  ExportOptions::Mode mode, const Moment& now, Disk& disk,
                                  const Watch& watch) {
  ExportReport report = report_of(store, chosen, mode);
  const std::string name = to_text(store.log(store.log(store.own_log()).root).id).substr(0, 8) +
                           '-' + std::to_string(report.first) + '-' + std::to_string(report.last);
  auto output = OutputFile::create(in_folder ? target / name : target, disk);
  if (!output) return output.error();
  const auto hash = write_contents(store, make_heading(store, chosen.pieces, now), chosen, target,
                                   *output, watch);
  if (!hash) return hash.error();
  if (in_folder)
    target = target / (name + '-' + to_hex(view(*hash)).substr(0, 8) + std::string(bundle_suffix));
  report.file = target.text();
  if (Status status = output->sync(); !status) return status.error();
  if (!reads_back(*output, *hash))
    return Error(Code::export_failed, {{"file", report.file}, {"reason", "read back"}});
  report.bytes = disk.size(output->part_path()).value_or(0);
  if (disk.is_taken(target)) {
    const auto same = BundleFile::open(report.file);
    if (same && same->hash() == *hash) return made_durable(report, target, disk);
  }
  if (Status status = output->finish_as(target); !status) return status.error();
  return report;
}

// Whether it is a folder that is there; or else that it may be a new file.
Result<bool> is_folder(const Path& file_or_folder, Disk& disk) {
  if (disk.is_folder(file_or_folder)) return true;
  if (file_or_folder.text().ends_with(bundle_suffix)) return false;
  if (disk.is_taken(file_or_folder))
    return Error(Code::file_exists, {{"file", file_or_folder.text()}});
  return Error(Code::export_place_missing, {{"place", file_or_folder.text()}});
}

void note_exports(Store& store, const std::vector<Piece>& pieces) {
  try {
    Transaction transaction(store.database());
    for (const Piece& piece : pieces)
      if (store.is_own(log_of(piece.row.id))) note_carried(store, piece.row.hash, piece.parts());
    transaction.commit();
  } catch (const StoreFailure& failure) {
    // The file is there, and says itself what it holds; it may only be written once more.
    if (!is_of_the_disk(failure.error.code)) throw;
  }
}

}  // namespace

Result<ExportReport> export_bundle(Workshop& workshop, const Path& file_or_folder,
                                   const ExportOptions& options, const Watch& watch) {
  Store& store = workshop.store();
  Disk& disk = workshop.disk();
  if (options.mode == ExportOptions::Mode::sealed)
    return Error(Code::mode_unavailable, {{"mode", "sealed"}});
  const auto in_folder = is_folder(file_or_folder, disk);
  if (!in_folder) return in_folder.error();
  const auto only = compartments_of(store, options.only);
  if (!only) return only.error();
  std::vector<EntryId> nameless;
  if (!only->empty() && options.mode == ExportOptions::Mode::plain)
    nameless = say_again_what_moved(workshop, *only);
  const bool sealed = workshop.seal_if_possible();
  Chosen chosen;
  {
    const Snapshot snapshot(store.database());
    Choosing choosing(store, options, *only);
    chosen.pieces = choosing.from_store();
    if (!sealed) add_tail(store, workshop.compressor(), choosing, chosen);
  }
  // Segments never change once they are sealed, so no lock is held while a slow stick is written.
  auto report = write_bundle(store, file_or_folder, *in_folder, chosen, options.mode,
                             workshop.now(), disk, watch);
  if (!report) return report;
  if (!options.stays_here) note_exports(store, chosen.pieces);
  report->nameless = std::move(nameless);
  return report;
}

}  // namespace renkei
