// What was decided is found again in the log, with what it replaced.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

// Headquarters with a plan, and two devices that have it.
struct Post {
  Scratch folder;
  Machine m1{1}, m2{2}, m3{3};
  Session hq = made(folder / "hq.db", "hq", m1), one = made(folder / "1.db", "one", m2),
          two = made(folder / "2.db", "two", m3);
  EntryId event = done(hq, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
  EntryId tour = done(hq, Create{"tour", {{"event_id", event}}});
  EntryId person =
      done(hq, Create{"participant", {{"tour_id", tour}, {"name", "山田"}, {"seat", "1A"}}});
  int files = 0;

  Post() {
    merged(one, exported(hq, folder / "plan.renkei"));
    merged(two, folder / "plan.renkei");
  }
  EntryId in(Session& session, EntryId id) const { return *session.parse_id(hq.id_text(id)); }
  void come_in(Session& from) {
    merged(hq, exported(from, folder / (std::to_string(++files) + ".renkei")));
  }
  void set_seats(const char* first, const char* second) {
    done(one, Set{in(one, person), {{"seat", first}}});
    done(two, Set{in(two, person), {{"seat", second}}});
    come_in(one);
    come_in(two);
  }
  std::vector<PastDecision> found(std::size_t most = 10) const {
    const auto decisions = hq.past_decisions(most);
    REQUIRE_MESSAGE(decisions, told(decisions));
    return *decisions;
  }
};

std::vector<std::string> values_of(const PastDecision& made) {
  std::vector<std::string> values;
  for (const Claim& claim : made.among) values.emplace_back(claim.value.view().text);
  std::ranges::sort(values);
  return values;
}

}  // namespace

TEST_CASE("a conflict tells what stood before, where both have replaced the same") {
  Post post;
  post.set_seats("2B", "9D");
  const auto conflicts = post.hq.conflicts();
  REQUIRE(conflicts);
  REQUIRE(conflicts->size() == 1);
  REQUIRE((*conflicts)[0].before);
  CHECK((*conflicts)[0].before->view() == Value::of("1A"));
  const auto own = post.hq.conflicts(post.person);
  REQUIRE(own);
  CHECK((*own)[0].before->view() == Value::of("1A"));
  // One of them has seen a third value meanwhile.
  done(post.one, Set{post.in(post.one, post.person), {{"seat", "3C"}}});
  post.come_in(post.one);
  CHECK_FALSE((*post.hq.conflicts())[0].before);
}

TEST_CASE("a field without a first value had nothing before") {
  Post post;
  done(post.one, Set{post.in(post.one, post.person), {{"bus", "1"}}});
  done(post.two, Set{post.in(post.two, post.person), {{"bus", "2"}}});
  post.come_in(post.one);
  post.come_in(post.two);
  REQUIRE((*post.hq.conflicts())[0].before);
  CHECK((*post.hq.conflicts())[0].before->view().is_null());
}

TEST_CASE("a decision is found with what it chose from, and an ordinary change is none") {
  Post post;
  done(post.hq, Set{post.person, {{"bus", "1"}}});
  done(post.hq, Set{post.person, {{"bus", "2"}}});
  CHECK(post.found().empty());
  post.set_seats("2B", "9D");
  done(post.hq, Resolve{post.person, "seat", "9D"});
  for (const bool sealed : {false, true}) {
    if (sealed) REQUIRE(post.hq.close());
    const auto found = post.found();
    REQUIRE(found.size() == 1);
    CHECK(found[0].record == post.person);
    CHECK(found[0].kind->name == "participant");
    CHECK(found[0].field == "seat");
    CHECK(found[0].value.view() == Value::of("9D"));
    CHECK(found[0].device == "hq");
    CHECK(values_of(found[0]) == std::vector<std::string>{"2B", "9D"});
    CHECK(std::ranges::count(found[0].among, "one", &Claim::device) == 1);
    CHECK(found[0].together.empty());
  }
}

TEST_CASE("what is decided anew by an ordinary change stands, and the decision is still told") {
  Post post;
  post.set_seats("2B", "9D");
  done(post.hq, Resolve{post.person, "seat", "9D"});
  CHECK_FALSE(post.hq.execute(Resolve{post.person, "seat", "2B"}));  // nothing is disputed any more
  done(post.hq, Set{post.person, {{"seat", "2B"}}});
  CHECK(post.hq.find(post.person)->value("seat") == Value::of("2B"));
  CHECK(post.hq.conflicts()->empty());
  CHECK(post.found().size() == 1);
}

TEST_CASE("two head counts of one roll call are one decision, in both records") {
  Post post;
  const auto call = [&](Session& session, std::int64_t counted) {
    return done(session, RollCall{{{"tour_id", post.in(session, post.tour)},
                                   {"phase", "departure"},
                                   {"counted_n", counted}},
                                  {}});
  };
  call(post.one, 37);
  call(post.two, 38);
  post.come_in(post.one);
  post.come_in(post.two);
  const auto conflicts = post.hq.conflicts();
  REQUIRE(conflicts->size() == 1);
  CHECK_FALSE((*conflicts)[0].before);
  done(post.hq, Resolve{(*conflicts)[0].id, "counted_n", std::int64_t{38}});
  const auto found = post.found();
  REQUIRE(found.size() == 1);
  CHECK(found[0].value.view() == Value::of(std::int64_t{38}));
  CHECK(found[0].together.size() == 1);
  REQUIRE(found[0].among.size() == 2);
  CHECK(found[0].among[0].value.view().integer + found[0].among[1].value.view().integer == 75);
}

TEST_CASE(
    "what the field wrote is no decision of headquarters; the newest comes first, and no more") {
  Post post;
  post.set_seats("2B", "9D");
  done(post.hq, Resolve{post.person, "seat", "9D"});
  post.m1.now_ms += 60'000;
  done(post.one, Set{post.in(post.one, post.person), {{"bus", "1"}}});
  done(post.two, Set{post.in(post.two, post.person), {{"bus", "2"}}});
  post.come_in(post.one);
  post.come_in(post.two);
  done(post.hq, Resolve{post.person, "bus", "1"});
  const auto found = post.found();
  REQUIRE(found.size() == 2);
  CHECK(found[0].field == "bus");
  CHECK(found[1].field == "seat");
  REQUIRE(post.found(1).size() == 1);
  CHECK(post.found(1)[0].field == "bus");
}

TEST_CASE("what a device of the field decided is none of headquarters' decisions") {
  Post post;
  done(post.one, Set{post.in(post.one, post.person), {{"seat", "2B"}}});
  done(post.two, Set{post.in(post.two, post.person), {{"seat", "9D"}}});
  merged(post.two, exported(post.one, post.folder / "one.renkei"));
  done(post.two, Resolve{post.in(post.two, post.person), "seat", "2B"});
  CHECK(post.two.past_decisions(10)->size() == 1);
  post.come_in(post.two);
  CHECK(post.hq.find(post.person)->value("seat") == Value::of("2B"));
  CHECK(post.found().empty());
}
