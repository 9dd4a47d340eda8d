#include "core/exchange/bundle.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/log/archive.hpp"

namespace renkei {
namespace {

// The control characters show that the file went through a text conversion (as in PNG).
constexpr std::string_view magic = "\x89RKB\r\n\x1a\n";
constexpr std::string_view age_magic = "age-encryption.org/v1";
constexpr std::size_t fixed_bytes = 8 + 1 + 1 + 4 + 4;
constexpr std::size_t signature_bytes = 64;

template <class Number>
void put_fixed(Bytes& out, Number number) {
  for (std::size_t i = 0; i < sizeof(Number); ++i)
    out += static_cast<char>((number >> (8 * i)) & 0xff);
}

std::uint64_t fixed(ByteView bytes, std::size_t at, std::size_t size) {
  std::uint64_t number = 0;
  for (std::size_t i = size; i-- > 0;) number = (number << 8) | raw(bytes)[at + i];
  return number;
}

std::size_t varint_bytes(std::uint64_t value) {
  Bytes out;
  put_varint(out, value);
  return out.size();
}

Error refuse(Code code, const std::string& path,
             std::vector<std::pair<std::string, std::string>> details = {}) {
  details.insert(details.begin(), {"file", path});
  return Error(code, std::move(details));
}

// A segment without personal blocks has an empty one.
Bytes no_personal_blocks() { return joined_blocks(std::vector<Bytes>(1)); }

}  // namespace

void claim_what_fits(BundleHeader& header, std::size_t most_bytes) {
  auto& claims = header.coverage;
  if (to_wire(header).size() <= most_bytes) return;
  std::vector<BundleHeader::Held> all;
  all.swap(claims);
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.ranges.size() < b.ranges.size(); });
  std::size_t bytes = to_wire(header).size() + 10;  // their number
  for (BundleHeader::Held& claim : all) {
    bytes += to_wire(claim).size();
    if (bytes > most_bytes) return;
    claims.push_back(std::move(claim));
  }
}

Result<BundleFile> BundleFile::open(const std::string& path) {
  auto file = InputFile::open(path);
  if (!file) return file.error();
  return check(BundleFile(path, std::move(*file)));
}

Result<BundleFile> BundleFile::from_memory(const std::string& name, Bytes bytes) {
  return check(BundleFile(name, InputFile::in_memory(std::move(bytes))));
}

Result<BundleFile> BundleFile::check(BundleFile bundle) {
  if (Status status = bundle.check_frame(); !status) return status.error();
  if (Status status = bundle.check_header(); !status) return status.error();
  if (Status status = bundle.check_signature(); !status) return status.error();
  return Result<BundleFile>(std::move(bundle));
}

Status BundleFile::check_frame() {
  Bytes start;
  const std::uint64_t size = file_.size();
  const std::uint64_t enough = std::max(fixed_bytes, age_magic.size());
  if (!file_.read(0, static_cast<std::size_t>(std::min(size, enough)), start))
    return refuse(Code::io_error, path_, {{"reason", "read"}});
  if (start.starts_with(age_magic)) return refuse(Code::sealed_bundle, path_);
  if (start.size() < magic.size() && !start.empty() && magic.starts_with(start))
    return refuse(Code::bundle_incomplete, path_,
                  {{"size", std::to_string(size)}, {"expected", "?"}});
  if (!start.starts_with(magic)) return refuse(Code::not_a_bundle, path_);
  if (start.size() < fixed_bytes)
    return refuse(Code::bundle_incomplete, path_,
                  {{"size", std::to_string(size)}, {"expected", "?"}});
  const std::uint64_t version = fixed(start, 8, 1), min_reader = fixed(start, 9, 1);
  if (min_reader > bundle_format)
    return refuse(Code::bundle_newer, path_, {{"version", std::to_string(version)}});
  const std::uint64_t length = fixed(start, 10, 4), header_length = fixed(start, 14, 4);
  if (length > limits::bundle_bytes)
    return refuse(
        Code::bundle_too_large, path_,
        {{"size", std::to_string(length)}, {"limit", std::to_string(limits::bundle_bytes)}});
  if (size < length)
    return refuse(Code::bundle_incomplete, path_,
                  {{"size", std::to_string(size)}, {"expected", std::to_string(length)}});
  if (size > length || version < min_reader || min_reader == 0 ||
      header_length > limits::header_bytes ||
      length < fixed_bytes + header_length + signature_bytes)
    return refuse(Code::bundle_damaged, path_);
  if (!file_.read(fixed_bytes, static_cast<std::size_t>(header_length), header_bytes_))
    return refuse(Code::io_error, path_, {{"reason", "read"}});
  newer_ = version > bundle_format;
  at_ = fixed_bytes + header_length;
  end_ = length - signature_bytes;
  return Done{};
}

Status BundleFile::check_header() {
  try {
    header_ = from_wire<BundleHeader>(header_bytes_, !newer_);
    for (const PublicKey& key : header_.keys) logs_.push_back(log_id_of(key));
    for (BundleHeader::Held& held : header_.coverage)
      if (held.key != 0) held.log = logs_.at(held.key - 1);
    if (!header_.keys.empty()) return Done{};
  } catch (const std::exception&) {
    // As without a key: it is not what was signed.
  }
  return refuse(Code::bundle_damaged, path_);
}

Status BundleFile::check_signature() {
  Hasher hasher;
  Bytes piece;
  constexpr std::uint64_t step = 256 * 1024;
  for (std::uint64_t at = 0; at < end_; at += step) {
    const auto count = static_cast<std::size_t>(std::min(step, end_ - at));
    if (!file_.read(at, count, piece)) return refuse(Code::io_error, path_, {{"reason", "read"}});
    hasher.add(piece);
  }
  hash_ = hasher.done();
  if (!file_.read(end_, signature_bytes, piece))
    return refuse(Code::io_error, path_, {{"reason", "read"}});
  if (!verify(to_array<64>(piece), hash_, header_.keys[0]))
    return refuse(Code::bundle_damaged, path_);
  return Done{};
}

std::optional<PublicKey> BundleFile::key_of(const LogId& log) const {
  const auto at = std::find(logs_.begin(), logs_.end(), log);
  if (at == logs_.end()) return std::nullopt;
  return header_.keys[static_cast<std::size_t>(at - logs_.begin())];
}

Result<std::uint64_t> BundleFile::read_varint() {
  Bytes bytes;
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(10, end_ - at_));
  if (!file_.read(at_, count, bytes)) return refuse(Code::io_error, path_, {{"reason", "read"}});
  try {
    ByteReader reader(bytes);
    const std::uint64_t value = reader.varint();
    at_ += count - reader.left();
    return value;
  } catch (const Malformed&) {
    return refuse(Code::bundle_damaged, path_);
  }
}

Status BundleFile::read_run(std::uint64_t most, Bytes& out) {
  const auto length = read_varint();
  if (!length) return length.error();
  if (*length > most || *length > end_ - at_) return refuse(Code::bundle_damaged, path_);
  if (!file_.read(at_, static_cast<std::size_t>(*length), out))
    return refuse(Code::io_error, path_, {{"reason", "read"}});
  at_ += *length;
  return Done{};
}

Status BundleFile::skip_run() {
  const auto length = read_varint();
  if (!length) return length.error();
  if (*length > end_ - at_) return refuse(Code::bundle_damaged, path_);
  at_ += *length;
  return Done{};
}

Status BundleFile::read_segment_header_bytes(Bytes& out) {
  const auto key = read_varint();
  if (!key) return key.error();
  if (*key < 1 || *key > logs_.size()) return refuse(Code::bundle_damaged, path_);
  Bytes rest;
  if (Status s = read_run(limits::segment_header_bytes, rest); !s) return s;
  out.append(view(logs_[static_cast<std::size_t>(*key - 1)])).append(rest);
  return Done{};
}

void BundleFile::outline(const std::string& path, std::size_t most,
                         std::vector<SegmentOutline>& out) {
  auto input = InputFile::open(path);
  if (!input) return;
  BundleFile file(path, std::move(*input));
  if (!file.check_frame() || !file.check_header()) return;
  for (std::uint32_t i = 0; i < file.header_.segments && i < most; ++i) {
    Bytes bytes;
    if (!file.read_segment_header_bytes(bytes) || file.end_ - file.at_ < signature_bytes) return;
    file.at_ += signature_bytes;
    try {
      const SegmentHeader header = read_segment_header(bytes);
      const std::size_t blocks = 1 + std::max<std::size_t>(header.personal_hashes.size(), 1);
      for (std::size_t run = 0; run < blocks; ++run)
        if (!file.skip_run()) return;
      out.push_back({header.log, static_cast<Seq>(header.first), header.last(), hash_of(bytes)});
    } catch (const std::exception&) {
      return;
    }
  }
}

Result<std::optional<Segment>> BundleFile::next() {
  if (given_ == header_.segments) {
    if (at_ != end_) return refuse(Code::bundle_damaged, path_);
    return std::optional<Segment>();
  }
  ++given_;
  Segment segment;
  Bytes signature;
  if (Status s = read_segment_header_bytes(segment.header_bytes); !s) return s.error();
  if (end_ - at_ < signature_bytes || !file_.read(at_, signature_bytes, signature))
    return refuse(Code::bundle_damaged, path_);
  at_ += signature_bytes;
  segment.signature = to_array<64>(signature);
  if (Status s = read_run(limits::segment_raw_bytes, segment.open); !s) return s.error();
  try {
    segment.header = read_segment_header(segment.header_bytes);
  } catch (const std::exception&) {
    return refuse(Code::bad_segment, path_);
  }
  segment.personal.resize(segment.header.personal_hashes.size());
  for (Bytes& block : segment.personal)
    if (Status s = read_run(limits::segment_raw_bytes, block); !s) return s.error();
  Bytes none;
  if (segment.personal.empty())
    if (Status s = read_run(0, none); !s) return s.error();
  return std::optional(std::move(segment));
}

Bytes bundle_frame(std::uint64_t length, ByteView header_bytes) {
  Bytes out(magic);
  put_fixed(out, bundle_format);
  put_fixed(out, bundle_format);
  put_fixed(out, static_cast<std::uint32_t>(length));
  put_fixed(out, static_cast<std::uint32_t>(header_bytes.size()));
  return out.append(header_bytes);
}

std::uint64_t bundle_frame_bytes(std::size_t header_bytes) { return fixed_bytes + header_bytes; }

void put_segment_frame(Bytes& out, KeyIndex key, const Segment& segment) {
  put_varint(out, key);
  put_run(out, ByteView(segment.header_bytes).substr(sizeof(LogId)));
  out += view(segment.signature);
  put_run(out, segment.open);
  out += segment.personal.empty() ? no_personal_blocks() : joined_blocks(segment.personal);
}

std::uint64_t segment_frame_bytes(KeyIndex key, std::size_t header, std::size_t open,
                                  std::span<const std::size_t> personal) {
  header -= sizeof(LogId);
  std::uint64_t bytes = varint_bytes(key) + varint_bytes(header) + header + signature_bytes +
                        varint_bytes(open) + open;
  for (std::size_t block : personal) bytes += varint_bytes(block) + block;
  return personal.empty() ? bytes + no_personal_blocks().size() : bytes;
}

}  // namespace renkei
