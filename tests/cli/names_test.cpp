// Names in place of ids.
#include <doctest/doctest.h>

#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

struct Season {
  Folder folder;
  Store store{folder};
  std::vector<std::string> ids = store.apply(
      R"({"do":"create","kind":"event","as":"e","fields":{"name":"住民交流ツアー","starts_on":"2023-10-14"}}
{"do":"create","kind":"event","as":"f","fields":{"name":"冬の住民交流ツアー","starts_on":"2024-01-20"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","name":"十勝の旅"}}
{"do":"create","kind":"tour","as":"w","fields":{"event":"$f","name":"十勝の旅 冬"}}
{"do":"create","kind":"gate","as":"g","fields":{"event":"$e","name":"正面口"}}
{"do":"create","kind":"participant","as":"p","fields":{"tour":"$t","no":1,"name":"髙橋 例子"}}
)");
};

}  // namespace

TEST_CASE("a tour, an event or a gate is meant by its name wherever an id is taken") {
  const Season season;
  const Store& store = season.store;
  CHECK(store.json({"report", "roster", "--tour", "十勝の旅"}).code == 0);
  CHECK(store.json({"report", "visitors", "--event", "住民交流ツアー"}).code == 0);
  CHECK(store.json({"show", "正面口"}).line()["_id"] == season.ids[4]);
  CHECK(store.json({"list", "participant", "--where", "tour=十勝の旅"}).lines().size() == 1);
  CHECK(store({"tokens", "--tour", "十勝の旅"}).code == 0);
  const Ran exported = store.json(
      {"export", "--to", season.folder.path(), "--mode", "plain", "--tour", "十勝の旅 冬"});
  CHECK_MESSAGE(exported.code == 0, exported.err);
  const std::string stop =
      store.apply_one({{"do", "create"},
                       {"kind", "stop"},
                       {"fields", {{"tour", "十勝の旅"}, {"name", "区役所前"}}}});
  CHECK(store.json({"show", stop}).line()["tour_id"] == season.ids[2]);
}

TEST_CASE(
    "a whole name goes before beginnings, and a beginning is enough where one record has it") {
  const Season season;
  CHECK(season.store.json({"show", "十勝の旅"}).line()["_id"] == season.ids[2]);
  CHECK(season.store.json({"show", "十勝の旅　冬"}).line()["_id"] == season.ids[3]);
  CHECK(season.store.json({"show", "冬の"}).line()["_id"] == season.ids[1]);
}

TEST_CASE("what several answer to is refused with each by name, day and an id that can be typed") {
  const Season season;
  const Ran ran = season.store({"report", "roster", "--tour", "十勝"});
  CHECK(ran.code == 1);
  CHECK(says(ran.err, "[ambiguous_id]"));
  for (const auto& [name, day, id] : {std::tuple("「十勝の旅」", "2023-10-14", season.ids[2]),
                                      {"「十勝の旅 冬」", "2024-01-20", season.ids[3]}}) {
    const std::string short_id = id.substr(0, 4) + id.substr(id.find('-'));
    CHECK(says(ran.err, std::string(name) + " " + day + " " + short_id));
    CHECK(season.store.json({"show", short_id}).line()["_id"] == id);
  }
}

TEST_CASE("of many at most ten are named, and how many more there are") {
  const Season season;
  std::string stops;
  for (int i = 1; i <= 12; ++i)
    stops += json{{"do", "create"},
                  {"kind", "stop"},
                  {"fields", {{"tour", season.ids[2]}, {"name", "停" + std::to_string(i)}}}}
                 .dump() +
             "\n";
  season.store.apply(stops);
  const Ran ran = season.store({"show", "停"});
  CHECK(says(ran.err, "「停10」"));
  CHECK(!says(ran.err, "「停11」"));
  CHECK(says(ran.err, "ほか 2 件"));
  CHECK(says(season.store({"--lang", "en", "show", "停"}).err, "and 2 more"));
  CHECK(season.store({"show", "停1"}).code == 0);
}

TEST_CASE("a void record is meant by its id alone") {
  const Season season;
  season.store.apply_one({{"do", "void"}, {"id", "十勝の旅 冬"}, {"reason", "二重"}});
  CHECK(season.store.json({"show", "十勝"}).line()["_id"] == season.ids[2]);
  const Ran ran = season.store({"report", "roster", "--tour", "十勝の旅 冬"});
  CHECK(says(ran.err, "[bad_id]"));
  CHECK(says(ran.err, "renkei list tour"));
  CHECK(season.store({"show", season.ids[3]}).code == 0);
}

TEST_CASE("nobody is found by a person's name, and it is said") {
  const Season season;
  CHECK(says(season.store({"show", "髙橋 例子"}).err, "[bad_id]"));
  const json told =
      season.store
          .json({"apply"}, json{{"do", "check_in"}, {"participant", "髙橋 例子"}}.dump() + "\n")
          .line();
  CHECK(told["code"] == "bad_id");
  CHECK(says(told["message"], "名前では指定できません"));
}

TEST_CASE("a name of another kind is not taken") {
  const Season season;
  const Ran ran = season.store({"--lang", "en", "report", "roster", "--tour", "住民交流ツアー"});
  CHECK(says(ran.err, "[bad_id]"));
  CHECK(says(ran.err, "Exchange tour (tour)"));
}

TEST_CASE("versions of a questionnaire are told apart where their common name is typed") {
  const Season season;
  const auto ids = season.store.apply(
      R"({"do":"create","kind":"questionnaire","fields":{"title":"来場者アンケート"}}
{"do":"create","kind":"questionnaire","fields":{"title":"来場者アンケート（2版）"}}
)");
  const Ran ran = season.store({"report", "survey", "--questionnaire", "来場者アンケート"});
  CHECK(says(ran.err, "「来場者アンケート（1版）」"));
  CHECK(says(ran.err, "「来場者アンケート（2版）」"));
  CHECK(season.store.json({"show", "来場者アンケート（2版）"}).line()["_id"] == ids[1]);
  CHECK(season.store.json({"show", "来場者アンケート（1版）"}).line()["_id"] == ids[0]);
}
