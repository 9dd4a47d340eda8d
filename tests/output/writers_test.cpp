#include "core/output/writers.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/report/report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

Report small_report() {
  Report report;
  report.name = "test";
  report.title = "集計";
  report.coverage = {"端末 A：5件。欠けなし。"};
  Table table;
  table.key = "t";
  table.title = "表";
  table.columns = {{"name", "名称"}, {"n", "人数"}, {"percent", "割合"}};
  Cell guessed = Cell::of(57'000);
  guessed.estimated = true;
  table.rows.push_back({{Cell::of("=1+1"), Cell::of(0), Cell::of_decimal(62.5, 1)}});
  table.rows.push_back({{Cell::of("漢字"), Cell::dash(), Cell::suppressed()}});
  table.rows.push_back({{Cell::of("a"), guessed, Cell::empty()}, Row::Level::total});
  table.rows.push_back({{Cell::of("-b"), Cell::of(-3), Cell::empty()}});
  table.notes = {"注"};
  report.tables.push_back(table);
  return report;
}

}  // namespace

TEST_CASE("text lines up by what a terminal shows, two columns for a wide character") {
  const std::string text = write_text(small_report());
  CHECK(text.find("名称      人数  割合\n") != std::string::npos);
  CHECK(text.find("=1+1         0  62.5\n") != std::string::npos);
  CHECK(text.find("漢字        －     X\n") != std::string::npos);
  CHECK(text.find("a     約57,000\n") != std::string::npos);
  CHECK(text.find("端末 A：5件") != std::string::npos);
}

TEST_CASE("nothing in a record can steer the terminal on which it is shown") {
  Report report = small_report();
  report.tables[0].rows[0].cells[0] = Cell::of("a\x1b[2J\nb\u202Ec");
  const std::string text = write_text(report);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("\u202E") == std::string::npos);
  CHECK(text.find("\na<U+001B>[2J ") != std::string::npos);
  CHECK(text.find("\nb<U+202E>c\n") != std::string::npos);  // a cell may have several lines
}

TEST_CASE("CSV has a BOM and CRLF, escapes formulas in texts and leaves numbers alone") {
  const std::string csv = write_csv(small_report());
  CHECK(csv.starts_with("\xEF\xBB\xBF集計\r\n個人情報なし\r\n"));
  CHECK(csv.find("\r\n'=1+1,0,,62.5\r\n") != std::string::npos);
  CHECK(csv.find("\r\n漢字,－,,X\r\n") != std::string::npos);
  CHECK(csv.find("\r\na,57000,\"約57,000\",\r\n") != std::string::npos);
  CHECK(csv.find("\r\n'-b,-3,,\r\n") != std::string::npos);
  CHECK(csv.find("注\r\n") != std::string::npos);
}

TEST_CASE(
    "JSON has an object a row and the coverage last, and keeps 0, none yet and held back apart") {
  const auto lines = split(write_json_lines(small_report()), '\n');
  CHECK(lines.size() == 6);  // four rows, the closing object, the end of the last line
  CHECK(lines[0] == R"({"_table":"t","name":"=1+1","n":0,"percent":62.5})");
  CHECK(lines[1] == R"({"_table":"t","name":"漢字","n":"－","percent":"X"})");
  CHECK(
      lines[2] ==
      R"({"_table":"t","_level":"total","name":"a","n":57000,"percent":null,"_estimated":["n"]})");
  const auto last = nlohmann::json::parse(lines[4]);
  CHECK(last["_table"] == "_report");
  CHECK(last["complete"] == true);
  CHECK(last["coverage"][0] == "端末 A：5件。欠けなし。");
  CHECK(last["tables"][0]["columns"][1]["label"] == "人数");
}

TEST_CASE("a report is written in the format that the file's name says, or refused") {
  const Report report = small_report();
  CHECK(*write_report(report, "season.CSV") == write_csv(report));
  CHECK(*write_report(report, "text") == write_text(report));
  CHECK(*write_report(report, "json") == write_json_lines(report));
  CHECK(write_report(report, "season.ods").error().code == Code::format_unavailable);
}

TEST_CASE("a report says what it rests on, and is complete only when nothing is missing or open") {
  const FakeRecords records;
  Coverage coverage;
  coverage.devices = {{"受付1", "abcdefghij", 120, {}, false}};
  CHECK(made("overview", {}, records, coverage).complete);

  coverage.devices.push_back({"受付2", "klmnopqrst", 80, {{5, 9}, {12, 12}}, true});
  const Report report = made("overview", {}, records, coverage);
  CHECK(!report.complete);
  CHECK(any_contains(report.coverage, "6件が未着（5-9、12）"));
  CHECK(any_contains(report.coverage, "枝分かれ"));

  Coverage open;
  open.conflicts = 2;
  CHECK(!made("overview", {}, records, open).complete);
  CHECK(any_contains(made("overview", {}, records, open).coverage, "食い違いが2件"));
  Coverage quarantined;
  quarantined.quarantined = 1;
  CHECK(!made("overview", {}, records, quarantined).complete);
  CHECK(any_contains(made("overview", {.english = true}, records, open).coverage,
                     "2 conflicts wait"));
}

TEST_CASE("four hundred devices are a few lines of coverage, and complete ones are one") {
  const FakeRecords records;
  Coverage coverage;
  for (int i = 0; i < 400; ++i)
    coverage.devices.push_back({"端末" + std::to_string(i), "abcdefghij", 10, {}, false});
  const Report complete = made("overview", {}, records, coverage);
  CHECK(complete.complete);
  REQUIRE(complete.coverage.size() == 1);
  CHECK(complete.coverage[0].find("400台") != std::string::npos);
  CHECK(complete.coverage[0].find("4,000件") != std::string::npos);
  for (DeviceCoverage& device : coverage.devices) device.missing = {{3, 4}};
  const Report missing = made("overview", {}, records, coverage);
  CHECK(!missing.complete);
  CHECK(missing.coverage.size() == 2);
  CHECK(any_contains(missing.coverage, "端末0 (abcdef) 2件が未着（3-4）"));
  CHECK(any_contains(missing.coverage, "ほか392"));
}

TEST_CASE("a difference shows its sign, a unit stands behind its figure, a cell may have lines") {
  Report report = small_report();
  Table table{"t", "表", {{"a", "A"}, {"b", "B"}, {"c", "C"}}, {}, {}};
  const auto row = [&](std::int64_t change, Cell held) {
    Cell difference = Cell::of(change);
    difference.change = true;
    held.unit = "回開催";
    table.rows.push_back({{Cell::of("○一\n○二"), difference, held}, Row::Level::detail, "key"});
  };
  row(1256, Cell::of(2));
  row(0, Cell::dash());
  row(-3, Cell::of(1));
  report.tables = {table};
  const std::string text = write_text(report);
  for (const char* part : {"○一", "+1,256", "2回開催", "±0", "-3", "－\n"})
    CHECK_MESSAGE(text.find(part) != std::string::npos, part, "\n", text);
  CHECK(text.find("－回") == std::string::npos);
  CHECK(text.find("\n○二\n") != std::string::npos);
  const std::string json = write_json_lines(report);
  CHECK(
      json.find(
          R"("_row":"key","a":"○一\n○二","b":1256,"c":2,"_shown":{"b":"+1,256","c":"2回開催"})") !=
      std::string::npos);
  CHECK(write_csv(report).find(",1256,2回開催") != std::string::npos);
}
