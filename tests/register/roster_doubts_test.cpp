// What misleads or loses somebody in silence unless it is told: sections, lists of names, sums, quotes.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/register/roster/roster_names.hpp"
#include "core/register/roster/roster_status.hpp"
#include "core/register/wards.hpp"
#include "core/text/phone.hpp"
#include "roster_builder.hpp"

using namespace renkei;
using namespace renkei::roster_test;

namespace {

std::string of_all(const Roster& roster, std::string_view name) {
  std::string out;
  for (std::size_t row = 0; row < roster.rows.size(); ++row)
    out += (row == 0 ? "" : "/") + value(roster, row, name);
  return out;
}

}  // namespace

TEST_CASE("people below a line that says they do not come are not expected") {
  const Roster roster =
      read(lines({"番号,氏名,電話", "1,甲,", "【キャンセル】,,", "2,乙,", "■キャンセル待ちの方,,",
                  "3,丙,", "当日欠席,,", "4,丁,", "【2号車】,,", "5,戊,"}));
  CHECK(of_all(roster, "status") == "confirmed/cancelled/waiting/no_show/confirmed");
  const Roster titled = read(lines({"キャンセル待ち名簿", "番号,氏名", "1,甲"}));
  CHECK(value(titled, 0, "status") == "waiting");
  // A cell of the person's own has the last word, and is doubted.
  const Roster both = read(lines({"番号,氏名,状態", "【欠席者】,,", "1,甲,参加", "2,乙,"}));
  CHECK(of_all(both, "status") == "confirmed/cancelled");
  CHECK(of_all(both, "warnings") == "status_unreadable/");
  for (const char* other : {"【1号車】", "■A班", "【キャンセル料について】", "参加者", "×", "確定"})
    CHECK(status_of_section(other) == "");
}

TEST_CASE("a cell of names that is no one person's is told, and the row is one person") {
  for (const char* doubtful :
       {"田中 次郎 他2名", "佐藤・鈴木", "佐藤、鈴木", "佐藤/鈴木", "山田夫妻", "空席", "（空席）",
        "未定", "〃", "○○", "―", "1", "台東区浅草1-1", "中村 一\n小林 二"})
    CHECK_MESSAGE(is_doubtful_name(doubtful), doubtful);
  for (const char* name : {"髙橋　例子", "ルイ・アルマン", "サンプル ジョン", "Mr. John Smith",
                           "森", "佐々木 々", "𠮷野家", "さくら", "計野 太郎", "O'Hara"})
    CHECK_MESSAGE(!is_doubtful_name(name), name);
  const Roster roster = read("番号,氏名\n1,\"中村 一\n小林 二\"\n2,乙\n");
  CHECK(of_all(roster, "warnings") == "name_doubtful/");
}

TEST_CASE("a reading on a line of its own in the cell of names is the reading") {
  const Roster roster =
      read("番号,氏名\n1,\"鈴木 太郎\nスズキ タロウ\"\n2,\"さとう はなこ\n佐藤 花子\"\n");
  CHECK(of_all(roster, "name") == "鈴木　太郎/佐藤　花子");
  CHECK(of_all(roster, "kana") == "スズキ　タロウ/サトウ　ハナコ");
  CHECK(of_all(roster, "warnings") == "/");
}

TEST_CASE("rows of nothing but a reading are told, above the names or below") {
  const Roster above =
      read(lines({"番号,氏名", ",サトウ ハナコ", "1,佐藤 花子", ",スズキ タロウ", "2,鈴木 太郎"}));
  CHECK(of_all(above, "warnings") == "possible_duplicate_of_no_1//possible_duplicate_of_no_2/");
  const Roster below = read(lines({"番号,氏名", "1,佐藤 花子", ",サトウ ハナコ"}));
  CHECK(of_all(below, "warnings") == "/possible_duplicate_of_no_1");
  CHECK(of_all(read(lines({"番号,氏名,フリガナ", "1,佐藤 花子,サトウ ハナコ", ",サクラ,"})),
               "warnings") == "/");
}

TEST_CASE("a sum under the telephones is no person") {
  const Roster roster =
      read(lines({"番号,氏名,電話", "1,甲,0311110001", ",合計,3", "2,合田 計,0311110002"}));
  CHECK(of_all(roster, "name") == "甲/合田　計");
  CHECK(std::ranges::count(roster.skipped, SkipReason::total, &SkippedLine::reason) == 1);
}

TEST_CASE("a sum or a head count is no person, wherever its figure stands") {
  for (const char* sum : {",合計,1名", ",計,1名", ",総計,1", ",合　計,1名", ",人数,1", ",Total,1",
                          ",合計：1名,", ",男性 1名,", ",女性：2名,", ",計,"}) {
    const Roster roster = read(lines({"番号,氏名,フリガナ", "1,青木 一,アオキ", sum}));
    CAPTURE(sum);
    CHECK(of_all(roster, "name") == "青木　一");
    CHECK(std::ranges::count(roster.skipped, SkipReason::total, &SkippedLine::reason) == 1);
  }
}

TEST_CASE("tables of sums below a list of people are no people") {
  const Roster roster =
      read(lines({"番号,氏名,フリガナ", "1,青木 一,アオキ", "", "号車別の人数", "号車,人数",
                  "1号車,11", "2号車,7", "合計,18", "", "年代,人数", "9歳以下,1", "10代,2"}));
  CHECK(of_all(roster, "name") == "青木　一");
  const Roster english = read(
      lines({"No.,Bus,Name", "1,1,Ann Example", "Age group,People", "9 or under,1", "Total,18"}));
  CHECK(english.rows.size() == 1);
  CHECK(english.refused.empty());
}

TEST_CASE("whoever is called like a sum is a person as soon as one thing is theirs alone") {
  const char* heads = "番号,氏名,フリガナ,生年月日,年齢,電話";
  for (const char* person :
       {"2,計,,,,", ",計,ケイ,,,", ",合,ゴウ,,,", ",計,,1960/5/1,,", ",計,,,40,",
        ",計,,,,090-0000-0001", ",合田 計,,,,", ",人見 数子,,,,"}) {
    CAPTURE(person);
    CHECK(read(lines({heads, "1,青木 一,アオキ,,,", person})).rows.size() == 2);
  }
}

TEST_CASE("a seat that is kept free and who works on the tour are doubted, and kept") {
  for (const char* nobody : {"（空き）", "空き", "添乗員", "バスガイド", "運転手", "合計"})
    CHECK_MESSAGE(is_doubtful_name(nobody), nobody);
  const Roster roster = read(lines({"番号,氏名", "1,（空き）", "2,添乗員"}));
  CHECK(of_all(roster, "warnings") == "name_doubtful/name_doubtful");
}

TEST_CASE("what our own lists write in a name's place names nobody anew") {
  const Roster roster =
      read(lines({"番号,氏名,フリガナ,年代,電話", "4,No.4,－,－,－", "5,見本 花（秘匿）,－,－,－",
                  "6,（伏せられた値）,ミホン,－,090-0000-0001"}));
  CHECK(of_all(roster, "name") == "見本　花/");
  CHECK(of_all(roster, "kana") == "/ミホン");
  CHECK(std::ranges::count(roster.skipped, SkipReason::unused, &SkippedLine::reason) == 1);
  CHECK(roster.refused.empty());
}

TEST_CASE("broken bytes are told of every cell, and where the first one is") {
  const Roster roster = read("番号,氏名,備考\n1,甲,車いす\xFF対応\n2,乙,\n");
  REQUIRE(roster.bad_bytes.size() == 1);
  CHECK(roster.bad_bytes[0].line == 2);
  CHECK(roster.bad_bytes[0].column == 3);
  CHECK(of_all(roster, "warnings") == "lost_character_?/");
}

TEST_CASE("rows that a quote has swallowed are told") {
  const Roster roster = read("番号,氏名,備考\n1,甲,\n2,\"乙,x\n3,丙,y\n4,丁,z\"\n");
  REQUIRE(roster.rows.size() == 2);
  CHECK(roster.rows[1].warns_of(RosterWarning::person_not_read));
  const Roster plain = read("番号,氏名,備考\n1,甲,\"卵,乳\nそば\"\n");
  CHECK(!plain.rows[0].warns_of(RosterWarning::person_not_read));
}

TEST_CASE("ditto marks are those that people type") {
  const Roster roster =
      read(lines({"番号,号車,氏名", "1,1,甲", "2,\"\"\"\",乙", "3,同,丙", "4,↑,丁", "5,〃 〃,戊"}));
  CHECK(of_all(roster, "bus") == "1/1/1/1/1");
  CHECK(roster.rows[1].warns_of(RosterWarning::ditto_resolved));
}

TEST_CASE("what is not seen neither ends a telephone number nor makes another ward") {
  const PhoneReading phone = read_phone("090\u00AD1111\u00AD2222");
  CHECK(phone.digits == "09011112222");
  CHECK(phone.doubt == PhoneDoubt::none);
  REQUIRE(read_ward("葛\U000E0100飾区") != nullptr);
  CHECK(read_ward("葛\U000E0100飾区")->code6 == "131229");
}

TEST_CASE("UTF-16 that lost its mark is read; a few stray NULs are none") {
  const std::string text = "番号,氏名\n1,甲\n2,乙\n";
  std::string little, big;
  for (const char32_t c : {U'番', U'号', U',', U'氏', U'名', U'\n', U'1', U',', U'甲', U'\n', U'2',
                           U',', U'乙', U'\n'}) {
    const char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
    little += {low, high};
    big += {high, low};
  }
  CHECK(decode_text(little).text == text);
  CHECK(decode_text(little).encoding == Encoding::utf16_le);
  CHECK(decode_text(big).text == text);
  CHECK(of_all(read(little), "name") == "甲/乙");
  std::string stray = text;
  stray[stray.find('2')] = '\0';
  CHECK(decode_text(stray).encoding == Encoding::utf8);
}
