// A bundle: the file that carries segments from device to device. docs/format.md describes every
// byte.
//
//   magic, version, smallest reader, length · header · segments · signature of the sender over all
//   of it
//
// A bundle is checked whole before anything in it is believed: a cut, a changed byte or an appended
// one is refused with nothing taken in. Segments are then read one at a time, so that memory does
// not grow with the file.
#pragma once
#include <optional>
#include <vector>

#include "core/base/file.hpp"
#include "core/base/moment.hpp"
#include "core/base/result.hpp"
#include "core/log/segment.hpp"

namespace renkei {

inline constexpr std::uint8_t bundle_format = 1;
inline constexpr std::string_view bundle_suffix = ".renkei";

// A log in a bundle is named by the place of its key in the header's list.
using KeyIndex = std::uint32_t;

struct BundleHeader {
  std::vector<PublicKey>
      keys;  // of all logs in the file; the first is the sender's and signs the file
  std::int64_t exported_ms = 0;
  std::int16_t offset_min = 0;
  // What the sender holds: so that a receiver sees what is missing.
  struct Held {
    KeyIndex key = 0;  // from 1; 0: of a log that is not in the file, and is named here
    LogId log{};
    std::vector<std::uint64_t> ranges;  // first, last, first, last ...
    template <class Archive>
    void serialize(Archive& archive) {
      archive(key);
      if (key == 0) archive(log);
      archive(ranges);
    }
  };
  std::vector<Held> coverage;  // with all logs named, once the file was opened
  std::uint32_t segments = 0;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(keys, exported_ms, offset_min, coverage, segments);
  }
};

// The header has to be readable: of more coverage than fits into so many bytes, the shortest claims
// are kept. The others are merely not made.
void claim_what_fits(BundleHeader& header, std::size_t most_bytes);

// What a segment claims to be.
struct SegmentOutline {
  LogId log{};
  Seq first = 0, last = 0;
  Hash hash{};
};

class BundleFile {
 public:
  // Everything that can be said without knowing a store: a regular file, of sensible size, whole,
  // undamaged, signed by the sender that it names. Codes: file_missing, not_a_file, not_a_bundle,
  // sealed_bundle, bundle_newer, bundle_incomplete, bundle_damaged, bundle_too_large, io_error.
  static Result<BundleFile> open(const std::string& path);
  // The same for a file that is in memory; `name` is used in errors.
  static Result<BundleFile> from_memory(const std::string& name, Bytes bytes);

  // Appends the outlines of the segments in a file, `most` at most. Verifies nothing and complains
  // of nothing.
  static void outline(const std::string& path, std::size_t most, std::vector<SegmentOutline>& out);

  const BundleHeader& header() const { return header_; }
  const std::string& path() const { return path_; }
  // The key of a log in the file; nothing when the header does not list it.
  std::optional<PublicKey> key_of(const LogId& log) const;
  // Identifies the file; two copies have the same.
  const Hash& hash() const { return hash_; }

  // The next segment, or nothing at the end. bundle_damaged when the file has changed meanwhile, or
  // when a segment cannot be what it claims. The segment's own signature is not checked here.
  Result<std::optional<Segment>> next();

 private:
  BundleFile(std::string path, InputFile file) : path_(std::move(path)), file_(std::move(file)) {}
  static Result<BundleFile> check(BundleFile bundle);
  Status check_frame();
  Status check_header();
  Status check_signature();
  Result<std::uint64_t> read_varint();
  Status read_run(std::uint64_t most, Bytes& out);
  Status skip_run();
  Status read_segment_header_bytes(Bytes& out);

  std::string path_;
  InputFile file_;
  BundleHeader header_;
  Bytes header_bytes_;
  bool newer_ = false;       // the header may have more than this program knows of
  std::vector<LogId> logs_;  // of the keys
  Hash hash_{};
  std::uint64_t at_ = 0, end_ = 0;  // of the segments
  std::uint32_t given_ = 0;
};

// The fixed beginning of a file of this length, and how a segment is framed.
Bytes bundle_frame(std::uint64_t length, ByteView header_bytes);
std::uint64_t bundle_frame_bytes(std::size_t header_bytes);
// Personal blocks that are empty are withheld.
void put_segment_frame(Bytes& out, KeyIndex key, const Segment& segment);
std::uint64_t segment_frame_bytes(KeyIndex key, std::size_t header, std::size_t open,
                                  std::span<const std::size_t> personal);

}  // namespace renkei
