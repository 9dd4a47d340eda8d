#include <doctest/doctest.h>

#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

const std::string plan =
    R"({"do":"create","kind":"event","as":"e","fields":{"name":"交流","starts_on":"2024-11-23"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","name":"旅","capacity":2}}
{"do":"create","kind":"stop","as":"s","fields":{"tour":"$t","name":"農園"}}
{"do":"create","kind":"participant","as":"p","fields":{"tour":"$t","no":1,"name":"髙橋 例子","status":"confirmed"}}
{"do":"create","kind":"participant","as":"q","fields":{"tour":"$t","no":2,"status":"confirmed"}}
{"do":"roll_call","tour":"$t","stop":"$s","phase":"departure","counted":1,"at":"2024-11-23T11:00:00+09:00","marks":{"$p":"present","$q":"absent"}}
)";

json call_in(const Store& store) { return store.json({"list", "rollcall"}).line(); }

}  // namespace

TEST_CASE("a roll call knows how many were due when it was made, and no later list changes that") {
  const Folder folder;
  const Store store(folder);
  REQUIRE(store({"apply"}, plan).code == 0);
  const json made = call_in(store);
  CHECK(made["expected_n"] == 2);
  CHECK(made["started_at"] == "2024-11-23T11:00:00+09:00");

  const auto people = store.json({"list", "participant"}).lines();
  const auto stops = store.json({"list", "stop"}).lines();
  const auto tours = store.json({"list", "tour"}).lines();
  const std::string id = people.at(1)["_id"], stop = stops.at(0)["_id"], tour = tours.at(0)["_id"];
  const std::string later = R"({"do":"set","id":")" + id + R"(","fields":{"status":"cancelled"}})" +
                            "\n" + R"({"do":"roll_call","tour":")" + tour + R"(","stop":")" + stop +
                            R"(","phase":"departure","counted":1})" + "\n";
  REQUIRE(store({"apply"}, later).code == 0);
  CHECK(call_in(store)["expected_n"] == 2);

  const Ran words = store({"report", "attendance", "--tour", tour});
  CHECK(words.out.find("現在の名簿では1") != std::string::npos);
  CHECK(words.out.find("No.2（氏名未記入）") != std::string::npos);
  const Ran english = store({"--lang", "en", "report", "attendance", "--tour", tour});
  CHECK(english.out.find("No. 2 (no name given)") != std::string::npos);
  const Ran marks =
      store({"report", "attendance", "--tour", tour, "--explain", "roll_calls/1/missing"});
  CHECK(marks.out.find("髙橋 例子 在") != std::string::npos);

  const Ran report = store({"report", "tour", "--tour", tour});
  CHECK(report.code == 0);
  CHECK(report.out.find("髙橋") == std::string::npos);
}
