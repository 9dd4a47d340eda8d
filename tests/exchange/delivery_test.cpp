// Several files merged with one call, in which a fork puts the deriving off: what cannot be read
// must not get into the log meanwhile.
#include <doctest/doctest.h>

#include "core/exchange/fork_hint.hpp"
#include "tests/exchange/victim.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

std::vector<std::string> written(Victim& victim, const std::vector<Bytes>& bundles) {
  std::vector<std::string> files;
  for (const Bytes& bundle : bundles) {
    files.push_back(victim.folder / ("look" + std::to_string(files.size()) + ".renkei"));
    put_bytes(files.back(), bundle);
  }
  return files;
}

// Merges the bundles with one call; the codes of the reports, in order.
std::vector<std::string> codes_of_delivery(Victim& victim, const std::vector<Bytes>& bundles) {
  std::vector<std::string> codes;
  const auto reports = victim.session.merge(written(victim, bundles));
  REQUIRE(reports);
  for (const MergeReport& report : *reports) codes.push_back(code_of(report));
  return codes;
}

// Two histories of one log.
std::vector<Bytes> fork_of_a_log() {
  ForgedBlock other = sound_block();
  other.columns[0].body = texts({"twin", "renamed"});
  Forger one(7), twin(7);
  return {one.bundle({one.segment(2, framed(sound_block().raw()))}),
          twin.bundle({twin.segment(2, framed(other.raw()))})};
}

void must_go_on(Victim& victim) {
  CHECK(victim.session.status()->digest == digest(victim.session));
  CHECK(victim.session.verify()->problems.empty());
  CHECK(victim.session.rebuild()->digest == digest(victim.session));
  CHECK(victim.session.list("event")->size() == 2);
}

}  // namespace

TEST_CASE("a look at several files tells whether they will fork a log") {
  Victim victim;
  Forger other(8);
  const std::vector<Bytes> fork = fork_of_a_log();
  const Bytes apart = other.bundle({other.segment(2, framed(sound_block().raw()))});
  const auto looked = [&](const std::vector<Bytes>& bundles) {
    return will_fork(*Store::open(victim.folder / "victim.db"), written(victim, bundles));
  };
  CHECK(looked(fork));
  CHECK(looked({fork[1], apart, fork[0]}));
  CHECK(!looked({fork[0], apart, fork[0]}));
  CHECK(!looked({"no bundle", fork[0], fork[1].substr(0, 100)}));
  CHECK(code_of(victim.take(fork[0])) == "");
  CHECK(looked({apart, fork[1]}));
  CHECK(!looked({apart, fork[0]}));
  CHECK(code_of(victim.take(fork[1])) == "");
  CHECK(!looked({apart, fork[1]}));  // it has forked already
}

TEST_CASE("what cannot be read is refused also while deriving is put off because of a fork") {
  Victim victim;
  std::vector<Bytes> delivery = fork_of_a_log();
  ForgedBlock bad = sound_block();
  bad.times.clear();
  Forger liar(8);
  delivery.push_back(liar.bundle({liar.segment(2, framed(bad.raw()))}));
  CHECK(codes_of_delivery(victim, delivery) == std::vector<std::string>{"", "", "bad_segment"});
  must_go_on(victim);
}

TEST_CASE("a personal block that comes late and cannot be read is refused, fork or not") {
  Forger liar(8);
  constexpr std::uint64_t create = 1, participant = 15;
  ForgedBlock block;
  block.shapes = {{create, participant, 0}};
  block.runs = {{1, 540, ""}};
  block.shape_indexes = varints({0});
  block.times = zigzags({1'697'238'000});
  const Segment whole = liar.segment(1, framed(block.raw()), Bytes(32, 'n') + framed("garbage"));
  Segment withheld = whole;
  withheld.personal[0].clear();
  Victim victim;
  std::vector<Bytes> delivery = fork_of_a_log();
  delivery.insert(delivery.begin(), liar.bundle({withheld}));
  delivery.push_back(liar.bundle({whole}));
  CHECK(codes_of_delivery(victim, delivery) == std::vector<std::string>{"", "", "", "bad_segment"});
  must_go_on(victim);
  CHECK(code_of(victim.take(liar.bundle({whole}))) == "bad_segment");
  must_go_on(victim);
}
