#include "core/register/sheet.hpp"

#include <doctest/doctest.h>

#include "roster_builder.hpp"

using namespace renkei;
using namespace renkei::roster_test;

TEST_CASE("the delimiter is the one that parts the headings, however many commas stand in cells") {
  const Roster tabs =
      read("No.\t氏名\tアレルギー\n1\t甲\t卵,乳,小麦,そば,えび,かに\n2\t乙\t卵,乳,小麦\n");
  CHECK(value(tabs, 0, "allergy") == "卵,乳,小麦,そば,えび,かに");
  CHECK(tabs.delimiter == '\t');
  const Roster semicolons = read("No.;氏名;備考\n1;甲;卵, 乳, 小麦, そば\n");
  CHECK(value(semicolons, 0, "note") == "卵, 乳, 小麦, そば");
  CHECK(read("名簿（たいとう,すみだ,あだち）\n作成,担当,内線\nNo.\t氏名\n1\t甲\n").rows.size() ==
        1);
}

TEST_CASE("blank rows cost nothing and count to no limit") {
  std::string text = "No.,氏名,電話番号\n";
  for (int i = 0; i < 300'000; ++i) text += ",,\n";
  text += "1,甲,0311110001\n";
  for (int i = 0; i < 300'000; ++i) text += " ,,\n";
  text += ",乙,";
  text.append(1'000'000, ',');
  const Roster roster = read(text);
  REQUIRE(roster.rows.size() == 2);
  CHECK(roster.rows[0].line == 300'002);
  CHECK(roster.rows[1].line == 600'003);
  CHECK(roster.skipped.size() < 1100);
  CHECK(roster.skipped.back().text == "300003-600002");
}

TEST_CASE("two hundred thousand people are read, and a row of headings counts to no limit") {
  std::string text = "氏名,性別,電話\n";
  for (int i = 0; i < 200'000; ++i) text += "甲\n";
  CHECK(read(text).rows.size() == 200'000);
}

TEST_CASE("a map of headings is read from JSON, and anything else is none") {
  const auto map = read_heading_map(R"({"headings":{"呼び名":"name","3":""},"headings_line":4})");
  REQUIRE(map.has_value());
  CHECK(map->headings_line == 4);
  CHECK(mapped_field(map->words, {"", "呼び 名"}, 0) == "name");
  CHECK(mapped_field(map->words, {"", "x"}, 2) == "");
  CHECK(!mapped_field(map->words, {"", "x"}, 3));
  for (const char* wrong : {"", "[]", "{\"headings\":[]}", "{\"headings\":{\"a\":1}}", "{\"x\":1}"})
    CHECK(!read_heading_map(wrong));
}

TEST_CASE("telephones and mail addresses in a text are seen, other numbers are not") {
  CHECK(has_contact_details("夫 090-0000-0001 まで"));
  CHECK(has_contact_details("連絡は a@example.jp"));
  CHECK(!has_contact_details("2023/10/14 10:00 集合、1234567890円"));
  CHECK(looks_like_legend("1男 2女"));
  CHECK(looks_like_legend("1=該当"));
  CHECK(!looks_like_legend("090-0000-0001"));
  CHECK(!looks_like_legend("浅草1-2-3"));
}
