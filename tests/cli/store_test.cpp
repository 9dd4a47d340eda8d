#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

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
  for (const Words& words : {Words{"status"}, Words{"rebuild"}}) {
    Words asked{"--store", folder.path()};
    asked.insert(asked.end(), words.begin(), words.end());
    CHECK(code_in(run(asked)) == "not_a_store");
  }
}

TEST_CASE("the digest changes with every record, a rebuild keeps it, and text names both hashes") {
  const Folder folder;
  const Store store(folder);
  const std::string empty = store.digest();
  store.apply(event);
  const std::string filled = store.digest();
  CHECK(filled != empty);
  const auto hashes = store.json({"digest"}).line();
  for (const char* command : {"digest", "rebuild"}) {
    CHECK(store.json({command}).line() == hashes);
    CHECK(store({"--lang", "en", command}).out ==
          "digest: " + filled +
              "\ndigest of personal values: " + hashes["personal"].get<std::string>() + "\n");
  }
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

TEST_CASE("a backup that is to be a folder is refused, and what to type is told") {
  const Folder folder;
  const Store store(folder);
  std::filesystem::create_directory(folder / "x");
  for (const std::string& place : {folder / "x", folder / "x/"}) {
    const Ran ran = store({"--lang", "en", "backup", place});
    CHECK(ran.code == 1);
    CHECK(code_in(ran) == "not_a_file");
    CHECK(ran.err.find("is a folder") != std::string::npos);
    CHECK(ran.err.find("name of a new file") != std::string::npos);
  }
  const Ran ran = store({"--lang", "en", "backup", folder / "y/"});
  CHECK(code_in(ran) == "folder_missing");
  CHECK(ran.err.find(folder / "y/") != std::string::npos);
  CHECK(std::filesystem::is_empty(folder / "x"));
}

TEST_CASE("verify refuses a damaged store with its code and three parts, however it is damaged") {
  const Folder folder;
  const Store store(folder);
  store.apply(event);
  std::string tours;
  for (int i = 0; i < 300; ++i)
    tours +=
        R"({"do":"create","kind":"event","fields":{"name":"a long name of an event","starts_on":"2023-10-14"}})"
        "\n";
  store.apply(tours);
  const std::string whole = read_file(store.file()), name = "a long name of an event";
  std::string unreadable = whole, other = whole;
  unreadable.replace(100, 9'000, 9'000, '\xa5');
  for (auto at = other.find(name); at != std::string::npos; at = other.find(name, at + 1))
    other[at] = 'A';
  for (const std::string& damaged : {unreadable, other}) {
    write_file(store.file(), damaged);
    const Ran ja = store({"verify"}), en = store({"--lang", "en", "verify"});
    CHECK(ja.code == 1);
    CHECK(code_in(ja) == "store_damaged");
    CHECK(ja.err.find("無事なもの: ") != std::string::npos);
    CHECK(ja.err.find("次にすること: ") != std::string::npos);
    const std::size_t next = en.err.find("Next: ");
    REQUIRE(next != std::string::npos);
    CHECK(en.err.find("new store under another name", next) != std::string::npos);
    CHECK(en.err.find("renkei verify", next) == std::string::npos);  // that was just done
    CHECK(read_file(store.file()) == damaged);
  }
  const Ran json = store.json({"verify"});
  CHECK(json.line()["ok"] == false);
  CHECK(json.line()["code"] == "store_damaged");
  CHECK(!json.line()["problems"].empty());
}

TEST_CASE("another user's store is refused as what it is") {
  const Folder folder;
  const Store store(folder);
  std::filesystem::permissions(store.file(), std::filesystem::perms::none);
  const bool may_read = std::ifstream(store.file()).good();  // as root one may
  const Ran ran = store({"--lang", "en", "status"});
  CHECK((ran.code == 0) == may_read);
  if (may_read) return;
  CHECK(code_in(ran) == "store_unwritable");
  CHECK(ran.err.find("private to the user who made it") != std::string::npos);
}

TEST_CASE("a device's name holds nothing that is not seen, at its beginning and later") {
  const Folder folder;
  for (const char* name : {"bus\x1b[2J", "a\nb", "a\tb", "\u202eevil"}) {
    const Store store(folder, "odd", false);
    const Ran ran = store({"--lang", "en", "init", "--device", name});
    CHECK(ran.code == 1);
    CHECK(code_in(ran) == "bad_text");
    CHECK(ran.err.find("is not seen") != std::string::npos);
    CHECK(read_file(store.file()) == "");
    CHECK(code_in(store({"init", "--device", "x", "--staff", name})) == "bad_text");
    CHECK(read_file(store.file()) == "");
  }
  const Store store(folder);
  const std::string device = store.json({"list", "device"}).line()["_id"];
  const auto rename = [&](const char* name) {
    const nlohmann::json command{{"do", "set"}, {"id", device}, {"fields", {{"name", name}}}};
    return store.json({"apply"}, command.dump() + "\n").line();
  };
  CHECK(rename("a\nb")["code"] == "bad_text");
  CHECK(rename("2号車 👨‍👩‍👧")["ok"] == true);
}
