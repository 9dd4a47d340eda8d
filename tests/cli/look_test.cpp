#include <doctest/doctest.h>

#include "core/model/kind.hpp"
#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

const std::string records =
    R"json({"do":"create","kind":"event","as":"e","fields":{"name":"=SUM(A1)","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","name":"十勝","draw":"抽選","days":2,"host_code6":["016322","016341"]}}
{"do":"create","kind":"tour","as":"u","fields":{"event":"$e","name":"遠野","draw":"先着","days":3}}
{"do":"create","kind":"participant","as":"p","fields":{"tour":"$t","no":1,"name":"髙橋 例子","phone":"09000000001"}}
{"do":"create","kind":"participant","as":"q","fields":{"tour":"$t","no":2,"name":"伏せる人","hide_on_lists":true}}
)json";

}  // namespace

TEST_CASE("list gives the records of a kind, narrowed by any field") {
  const Folder folder;
  const Store store(folder);
  const auto ids = store.apply(records);
  const auto count = [&](Words where) {
    Words words{"list", "tour"};
    for (const std::string& text : where) words.insert(words.end(), {"--where", text});
    const Ran ran = store.json(words);
    CHECK_MESSAGE(ran.code == 0, ran.err);
    return ran.lines().size();
  };
  CHECK(count({}) == 2);
  CHECK(count({"name=十勝"}) == 1);
  CHECK(count({"days=3"}) == 1);
  CHECK(count({"draw=抽選"}) == 1);
  CHECK(count({"draw=lottery", "days=3"}) == 0);
  CHECK(count({"event=" + ids[0]}) == 2);
  CHECK(store.json({"list", "ufo"}).err.find("unknown_kind") != std::string::npos);
  CHECK(store.json({"list", "tour", "--where", "naem=x"}).err.find("unknown_field") !=
        std::string::npos);
  CHECK(store.json({"list", "tour", "--where", "days=three"}).err.find("bad_value") !=
        std::string::npos);
  CHECK(store.json({"list", "tour", "--where", "event=zzz"}).err.find("bad_id") !=
        std::string::npos);
}

TEST_CASE("a record has all its fields under their names, empty ones as null") {
  const Folder folder;
  const Store store(folder);
  const auto ids = store.apply(records);
  const json tour = store.json({"show", ids[1]}).line();
  CHECK(tour["_id"] == ids[1]);
  CHECK(tour["_kind"] == "tour");
  CHECK(tour["event_id"] == ids[0]);
  CHECK(tour["draw"] == "lottery");
  CHECK(tour["host_code6"] == json::array({"016322", "016341"}));
  CHECK(tour["capacity"].is_null());
  CHECK(tour["_void"] == false);
  CHECK(tour["_conflicts"] == json::array());
}

TEST_CASE("void records are not listed unless asked for, and say why they are void") {
  const Folder folder;
  const Store store(folder);
  const auto ids = store.apply(records);
  store.apply_one({{"do", "void"}, {"id", ids[2]}, {"reason", "中止になった"}});
  CHECK(store.json({"list", "tour"}).lines().size() == 1);
  CHECK(store.json({"list", "tour", "--with-void"}).lines().size() == 2);
  CHECK(store.json({"show", ids[2]}).line()["_void"] == true);
  CHECK(store.json({"show", ids[2]}).line()["_void_reason"] == "中止になった");
  CHECK(says(store({"show", ids[2]}).out, "中止になった"));
}

TEST_CASE("the history tells who wrote what, and what each write replaced") {
  const Folder folder;
  const Store store(folder);
  const auto ids = store.apply(records);
  store.apply_one({{"do", "set"}, {"id", ids[1]}, {"fields", {{"name", "十勝・帯広"}}}});
  store.apply_one({{"do", "void"}, {"id", ids[1]}, {"reason", "誤り"}});
  const json history = store.json({"show", ids[1], "--history"}).line()["_history"];
  REQUIRE(history.size() == 3);
  CHECK(history[0]["operation"] == "create");
  CHECK(history[0]["fields"]["name"] == "十勝");
  CHECK(history[0]["entry"] == ids[1]);
  CHECK(history[1]["operation"] == "set");
  CHECK(history[1]["fields"]["name"] == "十勝・帯広");
  CHECK(history[1]["staff"] == "a1");
  CHECK(history[2]["operation"] == "void");
  CHECK(history[2]["reason"] == "誤り");
  const Ran text = store({"show", ids[1], "--history"});
  CHECK(says(text.out, "十勝・帯広"));
}

TEST_CASE("what waits for its beginning is counted, listed and shown") {
  const Folder folder;
  const Store device(folder, "device"), hq(folder, "hq");
  const auto pass = [&] {
    return device.json({"export", "--to", folder.path(), "--since-export"}).line()["file"];
  };
  const std::string id =
      device.apply_one({{"do", "create"},
                        {"kind", "event"},
                        {"fields", {{"name", "x"}, {"starts_on", "2023-10-14"}}}});
  const std::string birth = pass();
  device.apply_one({{"do", "set"}, {"id", id}, {"fields", {{"venue", "体育館"}}}});
  REQUIRE(hq({"merge", pass()}).code == 0);

  CHECK(hq.json({"status"}).line()["waiting"] == 1);
  const json waiting = hq.json({"waiting"}).line();
  CHECK(waiting["_id"] == id);
  CHECK(waiting["venue"] == "体育館");
  CHECK(waiting["_waiting"] == true);
  CHECK(hq({"waiting"}).out.find("venue=体育館") != std::string::npos);
  CHECK(hq.json({"show", id}).line() == waiting);
  CHECK(hq({"--lang", "en", "show", id}).err.find("has not come yet") != std::string::npos);

  REQUIRE(hq({"merge", birth}).code == 0);
  CHECK(hq.json({"waiting"}).out == "");
  CHECK(hq({"--lang", "en", "waiting"}).err.find("Nothing waits") != std::string::npos);
  CHECK_FALSE(hq.json({"show", id}).line().contains("_waiting"));
}

TEST_CASE("ids that name nothing are refused by what is wrong with them") {
  const Folder folder;
  const Store store(folder);
  const auto ids = store.apply(records);
  CHECK(says(store({"show", "nonsense"}).err, "bad_id"));
  CHECK(says(store({"show", ids[0] + "999"}).err, "not_found"));
}

TEST_CASE("text for people aligns kanji, speaks Japanese words and hides whom it must not show") {
  const Folder folder;
  const Store store(folder);
  store.apply(records);
  const Ran tours = store({"list", "tour"});
  CHECK(says(tours.out, "抽選"));
  CHECK(!says(tours.out, "lottery"));
  CHECK(says(store({"list", "tour", "--lang", "en"}).out, "lottery"));
  CHECK(!says(tours.out, "capacity"));  // nothing in that column
  CHECK(says(tours.err, "2 件"));
  const Ran people = store({"list", "participant"});
  CHECK(says(people.out, "髙橋 例子"));
  CHECK(!says(people.out, "伏せる人"));
}

TEST_CASE("what could steer a terminal is shown, not obeyed") {
  const Folder folder;
  const Store store(folder);
  store.apply_one({{"do", "create"},
                   {"kind", "event"},
                   {"fields", {{"name", "a\x1b[2Jb\nc\u202ed"}, {"starts_on", "2023-10-14"}}}});
  CHECK(says(store({"list", "event"}).out, "a<U+001B>[2Jb⏎c<U+202E>d"));
}

TEST_CASE("CSV opens in Excel: BOM, CRLF, every column, no formulas") {
  const Folder folder;
  const Store store(folder);
  store.apply(records);
  const Ran events = store({"--format", "csv", "list", "event"});
  CHECK(events.code == 0);
  CHECK(events.out.rfind("\xEF\xBB\xBF_id,name,starts_on,", 0) == 0);
  CHECK(says(events.out, "\r\n"));
  CHECK(says(events.out, "'=SUM(A1)"));
  CHECK(says(events.err, "'"));
  const Ran tours = store({"--format", "csv", "list", "tour"});
  CHECK(says(tours.out, "016322;016341"));
  CHECK(says(tours.out, "lottery"));
}

TEST_CASE("kinds tells what can be recorded: fields, types, privacy, choices") {
  const Ran all = run({"--format", "json", "kinds"});
  CHECK(all.lines().size() == renkei::all_kinds().size());
  const json tour = run({"--format", "json", "kinds", "tour"}).line();
  CHECK(tour["kind"] == "tour");
  bool found = false;
  for (const json& field : tour["fields"]) {
    if (field["name"] != "draw") continue;
    found = true;
    CHECK(field["type"] == "choice");
    CHECK(field["privacy"] == "P0");
    CHECK(field["choices"][0] == json{{"code", "lottery"}, {"ja", "抽選"}});
  }
  CHECK(found);
  CHECK(says(run({"kinds", "participant"}).out, "P3"));
  CHECK(run({"kinds", "ufo"}).code == 1);
  CHECK(run({"kinds", "--format", "csv"}).out.rfind("\xEF\xBB\xBFkind,", 0) == 0);
}

TEST_CASE("kinds says choices by code, and in words of the language asked for alone") {
  const Ran ja = run({"kinds", "agreement"}), en = run({"--lang", "en", "kinds", "agreement"});
  CHECK(says(ja.out, "all_cities (全市)"));
  CHECK(says(en.out, "all_cities (all cities)"));
  const std::string all = run({"--lang", "en", "kinds"}).out;
  CHECK_FALSE(says(all, "(計画)"));
  CHECK_FALSE(says(all, "全市"));
}

TEST_CASE("one record is one record") {
  const Folder folder;
  const Store store(folder);
  store.apply(records);
  CHECK(says(store({"--lang", "en", "list", "event"}).err, "1 record\n"));
  CHECK(says(store({"--lang", "en", "list", "tour"}).err, "2 records\n"));
}

TEST_CASE(
    "people read moments in the store's zone, whatever offset a device wrote; JSON keeps it") {
  const Folder folder;
  const Store store(folder);
  const auto ids =
      store.apply(records +
                  R"({"do":"create","kind":"stop","as":"s","fields":{"tour":"$t","name":"駅前"}}
{"do":"check_in","participant":"$p","stop":"$s","at":"2023-10-14T00:10:00Z"}
)");
  const std::string here = "2023-10-14T09:10:00+09:00", written = "2023-10-14T00:10:00+00:00";
  const std::vector<Words> looks = {{"list", "check_in"},
                                    {"--format", "csv", "list", "check_in"},
                                    {"show", ids.back()},
                                    {"show", ids.back(), "--history"}};
  for (const Words& look : looks) {
    CAPTURE(look.back());
    CHECK(says(store(look).out, here));
    CHECK(!says(store(look).out, written));
  }
  CHECK(store.json({"list", "check_in"}).line()["at"] == written);
  CHECK(store.json({"show", ids.back(), "--history"}).line()["_history"][0]["fields"]["at"] ==
        written);
  CHECK(store({"zone", "-03:00"}).code == 0);
  for (const Words& look : looks) CHECK(says(store(look).out, "2023-10-13T21:10:00-03:00"));
}

TEST_CASE("a value that stayed behind is marked wherever people look, and none is not") {
  const Folder folder;
  const Store hq(folder, "hq"), bus(folder, "bus");
  const auto ids =
      hq.apply(records + R"({"do":"create","kind":"participant","fields":{"tour":"$t","no":3}})"
                         "\n");
  const std::string tour = ids[1], known = ids[3], hidden = ids[4], unknown = ids[5];
  const auto pass = [&](const char* mode) {
    const Ran ran = hq.json({"export", "--to", folder.path(), "--mode", mode});
    REQUIRE_MESSAGE(ran.code == 0, ran.err);
    REQUIRE(bus({"merge", ran.line()["file"]}).code == 0);
  };
  pass("plain");
  for (const std::string& id : {known, hidden, unknown})
    hq.apply_one({{"do", "set"}, {"id", id}, {"fields", {{"name", "改　名"}, {"kana", "カイ"}}}});
  pass("open");

  const std::string none = "（伏せられた値）", before = "（伏せられた値。前の値: 髙橋";
  for (const Words& look : {Words{"list", "participant"},
                            {"report", "roster", "--tour", tour},
                            {"report", "attendance", "--tour", tour}}) {
    CAPTURE(look[1]);
    CHECK(says(bus(look).out, none));
    CHECK(says(bus(look).out, before));
    CHECK(!says(hq(look).out, "伏せられた値"));
  }
  CHECK(says(bus({"report", "roster", "--tour", tour}).out, "No.3" + none));
  CHECK(says(bus({"show", unknown}).out, none));
  CHECK(says(bus({"show", known}).out, before));
  CHECK(says(bus({"show", known, "--history"}).out, "name=" + none));
  CHECK(!says(bus({"show", unknown}).out, "phone"));  // nobody wrote any
  CHECK(says(bus({"list", "participant"}).out, "＊＊＊"));
  const std::string csv = bus({"--format", "csv", "list", "participant"}).out;
  CHECK(says(csv, ",_withheld\r\n"));
  CHECK(says(csv, ",\"name;kana\"\r\n"));
}

TEST_CASE("two stores that hold the same list the same, in whatever order their files came") {
  const Folder folder;
  const Store a(folder, "a"), b(folder, "b"), c(folder, "c"), left(folder, "left"),
      right(folder, "right");
  std::vector<std::string> files;
  for (const Store* store : {&a, &b, &c, &left, &right}) {
    store->apply(records);
    files.push_back(
        store->json({"export", "--to", folder.path(), "--mode", "plain"}).line()["file"]);
  }
  REQUIRE(left({"merge", files[0], files[1], files[2], files[4]}).code == 0);
  REQUIRE(right({"merge", files[3], files[2], files[1], files[0]}).code == 0);
  REQUIRE(left.digest() == right.digest());
  for (const char* format : {"text", "csv", "json"})
    for (const char* kind : {"device", "tour", "participant"}) {
      const Words look = {"--format", format, "list", kind};
      CHECK(left(look).out == right(look).out);
    }
}

TEST_CASE("what waits for its beginning is said to wait when something is to be done with it") {
  const Folder folder;
  const Store device(folder, "device"), hq(folder, "hq");
  const auto pass = [&] {
    return device.json({"export", "--to", folder.path(), "--since-export"}).line()["file"];
  };
  const auto ids = device.apply(records);
  const std::string birth = pass(), tour = ids[1], person = ids[3];
  device.apply_one({{"do", "set"}, {"id", tour}, {"fields", {{"days", 5}}}});
  device.apply_one({{"do", "set"}, {"id", person}, {"fields", {{"seat", "3A"}}}});
  REQUIRE(hq({"merge", pass()}).code == 0);
  const auto told = [&](const json& command) {
    return hq.json({"--lang", "en", "apply"}, command.dump() + "\n").line();
  };
  for (const json& command :
       {json{{"do", "set"}, {"id", tour}, {"fields", {{"days", 4}}}},
        json{{"do", "check_in"}, {"participant", person}},
        json{{"do", "void"}, {"id", person}, {"reason", "x"}},
        json{{"do", "create"}, {"kind", "stop"}, {"fields", {{"tour", tour}, {"name", "駅前"}}}}}) {
    const json refused = told(command);
    CAPTURE(refused.dump());
    CHECK(refused["code"] == "not_found");
    CHECK(says(refused["message"], "has not come yet"));
  }
  for (const Words& words :
       {Words{"report", "attendance", "--tour", tour},
        {"resolve", tour, "days", "--value", "4"},
        {"export", "--to", folder.path(), "--mode", "plain", "--tour", tour}}) {
    Words english{"--lang", "en"};
    english.insert(english.end(), words.begin(), words.end());
    CHECK(says(hq(english).err, "has not come yet"));
  }
  CHECK(!says(told({{"do", "void"}, {"id", tour + "99"}, {"reason", "x"}})["message"],
              "has not come yet"));
  REQUIRE(hq({"merge", birth}).code == 0);
  CHECK(told({{"do", "check_in"}, {"participant", person}})["ok"] == true);
}

TEST_CASE("an id that no record has is refused with the way to those that are") {
  const Folder folder;
  const Store store(folder);
  store.apply(records);
  for (const char* id : {"zzzz", "no id at all", ""}) {
    const Ran ran = store({"--lang", "en", "show", id});
    CHECK(says(ran.err, "[bad_id]"));
    CHECK(says(ran.err, "begins with"));
    CHECK(says(ran.err, "renkei list"));
  }
}
