#include "core/text/csv.hpp"

#include <doctest/doctest.h>

#include <random>

#include "core/text/cp932.hpp"
#include "core/text/encoding.hpp"
#include "core/text/utf8.hpp"

using namespace renkei;
using namespace std::literals;

namespace {

CsvTable table_of(std::string_view text) { return std::get<CsvTable>(read_csv(text)); }

std::string shape(const CsvTable& table) {
  std::string out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    out += std::to_string(table.line(row)) + ":";
    for (std::size_t column = 0; column < table.cells_in(row); ++column)
      out += "<" + std::string(table.cell(row, column)) + ">";
  }
  return out;
}

}  // namespace

TEST_CASE("lines end as they end on every system, and each row knows its line") {
  CHECK(shape(table_of("a,b\r\nc,d\r\n")) == "1:<a><b>2:<c><d>");
  CHECK(shape(table_of("a,b\nc,d")) == "1:<a><b>2:<c><d>");
  CHECK(shape(table_of("a,b\rc,d\r")) == "1:<a><b>2:<c><d>");
  CHECK(shape(table_of("a\n\n\nb")) == "1:<a>2:3:4:<b>");
  CHECK(shape(table_of("")) == "");
}

TEST_CASE("a quoted cell may hold the delimiter, quotes and line breaks") {
  const CsvTable table = table_of("\"a,b\",\"say \"\"hi\"\"\",\"x\r\ny\",z\r\nnext");
  CHECK(shape(table) == "1:<a,b><say \"hi\"><x\ny><z>3:<next>");
  CHECK(table.cell_line(0, 3) == 2);
  CHECK(table.problems().empty());
}

TEST_CASE("ragged rows keep what they have, and any further cell is empty") {
  const CsvTable table = table_of("a,b,c\nd\ne,f,g,h,,,\n");
  CHECK(table.columns() == 4);
  CHECK(table.cells_in(1) == 1);
  CHECK(table.cell(1, 2).empty());
  CHECK(table.cell(9, 9).empty());
}

TEST_CASE("a lone quote is reported and swallows nothing") {
  const CsvTable unclosed = table_of("a,\"b\nc,d\n");
  CHECK(shape(unclosed) == "1:<a><\"b>2:<c><d>");
  REQUIRE(unclosed.problems().size() == 1);
  CHECK(unclosed.problems()[0].code == "csv_quote_never_closed"sv);
  CHECK(unclosed.problems()[0].line == 1);

  const CsvTable before_another = table_of("a,\"b\nc,\"d\",e\n");
  CHECK(shape(before_another) == "1:<a><\"b>2:<c><d><e>");

  const CsvTable inside = table_of("5\" pipe,x\n\"he \"is\" here\",y\n\"q\"z,w\n");
  CHECK(shape(inside) == "1:<5\" pipe><x>2:<he \"is\" here><y>3:<qz><w>");
  CHECK(inside.problems().size() == 4);
}

TEST_CASE("the delimiter is the one that stands most often outside quotes") {
  CHECK(detect_delimiter("a,b,c") == ',');
  CHECK(detect_delimiter("a\tb,x\tc") == '\t');
  CHECK(detect_delimiter("a;b;\"1,2,3,4\"") == ';');
  CHECK(detect_delimiter("") == ',');
}

TEST_CASE("files beyond the limits are refused, and files at the limits are read") {
  CsvLimits limits;
  limits.rows = 2;
  limits.columns = 3;
  limits.cells = 6;
  CHECK(std::holds_alternative<CsvTable>(read_csv("a,b,c\nd,e,f\n", std::nullopt, limits)));
  CHECK(std::get<CsvTooLarge>(read_csv("a\nb\nc\n", std::nullopt, limits)) == CsvTooLarge::rows);
  CHECK(std::get<CsvTooLarge>(read_csv("a,b,c,d\n", std::nullopt, limits)) == CsvTooLarge::columns);
  limits.cells = 5;
  CHECK(std::get<CsvTooLarge>(read_csv("a,b,c\nd,e,f\n", std::nullopt, limits)) ==
        CsvTooLarge::cells);
  std::string wide = "a";
  wide.append(16383, ',');
  CHECK(std::holds_alternative<CsvTable>(read_csv(wide)));
}

TEST_CASE(
    "text that a spreadsheet would run as a formula is escaped, announced and can be undone") {
  for (const std::string_view text :
       {"=1+1", "+81", "-x", "@SUM", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"}) {
    CAPTURE(text);
    CHECK(looks_like_formula(text));
    CHECK(escape_formula(text) == "'" + std::string(text));
    CHECK(unescape_formula(escape_formula(text)) == text);
  }
  for (const std::string_view text : {"a=1", "", "'quoted", "髙橋", "1-2"}) {
    CHECK(escape_formula(text) == text);
    CHECK(unescape_formula(text) == text);
  }
  CsvWriter writer;
  writer.text("=HYPERLINK(\"x\")");
  writer.number("-5");
  writer.text("a\nb");
  writer.end_row();
  CHECK(writer.bytes() == "\xEF\xBB\xBF\"'=HYPERLINK(\"\"x\"\")\",-5,\"a\nb\"\r\n");
  CHECK(writer.cells_changed() == 1);
}

TEST_CASE("what was written is read back the same") {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"a", "\"", ",", "\n", " ", "髙", "\t", ";", "1", "''"};
  for (int round = 0; round < 2000; ++round) {
    CsvWriter writer;
    std::vector<std::vector<std::string>> rows(1 + random() % 3);
    for (auto& row : rows) {
      row.resize(1 + random() % 4);
      for (std::string& cell : row) {
        cell = "x";
        for (auto i = random() % 6; i > 0; --i) cell += pieces[random() % std::size(pieces)];
        writer.text(cell);
      }
      writer.end_row();
    }
    const auto read = read_csv(decode_text(writer.bytes()).text, ',');
    const CsvTable& table = std::get<CsvTable>(read);
    REQUIRE(table.rows() == rows.size());
    REQUIRE(table.problems().empty());
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (std::size_t c = 0; c < rows[r].size(); ++c) REQUIRE(table.cell(r, c) == rows[r][c]);
  }
}

TEST_CASE("the encoding is told by the bytes alone") {
  CHECK(decode_text("\xEF\xBB\xBF名前").encoding == Encoding::utf8_bom);
  CHECK(decode_text("名前").encoding == Encoding::utf8);
  CHECK(decode_text("abc").encoding == Encoding::utf8);
  CHECK(decode_text(encode_cp932("氏名,髙橋").bytes).encoding == Encoding::cp932);
  CHECK(decode_text(encode_cp932("氏名,髙橋").bytes).text == "氏名,髙橋");
  CHECK(decode_text("\xFF\xFE"
                    "a\0\x0D\x54"sv)
            .text == "a名");
  CHECK(decode_text("\xFE\xFF\0a\x54\x0D\xD8\x42\xDF\xB7"sv).text == "a名\U00020BB7");
}

TEST_CASE("every byte that cannot be read is reported with its line") {
  const DecodedText cp932 = decode_text("\x8E\x81\x96\xBC\r\na\x81,b\r\n");
  REQUIRE(cp932.bad_bytes.size() == 1);
  CHECK(cp932.bad_bytes[0].line == 2);
  CHECK(cp932.bad_bytes[0].offset == 7);

  const DecodedText damaged = decode_text("氏名住所電話生年月日申込\nab\xFFz\n");
  CHECK(damaged.encoding == Encoding::utf8);
  REQUIRE(damaged.bad_byte_count == 1);
  CHECK(damaged.bad_bytes[0].line == 2);

  CHECK(decode_text("a\0b"sv).bad_byte_count == 1);
  CHECK(decode_text("a\0b"sv).text == "a\uFFFDb");
  CHECK(decode_text("\x8E\x81\0"sv).bad_byte_count == 1);
}

TEST_CASE("random bytes are read to the end without harm") {
  std::mt19937 random(20231014);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(random() % 400, '\0');
    for (char& c : bytes)
      c = static_cast<char>(random() % 3 == 0 ? "\",\r\n\t;"[random() % 6] : random() % 256);
    const DecodedText decoded = decode_text(bytes);
    REQUIRE(is_utf8(decoded.text, Nul::refused));
    const auto read = read_csv(decoded.text);
    REQUIRE(std::holds_alternative<CsvTable>(read));
  }
}
