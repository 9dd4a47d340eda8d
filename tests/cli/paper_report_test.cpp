// Lists and sheets on paper through the real program: names that are kept off lists, and figures that come
// back from paper.
#include <doctest/doctest.h>

#include <filesystem>

#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

const std::string outing =
    R"({"do":"create","kind":"event","as":"e","fields":{"name":"x","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","name":"里山"}}
{"do":"create","kind":"vehicle","as":"v","fields":{"tour":"$t","no":"1号車","seats":20}}
{"do":"create","kind":"participant","fields":{"tour":"$t","no":1,"name":"髙橋 花子","vehicle":"$v"}}
{"do":"create","kind":"participant","as":"h","fields":{"tour":"$t","no":2,"name":"秘密 太郎","vehicle":"$v","hide_on_lists":true}}
{"do":"create","kind":"participant","fields":{"tour":"$t","no":3,"name":"秘密 次郎","hide_on_lists":true,"status":"cancelled"}}
)";

std::string first_id(const Store& store, const char* kind) {
  return store.json({"list", kind}).lines().at(0)["_id"];
}

struct Trip {
  Folder folder;
  Store store{folder};
  std::string tour;

  Trip() {
    REQUIRE(store({"apply", "-"}, outing).code == 0);
    tour = first_id(store, "tour");
  }
  Ran list(Words more) const {
    Words words = {"report", "participants", "--tour", tour};
    words.insert(words.end(), more.begin(), more.end());
    return store(words);
  }
  std::vector<json> viewings() const { return store.json({"list", "viewing"}).lines(); }
};

}  // namespace

TEST_CASE("a leader's list with hidden names is written, and whose names were seen is recorded") {
  const Trip trip;
  const std::string file = trip.folder / "list.csv";
  CHECK(trip.list({"--for", "leader"}).out.find("秘密") == std::string::npos);
  CHECK(trip.viewings().empty());
  const Ran ran = trip.list({"--for", "leader", "--with-hidden", "--to", file});
  CHECK_MESSAGE(ran.code == 0, ran.err);
  CHECK(read_file(file).find("秘密 太郎") != std::string::npos);
  CHECK(read_file(file).find("秘密 次郎") == std::string::npos);
  const auto viewings = trip.viewings();
  REQUIRE(viewings.size() == 1);
  CHECK(viewings[0]["what"] == "name");
  for (const json& person : trip.store.json({"list", "participant"}).lines())
    CHECK((person["_id"] == viewings[0]["participant_id"]) == (person["no"] == 2));
}

TEST_CASE("on the screen hidden names are shown and recorded as well") {
  const Trip trip;
  const Ran ran = trip.list({"--for", "leader", "--with-hidden"});
  CHECK(ran.code == 0);
  CHECK(ran.out.find("秘密 太郎") != std::string::npos);
  CHECK(trip.viewings().size() == 1);
}

TEST_CASE("a list that could not be written was seen by nobody, and leaves nothing behind") {
  const Trip trip;
  const std::string file = trip.folder / "there.csv";
  write_file(file, "kept");
  for (const std::string& to : {file, trip.folder / "no/folder.csv", trip.folder / "list.ods"}) {
    const Ran ran = trip.list({"--for", "leader", "--with-hidden", "--to", to});
    CHECK(ran.code == 1);
    CHECK(ran.out.empty());
  }
  CHECK(read_file(file) == "kept");
  CHECK(trip.viewings().empty());
  for (const auto& left : std::filesystem::directory_iterator(trip.folder.path()))
    CHECK(left.path().filename().string().find("list") == std::string::npos);
}

TEST_CASE("hidden names with any other list or report are refused, and nothing is recorded") {
  const Trip trip;
  for (const char* audience : {"insurer", "host", "hotel", "photographer"}) {
    const Ran ran = trip.list({"--for", audience, "--with-hidden"});
    CHECK(ran.code == 1);
    CHECK(ran.err.find("[bad_option]") != std::string::npos);
  }
  CHECK(trip.store({"report", "roster", "--tour", trip.tour, "--with-hidden"}).code == 1);
  CHECK(trip.list({"--for", "leader", "--with-hidden", "--public"}).code == 1);
  CHECK(trip.list({}).err.find("--for leader") != std::string::npos);
  CHECK(trip.viewings().empty());
}

TEST_CASE("sheets are for one vehicle where it is named") {
  const Trip trip;
  const std::string vehicle = first_id(trip.store, "vehicle");
  for (const char* name : {"seats", "rollcall-sheet"}) {
    const Ran ran = trip.store({"report", name, "--tour", trip.tour, "--vehicle", vehicle});
    CHECK_MESSAGE(ran.code == 0, ran.err);
    CHECK(ran.out.find("1号車") != std::string::npos);
    CHECK(ran.out.find("秘密") == std::string::npos);
  }
}

TEST_CASE("a tally sheet that was filled in as CSV comes back as tallies") {
  const Folder folder;
  const Store store(folder);
  REQUIRE(
      store(
          {"apply", "-"},
          R"({"do":"create","kind":"event","as":"e","fields":{"name":"フェア","starts_on":"2024-11-23","ends_on":"2024-11-24","day":[{"date":"2024-11-23","open":"10:00","close":"12:00"},{"date":"2024-11-24","open":"10:00","close":"12:00"}]}}
{"do":"create","kind":"gate","fields":{"event":"$e","name":"正面口","kind":"entrance"}}
)")
          .code == 0);
  const std::string event = first_id(store, "event");
  std::string sheet = store({"--format", "csv", "report", "tally-sheet", "--event", event}).out;
  // Both days: 正正下 and 7 in the boxes of the first row.
  const std::string empty = "正面口,一般,,,", typed = "正面口,一般,正正下,7,";
  std::size_t filled = 0;
  for (std::size_t at = sheet.find(empty); at != std::string::npos;
       at = sheet.find(empty, at + 1)) {
    sheet.replace(at, empty.size(), typed);
    ++filled;
  }
  REQUIRE(filled == 2);
  write_file(folder / "typed.csv", sheet);
  const Ran ran = store({"import", "tallies", folder / "typed.csv", "--event", event});
  CHECK_MESSAGE(ran.code == 0, ran.err);
  CHECK(store.json({"list", "gate"}).lines().size() == 1);
  std::map<std::pair<std::string, int>, int> counts;
  for (const json& tally : store.json({"list", "tally"}).lines())
    if (tally["category"] == "一般")
      counts[{tally["date"], tally["hour_band"]}] += tally["delta"].get<int>();
  CHECK(counts.size() == 4);
  CHECK(counts[{"2024-11-23", 10}] == 13);
  CHECK(counts[{"2024-11-24", 11}] == 7);
}

TEST_CASE("answers typed of a paper form under its numbers come in with no warning") {
  const Folder folder;
  const Store store(folder);
  const std::string asked = store.apply_one(
      {{"do", "create"},
       {"kind", "questionnaire"},
       {"fields",
        {{"title", "アンケート"},
         {"questions",
          json::array(
              {{{"key", "q1"}, {"text", "年代"}, {"type", "single"}, {"options", {"20代", "40代"}}},
               {{"key", "q2"},
                {"text", "よかった所"},
                {"type", "multi"},
                {"options", {"食", "人"}}},
               {{"key", "q3"}, {"text", "ひとこと"}, {"type", "text"}}})}}}});
  const Ran form = store({"report", "questionnaire-sheet", "--questionnaire", asked});
  CHECK(form.out.find("○ 20代") != std::string::npos);
  CHECK(form.out.find("□ 食") != std::string::npos);
  // As the form's last note says.
  write_file(folder / "typed.csv", "調査票番号,q1,q2,q3\n1,20代,食;人,楽しい\n2,40代,人,\n");
  const Ran ran = store.json({"import", "survey", folder / "typed.csv", "--questionnaire", asked});
  CHECK_MESSAGE(ran.code == 0, ran.err);
  for (const json& line : ran.lines()) CHECK(line.value("warnings", "") == "");
  CHECK(store.json({"list", "response"}).lines().size() == 2);
}
