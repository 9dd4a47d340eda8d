// Sticks as a script puts them in, through the real program.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/scratch.hpp"

namespace {

namespace fs = std::filesystem;

class Program {
 public:
  Program() {
    cli("init --device 受付1号");
    put("plan.jsonl",
        R"({"do":"create","kind":"event","as":"e","fields":{"name":"見本市","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event_id":"$e","name":"十勝の旅"}}
{"do":"create","kind":"participant","fields":{"tour_id":"$t","no":1,"name":"髙橋 花子"}}
)");
    cli("apply " + file("plan.jsonl"));
    fs::create_directory(file("stick"));
  }
  std::string file(const std::string& name) const { return folder_ / name; }
  std::string cli(const std::string& words, const std::string& store = "field.db") const {
    return out_of(std::string(RENKEI_CLI) + " --store " + file(store) + " --format json " + words);
  }
  // Runs the lines behind a drive that fails so; what it answers.
  std::string run(const std::string& fails, const std::string& lines) {
    put("script.jsonl", R"({"drive":{"label":"USB-07","path":")" + file("stick") +
                            R"(","fails":")" + fails + "\"}}\n" + lines);
    return out_of(std::string(RENKEI_FIELD) + " --store " + file("field.db") +
                  " --today 2023-10-14 --size 1280x1400 --screen files --script " +
                  file("script.jsonl"));
  }
  std::vector<std::string> on_stick() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(file("stick")))
      names.push_back(entry.path().filename().string());
    return names;
  }
  int unsent() const {
    const std::string status = cli("status");
    const std::size_t at = status.find("\"not_exported\":");
    return at == std::string::npos ? -1 : std::stoi(status.substr(at + 15));
  }

 private:
  void put(const std::string& name, const std::string& text) const {
    std::ofstream(file(name), std::ios::binary) << text;
  }
  static std::string out_of(const std::string& command) {
    std::string out;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (!pipe) return out;
    char part[4096];
    while (const std::size_t n = fread(part, 1, sizeof part, pipe)) out.append(part, n);
    pclose(pipe);
    return out;
  }

  renkei::laws::Scratch folder_;
};

bool all_done(const std::string& answers) {
  return answers.find("\"ok\":true") != std::string::npos &&
         answers.find("\"ok\":false") == std::string::npos;
}

}  // namespace

TEST_CASE(
    "a file on a stick is written, closed and read back before it is said, and merges elsewhere") {
  Program program;
  CHECK(program.unsent() > 0);
  const std::string said = program.run("", R"({"wait":"files.drive/1"}
{"expect":{"key":"files.verified","there":false}}
{"press":"files.export"}
{"wait":"files.verified"}
{"expect":{"key":"files.may_go","there":true}}
)");
  CHECK_MESSAGE(all_done(said), said);
  const auto files = program.on_stick();
  REQUIRE(files.size() == 1);
  CHECK(files[0].ends_with(".renkei"));
  CHECK(program.unsent() == 0);
  program.cli("init --device 本部", "hq.db");
  CHECK(program.cli("merge " + program.file("stick/" + files[0]), "hq.db")
            .find("\"status\":\"merged\"") != std::string::npos);
}

TEST_CASE(
    "a full, pulled or read-only stick is refused with its code: no half file, nothing handed "
    "over") {
  for (const auto& [fails, code] :
       {std::pair("full", "target_full"), std::pair("readonly", "target_unwritable"),
        std::pair("pull", "export_failed")}) {
    CAPTURE(fails);
    Program program;
    const int unsent = program.unsent();
    const std::string said = program.run(fails, std::string(R"({"wait":"files.drive/1"}
{"press":"files.export"}
{"wait":"refusal.safe"}
{"expect":{"refusal":")") + code + R"("}}
{"expect":{"key":"files.verified","there":false}}
{"expect":{"key":"files.drive/1","there":)" + (std::string(fails) == "pull" ? "false" : "true") +
                                                    "}}\n");
    CHECK_MESSAGE(all_done(said), said);
    CHECK(program.on_stick().empty());
    CHECK(program.unsent() == unsent);
    CHECK(program.cli("verify").find("\"problems\":[]") != std::string::npos);
    // Another stick, or the same one mended, takes it.
    CHECK(
        all_done(program.run("", "{\"press\":\"files.export\"}\n{\"wait\":\"files.verified\"}\n")));
    CHECK(program.on_stick().size() == 1);
  }
}

TEST_CASE(
    "personal data leave by script only with the form filled in, and with a record and a slip") {
  Program program;
  const std::string said = program.run("", R"({"press":"files.personal/plain"}
{"expect":{"key":"files.export","enabled":false}}
{"press":"files.purpose/field"}
{"type":"受付"}
{"press":"files.recipient/field"}
{"type":"2号車"}
{"press":"files.medium_no/field"}
{"type":"USB-07"}
{"press":"files.approved_by/field"}
{"type":"s01"}
{"press":"files.export"}
{"wait":"files.verified"}
{"expect":{"key":"files.slip","there":true}}
)");
  CHECK_MESSAGE(all_done(said), said);
  const std::string record = program.cli("list handover");
  for (const char* part : {"\"purpose\":\"受付\"", "\"recipient\":\"2号車\"",
                           "\"medium_no\":\"USB-07\"", "\"approved_by\":\"s01\"", "\"people_n\":1"})
    CHECK_MESSAGE(record.find(part) != std::string::npos, record);
  CHECK(fs::exists(program.file("export")));
  CHECK(program.unsent() == 0);
}

TEST_CASE(
    "files of a stick are looked at, left without a trace, and taken in when somebody says so") {
  Program program;
  program.cli("init --device 2号車", "bus.db");
  program.cli("export --to " + program.file("stick"), "bus.db");
  const auto devices = [&] {
    const std::string status = program.cli("status");
    return status.find("2号車") != std::string::npos;
  };
  CHECK(all_done(program.run("", R"({"wait":"files.take/1"}
{"press":"files.take/1"}
{"wait":"merge.take"}
{"expect":{"screen":"merge"}}
{"press":"merge.leave"}
)")));
  CHECK_FALSE(devices());
  CHECK(all_done(program.run("", R"({"press":"files.take/1"}
{"wait":"merge.file/1"}
{"press":"merge.take"}
{"wait":"merge.result/1"}
{"expect":{"key":"merge.result/1","state":"here"}}
)")));
  CHECK(devices());
}
