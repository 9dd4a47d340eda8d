// renkei-field without a window, as programs outside drive it: addresses, scripts, tables, pictures.
#include <doctest/doctest.h>

#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/scratch.hpp"

using nlohmann::json;

namespace {

std::string read(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A store with one tour of three people and one event with a gate, and the program on it.
class Stage {
 public:
  Stage() {
    cli("init --device 受付1号");
    write(
        "plan.jsonl",
        R"({"do":"create","kind":"event","as":"e","fields":{"name":"見本市","starts_on":"2023-10-14"}}
{"do":"create","kind":"gate","fields":{"event_id":"$e","name":"正面入口"}}
{"do":"create","kind":"tour","as":"t","fields":{"event_id":"$e","name":"十勝の旅"}}
{"do":"create","kind":"stop","fields":{"tour_id":"$t","name":"集合","seq":1}}
{"do":"create","kind":"participant","fields":{"tour_id":"$t","no":1,"badge_no":"B001","name":"髙橋 花子"}}
{"do":"create","kind":"participant","fields":{"tour_id":"$t","no":2,"badge_no":"B002","name":"𠮷田 太郎"}}
{"do":"create","kind":"participant","fields":{"tour_id":"$t","no":3,"badge_no":"B003","name":"濵田 翔"}}
)");
    cli("apply " + file("plan.jsonl"));
  }
  std::string file(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(file(name), std::ios::binary) << text;
  }
  std::string cli(const std::string& arguments) const {
    return shell(std::string(RENKEI_CLI) + " --store " + file("field.db") + " --format json " +
                 arguments);
  }
  // What the script answers; `status` is the exit.
  std::string run(const std::string& arguments, const std::string& script = {},
                  int* status = nullptr) {
    if (!script.empty()) write("script.jsonl", script);
    const std::string with_script = script.empty() ? "" : " --script " + file("script.jsonl");
    return shell(std::string(RENKEI_FIELD) + " --store " + file("field.db") +
                     " --today 2023-10-14 --at 09:00 " + arguments + with_script,
                 status);
  }
  std::size_t count(const std::string& kind) const {
    const std::string lines = cli("list " + kind);
    return static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
  }

 private:
  static std::string shell(const std::string& command, int* status = nullptr) {
    std::string out;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (!pipe) return out;
    char part[4096];
    while (const std::size_t n = fread(part, 1, sizeof part, pipe)) out.append(part, n);
    const int end = pclose(pipe);
    if (status) *status = WIFEXITED(end) ? WEXITSTATUS(end) : -1;
    return out;
  }

  renkei::laws::Scratch folder_;
};

}  // namespace

TEST_CASE("two runs make the same picture and the same table, to the byte") {
  Stage stage;
  for (const char* run : {"1", "2"})
    stage.run("--screen roster --screenshot " + stage.file(std::string(run) + ".png") +
              " --widgets " + stage.file(std::string(run) + ".json"));
  REQUIRE(read(stage.file("1.png")).size() > 1000);
  CHECK(read(stage.file("1.png")) == read(stage.file("2.png")));
  CHECK(read(stage.file("1.json")) == read(stage.file("2.json")));
}

TEST_CASE("the table of widgets says what is drawn, and where") {
  Stage stage;
  stage.run("--screen roster --size 1024x600 --widgets " + stage.file("table.json"));
  const json table = json::parse(read(stage.file("table.json")));
  CHECK(table.at("format") == 1);
  CHECK(table.at("class") == "medium");
  CHECK(table.at("focus") == "roster.line");
  CHECK(table.at("refusal").is_null());
  CHECK(table.at("job").is_null());
  CHECK(table.at("saved") == 8);
  CHECK(table.at("unsent") == 8);
  CHECK(table.at("screen").get<std::string>().starts_with("roster?tour="));
  int rows = 0;
  for (const json& widget : table.at("widgets")) {
    if (widget.at("kind") == "row") ++rows;
    if (widget.at("key") == "roster.list") CHECK(widget.at("total") == 3);
    if (widget.at("text") == "髙橋 花子") CHECK(widget.at("privacy") == "P2");
  }
  CHECK(rows == 3);
}

TEST_CASE("a script checks in by scan whatever ends it, and its expectations are answered") {
  Stage stage;
  int status = -1;
  const std::string said = stage.run("--screen roster", R"({"scan":"B001","end":"Enter"}
{"scan":"B002","end":"Tab","ms":20}
{"scan":"B003","end":"LF"}
{"expect":{"key":"roster.missing","text":"0","state":"here"}}
{"expect":{"screen":"today"}}
)",
                                     &status);
  CHECK(stage.count("check_in") == 3);
  CHECK(status == 1);  // the last one was not as expected
  CHECK(std::count(said.begin(), said.end(), '\n') == 5);
  CHECK(said.find("\"ok\":false") != std::string::npos);
}

TEST_CASE("twenty scans at once are twenty check-ins, and a scan never counts a visitor") {
  Stage stage;
  std::string plan, script;
  for (int i = 10; i < 30; ++i) script += "{\"scan\":\"B00" + std::to_string(i % 3 + 1) + "\"}\n";
  stage.run("--screen roster", script);
  CHECK(stage.count("check_in") == 3);  // who was checked in already is not checked in again
  stage.run("--screen tally", "{\"scan\":\"4901234567890\"}\n{\"key\":\"1\"}\n{\"key\":\"1\"}\n");
  CHECK(stage.count("tally") == 2);
}

TEST_CASE("a line that cannot be done is answered, and the others are done") {
  Stage stage;
  int status = -1;
  const std::string said = stage.run("--screen tally", R"({"press":"nothing"}
{"go":"nowhere"}
not json
{"dance":1}
{"key":"Hyper"}
{"clock":"+60"}
{"press":7}
{"wait":"never"}
{"key":"1"}
)",
                                     &status);
  CHECK(status == 1);
  CHECK(stage.count("tally") == 1);
  CHECK(std::count(said.begin(), said.end(), '\n') == 9);
}

TEST_CASE(
    "Tab leads to a widget by its key or the beginning of it, and says where it does not lead") {
  Stage stage;
  int status = -1;
  const std::string said = stage.run("--screen today", R"({"tab":"nav.place/files"}
{"expect":{"focus":"nav.place/files"}}
{"key":"Enter"}
{"expect":{"screen":"files"}}
{"tab":"files.drive/*"}
{"tab":"no.such/*"}
)",
                                     &status);
  CHECK(said.find(R"({"line":4,"ok":true})") != std::string::npos);
  CHECK(said.find(R"({"line":5,"ok":true})") != std::string::npos);
  CHECK(said.find("Tab does not lead to: no.such/*") != std::string::npos);
  CHECK(status == 1);
}

TEST_CASE("a program that is killed has kept what it said was saved, and comes back to its place") {
  Stage stage;
  int status = 0;
  stage.run("--screen roster", "{\"scan\":\"B001\"}\n{\"kill\":true}\n", &status);
  CHECK(status != 0);
  CHECK(stage.count("check_in") == 1);
  stage.run("--widgets " + stage.file("table.json"));
  const json table = json::parse(read(stage.file("table.json")));
  CHECK(table.at("screen").get<std::string>().starts_with("roster?tour="));
}

TEST_CASE("an address that leads nowhere ends the program with 1, a wrong word with 2") {
  Stage stage;
  int status = -1;
  stage.run("--screen nowhere --widgets " + stage.file("t.json"), {}, &status);
  CHECK(status == 1);
  stage.run("--screen 'roster?tour=0-1' --widgets " + stage.file("t.json"), {}, &status);
  CHECK(status == 1);
  for (const char* words : {"--size 5x5", "--text 110", "--look pink", "--lang fr", "--at 25:00",
                            "--today soon", "--scale 9", "--screen", "--dance 1"}) {
    CAPTURE(words);
    stage.run(words, {}, &status);
    CHECK(status == 2);
  }
}

TEST_CASE("a picture takes the place of a picture, and of nothing else") {
  Stage stage;
  int status = -1;
  const std::string picture = stage.file("a.png");
  stage.run("--screenshot " + picture, {}, &status);
  CHECK(status == 0);
  stage.run("--look dark --screenshot " + picture, {}, &status);
  CHECK(status == 0);
  stage.write("roster.csv", "氏名\n髙橋 花子\n");
  stage.run("--screenshot " + stage.file("roster.csv"), {}, &status);
  CHECK(status == 1);
  CHECK(read(stage.file("roster.csv")) == "氏名\n髙橋 花子\n");
}
