#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "tests/cli/registers.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

const std::string registers = register_file("");

}  // namespace

TEST_CASE("a dry run of a ward's roster gives its clean rows and records nothing") {
  const Folder folder;
  const Store store(folder);
  const std::string tour = make_tour(store), before = store.digest();
  const Ran ran = store.json(
      {"import", "roster", registers + "tour_roster_cp932.csv", "--tour", tour, "--dry-run"});
  CHECK_MESSAGE(ran.code == 0, ran.err);
  const auto expected = rows_of_tsv(registers + "tour_roster_expected.tsv");
  const auto rows = ran.lines();
  REQUIRE(rows.size() > expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(rows[i] == expected[i]);
  // Every other line of the file is told of, with what stands there.
  for (std::size_t i = expected.size(); i < rows.size(); ++i) {
    CHECK(rows[i].size() == 3);
    CHECK(std::string(rows[i]["_result"]).starts_with("skipped:"));
  }
  CHECK(rows[expected.size()]["_line"] == 1);
  CHECK(rows[expected.size()]["_result"] == "skipped:title");
  CHECK(store.digest() == before);
}

TEST_CASE("an import makes participants, and the report goes line by line") {
  const Folder folder;
  const Store store(folder);
  const std::string tour = make_tour(store), file = registers + "tour_roster_cp932.csv";
  const Ran text = store({"import", "roster", file, "--tour", tour, "--dry-run"});
  CHECK(text.code == 0);
  CHECK(text.out.find("髙橋") != std::string::npos);
  CHECK(text.out.find("小計") != std::string::npos);
  CHECK(text.out.find("先頭の 0") != std::string::npos);
  CHECK(text.err.find("20") != std::string::npos);
  const Ran ran = store.json({"import", "roster", file, "--tour", tour});
  CHECK(ran.code == 0);
  REQUIRE(ran.lines().size() == 20);
  const std::string id = ran.lines()[0]["_id"];
  CHECK(store.json({"show", id}).line()["name"] == "髙橋　例子");
  CHECK(store.json({"list", "participant", "--where", "tour=" + tour}).lines().size() == 20);
}

TEST_CASE("an import without its file, its tour or a table in the file is refused") {
  const Folder folder;
  const Store store(folder);
  const std::string tour = make_tour(store), file = registers + "tour_roster_cp932.csv";
  const auto refusal = [&](const std::string& path, const std::string& id) {
    const Ran ran = store({"import", "roster", path, "--tour", id});
    CHECK(ran.code == 1);
    CHECK(ran.out == "");
    return ran.err;
  };
  CHECK(refusal(folder / "none.csv", tour).find("file_missing") != std::string::npos);
  CHECK(refusal(file, "nonsense").find("bad_id") != std::string::npos);
  CHECK(refusal(file, tour + "99").find("not_found") != std::string::npos);
  write_file(folder / "prose.csv", "これは名簿ではありません。\n");
  CHECK(refusal(folder / "prose.csv", tour).find("register_") != std::string::npos);
  CHECK(store.json({"list", "participant"}).out == "");
}

TEST_CASE("a birth date that is none is named where its row is told of, and costs nobody") {
  const Folder folder;
  const Store store(folder);
  const std::string tour = make_tour(store);
  write_file(folder / "r.csv", "No.,氏名,生年月日\n1,見本 花子,2000/2/30\n");
  const Ran ran = store({"import", "roster", folder / "r.csv", "--tour", tour});
  CHECK(ran.out.find("生年月日が暦にない日です。空欄にしました。（もとの文字：2000/2/30）") !=
        std::string::npos);
  CHECK(store.json({"list", "participant"}).lines().size() == 1);
}

TEST_CASE("the lines that are no row are told of in a dry run, with their reason") {
  const Folder folder;
  const Store store(folder);
  const std::string tour = make_tour(store);
  write_file(folder / "r.csv", "名簿,,\nNo.,氏名,生年月日\n1,見本 花子,2000/1/30\n9,,\n");
  const auto lines =
      store.json({"import", "roster", folder / "r.csv", "--tour", tour, "--dry-run"}).lines();
  REQUIRE(lines.size() == 4);
  CHECK(lines[0]["name"] == "見本　花子");
  CHECK_FALSE(lines[0].contains("result"));
  CHECK(lines[1] == json{{"_line", 1}, {"_result", "skipped:title"}, {"_text", "名簿"}});
  CHECK(lines[2]["_result"] == "skipped:heading");
  CHECK(lines[3] == json{{"_line", 4}, {"_result", "skipped:unused"}, {"_text", "9"}});
}

TEST_CASE("a roster that comes again says how each row ended, and whom it lacks") {
  const Folder folder;
  const Store store(folder);
  const std::string tour = make_tour(store);
  const std::string first = folder / "1.csv", second = folder / "2.csv";
  write_file(first, "No.,氏名,座席\n1,見本 花,1A\n2,試験 太,1B\n");
  write_file(second, "No.,氏名,座席\n1,見本 花,2A\n3,仮名 次,1C\n");
  CHECK(store({"import", "roster", first, "--tour", tour}).code == 0);
  const Ran again = store.json({"import", "roster", second, "--tour", tour, "--dry-run"});
  const auto lines = again.lines();
  REQUIRE(lines.size() == 4);
  CHECK(lines[0]["result"] == "updated");
  CHECK(lines[0]["changed"] == "seat");
  CHECK(lines[1]["result"] == "new");
  CHECK(lines[2]["result"] == "not_in_file");
  CHECK(lines[2]["name"] == "試験　太");
  CHECK(again.err.find("No.2 試験　太") != std::string::npos);
  const auto status = [&] {
    std::string all;
    for (const json& person : store.json({"list", "participant"}).lines())
      all += std::string(person["status"]) + " ";
    return all;
  };
  const Words import = {"import", "roster", second, "--tour", tour};
  const auto with = [&](std::initializer_list<std::string> more) {
    Words words = import;
    words.insert(words.end(), more);
    return words;
  };
  CHECK(store(with({"--missing", "ask"}), "\n").code == 0);
  CHECK(status() == "confirmed confirmed confirmed ");
  CHECK(store(with({"--missing", "ask"}), "cancel\n").code == 0);
  CHECK(status() == "confirmed cancelled confirmed ");
}

TEST_CASE("a column map goes before the built-in words, and is remembered for these headings") {
  const Folder folder;
  const Store store(folder);
  const std::string tour = make_tour(store);
  const std::string file = folder / "r.csv", map = folder / "map.json";
  write_file(file, "No.,氏名,ひみつ\n1,見本 花,卵\n");
  write_file(map, R"({"headings":{"ひみつ":"allergy"}})");
  const auto allergy = [&](Words words) {
    words.insert(words.begin(), {"import", "roster", file, "--tour", tour});
    const auto lines = store.json(words).lines();
    REQUIRE_FALSE(lines.empty());
    return std::string(lines[0]["allergy"]);
  };
  CHECK(allergy({"--dry-run"}) == "");
  CHECK(allergy({"--map", map}) == "卵");
  CHECK(allergy({"--dry-run"}) == "卵");
  for (const char* odd : {"{", "[]", R"({"headings":{"a":1}})", R"({"other":1})",
                          R"({"headings":{"ひみつ":"nonsense"}})"}) {
    write_file(map, odd);
    CHECK(store({"import", "roster", file, "--tour", tour, "--map", map}).code == 1);
  }
}

TEST_CASE("an import refuses a subject that its register is not about") {
  const Folder folder;
  const Store store(folder);
  const std::string tour = make_tour(store);
  const std::string event = store.json({"list", "event"}).line()["_id"];
  const std::string questionnaire =
      store.apply_one({{"do", "create"}, {"kind", "questionnaire"}, {"fields", {{"title", "q"}}}});
  const auto refusal = [&](Words words) {
    words.insert(words.begin(), "import");
    const Ran ran = store(words);
    CHECK(ran.code == 1);
    CHECK(ran.out == "");
    return ran.err;
  };
  const std::string roster = registers + "tour_roster_cp932.csv";
  const std::string both = refusal({"roster", roster, "--tour", tour, "--event", event});
  CHECK(both.find("[bad_option]") != std::string::npos);
  CHECK(both.find("--event") != std::string::npos);
  CHECK(refusal({"roster", roster, "--event", event}).find("[bad_option]") != std::string::npos);
  CHECK(refusal({"tallies", registers + "visitor_tally_cp932.csv", "--event", event,
                 "--questionnaire", questionnaire})
            .find("[bad_option]") != std::string::npos);
  CHECK(refusal({"events", registers + "events_standard_utf8.csv", "--event", event})
            .find("[bad_option]") != std::string::npos);
  CHECK(refusal({"roster", roster}).find("[missing_option]") != std::string::npos);
  CHECK(store.json({"list", "participant"}).out == "");
}

TEST_CASE("what is known already is shown with its record, in a dry run too") {
  const Folder folder;
  const Store store(folder);
  const std::string tour = make_tour(store);
  const std::string questionnaire = store.apply_one(
      {{"do", "create"},
       {"kind", "questionnaire"},
       {"fields",
        {{"title", "q"},
         {"questions", json::parse(R"([{"key":"q1","text":"回数","type":"number"}])")}}}});
  write_file(folder / "s.csv", "No.,Q1\n1,3\n2,5\n");
  const auto twice = [&](const Words& import, const char* kind) {
    Words dry = import;
    dry.push_back("--dry-run");
    for (const json& row : store.json(dry).lines())
      if (!row.contains("_line")) CHECK_FALSE(row.contains("_id"));
    CHECK(store(import).code == 0);
    std::vector<std::string> ids;
    for (const json& record : store.json({"list", kind}).lines()) ids.push_back(record["_id"]);
    CHECK(ids.size() > 1);
    for (const Words& again : {dry, import}) {
      std::size_t rows = 0;
      for (const json& row : store.json(again).lines()) {
        if (row.contains("_line")) continue;
        ++rows;
        CHECK(row["result"] == "same");
        REQUIRE(row.contains("_id"));
        CHECK(std::count(ids.begin(), ids.end(), row["_id"].get<std::string>()) == 1);
      }
      CHECK(rows == ids.size());
    }
  };
  twice({"import", "roster", registers + "tour_roster_cp932.csv", "--tour", tour}, "participant");
  twice({"import", "survey", folder / "s.csv", "--questionnaire", questionnaire}, "response");
}

TEST_CASE("a survey's doubted cell is told with what stood in it") {
  const Folder folder;
  const Store store(folder);
  const std::string questionnaire = store.apply_one(
      {{"do", "create"},
       {"kind", "questionnaire"},
       {"fields",
        {{"title", "q"}, {"questions", json::parse(R"([{"key":"q1","text":"勧める","type":"nps"},
 {"key":"q2","text":"年代","type":"single","options":["20代","30代"]}])")}}}});
  write_file(folder / "s.csv",
             "No.,回答日時,Q1,Q2\n1,2024/2/30 10:00,11,\"20代, 30代\"\n2,2024/3/9 25:70,3,20代\n");
  const Ran ran = store({"import", "survey", folder / "s.csv", "--questionnaire", questionnaire});
  for (const char* original : {"2024/2/30 10:00", "：11）", "20代, 30代", "2024/3/9 25:70"})
    CHECK_MESSAGE(ran.out.find(original) != std::string::npos, original, ran.out);
}
