// Whole days through the real program by script, as outside tests drive it; what the store has afterwards
// is read by the command line.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/platform/world.hpp"

using namespace renkei::test;

namespace {

// The key that has the text, among those that begin so.
std::string key_of(const std::map<std::string, std::string>& texts, const std::string& beginning,
                   const std::string& text = "") {
  for (const auto& [key, words] : texts)
    if (key.starts_with(beginning) && (text.empty() || words == text)) return key;
  return "(none)";
}

std::string press(const std::string& key) { return R"({"press":")" + key + "\"}\n"; }
std::string wait(const std::string& key) { return R"({"wait":")" + key + "\"}\n"; }
std::string key(const std::string& name) { return R"({"key":")" + name + "\"}\n"; }
std::string type(const std::string& text) { return R"({"type":")" + text + "\"}\n"; }

// A plan of a tour of so many, with a post for its bus, in plan.renkei.
void plan_tour(const World& world, int people) {
  world.cli("hq.db", "init --device 本部");
  std::string lines =
      R"({"do":"create","kind":"event","as":"e","fields":{"name":"交流の秋","starts_on":"2023-10-14"}}
{"do":"create","kind":"tour","as":"t","fields":{"event_id":"$e","name":"十勝の旅"}}
{"do":"create","kind":"vehicle","as":"v","fields":{"tour_id":"$t","no":"1"}}
{"do":"create","kind":"stop","fields":{"tour_id":"$t","name":"集合","kind":"meeting","day":1,"seq":1}}
{"do":"create","kind":"post","fields":{"name":"1号車","role":"reception","event_id":"$e","tour_id":"$t","vehicle_id":"$v"}}
)";
  for (int no = 1; no <= people; ++no)
    lines +=
        R"({"do":"create","kind":"participant","fields":{"tour_id":"$t","vehicle_id":"$v","no":)" +
        std::to_string(no) + R"(,"badge_no":"B)" + std::to_string(100 + no) +
        R"(","name":"髙橋 例)" + std::to_string(no) + R"(","kana":"タカハシ レイ"}})" + "\n";
  world.apply("hq.db", lines);
  world.cli("hq.db", "export --to " + world.file("plan.renkei") + " --mode plain --all");
}

// From the plan to the roster of its bus.
void begin_from_plan(const World& world) {
  const auto posts =
      world.run("bus.db", R"({"drop":[")" + world.file("plan.renkei") + "\"]}\n" +
                              wait("setup.accept") + press("setup.accept") + wait("setup.posts"));
  const std::string post = key_of(posts, "setup.post/", "1号車");
  world.run("bus.db", R"({"go":"setup"})"
                      "\n" +
                          wait("setup.posts") + press(post) + press("setup.start") +
                          wait("roster.line"));
}

}  // namespace

TEST_CASE(
    "a tour day by script: from the plan to 38 check-ins, a roll call with a parting, the file") {
  const World world;
  plan_tour(world, 38);
  begin_from_plan(world);

  std::string lines;
  for (int no = 1; no <= 30; ++no)
    lines += R"({"scan":"B)" + std::to_string(100 + no) + R"(","end":"Enter"})" + "\n";
  for (int no = 31; no <= 36; ++no) lines += key("F2") + type(std::to_string(no)) + key("Enter");
  const auto roster = world.run("bus.db", R"({"go":"roster"})"
                                          "\n" +
                                              lines);
  CHECK(world.count("bus.db", "check_in") == 36);
  CHECK(roster.at("roster.part.missing").ends_with("2"));
  world.run("bus.db", R"({"go":"roster"})"
                      "\n" +
                          wait("roster.line") + press(key_of(roster, "roster.check_in/")));
  CHECK(world.count("bus.db", "check_in") == 37);

  // Heads first; one is missing, and has gone another way.
  const auto call = world.run("bus.db", R"({"go":"rollcall"})"
                                        "\n" +
                                            key("3") + key("7") + key("Enter"));
  std::string marks;
  std::size_t present = 0;
  std::string last;
  for (const auto& [name, text] : call)
    if (name.starts_with("rollcall.mark/") && name.ends_with("/present")) {
      ++present;
      last = name;
    }
  CHECK(present == 38);
  for (const auto& [name, text] : call)
    if (name.starts_with("rollcall.mark/") && name.ends_with("/present") && name != last)
      marks += press(name);
  const std::string absent = last.substr(0, last.rfind('/')) + "/absent";
  const auto closed = world.run("bus.db", R"({"go":"rollcall"})"
                                          "\n" +
                                              marks + press(absent) + press("rollcall.close") +
                                              wait("rollcall.is_closed"));
  CHECK(closed.contains("rollcall.is_closed"));
  CHECK(world.count("bus.db", "rollcall") == 1);
  CHECK(world
            .cli("bus.db",
                 "report attendance --tour " +
                     json::parse(world.cli("bus.db", "list tour"))["_id"].get<std::string>())
            .find("髙橋") != std::string::npos);

  const auto written = world.run("bus.db", R"({"go":"files"})"
                                           "\n" +
                                               press("files.drive/0") + press("files.export") +
                                               wait("files.verified"));
  CHECK(written.contains("files.stays"));
  CHECK(world.cli("bus.db", "verify").find("\"problems\":[]") != std::string::npos);
}

TEST_CASE("a tour morning by keyboard alone, killed in the middle, has lost nothing") {
  const World world;
  plan_tour(world, 12);
  begin_from_plan(world);
  std::string lines;
  for (int no = 1; no <= 5; ++no) lines += type(std::to_string(no)) + key("Enter");
  world.run("bus.db", key("F2") + lines +
                          R"({"kill":true})"
                          "\n");
  CHECK(world.count("bus.db", "check_in") == 5);
  lines.clear();
  for (int no = 6; no <= 12; ++no) lines += type(std::to_string(no)) + key("Enter");
  // The program comes back to the roster by itself; Ctrl+Z takes back the last one by its name.
  const auto roster = world.run("bus.db", wait("roster.line") + key("F2") + lines + key("Ctrl+Z"));
  CHECK(roster.at("roster.part.missing").ends_with("1"));
  CHECK(world.count("bus.db", "check_in") == 11);
}

TEST_CASE("a kiosk afternoon: visitors answer, some walk away, the power goes, and staff end it") {
  const World world;
  world.cli("kiosk.db", "init --device キオスク1");
  world.apply(
      "kiosk.db",
      R"({"do":"create","kind":"event","as":"e","fields":{"name":"見本市","starts_on":"2023-10-14"}}
{"do":"create","kind":"questionnaire","fields":{"event_id":"$e","title":"来場者アンケート","questions":[{"key":"a","text":"いかがでしたか","type":"single","options":["よかった","ふつう"]},{"key":"b","text":"よかったもの","type":"multi","options":["食べもの","話"]}]}}
)");
  // Away from each other, for a second tap at one place within 400 ms is the same tap.
  const std::string later = R"({"clock":"+1s"})"
                            "\n";
  const std::string visit = press("kiosk.begin") + later + press("kiosk.agree") + later +
                            press("kiosk.answer/1") + later + press("kiosk.answer/2") + later +
                            press("kiosk.next") + later + press("kiosk.finish") + later +
                            R"({"clock":"+6s"})"
                            "\n";
  const std::string walk_away = press("kiosk.begin") + later + press("kiosk.agree") + later +
                                press("kiosk.answer/2") +
                                R"({"clock":"+61s"})"
                                "\n" +
                                R"({"clock":"+21s"})"
                                "\n";
  std::string afternoon;
  for (int i = 0; i < 10; ++i) afternoon += visit + (i % 3 == 0 ? walk_away : "");
  world.run("kiosk.db", R"({"go":"kiosk"})"
                        "\n" +
                            wait("kiosk.new_pin") + press("kiosk.new_pin") + type("123456") +
                            press("kiosk.start") + wait("kiosk.begin") + afternoon +
                            press("kiosk.begin") + later + press("kiosk.agree") +
                            R"({"kill":true})"
                            "\n");
  CHECK(world.count("kiosk.db", "response") == 10);
  // It is a kiosk again, on its first page, and nothing of whoever stood there is left.
  const auto again = world.run("kiosk.db", wait("kiosk.begin") + visit);
  CHECK(again.contains("kiosk.begin"));
  CHECK_FALSE(again.contains("nav.back"));
  CHECK(world.count("kiosk.db", "response") == 11);
  const json run = json::parse(world.cli("kiosk.db", "list kiosk_run"));
  CHECK(run["finished"] == 11);
  CHECK(run["given_up"] == 4);
}

TEST_CASE(
    "an event day by keyboard alone: a crowd, groups, a slip, a counter, and the day's figure") {
  const World world;
  world.cli("gate.db", "init --device 正面口");
  world.apply(
      "gate.db",
      R"({"do":"create","kind":"event","as":"e","fields":{"name":"見本市","starts_on":"2023-10-14"}}
{"do":"create","kind":"gate","fields":{"event_id":"$e","name":"正面口","counting_method":"full_count","direction":"in","unit":"person_days","reentry":"not_counted"}}
)");
  std::string lines = R"({"go":"tally"})"
                      "\n";
  for (int i = 0; i < 60; ++i) lines += key("1") + key("3") + key("Keypad2") + key("1");
  for (int i = 0; i < 4; ++i) lines += key("4") + key("2") + key("5") + key("Enter");  // groups
  lines += key("5") + key("Backspace");                                                // a slip
  const auto pad = world.run("gate.db", lines);
  CHECK(pad.at("tally.visitors") == "340");
  CHECK(world.count("gate.db", "tally") == 244);
  const auto read = world.run("gate.db", R"({"go":"readings"})"
                                         "\n" +
                                             key("1") + key("2") + key("0") + key("Enter") +
                                             R"({"clock":"+60m"})"
                                             "\n" +
                                             key("1") + key("8") + key("5") + key("Enter"));
  CHECK(world.count("gate.db", "counter_reading") == 2);
  CHECK(key_of(read, "readings.difference/").find("readings.difference") == 0);
  const std::string event = json::parse(world.cli("gate.db", "list event"))["_id"];
  world.run("gate.db", R"({"go":"readings?event=)" + event +
                           R"(&page=day_end"})"
                           "\n" +
                           wait("day_end.confirm") + press("day_end.confirm") +
                           wait("day_end.confirmed"));
  const json total = json::parse(world.cli("gate.db", "list daily_total"));
  CHECK(total["unit"] == "person_days");
  CHECK(total["n"] == 185);  // by the counter: what was pressed beside it is not added
}

TEST_CASE(
    "two devices that disagree: their files are looked at, taken in, and the seat is disputed") {
  const World world;
  plan_tour(world, 4);
  for (const char* store : {"a.db", "b.db"}) {
    world.cli(store, std::string("init --device ") + store);
    world.cli(store, "merge " + world.file("plan.renkei"));
  }
  const std::string person =
      json::parse(world.cli("a.db", "list participant --where no=1"))["_id"].get<std::string>();
  world.apply("a.db", R"({"do":"set","id":")" + person +
                          R"(","fields":{"seat":"1A"}})"
                          "\n");
  world.apply("b.db", R"({"do":"set","id":")" + person +
                          R"(","fields":{"seat":"2B"}})"
                          "\n");
  for (const std::string store : {"a", "b"})
    world.cli(store + ".db", "export --to " + world.file(store + ".renkei"));
  const std::string drop =
      R"({"drop":[")" + world.file("a.renkei") + R"(",")" + world.file("b.renkei") + "\"]}\n";
  const auto looked = world.run("hq.db", drop + wait("merge.take"));
  CHECK(looked.at("merge.sum").find("1") != std::string::npos);
  CHECK(world.cli("hq.db", "status").find("\"conflicts\":0") != std::string::npos);
  const auto taken =
      world.run("hq.db", drop + wait("merge.take") + key("Enter") + wait("merge.result/2") +
                             R"({"go":"roster"})"
                             "\n" +
                             wait("roster.line"));
  CHECK(world.cli("hq.db", "status").find("\"conflicts\":1") != std::string::npos);
  CHECK(std::ranges::any_of(taken, [](const auto& one) {
    return one.second.find("1A") != std::string::npos && one.second.find("2B") != std::string::npos;
  }));
}
