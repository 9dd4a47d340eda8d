#include <doctest/doctest.h>

#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

std::string event(const std::string& name) {
  return json{{"do", "create"},
              {"kind", "event"},
              {"fields", {{"name", name}, {"starts_on", "2023-10-14"}}}}
             .dump() +
         "\n";
}

// A whole export in the clear; its file.
std::string exported(const Store& store, const Folder& folder, Words more = {"--mode", "plain"}) {
  Words words{"export", "--to", folder.path()};
  words.insert(words.end(), more.begin(), more.end());
  const Ran ran = store.json(words);
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  return ran.line()["file"];
}

}  // namespace

TEST_CASE("an export says what it wrote, and a merge what it took") {
  const Folder folder;
  const Store a(folder, "a"), b(folder, "b");
  a.apply(event("one") + event("two"));
  const json report = a.json({"export", "--to", folder.path()}).line();
  CHECK(report["entries"] == 3);  // the device introduced itself first
  CHECK(report["first"] == 1);
  CHECK(report["last"] == 3);
  CHECK(report["mode"] == "open");
  const std::string file = report["file"];
  const json merged = b.json({"merge", file}).line();
  CHECK(merged["file"] == file);
  CHECK(merged["status"] == "merged");
  CHECK(merged["new_entries"] == 3);
  CHECK(merged["code"].is_null());
  const json again = b.json({"merge", file}).line();
  CHECK(again["status"] == "known");
  CHECK(again["new_entries"] == 0);
  CHECK(b.json({"list", "event"}).lines().size() == 2);
}

TEST_CASE("stores that hold the same entries have the same digest, in any order and repetition") {
  const Folder folder;
  const Store a(folder, "a"), b(folder, "b"), c(folder, "c"), hq(folder, "hq"),
      other(folder, "other");
  for (const Store* store : {&a, &b, &c}) store->apply(event("x") + event("y"));
  const std::string fa = exported(a, folder), fb = exported(b, folder), fc = exported(c, folder),
                    fh = exported(hq, folder), fo = exported(other, folder);
  CHECK(hq({"merge", fa, fb, fc, fo}).code == 0);
  CHECK(other({"merge", fc, fh, fc}).code == 0);
  CHECK(other.digest() != hq.digest());
  CHECK(other({"merge", fb}).code == 0);
  CHECK(other({"merge", fa, fb}).code == 0);
  CHECK(other.digest() == hq.digest());
  CHECK(hq.json({"rebuild"}).line()["digest"] == other.digest());
}

TEST_CASE("one bad file among good ones is refused alone") {
  const Folder folder;
  const Store a(folder, "a"), b(folder, "b"), hq(folder, "hq");
  a.apply(event("one"));
  b.apply(event("two"));
  const std::string fa = exported(a, folder), fb = exported(b, folder);
  write_file(folder / "photo.jpg", "JFIF");
  write_file(folder / "empty.renkei", "");
  const std::string whole = read_file(fb);
  write_file(folder / "cut.renkei", whole.substr(0, whole.size() - 10));
  const Ran ran = hq.json({"merge", folder / "photo.jpg", fa, folder / "none.renkei",
                           folder / "cut.renkei", folder / "empty.renkei", folder.path(), fb});
  CHECK(ran.code == 1);
  const auto lines = ran.lines();
  REQUIRE(lines.size() == 7);
  const auto told = [&](std::size_t i) {
    return lines[i]["status"].get<std::string>() +
           (lines[i]["code"].is_string() ? " " + lines[i]["code"].get<std::string>() : "");
  };
  CHECK(told(0) == "refused not_a_bundle");
  CHECK(told(1) == "merged");
  CHECK(told(2) == "refused file_missing");
  CHECK(told(3).rfind("refused bundle_", 0) == 0);
  CHECK(told(4) == "refused not_a_bundle");
  CHECK(told(5) == "refused not_a_file");
  CHECK(told(6) == "merged");
  CHECK(lines[0]["message"].get<std::string>().find("photo.jpg") != std::string::npos);
  CHECK(hq.json({"list", "event"}).lines().size() == 2);
  const Ran text = hq({"merge", folder / "photo.jpg"});
  CHECK(text.code == 1);
  CHECK(text.err.find("[not_a_bundle]") != std::string::npos);
}

TEST_CASE("a dry run merges nothing") {
  const Folder folder;
  const Store a(folder, "a"), b(folder, "b");
  a.apply(event("one"));
  const std::string file = exported(a, folder), before = b.digest();
  CHECK(b.json({"merge", "--dry-run", file}).line()["new_entries"] == 2);
  CHECK(b.digest() == before);
}

TEST_CASE("an open export leaves persons out, a plain one warns") {
  const Folder folder;
  const Store a(folder, "a"), b(folder, "b"), c(folder, "c");
  a.apply(R"({"do":"create","kind":"event","as":"e","fields":{"name":"x","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e"}}
{"do":"create","kind":"participant","fields":{"tour":"$t","no":7,"name":"見本 秘"}}
)");
  CHECK(b({"merge", exported(a, folder, {"--all"})}).code == 0);
  CHECK(b.json({"list", "participant"}).line()["no"] == 7);
  CHECK(b.json({"list", "participant"}).line()["name"].is_null());
  const Ran plain = a({"export", "--to", folder / "plain.renkei", "--mode", "plain", "--all"});
  CHECK(plain.err.find("暗号なし") != std::string::npos);
  CHECK(c({"merge", folder / "plain.renkei"}).code == 0);
  CHECK(c.json({"list", "participant"}).line()["name"] == "見本 秘");
  CHECK(a.digest() == a.digest());
  const Ran sealed = a({"export", "--to", folder.path(), "--mode", "sealed"});
  CHECK(sealed.code == 1);
  CHECK(sealed.err.find("mode_unavailable") != std::string::npos);
}

TEST_CASE("since-export carries only what is new, and an existing file is not overwritten") {
  const Folder folder;
  const Store a(folder, "a");
  a.apply(event("one"));
  exported(a, folder);
  a.apply(event("two"));
  const json second = a.json({"export", "--to", folder.path(), "--since-export"}).line();
  CHECK(second["entries"] == 1);
  CHECK(second["first"] == 3);
  const Ran nothing = a.json({"export", "--to", folder.path(), "--since-export"});
  CHECK((nothing.code == 0 ? nothing.line()["entries"] == 0
                           : nothing.err.find("nothing_to_export") != std::string::npos));
  write_file(folder / "mine.renkei", "precious");
  CHECK(a({"export", "--to", folder / "mine.renkei"}).code == 1);
  CHECK(read_file(folder / "mine.renkei") == "precious");
  CHECK(a({"export", "--to", folder / "no/such/place/x.renkei"}).code == 1);
}

TEST_CASE("status shows what is held and the gap that a missing file leaves") {
  const Folder folder;
  const Store a(folder, "a"), hq(folder, "hq");
  a.apply(event("one"));
  const std::string first = exported(a, folder);
  a.apply(event("two") + event("three"));
  exported(a, folder, {"--since-export"});
  a.apply(event("four"));
  const std::string third = exported(a, folder, {"--since-export", "--mode", "plain"});
  CHECK(hq({"merge", first, third}).code == 0);
  const json status = hq.json({"status"}).line();
  for (const char* key : {"conflicts", "quarantine", "not_understood"}) CHECK(status[key] == 0);
  CHECK(status["digest"] == hq.digest());
  bool seen = false;
  for (const json& device : status["devices"]) {
    if (device["name"] != "a") continue;
    seen = true;
    CHECK(device["id"].get<std::string>().size() == 26);
    CHECK(device["held"] == json::array({{1, 2}, {5, 5}}));
    CHECK(device["missing"] == json::array({{3, 4}}));
    CHECK(device["forked"] == false);
  }
  CHECK(seen);
  CHECK(hq({"status"}).out.find("3-4") != std::string::npos);
}

TEST_CASE("after the first enrolment a stranger's file waits in quarantine") {
  const Folder folder;
  const Store a(folder, "a"), b(folder, "b"), hq(folder, "hq");
  a.apply(event("one"));
  b.apply(event("two"));
  const std::string fa = exported(a, folder), fb = exported(b, folder);
  const std::string known = a.json({"status"}).line()["devices"][0]["id"];
  CHECK(hq({"enrol", known}).code == 0);
  const Ran ran = hq.json({"merge", fa, fb});
  CHECK(ran.code == 1);
  REQUIRE(ran.lines().size() == 2);
  CHECK(ran.lines()[0]["status"] == "merged");
  CHECK(ran.lines()[1]["status"] == "quarantined");
  CHECK(ran.lines()[1]["code"] == "unknown_device");
  CHECK(hq.json({"status"}).line()["quarantine"] == 1);
}

TEST_CASE("an export to a folder that is gone is refused, and nothing counts as exported") {
  const Folder folder;
  const Store a(folder, "a");
  const auto before = a.json({"status"}).line()["not_exported"];
  const std::vector<std::pair<const char*, const char*>> places = {
      {"stick", "[export_place_missing]"},
      {"stick/", "[export_place_missing]"},
      {"stick/sub/x.renkei", "[folder_missing]"}};
  for (const auto& [to, code] : places) {
    CAPTURE(to);
    const Ran ran = a({"--lang", "en", "export", "--to", folder / to});
    CHECK(ran.code == 1);
    CHECK(ran.err.find(code) != std::string::npos);
    CHECK(ran.err.find("/stick") != std::string::npos);
  }
  CHECK(a.json({"status"}).line()["not_exported"] == before);
}

TEST_CASE("a narrowed export says whose names it carries, and without plain what to add") {
  const Folder folder;
  const Store a(folder, "a");
  const auto ids = a.apply(
      R"({"do":"create","kind":"event","as":"e","fields":{"name":"秋の日","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","name":"里山の旅"}}
{"do":"create","kind":"tour","as":"u","fields":{"event":"$e"}}
{"do":"create","kind":"participant","fields":{"tour":"$t","name":"見本 秘"}}
)");
  const auto told = [&](const Words& more) {
    Words words{"--lang", "en", "export", "--to", folder.path()};
    words.insert(words.end(), more.begin(), more.end());
    return a(words).err;
  };
  const std::string narrowed =
      told({"--mode", "plain", "--tour", ids[1], "--tour", ids[2], "--event", ids[0]});
  CHECK(narrowed.find("里山の旅, " + ids[2] + ", 秋の日") != std::string::npos);
  CHECK(narrowed.find("everything") == std::string::npos);
  CHECK(told({"--mode", "plain"}).find("everything") != std::string::npos);
  for (const Words& more : {Words{"--tour", ids[1]}, Words{"--tour", ids[1], "--mode", "open"}}) {
    const std::string refused = told(more);
    CHECK(refused.find("[bad_option]") != std::string::npos);
    CHECK(refused.find("--tour chooses") != std::string::npos);
    CHECK(refused.find("Add --mode plain") != std::string::npos);
    CHECK(refused.find("\"open\"") == std::string::npos);
  }
  CHECK(told({"--event", ids[0]}).find("--event chooses") != std::string::npos);
  CHECK(told({"--since-receipt"}).find("whole log was written") != std::string::npos);
  CHECK(told({}).find("receipt") == std::string::npos);
}
