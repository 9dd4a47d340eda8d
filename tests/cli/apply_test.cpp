#include <doctest/doctest.h>

#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

const std::string season =
    R"({"do":"create","kind":"event","as":"e","fields":{"name":"十勝フェア","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","name":"住民交流ツアー"}}
{"do":"create","kind":"vehicle","as":"v","fields":{"tour":"$t","no":1}}
{"do":"create","kind":"stop","as":"s","fields":{"tour":"$t","name":"帯広駅","kind":"集合"}}
{"do":"create","kind":"participant","as":"p","fields":{"tour":"$t","no":1,"name":"髙橋 例子"}}
{"do":"create","kind":"participant","as":"q","fields":{"tour":"$t","no":2,"name":"𠮷田 例美"}}
{"do":"create","kind":"gate","as":"g","fields":{"event":"$e","name":"A"}}
{"do":"create","kind":"questionnaire","as":"f","fields":{"title":"満足度","event":"$e","questions":[{"key":"q1","text":"?","type":"scale"}]}}
)";

}  // namespace

TEST_CASE("every form of command is executed, and each result says where it is recorded") {
  const Folder folder;
  const Store store(folder);
  const std::string commands = season + R"({"do":"tally","gate":"$g","category":"一般"}
{"do":"tally","gate":"$g","category":"団体","delta":40,"at":"2023-10-14T10:00:00+09:00"}
{"do":"check_in","participant":"$p","stop":"$s","method":"番号"}
{"do":"roll_call","tour":"$t","stop":"$s","vehicle":"$v","phase":"乗車","counted":2,"expected_n":2,"leader":"a1","second_checker":"b2","marks":{"$p":"在","$q":"present"}}
{"do":"answer","questionnaire":"$f","subject":"$e","answers":{"q1":5},"channel":"キオスク","lang":"ja"}
{"do":"set","id":"$t","fields":{"capacity":40}}
{"do":"void","id":"$q","reason":"二重入力"}
{"do":"restore","id":"$q"}
{"do":"erase","id":"$q"}
)";
  const Ran ran = store({"apply"}, commands);
  CHECK(ran.code == 0);
  CHECK(ran.err == "");
  const auto lines = ran.lines();
  REQUIRE(lines.size() == 17);
  std::int64_t seq = 0;
  for (const json& line : lines) {
    CAPTURE(line.dump());
    REQUIRE(line["ok"] == true);
    CHECK(line.size() == 3);
    CHECK(line["seq"].get<std::int64_t>() > seq);
    seq = line["seq"].get<std::int64_t>();
    CHECK(line["id"].get<std::string>().size() > 27);
  }
  CHECK(store.json({"list", "tally"}).lines().size() == 2);
  CHECK(store.json({"list", "check_in"}).line()["method"] == "number");
  CHECK(store.json({"list", "rollcall"}).line()["counted_n"] == 2);
  CHECK(store.json({"list", "rollcall_mark"}).lines().size() == 2);
  CHECK(store.json({"list", "response"}).line()["answers"]["q1"] == 5);
  CHECK(store.json({"list", "tour"}).line()["capacity"] == 40);
  CHECK(store.json({"list", "participant"}).lines().size() == 2);
}

TEST_CASE("a refused line leaves the others alone, and the program says so at the end") {
  const Folder folder;
  const Store store(folder);
  const Ran ran = store({"apply"}, R"({"do":"create","kind":"tour","as":"t","fields":{}}

{"do":"create","kind":"event","as":"e","fields":{"name":"x","starts_on":"2023-10-14"}}
   
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","draw":"さいころ"}}
nonsense
{"do":"create","kind":"stop","fields":{"tour":"$t","name":"y"}}
{"do":"fly"}
{"do":"create","kind":"gate","fields":{"event":"$e","name":"A"}})");
  CHECK(ran.code == 1);
  const auto lines = ran.lines();
  REQUIRE(lines.size() == 7);
  const auto code = [&](std::size_t i) { return lines[i].value("code", "ok"); };
  CHECK(code(0) == "missing_field");
  CHECK(code(1) == "ok");
  CHECK(code(2) == "bad_value");
  CHECK(code(3) == "bad_json");
  CHECK(code(4) == "not_found");
  CHECK(code(5) == "unknown_command");
  CHECK(code(6) == "ok");
  CHECK(lines[2].size() == 3);
  CHECK(lines[2]["ok"] == false);
  CHECK(lines[2]["message"].get<std::string>().find("lottery (抽選)") != std::string::npos);
  CHECK(lines[2]["message"].get<std::string>().find('{') == std::string::npos);
  CHECK(ran.err.find("5") != std::string::npos);
}

TEST_CASE("refusals speak the language that was asked for") {
  const Folder folder;
  const Store store(folder);
  const auto message = [&](const Words& words) {
    return store(words, "{\"do\":\"fly\"}\n").line()["message"].get<std::string>();
  };
  CHECK(message({"apply"}).find("指示はありません") != std::string::npos);
  CHECK(message({"apply", "--lang", "en"}).find("no command \"fly\"") != std::string::npos);
}

TEST_CASE("what people type comes back as they typed it") {
  const Folder folder;
  const Store store(folder);
  const std::string event =
      store.apply_one({{"do", "create"},
                       {"kind", "event"},
                       {"fields", {{"name", "x"}, {"starts_on", "2023-10-14"}}}});
  for (const std::string text :
       {"𠮷野家 髙﨑", "👩‍👩‍👧‍👦🇯🇵", "\"引用\" '; DROP TABLE event; --",
        "100% _ \\ / \t tab", "一行目\n二行目\r\n三行目", "=HYPERLINK(\"x\")", "葛󠄀城",
        "ﾊﾝｶｸ　全角", " blanks around ", "\u202eoverride", "null", "-"}) {
    store.apply_one({{"do", "set"}, {"id", event}, {"fields", {{"venue", text}}}});
    CHECK(store.json({"show", event}).line()["venue"] == text);
    CHECK(store.json({"list", "event", "--where", "venue=" + text}).lines().size() == 1);
  }
}

TEST_CASE(
    "a text at the limit is recorded, a longer one and a million characters are refused clearly") {
  const Folder folder;
  const Store store(folder);
  const std::string event =
      store.apply_one({{"do", "create"},
                       {"kind", "event"},
                       {"fields", {{"name", "x"}, {"starts_on", "2023-10-14"}}}});
  const auto set_venue = [&](std::size_t length) {
    const json line{
        {"do", "set"}, {"id", event}, {"fields", {{"venue", std::string(length, 'x')}}}};
    return store({"apply"}, line.dump() + "\n");
  };
  CHECK(set_venue(65'536).code == 0);
  for (const std::size_t length : {65'537, 1'000'000, 3'000'000}) {
    const Ran ran = set_venue(length);
    CHECK(ran.code == 1);
    CHECK(ran.line()["code"] == "too_long");
    CHECK(ran.out.size() < 1000);
  }
  CHECK(store.json({"show", event}).line()["venue"].get<std::string>().size() == 65'536);
}

TEST_CASE("bytes that are no text are refused: NUL, broken UTF-8, lone surrogates") {
  const Folder folder;
  const Store store(folder);
  const auto code = [&](const std::string& name) {
    const Ran ran = store({"apply"}, R"({"do":"create","kind":"event","fields":{"name":")" + name +
                                         R"(","starts_on":"2023-10-14"}})" + "\n");
    CHECK(ran.code == 1);
    return ran.line()["code"].get<std::string>();
  };
  CHECK(code("a\\u0000b") == "bad_text");
  CHECK(code(std::string("a\0b", 3)) == "bad_json");
  CHECK(code("\xff") == "bad_json");
  CHECK(code("\xc0\xaf") == "bad_json");
  CHECK(code("\xed\xa0\x80") == "bad_json");
  CHECK(code("\\ud83d") == "bad_json");
  CHECK(store.json({"list", "event"}).out == "");
}

TEST_CASE("a nesting bomb is one refused line") {
  const Folder folder;
  const Store store(folder);
  const Ran ran = store({"apply"}, std::string(400'000, '[') + "\n" + season);
  CHECK(ran.code == 1);
  REQUIRE(ran.lines().size() == 9);
  CHECK(ran.lines()[0]["code"] == "bad_json");
  CHECK(ran.lines()[8]["ok"] == true);
}

TEST_CASE("commands come from a file as well, with a BOM and CRLF and without a last line end") {
  const Folder folder;
  const Store store(folder);
  std::string text = "\xEF\xBB\xBF";
  for (const char c : season.substr(0, season.size() - 1))
    text += c == '\n' ? "\r\n" : std::string(1, c);
  write_file(folder / "season.jsonl", text);
  const Ran ran = store({"apply", folder / "season.jsonl"});
  CHECK_MESSAGE(ran.code == 0, ran.out);
  CHECK(ran.lines().size() == 8);
  CHECK(store({"apply", folder / "nowhere.jsonl"}).code == 1);
  CHECK(store({"apply", folder.path()}).err.find("not_a_file") != std::string::npos);
}

TEST_CASE("in batches the results come with each commit, and the last batch may be short") {
  const Folder folder;
  const Store store(folder);
  const Ran ran = store({"apply", "--batch", "3"}, season + "{\"do\":\"fly\"}\n");
  CHECK(ran.code == 1);
  REQUIRE(ran.lines().size() == 9);
  for (std::size_t i = 0; i < 8; ++i) CHECK(ran.lines()[i]["ok"] == true);
  CHECK(ran.lines()[8]["code"] == "unknown_command");
  CHECK(store.json({"list", "participant"}).lines().size() == 2);
  CHECK(store({"apply", "--batch", "0"}).code == 2);
}

TEST_CASE("a batch is not acknowledged before it is complete") {
  const Folder folder;
  const Store store(folder);
  Running apply({"--store", store.file(), "apply", "--batch", "2"});
  const std::string line =
      R"({"do":"create","kind":"event","fields":{"name":"x","starts_on":"2023-10-14"}})"
      "\n";
  apply.write(line + line);
  CHECK(apply.read_line().find("true") != std::string::npos);
  CHECK(apply.read_line().find("true") != std::string::npos);
  apply.write(line);
  apply.kill();
  const Ran ran = apply.wait();
  CHECK(ran.out == "");
  CHECK(store.json({"list", "event"}).lines().size() == 2);
}

TEST_CASE("a record knows the staff member who made it") {
  const Folder folder;
  const Store store(folder);
  const Ran ran =
      store({"apply", "--staff", "b7"},
            R"({"do":"create","kind":"event","fields":{"name":"x","starts_on":"2023-10-14"}})");
  const std::string id = ran.line()["id"];
  CHECK(store.json({"show", id, "--history"}).line()["_history"][0]["staff"] == "b7");
}

TEST_CASE("a refused line is told what is wrong with it, and what can be done about that") {
  const Folder folder;
  const Store store(folder);
  const auto told = [&](const std::string& line) {
    return store({"--lang", "en", "apply"}, line + "\n").line()["message"].get<std::string>();
  };
  const auto says = [](const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
  };
  const std::string alias = told(R"({"do":"set","id":"$nope","fields":{}})");
  CHECK(says(alias, "No line before this one was given the name \"nope\""));
  CHECK_FALSE(says(alias, "bundle"));
  for (const char* line : {"[]", "5", "\"x\"", "null"}) {
    CHECK(says(told(line), "{\"do\": …}"));
    CHECK_FALSE(says(told(line), "cannot be read"));
  }
  CHECK(says(told(R"({"do":"create","kind":"event","fields":[]})"), "It takes: {\"…\": …}."));
  const std::string member = told(R"({"do":"create","kind":"event","field":{}})");
  CHECK(says(member, "\"create\" takes: kind, fields, anyway"));
  CHECK_FALSE(says(member, "renkei kinds"));
  CHECK(says(told(R"({"do":"answer","anyway":true})"), "renkei kinds response"));
  CHECK(says(told(R"({"do":"create","kind":"event","fields":{"nam":"x"}})"), "renkei kinds event"));
  const std::string choice = told(R"({"do":"create","kind":"tour","fields":{"draw":"dice"}})");
  CHECK(says(choice, "lottery"));
  CHECK_FALSE(says(choice, "抽選"));
}

TEST_CASE("a refused number or answer says what may stand there") {
  const Folder folder;
  const Store store(folder);
  const auto ids = store.apply(
      R"({"do":"create","kind":"event","as":"e","fields":{"name":"x","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e"}}
{"do":"create","kind":"questionnaire","fields":{"event":"$e","title":"q","questions":[{"key":"q1","type":"nps"},{"key":"q2","type":"single","options":["はい",{"code":"n","label":"いいえ"}]}]}}
)");
  const auto says = [](const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  };
  const auto told = [&](const nlohmann::json& command) {
    const auto refused = store({"--lang", "en", "apply"}, command.dump() + "\n").line();
    CHECK(refused["code"] == "bad_value");
    return refused["message"].get<std::string>();
  };
  const auto incident = [&](const nlohmann::json& severity) {
    return nlohmann::json{{"do", "create"},
                          {"kind", "incident"},
                          {"fields", {{"tour", ids[1]}, {"severity", severity}}}};
  };
  for (const nlohmann::json& severity : {nlohmann::json("grave"), nlohmann::json(7)})
    CHECK(says(told(incident(severity)), "It takes: 0..4."));
  const std::string days = told(
      {{"do", "create"}, {"kind", "tour"}, {"fields", {{"event", ids[0]}, {"capacity", "x"}}}});
  CHECK(!says(days, "123"));
  const auto answer = [&](const char* key, const nlohmann::json& given) {
    return nlohmann::json{{"do", "answer"}, {"questionnaire", ids[2]}, {"answers", {{key, given}}}};
  };
  CHECK(says(told(answer("q1", 11)), "\"q1\" cannot hold \"11\". It takes: 0..10."));
  CHECK(says(told(answer("q2", "maybe")), "It takes: はい, n (いいえ)."));
}
