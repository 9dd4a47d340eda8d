#include <doctest/doctest.h>

#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

std::string id_of(const Store& store) {
  const json status = store.json({"status"}).line();
  for (const json& device : status["devices"])
    if (device["own"] == true) return device["id"];
  return "";
}

std::string exported(const Store& store, const Folder& folder) {
  const Ran ran = store.json({"export", "--to", folder.path(), "--mode", "plain"});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  return ran.line()["file"];
}

json device_at(const Store& store, const std::string& id) {
  const json status = store.json({"status"}).line();
  for (const json& device : status["devices"])
    if (device["id"] == id) return device;
  return {};
}

const std::string plan =
    R"({"do":"create","kind":"event","as":"e","fields":{"name":"x","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","name":"t"}}
{"do":"create","kind":"participant","fields":{"tour":"$t","name":"見本 花子"}}
)";

}  // namespace

TEST_CASE("status names each device's role and the code to compare by telephone") {
  const Folder folder;
  const Store hq(folder, "hq"), bus(folder, "bus"), other(folder, "other");
  CHECK(hq({"merge", exported(bus, folder), exported(other, folder)}).code == 0);
  CHECK(device_at(hq, id_of(bus))["role"] == "unknown");
  CHECK(hq({"trust", id_of(bus)}).code == 0);
  CHECK(hq({"enrol", id_of(other)}).code == 0);
  CHECK(hq({"revoke", id_of(other), "--from", "1"}).code == 0);
  const json headquarters = device_at(hq, id_of(bus)), revoked = device_at(hq, id_of(other));
  CHECK(headquarters["role"] == "headquarters");
  const std::string id = id_of(bus), code = headquarters["code"];
  CHECK(code == id.substr(0, 4) + "-" + id.substr(4, 4));
  CHECK(revoked["role"] == "enrolled");
  CHECK(revoked["revoked_from"] == 1);
  CHECK(revoked["left_out"] == 1);
  const std::string text = hq({"--lang", "en", "status"}).out;
  for (const std::string& said : {code, std::string("headquarters"), std::string("revoked from 1")})
    CHECK(text.find(said) != std::string::npos);
  for (const Words& words : {Words{"trust", "x1"}, Words{"revoke", "x1"}})
    CHECK(hq(words).err.find("[bad_id]") != std::string::npos);
  CHECK(hq({"revoke", id, "--from", "0"}).code == 2);
}

TEST_CASE("a merge says that a stranger's enrolments do not count, and how to trust it") {
  const Folder folder;
  const Store hq(folder, "hq"), desk(folder, "desk"), bus(folder, "bus");
  CHECK(hq({"enrol", id_of(bus)}).code == 0);
  const std::string file = exported(hq, folder);
  const Ran ran = desk.json({"--lang", "en", "merge", file});
  CHECK(ran.code == 0);
  CHECK(ran.line()["unheeded"] == json::array({id_of(hq)}));
  CHECK(ran.err.find("renkei trust " + id_of(hq)) != std::string::npos);
  CHECK(desk({"trust", id_of(hq)}).code == 0);
  CHECK(device_at(desk, id_of(hq))["role"] == "headquarters");
  CHECK(desk.json({"merge", file}).line()["unheeded"].empty());
}

TEST_CASE("what others ask to erase is listed with who asks, and one word decides on all of it") {
  for (const bool confirmed : {true, false}) {
    const Folder folder;
    const Store hq(folder, "hq"), bus(folder, "bus");
    const std::string person = hq.apply(plan)[2];
    CHECK(bus({"merge", exported(hq, folder)}).code == 0);
    bus.apply(R"({"do":"erase","id":")" + person + "\"}\n");
    CHECK(hq({"merge", exported(bus, folder)}).code == 0);
    CHECK(hq.json({"status"}).line()["erasures"] == 1);
    const json waiting = hq.json({"erasures"}).line();
    CHECK(waiting["id"] == person);
    CHECK(waiting["by"] == id_of(bus));
    CHECK(waiting["together"] == 1);
    CHECK(hq({"erasures"}).out.find(person) != std::string::npos);
    const std::string how = confirmed ? "--confirm" : "--refuse";
    CHECK(hq({"erasures", how, id_of(hq)}).err.find("[nothing_waits]") != std::string::npos);
    CHECK(hq({"erasures", how, id_of(bus)}).code == 0);
    CHECK(hq.json({"erasures"}).lines().empty());
    CHECK(hq.json({"list", "participant"}).line()["name"].is_null() == confirmed);
  }
}

TEST_CASE("a device may be typed as a beginning that only one has, and a wrong one is told apart") {
  const Folder folder;
  const Store hq(folder, "hq"), bus(folder, "bus");
  CHECK(hq({"merge", exported(bus, folder)}).code == 0);
  const std::string id = id_of(bus);
  std::size_t letters = 1;
  while (id_of(hq).starts_with(id.substr(0, letters))) ++letters;
  const std::string beginning = id.substr(0, letters);
  CHECK(hq.json({"enrol", beginning}).line()["device"] == id);
  CHECK(device_at(hq, id)["role"] == "enrolled");
  CHECK(hq({"apply"}, R"({"do":"trust","device":")" + beginning + "\"}\n").code == 0);
  CHECK(device_at(hq, id)["role"] == "headquarters");
  CHECK(hq.json({"revoke", beginning}).line()["device"] == id);
  CHECK(hq({"erasures", "--confirm", beginning}).err.find("端末 " + id) != std::string::npos);
  for (const char* command : {"enrol", "trust", "revoke"}) {
    const Ran ran = hq({"--lang", "en", command, "zz11"});
    CHECK(ran.err.find("[bad_id]") != std::string::npos);
    CHECK(ran.err.find("No device known here") != std::string::npos);
    CHECK(ran.err.find("renkei status") != std::string::npos);
    CHECK(ran.err.find("_id") == ran.err.find("_id]"));
  }
  const json told = hq({"apply"}, R"({"do":"enrol","device":"zz11"})"
                                  "\n")
                        .line();
  CHECK(told["code"] == "bad_id");
  CHECK(told["message"].get<std::string>().find("renkei status") != std::string::npos);
}

TEST_CASE("a beginning that several devices have is refused with their ids") {
  const Folder folder;
  const Store hq(folder, "hq");
  const Ran ran = hq({"enrol", ""});
  CHECK(ran.err.find("[bad_id]") != std::string::npos);
  std::vector<std::string> ids = {id_of(hq)};
  std::string shared;  // of thirty-three ids two begin with one letter
  for (int i = 0; shared.empty(); ++i) {
    const Store bus(folder, "bus" + std::to_string(i));
    CHECK(hq({"merge", exported(bus, folder)}).code == 0);
    const std::string id = id_of(bus);
    for (const std::string& other : ids)
      if (other[0] == id[0]) shared = id.substr(0, 1);
    ids.push_back(id);
  }
  for (const Words& words :
       {Words{"enrol", shared}, Words{"revoke", shared}, Words{"erasures", "--refuse", shared}}) {
    const Ran refused = hq(words);
    CHECK(refused.err.find("[ambiguous_id]") != std::string::npos);
    CHECK(refused.err.find("端末") != std::string::npos);
    CHECK(refused.err.find(ids.back()) != std::string::npos);
  }
}

TEST_CASE("a device cannot revoke itself, by its id or by a beginning of it") {
  const Folder folder;
  const Store hq(folder, "hq"), bus(folder, "bus");
  for (const std::string& id : {id_of(hq), id_of(hq).substr(0, 9)}) {
    CHECK(hq({"revoke", id}).err.find("[own_device]") != std::string::npos);
    CHECK(hq({"revoke", id, "--from", "1"}).err.find("[own_device]") != std::string::npos);
    const json told = hq({"apply"}, json{{"do", "revoke"}, {"device", id}}.dump() + "\n").line();
    CHECK(told["code"] == "own_device");
  }
  CHECK(hq.json({"status"}).line()["not_exported"] == 1);
  CHECK(bus({"merge", exported(hq, folder)}).code == 0);
  CHECK(bus({"trust", id_of(hq)}).code == 0);
  CHECK(device_at(bus, id_of(hq))["revoked_from"].is_null());
  CHECK(bus({"revoke", id_of(hq)}).code == 0);  // another one can
}

TEST_CASE("an answer says when nothing of a device is here yet, and when others wait from now on") {
  const Folder folder;
  const Store hq(folder, "hq"), bus(folder, "bus"), later(folder, "later"), other(folder, "other");
  CHECK(hq({"merge", exported(bus, folder)}).code == 0);
  const auto in_force = [](const Ran& ran) {
    return ran.err.find("list of enrolled devices is in force") != std::string::npos;
  };
  const auto unseen = [](const Ran& ran) {
    return ran.err.find("is here yet") != std::string::npos;
  };
  const Ran first = hq.json({"--lang", "en", "enrol", id_of(later)});
  CHECK(first.line()["unseen"] == true);
  CHECK(first.line()["others_wait"] == true);
  CHECK(in_force(first));
  CHECK(unseen(first));
  const Ran second = hq({"--lang", "en", "enrol", id_of(bus)});
  CHECK(!in_force(second));
  CHECK(!unseen(second));
  const json told =
      hq({"apply"}, json{{"do", "enrol"}, {"device", id_of(other)}}.dump() + "\n").line();
  CHECK(told["unseen"] == true);
  CHECK(!told.contains("others_wait"));
  CHECK(hq({"merge", exported(later, folder)}).code == 0);

  const Ran alone = later({"--lang", "en", "enrol", id_of(later)});
  CHECK(in_force(alone));
  CHECK(!unseen(alone));

  // Trusting a headquarters that has enrolled somebody closes the door as well.
  const Store desk(folder, "desk");
  CHECK(desk({"merge", exported(hq, folder)}).code == 0);
  const Ran trusted = desk({"--lang", "en", "trust", id_of(hq)});
  CHECK(in_force(trusted));
  CHECK(!unseen(trusted));
}
