// Records made from options.
#include <doctest/doctest.h>

#include "core/model/kind.hpp"
#include "core/wording/labels.hpp"
#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

TEST_CASE("a season is planned without JSON and without an id") {
  const Folder folder;
  const Store store(folder);
  const auto make = [&](Words words) {
    words.insert(words.begin(), "new");
    const Ran ran = store.json(words);
    REQUIRE_MESSAGE(ran.code == 0, ran.err);
    return ran.line();
  };
  const json event =
      make({"event", "--name", "住民交流ツアー", "--starts-on", "2023-10-14", "--day",
            R"([{"date":"2023-10-14","open":"09:00"}])", "--lng", "-139.7"});
  CHECK(event["_kind"] == "event");
  CHECK(event["day"][0]["open"] == "09:00");
  CHECK(event["lng"] == -139.7);
  const json tour = make({"tour", "--event", "住民交流", "--name", "十勝の旅", "--draw", "抽選",
                          "--visited-code6", "016322", "--visited-code6", "016341", "--days", "2"});
  CHECK(tour["event_id"] == event["_id"]);
  CHECK(tour["draw"] == "lottery");
  CHECK(tour["visited_code6"] == json{"016322", "016341"});
  make({"vehicle", "--tour", "十勝の旅", "--no", "1", "--layout", "1A 1B _\n2A 2B door"});
  make({"stop", "--tour", "十勝の旅", "--name", "区役所前", "--kind", "meeting"});
  make({"gate", "--event", "住民交流", "--name", "正面口"});
  make({"questionnaire", "--event", "住民交流", "--title", "来場者アンケート"});
  const json person = make({"participant", "--tour", "十勝の旅", "--no", "1", "--name", "髙橋 例子",
                            "--participant-lang", "en", "--hide-on-lists", "true"});
  CHECK(person["lang"] == "en");
  CHECK(person["hide_on_lists"] == true);
  make({"project", "--name", "交流事業", "--fy", "2023", "--owner-kind", "ward"});
  make({"agreement", "--party", "北海道町村会", "--signed_on", "2016-04-26"});  // as in `kinds`
  make({"tally", "--gate", "正面口", "--category", "一般", "--delta=5"});
  CHECK(store.json({"list", "tally"}).lines().size() == 1);
}

TEST_CASE("the id goes to stdout alone, and what was made is told beside it") {
  const Folder folder;
  const Store store(folder);
  const Ran ran = store(
      {"new", "event", "--name", "秋まつり", "--starts-on", "2023-10-14", "--status", "planned"});
  CHECK(ran.code == 0);
  const std::string id = ran.out.substr(0, ran.out.size() - 1);
  CHECK(store.json({"show", id}).line()["name"] == "秋まつり");
  CHECK(says(ran.err, "行事をつくりました"));
  CHECK(says(ran.err, "秋まつり"));
  CHECK(says(ran.err, "計画"));
}

TEST_CASE("what cannot be recorded is refused as everywhere, in words") {
  const Folder folder;
  const Store store(folder);
  const auto refused = [&](Words words, const char* code) {
    words.insert(words.begin(), "new");
    const Ran ran = store(words);
    CHECK(ran.code == 1);
    CHECK(ran.out == "");
    CHECK(says(ran.err, std::string("[") + code + "]"));
    return ran.err;
  };
  CHECK(says(refused({"event", "--name", "x"}, "missing_field"), "(starts_on)"));
  CHECK(says(refused({"event", "--name", "x", "--starts-on", "明日"}, "bad_value"), "YYYY-MM-DD"));
  const std::string choices = refused(
      {"event", "--name", "x", "--starts-on", "2023-10-14", "--status", "maybe"}, "bad_value");
  CHECK(says(choices, "planned (計画), held (実施)"));
  CHECK(says(refused({"tour", "--event", "どこか", "--name", "t"}, "bad_id"), "renkei list event"));
  CHECK(store.json({"list", "event", "--with-void"}).lines().empty());
}

TEST_CASE("the help of a kind names its fields, its choices and what must be there") {
  for (const renkei::Kind& kind : renkei::all_kinds()) {
    const std::string name(kind.name);
    CAPTURE(name);
    if (!kind.made_by_hand) {
      CHECK(run({"new", name}).code == 2);
      continue;
    }
    const Ran ja = run({"new", name, "--help"}), en = run({"--lang", "en", "new", name, "--help"});
    CHECK(ja.code == 0);
    CHECK(!says(ja.out + en.out, "cli."));
    for (const renkei::Field& field : kind.fields) {
      CHECK(says(ja.out, renkei::field_label(renkei::Language::ja, kind.name, field.name)));
      for (const renkei::Choice& choice : field.choices) {
        CHECK(says(ja.out, std::string(choice.code)));
        CHECK(says(ja.out, std::string(choice.ja)));
      }
    }
  }
  const std::string help = run({"new", "participant", "--help"}).out;
  CHECK(says(help, "--participant-lang"));
  CHECK(says(help, "--lang はほかの意味"));
  CHECK(says(help, "--tour"));
  CHECK(says(help, "必須"));
}

TEST_CASE("new without a kind, or with one that there is not, says where the kinds are") {
  const Ran bare = run({"new"}), odd = run({"new", "dragon"});
  CHECK(bare.code == 2);
  CHECK(odd.code == 2);
  CHECK(says(odd.err, "「dragon」"));
  for (const Ran& ran : {bare, odd}) CHECK(says(ran.err, "renkei new --help"));
  CHECK(says(run({"new", "--help"}).out, "participant"));
}
