#include "core/output/xlsx_writer.hpp"

#include <doctest/doctest.h>

#include "core/register/workbook.hpp"
#include "core/report/cell_text.hpp"

using namespace renkei;

namespace {

// What the own reader finds in the sheet, a row a line.
std::string sheet_text(const std::string& bytes, std::size_t sheet) {
  auto opened = Workbook::open(bytes);
  REQUIRE(std::holds_alternative<Workbook>(opened));
  Workbook& workbook = std::get<Workbook>(opened);
  auto read = workbook.read(workbook.sheets().at(sheet));
  REQUIRE(std::holds_alternative<SheetContents>(read));
  const CsvTable& table = std::get<SheetContents>(read).table;
  std::string text;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t c = 0; c < table.cells_in(row); ++c)
      text += (c == 0 ? "" : "|") + std::string(table.cell(row, c));
    text += "\n";
  }
  return text;
}

Report report_of(std::vector<Column> columns, std::vector<Row> rows) {
  Report report;
  report.title = "A&B 集計";
  report.head = {"作成日"};
  report.coverage = {"欠けなし。"};
  Table table{"t", "表/1", std::move(columns), std::move(rows), {"注"}};
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace

TEST_CASE("a workbook has the head first, then a sheet a table with typed cells") {
  Cell change = Cell::of(3);
  change.change = true;
  Cell held = Cell::of(2);
  held.unit = "回\"開催";
  const Report report =
      report_of({{"name", "名称"}, {"n", "人数"}, {"x", "割合"}},
                {{{Cell::of("=1+1"), Cell::of(57'000), Cell::of_decimal(62.5, 1)}},
                 {{Cell::of("010006"), Cell::dash(), Cell::suppressed()}},
                 {{Cell::of("a\nb\x1b"), change, held}},
                 {{Cell::of("大"), Cell::of((std::int64_t{1} << 53) + 1), Cell::empty()}}});
  const auto bytes = write_xlsx(report);
  REQUIRE(bytes);
  CHECK(sheet_text(*bytes, 0).starts_with("A&B 集計\n作成日\n個人情報なし\n欠けなし。\n"));
  CHECK(sheet_text(*bytes, 1) ==
        "表/1\n名称|人数|割合\n=1+1|57000|62.5\n010006|－|X\na\nb<U+001B>|3|2\n"
        "大|9007199254740993\n\n※ 注\n");
  CHECK(*write_xlsx(report) == *bytes);
}

TEST_CASE("an estimate says so beside its figure, and how much of it is one") {
  Cell some = Cell::of(100), all = Cell::of(7);
  some.estimated = all.estimated = true;
  some.estimate = 40;
  const Report report = report_of({{"name", "名称"}, {"n", "人数"}},
                                  {{{Cell::of("a"), some}}, {{Cell::of("b"), all}}});
  CHECK(sheet_text(*write_xlsx(report), 1) ==
        "表/1\n名称|人数|うち概数（人数）|表示（人数）\na|100|40|約100\nb|7||約7\n\n※ 注\n");
}

TEST_CASE("a span stays over its columns when others come between") {
  Cell wide = Cell::of("午前"), guess = Cell::of(5);
  wide.columns = 2;
  guess.estimated = true;
  guess.rows = 2;
  const Words words(false);
  const Table table = with_estimates(
      report_of(
          {{"a", "A"}, {"b", "B"}},
          {{{wide, Cell::covered()}}, {{guess, Cell::of(1)}}, {{Cell::covered(), Cell::of(2)}}})
          .tables[0],
      words);
  REQUIRE(table.columns.size() == 3);
  CHECK(table.rows[0].cells[0].columns == 3);
  CHECK(table.rows[0].cells[1].mark == Cell::Mark::covered);
  CHECK(table.rows[1].cells[1].rows == 2);
  CHECK(table.rows[2].cells[1].mark == Cell::Mark::covered);
  CHECK(std::get<std::int64_t>(table.rows[2].cells[2].value) == 2);
}

TEST_CASE("names of sheets are legal, each once") {
  const std::string face = "😀";
  std::string faces;
  for (int i = 0; i < 20; ++i) faces += face;
  CHECK(sheet_names({"a/b", "A/B", "", "'x'", "History"}) ==
        std::vector<std::string>{"a b", "A B 2", "Sheet", "x", "History 2"});
  CHECK(sheet_names({faces})[0].size() == 15 * face.size());
  const std::string same(40, 'n');
  CHECK(sheet_names({same, same})[1] == std::string(29, 'n') + " 2");
}
