// Headquarters' season through the real program by keyboard alone: from no store at all to a plan, a register,
// a file for the bus's post, an evening with a lost file, a decided dispute and a page to print. The bus itself
// works by the command line.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <string>

#include "tests/platform/world.hpp"

using namespace renkei::test;

namespace {

std::string key(const std::string& name) { return R"({"key":")" + name + "\"}\n"; }
std::string type(const std::string& text) { return R"({"type":")" + text + "\"}\n"; }
std::string wait(const std::string& widget) { return R"({"wait":")" + widget + "\"}\n"; }
std::string tab(const std::string& widget) { return R"({"tab":")" + widget + "\"}\n"; }
std::string enter(const std::string& widget) { return wait(widget) + tab(widget) + key("Enter"); }
// The field is left by Enter.
std::string fill(const std::string& widget, const std::string& text) {
  return wait(widget) + tab(widget) + type(text) + key("Enter");
}

class Season : public World {
 public:
  Season() { std::filesystem::create_directory(stick()); }
  std::string stick() const { return file("stick"); }
  std::string put_in_stick() const {
    return R"({"drive":{"label":"USB-07","path":")" + stick() + "\"}}\n";
  }
  // The file whose name begins and ends so.
  std::string on_stick(const std::string& beginning, const std::string& ending) const {
    for (const auto& each : std::filesystem::directory_iterator(stick())) {
      const std::string name = each.path().filename().string();
      if (name.starts_with(beginning) && name.ends_with(ending)) return each.path();
    }
    return "(none)";
  }
  void empty_stick() const {
    std::filesystem::remove_all(stick());
    std::filesystem::create_directory(stick());
  }
  std::map<std::string, std::string> at_desk(const std::string& lines) const {
    return run("hq.db", lines, "--size 1280x3000 --lang ja");
  }
  std::string bus(const std::string& words) const { return cli("bus.db", words); }
  void bus_exports(const std::string& name) const {
    bus("export --since-export --to " + file(name));
  }
  // Alone on the stick.
  void hand_in(const std::string& name) const {
    empty_stick();
    std::filesystem::copy(file(name), stick() + "/" + name);
  }
};

std::string begin_as_headquarters() {
  return enter("setup.alone") + wait("setup.name") + tab("setup.name") + type("本部") +
         enter("setup.role/headquarters") + enter("setup.start") + wait("hq.planning");
}

std::string plan(const std::string& register_file) {
  return key("Alt+4") + enter("plan.add_event") + fill("plan.field/name", "交流の秋") +
         fill("plan.field/starts_on", "10/14") + enter("plan.add/tour.*") +
         fill("plan.field/name", "十勝の旅") +
         // its register
         enter("plan.import") + fill("import.path", register_file) + enter("import.to_columns") +
         enter("import.try") + enter("import.write") + wait("import.to_roster") + key("Esc") +
         // its bus, its first stop, and who works there
         enter("plan.add/vehicle.*") + fill("plan.field/no", "1") + enter("plan.add/stop.*") +
         fill("plan.field/name", "区役所前") + enter("plan.add/post.*") +
         fill("plan.field/name", "1号車") + enter("plan.choice/role/reception");
}

std::string hand_out() {
  return key("Alt+4") + enter("plan.row/*") + enter("plan.hand_out") +
         fill("files.purpose/field", "受付") + fill("files.recipient/field", "1号車の引率") +
         fill("files.medium_no/field", "USB-07") + fill("files.approved_by/field", "s01") +
         enter("handing.hand_out") + wait("handing.written/*");
}

std::string take_in() {
  return key("Alt+2") + enter("files.take/1") + enter("merge.take") + wait("merge.result/*");
}

std::string text_of(const std::map<std::string, std::string>& texts, const std::string& beginning) {
  for (const auto& [name, text] : texts)
    if (name.starts_with(beginning)) return text;
  return {};
}

}  // namespace

TEST_CASE(
    "a season at headquarters by keyboard alone: plan, register, files, evening, dispute, page") {
  const Season season;
  const std::string roster =
      std::string(RENKEI_SOURCE_DIR) + "/tests/data/registers/tour_roster_cp932.csv";
  season.at_desk(begin_as_headquarters());
  season.at_desk(season.put_in_stick() + plan(roster) + hand_out());
  const std::size_t people = season.count("hq.db", "participant");
  CHECK(people == 20);
  CHECK(season.count("hq.db", "handover") == 1);
  CHECK(season.count("hq.db", "import_run") == 1);

  // The bus takes its plan in and records; its first file is lost, and it disagrees about a seat.
  season.bus("init --device 1号車");
  season.bus("merge " + season.on_stick("個人情報含む-1号車", ".renkei"));
  const json device = json::parse(season.bus("list device --where name=1号車"));
  season.apply("bus.db", R"({"do":"set","id":")" + device["_id"].get<std::string>() +
                             R"(","fields":{"post":"1号車"}})"
                             "\n");
  CHECK(season.count("bus.db", "participant") == people);
  const json person = json::parse(season.bus("list participant --where no=1"));
  const std::string id = person["_id"];
  season.apply("bus.db", R"({"do":"check_in","participant":")" + id +
                             R"(","stop":"区役所前"})"
                             "\n");
  season.bus_exports("first.renkei");
  season.apply("bus.db", R"({"do":"set","id":")" + id +
                             R"(","fields":{"seat":"9D"}})"
                             "\n");
  season.apply("hq.db", R"({"do":"set","id":")" + id +
                            R"(","fields":{"seat":"2B"}})"
                            "\n");
  season.bus_exports("second.renkei");

  season.hand_in("second.renkei");
  const auto evening =
      season.at_desk(season.put_in_stick() + take_in() + key("Alt+1") + enter("today.hq") +
                     wait("hq.post/*") + wait("hq.lacking/*") + wait("hq.other/*"));
  CHECK(text_of(evening, "hq.other.facts/").find("1–3") != std::string::npos);

  season.hand_in("first.renkei");
  const auto whole = season.at_desk(season.put_in_stick() + take_in() + key("Alt+1") +
                                    enter("today.hq") + wait("hq.post/*"));
  CHECK_FALSE(text_of(whole, "hq.other.facts/").find("1–3") != std::string::npos);
  CHECK(season.cli("hq.db", "status").find("\"conflicts\":1") != std::string::npos);
  season.at_desk(key("Alt+5") + enter("conflicts.decide/1") + wait("conflicts.none"));
  CHECK(season.cli("hq.db", "status").find("\"conflicts\":0") != std::string::npos);

  season.at_desk(season.put_in_stick() + key("Alt+6") + enter("tables.report/overview") +
                 wait("tables.cell/*") + enter("tables.save") + enter("tables.place/1") +
                 enter("tables.format/html") + wait("tables.saved"));
  CHECK(season.on_stick("", ".html") != "(none)");
}
