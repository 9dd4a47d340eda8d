#include <doctest/doctest.h>

#include <fstream>

#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

struct Fair {
  Folder folder;
  Store store{folder};
  std::string event;

  Fair() {
    event =
        store
            .apply(
                R"({"do":"create","kind":"event","as":"e","fields":{"name":"フェア","starts_on":"2023-11-22"}}
{"do":"create","kind":"gate","as":"g","fields":{"event":"$e","name":"A"}}
{"do":"tally","gate":"$g","category":"一般","delta":6,"at":"2023-11-22T09:10:00+09:00"}
)")
            .at(0);
  }
  Ran keep(const std::string& file) const {
    return store({"report", "visitors", "--event", event, "--to", file});
  }
  Ran compare(const std::string& file) const {
    return store.json({"report", "visitors", "--event", event, "--compare", file});
  }
  std::string wrong(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name, std::ios::binary) << text;
    return folder / name;
  }
};

}  // namespace

TEST_CASE("a report is compared with an earlier run of it") {
  const Fair fair;
  const std::string earlier = fair.folder / "earlier.json";
  REQUIRE(fair.keep(earlier).code == 0);

  const Ran same = fair.compare(earlier);
  CHECK_MESSAGE(same.code == 0, same.err);
  CHECK(same.lines().size() == 1);

  fair.store.apply(R"({"do":"create","kind":"gate","as":"g","fields":{"event":")" + fair.event +
                   R"(","name":"B"}}
{"do":"tally","gate":"$g","category":"一般","delta":7,"at":"2023-11-22T10:10:00+09:00"}
)");
  const Ran more = fair.compare(earlier);
  CHECK_MESSAGE(more.code == 0, more.err);
  bool found = false;
  for (const json& row : more.lines())
    found = found || (row["_table"] == "changes" && row["before"] == 6 && row["after"] == 13 &&
                      row["changed_by"] == 7);
  CHECK_MESSAGE(found, more.out);
}

TEST_CASE("what is no earlier run of the report is refused") {
  const Fair fair;
  const std::string earlier = fair.folder / "earlier.json";
  REQUIRE(fair.keep(earlier).code == 0);
  for (const std::string& file :
       {fair.wrong("empty.json", ""), fair.wrong("text.json", "not a report\n"),
        fair.wrong("list.json", "[1]\n"), fair.wrong("bytes.json", "{\"a\":\"\xFF\"}\n"),
        fair.wrong("cut.json", read_file(earlier).substr(0, 40)),
        fair.wrong("rows.json",
                   R"({"_table":"_report","report":"visitors","tables":[{"rows":99999999999}]})"),
        fair.wrong("kinds.json", R"({"_table":"_report","report":7,"tables":[1,null,"a"]})"),
        fair.wrong("other.json", R"({"_table":"_report","report":"no such","tables":[]})")}) {
    const Ran ran = fair.compare(file);
    CHECK(ran.code != 0);
    CHECK_MESSAGE(ran.err.find("not_comparable") != std::string::npos, file << ran.err << ran.out);
  }
  const Ran english = fair.store.json(
      {"--lang", "en", "report", "visitors", "--event", fair.event, "--compare", earlier});
  CHECK_MESSAGE(english.err.find("not_comparable") != std::string::npos, english.err);
  const Ran open = fair.store.json(
      {"report", "visitors", "--event", fair.event, "--public", "--compare", earlier});
  CHECK_MESSAGE(open.err.find("bad_option") != std::string::npos, open.err);
}
