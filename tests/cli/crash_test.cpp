#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "tests/cli/program.hpp"
#include "tests/support/needs.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

std::string event_line(int n) {
  return json{{"do", "create"},
              {"kind", "event"},
              {"fields", {{"name", "event " + std::to_string(n)}, {"starts_on", "2023-10-14"}}}}
             .dump() +
         "\n";
}

std::set<std::string> ids_of(const std::vector<json>& lines, const char* key) {
  std::set<std::string> ids;
  for (const json& line : lines) ids.insert(line[key].get<std::string>());
  return ids;
}

}  // namespace

TEST_CASE("what was acknowledged survives kill -9, and the next start finds a sound store") {
  const Folder folder;
  const Store store(folder);
  std::set<std::string> acknowledged;
  for (int round = 0; round < 8; ++round) {
    Running apply({"--store", store.file(), "apply"});
    for (int i = 0; i < 200; ++i) apply.write(event_line(i));
    for (int i = 0; i < 5 + round * 11; ++i) {
      const json line = json::parse(apply.read_line(), nullptr, false);
      REQUIRE(line.is_object());
      REQUIRE(line["ok"] == true);
      acknowledged.insert(line["id"].get<std::string>());
    }
    apply.kill();
    const Ran ran = apply.wait();
    CHECK(ran.code == 1009);
    for (const json& line : ran.lines())  // had been said already, though nobody had read it yet
      if (line.is_object()) acknowledged.insert(line["id"].get<std::string>());
    const auto held = ids_of(store.json({"list", "event"}).lines(), "_id");
    for (const std::string& id : acknowledged) CHECK(held.count(id) == 1);
  }
  CHECK(store({"verify"}).code == 0);
  const std::string digest = store.digest();
  CHECK(store.json({"rebuild"}).line()["digest"] == digest);
}

TEST_CASE("two programs at once lose nothing of each other") {
  const Folder folder;
  const Store store(folder);
  constexpr int each = 100;
  Running one({"--store", store.file(), "apply"}), other({"--store", store.file(), "apply"});
  for (int i = 0; i < each; ++i) {
    one.write(event_line(i));
    other.write(event_line(1000 + i));
  }
  one.close_input();
  other.close_input();
  const Ran first = one.wait(), second = other.wait();
  std::set<std::string> acknowledged;
  for (const Ran* ran : {&first, &second})
    for (const json& line : ran->lines()) {
      if (line["ok"] == true) acknowledged.insert(line["id"].get<std::string>());
      // A store that another program holds is an answer as well, but a clear one.
      else
        CHECK(line["code"] == "store_busy");
    }
  for (const Ran* ran : {&first, &second})
    if (ran->code == 1 && ran->out.empty()) CHECK(ran->err.find("store_busy") != std::string::npos);
  CHECK(acknowledged.size() >= each);
  CHECK(ids_of(store.json({"list", "event"}).lines(), "_id") == acknowledged);
  CHECK(store({"verify"}).code == 0);
}

TEST_CASE("a reader that goes away stops nothing but the output") {
  const Folder folder;
  const Store store(folder);
  std::string commands;
  for (int i = 0; i < 500; ++i) commands += event_line(i);
  REQUIRE(store({"apply", "--batch", "500"}, commands).code == 0);
  Running list({"--store", store.file(), "--format", "json", "list", "event"});
  CHECK(list.read_line().find("event") != std::string::npos);
  list.close_output();
  const Ran ran = list.wait();
  CHECK(ran.code == 0);
  CHECK(ran.err == "");
}

TEST_CASE("apply records nothing more once nobody hears that it is recorded") {
  const Folder folder;
  const Store store(folder);
  Running apply({"--store", store.file(), "apply"});
  apply.write(event_line(1));
  REQUIRE(apply.read_line().find("true") != std::string::npos);
  apply.close_output();
  for (int i = 0; i < 50; ++i) apply.write(event_line(i));
  apply.close_input();
  const Ran ran = apply.wait();
  CHECK(ran.code == 1);
  CHECK(ran.err.find("io_error") != std::string::npos);
  CHECK(store.json({"list", "event"}).lines().size() == 2);
}

TEST_CASE("a full disk behind the output is no success") {
  if (!renkei::needs("full", std::filesystem::exists("/dev/full"), "run where Linux mounts /dev"))
    return;
  const Folder folder;
  const Store store(folder);
  store.apply(event_line(1));
  const Ran ran = run({"--store", store.file(), "list", "event"}, "", "/dev/full");
  CHECK(ran.code == 1);
  CHECK(ran.err.find("io_error") != std::string::npos);
}
