#include "core/output/charts.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/output/chart_parts.hpp"
#include "core/output/text_size.hpp"
#include "core/report/chart_data.hpp"

using namespace renkei;

namespace {

const Words japanese(false);

Table hours() {
  Table table;
  table.title = "時間帯";
  table.columns = {{"date", "日"}, {"hours", "時間"}, {"east", "東口"}, {"west", "西口"}};
  table.chart = Chart{Chart::Kind::stacked, {"east", "west"}, "hours"};
  const auto add = [&](const char* hour, Cell east, Cell west) {
    table.rows.push_back({{Cell::of("8/1"), Cell::of(hour), std::move(east), std::move(west)}});
  };
  Cell both = Cell::of(90), about = Cell::of(40);
  both.rows = 2;
  about.estimated = true;
  add("10:00-11:00", Cell::of(30), both);
  add("11:00-12:00", Cell::of(50), Cell::covered());
  add("12:00-13:00", Cell::dash(), about);
  table.rows.push_back(
      {{Cell::of("8/1"), Cell::of("計"), Cell::of(80), Cell::of(130)}, Row::Level::total});
  return table;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("hours that one figure spans are one place of the chart, and sums are not drawn") {
  const ChartData data = chart_data(hours(), japanese);
  REQUIRE(data.places.size() == 2);
  CHECK(data.places[0] == "10:00-12:00");
  CHECK(data.places[1] == "12:00-13:00");
  REQUIRE(data.series.size() == 2);
  CHECK(data.series[0].name == "東口");
  CHECK(data.series[0].points[0].value == 80);
  CHECK(data.series[0].points[0].shown == "80");
  CHECK_FALSE(data.series[0].points[1].value);
  CHECK(data.series[0].points[1].shown == "－");
  CHECK(data.series[1].points[0].value == 90);
  CHECK(data.series[1].points[1].estimated);
  CHECK(data.series[1].points[1].shown == "約40");
  CHECK(data.largest(true) == 170);
  CHECK(data.largest(false) == 90);
}

TEST_CASE("a chart across has a series a row; lines draw the sum as well, parts of a bar do not") {
  Table table;
  table.columns = {
      {"relation", "区分"}, {"2015", "27年度"}, {"2016", "28年度"}, {"increase", "増"}};
  table.rows.push_back({{Cell::of("各区"), Cell::of(18), Cell::of(20), Cell::of(2)}});
  table.rows.push_back(
      {{Cell::of("合計"), Cell::of(30), Cell::of(31), Cell::of(1)}, Row::Level::total});
  table.chart = Chart{Chart::Kind::lines, {"2015", "2016"}};
  table.chart->across = true;
  const ChartData lines = chart_data(table, japanese);
  CHECK(lines.places == std::vector<std::string>{"27年度", "28年度"});
  REQUIRE(lines.series.size() == 2);
  CHECK(lines.series[1].name == "合計");
  CHECK(lines.series[1].points[1].value == 31);
  table.chart->kind = Chart::Kind::stacked;
  CHECK(chart_data(table, japanese).series.size() == 1);
}

TEST_CASE("years that are filled are drawn, empty ones are not") {
  Table table;
  table.columns = {{"activity", "事業"}, {"2019", "元"}, {"2020", "2"}, {"2021", "3"}};
  table.rows.push_back({{Cell::of("植樹"), Cell::of("■"), Cell::of("■"), Cell::empty()}});
  table.chart = Chart{Chart::Kind::spans, {"2019", "2020", "2021"}};
  table.chart->across = true;
  const ChartData data = chart_data(table, japanese);
  CHECK(data.series[0].points[0].value);
  CHECK(data.series[0].points[1].value);
  CHECK_FALSE(data.series[0].points[2].value);
}

TEST_CASE("every kind of chart names itself, its table and what it shows") {
  using enum Chart::Kind;
  Table table;
  table.title = "満足度";
  table.columns = {{"answer", "答え"}, {"n", "件数"}, {"percent", "割合"}};
  table.rows.push_back({{Cell::of("満足"), Cell::of(28), Cell::of_decimal(75.7, 1)}});
  table.rows.push_back({{Cell::of("普通"), Cell::of(9), Cell::of_decimal(24.3, 1)}});
  for (const Chart::Kind kind : {bars, stacked, lines, shares, by_size, diverging}) {
    CAPTURE(static_cast<int>(kind));
    table.chart = Chart{kind, {"n"}};
    if (kind == shares || kind == by_size || kind == diverging)
      table.chart->columns.emplace_back("percent");
    const std::string svg = chart_svg(table, "table-3", japanese);
    CHECK(has(svg, "aria-label=\"図：満足度\""));
    CHECK(has(svg, "aria-describedby=\"table-3\""));
    CHECK(has(svg, "満足"));
    CHECK(has(svg, "28"));
    CHECK(has(svg, "75.7%") == (table.chart->columns.size() > 1));
  }
}

TEST_CASE("lying bars stand by size, whatever the order of the table") {
  Table table;
  table.columns = {{"answer", "答え"}, {"n", "件数"}};
  table.rows.push_back({{Cell::of("少"), Cell::of(3)}});
  table.rows.push_back({{Cell::of("多"), Cell::of(9)}});
  table.chart = Chart{Chart::Kind::by_size, {"n"}};
  const std::string svg = chart_svg(table, "t", japanese);
  CHECK(svg.find("多") < svg.find("少"));
}

TEST_CASE("what is held back is neither drawn nor told by what is left of a band") {
  Table table;
  table.columns = {{"answer", "答え"}, {"n", "件数"}};
  table.rows.push_back({{Cell::of("はい"), Cell::of(28)}});
  table.rows.push_back({{Cell::of("いいえ"), Cell::suppressed()}});
  table.chart = Chart{Chart::Kind::shares, {"n"}};
  CHECK(chart_svg(table, "t", japanese).empty());
  table.chart->kind = Chart::Kind::bars;
  CHECK(has(chart_svg(table, "t", japanese), ">X</text>"));
}

TEST_CASE("figures of lines that run close to each other do not stand over each other") {
  Table table;
  table.columns = {{"year", "年度"}, {"a", "甲"}, {"b", "乙"}, {"c", "丙"}};
  table.rows.push_back({{Cell::of("H29"), Cell::of(237), Cell::of(236), Cell::of(235)}});
  table.rows.push_back({{Cell::of("R4"), Cell::of(1000), Cell::of(500), Cell::of(100)}});
  table.chart = Chart{Chart::Kind::lines, {"a", "b", "c"}};
  const std::string svg = chart_svg(table, "t", japanese);
  const auto stands = [&](const std::string& figure) { return has(svg, ">" + figure + "</text>"); };
  CHECK((stands("237") + stands("236") + stands("235")) == 2);  // one above, one below
  CHECK(stands("500"));
  CHECK(stands("100"));
}

TEST_CASE("no figures, no picture") {
  Table table;
  table.columns = {{"answer", "答え"}, {"n", "件数"}};
  table.chart = Chart{Chart::Kind::bars, {"n"}};
  CHECK(chart_svg(table, "t", japanese).empty());
  table.rows.push_back({{Cell::of("はい"), Cell::of(0)}});
  CHECK(chart_svg(table, "t", japanese).empty());
}

TEST_CASE("a scale has at most five round steps and reaches its largest figure") {
  for (const double largest : {1.0, 3.0, 9.0, 10.0, 11.0, 49.0, 447.0, 1105.0, 57'000.0, 0.4}) {
    CAPTURE(largest);
    const std::vector<double> steps = scale_steps(largest);
    CHECK(steps.front() == 0);
    CHECK(steps.back() >= largest);
    CHECK(steps.size() <= 6);
    CHECK(steps[steps.size() - 2] < largest);
  }
  CHECK(step_text(1000, japanese) == "1,000");
  CHECK(step_text(0.5, japanese) == "0.5");
}

TEST_CASE("a text that is too wide is cut between characters") {
  CHECK(text_ems("髙橋a") == doctest::Approx(2.64));
  CHECK(widest_line_ems("a\n髙橋\n") == doctest::Approx(2));
  CHECK(fitted("髙橋", 2) == "髙橋");
  const std::string cut = fitted("髙橋髙橋髙橋髙橋", 5);
  CHECK(cut == "髙橋髙橋…");
}
