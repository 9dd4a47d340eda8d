#include <doctest/doctest.h>

#include <filesystem>

#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

struct Season {
  Folder folder;
  Store store{folder};
  std::string event;

  Season() {
    event =
        store
            .apply(
                R"({"do":"create","kind":"event","as":"e","fields":{"name":"=フェア","starts_on":"2023-11-22"}}
{"do":"create","kind":"gate","as":"g","fields":{"event":"$e","name":"A"}}
{"do":"tally","gate":"$g","category":"一般","delta":6,"at":"2023-11-22T09:10:00+09:00"}
{"do":"tally","gate":"$g","category":"一般","delta":7,"at":"2023-11-22T10:10:00+09:00"}
)")
            .at(0);
  }
};

}  // namespace

TEST_CASE("report alone lists the reports there are") {
  const Ran ran = run({"--format", "json", "report"});
  CHECK(ran.code == 0);
  bool visitors = false;
  for (const json& line : ran.lines()) visitors = visitors || line["name"] == "visitors";
  CHECK(visitors);
  CHECK(run({"report"}).out.find("来場者") != std::string::npos);
  CHECK(run({"report", "--lang", "en"}).out.find("Visitors") != std::string::npos);
  CHECK(run({"report"}).out.find("--questionnaire / --event / --tour") != std::string::npos);
}

TEST_CASE("a report comes as text, CSV or JSON, to the screen or into a file") {
  const Season season;
  const auto& store = season.store;
  const Ran text = store({"report", "visitors", "--event", season.event});
  CHECK_MESSAGE(text.code == 0, text.err);
  CHECK(text.out.find("13") != std::string::npos);
  CHECK(store({"--format", "csv", "report", "visitors", "--event", season.event})
            .out.rfind("\xEF\xBB\xBF", 0) == 0);
  const Ran lines = store.json({"report", "visitors", "--event", season.event});
  CHECK(lines.lines().back()["_table"] == "_report");
  for (const char* name : {"r.csv", "r.txt", "r.json"}) {
    const Ran ran =
        store({"report", "visitors", "--event", season.event, "--to", season.folder / name});
    CHECK(ran.code == 0);
    CHECK(read_file(season.folder / name).find("13") != std::string::npos);
  }
  CHECK(read_file(season.folder / "r.json") == lines.out);
}

TEST_CASE("a report that cannot be made is refused by its reason") {
  const Season season;
  const auto& store = season.store;
  const auto refusal = [&](Words words) {
    words.insert(words.begin(), "report");
    const Ran ran = store(words);
    CHECK(ran.code == 1);
    CHECK(ran.out == "");
    return ran.err;
  };
  CHECK(refusal({"weather"}).find("unknown_report") != std::string::npos);
  CHECK(refusal({"visitors"}).find("missing_option") != std::string::npos);
  CHECK(refusal({"visitors"}).find("--event ID") != std::string::npos);
  CHECK(refusal({"attendance"}).find("renkei list tour") != std::string::npos);
  CHECK(refusal({"survey"}).find("--questionnaire ID / --event ID / --tour ID") !=
        std::string::npos);
  CHECK(refusal({"overview", "--fiscal-year", "5"}).find("bad_option") != std::string::npos);
  CHECK(refusal({"overview", "--as-of", "yesterday"}).find("YYYY-MM-DD") != std::string::npos);
  CHECK(refusal({"visitors", "--event", "nonsense"}).find("bad_id") != std::string::npos);
  for (const char* name : {"r.ods", "r.doc"}) {
    CHECK(refusal({"visitors", "--event", season.event, "--to", season.folder / name})
              .find("format_unavailable") != std::string::npos);
    CHECK(read_file(season.folder / name) == "");
  }
  CHECK(refusal({"visitors", "--event", season.event, "--to", season.folder / "no/such/r.csv"})
            .find("folder_missing") != std::string::npos);
  const std::string folder = refusal({"overview", "--to", season.folder.path()});
  CHECK(folder.find("[not_a_file]") != std::string::npos);
  CHECK(folder.find("はフォルダーです") != std::string::npos);
  CHECK(refusal({"overview", "--to", season.folder / "r"}).find(".csv") != std::string::npos);
  CHECK(refusal({"overview", "--fiscal-year", "R99"}).find("bad_option") != std::string::npos);
}

TEST_CASE("a report is written for its maker's eyes, and over nothing that is there") {
  const Season season;
  const std::string file = season.folder / "名簿.csv";
  const auto write = [&] {
    return season.store({"report", "visitors", "--event", season.event, "--to", file});
  };
  CHECK(write().code == 0);
  using std::filesystem::perms;
  CHECK((std::filesystem::status(file).permissions() & (perms::group_all | perms::others_all)) ==
        perms::none);
  const std::string first = read_file(file);
  CHECK(write().err.find("file_exists") != std::string::npos);
  CHECK(read_file(file) == first);
}

TEST_CASE("a report says whether it is for the public, and what names people is not") {
  const Season season;
  const auto& store = season.store;
  season.store.apply(
      R"({"do":"create","kind":"event","as":"e","fields":{"name":"e","starts_on":"2023-11-22"}}
{"do":"create","kind":"tour","fields":{"event":"$e","name":"t"}}
)");
  const Words visitors = {"report", "visitors", "--event", season.event};
  Words published = visitors;
  published.push_back("--public");
  CHECK(store(visitors).out.find("\n庁内用\n") != std::string::npos);
  const Ran shown = store(published);
  CHECK(shown.out.find("\n公表用\n") != std::string::npos);
  CHECK(shown.out.find("13") != std::string::npos);
  const std::string tour = store.json({"list", "tour"}).line()["_id"];
  const Ran roster = store({"report", "roster", "--tour", tour, "--public"});
  CHECK(roster.code == 1);
  CHECK(roster.out == "");
  CHECK(roster.err.find("[not_for_publication]") != std::string::npos);
}
