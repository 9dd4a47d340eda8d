// What is held back from what is published: the rule's own examples, and random tables in which nobody
// who does the sums finds a figure that is held back.
#include <doctest/doctest.h>

#include <random>

#include "core/report/suppression.hpp"
#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

using Counts = std::vector<std::vector<std::int64_t>>;
using Texts = std::vector<std::vector<std::string>>;

const Words words(false);

// A row and a column of totals around the counts.
Table crossed(const Counts& counts, const std::string& key = "crossed") {
  Table table{.key = key, .title = key, .columns = {{"row", "区"}}};
  const std::size_t columns = counts.front().size();
  for (std::size_t c = 0; c <= columns; ++c)
    table.columns.push_back(
        {"c" + std::to_string(c), "列" + std::to_string(c), Column::Holds::people, c == columns});
  std::vector<std::int64_t> sums(columns + 1);
  const auto add = [&](const std::string& name, std::vector<std::int64_t> row, Row::Level level) {
    Row& added = table.rows.emplace_back();
    added.level = level;
    added.cells.push_back(Cell::of(name));
    for (const std::int64_t n : row) added.cells.push_back(Cell::of(n));
  };
  for (std::size_t r = 0; r < counts.size(); ++r) {
    std::vector<std::int64_t> row = counts[r];
    std::int64_t sum = 0;
    for (std::size_t c = 0; c < columns; ++c) {
      sum += row[c];
      sums[c] += row[c];
    }
    row.push_back(sum);
    sums[columns] += sum;
    add("行" + std::to_string(r), std::move(row), Row::Level::detail);
  }
  add("合計", std::move(sums), Row::Level::total);
  return table;
}

Report of(std::vector<Table> tables) {
  Report report;
  report.tables = std::move(tables);
  return report;
}

Report made_public(Report report) {
  auto out = published(std::move(report), {}, words);
  REQUIRE(out);
  return std::move(*out);
}

Texts figures(const Table& table) {
  Texts all;
  for (const Row& row : table.rows) {
    auto& texts = all.emplace_back();
    for (std::size_t c = 1; c < row.cells.size(); ++c) texts.push_back(text_of(row.cells[c]));
  }
  return all;
}

// Whoever has the table replaces the only X of a row or a column by what is missing in its sum.
std::size_t found_out(Texts texts) {
  std::size_t found = 0;
  const auto only = [](const std::vector<std::string*>& line) {
    return 1 == std::ranges::count_if(line, [](const std::string* text) { return *text == "X"; });
  };
  for (std::size_t r = 0; r < texts.size(); ++r) {
    std::vector<std::string*> row;
    for (std::string& text : texts[r]) row.push_back(&text);
    found += only(row) ? 1 : 0;
  }
  for (std::size_t c = 0; c < texts.front().size(); ++c) {
    std::vector<std::string*> column;
    for (auto& row : texts) column.push_back(&row[c]);
    found += only(column) ? 1 : 0;
  }
  return found;
}

Column people(const char* key) { return {key, key, Column::Holds::people}; }
Column rate(const char* key) { return {key, key, Column::Holds::rate}; }

}  // namespace

TEST_CASE("the rule's examples") {
  CHECK(figures(made_public(of({crossed({{4, 9, 12}, {1, 7, 5}, {0, 3, 6}})})).tables[0]) ==
        Texts{{"X", "X", "12", "25"},
              {"X", "7", "X", "13"},
              {"0", "X", "X", "9"},
              {"5", "19", "23", "47"}});
  CHECK(
      figures(made_public(of({crossed({{1, 4, 2}, {1, 1, 2}, {0, 0, 1}})})).tables[0]) ==
      Texts{
          {"X", "4", "X", "7"}, {"X", "X", "X", "X"}, {"0", "0", "X", "X"}, {"X", "X", "5", "12"}});
}

TEST_CASE("no figure that is held back is the only one of its row or column") {
  std::mt19937 dice(12);
  const auto roll = [&](int most) { return std::uniform_int_distribution<int>(0, most)(dice); };
  std::size_t held = 0;
  for (int i = 0; i < 2000; ++i) {
    Counts counts(static_cast<std::size_t>(1 + roll(5)));
    const int columns = 1 + roll(4), most = 1 + roll(12);
    for (auto& row : counts)
      for (int c = 0; c < columns; ++c) row.push_back(roll(most));
    const Table before = crossed(counts);
    const Table after = made_public(of({before})).tables[0];
    if (after.rows.empty()) {
      CHECK(std::get<std::int64_t>(before.rows.back().cells.back().value) < 10);
      continue;
    }
    CHECK(found_out(figures(after)) == 0);
    CHECK(text_of(after.rows.back().cells.back()) == text_of(before.rows.back().cells.back()));
    for (std::size_t r = 0; r < after.rows.size(); ++r)
      for (std::size_t c = 1; c < after.columns.size(); ++c) {
        const std::string shown = text_of(after.rows[r].cells[c]);
        CHECK(shown != "1");
        CHECK(shown != "2");
        if (shown == "X")
          ++held;
        else
          CHECK(shown == text_of(before.rows[r].cells[c]));
      }
  }
  CHECK(held > 1000);
}

TEST_CASE("a table about fewer than ten people is not published, and says so") {
  const Report report = made_public(of({crossed({{3, 6}}), crossed({{4, 6}}, "more")}));
  CHECK(report.tables[0].rows.empty());
  CHECK(any_contains(report.tables[0].notes, "10人に満たない"));
  CHECK(figures(report.tables[1]) == Texts{{"4", "6", "10"}, {"4", "6", "10"}});
}

TEST_CASE("rates need ten people, and under thirty they are reference values") {
  Table table{.key = "t", .title = "t", .columns = {{"row", "row"}, people("n"), rate("share")}};
  for (const std::int64_t base : {9, 10, 29, 30})
    table.rows.push_back({{Cell::of(std::to_string(base)), Cell::of(5), Cell::of_decimal(50, 1)},
                          Row::Level::detail,
                          {},
                          base});
  table.rows.push_back(
      {{Cell::of("few"), Cell::of(2), Cell::of_decimal(5, 1)}, Row::Level::detail, {}, 40});
  const Table after = made_public(of({table})).tables[0];
  CHECK(figures(after) ==
        Texts{{"5", "X"}, {"5", "50.0"}, {"5", "50.0"}, {"5", "50.0"}, {"X", "X"}});
  CHECK(after.rows[1].cells[2].unit == "*");
  CHECK(after.rows[2].cells[2].unit == "*");
  CHECK(after.rows[3].cells[2].unit.empty());
  CHECK(any_contains(after.notes, "参考値"));
}

TEST_CASE(
    "of several answers no second one is held back, but whoever did not give one is no less few") {
  Table table{.key = "t", .title = "t", .columns = {{"row", "row"}, people("n")}};
  for (const std::int64_t n : {40, 39, 38, 37, 2, 0})
    table.rows.push_back({{Cell::of(std::to_string(n)), Cell::of(n)}, Row::Level::detail});
  table.base = 40;
  table.several = true;
  CHECK(figures(made_public(of({table})).tables[0]) ==
        Texts{{"40"}, {"X"}, {"X"}, {"37"}, {"X"}, {"0"}});
}

TEST_CASE(
    "what is held back in one table stands in none, nor can be told from days and all of them") {
  // Two days of two gates; one gate had two visitors on the second day.
  const auto day = [](const char* name, const Counts& counts) {
    Table table = crossed(counts, "hours");
    table.title = std::string("時間帯別 ") + name;
    return table;
  };
  Table gates{.key = "gates",
              .title = "入口別",
              .columns = {{"gate", "入口"}, people("visitors"), people("staff")}};
  for (const auto& [gate, n] : {std::pair<const char*, std::int64_t>{"列0", 60}, {"列1", 92}})
    gates.rows.push_back({{Cell::of(gate), Cell::of(n), Cell::of(0)}, Row::Level::detail});
  gates.rows.push_back({{Cell::of("合計"), Cell::of(152), Cell::of(0)}, Row::Level::total});
  const Report report = made_public(
      of({gates, day("一日目", {{20, 40}, {10, 50}}), day("二日目", {{15, 0}, {15, 2}})}));
  CHECK(figures(report.tables[2]).back() == Texts{{"X", "X", "32"}}[0]);
  // 92 and 90 would give the two.
  const bool whole_shown = figures(report.tables[0])[1][0] != "X";
  const bool first_shown = figures(report.tables[1]).back()[1] != "X";
  CHECK(!(whole_shown && first_shown));
}

TEST_CASE(
    "names, free words and what is internal are not published; neither are parts of figures") {
  Report personal = of({crossed({{30, 30}})});
  personal.personal = true;
  const auto refused = published(personal, {}, words);
  REQUIRE(!refused);
  CHECK(refused.error().code == Code::not_for_publication);
  Table free = crossed({{30, 30}});
  free.columns.push_back({"said", "said", Column::Holds::free});
  for (Row& row : free.rows) row.cells.push_back(Cell::of("words"));
  free.rows[0].cells[1].basis =
      std::make_shared<const Basis>(Basis{"rule", {{"one of them", 1, {7}}}});
  Table internal = crossed({{30, 30}});
  internal.internal = true;
  const Report report = made_public(of({internal, free}));
  REQUIRE(report.tables.size() == 1);
  CHECK(report.tables[0].columns.back().key == "c2");
  CHECK(report.tables[0].rows[0].cells.size() == report.tables[0].columns.size());
  REQUIRE(report.tables[0].rows[0].cells[1].basis);
  CHECK(report.tables[0].rows[0].cells[1].basis->parts.empty());
  CHECK(!published(of({internal}), {}, words));
  Table apart = crossed({{30, 30}});
  for (const char* key : {"ward", "age_band", "sex"}) apart.columns.push_back({key, key});
  CHECK(made_public(of({apart})).tables[0].rows.empty());
}

TEST_CASE("figures of which nobody says what they are figures of are taken for people") {
  Table table = crossed({{30, 1}, {20, 40}});
  for (Column& column : table.columns) column.holds = Column::Holds::words;
  const Table made = made_public(of({table})).tables[0];
  CHECK(text_of(made.rows[0].cells[2]) == "X");
}
