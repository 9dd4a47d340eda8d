// Reports in CP932.
#include <doctest/doctest.h>

#include <filesystem>

#include "core/text/encoding.hpp"
#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

struct Tour {
  Folder folder;
  Store store{folder};

  Tour() {
    store.apply(
        R"({"do":"create","kind":"event","as":"e","fields":{"name":"秋","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","name":"十勝の旅"}}
{"do":"create","kind":"participant","fields":{"tour":"$t","no":1,"name":"髙橋 﨑子","kana":"タカハシ　サキコ"}}
)");
  }

  Ran roster(Words more) const {
    Words words = {"report", "roster", "--tour", "十勝の旅"};
    words.insert(words.end(), more.begin(), more.end());
    return store(words);
  }
};

}  // namespace

TEST_CASE("a report in CP932 is the same text, read as a register is read") {
  const Tour tour;
  for (const char* ending : {".csv", ".txt"}) {
    const std::string plain = tour.folder / ("plain" + std::string(ending)),
                      old = tour.folder / ("old" + std::string(ending));
    REQUIRE(tour.roster({"--to", plain}).code == 0);
    const Ran ran = tour.roster({"--to", old, "--encoding", "cp932"});
    REQUIRE_MESSAGE(ran.code == 0, ran.err);
    CHECK(ran.err == "");
    const renkei::DecodedText read = renkei::decode_text(read_file(old));
    CHECK(read.encoding == renkei::Encoding::cp932);
    CHECK(says(read.text, "髙橋 﨑子"));
    CHECK(read.text == renkei::decode_text(read_file(plain)).text);
  }
  const Ran shown = tour.roster({"--format", "csv", "--encoding", "cp932"});
  CHECK(shown.out == read_file(tour.folder / "old.csv"));
}

TEST_CASE(
    "what CP932 cannot say is refused by line, character and cell, unless 〓 may stand for it") {
  const Tour tour;
  tour.store.apply_one({{"do", "create"},
                        {"kind", "participant"},
                        {"fields", {{"tour", "十勝の旅"}, {"no", 2}, {"name", "𠮷野 家子"}}}});
  const std::string file = tour.folder / "r.csv";
  const Ran refused = tour.roster({"--to", file, "--encoding", "cp932"});
  CHECK(refused.code == 1);
  CHECK(refused.out == "");
  CHECK(says(refused.err, "[characters_lost]"));
  CHECK(says(refused.err, "𠮷 (U+20BB7) 「𠮷野 家子」"));
  CHECK(says(refused.err, "--lossy"));
  CHECK(!std::filesystem::exists(file));
  const Ran lossy = tour.roster({"--to", file, "--encoding", "cp932", "--lossy"});
  CHECK(lossy.code == 0);
  CHECK(says(lossy.err, "𠮷 (U+20BB7) 「𠮷野 家子」"));
  CHECK(says(renkei::decode_text(read_file(file)).text, "〓野 家子"));
  CHECK(tour.roster({"--to", tour.folder / "u.csv"}).code == 0);
}

TEST_CASE("only CSV and text are written in CP932") {
  const Tour tour;
  for (const Words& words : {Words{"--to", tour.folder / "r.xlsx", "--encoding", "cp932"},
                             {"--format", "json", "--encoding", "cp932"}}) {
    const Ran ran = tour.roster(words);
    CHECK(ran.code == 1);
    CHECK(says(ran.err, "[bad_option]"));
    CHECK(says(ran.err, "--format csv"));
  }
  CHECK(tour.roster({"--format", "json", "--encoding", "utf-8"}).code == 0);
}
