// A roster as a workbook comes in as its CSV file does; and what the program writes itself, it reads back.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/text/csv.hpp"
#include "core/text/encoding.hpp"
#include "tests/cli/registers.hpp"
#include "tests/support/workbooks.hpp"

using namespace renkei::test;
using nlohmann::json;

namespace {

const std::string data = register_file("");

std::string as_xml(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
  return out;
}

// The cells of a sample as a spreadsheet program saves them: every other text is shared.
std::string workbook_of(const std::string& csv) {
  const auto read = renkei::read_csv(renkei::decode_text(csv).text);
  REQUIRE(std::holds_alternative<renkei::CsvTable>(read));
  const auto& table = std::get<renkei::CsvTable>(read);
  HandMade made{{{"name='名簿'", ""}}, "", "", ""};
  std::size_t shared = 0, cells = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::string& sheet = made.sheets[0].second;
    sheet += "<row r='" + std::to_string(row + 1) + "'>";
    for (std::size_t column = 0; column < table.cells_in(row); ++column) {
      const std::string text =
          "<t xml:space='preserve'>" + as_xml(table.cell(row, column)) + "</t>";
      if (++cells % 2 == 0) {
        sheet += "<c t='s'><v>" + std::to_string(shared++) + "</v></c>";
        made.shared += "<si>" + text + "</si>";
      } else {
        sheet += "<c t='inlineStr'><is>" + text + "</is></c>";
      }
    }
    sheet += "</row>";
  }
  return made.bytes();
}

}  // namespace

TEST_CASE("a roster in a workbook gives the rows of the same roster as text, to the letter") {
  for (const auto& [sample, expected] :
       {std::pair{"tour_roster_cp932.csv", "tour_roster_expected.tsv"},
        {"roster_doubtful_first_cp932.csv", "roster_doubtful_first_expected.tsv"},
        {"roster_doubtful_second_cp932.csv", "roster_doubtful_second_expected.tsv"}}) {
    CAPTURE(sample);
    const Folder folder;
    const Store store(folder);
    const std::string tour = make_tour(store), file = folder / "roster.xlsx";
    write_file(file, workbook_of(read_file(data + sample)));
    const Words dry = {"import", "roster", file, "--tour", tour, "--dry-run"};
    const auto rows = store.json(dry).lines();
    const auto people = rows_of_tsv(data + expected);
    REQUIRE(rows.size() > people.size());
    for (std::size_t i = 0; i < people.size(); ++i) CHECK(rows[i] == people[i]);
    // Every other line is told of as well, as in the text.
    const Words as_text = {"import", "roster", data + sample, "--tour", tour, "--dry-run"};
    CHECK(rows.size() == store.json(as_text).lines().size());
    CHECK(store.json({"list", "participant"}).out == "");
  }
}

TEST_CASE("a corrected second edition in a workbook says of each person what changed") {
  const Folder folder;
  const Store store(folder);
  const std::string tour = make_tour(store), file = folder / "second.xlsx";
  CHECK(
      store({"import", "roster", data + "roster_doubtful_first_cp932.csv", "--tour", tour}).code ==
      0);
  write_file(file, workbook_of(read_file(data + "roster_doubtful_second_cp932.csv")));
  const auto rows = store.json({"import", "roster", file, "--tour", tour}).lines();
  const auto expected = rows_of_tsv(data + "roster_doubtful_reimport_expected.tsv");
  REQUIRE(rows.size() == expected.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const char* column : {"no", "name", "result"})
      CHECK(rows[i][column] == expected[i][column]);
}

TEST_CASE("the program's own roster, as text or as a workbook, is read back and changes nothing") {
  const Folder folder;
  const Store store(folder);
  const std::string tour = make_tour(store);
  CHECK(store({"import", "roster", data + "tour_roster_cp932.csv", "--tour", tour}).code == 0);
  auto people = store.json({"list", "participant"}).lines();
  // One is recorded twice, and would be listed once.
  const auto twice = std::ranges::find_if(people, [](const json& row) { return row["no"] == 11; });
  store.apply_one({{"do", "void"}, {"id", (*twice)["_id"]}, {"reason", "二重"}});
  people.erase(twice);
  // What people decided meanwhile is in it as well.
  store.apply_one({{"do", "set"}, {"id", people[1]["_id"]}, {"fields", {{"status", "cancelled"}}}});
  store.apply_one({{"do", "set"}, {"id", people[2]["_id"]}, {"fields", {{"note", "=1+1"}}}});
  const std::string before = store.json({"list", "participant"}).out;
  for (const char* ending : {".csv", ".xlsx"}) {
    CAPTURE(ending);
    const std::string own = folder / ("own" + std::string(ending));
    const Ran written = store({"report", "roster", "--tour", tour, "--to", own});
    REQUIRE_MESSAGE(written.code == 0, written.err);
    std::size_t rows = 0;
    for (const json& row :
         store.json({"import", "roster", own, "--tour", tour, "--dry-run"}).lines()) {
      if (row.contains("_line") || row.contains("_sheet")) continue;
      ++rows;
      CHECK_MESSAGE(row["result"] == "same", row.dump());
    }
    // Those who cancelled stand on a sheet of their own, which is told of and not read.
    CHECK(rows == people.size() - (std::string_view(ending) == ".xlsx" ? 2 : 0));
    CHECK(store({"import", "roster", own, "--tour", tour}).code == 0);
    CHECK(store.json({"list", "participant"}).out == before);
  }
}
