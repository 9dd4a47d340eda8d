#include "core/output/html_writer.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/output/qr_code.hpp"
#include "core/output/writers.hpp"

using namespace renkei;

namespace {

Report page(Table table) {
  Report report;
  report.title = "集計";
  report.tables.push_back(std::move(table));
  return report;
}

Table people_table() {
  Table table;
  table.key = "people";
  table.title = "人数";
  table.columns = {{"name", "名称"}, {"n", "人数"}};
  return table;
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

bool has(const std::string& text, const std::string& part) { return times(text, part) > 0; }

}  // namespace

TEST_CASE(
    "a page says its language, forbids the browser to fetch or run anything, and is the same "
    "twice") {
  Report report = page(people_table());
  report.tables[0].rows.push_back({{Cell::of("髙橋"), Cell::of(3)}});
  const std::string html = write_html(report);
  CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"ja\">"));
  CHECK(has(html, "default-src 'none'; style-src 'unsafe-inline'"));
  CHECK(has(html, "髙橋"));
  CHECK_FALSE(has(html, "<script"));
  CHECK_FALSE(has(html, "http:"));
  CHECK_FALSE(has(html, "https:"));
  CHECK(html == write_html(report));
  report.english = true;
  CHECK(has(write_html(report), "<html lang=\"en\">"));
}

TEST_CASE("a table has its title as caption, heads with scope, and says what a mark means") {
  Table table = people_table();
  table.rows.push_back({{Cell::of("台東区"), Cell::suppressed()}});
  table.rows.push_back({{Cell::of("墨田区"), Cell::dash()}});
  table.rows.push_back({{Cell::of("合計"), Cell::of(1234)}, Row::Level::total});
  table.notes = {"注意 <b>"};
  const std::string html = write_html(page(table));
  CHECK(has(html, "<caption><h2>人数</h2></caption>"));
  CHECK(has(html, "<th scope=\"col\">名称</th>"));
  CHECK(has(html, "<th scope=\"row\">台東区</th>"));
  CHECK(has(html, "<abbr title=\"少数のため伏せた値\">X</abbr>"));
  CHECK(has(html, "<abbr title=\"なし、または未記録\">－</abbr>"));
  CHECK(has(html, "<tr class=\"sum\"><th scope=\"row\">合計</th><td class=\"n\">1,234</td></tr>"));
  CHECK(has(html, "<li>注意 &lt;b&gt;</li>"));
}

TEST_CASE("a cell over several rows or columns is one cell of the page") {
  Table table = people_table();
  Cell tall = Cell::of(90), wide = Cell::of("休");
  tall.rows = 2;
  wide.columns = 2;
  table.rows.push_back({{Cell::of("10:00-11:00"), tall}});
  table.rows.push_back({{Cell::of("11:00-12:00"), Cell::covered()}});
  table.rows.push_back({{wide, Cell::covered()}});
  const std::string html = write_html(page(table));
  CHECK(has(html, "<td class=\"n\" rowspan=\"2\">90</td>"));
  CHECK(has(html, "<tr><th scope=\"row\" class=\"c\">11:00-12:00</th></tr>"));
  CHECK(has(html, "<tr><th scope=\"row\" colspan=\"2\">休</th></tr>"));
}

TEST_CASE(
    "nothing that a record holds is taken for markup, in titles, cells, styles and pictures") {
  const std::string evil = "</style></title><script>alert(1)</script>\"'&\x1b";
  Table table = people_table();
  table.title = evil;
  table.columns[0].label = evil;
  table.rows.push_back({{Cell::of(evil), Cell::of(3)}});
  table.chart = Chart{Chart::Kind::bars, {"n"}};
  Report report = page(table);
  report.title = evil;
  report.head = {evil};
  report.coverage = {evil};
  const std::string html = write_html(report);
  CHECK(has(html, "<svg role=\"img\""));
  CHECK(times(html, "</style>") == 1);
  CHECK(times(html, "</title>") == 1);
  CHECK_FALSE(has(html, "<script"));
  CHECK_FALSE(has(html, "\x1b"));
}

TEST_CASE("what stands in a table for programs only is not on the page, and stays in CSV") {
  Table table = people_table();
  table.columns[0].for_programs = true;
  table.rows.push_back({{Cell::of("q1"), Cell::of(3)}});
  CHECK_FALSE(has(write_html(page(table)), "q1"));
  CHECK(has(write_csv(page(table)), "q1"));
}

TEST_CASE("a report with names says so in red, one with gaps marks what is missing") {
  Report report = page(people_table());
  CHECK(has(write_html(report), "<p class=\"privacy\">個人情報なし</p>"));
  report.personal = true;
  report.complete = false;
  report.coverage = {"端末 A：3件が欠けています。"};
  const std::string html = write_html(report);
  CHECK(has(html, "<p class=\"privacy personal\">"));
  CHECK(has(html, "<ul class=\"incomplete\">"));
}

TEST_CASE("a table that is too wide for a page lays all pages across") {
  Table table = people_table();
  table.rows.push_back({{Cell::of("a"), Cell::of(1)}});
  CHECK(has(write_html(page(table)), "<body>"));
  for (int i = 0; i < 12; ++i) {
    table.columns.push_back({"c" + std::to_string(i), "区分"});
    table.rows[0].cells.push_back(Cell::of("長い説明の文章"));
  }
  CHECK(has(write_html(page(table)), "<body class=\"wide\">"));
}

TEST_CASE("badges are cards with the name once, and a code that says the token alone") {
  Table table;
  table.look = Table::Look::badges;
  table.title = "名札";
  table.columns = {
      {"no", "番号"}, {"kana", "フリガナ"}, {"name", "氏名"}, {"photo", "撮影"}, {"token", "QR"}};
  table.rows.push_back({{Cell::of(7), Cell::of("タカハシ"), Cell::of("髙橋 一郎"), Cell::of("● 可"),
                         Cell::of("RK1:0123456789abcdef")}});
  table.rows.push_back({{Cell::of(8), Cell::empty(), Cell::empty(), Cell::empty(), Cell::empty()}});
  const std::string html = write_html(page(table));
  CHECK(times(html, "class=\"card\"") == 2);
  CHECK(times(html, "class=\"code\"") == 1);
  CHECK(times(html, "髙橋 一郎") == 1);
  CHECK_FALSE(has(html, "RK1:"));  // as a picture only
}

TEST_CASE("a QR code has a quiet zone of four modules and differs with its text") {
  const std::string one = qr_svg("RK1:0123456789abcdef", "札"), two = qr_svg("RK1:0", "札");
  CHECK(one != two);
  CHECK(one == qr_svg("RK1:0123456789abcdef", "札"));
  CHECK(has(one, "<path d=\"M4 4h7v1h-7z"));  // the top of the first finder pattern
  CHECK(has(one, "viewBox=\"0 0 33 33\""));   // version 2: 25 modules and the margin
  CHECK(qr_svg("", "札").empty());
  CHECK(qr_svg(std::string(4000, 'a'), "札").empty());
}

TEST_CASE("a telephone number among words does not break over two lines") {
  Table table = people_table();
  table.rows.push_back({{Cell::of("見本 花子(妻) (03)0000-0002"), Cell::of(3)}});
  table.rows.push_back({{Cell::of("見本 太郎 090-0000-0001"), Cell::of("10-12号車 (0)")}});
  const std::string html = write_html(page(table));
  CHECK(has(html, "(妻) <span class=\"c\">(03)0000-0002</span>"));
  CHECK(has(html, "太郎 <span class=\"c\">090-0000-0001</span>"));
  CHECK(has(html, "10-12号車 (0)"));
}
