// Sizes beyond which renkei refuses, checked before anything is allocated (a few
// hostile bytes must not cost gigabytes), and which what it writes keeps to. Part of the file
// format: see docs/format.md.
#pragma once
#include <cstddef>
#include <cstdint>

namespace renkei::limits {

inline constexpr std::size_t text_bytes = 65'536;           // one text field
inline constexpr std::size_t entry_bytes = 256 * 1024;      // all fields of one entry
inline constexpr std::int64_t segment_entries = 4'096;      // entries in a segment
inline constexpr std::size_t segment_raw_bytes = 8 << 20;   // a decompressed block
inline constexpr std::size_t segment_seal_bytes = 4 << 20;  // a tail this large is sealed
inline constexpr std::size_t header_bytes = 16 << 20;       // a bundle's header
inline constexpr std::size_t segment_header_bytes = 1 << 20;
inline constexpr std::uint64_t bundle_bytes = 1ull << 31;  // one bundle file
inline constexpr std::size_t command_bytes = 1 << 20;      // one JSON Lines command
inline constexpr std::size_t segment_columns = 10'000;     // in a block
inline constexpr std::size_t shape_parts = 1'000;          // fields in one entry, nearly
inline constexpr std::size_t names_per_change = 1'000;     // writes that one change replaces
inline constexpr std::size_t judged_fields = 900;          // in what a void says it had seen ...
inline constexpr std::size_t judged_heads = 10'000;        // ... in all
inline constexpr std::size_t declared_blocks = 2'000;      // that one erasure says it rewrote

}  // namespace renkei::limits
