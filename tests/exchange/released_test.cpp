// Files that released versions wrote (tests/data/released). The digest covers all fields that this
// program knows, so it is compared between stores and not with a number from the past.
#include <doctest/doctest.h>

#include "core/base/assets.hpp"
#include "core/crypto/hash.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

std::string released(const std::string& name) {
  return std::string(RENKEI_SOURCE_DIR) + "/tests/data/released/" + name;
}

std::size_t count(const Session& session, std::string_view kind, bool with_void = false) {
  const auto list = session.list(kind, {}, with_void);
  REQUIRE(list);
  return list->size();
}

std::string text_of(const Session& session, std::string_view kind, std::string_view field) {
  const auto list = session.list(kind);
  REQUIRE(list);
  REQUIRE(!list->empty());
  return std::string(list->at(0).value(field).text);
}

void must_hold_the_day(const Session& session, bool personal) {
  CHECK(text_of(session, "event", "name") == "交流フェア");
  CHECK(session.list("event")->at(0).value("lat") == Value::of_real(35.6895));
  CHECK(text_of(session, "event", "co_organiser") == R"(["千代田区","港区"])");
  CHECK(text_of(session, "stop", "name") == "𠮷野の里");
  const auto stops = session.list("stop");
  REQUIRE(stops->size() == 7);
  CHECK(stops->at(1).value("name").text == "9番目");
  CHECK(stops->at(1).value("plan_arrive").text == "09:05");
  CHECK(stops->at(6).value("plan_depart").text == "14:30");
  CHECK(stops->at(6).value("seq") == Value::of(std::int64_t{14}));
  CHECK(text_of(session, "participant", "bus") == "2");
  CHECK(text_of(session, "participant", "name") == (personal ? "𠮷田 花子" : ""));
  CHECK(text_of(session, "participant", "phone") == (personal ? "09012345678" : ""));
  CHECK(text_of(session, "participant", "allergy") == (personal ? "そば" : ""));
  CHECK(text_of(session, "response", "free_text") == (personal ? R"({"q2":"🍎が良い"})" : ""));
  CHECK(count(session, "participant") == 3);
  CHECK(session.list("participant")->at(2).value("name").is_null());  // erased
  CHECK(count(session, "check_in") == 1);
  CHECK(count(session, "rollcall") == 1);
  CHECK(count(session, "rollcall_mark") == 1);
  CHECK(count(session, "tally") == 1);
  CHECK(count(session, "tally", true) == 2);
  CHECK(session.list("tally")->at(0).value("at") ==
        Value::of(pack(*parse_moment("2023-10-14T09:30:15.250+09:00"))));
}

}  // namespace

TEST_CASE("the dictionary of format 1 is the one that its files were written with") {
  CHECK(to_hex(view(hash_of(asset("segment-1.dict")))) ==
        "b30e3bc0edbfa956a6a4927bc6c1e00e5442a342e7c1014385dcf6fdf4d088bd");
}

TEST_CASE("bundles of version 1 open, and say the same in every order") {
  const Scratch folder;
  Machine m1(1), m2(1);
  Session one = made(folder / "1.db", "reader", m1), other = made(folder / "2.db", "reader", m2);
  CHECK(code_of(merged(one, released("v1-open.renkei"))) == "");
  must_hold_the_day(one, false);
  for (const char* name : {"v1-plain.renkei", "v1-bus.renkei"})
    CHECK(code_of(merged(one, released(name))) == "");
  for (const char* name : {"v1-bus.renkei", "v1-plain.renkei", "v1-open.renkei"})
    CHECK(code_of(merged(other, released(name))) == "");
  must_hold_the_day(one, true);
  CHECK(text_of(one, "event", "venue") == "体育館");
  CHECK(text_of(one, "need", "heard_from") == "商工会");
  CHECK(digest(one) == digest(other));
  CHECK(one.digest()->personal == other.digest()->personal);
  CHECK(one.verify()->problems.empty());
  for (const char* name : {"v1-open.renkei", "v1-plain.renkei", "v1-bus.renkei"})
    CHECK(Session::verify_file(released(name))->problems.empty());
}

TEST_CASE("a store of version 1 opens, goes on and takes its own files as known") {
  const Scratch folder;
  Machine machine(1);
  copy_file(released("v1.db"), folder / "v1.db");
  Session store = opened(folder / "v1.db", machine);
  must_hold_the_day(store, true);
  CHECK(store.staff() == "s1");
  const auto conflicts = store.conflicts();
  REQUIRE(conflicts);
  REQUIRE(conflicts->size() == 1);
  CHECK(conflicts->at(0).field == "venue");
  CHECK(conflicts->at(0).claims.size() == 2);
  CHECK(store.verify()->problems.empty());
  const std::string before = digest(store);
  CHECK(store.rebuild()->digest == before);
  for (const char* name : {"v1-open.renkei", "v1-plain.renkei", "v1-bus.renkei"})
    CHECK(status_name(merged(store, released(name)).status) == "known");
  CHECK(digest(store) == before);

  done(store, Resolve{conflicts->at(0).id, "venue", "広場"});
  CHECK(store.conflicts()->empty());
  Machine other_machine(2);
  Session other = made(folder / "o.db", "o", other_machine);
  merged(other,
         exported(store, folder.path(), ExportOptions::Mode::plain, ExportOptions::Range::all));
  must_hold_the_day(other, true);
}
