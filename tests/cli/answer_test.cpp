// What the program answers when somebody is scanned, when an id is typed, and whose days it counts.
#include <doctest/doctest.h>

#include "tests/cli/program.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

// Two tours of one event, each with a stop; two people of the first.
struct Tours {
  Folder folder;
  Store store{folder};
  std::string event, tour, stop, other_tour, other_stop, hanako, jiro;

  Tours() {
    const auto ids = store.apply(
        R"({"do":"create","kind":"event","as":"e","fields":{"name":"x","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event":"$e","name":"里山"}}
{"do":"create","kind":"stop","fields":{"tour":"$t","name":"駅前"}}
{"do":"create","kind":"tour","as":"u","fields":{"event":"$e","name":"海辺"}}
{"do":"create","kind":"stop","fields":{"tour":"$u","name":"港"}}
{"do":"create","kind":"participant","fields":{"tour":"$t","no":1,"name":"花子"}}
{"do":"create","kind":"participant","fields":{"tour":"$t","no":2,"name":"次郎","status":"waiting"}}
)");
    event = ids[0], tour = ids[1], stop = ids[2], other_tour = ids[3], other_stop = ids[4];
    hanako = ids[5], jiro = ids[6];
  }
  json scan(const std::string& person, const std::string& at, json more = {}) const {
    json command{{"do", "check_in"}, {"participant", person}, {"stop", at}};
    if (!more.is_null()) command.update(more);
    return store.json({"apply"}, command.dump() + "\n").lines().at(0);
  }
  std::string attendance(const std::string& of) const {
    return store.json({"report", "attendance", "--tour", of}).out;
  }
};

}  // namespace

TEST_CASE("a second scan says when and where the person was seen first; the first says nothing") {
  const Tours tours;
  const json first = tours.scan(tours.hanako, tours.stop, {{"at", "2023-10-14T00:10:00Z"}});
  CHECK(first["ok"] == true);
  CHECK(!first.contains("note"));
  const json second = tours.scan(tours.hanako, tours.stop);
  CHECK(second["ok"] == true);
  CHECK(second["note"] == "seen_before");
  CHECK(second["seen_at"] == "2023-10-14T09:10:00+09:00");
  CHECK(second["seen_where"] == "駅前");
  CHECK(tours.store.json({"list", "check_in"}).lines().size() == 2);
}

TEST_CASE("who waits or was taken off the list is recorded, and the answer says so") {
  const Tours tours;
  CHECK(tours.scan(tours.jiro, tours.stop)["note"] == "waiting");
  tours.store.apply_one({{"do", "void"}, {"id", tours.hanako}, {"reason", "取りやめ"}});
  const json told = tours.scan(tours.hanako, tours.stop);
  CHECK(told["ok"] == true);
  CHECK(told["note"] == "voided");
  CHECK(tours.store.json({"list", "check_in"}).lines().size() == 2);
  CHECK(tours.attendance(tours.tour).find("花子") != std::string::npos);
}

TEST_CASE("another tour's person is refused unless meant, and then stands in both tours' tables") {
  const Tours tours;
  const json refused = tours.scan(tours.hanako, tours.other_stop);
  CHECK(refused["ok"] == false);
  CHECK(refused["code"] == "other_tour");
  CHECK(refused["message"].get<std::string>().find("里山") != std::string::npos);
  CHECK(tours.store.json({"list", "check_in"}).lines().empty());
  CHECK(tours.attendance(tours.other_tour).find("花子") == std::string::npos);
  const json meant = tours.scan(tours.hanako, tours.other_stop, {{"anyway", true}});
  CHECK(meant["ok"] == true);
  CHECK(meant["note"] == "other_tour");
  CHECK(tours.attendance(tours.other_tour).find("花子") != std::string::npos);
  CHECK(tours.store.json({"report", "roster", "--tour", tours.tour}).out.find("花子") !=
        std::string::npos);
}

TEST_CASE("an id may be typed as its beginning where only one record of that kind has it") {
  const Tours tours;
  const std::string short_log = tours.event.substr(0, 1);
  const std::string number = tours.hanako.substr(tours.hanako.find('-'));
  CHECK(tours.store.json({"show", short_log + number}).line()["_id"] == tours.hanako);
  CHECK(tours.store.json({"report", "visitors", "--event", short_log}).code == 0);
  const json told = tours.scan(short_log + number, tours.stop);
  CHECK(told["ok"] == true);
  CHECK(tours.store.json({"list", "tour", "--where", "event=" + short_log}).lines().size() == 2);
}

TEST_CASE("a beginning that several records have is refused with the candidates") {
  const Tours tours;
  const auto ran = tours.store({"report", "attendance", "--tour", tours.tour.substr(0, 6)});
  CHECK(ran.code == 1);
  CHECK(ran.err.find("ambiguous_id") != std::string::npos);
  for (const std::string& tour : {tours.tour, tours.other_tour})
    CHECK(ran.err.find(tour.substr(0, 4) + tour.substr(tour.find('-'))) != std::string::npos);
  const json told = tours.scan(tours.hanako.substr(0, 8), tours.stop);
  CHECK(told["code"] == "ambiguous_id");
  CHECK(tours.store({"show", tours.hanako.substr(0, 2)}).err.find("ambiguous_id") !=
        std::string::npos);
  CHECK(tours.store({"show", "0"}).err.find("[bad_id]") != std::string::npos);  // no such letter
  CHECK(tours.store({"show", tours.hanako.substr(0, 5) + "-999"}).err.find("not_found") !=
        std::string::npos);
}

TEST_CASE("a whole id is never taken for the beginning of another") {
  const Tours tours;
  std::string commands;
  for (int i = 0; i < 20; ++i)
    commands +=
        json{{"do", "set"}, {"id", tours.tour}, {"fields", {{"capacity", i}}}}.dump() + '\n';
  tours.store.apply(commands);
  tours.store.apply_one({{"do", "create"}, {"kind", "tour"}, {"fields", {{"event", tours.event}}}});
  // Entries 9 to 28 were changes of a tour: no records; 29 is one.
  const std::string log = tours.tour.substr(0, 27);
  CHECK(tours.store({"show", log + "29"}).code == 0);
  CHECK(tours.store({"show", log + "20"}).err.find("not_found") != std::string::npos);
  CHECK(tours.store({"show", log.substr(0, 5) + "-20"}).err.find("not_found") != std::string::npos);
}

TEST_CASE("days are those of the store's zone, Japan's at first") {
  const Tours tours;
  tours.store.apply(json{{"do", "create"},
                         {"kind", "gate"},
                         {"as", "g"},
                         {"fields", {{"event", tours.event}, {"name", "A"}}}}
                        .dump() +
                    R"(
{"do":"tally","gate":"$g","category":"一般","at":"2020-01-01T15:10:00Z"}
{"do":"tally","gate":"$g","category":"一般","at":"2020-01-02T00:10:00+09:00"}
)");
  const auto days = [&] {
    std::string text;
    for (const json& row : tours.store.json({"report", "visitors", "--event", tours.event}).lines())
      if (row.value("_table", "") == "days" && !row.contains("_level"))
        text += row["date"].get<std::string>() + " " + row["visitors"].dump() + "; ";
    return text;
  };
  CHECK(tours.store.json({"zone"}).line()["zone"] == "+09:00");
  CHECK(days() == "2020-01-02 2; ");
  CHECK(tours.store.json({"zone", "-03:00"}).line()["zone"] == "-03:00");
  CHECK(days() == "2020-01-01 2; ");
  const auto wrong = tours.store({"zone", "Tokyo"});
  CHECK(wrong.code == 1);
  CHECK(wrong.err.find("bad_option") != std::string::npos);
}
