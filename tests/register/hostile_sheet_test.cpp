// Files that nobody made to be read: what they cost is counted, and grows with the file only.
#include <doctest/doctest.h>

#include "core/register/roster/roster_people.hpp"
#include "roster_builder.hpp"

using namespace renkei;
using namespace renkei::roster_test;

namespace {

CsvTable table_of(const std::string& text) {
  auto table = read_csv(text);
  REQUIRE(std::holds_alternative<CsvTable>(table));
  return std::get<CsvTable>(std::move(table));
}

// How many headings had to be judged to find the tables.
std::size_t judged_in(const std::string& text, std::size_t tables) {
  RosterHeadings headings({});
  CHECK(find_tables(table_of(text), headings.words()).size() == tables);
  return headings.judged();
}

std::string repeated(const std::string& line, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += line;
  return text;
}

}  // namespace

TEST_CASE("rows of the same headings are judged once, however many they are") {
  const std::string line = "番号,氏名,電話番号\n";
  const std::size_t few = judged_in(repeated(line, 10), 1);
  CHECK(judged_in(repeated(line, 5'000), 1) == few);
  CHECK(few <= 20);
}

TEST_CASE("rows of headings that all differ are judged a few times each") {
  const auto differing = [](int rows) {
    std::string text;
    for (int i = 0; i < rows; ++i) text += "番号,氏名,欄" + std::to_string(i) + "号\n";
    return judged_in(text, 1);
  };
  CHECK(differing(2'000) <= 2 * differing(1'000));
  CHECK(differing(1'000) <= 10'000);
}

TEST_CASE("one wide row makes no other row wide") {
  std::size_t asked = 0;
  HeadingWords words;
  words.is_word = [](std::string_view text) { return text == "氏名" || text == "番号"; };
  words.score = [&](std::span<const Heading> headings) {
    asked += headings.size();
    return 2;
  };
  const CsvTable table =
      table_of("番号,氏名" + std::string(290, ',') + "x\n" + repeated("番号,氏名\n", 1'000));
  const auto blocks = find_tables(table, words);
  CHECK(asked <= 300 * 3 + 1'000 * 2 * 9);
  std::size_t kept = 0;
  for (const HeadingBlock& block : blocks) kept += block.columns.size();
  CHECK(kept <= 300 + 1'000 * 2);
  // What stands right of a table's headings is seen all the same.
  const Roster roster = read("番号,氏名\n1,甲\n2,乙,,はみ出し\n番号,氏名\n3,丙\n");
  REQUIRE(roster.rows.size() == 3);
  CHECK(value(roster, 1, "warnings").find("extra_cells") != std::string::npos);
}

TEST_CASE("a hundred and fifty people side by side, and a cell as long as a book") {
  std::string heads, people;
  for (int i = 0; i < 150; ++i) {
    heads += (i == 0 ? "" : ",") + std::string("番号,氏名");
    people += (i == 0 ? "" : ",") + std::to_string(i + 1) + ",人" + std::to_string(i + 1);
  }
  CHECK(read(heads + "\n" + people + "\n").rows.size() == 150);
  const Roster roster =
      read("番号,氏名,備考\n1,甲,\n2,乙," + std::string(std::size_t{4} << 20, 'a') + "\n3,丙,\n");
  CHECK(roster.rows.size() + roster.refused.size() == 3);
  CHECK(roster.rows[0].name == "甲");
  CHECK(roster.rows[roster.rows.size() - 1].name == "丙");
}
