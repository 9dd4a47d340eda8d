// Who takes part, from what logs say of each other: by example and at random.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "core/trust/admission.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

LogId log_number(int n) {
  LogId id{};
  id[0] = static_cast<std::uint8_t>(n);
  return id;
}

const LogId here = log_number(1), hq = log_number(2), hq2 = log_number(3), bus = log_number(4),
            stranger = log_number(9);

struct Logs {
  std::map<LogId, std::vector<Act>> acts;
  Logs& say(const LogId& author, Seq seq, Op op, const LogId& target, Seq from = 0) {
    acts[author].push_back({seq, op, target, from});
    return *this;
  }
  Admission admission(std::vector<LogId> own = {here}) const {
    return Admission(own, [&](const LogId& author) {
      const auto found = acts.find(author);
      return found == acts.end() ? std::vector<Act>() : found->second;
    });
  }
};

constexpr Seq no_end = max_seq + 1;

}  // namespace

TEST_CASE("as long as no authority has enrolled anybody, everybody takes part") {
  CHECK(Logs().admission().admits(stranger));
  CHECK(Logs().say(stranger, 1, Op::enrol, stranger).admission().admits(bus));
  CHECK(Logs().say(here, 1, Op::trust, hq).admission().admits(bus));
  CHECK(!Logs().say(here, 1, Op::enrol, bus).admission().admits(stranger));
}

TEST_CASE("whom headquarters enrols takes part, whom an enrolled device enrols does not") {
  Logs logs;
  logs.say(here, 1, Op::trust, hq).say(hq, 5, Op::enrol, bus).say(bus, 2, Op::enrol, stranger);
  const Admission admission = logs.admission();
  CHECK(admission.is_authority(hq));
  CHECK(admission.end_of(bus) == no_end);
  CHECK(!admission.is_authority(bus));
  CHECK(admission.end_of(stranger) == 1);
}

TEST_CASE("headquarters' headquarters are authorities, and nobody's headquarters is none") {
  Logs logs;
  logs.say(here, 1, Op::trust, hq).say(hq, 5, Op::trust, hq2).say(hq2, 3, Op::enrol, bus);
  logs.say(stranger, 1, Op::trust, stranger);
  CHECK(logs.admission().is_authority(hq2));
  CHECK(logs.admission().admits(bus));
  CHECK(!logs.admission().is_authority(stranger));
}

TEST_CASE("what a revoked headquarters said before it was revoked still counts") {
  Logs logs;
  logs.say(here, 1, Op::trust, hq).say(hq, 5, Op::enrol, bus).say(hq, 6, Op::enrol, stranger);
  logs.say(here, 2, Op::revoke, hq, 6);
  const Admission admission = logs.admission();
  CHECK(admission.end_of(hq) == 6);
  CHECK(admission.admits(bus));
  CHECK(!admission.admits(stranger));
}

TEST_CASE("two headquarters that revoke each other are both cut") {
  Logs logs;
  logs.say(here, 1, Op::trust, hq).say(here, 2, Op::trust, hq2);
  logs.say(hq, 7, Op::revoke, hq2, 3).say(hq2, 9, Op::revoke, hq, 4);
  CHECK(logs.admission().end_of(hq) == 4);
  CHECK(logs.admission().end_of(hq2) == 3);
}

TEST_CASE("nobody revokes who is closer to this store, nor this store") {
  Logs logs;
  logs.say(here, 1, Op::trust, hq).say(hq, 1, Op::trust, hq2);
  logs.say(hq2, 2, Op::revoke, hq, 1)
      .say(hq2, 3, Op::revoke, here, 1)
      .say(hq, 2, Op::revoke, here, 1);
  CHECK(logs.admission().end_of(hq) == no_end);
  CHECK(logs.admission().end_of(here) == no_end);
  CHECK(logs.admission({hq}).end_of(here) == 1);
}

TEST_CASE("a revocation is taken back by a later word of the same author only") {
  Logs logs;
  logs.say(here, 1, Op::trust, hq).say(here, 2, Op::enrol, bus).say(here, 3, Op::revoke, bus, 10);
  CHECK(logs.admission().end_of(bus) == 10);
  logs.say(hq, 50, Op::enrol, bus);
  CHECK(logs.admission().end_of(bus) == 10);
  logs.say(here, 4, Op::enrol, bus);
  CHECK(logs.admission().end_of(bus) == no_end);
}

TEST_CASE("of several revocations the smallest number counts") {
  Logs logs;
  logs.say(here, 1, Op::trust, hq).say(here, 2, Op::revoke, bus, 10).say(hq, 1, Op::revoke, bus, 4);
  CHECK(logs.admission().end_of(bus) == 4);
}

TEST_CASE("what an act says comes back from its payload, and anything else says nothing") {
  for (const Act& act :
       {Act{3, Op::enrol, bus, 0}, Act{4, Op::trust, hq, 0}, Act{5, Op::revoke, bus, 17}}) {
    Entry entry;
    entry.seq = act.seq;
    entry.op = act.op;
    const std::string payload = payload_of(act);
    entry.payload = payload;
    CHECK(act_of(entry) == act);
    entry.payload = "somebody";
    CHECK(!act_of(entry));
  }
}

TEST_CASE("neither the order of what is said nor what strangers say changes who takes part") {
  Dice dice(11);
  for (int world = 0; world < 2'000; ++world) {
    Logs logs;
    const int count = 2 + static_cast<int>(dice.below(6));
    const int known = 1 + static_cast<int>(dice.below(static_cast<std::uint64_t>(count)));
    const auto any_of = [&](int of) {
      return log_number(1 + static_cast<int>(dice.below(static_cast<std::uint64_t>(of))));
    };
    static const std::vector<Op> ops = {Op::enrol, Op::trust, Op::trust, Op::revoke};
    for (std::uint64_t i = dice.below(25); i > 0; --i) {
      const Op op = dice.pick(ops);
      logs.say(any_of(known), 1 + static_cast<Seq>(dice.below(12)), op, any_of(known),
               op == Op::revoke ? 1 + static_cast<Seq>(dice.below(12)) : 0);
    }
    const Admission admission = logs.admission();
    CHECK(admission.end_of(here) == no_end);
    Logs shuffled = logs;
    for (auto& [author, acts] : shuffled.acts) dice.shuffle(acts);
    // Whoever nobody has ever named may say what it likes.
    for (int n = known + 1; n <= count; ++n)
      shuffled.say(log_number(n), 1, dice.pick(ops), any_of(count), 1);
    CHECK(shuffled.admission() == admission);
    for (int n = 1; n <= known; ++n) {
      const Seq end = admission.end_of(log_number(n));
      CHECK(end <= admission.revoked_from(log_number(n)).value_or(no_end));
      CHECK((end > 1 || !admission.admits(log_number(n)) ||
             admission.revoked_from(log_number(n)) == 1));
    }
  }
}
