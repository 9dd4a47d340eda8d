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

TEST_CASE("a line that explains choices is told from one of values") {
  CHECK(looks_like_legend("1男 2女"));
  CHECK(looks_like_legend("1=該当"));
  CHECK(!looks_like_legend("090-0000-0001"));
  CHECK(!looks_like_legend("浅草1-2-3"));
}
