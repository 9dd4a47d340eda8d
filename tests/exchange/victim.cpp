#include "tests/exchange/victim.hpp"

#include <doctest/doctest.h>

namespace renkei::laws {

MergeReport Victim::take(const Bytes& bundle) {
  put_bytes(folder / "forged.renkei", bundle);
  return merged(session, folder / "forged.renkei");
}

MergeReport Victim::take(const ForgedBlock& block, std::uint32_t count) {
  Forger forger(7);
  return take(forger.bundle({forger.segment(count, framed(block.raw()))}));
}

void must_converge(const std::vector<Bytes>& bundles) {
  std::string first;
  std::size_t first_conflicts = 0;
  for (const bool forward : {true, false}) {
    CAPTURE(forward);
    Victim victim;
    for (std::size_t i = 0; i < bundles.size(); ++i) {
      CHECK(code_of(victim.take(bundles[forward ? i : bundles.size() - 1 - i])) == "");
      CHECK(victim.session.status()->digest == digest(victim.session));
    }
    const std::string now = digest(victim.session);
    const auto conflicts = victim.session.conflicts();
    REQUIRE(conflicts);
    const auto rebuilt = victim.session.rebuild();
    REQUIRE(rebuilt);
    CHECK(rebuilt->digest == now);
    CHECK(victim.session.conflicts()->size() == conflicts->size());
    CHECK(victim.session.verify()->problems.empty());
    if (forward) {
      first = now;
      first_conflicts = conflicts->size();
    }
    CHECK(now == first);
    CHECK(conflicts->size() == first_conflicts);
  }
}

ForgedBlock naming(const SegmentName& of, Seq record, Seq name, std::uint64_t kind) {
  ForgedBlock block;
  block.names = {of};
  block.shapes = {{2, kind, 1, field(1)}};
  block.runs = {{1, 540, ""}};
  block.shape_indexes = varints({0});
  block.times = zigzags({1'697'238'100});
  block.record_tables = varints({1});
  block.record_seqs = zigzags({record});
  block.name_counts = varints({1});
  block.name_tables = varints({1});
  block.name_seqs = zigzags({name});
  block.columns = {{kind, 1, 2, texts({"liar's"})}};
  return block;
}

}  // namespace renkei::laws
