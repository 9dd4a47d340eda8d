#include "core/output/cp932_file.hpp"

#include <doctest/doctest.h>

#include "core/text/encoding.hpp"
#include "core/wording/messages.hpp"

using namespace renkei;

TEST_CASE("what CP932 can say is read back as it was, names of the extensions too") {
  const std::string text = "氏名,備考\r\n髙橋　﨑子,①℃～－\r\n德永 彅,\"a\r\nb\"\r\n";
  const Cp932File file = in_cp932("\xEF\xBB\xBF" + text);
  CHECK(file.lost.empty());
  const DecodedText read = decode_text(file.bytes);
  CHECK(read.encoding == Encoding::cp932);
  CHECK(read.bad_byte_count == 0);
  CHECK(read.text == text);
}

TEST_CASE("what it cannot say is named by line, character and cell, and 〓 stands for it") {
  const Cp932File file = in_cp932("氏名\r\n𠮷野 家子,x\r\n\"山田, 😀\"\r\n");
  REQUIRE(file.lost.size() == 2);
  CHECK(file.lost[0].line == 2);
  CHECK(file.lost[0].character == "𠮷");
  CHECK(file.lost[0].around == "𠮷野 家子");
  CHECK(file.lost[1].line == 3);
  CHECK(decode_text(file.bytes).text == "氏名\r\n〓野 家子,x\r\n\"山田, 〓\"\r\n");
  CHECK(places_of(file.lost) == "2: 𠮷 (U+20BB7) 「𠮷野 家子」; 3: 😀 (U+1F600) 「 😀」");
}

TEST_CASE("a letter whose shape is lost stays, and the shape is named; marks join their letters") {
  const Cp932File file = in_cp932("葛\U000E0100飾区");
  REQUIRE(file.lost.size() == 1);
  CHECK(file.lost[0].character == "葛\U000E0100");
  CHECK(decode_text(file.bytes).text == "葛飾区");
  CHECK(decode_text(in_cp932("ハ\u3099ス").bytes).text == "バス");
  CHECK(in_cp932("ハ\u3099ス").lost.empty());
}

TEST_CASE("of many places the first are told") {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "𠮷\r\n";
  const Cp932File file = in_cp932(text);
  CHECK(file.lost.size() == 30);
  CHECK(places_of(file.lost).find("10: 𠮷") != std::string::npos);
  CHECK(places_of(file.lost).find("11: 𠮷") == std::string::npos);
  CHECK(places_of(file.lost).ends_with("; …"));
}

TEST_CASE("none of our own words is lost in a Japanese report") {
  for (const std::string& key : message_keys(Language::ja))
    if (key.starts_with("report.") || key.starts_with("field.") || key.starts_with("choice."))
      CHECK_MESSAGE(in_cp932(say(Language::ja, key)).lost.empty(), key);
}
