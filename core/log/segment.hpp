// A segment: up to 4,096 consecutive entries of one log, sealed for ever. Its header names the log,
// the range, the segment before it and the hashes of its blocks; it is signed by the device.
// The open block holds everything but personal values (P2, P3). These are in personal blocks, one for
// each compartment (a tour, an event, neither), of which each may be left out of a copy without
// breaking the chain. docs/format.md describes every byte.
//
// Here a segment is bytes; blocks.hpp turns entries into its blocks and back.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "core/crypto/hash.hpp"
#include "core/crypto/sign.hpp"
#include "core/log/log_ids.hpp"

namespace renkei {

inline constexpr std::uint32_t segment_format = 1;

struct SegmentHeader {
  LogId log{};  // of the signing key, also in a branch of a fork
  std::uint32_t format = segment_format;
  std::uint32_t min_reader = segment_format;  // an older program keeps the segment, unread
  std::uint64_t first = 1;                    // seq
  std::uint32_t count = 0;
  std::array<std::uint8_t, 8> salt{};  // random: two doubles that record the same still differ
  Hash previous{};  // hash of the segment before; zero, and not written, for the first
  Hash open_hash{};
  std::vector<Hash> personal_hashes;  // of the personal blocks

  template <class Archive>
  void serialize(Archive& archive) {
    archive(log, format, min_reader, first, count, salt);
    if (first != 1) archive(previous);
    archive(open_hash, personal_hashes);
  }
  Seq last() const { return static_cast<Seq>(first) + count - 1; }
};

// The stored bytes of a segment, and what its header says.
struct Segment {
  SegmentHeader header;
  Bytes header_bytes;
  Signature signature{};
  Bytes open;
  std::vector<Bytes> personal;  // as many as the header has hashes; one that is withheld is empty

  // Names the segment; the next one's `previous`.
  Hash hash() const { return hash_of(header_bytes); }
};

// Reads and checks a header: limits and consistency, not the signature. Throws Malformed.
SegmentHeader read_segment_header(ByteView bytes);

// Signature and hash of the open block; `hash` is the segment's. Parses nothing but the header.
enum class SegmentCheck { sound, bad_signature, damaged };
SegmentCheck check_segment(const Segment& segment, const Hash& hash, const PublicKey& key);

// Whether a personal block is the one that was sealed. That of a segment from which somebody was
// erased has another hash than the header says; `declared` lists the ones that signed erasures
// named.
bool personal_is_sound(const Segment& segment, std::size_t block, std::span<const Hash> declared);

// Personal blocks as files and stores keep them: a run each, an empty one where one is withheld.
Bytes joined_blocks(std::span<const Bytes> personal);
// Throws Malformed unless there are as many as `count`.
std::vector<Bytes> split_blocks(ByteView bytes, std::size_t count);

// The hashes of the blocks go into the header, which is then signed.
Segment seal(SegmentHeader header, Bytes open, std::vector<Bytes> personal, const SecretKey& key);

}  // namespace renkei
