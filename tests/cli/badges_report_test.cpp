#include <doctest/doctest.h>

#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

const std::string plan =
    R"({"do":"create","kind":"event","as":"e","fields":{"name":"x","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","name":"t"}}
{"do":"create","kind":"stop","as":"s","fields":{"tour":"$t","name":"s"}}
{"do":"create","kind":"participant","fields":{"tour":"$t","no":1,"name":"見本 花子"}}
{"do":"create","kind":"participant","fields":{"tour":"$t","no":2,"name":"髙橋"}}
)";

std::string id_of(const Store& store, const char* kind) {
  return store.json({"list", kind}).lines().at(0)["_id"];
}

// As the table's QR code says.
std::string badge_of(const Store& store, const std::string& tour, int no) {
  for (const json& row : store.json({"report", "badges", "--tour", tour}).lines())
    if (row["_table"] == "badges" && row["no"] == no) return row["token"];
  return "no such person";
}

json check_in(const Store& store, const std::string& badge) {
  const std::string line = R"({"do":"check_in","participant":")" + badge + R"(","stop":")" +
                           id_of(store, "stop") + "\"}\n";
  return store.json({"apply", "-"}, line).line();
}

}  // namespace

TEST_CASE("tokens are given once, and the badge that bears one checks its bearer in") {
  const Folder folder;
  const Store store(folder);
  REQUIRE(store({"apply", "-"}, plan).code == 0);
  const std::string tour = id_of(store, "tour");
  CHECK(store.json({"tokens", "--tour", tour}).line()["given"] == 2);
  CHECK(store.json({"tokens", "--tour", tour}).line()["given"] == 0);
  const std::string first = badge_of(store, tour, 1), second = badge_of(store, tour, 2);
  CHECK(first.size() == 16);
  CHECK(first.starts_with("RK1:"));
  CHECK(first != second);
  CHECK(check_in(store, second)["ok"] == true);
  CHECK(check_in(store, second)["note"] == "seen_before");
  CHECK(store.json({"show", first}).line()["name"] == "見本 花子");
}

TEST_CASE("a badge of nobody, or of several, is refused with the three parts") {
  const Folder folder;
  const Store store(folder);
  REQUIRE(store({"apply", "-"}, plan).code == 0);
  CHECK(check_in(store, "RK1:NOBODY")["code"] == "not_found");
  CHECK(store({"show", "RK1:NOBODY"}).err.find("名札") != std::string::npos);
  std::string same;
  for (const json& person : store.json({"list", "participant"}).lines())
    same += R"({"do":"set","id":")" + person["_id"].get<std::string>() +
            R"(","fields":{"token":"S"}})" + "\n";
  REQUIRE(store({"apply", "-"}, same).code == 0);
  CHECK(check_in(store, "RK1:S")["code"] == "ambiguous_id");
  CHECK(store({"--lang", "en", "show", "RK1:S"}).err.find("badge") != std::string::npos);
  CHECK(store.json({"list", "check_in"}).lines().empty());
}

TEST_CASE("tokens are for a tour; anything else is refused, and nothing is given") {
  const Folder folder;
  const Store store(folder);
  REQUIRE(store({"apply", "-"}, plan).code == 0);
  CHECK(store({"tokens", "--tour", id_of(store, "event")}).err.find("[wrong_kind]") !=
        std::string::npos);
  CHECK(store({"tokens"}).code == 2);
  for (const json& person : store.json({"list", "participant"}).lines())
    CHECK(person.value("token", json()).is_null());
}
