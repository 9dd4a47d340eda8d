#include "ui/present/tables.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "core/output/writers.hpp"
#include "core/report/cell_text.hpp"
#include "tests/ui/font_files.hpp"
#include "tests/ui/places_of_tables.hpp"
#include "ui/present/address.hpp"

using namespace renkei;
using namespace renkei::ui;
using tables::Sheet;

namespace {

std::string cell_key(std::size_t row, std::size_t column) {
  return "tables.cell/" + std::to_string(row + 1) + "/" + std::to_string(column + 1);
}

const ReportWork& last_report(const Headless& s) {
  return std::get<ReportWork>(s.requests.back().work);
}

// What stands in JSON, as a cell with nothing around its value shows it.
std::string text_of_json(const nlohmann::json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  return value.dump();
}

std::string without(std::string text, std::string_view part) {
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part))
    text.erase(at, part.size());
  return text;
}

}  // namespace

TEST_CASE("every report stands in the list by its title, and opens asked about the day's event") {
  Headless s;
  s.ask(shell::Intent(shell::GoTo{{Screen::tables}}));
  s.resize({1920, 4000});
  s.settle_down();
  for (const ReportName& report : report_names())
    CHECK(s.text("tables.report/" + std::string(report.name)) ==
          report_title(Language::ja, report.name));
  REQUIRE(s.click("tables.report/visitors"));
  s.settle_down();
  CHECK(address_text(address(s.app), s.season.records) ==
        "tables?event=" + s.season.records.id_text(s.season.event) + "&report=visitors");
  REQUIRE(std::holds_alternative<ReportWork>(s.requests.back().work));
  CHECK(last_report(s).name == "visitors");
  CHECK(last_report(s).query.event == s.season.event);
  CHECK(s.find("tables.making"));
  s.key(ImGuiKey_Escape);
  s.settle_down();
  CHECK(s.find("tables.report/visitors"));
}

TEST_CASE("every cell of every report on the screen says what the text and the JSON of it say") {
  std::size_t reports = 0, cells = 0, figures = 0;
  for (const ReportName& report : report_names()) {
    Headless s;
    count_visitors(s);
    open_report(s, std::string(report.name));
    if (!s.app.tables.made) continue;
    ++reports;
    CAPTURE(std::string(report.name));
    const Report& made = *s.app.tables.made;
    const Words words(made.english);
    std::istringstream lines(write_json_lines(made));
    for (std::size_t t = 0; t < made.tables.size(); ++t) {
      const Table& table = made.tables[t];
      const tables::Grid& grid = s.app.tables.grids[t];
      REQUIRE(grid.lines.size() == table.rows.size());
      for (std::size_t r = 0; r < table.rows.size(); ++r) {
        std::string line;
        REQUIRE(std::getline(lines, line));
        const auto json = nlohmann::json::parse(line);
        REQUIRE(json.at("_table") == table.key);
        for (std::size_t c = 0; c < grid.columns.size(); ++c) {
          const Cell& cell = table.rows[r].cells.at(grid.columns[c]);
          const std::string& key = table.columns[grid.columns[c]].key;
          const std::string& shown = grid.lines[r].cells[c].text;
          CAPTURE(key);
          CHECK(shown == shown_lines(cell, words));
          ++cells;
          if (json.contains("_shown") && json["_shown"].contains(key)) {
            CHECK(shown == json["_shown"][key].get<std::string>());
          } else if (is_number(cell) && cell.mark == Cell::Mark::none && cell.decimals == 0) {
            ++figures;
            CHECK(without(without(shown, ","), words("about")) == text_of_json(json.at(key)));
          } else if (cell.mark == Cell::Mark::dash || cell.mark == Cell::Mark::suppressed) {
            CHECK(shown == text_of_json(json.at(key)));
          }
        }
      }
    }
  }
  CHECK(reports > 20);
  CHECK(cells > 500);
  CHECK(figures > 50);
}

TEST_CASE("what is drawn is what the report says, cell by cell, with its coverage above") {
  if (!fonts_are_there()) return;
  Headless s(Language::ja, {1920, 1080}, font_files());
  count_visitors(s);
  open_report(s, "visitors");
  s.settle_down();
  const tables::Grid& grid = s.app.tables.grids.at(0);
  REQUIRE(grid.lines.size() > 1);
  for (std::size_t c = 0; c < grid.columns.size(); ++c) {
    const Seen* drawn = s.find(cell_key(0, c));
    REQUIRE(drawn);
    CHECK(drawn->text == grid.lines[0].cells[c].text);
  }
  CHECK(s.text("tables.coverage") == "まだ確定していません（説明 2 件）");
  CHECK(s.text("tables.about.coverage/1") == s.app.tables.made->coverage.at(0));
  CHECK(s.find("tables.about.coverage/3"));
}

TEST_CASE("of a complete store the coverage is one whole sentence in the head") {
  Headless s;
  s.ask(shell::Intent(shell::GoTo{{Screen::tables, 0, 0, 0, "visitors"}}));
  REQUIRE(answer_report(s, Coverage{}));
  s.settle_down();
  REQUIRE(s.app.tables.made->complete);
  CHECK(s.text("tables.coverage") == s.app.tables.made->coverage.at(0));
}

TEST_CASE("an answer counts for the last question only, and the old table is not shown meanwhile") {
  Headless s;
  open_report(s, "projects");
  REQUIRE(s.app.tables.made);
  const Request first = [&] {
    s.ask(tables::Send{0, "2020"});
    s.want();
    return s.requests.back();
  }();
  s.settle_down();
  CHECK_FALSE(s.app.tables.made);
  CHECK(s.find("tables.making"));
  s.ask(tables::Send{0, "2021"});
  s.want();
  const Request second = s.requests.back();
  CHECK(std::get<ReportWork>(second.work).query.years == "2021");
  const auto made = [&](const Request& request) {
    const auto& work = std::get<ReportWork>(request.work);
    return ReportMade{make_report(work.name, work.query, s.season.records, {})};
  };
  s.end(first, made(first));
  CHECK_FALSE(s.app.tables.made);
  s.end(second, made(second));
  CHECK(s.app.tables.made);
  CHECK(s.want().empty());
}

TEST_CASE("when others have written it stays, says that it is made anew, and is") {
  Headless s;
  open_report(s, "visitors");
  look(s.app, s.season.records);
  s.settle_down();
  CHECK(s.find("tables.making_anew"));
  CHECK(s.find("tables.grid"));
  count_visitors(s);
  const std::size_t before = s.app.tables.grids.size();
  REQUIRE(answer_report(s));
  s.settle_down();
  CHECK_FALSE(s.find("tables.making_anew"));
  CHECK(s.app.tables.grids.size() >= before);
  CHECK(s.want().empty());
}

TEST_CASE("another language is another table") {
  Headless s;
  open_report(s, "visitors");
  CHECK_FALSE(s.app.tables.made->english);
  s.app.situation.wishes.language = Language::en;
  REQUIRE(answer_report(s));
  CHECK(s.app.tables.made->english);
  CHECK(s.want().empty());
}

TEST_CASE("what cannot be made is told, and is not asked for again and again") {
  Headless s;
  s.ask(shell::Intent(shell::GoTo{{Screen::tables, 0, 0, 0, "visitors"}}));
  s.want();
  s.end(s.requests.back(), ReportMade{Error(Code::store_busy)});
  s.settle_down();
  CHECK(s.find("refusal.what"));
  CHECK(s.find("tables.refused"));
  CHECK(s.want().empty());
}

TEST_CASE("a report asks for what it needs, the likely first, and is not made without it") {
  Headless s;
  s.ask(shell::Intent(shell::GoTo{{Screen::tables, 0, 0, 0, "survey"}}));
  s.settle_down();
  // There is no questionnaire here, but an event and a tour.
  CHECK(s.app.tables.sheet == Sheet::questions);
  CHECK(s.find("tables.choose"));
  CHECK(s.want().empty());
  REQUIRE(s.click("tables.answer/event.1"));
  REQUIRE(s.want().size() == 1);
  CHECK(last_report(s).query.event == s.season.event);
}

TEST_CASE("years and days are chosen or typed, flags change what is asked") {
  Headless s;
  open_report(s, "projects");
  CHECK(s.app.tables.query.years == "2023");
  const auto question = [&](std::string_view option) {
    const auto& all = s.app.tables.questions;
    const auto at = std::ranges::find(all, option, &tables::Question::option);
    REQUIRE(at != all.end());
    return static_cast<std::size_t>(at - all.begin());
  };
  s.ask(tables::Choose{question("by"), 1});
  CHECK(s.app.tables.query.by == "ward");
  s.ask(tables::LeaveOpen{question("by")});
  CHECK(s.app.tables.query.by.empty());
  s.ask(tables::Choose{question("public"), 0});
  CHECK(s.app.tables.query.published);
  s.ask(tables::Choose{question("public"), 0});
  CHECK_FALSE(s.app.tables.query.published);
  s.ask(tables::Send{question("years"), "H27,H29-R4"});
  CHECK(s.app.tables.query.years == "H27,H29-R4");
  open_report(s, "agreements");
  CHECK(s.app.tables.query.as_of == "2023-10-14");
}

TEST_CASE("what the reports can be asked with can be answered, and nothing else is asked") {
  Headless s;
  for (const ReportName& report : report_names()) {
    CAPTURE(std::string(report.name));
    const auto questions = tables::questions_of(report, s.app.situation, s.season.records);
    for (const tables::Question& question : questions)
      for (const tables::Answer& answer : question.answers) {
        ReportQuery query;
        tables::take_answer(query, question, answer);
        CAPTURE(question.option);
        CHECK(tables::is_answer(query, question, answer));
        CHECK(check_options(report.name, query));
      }
  }
}

TEST_CASE("Enter on a figure opens its rule and the names of the records behind it, Esc closes") {
  if (!fonts_are_there()) return;
  Headless s(Language::ja, {1920, 1080}, font_files());
  count_visitors(s);
  open_report(s, "visitors");
  open_first_cell(s);  // which table and cell that is
  REQUIRE(s.app.tables.behind);
  s.ask(tables::OpenSheet{Sheet::none});
  const tables::Grid& grid = s.app.tables.grids[s.app.tables.table];
  std::string key;
  for (std::size_t r = 0; r < grid.lines.size() && key.empty(); ++r)
    for (std::size_t c = 0; c < grid.columns.size() && key.empty(); ++c)
      if (grid.lines[r].cells[c].explained) key = cell_key(r, c);
  s.settle_down();
  s.focus.go(key, true);
  s.settle_down();
  s.key(ImGuiKey_Enter);
  s.settle_down();
  REQUIRE(s.app.tables.sheet == Sheet::behind);
  CHECK(s.text("tables.behind.rule") == s.app.tables.behind->rule);
  CHECK(s.find("tables.part/1"));
  s.key(ImGuiKey_Escape);
  s.settle_down();
  CHECK(s.app.tables.sheet == Sheet::none);
  CHECK(s.find(key));
}

TEST_CASE("a cell's parts are those of --explain, each with its records") {
  Headless s;
  count_visitors(s);
  open_report(s, "visitors");
  open_first_cell(s);
  REQUIRE(s.app.tables.behind);
  std::size_t records = 0;
  for (const tables::Behind::Part& part : s.app.tables.behind->parts)
    records += part.records.size() + part.more;
  const Report& made = *s.app.tables.made;
  const Table& table = made.tables[s.app.tables.table];
  std::size_t expected = 0;
  bool found = false;
  for (const Row& row : table.rows)
    for (const Cell& cell : row.cells)
      if (cell.basis && !found) {
        found = true;
        CHECK(s.app.tables.behind->rule == cell.basis->rule);
        for (const Part& part : cell.basis->parts) expected += part.records.size();
      }
  CHECK(records == expected);
}

TEST_CASE("arrow keys go from cell to cell, and what is out of sight is scrolled to") {
  if (!fonts_are_there()) return;
  Headless s(Language::ja, {1280, 800}, font_files());
  for (int i = 0; i < 60; ++i)
    s.season.records.add("participant", {{"tour_id", s.season.tour},
                                         {"no", std::int64_t{100 + i}},
                                         {"badge_no", "C" + std::to_string(100 + i)},
                                         {"name", "参加者 " + std::to_string(i)}});
  open_report(s, "roster");
  s.settle_down();
  const tables::Grid& grid = s.app.tables.grids.at(0);
  REQUIRE(grid.lines.size() > 60);
  s.focus.go(cell_key(0, 0), true);
  s.settle_down();
  for (std::size_t i = 0; i < 40; ++i) {
    s.key(ImGuiKey_DownArrow);
    s.settle_down();
  }
  CHECK(s.focus.key == cell_key(40, 0));
  const Seen* cell = s.find(cell_key(40, 0));
  REQUIRE(cell);
  CHECK(cell->box.h > s.theme().line(ui::Role::body));
  CHECK_FALSE(s.find(cell_key(0, 0)));
  s.key(ImGuiKey_RightArrow);
  s.settle_down();
  CHECK(s.focus.key == cell_key(40, 1));
}

TEST_CASE("of many rows those in sight are drawn") {
  if (!fonts_are_there()) return;
  Headless s(Language::ja, {1280, 800}, font_files());
  Table table{"long", "長い表", {{"n", "番号"}, {"name", "名前"}}, {}, {}};
  for (std::int64_t i = 0; i < 2000; ++i)
    table.rows.push_back({{Cell::of(i), Cell::of("行 " + std::to_string(i))}});
  open_report(s, "visitors");
  s.app.tables.made->tables = {table};
  s.app.tables.grids = {tables::grid_of(table, false)};
  s.settle_down();
  CHECK(s.find("tables.grid")->total == 2000);
  const auto drawn = std::ranges::count_if(
      s.seen, [](const Seen& one) { return one.key.starts_with("tables.cell/"); });
  CHECK(drawn > 10);
  CHECK(drawn < 200);
}

TEST_CASE("cells that are spanned lie under the one that spans them, seen from below, too") {
  Cell wide = Cell::of(std::int64_t{812});
  wide.rows = 2, wide.columns = 2;
  Table table{
      "t", "", {{"a", "A"}, {"p", "P", Column::Holds::words, false, true}, {"b", "B"}}, {}, {}};
  table.rows = {{{wide, Cell::covered(), Cell::of(std::string("x"))}},
                {{Cell::covered(), Cell::covered(), Cell::of(std::string("y"))}}};
  const tables::Grid grid = tables::grid_of(table, false);
  REQUIRE(grid.columns == std::vector<std::size_t>{0, 2});
  CHECK(grid.lines[0].cells[0].rows == 2);
  CHECK(grid.lines[0].cells[0].columns == 1);
  CHECK(grid.lines[1].cells[0].up == 1);
  CHECK_FALSE(grid.lines[1].cells[1].is_covered());
}

TEST_CASE("a chart is drawn from the table's own figures, and is left again") {
  if (!fonts_are_there()) return;
  Headless s(Language::ja, {1280, 800}, font_files());
  count_visitors(s);
  open_report(s, "visitors");
  for (const auto kind : {Chart::Kind::stacked, Chart::Kind::bars}) show_first_chart(s, kind);
  s.settle_down();
  REQUIRE(s.app.tables.as_chart);
  const Seen* chart = s.find("tables.chart.drawn");
  REQUIRE(chart);
  const ChartData& data = *s.app.tables.grids[s.app.tables.table].chart;
  REQUIRE_FALSE(chart->values.empty());
  CHECK(chart->values[0].series == data.series[0].name);
  CHECK(chart->text.find(data.series[0].points[0].shown) != std::string::npos);
  CHECK(s.find("tables.chart.place/1"));
  REQUIRE(s.click("tables.as_table"));
  CHECK(s.find("tables.grid"));
}

TEST_CASE("what is saved is what is shown; names are saved on this machine only") {
  Headless s;
  s.app.situation.drives = {{"USB-07", "/media/USB-07", 14'000'000'000, false, {}}};
  count_visitors(s);
  open_report(s, "visitors");
  s.ask(tables::ChoosePlace{"/media/USB-07"});
  const auto saved = s.ask(tables::Save{"csv"});
  REQUIRE(saved.size() == 1);
  const auto& work = std::get<SaveReportWork>(saved[0].work);
  CHECK(write_csv(work.report) == write_csv(*s.app.tables.made));
  CHECK(work.folder == "/media/USB-07");
  CHECK(work.stem == "visitors-2023-10-14");
  CHECK_FALSE(work.makes_folder);
  CHECK(s.ask(tables::Save{"csv"}).empty());  // one at a time
  s.end(saved[0], ReportSaved{std::string("/media/USB-07/visitors-2023-10-14.csv")});
  s.ask(tables::OpenSheet{Sheet::save});
  CHECK(s.app.tables.saved.empty());

  open_report(s, "roster");
  REQUIRE(s.app.tables.made->personal);
  s.ask(tables::ChoosePlace{"/media/USB-07"});
  s.ask(tables::OpenSheet{Sheet::save});
  s.settle_down();
  CHECK(s.find("tables.save.names"));
  CHECK(s.ask(tables::Save{"csv"}).empty());
  s.ask(tables::ChoosePlace{"/home/ward/export"});
  REQUIRE(s.ask(tables::Save{"csv"}).size() == 1);
}

TEST_CASE("a table with names is not drawn while names are hidden, and forgotten on leaving") {
  Headless s;
  open_report(s, "roster");
  REQUIRE(s.app.tables.made->personal);
  s.ask(shell::Intent(shell::HideNames{true}));
  s.settle_down();
  CHECK(s.find("tables.covered"));
  CHECK_FALSE(s.find("tables.grid"));
  s.ask(shell::Intent(shell::GoTo{{Screen::today}}));
  CHECK_FALSE(s.app.tables.made);
  open_report(s, "roster");
  CHECK(s.app.tables.made);
}

TEST_CASE("today leads to the tables") {
  Headless s;
  s.settle_down();
  REQUIRE(s.click("today.tables"));
  CHECK(s.app.screen == Screen::tables);
}
