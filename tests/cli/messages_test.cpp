// What is said to wrong lines and odd files: in the reader's language, of what it is about, and without
// anything that only programs know.
#include <doctest/doctest.h>

#include <regex>

#include "tests/cli/program.hpp"

using namespace renkei::test;

namespace {

struct Season {
  Folder folder;
  Store store{folder};
  std::string event, tour;

  Season() {
    const auto ids = store.apply(
        R"({"do":"create","kind":"event","as":"e","fields":{"name":"秋まつり","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","name":"十勝の旅"}}
)");
    event = ids[0];
    tour = ids[1];
    write_file(folder / "map.json", "{\"headings\":\n  {\"氏名\":\"name\",}}");
    write_file(folder / "shape.json", "{\"headings\":{\"氏名\":1}}");
    write_file(folder / "list.csv", "氏名,フリガナ\n見本 花子,ミホン ハナコ\n");
    write_file(folder / "nothing.csv", "a,b\n1,2\n");
    write_file(folder / "odd.json", "{\"_table\":1}\n{\"あ\": ]\n");
  }

  std::string told(Words words, const char* language) const {
    words.insert(words.end(), {"--lang", language});
    const Ran ran = store(words);
    CHECK((ran.code == 1 || ran.code == 2));
    CHECK(ran.out == "");
    return ran.err;
  }
};

// Lines that cannot be done, each for a reason of its own.
std::vector<Words> wrong_lines(const Season& season) {
  const auto file = [&](const char* name) { return season.folder / name; };
  return {
      {"report", "fate"},
      {"report", "visitors"},
      {"report", "survey"},
      {"report", "projects"},
      {"report", "agreements"},
      {"report", "kpi"},
      {"report", "visitors", "--event", "十勝の旅"},
      {"report", "visitors", "--event", season.tour},
      {"report", "visitors", "--event", "ない行事"},
      {"report", "overview", "--fiscal-year", "R99"},
      {"report", "projects", "--years", "R5", "--by", "colour"},
      {"report", "projects", "--years", "いつか"},
      {"report", "event-list", "--layout", "x"},
      {"report", "survey", "--base", "x"},
      {"report", "roster", "--tour", "十勝の旅", "--public"},
      {"report", "overview", "--to", file("no/such/r.csv")},
      {"report", "overview", "--to", file("r.doc")},
      {"report", "overview", "--explain", "x"},
      {"report", "overview", "--compare", file("odd.json")},
      {"report", "overview", "--compare", file("none.json")},
      {"report", "overview", "--compare", file("odd.json"), "--explain", "x"},
      {"report", "overview", "--lossy"},
      {"report", "overview", "--encoding", "cp932", "--to", file("r.xlsx")},
      {"report", "overview", "--encoding", "latin-1"},
      {"report", "--event"},
      {"report", "overview", "--to", "a", "--to", "b"},
      {"import", "roster", file("none.csv"), "--tour", "十勝の旅"},
      {"import", "roster", file("nothing.csv"), "--tour", "十勝の旅"},
      {"import", "roster", file("list.csv")},
      {"import", "roster", file("list.csv"), "--event", "秋まつり"},
      {"import", "roster", file("list.csv"), "--tour", "十勝の旅", "--map", file("map.json")},
      {"import", "roster", file("list.csv"), "--tour", "十勝の旅", "--map", file("shape.json")},
      {"import", "roster", file("list.csv"), "--tour", "十勝の旅", "--year", "x"},
      {"import", "pictures", file("list.csv")},
      {"list", "dragon"},
      {"list", "tour", "--where", "days"},
      {"list", "tour", "--where", "colour=1"},
      {"list", "tour", "--where", "draw=dice"},
      {"resolve", "十勝の旅", "name", "--keep", "0"},
      {"resolve", "十勝の旅", "name"},
      {"export", "--to", file("x.renkei"), "--all", "--since-export"},
      {"export", "--to", file("x.renkei"), "--mode", "secret"},
      {"status", "--nonsense"},
      {"apply", "--batch", "many"},
      {"show"},
      {"fly"},
      {"new", "tour", "--event", "秋まつり", "--days", "many"},
  };
}

}  // namespace

TEST_CASE("no open place, no key and no sentence of a library is shown to anybody") {
  const Season season;
  const std::regex open_place("\\{[a-z_.|]+\\}"), key("(cli|error|option|register)\\.[a-z_]+\\.");
  const std::regex library(
      "is required|not in \\{|Could not convert|was not expected|argument|excludes|requires|TEXT");
  for (const Words& words : wrong_lines(season))
    for (const char* language : {"ja", "en"}) {
      const std::string told = season.told(words, language);
      CAPTURE(told);
      CHECK(!std::regex_search(told, open_place));
      CHECK(!std::regex_search(told, key));
      CHECK(!std::regex_search(told, library));
      CHECK(!says(told, "—"));  // a place of which nothing was known
    }
}

TEST_CASE("a refusal of a report speaks of that report") {
  const Season season;
  CHECK(says(season.told({"report", "visitors"}, "ja"), "集計「来場者集計 (visitors)」"));
  CHECK(says(season.told({"report", "kpi"}, "ja"), "集計「KPI・助成金 (kpi)」"));
  CHECK(says(season.told({"report", "projects"}, "en"), "report \"Joint projects (projects)\""));
  CHECK(says(season.told({"report", "visitors", "--event", season.tour}, "ja"),
             "「行事 (event)」についてつくります"));
  CHECK(says(season.told({"report", "overview", "--fiscal-year", "R99"}, "ja"), "実施状況一覧"));
}

TEST_CASE("choices are listed with what they mean") {
  const Season season;
  CHECK(says(season.told({"report", "projects", "--years", "R5", "--by", "x"}, "ja"),
             "category (分野), ward (区), style (型)"));
  CHECK(says(season.told({"report", "survey", "--base", "x"}, "ja"), "valid (有効回答)"));
  CHECK(says(season.told({"import", "pictures", "x"}, "ja"), "roster (名簿"));
  CHECK(says(season.told({"list", "tour", "--where", "draw=dice"}, "ja"), "lottery (抽選)"));
  CHECK(says(season.told({"export", "--to", "x", "--mode", "y"}, "en"), "open (without personal"));
}

TEST_CASE("what is wrong in a file is told by line and column") {
  const Season season;
  const auto file = [&](const char* name) { return season.folder / name; };
  CHECK(says(season.told({"import", "roster", file("list.csv"), "--tour", "十勝の旅", "--map",
                          file("map.json")},
                         "ja"),
             "2 行目の 16 文字目"));
  CHECK(says(season.told({"report", "overview", "--compare", file("odd.json")}, "ja"),
             "2 行目の 7 文字目"));
  const Ran ran = season.store({"--lang", "en", "apply"}, "\n\n{\"do\":\"あ\",]}\n");
  CHECK(says(ran.out, "Line 3"));
  CHECK(says(ran.out, "character 11"));
}
