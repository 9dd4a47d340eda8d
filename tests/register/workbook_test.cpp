#include "core/register/workbook.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/register/registers.hpp"
#include "tests/support/records.hpp"
#include "tests/support/workbooks.hpp"

using namespace renkei;
using test::HandMade;
using test::ZipParts;

namespace {

std::string refusal_of(const std::string& bytes) {
  auto opened = Workbook::open(bytes);
  if (const auto* error = std::get_if<RegisterError>(&opened)) return error->code;
  Workbook& workbook = std::get<Workbook>(opened);
  if (workbook.sheets().empty()) return "no sheet";
  auto read = workbook.read(workbook.sheets()[0]);
  const auto* error = std::get_if<RegisterError>(&read);
  return error ? error->code : "";
}

SheetContents contents_of(const std::string& bytes) {
  auto opened = Workbook::open(bytes);
  REQUIRE(std::holds_alternative<Workbook>(opened));
  Workbook& workbook = std::get<Workbook>(opened);
  auto read = workbook.read(workbook.sheets().at(0));
  REQUIRE(std::holds_alternative<SheetContents>(read));
  return std::move(std::get<SheetContents>(read));
}

// line:cell|cell, a row a line
std::string shape_of(const CsvTable& table) {
  std::string text;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    text += std::to_string(table.line(row)) + ":";
    for (std::size_t c = 0; c < table.cells_in(row); ++c)
      text += (c == 0 ? "" : "|") + std::string(table.cell(row, c));
    text += "\n";
  }
  return text;
}

std::string shape(const HandMade& made) { return shape_of(contents_of(made.bytes()).table); }

std::string replaced(ZipParts parts, const std::string& name, const std::string& text) {
  for (auto& [part, content] : parts)
    if (part == name) content = text;
  return test::zip_of(parts);
}

const std::string list_head =
    "<row><c t='inlineStr'><is><t>名称</t></is></c><c t='inlineStr'><is><t>開始日</t></is></c>"
    "<c t='inlineStr'><is><t>終了日</t></is></c><c t='inlineStr'><is><t>説明</t></is></c>"
    "<c t='inlineStr'><is><t>場所名称</t></is></c></row>";

}  // namespace

TEST_CASE(
    "cells are what people saw: shared and inline texts, rich ones, booleans, days and hours") {
  HandMade made{
      {{"name='名簿'",
        "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='C2' t='s'><v>1</v></c></row>"
        "<row r='5'><c r='A5' t='inlineStr'><is><r><t>見</t></r><r><t>本</t></r></is></c>"
        "<c r='B5' s='1'><v>45213</v></c><c r='C5' s='2'><v>0.395833333333333</v></c>"
        "<c r='D5' s='3'><v>45213.5625</v></c><c r='E5' t='b'><v>1</v></c>"
        "<c r='F5'><v>0.30000000000000004</v></c><c r='G5' s='4'><v>10006</v></c>"
        "<c r='H5' t='str'><f>A1</f><v>式</v></c><c r='I5' t='d'><v>2023-10-14T00:00:00</v></c>"
        "<c r='J5' s='5'><v>1.0625</v></c><c r='K5' s='6'><v>12</v></c></row>"}},
      "<si><t>010006</t></si><si><t>高橋</t><rPh sb='0' eb='2'><t>タカハシ</t></rPh></si>",
      "<numFmts><numFmt numFmtId='164' "
      "formatCode='[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@'/>"
      "<numFmt numFmtId='165' formatCode='000000'/><numFmt numFmtId='166' formatCode='[h]:mm'/>"
      "<numFmt numFmtId='167' formatCode='0&quot;名 dm&quot;'/></numFmts>"
      "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='20'/><xf numFmtId='22'/>"
      "<xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='167'/></cellXfs>",
      ""};
  CHECK(shape(made) ==
        "1:\n2:010006||高橋\n3:\n4:\n5:見本|2023-10-14|09:30|2023-10-14 13:30|TRUE|0.3|010006|式|"
        "2023-10-14|25:30|12\n");
  made.workbook_settings = "<workbookPr date1904='1'/>";
  CHECK(shape(made).find("|2027-10-15|") != std::string::npos);
}

TEST_CASE(
    "cells without references, sheets without styles and prefixes of names are read as well") {
  CHECK(shape({{{"name='a'",
                 "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>"}},
               "",
               "",
               ""}) == "1:1||3\n2:\n3:4\n");
  CHECK(
      shape({{{"name='a'", "<x:row xmlns:x='x'><x:c><x:v>1e3</x:v></x:c></x:row>"}}, "", "", ""}) ==
      "1:1000\n");
}

TEST_CASE("characters that a text only names are read as Excel reads them") {
  const auto cell = [](const std::string& text) {
    const std::string inlined =
        shape({{{"name='a'", "<row><c t='inlineStr'><is><t>" + text + "</t></is></c></row>"}},
               "",
               "",
               ""});
    CHECK(shape({{{"name='a'", "<row><c t='s'><v>0</v></c></row>"}},
                 "<si><t>" + text + "</t></si>",
                 "",
                 ""}) == inlined);
    CHECK(shape({{{"name='a'", "<row><c t='str'><v>" + text + "</v></c></row>"}}, "", "", ""}) ==
          inlined);
    return inlined.substr(2, inlined.size() - 3);
  };
  CHECK(cell("卵_x000D_\n乳") == "卵\n乳");
  CHECK(cell("卵_x000D_乳") == "卵\n乳");
  CHECK(cell("卵&#13;乳") == "卵\n乳");
  CHECK(cell("a_x0009_b") == "a\tb");
  CHECK(cell("_x9AD9_橋") == "髙橋");
  CHECK(cell("_x9ad9_橋") == "髙橋");
  CHECK(cell("_xD842__xDFB7_野") == "𠮷野");
  CHECK(cell("_xD842_野") == "\uFFFD野");
  // What was typed like that itself.
  CHECK(cell("a_x005F_x0041_") == "a_x0041_");
  for (const char* plain : {"_x41_", "_X0041_", "_x00G1_", "x0041_", "_x0041", "_x+041_", "a_b_"})
    CHECK(cell(plain) == plain);
}

TEST_CASE("an error of a formula is an empty cell, and is told with its place") {
  const auto contents = contents_of(HandMade{
      {{"name='a'", "<row r='3'><c r='B3' t='e'><v>#N/A</v></c><c r='C3'><v>1</v></c></row>"}},
      "",
      "",
      ""}
                                        .bytes());
  CHECK(shape_of(contents.table) == "1:\n2:\n3:||1\n");
  REQUIRE(contents.errors.size() == 1);
  CHECK(contents.errors[0].line == 3);
  CHECK(contents.errors[0].column == "B");
  CHECK(contents.errors[0].text == "#N/A");
}

TEST_CASE("what is no workbook that can be read is refused by its reason") {
  const HandMade good{{{"name='a'", "<row><c><v>1</v></c></row>"}}, "", "", ""};
  REQUIRE(refusal_of(good.bytes()) == "");
  CHECK(refusal_of("\xD0\xCF\x11\xE0 old") == "register_is_workbook");
  CHECK(refusal_of(std::string("\xD0\xCF\x11\xE0") +
                   std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32)) ==
        "register_locked");
  CHECK(refusal_of("PK\x03\x04 nothing") == "register_damaged");
  CHECK(refusal_of(good.bytes().substr(0, good.bytes().size() - 40)) == "register_damaged");
  CHECK(
      refusal_of(test::zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})) ==
      "register_is_workbook");
  CHECK(refusal_of(replaced(good.parts(), "xl/worksheets/s0.xml", "<worksheet><sheetData><row>")) ==
        "register_damaged");
}

TEST_CASE("a hostile workbook costs neither memory nor time") {
  const HandMade good{{{"name='a'", "<row><c><v>1</v></c></row>"}}, "", "", ""};
  const auto with_sheet = [&](const std::string& inside) {
    return refusal_of(HandMade{{{"name='a'", inside}}, "", "", ""}.bytes());
  };
  const auto with = [&](const std::string& part, const std::string& text) {
    return refusal_of(replaced(good.parts(), part, text));
  };
  CHECK(with("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a 'aa'>]><workbook>&a;</workbook>") ==
        "register_damaged");
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<x>";
  CHECK(with_sheet(deep) == "register_damaged");
  CHECK(with_sheet("<row a='" + std::string(std::size_t{3} << 20, 'a') + "'/>") ==
        "register_damaged");
  CHECK(with_sheet("<row><c r='XFD1'><v>1</v></c></row>") == "register_cell_too_far");
  CHECK(with_sheet("<row><c><v>" + std::string(std::size_t{8} << 20, '1') + "</v></c></row>") ==
        "");
  std::string rows;
  for (int i = 0; i <= 200'000; ++i) rows += "<row><c><v>1</v></c></row>";
  CHECK(with_sheet(rows) == "register_too_large");
  CHECK(with_sheet("<row r='5'><c r='C5'><v>1</v></c><c r='A2'><v>2</v></c></row>"
                   "<row r='1'><c><v>3</v></c></row>") == "");
}

TEST_CASE("many cells of one long shared text come to an end") {
  std::string cells;
  for (int i = 0; i < 2000; ++i) cells += "<row><c t='s'><v>0</v></c></row>";
  CHECK(refusal_of(HandMade{{{"name='a'", cells}},
                            "<si><t>" + std::string(std::size_t{1} << 20, 'a') + "</t></si>",
                            "",
                            ""}
                       .bytes()) == "register_too_large");
}

TEST_CASE("the first visible sheet with such a table is read, and other tables are named") {
  const std::string row =
      "<row><c t='inlineStr'><is><t>祭り</t></is></c><c "
      "t='inlineStr'><is><t>2024-05-01</t></is></c>"
      "<c t='e'><v>#REF!</v></c></row>";
  const std::string other =
      "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>";
  const HandMade made{{{"name='表紙'", "<row><c t='inlineStr'><is><t>表紙</t></is></c></row>"},
                       {"name='隠し' state='hidden'", list_head + row},
                       {"name='行事'", list_head + row},
                       {"name='集計'", other}},
                      "",
                      "",
                      ""};
  const FakeRecords records;
  const auto plan = plan_register(*find_register("events"), made.bytes(), "a.xlsx", {}, records);
  REQUIRE(plan);
  CHECK(plan->steps == 1);
  CHECK(plan->report.encoding == "xlsx");
  CHECK(plan->report.unread_sheets == std::vector<std::string>{"隠し", "集計"});
  REQUIRE(!plan->report.notes.empty());
  CHECK(plan->report.notes.back().code == "cell_error");
  CHECK(plan->report.notes.back().line == 2);
  const auto none =
      plan_register(*find_register("events"),
                    HandMade{{{"name='集計'", other}}, "", "", ""}.bytes(), "a.xlsx", {}, records);
  REQUIRE(!none);
  CHECK(none.error().detail("reason") == "register_no_event_table");
}

TEST_CASE("a sheet that cannot be read is not passed over for another one") {
  const std::string row =
      "<row><c t='inlineStr'><is><t>祭り</t></is></c><c "
      "t='inlineStr'><is><t>2024-05-01</t></is></c></row>";
  const FakeRecords records;
  const auto refused = [&](const std::string& bytes) {
    const auto plan = plan_register(*find_register("events"), bytes, "a.xlsx", {}, records);
    return plan ? "" : plan.error().detail("reason") + " " + plan.error().detail("detail");
  };
  const HandMade two{{{"name='春'", list_head + row}, {"name='秋'", list_head + row}}, "", "", ""};
  CHECK(refused(two.bytes()) == "");
  CHECK(refused(replaced(two.parts(), "xl/worksheets/s0.xml", "<worksheet><sheetData><row>")) ==
        "register_damaged 春");
  CHECK(refused(replaced(two.parts(), "xl/worksheets/s1.xml", "<worksheet><sheetData><row>")) ==
        "register_damaged 秋");
  const std::string lost = "<row r='2'><c r='A2' t='s'><v>999</v></c></row>";
  CHECK(refused(HandMade{{{"name='春'", list_head + lost}}, "<si><t>a</t></si>", "", ""}.bytes()) ==
        "register_damaged 春!A2");
  const std::string far = "<row r='3'><c r='XFD3'><v>1</v></c></row>";
  CHECK(
      refused(HandMade{{{"name='春'", list_head + far}, {"name='秋'", list_head + row}}, "", "", ""}
                  .bytes()) == "register_cell_too_far 春!XFD3");
  // Behind the sheet that is read, what is too large is only named.
  CHECK(
      refused(HandMade{{{"name='春'", list_head + row}, {"name='秋'", list_head + far}}, "", "", ""}
                  .bytes()) == "");
}

TEST_CASE("hidden rows and struck-out cells are told of the lines that hold something") {
  const HandMade made{
      {{"name='a'",
        "<row r='1' hidden='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row>"
        "<row r='2' hidden='1'/><row r='3'><c r='A3' s='1'><v>3</v></c></row>"
        "<row r='4'><c r='A4' s='1'/><c r='B4' s='0'><v>4</v></c></row>"}},
      "",
      "<fonts><font/><font><strike/></font><font><strike val='0'/></font></fonts>"
      "<cellXfs><xf numFmtId='0' fontId='2'/><xf numFmtId='0' fontId='1'/></cellXfs>",
      ""};
  const auto contents = contents_of(made.bytes());
  CHECK(contents.marks == std::vector<LineMark>{{1, "row_hidden"}, {3, "cell_struck_out"}});
  const std::string row =
      "<row hidden='1'><c t='inlineStr'><is><t>祭り</t></is></c><c "
      "t='inlineStr'><is><t>2024-05-01</t></is></c></row>";
  const FakeRecords records;
  const auto plan = plan_register(*find_register("events"),
                                  HandMade{{{"name='行事'", list_head + row}}, "", "", ""}.bytes(),
                                  "a.xlsx", {}, records);
  REQUIRE(plan);
  const auto& warnings = plan->report.rows.at(0).warnings;
  CHECK(std::ranges::find(warnings, "row_hidden") != warnings.end());
}
