// The table `claim`: how far logs reach, as the senders of files say. Hearsay: it shows what may be
// missing, and changes nothing else. The latest word of a sender replaces all that it said before.
// Every call may throw StoreFailure.
#pragma once
#include "core/store/store.hpp"

namespace renkei {

struct Hearsay {
  LogId by{}, of{};
  Seq last = 0;
};

// When a sender said so: its own log's last seq, then its clock.
struct ClaimTime {
  Seq own_last = 0;
  std::int64_t at_ms = 0;
  friend auto operator<=>(const ClaimTime&, const ClaimTime&) = default;
};

// All that `by` says at that time. Does nothing when a later word of it is known.
void note_claims(Store& store, const LogId& by, const ClaimTime& when,
                 const std::vector<std::pair<LogId, Seq>>& claims);
std::vector<Hearsay> all_claims(const Store& store);

}  // namespace renkei
