// Workbooks (.xlsx): sheets as the tables that a CSV file of them would be; what strangers send is
// refused, and never takes more than its share.
#include "core/register/workbook.hpp"

#include <doctest/doctest.h>
#include <zip.h>

#include <map>

using namespace renkei;

namespace {

using Parts = std::map<std::string, std::string>;

std::string zipped(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  REQUIRE(archive != nullptr);
  for (const auto& [name, text] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  REQUIRE(zip_close(archive) == 0);
  zip_source_open(memory);
  zip_source_seek(memory, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
  zip_source_seek(memory, 0, SEEK_SET);
  zip_source_read(memory, bytes.data(), bytes.size());
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relations(const std::map<std::string, std::string>& targets) {
  std::string xml = "<Relationships>";
  int n = 0;
  for (const auto& [target, type] : targets)
    xml += "<Relationship Id=\"r" + std::to_string(++n) + "\" Type=\"" + types + type +
           "\" Target=\"" + target + "\"/>";
  return xml + "</Relationships>";
}

// A workbook of one sheet, whose cells are this XML.
Parts one_sheet(const std::string& rows) {
  return {
      {"_rels/.rels", relations({{"xl/workbook.xml", "officeDocument"}})},
      {"xl/workbook.xml",
       "<workbook xmlns:r=\"r\"><sheets><sheet name=\"名簿\" sheetId=\"1\" r:id=\"r3\"/>"
       "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", relations({{"sharedStrings.xml", "sharedStrings"},
                                                {"styles.xml", "styles"},
                                                {"worksheets/sheet1.xml", "worksheet"}})},
      {"xl/sharedStrings.xml",
       "<sst><si><r><t>髙橋</t></r><r><t xml:space=\"preserve\"> 一郎</t></r>"
       "<rPh sb=\"0\" eb=\"2\"><t>タカハシ</t></rPh></si><si><t>0120</t></si></sst>"},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"ggge&quot;年&quot;m\"/>"
       "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
       "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/><xf numFmtId=\"170\"/>"
       "</cellXfs></styleSheet>"},
      {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}};
}

std::string code_of(std::string_view bytes) {
  auto workbook = Workbook::open(bytes);
  if (const auto* refused = std::get_if<RegisterError>(&workbook)) return refused->code;
  auto& opened = std::get<Workbook>(workbook);
  if (opened.sheets().empty()) return "no sheet";
  const auto sheet = opened.read(opened.sheets()[0]);
  const auto* refused = std::get_if<RegisterError>(&sheet);
  return refused ? refused->code : "read";
}

SheetContents contents(const Parts& parts) {
  const std::string bytes = zipped(parts);
  auto workbook = Workbook::open(bytes);
  REQUIRE(std::holds_alternative<Workbook>(workbook));
  auto& opened = std::get<Workbook>(workbook);
  REQUIRE(opened.sheets().size() == 1);
  auto sheet = opened.read(opened.sheets()[0]);
  REQUIRE(std::holds_alternative<SheetContents>(sheet));
  return std::get<SheetContents>(std::move(sheet));
}

}  // namespace

TEST_CASE("cells of a workbook are what people see in them") {
  const SheetContents sheet = contents(one_sheet(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
      "<c r=\"C1\" t=\"inlineStr\"><is><t>文字</t></is></c><c r=\"D1\" t=\"b\"><v>1</v></c></row>"
      "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>45219</v></c><c r=\"B2\" s=\"2\"><v>0.395833333</v></c>"
      "<c r=\"C2\" s=\"3\"><v>45219</v></c><c r=\"D2\"><v>12</v></c></row>"));
  CHECK(sheet.table.cell(0, 0) == "髙橋 一郎");
  CHECK(sheet.table.cell(0, 1) == "0120");
  CHECK(sheet.table.cell(0, 2) == "文字");
  CHECK(sheet.table.cell(0, 3) == "TRUE");
  CHECK(sheet.table.cell(1, 0) == "2023-10-20");
  CHECK(std::string(sheet.table.cell(1, 1)).starts_with("09:30"));
  CHECK(sheet.table.cell(1, 2) == "2023-10-20");
  CHECK(sheet.table.cell(1, 3) == "12");
}

TEST_CASE("days of a workbook that counts from 1904 are those days") {
  Parts parts = one_sheet("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>43757</v></c></row>");
  parts["xl/workbook.xml"] =
      "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets>"
      "<sheet name=\"s\" r:id=\"r3\"/></sheets></workbook>";
  CHECK(contents(parts).table.cell(0, 0) == "2023-10-20");
}

TEST_CASE("an error of a formula is an empty cell and told with its place") {
  const SheetContents sheet = contents(
      one_sheet("<row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"C3\" t=\"e\"><v>#N/A</v></c></row>"));
  REQUIRE(sheet.errors.size() == 1);
  CHECK(sheet.errors[0].line == 3);
  CHECK(sheet.errors[0].column == "C");
  CHECK(sheet.errors[0].text == "#N/A");
}

TEST_CASE("rows keep their numbers, and cells without a place follow one another") {
  const SheetContents sheet =
      contents(one_sheet("<row r=\"2\"><c><v>1</v></c><c><v>2</v></c></row>"
                         "<row r=\"5\"><c r=\"B5\"><v>3</v></c></row>"));
  REQUIRE(sheet.table.rows() == 5);
  CHECK(sheet.table.line(1) == 2);
  CHECK(sheet.table.cell(1, 1) == "2");
  CHECK(sheet.table.cell(4, 0) == "");
  CHECK(sheet.table.cell(4, 1) == "3");
}

TEST_CASE("what is no workbook, or no whole one, is refused with its reason") {
  const std::string whole = zipped(one_sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
  CHECK(code_of(whole) == "read");
  CHECK(code_of("PK\x03\x04 nothing") == "register_damaged");
  CHECK(code_of(zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})) ==
        "register_is_workbook");
  CHECK(code_of("\xD0\xCF\x11\xE0 old") == "register_is_workbook");
  Parts parts = one_sheet("<row r=\"1\"><c r=\"A1\"><v>1</v>");
  CHECK(code_of(zipped(parts)) == "register_damaged");
  for (std::size_t cut = 0; cut < whole.size(); cut += 13) {
    const std::string code = code_of(std::string_view(whole).substr(0, cut));
    CHECK_MESSAGE(code != "read", cut);
  }
}

TEST_CASE("a workbook that would grow without end is refused before it does") {
  Parts entities = one_sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&a;</v></c></row>");
  entities["xl/worksheets/sheet1.xml"] =
      "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>" +
      entities["xl/worksheets/sheet1.xml"];
  CHECK(code_of(zipped(entities)) == "register_damaged");

  Parts bomb = one_sheet("");
  bomb["xl/worksheets/sheet1.xml"] = "<worksheet>" + std::string(std::size_t{1} << 29, ' ');
  CHECK(code_of(zipped(bomb)) == "register_too_large");

  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  CHECK(code_of(zipped(one_sheet(deep))) != "read");
  CHECK(code_of(zipped(one_sheet("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>"))) ==
        "register_too_large");
}
