// Tables are rarely one rectangle of one person a row.
#include <doctest/doctest.h>

#include <algorithm>

#include "roster_builder.hpp"

using namespace renkei;
using namespace renkei::roster_test;

namespace {

std::string names(const Roster& roster) {
  std::string out;
  for (const RosterRow& row : roster.rows) out += (out.empty() ? "" : "/") + row.name;
  return out;
}

std::string column(const Roster& roster, std::string_view name) {
  std::string out;
  for (std::size_t row = 0; row < roster.rows.size(); ++row)
    out += (row == 0 ? "" : "/") + value(roster, row, name);
  return out;
}

}  // namespace

TEST_CASE("headings that come again begin a table with columns of its own") {
  const Roster roster =
      read(lines({"No.,氏名,フリガナ,電話番号", "1,甲,コウ,0900000001", "", "【2号車】",
                  "No.,フリガナ,氏名,生年月日,電話番号", "2,オツ,乙,1960/5/1,0900000002"}));
  CHECK(names(roster) == "甲/乙");
  CHECK(column(roster, "kana") == "コウ/オツ");
  CHECK(column(roster, "bus") == "/2");
  CHECK(value(roster, 1, "birth") == "1960-05-01");
  CHECK(roster.columns.size() == 8);
}

TEST_CASE("two tables side by side are two tables") {
  const Roster roster =
      read(lines({"No.,氏名,電話番号,No.,氏名,電話番号", "1,甲,0311110001,21,乙,0311110021",
                  "2,丙,0311110002,,,", "合計,2名,,合計,1名,"}));
  CHECK(names(roster) == "甲/乙/丙");
  CHECK(column(roster, "no") == "1/21/2");
  CHECK(column(roster, "phone_digits") == "0311110001/0311110021/0311110002");
  CHECK(std::ranges::count(roster.skipped, SkipReason::total, &SkippedLine::reason) == 2);

  const Roster buses =
      read(lines({"1号車,,,2号車,,", "No.,氏名,座席,No.,氏名,座席", "1,甲,1A,21,乙,1A"}));
  CHECK(column(buses, "bus") == "1/2");
  CHECK(column(buses, "warnings") == "/");
}

TEST_CASE("two people in a row whose columns are put together by kind are read by kind") {
  const Roster roster = read(lines({"番号,氏名,氏名,フリガナ,フリガナ,電話,電話",
                                    "1,甲,乙,コウ,オツ,0311110001,0311110021", "2,丙,,ヘイ,,,"}));
  CHECK(names(roster) == "甲/乙/丙");
  CHECK(column(roster, "kana") == "コウ/オツ/ヘイ");
  CHECK(column(roster, "phone_digits") == "0311110001/0311110021/");
  // Three telephones of two people: nobody can tell whose each is.
  const Roster odd =
      read(lines({"氏名,氏名,電話,電話,電話", "甲,乙,0311110001,0311110021,0311110022"}));
  CHECK(odd.rows[odd.rows.size() - 1].warns_of(RosterWarning::person_not_read));
}

TEST_CASE("a second name that is no second table is not dropped in silence") {
  const Roster roster = read_one("氏名,電話,氏名（英語）,同行者", "甲,0311110001,Ko,丁");
  REQUIRE(roster.rows.size() == 1);
  CHECK(value(roster, 0, "warnings") == "person_not_read");
}

TEST_CASE("a representative and companions in one row are a group of people") {
  const Roster roster =
      read(lines({"受付番号,代表者氏名,代表者フリガナ,電話番号,同行者1氏名,同行者1フリガナ,"
                  "同行者1年齢,同行者2氏名,"
                  "同行者2フリガナ,同行者2年齢,備考",
                  "7,甲,コウ,0311110001,乙,オツ,9,,,,車椅子", "8,丙,ヘイ,0311110002,,,,なし,,,"}));
  CHECK(names(roster) == "甲/乙/丙");
  CHECK(column(roster, "no") == "7//8");
  CHECK(column(roster, "phone_digits") == "0311110001/0311110001/0311110002");
  CHECK(column(roster, "note") == "車椅子//");
  CHECK(roster.rows[0].group_id == "G7");
  CHECK(roster.rows[1].group_id == "G7");
  CHECK(roster.rows[2].group_id.empty());
  CHECK(value(roster, 1, "warnings") == "minor");

  const Roster numbered = read(
      lines({"参加者01氏名,参加者01カナ,参加者02氏名,参加者02カナ,区", "甲,コウ,乙,オツ,港区"}));
  CHECK(names(numbered) == "甲/乙");
  CHECK(column(numbered, "ward") == "港区/港区");
  CHECK(numbered.rows[1].group_id == "G1");
  CHECK(names(read_one("代表者,同行者1,同行者2", "甲,乙,丙")) == "甲/乙/丙");
  CHECK(names(read_one("氏名1,年齢1,氏名2,年齢2", "甲,40,乙,8")) == "甲/乙");
  CHECK(names(read_one("代表者氏名,氏名,年齢", "甲,乙,8")) == "乙");
}

TEST_CASE("a bus merged downwards holds until the next, and a lone gap is doubted") {
  const Roster merged =
      read(lines({"号車,氏名,座席", "1,甲,1A", ",乙,1B", ",丙,1C", "2,丁,1A", ",戊,1B"}));
  CHECK(column(merged, "bus") == "1/1/1/2/2");
  CHECK(column(merged, "warnings") == "////");
  const Roster gap = read(lines({"号車,氏名,座席", "1,甲,1A", "1,乙,1B", ",丙,1C", "2,丁,1A"}));
  CHECK(column(gap, "bus") == "1/1/1/2");
  CHECK(column(gap, "warnings") == "//bus_from_above/");
}

TEST_CASE("a text alone in the column of names is a name, however long, unless it is a sentence") {
  const Roster roster = read(
      lines({"No.,氏名,電話番号", "1,甲,0311110001", ",Christopher Alexander Smith,",
             ",María José García López,", ",ツアー終了後１か月で必ず廃棄すること。取扱注意,"}));
  CHECK(names(roster) == "甲/Christopher　Alexander　Smith/María　José　García　López");
  CHECK(std::ranges::count(roster.skipped, SkipReason::note, &SkippedLine::reason) == 1);
}

TEST_CASE("a person above the headings is refused, never a title") {
  const Roster roster = read(
      lines({"参加者名簿,,,", "1,甲,コウタロウ,0311110001", "担当,見本,03-0000-0000,2023/10/14",
             "No.,氏名,フリガナ,電話番号", "2,乙,オツ,0311110002"}));
  CHECK(names(roster) == "乙");
  REQUIRE(roster.refused.size() == 1);
  CHECK(roster.refused[0].code == "row_above_headings");
  CHECK(roster.refused[0].line == 2);
}

TEST_CASE("explanations under the headings are headings") {
  const Roster roster = read(lines({"No.,氏名,性別,写真", ",,1男 2女,1=可 2=不可", "1,甲,2,可"}));
  CHECK(names(roster) == "甲");
  CHECK(std::ranges::count(roster.skipped, SkipReason::heading, &SkippedLine::reason) == 2);
}

TEST_CASE("a ward's name counts only with its prefecture and city") {
  const Roster roster = read(lines({"氏名,都道府県,市,区,町名番地", "甲,大阪府,大阪市,北区,梅田99",
                                    "乙,東京都,,北区,赤羽99", "丙,千葉県,千葉市,中央区,中央99",
                                    "丁,,,北区,大阪市北区梅田99", "戊,東京都,台東区,,浅草99"}));
  CHECK(column(roster, "ward_code6") == "/131172///131067");
  CHECK(column(roster, "ward") == "大阪府大阪市北区/北区/千葉県千葉市中央区/北区/台東区");
  CHECK(column(roster, "warnings") ==
        "outside_target_wards//outside_target_wards/outside_target_wards/");
  CHECK(value(read_one("氏名,在住・在勤,電話", "甲,在住,0312345678"), 0, "warnings") == "");
}

TEST_CASE("half a name, a number that is none and words in free text are doubted") {
  CHECK(value(read_one("姓,名,電話", "甲,,0312345678"), 0, "warnings") == "name_incomplete");
  CHECK(value(read_one("No.,氏名,電話", "1.5,甲,0312345678"), 0, "warnings") ==
        "number_unreadable");
  CHECK(value(read_one("No.,氏名,電話", "No.3,甲,0312345678"), 0, "no") == "3");
  CHECK(value(read_one("氏名,備考,電話", "甲,=SUM(1),0312345678"), 0, "warnings") ==
        "formula_prefix");
  CHECK(value(read_one("氏名,備考,電話", "甲,夫 090-0000-0001,0312345678"), 0, "warnings") ==
        "pii_in_free_text");
}

TEST_CASE("the seat of whoever cancelled or waits is free") {
  const Roster roster =
      read(lines({"氏名,座席,状況", "甲,1A,取消", "乙,1A,補欠", "丙,1A,確定", "丁,1A,確定"}));
  CHECK(column(roster, "warnings") == "///seat_repeated");
}

TEST_CASE("what a report wrote against formulas is taken off, and 受付日時 is no application") {
  const Roster roster = read_one("No.,氏名,受付日時", "1,'＝仮名,2023-10-14 08:05");
  CHECK(value(roster, 0, "name") == "＝仮名");
  CHECK(value(roster, 0, "applied_on") == "");
}

TEST_CASE("the headings' own line and words may be told") {
  RosterContext context = sample_context();
  context.column_map = {{"1", "name"}, {"2", "phone"}};
  context.headings_line = 2;
  const Roster roster = read(lines({"題,x", "a,b", "甲,0311110001"}), context);
  CHECK(names(roster) == "甲");
  CHECK(value(roster, 0, "phone_digits") == "0311110001");
}

TEST_CASE(
    "what stands below merged headings is theirs: a contact is not the person who takes part") {
  const Roster known = read(
      "番号,氏名,,緊急連絡先,,\n,漢字,カナ,氏名,続柄,電話\n"
      "1,髙橋 太郎,タカハシ タロウ,髙橋 花子,妻,090-1111-2222\n");
  REQUIRE(known.rows.size() == 1);
  CHECK(known.rows[0].name == "髙橋　太郎");
  CHECK(known.rows[0].kana == "タカハシ　タロウ");
  CHECK(known.rows[0].emergency_name == "髙橋 花子");
  CHECK(known.rows[0].no == "1");
  // Words that nobody knows below 氏名.
  const Roster unknown = read(
      "番号,氏名,,緊急連絡先,,\n,正式,通称,氏名,続柄,電話\n"
      "1,髙橋 太郎,タロウ,髙橋 花子,妻,090-1111-2222\n");
  REQUIRE(unknown.rows.size() == 1);
  CHECK(unknown.rows[0].name == "髙橋　太郎");
}
