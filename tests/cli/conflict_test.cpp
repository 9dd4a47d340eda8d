#include <doctest/doctest.h>

#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

// Two devices that know the same tour and have named it differently, and headquarters that has
// merged both.
struct Disagreement {
  Folder folder;
  Store a{folder, "a"}, b{folder, "b"}, hq{folder, "hq"};
  std::string tour;

  Disagreement() {
    tour =
        a.apply(
             R"({"do":"create","kind":"event","as":"e","fields":{"name":"x","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","fields":{"event":"$e","name":"仮","capacity":10}}
)")
            .at(1);
    exchange(a, b);
    a.apply_one({{"do", "set"}, {"id", tour}, {"fields", {{"name", "十勝"}, {"capacity", 20}}}});
    b.apply_one({{"do", "set"}, {"id", tour}, {"fields", {{"name", "遠野"}, {"capacity", 20}}}});
    exchange(a, hq);
    exchange(b, hq);
  }

  void exchange(const Store& from, const Store& to) const {
    const Ran ran = from.json({"export", "--to", folder.path(), "--mode", "plain", "--all"});
    REQUIRE_MESSAGE(ran.code == 0, ran.err);
    REQUIRE(to({"merge", ran.line()["file"]}).code == 0);
  }
};

}  // namespace

TEST_CASE("a conflict shows every value with where it comes from") {
  const Disagreement story;
  const json conflict = story.hq.json({"conflicts"}).line();
  CHECK(conflict["id"] == story.tour);
  CHECK(conflict["kind"] == "tour");
  CHECK(conflict["field"] == "name");  // both said 20 for the capacity: that is no conflict
  REQUIRE(conflict["values"].size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const json& value = conflict["values"][i];
    CHECK(value["n"] == i + 1);
    CHECK(value["record"] == story.tour);
    CHECK(value["staff"] == "a1");
    for (const char* key : {"by", "at", "device"}) CHECK(value[key].is_string());
  }
  CHECK(story.hq.json({"show", story.tour}).line()["_conflicts"] == json::array({"name"}));
  CHECK(story.hq.json({"status"}).line()["conflicts"] == 1);
  const Ran text = story.hq({"conflicts"});
  CHECK(text.out.find("十勝") != std::string::npos);
  CHECK(text.out.find("遠野") != std::string::npos);
  CHECK(text.out.find("name (ツアー名)") != std::string::npos);
}

TEST_CASE("a person keeps one of the values, and the decision survives older files") {
  const Disagreement story;
  const json values = story.hq.json({"conflicts"}).line()["values"];
  const json ran = story.hq.json({"resolve", story.tour, "name", "--keep", "2"}).line();
  CHECK(ran["ok"] == true);
  CHECK(story.hq.json({"show", story.tour}).line()["name"] == values[1]["value"]);
  CHECK(story.hq.json({"conflicts"}).out == "");
  story.exchange(story.a, story.hq);
  story.exchange(story.b, story.hq);
  CHECK(story.hq.json({"conflicts"}).out == "");
  CHECK(story.hq.json({"show", story.tour}).line()["name"] == values[1]["value"]);
}

TEST_CASE("or a person types the value that is right") {
  const Disagreement story;
  CHECK(story.hq({"resolve", story.tour, "name", "--value", "十勝・遠野"}).code == 0);
  CHECK(story.hq.json({"show", story.tour}).line()["name"] == "十勝・遠野");
  CHECK(story.hq.json({"conflicts"}).out == "");
}

TEST_CASE("a decision about nothing, or for a value that is not there, is refused") {
  const Disagreement story;
  const auto refusal = [&](Words words) {
    words.insert(words.begin(), "resolve");
    const Ran ran = story.hq(words);
    CHECK(ran.code == 1);
    return ran.err.substr(0, ran.err.find('\n'));
  };
  CHECK(refusal({story.tour, "name", "--keep", "3"}).find("bad_option") != std::string::npos);
  CHECK(refusal({story.tour, "capacity", "--keep", "1"}).find("no_conflict") != std::string::npos);
  CHECK(refusal({story.tour, "naem", "--keep", "1"}).find("unknown_field") != std::string::npos);
  CHECK(refusal({story.tour, "capacity", "--value", "many"}).find("bad_value") !=
        std::string::npos);
  CHECK(refusal({"nonsense", "name", "--keep", "1"}).find("bad_id") != std::string::npos);
}

TEST_CASE("a value that stayed behind is marked in a conflict and cannot be kept") {
  const Folder folder;
  const Store hq(folder, "hq"), a(folder, "a"), b(folder, "b");
  const auto pass = [&](const Store& from, const Store& to, const char* mode) {
    const Ran ran = from.json({"export", "--to", folder.path(), "--mode", mode, "--all"});
    REQUIRE_MESSAGE(ran.code == 0, ran.err);
    REQUIRE(to({"merge", ran.line()["file"]}).code == 0);
  };
  const std::string person =
      hq.apply(
            R"({"do":"create","kind":"event","as":"e","fields":{"name":"x","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","name":"旅"}}
{"do":"create","kind":"participant","fields":{"tour":"$t","name":"髙橋"}}
)")
          .at(2);
  for (const Store* device : {&a, &b}) pass(hq, *device, "plain");
  for (const Store* device : {&a, &b}) {
    device->apply_one({{"do", "set"}, {"id", person}, {"fields", {{"name", device->file()}}}});
    pass(*device, hq, "open");
  }
  CHECK(hq.json({"show", person}).line()["name"] == "髙橋");
  CHECK(hq.json({"show", person}).line()["_withheld"] == json::array({"name"}));
  const json values = hq.json({"conflicts"}).line()["values"];
  REQUIRE(values.size() == 2);
  CHECK(values[0]["withheld"] == true);
  CHECK(hq({"--lang", "en", "conflicts"}).out.find("(withheld)") != std::string::npos);
  const Ran kept = hq({"resolve", person, "name", "--keep", "1"});
  CHECK(kept.code == 1);
  CHECK(kept.err.find("[value_withheld]") != std::string::npos);
  CHECK(hq({"resolve", person, "name", "--value", "髙橋 花"}).code == 0);
  CHECK(hq.json({"conflicts"}).out == "");
  CHECK_FALSE(hq.json({"show", person}).line().contains("_withheld"));
}

TEST_CASE("an edit beside a void is a question that a person answers") {
  const Disagreement story;
  REQUIRE(story.hq({"resolve", story.tour, "name", "--keep", "1"}).code == 0);
  story.exchange(story.hq, story.a);
  story.exchange(story.hq, story.b);
  story.a.apply_one({{"do", "void"}, {"id", story.tour}, {"reason", "中止"}});
  story.b.apply_one({{"do", "set"}, {"id", story.tour}, {"fields", {{"days", 3}}}});
  story.exchange(story.a, story.hq);
  story.exchange(story.b, story.hq);
  const json conflict = story.hq.json({"conflicts"}).line();
  CHECK(conflict["field"] == "_void");
  SUBCASE("the record stands") {
    CHECK(story.hq({"resolve", story.tour, "_void", "--value", ""}).code == 0);
    CHECK(story.hq.json({"show", story.tour}).line()["_void"] == false);
  }
  SUBCASE("the record is void") {
    CHECK(story.hq({"resolve", story.tour, "_void", "--value", "中止のまま"}).code == 0);
    CHECK(story.hq.json({"show", story.tour}).line()["_void_reason"] == "中止のまま");
  }
  CHECK(story.hq.json({"conflicts"}).out == "");
}

TEST_CASE("conflicts and erasures show people the store's hours, JSON what each device wrote") {
  ::setenv("TZ", "XXX+03", 1);
  const Folder folder;
  const Store hq(folder, "hq"), a(folder, "a"), b(folder, "b");
  const auto pass = [&](const Store& from, const Store& to) {
    const Ran ran = from.json({"export", "--to", folder.path(), "--mode", "plain", "--all"});
    REQUIRE_MESSAGE(ran.code == 0, ran.err);
    REQUIRE(to({"merge", ran.line()["file"]}).code == 0);
  };
  const auto ids = hq.apply(
      R"({"do":"create","kind":"event","as":"e","fields":{"name":"x","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","name":"旅"}}
{"do":"create","kind":"participant","as":"p","fields":{"tour":"$t","name":"髙橋"}}
{"do":"check_in","participant":"$p","as":"c","at":"2023-10-14T00:10:00Z"}
)");
  for (const Store* device : {&a, &b}) pass(hq, *device);
  for (const Store* device : {&a, &b}) {
    const std::string at = device == &a ? "2023-10-14T00:20:00Z" : "2023-10-14T00:30:00Z";
    device->apply_one({{"do", "set"}, {"id", ids[3]}, {"fields", {{"at", at}}}});
    if (device == &b) device->apply_one({{"do", "erase"}, {"id", ids[2]}});
    pass(*device, hq);
  }
  ::unsetenv("TZ");
  for (const Words& words : {Words{"conflicts"}, {"--format", "csv", "conflicts"}, {"erasures"}}) {
    const std::string text = hq(words).out;
    CAPTURE(text);
    CHECK(text.find("+09:00") != std::string::npos);
    CHECK(text.find("-03:00") == std::string::npos);
    CHECK(text.find("+00:00") == std::string::npos);
  }
  CHECK(hq({"conflicts"}).out.find("2023-10-14T09:30:00+09:00") != std::string::npos);
  const std::string values = hq.json({"conflicts"}).line()["values"].dump();
  CHECK(values.find("2023-10-14T00:30:00+00:00") != std::string::npos);
  CHECK(values.find("-03:00") != std::string::npos);
}
