// Names of things: a log (one device's chain of entries), an entry in it, and the record that the
// entry bore.
//
// Outside a store an entry is named by the pair (log id, seq), written `<26 letters>-<seq>`, for
// example `k3q7...xa-15`. Inside a store the log has a small local number n and the pair is one
// integer, n << 40 | seq, which is also the key of every table.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace renkei {

// 128 bits of BLAKE2b over the device's public key; for a branch of a forked log, over the parent
// log's id and the hash of the branch's first segment.
using LogId = std::array<std::uint8_t, 16>;

// BLAKE2b-256.
using Hash = std::array<std::uint8_t, 32>;

using Seq = std::int64_t;
using SeqRange = std::pair<Seq, Seq>;  // first and last, inclusive
using LogNumber = std::int64_t;

// (local log number, seq) in one integer. 0 names nothing.
using EntryId = std::int64_t;
inline constexpr int seq_bits = 40;
inline constexpr Seq max_seq = (Seq{1} << seq_bits) - 1;
inline constexpr LogNumber max_log_number = (LogNumber{1} << 22) - 1;

constexpr EntryId make_entry_id(LogNumber n, Seq seq) { return (n << seq_bits) | seq; }
constexpr LogNumber log_of(EntryId id) { return id >> seq_bits; }
constexpr Seq seq_of(EntryId id) { return id & max_seq; }

// An entry's name outside a store.
struct GlobalId {
  LogId log{};
  Seq seq = 0;
  friend auto operator<=>(const GlobalId&, const GlobalId&) = default;
};

std::string to_text(const LogId& id);
std::string to_text(const GlobalId& id);
std::optional<LogId> parse_log_id(std::string_view text);
std::optional<GlobalId> parse_global_id(std::string_view text);

}  // namespace renkei
