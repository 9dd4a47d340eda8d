#include "core/register/roster/roster.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/text/cp932.hpp"
#include "core/text/encoding.hpp"
#include "roster_builder.hpp"

using namespace renkei;
using namespace renkei::roster_test;

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string sample_as_utf8() { return decode_text(file_bytes("tour_roster_cp932.csv")).text; }

std::size_t skipped(const Roster& roster, SkipReason reason) {
  return static_cast<std::size_t>(
      std::count_if(roster.skipped.begin(), roster.skipped.end(),
                    [&](const SkippedLine& s) { return s.reason == reason; }));
}

}  // namespace

TEST_CASE("the sample roster yields exactly the expected rows") {
  const Roster roster = read(file_bytes("tour_roster_cp932.csv"));
  CHECK(roster_tsv(roster) == file_bytes("tour_roster_expected.tsv"));
  CHECK(roster.encoding == Encoding::cp932);
  CHECK(roster.delimiter == ',');
  CHECK(roster.heading_line == 4);
  CHECK(roster.heading_rows == 2);
  CHECK(roster.bad_byte_count == 0);
  CHECK(roster.refused.empty());
}

TEST_CASE(
    "doubtful cells cost nobody: both editions of the doubtful roster come out to the letter") {
  for (const std::string edition : {"first", "second"}) {
    const Roster roster = read(file_bytes("roster_doubtful_" + edition + "_cp932.csv"));
    CHECK(roster_tsv(roster) == file_bytes("roster_doubtful_" + edition + "_expected.tsv"));
    CHECK(roster.rows.size() == 8);
    CHECK(roster.refused.empty());
    CHECK(skipped(roster, SkipReason::total) == 1);
  }
}

TEST_CASE("every line of the sample is accounted for") {
  const Roster roster = read(file_bytes("tour_roster_cp932.csv"));
  CHECK(roster.rows.size() == 20);
  CHECK(skipped(roster, SkipReason::title) == 2);
  CHECK(skipped(roster, SkipReason::heading) == 2);
  CHECK(skipped(roster, SkipReason::section) == 2);
  CHECK(skipped(roster, SkipReason::subtotal) == 2);
  CHECK(skipped(roster, SkipReason::total) == 1);
  CHECK(skipped(roster, SkipReason::note) == 1);
  CHECK(skipped(roster, SkipReason::blank) == 3);
  CHECK(roster.rows[3].line == 11);
  CHECK(roster.rows[4].line == 13);
  CHECK(roster.rows[4].section == "【1号車】");
  CHECK(roster.rows[19].section == "【2号車】");
}

TEST_CASE("the same roster in another encoding, with other line ends or tabs is the same roster") {
  const std::string expected = file_bytes("tour_roster_expected.tsv");
  const std::string utf8 = sample_as_utf8();
  CHECK(roster_tsv(read(utf8)) == expected);
  CHECK(roster_tsv(read("\xEF\xBB\xBF" + utf8)) == expected);
  CHECK(roster_tsv(read(replaced(utf8, "\r\n", "\n"))) == expected);
  CHECK(roster_tsv(read(replaced(utf8, ",", "\t"))) == expected);
  CHECK(roster_tsv(read(replaced(utf8, ",", ";"))) == expected);
  const std::string nec =
      replaced(replaced(file_bytes("tour_roster_cp932.csv"), "\xFB\xFC", "\xEE\xE0"), "\xFA\xB1",
               "\xED\x95");
  CHECK(roster_tsv(read(nec)) == expected);
  std::string utf16 = "\xFF\xFE";
  for (const char16_t unit :
       std::u16string(u"\u6C0F\u540D,\u6027\u5225,\u96FB\u8A71\r\n\u9AD9,1,0312345678\r\n")) {
    utf16 += static_cast<char>(unit & 0xFF);
    utf16 += static_cast<char>(unit >> 8);
  }
  CHECK(value(read(utf16), 0, "name") == "髙");
}

TEST_CASE("columns may stand in any order under any of their usual names") {
  const Roster roster = read(lines({
      "備考,参加者氏名,ふりがな,誕生日,満年齢,性,お住まいの区,町名番地,TEL,緊急連絡先氏名,"
      "緊急連絡先続柄,緊急連絡先電話,配慮事項,撮影の可否,受付日,席,バス,番号",
      "子ども会,仮野　花,かりの　はな,H1.2.3,34,女,港区,芝99-1,0312345678,仮野 "
      "実,父,09012345678,そば,可,R5.9.1,3c,2号車,7",
  }));
  REQUIRE(roster.rows.size() == 1);
  CHECK(roster_tsv(roster).ends_with(
      "\n7\t2\t3C\t仮野　花\tカリノ　ハナ\t1989-02-03\t34\t30代\t2\t131032\t港区\t芝99-"
      "1\t0312345678\t仮野 実\t父\t09012345678\tそば\tyes\t2023-09-01\tconfirmed\t子ども会\t\n"));
  CHECK(roster.skipped.size() == 1);
}

TEST_CASE("an English roster is read as well") {
  const Roster roster = read(lines(
      {"No,Name,Kana,Date of birth,Age,Sex,Ward,Address,Mobile,Emergency contact name,Emergency "
       "contact relation,Emergency contact phone,Allergies,Photo,Applied on,Notes",
       "1,Sample Mary,サンプル メアリー,1990-01-02,33,F,Minato,1-2-3,+81-90-1234-5678,Sample "
       "John,husband,090-1234-0000,none,yes,2023-09-01,"}));
  REQUIRE(roster.rows.size() == 1);
  CHECK(value(roster, 0, "name") == "Sample　Mary");
  CHECK(value(roster, 0, "birth") == "1990-01-02");
  CHECK(value(roster, 0, "phone_digits") == "09012345678");
  CHECK(value(roster, 0, "emergency_relation") == "husband");
  CHECK(value(roster, 0, "allergy") == "");
}

TEST_CASE("family and given names in two columns become one name") {
  const Roster roster = read(
      lines({"氏名,,フリガナ,,電話番号", "姓,名,姓,名,", "髙橋,例子,たかはし,ﾚｲｺ,0312345678"}));
  CHECK(value(roster, 0, "name") == "髙橋　例子");
  CHECK(value(roster, 0, "kana") == "タカハシ　レイコ");
  CHECK(value(read_one("姓,名,セイ,メイ,性別", "仮,例,ｶﾘ,ﾚｲ,男"), 0, "kana") == "カリ　レイ");
}

TEST_CASE("a guardian's name is not taken for the participant's") {
  const Roster roster =
      read_one("保護者氏名,保護者電話,氏名,年齢,電話番号", "親 仮,0311112222,子 仮,10,0312345678");
  CHECK(value(roster, 0, "name") == "子　仮");
  CHECK(value(roster, 0, "phone_digits") == "0312345678");
  CHECK(roster.columns[0].field.empty());
  CHECK(roster.columns[0].heading == "保護者氏名");
}

TEST_CASE("an office's own column map goes before the built-in words") {
  RosterContext context = sample_context();
  context.column_map = {{"呼び名", "name"}, {"3", "phone"}, {"氏名", ""}};
  const Roster roster = read(lines({"呼び名,氏名,欄,性別", "見本,別名,0312345678,女"}), context);
  CHECK(value(roster, 0, "name") == "見本");
  CHECK(value(roster, 0, "phone_digits") == "0312345678");
}

TEST_CASE("a roster without titles, sections and totals is only its people") {
  const Roster roster = read(lines({"氏名,性別,年齢", "甲,男,40", "乙,女,50"}));
  CHECK(roster.rows.size() == 2);
  CHECK(roster.skipped.size() == 1);
  CHECK(value(roster, 0, "warnings") == "");
}

TEST_CASE("what stands between and below the people is skipped with its reason") {
  const Roster roster = read(lines(
      {"参加者名簿", "No.,氏名,性別,電話,備考", "■A班", "1,甲,男,0312345678,", "2号車　運転手：仮",
       "2,乙,女,0312345679,計2名で参加", "3,,,,", "No.,氏名,性別,電話,備考", "4,丙,男,0312345670,",
       "小　計,,,,3名", "総合計：3名", "以上", "※取扱注意", ",,,,下見のこと"}));
  REQUIRE(roster.rows.size() == 3);
  CHECK(roster.rows[0].section == "■A班");
  CHECK(roster.rows[1].section == "2号車　運転手：仮");
  CHECK(roster.rows[1].bus == "2");
  CHECK(skipped(roster, SkipReason::section) == 2);
  CHECK(skipped(roster, SkipReason::unused) == 1);
  CHECK(skipped(roster, SkipReason::heading) == 2);
  CHECK(skipped(roster, SkipReason::subtotal) == 1);
  CHECK(skipped(roster, SkipReason::total) == 1);
  CHECK(skipped(roster, SkipReason::note) == 3);
}

TEST_CASE("somebody of whom only the name is known is still somebody") {
  const Roster roster = read(lines({"No.,氏名,性別,電話", "1,甲,男,0312345678", ",飛入 見本,,"}));
  REQUIRE(roster.rows.size() == 2);
  CHECK(value(roster, 1, "name") == "飛入　見本");
}

TEST_CASE("a row without a name is a person when anything else tells who it is") {
  const Roster roster = read(lines({"No.,氏名,性別,電話,座席", "1,,男,0312345678,1A",
                                    "2,乙,女,0312345679,1B", "3,,女,,1C", "4,〃,,0312345670,1D"}));
  REQUIRE(roster.rows.size() == 3);
  CHECK(value(roster, 0, "warnings") == "name_missing");
  CHECK(value(roster, 0, "name") == "");
  CHECK(value(roster, 2, "warnings") == "name_missing");
  REQUIRE(roster.refused.size() == 1);
  CHECK(roster.refused[0].code == "name_missing");
  CHECK(roster.refused[0].line == 4);
  CHECK(roster.refused[0].column == "氏名");
}

TEST_CASE("a birth date that never was is left empty, and its person is taken") {
  const Roster roster = read(
      lines({"氏名,生年月日,年齢", "甲,昭和64年1月8日,34", "乙,昭和64年1月7日,", "丙,2000/2/30,",
             "丁,1985(昭和61)年1月20日,", "戊,2030-01-01,", "己,不明,", "庚,昭和33年,"}));
  CHECK(roster.refused.empty());
  REQUIRE(roster.rows.size() == 7);
  CHECK(value(roster, 0, "birth") == "");
  CHECK(value(roster, 0, "age_on_event") == "34");
  CHECK(value(roster, 0, "warnings") == "birth_impossible");
  CHECK(roster.notes[0].original == "昭和64年1月8日");
  CHECK(value(roster, 1, "birth") == "1989-01-07");
  CHECK(value(roster, 2, "warnings") == "birth_impossible");
  CHECK(value(roster, 3, "warnings") == "birth_contradictory");
  CHECK(value(roster, 4, "warnings") == "birth_after_event");
  CHECK(value(roster, 4, "age_on_event") == "");
  CHECK(value(roster, 5, "warnings") == "birth_missing");
  CHECK(value(roster, 6, "warnings") == "birth_unreadable");
}

TEST_CASE("an application date that never was leaves its person in") {
  const Roster roster = read_one("氏名,申込日,性別", "甲,2023/9/31,男");
  CHECK(value(roster, 0, "applied_on") == "");
  CHECK(value(roster, 0, "warnings") == "applied_on_impossible");
  CHECK(value(read_one("氏名,申込日,性別", "甲,2023/10/15,男"), 0, "warnings") ==
        "applied_after_event");
}

TEST_CASE("errors of a whole file have stable codes") {
  CHECK(error_of("") == "register_empty");
  CHECK(error_of("\xEF\xBB\xBF \r\n") == "register_empty");
  CHECK(error_of("a,b,c\n1,2,3\n") == "register_no_table");
  CHECK(error_of("PK\x03\x04.....") == "register_is_workbook");
  CHECK(error_of(std::string(2000, '\xFF')) == "register_bad_encoding");
  RosterContext context = sample_context();
  context.column_map = {{"呼び名", "nickname"}};
  const auto mapped = read_roster("呼び名,氏名,性別\na,甲,男\n", context);
  CHECK(std::get<RegisterError>(mapped).code == "register_map_field");
  CHECK(std::get<RegisterError>(mapped).detail == "nickname");
  std::string many = "氏名,性別,電話\n";
  for (int i = 0; i < 200'001; ++i) many += "甲\n";
  CHECK(error_of(many) == "register_too_large");
}

TEST_CASE("bad bytes are marked and warned about, and the rest is read") {
  const std::string bytes = encode_cp932(lines({"氏名,性別,電話", "甲,男,0312345678"})).bytes +
                            "\x81,\x8F\x97,0312345679\r\n";
  const Roster roster = read(bytes);
  CHECK(roster.bad_byte_count == 1);
  CHECK(roster.bad_bytes[0].line == 3);
  CHECK(value(roster, 1, "warnings") == "name_doubtful;lost_character_?");
}

TEST_CASE("every cell that was changed, guessed or doubted has a note with its first text") {
  const Roster roster =
      read(lines({"氏名,生年月日,電話,申込日,性別", "甲,S63.5.10,9012345678,9/2,女"}));
  REQUIRE(roster.notes.size() == 4);
  const auto note_of = [&](std::string_view field) {
    return *std::find_if(roster.notes.begin(), roster.notes.end(),
                         [&](const CellNote& n) { return n.field == field; });
  };
  CHECK(note_of("birth").kind == NoteKind::read);
  CHECK(note_of("birth").original == "S63.5.10");
  CHECK(note_of("birth").column == 1);
  CHECK(note_of("phone").kind == NoteKind::guessed);
  CHECK(note_of("applied_on").kind == NoteKind::guessed);
  CHECK(note_of("applied_on").code == "date_year_inferred");
  CHECK(note_of("applied_on").line == 2);
  CHECK(note_of("sex").original == "女");
}

TEST_CASE("cells under no heading are not dropped in silence") {
  const Roster roster = read(lines({"氏名,性別,電話", "甲,男,0312345678,,車椅子"}));
  CHECK(value(roster, 0, "warnings") == "extra_cells");
  CHECK(roster.notes.back().original == "車椅子");
}

TEST_CASE("brackets in a heading tell columns of one word apart") {
  const Roster roster = read(lines(
      {"氏名（漢字）,氏名（カナ）,住所（区）,住所（番地以下）,電話番号（携帯）,緊急連絡先（氏名）,"
       "緊急連絡先（続柄）,緊急連絡先（電話）,年齢（10/14現在）,氏名（保護者）",
       "髙橋 例子,たかはし れいこ,台東,浅草1,09000000001,髙橋 例太,夫,09000000101,35,別人"}));
  REQUIRE(roster.rows.size() == 1);
  CHECK(value(roster, 0, "name") == "髙橋　例子");
  CHECK(value(roster, 0, "kana") == "タカハシ　レイコ");
  CHECK(value(roster, 0, "ward") == "台東区");
  CHECK(value(roster, 0, "address_rest") == "浅草1");
  CHECK(value(roster, 0, "emergency_name") == "髙橋 例太");
  CHECK(value(roster, 0, "emergency_relation") == "夫");
  CHECK(value(roster, 0, "emergency_phone_digits") == "09000000101");
  CHECK(value(roster, 0, "age_on_event") == "35");
  CHECK(roster.columns.back().field.empty());
}

TEST_CASE("a relation and a kana may share the cell of their name") {
  const Roster roster = read(lines({"氏名（フリガナ）,性別,緊急連絡先氏名（続柄）,緊急連絡先電話",
                                    "髙橋 例子（ﾀｶﾊｼ ﾚｲｺ）,女,髙橋 例太（夫）,09000000101"}));
  CHECK(value(roster, 0, "name") == "髙橋　例子");
  CHECK(value(roster, 0, "kana") == "タカハシ　レイコ");
  CHECK(value(roster, 0, "emergency_name") == "髙橋 例太");
  CHECK(value(roster, 0, "emergency_relation") == "夫");
}

TEST_CASE("a lone 続柄 belongs to the emergency contact") {
  CHECK(value(read_one("氏名,緊急連絡先氏名,続柄,緊急連絡先TEL", "甲,乙,母,0312345678"), 0,
              "emergency_relation") == "母");
}

TEST_CASE("headings over three lines and a group line are understood") {
  const Roster roster =
      read(lines({"参加者名簿,,,,,", "参加者情報,,,緊急連絡先,,", "氏名,住所,,氏名,電話,備考",
                  ",区,番地,,,", "甲,港区,芝1,乙,0312345678,x"}));
  REQUIRE(roster.rows.size() == 1);
  CHECK(roster.heading_rows == 3);
  CHECK(value(roster, 0, "name") == "甲");
  CHECK(value(roster, 0, "ward") == "港区");
  CHECK(value(roster, 0, "emergency_phone_digits") == "0312345678");
}

TEST_CASE("an age that nobody can have leaves the cell empty and nobody out") {
  const Roster roster =
      read("番号,氏名,年齢,生年月日\n1,髙橋 花子,999,\n2,山田 次郎,,1800-01-01\n");
  REQUIRE(roster.rows.size() == 2);
  CHECK(roster.refused.empty());
  for (const RosterRow& row : roster.rows) {
    CHECK(!row.age_on_event);
    CHECK(std::ranges::count(row.warnings, RosterWarning::age_implausible) == 1);
  }
}
