// The sample tally sheets through the real program: rows to the letter, records, and the report.
#include <doctest/doctest.h>

#include "tests/cli/registers.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

const std::string samples = register_file("");

// Without the lines that are no rows.
std::vector<json> clean_rows(const Ran& ran) {
  std::vector<json> rows;
  for (const json& line : ran.lines())
    if (line.contains("gate")) rows.push_back(line);
  return rows;
}

struct Sheet {
  const char *file, *expected, *first_day, *last_day;
  int visitors, staff;
};
constexpr Sheet sheets[] = {
    {"visitor_tally_cp932.csv", "visitor_tally_expected.tsv", "2023-11-22", "2023-11-22", 368, 25},
    {"visitor_tally_matrix_cp932.csv", "visitor_tally_matrix_cp932_expected.tsv", "2023-11-25",
     "2023-11-26", 973, 22},
    {"visitor_tally_log_utf8.tsv", "visitor_tally_log_utf8_expected.tsv", "2024-03-09",
     "2024-03-10", 752, 118}};

std::string make_event(const Store& store, const Sheet& sheet) {
  return store.apply_one(
      {{"do", "create"},
       {"kind", "event"},
       {"fields",
        {{"name", "展示"}, {"starts_on", sheet.first_day}, {"ends_on", sheet.last_day}}}});
}

json total_of(const Store& store, const std::string& event) {
  for (const json& line : store.json({"report", "visitors", "--event", event}).lines())
    if (line.value("_table", "") == "days" && line.value("_level", "") == "total") return line;
  return {};
}

}  // namespace

TEST_CASE("a dry run of each sample tally sheet gives its rows to the letter and records nothing") {
  for (const Sheet& sheet : sheets) {
    CAPTURE(sheet.file);
    const Folder folder;
    const Store store(folder);
    const std::string event = make_event(store, sheet), before = store.digest();
    const Ran ran =
        store.json({"import", "tallies", samples + sheet.file, "--event", event, "--dry-run"});
    CHECK_MESSAGE(ran.code == 0, ran.err);
    CHECK(clean_rows(ran) == rows_of_tsv(samples + sheet.expected));
    CHECK(store.digest() == before);
  }
}

TEST_CASE(
    "the report of an imported sheet has its visitors, and the same sheet twice changes nothing") {
  for (const Sheet& sheet : sheets) {
    CAPTURE(sheet.file);
    const Folder folder;
    const Store store(folder);
    const std::string event = make_event(store, sheet);
    const Words import = {"import", "tallies", samples + sheet.file, "--event", event};
    CHECK(store(import).code == 0);
    const json total = total_of(store, event);
    CHECK(total["visitors"] == sheet.visitors);
    CHECK(total["staff"] == sheet.staff);
    const std::string before = store.digest();
    CHECK(store(import).code == 0);
    CHECK(store.digest() == before);
  }
}

TEST_CASE("wrong sums of a sheet and its slips are told") {
  const Folder folder;
  const Store store(folder);
  const Ran matrix = store({"--lang", "en", "import", "tallies", samples + sheets[1].file,
                            "--event", make_event(store, sheets[1]), "--dry-run"});
  CHECK(matrix.err.find("line 5: 計 says 120, the cells add up to 110") != std::string::npos);
  CHECK(matrix.err.find("line 16: 午後計 says 15, the cells add up to 30") != std::string::npos);
  const Ran log = store({"--lang", "en", "import", "tallies", samples + sheets[2].file, "--event",
                         make_event(store, sheets[2]), "--dry-run"});
  CHECK(log.err.find("line 76: The reading \"48\" is lower") != std::string::npos);
}

TEST_CASE("a corrected sheet updates its own records, and what a person made void stays void") {
  const Folder folder;
  const Store store(folder);
  const std::string event = make_event(store, sheets[0]), file = folder / "sheet.csv";
  const auto import = [&](const std::string& counts) {
    write_file(file, "時間帯,正面,,裏\n,一般,関係者,累計\n" + counts);
    return store.json({"import", "tallies", file, "--event", event});
  };
  CHECK(import("9時台,3,1,10\n10時台,4,0,30\n").code == 0);
  CHECK(total_of(store, event)["visitors"] == 37);
  CHECK(import("9時台,3,1,10\n10時台,×,0,32\n").code == 0);
  CHECK(total_of(store, event)["visitors"] == 35);
  CHECK(import("9時台,3,1,10\n10時台,6,0,32\n").code == 0);
  CHECK(total_of(store, event)["visitors"] == 41);
  CHECK(store.json({"list", "gate"}).lines().size() == 2);
  const auto tallies = store.json({"list", "tally"}).lines();
  CHECK(tallies.size() == 4);
  for (const json& tally : tallies)
    if (tally["delta"] == 3)
      store.apply_one({{"do", "void"}, {"id", tally["_id"]}, {"reason", "二重"}});
  CHECK(import("9時台,3,1,10\n10時台,6,0,32\n").code == 0);
  CHECK(total_of(store, event)["visitors"] == 38);
}

TEST_CASE("a sheet finds the gates that are there by name") {
  const Folder folder;
  const Store store(folder);
  const std::string event = make_event(store, sheets[0]);
  store.apply_one({{"do", "create"},
                   {"kind", "gate"},
                   {"fields", {{"event", event}, {"name", "Ｂ口（数取器）"}}}});
  CHECK(store({"import", "tallies", samples + sheets[0].file, "--event", event}).code == 0);
  CHECK(store.json({"list", "gate"}).lines().size() == 2);
}

TEST_CASE(
    "one sheet that two devices imported is told with every figure until one import is struck "
    "out") {
  const Folder folder;
  const Store a(folder, "a"), b(folder, "b");
  const Sheet& sheet = sheets[0];
  const std::string event = make_event(a, sheet);
  const auto exchange = [&](const Store& from, const Store& to) {
    const Ran ran = from.json({"export", "--to", folder.path(), "--all"});
    REQUIRE_MESSAGE(ran.code == 0, ran.err);
    REQUIRE(to({"merge", ran.line()["file"]}).code == 0);
  };
  exchange(a, b);
  for (const Store* store : {&a, &b})
    REQUIRE((*store)({"import", "tallies", samples + sheet.file, "--event", event}).code == 0);
  CHECK_FALSE(says(a({"report", "visitors", "--event", event}).out, sheet.file));
  exchange(b, a);
  const std::string doubled = a({"report", "visitors", "--event", event}).out;
  CHECK(says(doubled, sheet.file));
  CHECK(says(doubled, "renkei void "));
  CHECK(total_of(a, event)["visitors"] == 2 * sheet.visitors);
  const auto at = doubled.find("renkei void ") + 12;
  const std::string run = doubled.substr(at, doubled.find_first_of("\xEF )", at) - at);
  const Ran struck_out = a({"void", run, "--reason", "二重"});
  REQUIRE(struck_out.code == 0);
  CHECK_FALSE(
      says(struck_out.out, "renkei restore"));  // which brings back nothing of what was made
  const std::string settled = a({"report", "visitors", "--event", event}).out;
  CHECK_FALSE(says(settled, "renkei void "));
  CHECK(total_of(a, event)["visitors"] == sheet.visitors);
}
