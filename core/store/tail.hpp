// The tail: this device's newest entries, each committed by itself, until they are sealed into a
// segment at an export or when the segment is full. Every call may throw StoreFailure.
#pragma once
#include "core/store/store.hpp"

namespace renkei {

// A tail entry's bytes; references are local entry ids. `nonce` is random: all nonces of a tail
// make the salt of its segment, so that two copies of one tail seal the same segment, and two
// doubles that record the same things in the same second do not.
Bytes encode_tail_entry(const Entry& entry, std::uint32_t nonce);
// Calls `visit` with every entry of the tail in order; it and its views are good for that call
// only.
void each_tail_entry(const Store& store, const std::function<void(const Entry&)>& visit);

// What sealing the tail as it is makes, in order, read back as others will read it: always the same
// bytes, so that a tail that was copied with its store, or exported from a disk that takes nothing,
// counts once. For that, too, a session seals what it finds in the tail before it adds to it. What
// does not fit one segment becomes several.
std::vector<Segment> sealed_tail(const Store& store, Compressor& compressor);

// Seals whatever lies in the tail. `now_ms` is noted as the time of sealing. Returns how many
// segments were made.
int seal_tail(Store& store, Compressor& compressor, std::int64_t now_ms);
// The same in a transaction of its own. False when the disk does not take it, full or read-only or
// failing; all is as before then, and can be read.
bool seal_tail_if_possible(Store& store, Compressor& compressor, std::int64_t now_ms);

// Whether the tail, of which `last` is the last entry, has reached the size of a full segment.
bool tail_is_full(const Store& store, Seq last);

}  // namespace renkei
