#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/cli/program.hpp"

using namespace renkei::test;

namespace {

const std::string event =
    R"({"do":"create","kind":"event","fields":{"name":"x","starts_on":"2023-10-14"}})"
    "\n";

std::string code_in(const Ran& ran) {
  const auto open = ran.err.find('['), close = ran.err.find(']');
  return open == std::string::npos ? "" : ran.err.substr(open + 1, close - open - 1);
}

}  // namespace

TEST_CASE("init prints the device id, and a store is not made twice") {
  const Folder folder;
  const Store store(folder, "a", false);
  const Ran text = store({"init", "--device", "台東1号機"});
  CHECK(text.code == 0);
  CHECK(text.out.size() == 27);
  const Ran again = store({"init", "--device", "台東1号機"});
  CHECK(again.code == 1);
  CHECK(code_in(again) == "store_exists");
  const Store other(folder, "b", false);
  const auto json =
      other.json({"init", "--device", "x", "--ward", "131067", "--staff", "a1"}).line();
  CHECK(json["device"].get<std::string>().size() == 26);
  CHECK(json["device"].get<std::string>() + "\n" != text.out);
  CHECK(other.json({"list", "device"}).line()["ward_code6"] == "131067");
}

TEST_CASE("a store is found through the environment or in the current folder") {
  const Folder folder;
  const Store store(folder);
  const std::string program = std::string("'") + RENKEI_CLI + "'";
  const auto shell = [&](const std::string& command) {
    return std::system(("cd '" + folder.path() + "' && " + command + " >/dev/null 2>&1").c_str());
  };
  CHECK(shell("RENKEI_STORE=store.db " + program + " digest") == 0);
  CHECK(shell("env -u RENKEI_STORE " + program + " digest") != 0);
  CHECK(shell("env -u RENKEI_STORE " + program + " init --device x") == 0);
  CHECK(shell("test -f renkei.db && env -u RENKEI_STORE " + program + " digest") == 0);
}

TEST_CASE("what is no store is refused and stays as it is") {
  const Folder folder;
  const Store store(folder, "picture", false);
  for (const std::string bytes : {"JFIF not a database at all, but long enough to look at", ""}) {
    write_file(store.file(), bytes);
    const Ran ran = store({"status"});
    CHECK(ran.code == 1);
    CHECK(code_in(ran) == "not_a_store");
    CHECK(read_file(store.file()) == bytes);
  }
  CHECK(run({"--store", folder.path(), "status"}).code == 1);
}

TEST_CASE("the digest is one line, changes with every record, and a rebuild keeps it") {
  const Folder folder;
  const Store store(folder);
  const std::string empty = store.digest();
  CHECK(empty.find('\n') == empty.size() - 1);
  store.apply(event);
  const std::string filled = store.digest();
  CHECK(filled != empty);
  CHECK(store({"rebuild"}).out == filled);
  CHECK(store.digest() == filled);
  CHECK(store.json({"digest"}).line()["digest"].get<std::string>() + "\n" == filled);
  CHECK(store.json({"rebuild"}).line().contains("personal"));
}

TEST_CASE("verify looks at the store, or at files") {
  const Folder folder;
  const Store store(folder);
  store.apply(event);
  CHECK(store({"verify"}).code == 0);
  const auto whole = store.json({"verify"}).line();
  CHECK(whole["ok"] == true);
  CHECK(whole["problems"].empty());
  const std::string bundle = store.json({"export", "--to", folder.path()}).line()["file"];
  CHECK(store.json({"verify", bundle}).line()["ok"] == true);
  std::string bytes = read_file(bundle);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write_file(folder / "damaged.renkei", bytes);
  const Ran ran = store.json({"verify", bundle, folder / "damaged.renkei", folder / "none.renkei"});
  CHECK(ran.code == 1);
  REQUIRE(ran.lines().size() == 3);
  CHECK(ran.lines()[0]["ok"] == true);
  CHECK(ran.lines()[1]["ok"] == false);
  CHECK(ran.lines()[2]["code"] == "file_missing");
}

TEST_CASE("a backup is a whole copy and never overwrites") {
  const Folder folder;
  const Store store(folder);
  store.apply(event);
  CHECK(store({"backup", folder / "copy.db"}).code == 0);
  CHECK(Store(folder, "copy", false).json({"list", "event"}).lines().size() == 1);
  CHECK(store({"backup", folder / "copy.db"}).code == 1);
  CHECK(store({"backup", folder / "no/such/folder/copy.db"}).code == 1);
}

TEST_CASE("enrol takes a device id and nothing else") {
  const Folder folder;
  const Store store(folder), other(folder, "other");
  const std::string device = other.json({"status"}).line()["devices"][0]["id"];
  CHECK(store({"enrol", device}).code == 0);
  const Ran ran = store({"enrol", "somebody"});
  CHECK(ran.code == 1);
  CHECK(code_in(ran) == "bad_id");
}
