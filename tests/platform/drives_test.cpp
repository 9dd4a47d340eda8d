// Sticks as a script puts them in, through the real laptop.
#include <doctest/doctest.h>

#include <filesystem>

#include "tests/platform/world.hpp"

using namespace renkei::test;
namespace fs = std::filesystem;

namespace {

// A device with something to hand over, and a folder that scripts put in as a stick.
class Laptop : public World {
 public:
  Laptop() {
    cli("field.db", "init --device 受付1号");
    apply(
        "field.db",
        R"({"do":"create","kind":"event","as":"e","fields":{"name":"見本市","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event_id":"$e","name":"十勝の旅"}}
{"do":"create","kind":"participant","fields":{"tour_id":"$t","no":1,"name":"髙橋 花子"}}
)");
    fs::create_directory(file("stick"));
  }
  // Runs the lines behind a stick that fails so.
  void run_with(const std::string& fails, const std::string& lines) const {
    run("field.db",
        R"({"drive":{"label":"USB-07","path":")" + file("stick") + R"(","fails":")" + fails +
            "\"}}\n" + lines,
        "--size 1280x1400 --screen files");
  }
  std::vector<std::string> on_stick() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(file("stick")))
      names.push_back(entry.path().filename().string());
    return names;
  }
  int unsent() const { return json::parse(cli("field.db", "status"))["not_exported"]; }
};

}  // namespace

TEST_CASE(
    "a file on a stick is written, closed and read back before it is said, and merges elsewhere") {
  const Laptop laptop;
  CHECK(laptop.unsent() > 0);
  laptop.run_with("", R"({"wait":"files.drive/1"}
{"expect":{"key":"files.verified","there":false}}
{"press":"files.export"}
{"wait":"files.verified"}
{"expect":{"key":"files.may_go","there":true}}
)");
  const auto files = laptop.on_stick();
  REQUIRE(files.size() == 1);
  CHECK(files[0].ends_with(".renkei"));
  CHECK(laptop.unsent() == 0);
  laptop.cli("hq.db", "init --device 本部");
  CHECK(laptop.cli("hq.db", "merge " + laptop.file("stick/" + files[0]))
            .find("\"status\":\"merged\"") != std::string::npos);
}

TEST_CASE(
    "a full, pulled or read-only stick is refused with its code: no half file, nothing handed "
    "over") {
  for (const auto& [fails, code] :
       {std::pair("full", "target_full"), std::pair("readonly", "target_unwritable"),
        std::pair("pull", "export_failed")}) {
    CAPTURE(fails);
    const Laptop laptop;
    const int unsent = laptop.unsent();
    laptop.run_with(fails, std::string(R"({"wait":"files.drive/1"}
{"press":"files.export"}
{"wait":"refusal.safe"}
{"expect":{"refusal":")") + code +
                               R"("}}
{"expect":{"key":"files.verified","there":false}}
{"expect":{"key":"files.drive/1","there":)" +
                               (std::string(fails) == "pull" ? "false" : "true") + "}}\n");
    CHECK(laptop.on_stick().empty());
    CHECK(laptop.unsent() == unsent);
    CHECK(laptop.cli("field.db", "verify").find("\"problems\":[]") != std::string::npos);
    // Another stick, or the same one mended, takes it.
    laptop.run_with("", "{\"press\":\"files.export\"}\n{\"wait\":\"files.verified\"}\n");
    CHECK(laptop.on_stick().size() == 1);
  }
}

TEST_CASE(
    "personal data leave by script only with the form filled in, and with a record and a slip") {
  const Laptop laptop;
  laptop.run_with("", R"({"press":"files.personal/plain"}
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
  const std::string record = laptop.cli("field.db", "list handover");
  for (const char* part : {"\"purpose\":\"受付\"", "\"recipient\":\"2号車\"",
                           "\"medium_no\":\"USB-07\"", "\"approved_by\":\"s01\"", "\"people_n\":1"})
    CHECK_MESSAGE(record.find(part) != std::string::npos, record);
  CHECK(fs::exists(laptop.file("export")));
  CHECK(laptop.unsent() == 0);
}

TEST_CASE(
    "files of a stick are looked at, left without a trace, and taken in when somebody says so") {
  const Laptop laptop;
  laptop.cli("bus.db", "init --device 2号車");
  laptop.cli("bus.db", "export --to " + laptop.file("stick"));
  const auto devices = [&] {
    const std::string status = laptop.cli("field.db", "status");
    return status.find("2号車") != std::string::npos;
  };
  laptop.run_with("", R"({"wait":"files.take/1"}
{"press":"files.take/1"}
{"wait":"merge.take"}
{"expect":{"screen":"merge"}}
{"press":"merge.leave"}
)");
  CHECK_FALSE(devices());
  laptop.run_with("", R"({"press":"files.take/1"}
{"wait":"merge.file/1"}
{"press":"merge.take"}
{"wait":"merge.result/1"}
{"expect":{"key":"merge.result/1","state":"here"}}
)");
  CHECK(devices());
}
