// The lively day of the demonstration, as a newcomer finds it.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

TEST_CASE("a lively day: a bus to fill, an entrance with a crowd, and an evening with doubts") {
  const Folder folder;
  const Ran made = run({"demo", folder / "day", "--day"});
  REQUIRE_MESSAGE(made.code == 0, made.err);
  const auto ask = [&](const std::string& store, Words words) {
    Words all = {"--store", folder / "day/" + store + ".db", "--format", "json"};
    all.insert(all.end(), words.begin(), words.end());
    return run(all);
  };
  const std::size_t here = ask("bus", {"list", "check_in"}).lines().size();
  const std::size_t people = ask("bus", {"list", "participant"}).lines().size();
  CHECK(here > people / 2);
  CHECK(here < people);
  CHECK(ask("bus", {"status"}).line()["not_exported"] > 0);
  CHECK(ask("entrance", {"list", "tally"}).lines().size() > 200);
  CHECK(ask("kiosk", {"list", "questionnaire"}).lines().size() == 1);

  const json evening = ask("headquarters", {"status"}).line();
  CHECK(evening["conflicts"] == 1);
  CHECK(evening["quarantine"] == 1);
  const auto missing = std::ranges::count_if(
      evening["devices"], [](const json& device) { return !device["missing"].empty(); });
  CHECK(missing == 1);
  for (const char* store : {"bus", "entrance", "kiosk", "headquarters"})
    CHECK(ask(store, {"verify"}).line()["problems"].empty());
}
