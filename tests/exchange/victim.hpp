// A store that is handed forged bundles.
#pragma once
#include <string>
#include <vector>

#include "tests/exchange/forge.hpp"
#include "tests/support/scratch.hpp"

namespace renkei::laws {

inline constexpr std::uint64_t event_kind = 7;

struct Victim {
  Scratch folder;
  Machine machine{99};
  Session session = made(folder / "victim.db", "victim", machine);

  MergeReport take(const Bytes& bundle);
  // The only segment of a device of its own.
  MergeReport take(const ForgedBlock& block, std::uint32_t count = 2);
};

// The same bundles in both orders: both stores must agree, also after a rebuild.
void must_converge(const std::vector<Bytes>& bundles);

// One entry of some log that sets the name of the record `record` of the log `of` and says that it
// replaces the entry `name` of that log.
ForgedBlock naming(const SegmentName& of, Seq record, Seq name, std::uint64_t kind = event_kind);

}  // namespace renkei::laws
