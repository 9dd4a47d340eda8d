#include "core/register/roster/roster_values.hpp"

#include <doctest/doctest.h>

#include <random>

#include "core/register/wards.hpp"
#include "roster_builder.hpp"

using namespace renkei;
using namespace renkei::roster_test;

namespace {

struct Pair {
  std::string_view cell;
  std::string_view wanted;
};

// The column's value for one cell under one heading, beside a name and two other columns.
void check_values(std::string_view heading, std::string_view column,
                  std::initializer_list<Pair> pairs) {
  for (const Pair& pair : pairs) {
    CAPTURE(pair.cell);
    const Roster roster = read_one("氏名," + std::string(heading) + ",摘要,続柄x,バス",
                                   "甲,\"" + std::string(pair.cell) + "\",,,");
    CHECK(value(roster, 0, column) == pair.wanted);
  }
}

}  // namespace

TEST_CASE("names are kept as typed but for width of kana and blanks") {
  CHECK(clean_name(" 髙橋 例太　") == "髙橋　例太");
  CHECK(clean_name("小林 ｻﾝﾌﾟﾙ") == "小林　サンプル");
  CHECK(clean_name("ｻﾝﾌﾟﾙ・ジョン") == "サンプル　ジョン");
  CHECK(clean_name("ｻﾝﾌﾟﾙ･ｼﾞｮﾝ") == "サンプル　ジョン");
  CHECK(clean_name("甲・乙") == "甲・乙");
  CHECK(clean_name("山\uFA11\U000E0100") == "山\uFA11\U000E0100");
  CHECK(clean_kana("とくなが  かなこ") == "トクナガ　カナコ");
}

TEST_CASE("sex is an ISO 5218 code, and not answering is not the same as not known") {
  check_values("性別", "sex_iso5218",
               {{"男", "1"},
                {"男性", "1"},
                {"M", "1"},
                {"１", "1"},
                {"ｆ", "2"},
                {"女性", "2"},
                {"2", "2"},
                {"回答しない", "9"},
                {"その他", "9"},
                {"", "0"},
                {"－", "0"},
                {"不明", "0"},
                {"?", "0"}});
  CHECK(value(read_one("氏名,性別,電話", "甲,宇宙人,0312345678"), 0, "warnings") ==
        "sex_unreadable");
}

TEST_CASE("ages are read in every form, and the birth date has the last word") {
  check_values("年齢", "age_on_event",
               {{"３５歳", "35"},
                {"満34", "34"},
                {"65", "65"},
                {"7才", "7"},
                {"８か月", "0"},
                {"", ""},
                {"30代", ""},
                {"x", ""}});
  check_values("年齢", "age_band",
               {{"３５歳", "30代"},
                {"30代", "30代"},
                {"９０", "80代以上"},
                {"80代以上", "80代以上"},
                {"9歳以下", "9歳以下"},
                {"10歳未満", "9歳以下"},
                {"70代以上", ""},
                {"", ""}});
  CHECK(value(read_one("氏名,年齢,電話", "甲,70代以上,0312345678"), 0, "warnings") ==
        "age_band_open");
  const Roster roster = read(lines({"氏名,生年月日,年齢", "甲,1970-06-15,52", "乙,1970-06-15,53",
                                    "丙,1970-06-15,", "丁,1970-06-15,40代"}));
  CHECK(value(roster, 0, "warnings") == "age_differs_from_birth_date");
  CHECK(value(roster, 0, "age_on_event") == "53");
  CHECK(value(roster, 1, "warnings") == "");
  CHECK(value(roster, 2, "warnings") == "");
  CHECK(value(roster, 3, "warnings") == "age_differs_from_birth_date");
}

TEST_CASE("birth date and age in one cell are told apart") {
  const Roster roster = read(lines(
      {"氏名,生年月日・年齢,性別", "甲,S63.5.10（35歳）,女", "乙,昭和63年5月10日・満36歳,女"}));
  CHECK(value(roster, 0, "birth") == "1988-05-10");
  CHECK(value(roster, 0, "warnings") == "");
  CHECK(value(roster, 1, "birth") == "1988-05-10");
  CHECK(value(roster, 1, "warnings") == "age_differs_from_birth_date");
}

TEST_CASE("whoever is not of age on the day of the event is a minor, by the law of that day") {
  const std::string rows = lines({"氏名,生年月日", "甲,2005-10-15", "乙,2005-10-14"});
  CHECK(value(read(rows), 0, "warnings") == "minor");
  CHECK(value(read(rows), 1, "warnings") == "");
  RosterContext earlier;
  earlier.event_on = {2022, 3, 31};
  CHECK(value(read(lines({"氏名,生年月日,性別", "甲,2002-04-01,女"}), earlier), 0, "warnings") ==
        "minor");
}

TEST_CASE("photo consent knows yes, no, the guardian's yes and nothing") {
  check_values("写真掲載の可否", "photo_consent",
               {{"同意", "yes"},
                {"可", "yes"},
                {"○", "yes"},
                {"ＯＫ", "yes"},
                {"不同意", "no"},
                {"不可", "no"},
                {"×", "no"},
                {"NG", "no"},
                {"保護者同意", "guardian_yes"},
                {"保護者可", "guardian_yes"},
                {"", "unknown"},
                {"－", "unknown"},
                {"未確認", "unknown"},
                {"たぶん", "unknown"}});
  CHECK(value(read_one("氏名,写真,電話", "甲,たぶん,0312345678"), 0, "warnings") ==
        "photo_consent_unreadable");
}

TEST_CASE("no allergy is written in many ways, and an allergy stays as typed") {
  check_values("アレルギー", "allergy",
               {{"なし", ""},
                {"特になし", ""},
                {"特になし。", ""},
                {"無", ""},
                {"ﾅｼ", ""},
                {"－", ""},
                {"None", ""},
                {"卵、乳", "卵、乳"},
                {"えび・かに（エピペン持参）", "えび・かに（エピペン持参）"},
                {"なし（猫のみ）", "なし（猫のみ）"}});
}

TEST_CASE("the remark tells who cancelled, who came without booking and who waits") {
  check_values("備考", "status",
               {{"", "confirmed"},
                {"キャンセル（9/25電話）", "cancelled"},
                {"取消", "cancelled"},
                {"参加辞退", "cancelled"},
                {"キャンセル待ち", "waiting"},
                {"キャンセル料説明済み", "confirmed"},
                {"取消なし", "confirmed"},
                {"当日追加", "walk_in"},
                {"飛び入り参加", "walk_in"},
                {"補欠2番", "waiting"},
                {"補欠から繰上", "confirmed"},
                {"無断欠席", "no_show"},
                {"ｷｬﾝｾﾙ", "cancelled"}});
}

TEST_CASE("an address in one cell is split into ward and rest") {
  const Roster roster = read(
      lines({"氏名,住所,電話", "甲,東京都台東区浅草９９－９－１,0312345678",
             "乙,〒111-0032　台東区浅草99-9-1,0312345678", "丙,千葉県市川市八幡99-1,0312345678",
             "丁,浅草99-9-1,0312345678", "戊,札幌市中央区北99,0312345678",
             "己,北区赤羽99-1 ﾏﾝｼｮﾝ１０１,0312345678", "庚,,0312345678"}));
  const auto address = [&](std::size_t row) {
    return value(roster, row, "ward_code6") + "|" + value(roster, row, "ward") + "|" +
           value(roster, row, "address_rest") + "|" + value(roster, row, "warnings");
  };
  CHECK(address(0) == "131067|台東区|浅草99-9-1|");
  CHECK(address(1) == "131067|台東区|浅草99-9-1|");
  CHECK(address(2) == "||千葉県市川市八幡99-1|outside_target_wards");
  CHECK(address(3) == "||浅草99-9-1|ward_unknown");
  CHECK(address(4) == "||札幌市中央区北99|outside_target_wards");
  CHECK(address(5) == "131172|北区|赤羽99-1 マンション101|");
  CHECK(address(6) == "|||");
}

TEST_CASE("a ward's own column may hold it in every form") {
  check_values("区名", "ward_code6",
               {{"台東区", "131067"},
                {"東京都台東区", "131067"},
                {"台東", "131067"},
                {"たいとう区", "131067"},
                {"131067", "131067"},
                {"13106", "131067"},
                {"渋谷区", "131130"},
                {"八王子市", ""}});
  CHECK(tokyo_wards().size() == 23);
  const Roster both = read_one("氏名,区名,番地以下", "甲,墨田区,東京都墨田区押上99");
  CHECK(value(both, 0, "address_rest") == "押上99");
}

TEST_CASE(
    "who lives outside the target wards is told by the targets, by the remark, or by another "
    "municipality") {
  const std::string rows = lines(
      {"氏名,区名,備考", "甲,荒川区,", "乙,渋谷区,区外（要確認）", "丙,市川市,", "丁,台東区,"});
  const Roster open = read(rows);
  CHECK(value(open, 0, "warnings") == "");
  CHECK(value(open, 1, "warnings") == "outside_target_wards");
  CHECK(value(open, 2, "warnings") == "outside_target_wards");
  RosterContext context = sample_context();
  context.target_wards = {"131067", "13107"};
  const Roster targeted = read(rows, context);
  CHECK(value(targeted, 0, "warnings") == "outside_target_wards");
  CHECK(value(targeted, 3, "warnings") == "");
}

TEST_CASE("same as above means the last person's cell, through any chain") {
  const Roster roster = read(lines({"氏名,区名,番地,電話", "甲,東京都墨田区,錦糸１,0312345678",
                                    "【2号車】", "乙,〃,同上,〃", "丙,〃,,0311112222"}));
  CHECK(value(roster, 1, "ward") == "墨田区");
  CHECK(value(roster, 1, "address_rest") == "錦糸1");
  CHECK(value(roster, 1, "phone_digits") == "0312345678");
  CHECK(value(roster, 1, "warnings") == "ditto_resolved");
  CHECK(value(roster, 2, "ward") == "墨田区");
  CHECK(value(read_one("氏名,区名,電話", "甲,〃,0312345678"), 0, "warnings") == "ditto_unresolved");
}

TEST_CASE("an emergency contact in one cell is taken apart, and one without a number is missing") {
  const Roster roster = read(lines({"氏名,緊急連絡先,性別", "甲,髙橋 例太（夫）090-0000-0101,女",
                                    "乙,03-0000-0002,男", "丙,父,男", "丁,,男"}));
  CHECK(value(roster, 0, "emergency_name") == "髙橋 例太");
  CHECK(value(roster, 0, "emergency_relation") == "夫");
  CHECK(value(roster, 0, "emergency_phone_digits") == "09000000101");
  CHECK(value(roster, 1, "emergency_phone_digits") == "0300000002");
  CHECK(value(roster, 2, "warnings") == "emergency_contact_missing");
  CHECK(value(roster, 3, "warnings") == "emergency_contact_missing");
}

TEST_CASE("telephones that a spreadsheet damaged are doubted") {
  const Roster roster = read(lines({"氏名,電話,携帯,性別", "甲,9000000004,,男", "乙,9.0E+09,,男",
                                    "丙,,090-1111-2222,男", "丁,123,,男"}));
  CHECK(value(roster, 0, "warnings") == "phone_leading_zero_restored");
  CHECK(value(roster, 0, "phone_digits") == "09000000004");
  CHECK(value(roster, 1, "warnings") == "phone_damaged_by_spreadsheet");
  CHECK(value(roster, 2, "phone_digits") == "09011112222");
  CHECK(value(roster, 3, "warnings") == "phone_length_odd");
}

TEST_CASE("lost, private and invisible characters are warned about and kept") {
  const Roster roster = read(lines({"氏名,性別,電話", "?田,男,0312345678", "〓田,男,0312345678",
                                    "\uE000田,男,0312345678", "甲\u202E乙,男,0312345678"}));
  CHECK(value(roster, 0, "warnings") == "lost_character_?");
  CHECK(value(roster, 1, "warnings") == "lost_character_?");
  CHECK(value(roster, 2, "warnings") == "private_use_character");
  CHECK(value(roster, 3, "warnings") == "invisible_character");
  CHECK(value(roster, 3, "name") == "甲\u202E乙");
}

TEST_CASE("the same person twice is kept twice and marked, and a namesake is not") {
  const Roster roster = read(
      lines({"No.,氏名,フリガナ,生年月日,年齢", "1,髙橋 例子,タカハシ レイコ,S63.5.10,",
             "2,高橋　例子,たかはし れいこ,1988/5/10,", "3,高橋 例子,タカハシ レイコ,1970-01-01,",
             "4,田中 甲,タナカ コウ,,30", "5,田中 甲,タナカ コウ,,31", "6,田中 甲,タナカ コウ,,60",
             ",髙橋礼子,タカハシレイコ,S63.5.10,"}));
  REQUIRE(roster.rows.size() == 7);
  CHECK(value(roster, 0, "warnings") == "");
  CHECK(value(roster, 1, "warnings") == "possible_duplicate_of_no_1");
  CHECK(value(roster, 2, "warnings") == "");
  CHECK(value(roster, 4, "warnings") == "birth_missing;possible_duplicate_of_no_4");
  CHECK(value(roster, 5, "warnings") == "birth_missing");
  CHECK(value(roster, 6, "warnings") == "possible_duplicate_of_no_1");
  CHECK(roster.rows[6].probably_same_as->line == 2);
}

TEST_CASE("one number or one seat given twice is noticed, unless its holder cancelled") {
  const Roster roster = read(lines({"No.,氏名,バス,座席,備考", "1,甲,1,1A,キャンセル", "2,乙,1,1a,",
                                    "2,丙,1,1A,", "4,丁,2,1A,"}));
  CHECK(value(roster, 1, "warnings") == "");
  CHECK(value(roster, 2, "warnings") == "number_repeated;seat_repeated");
  CHECK(value(roster, 3, "warnings") == "");
}

TEST_CASE("a name of a million characters is refused, one of two hundred is not") {
  const auto with_name = [](std::size_t length) {
    std::string name;
    for (std::size_t i = 0; i < length; ++i) name += "あ";
    return read(lines({"氏名,性別,電話", name + ",男,0312345678"}));
  };
  CHECK(with_name(200).rows.size() == 1);
  CHECK(with_name(201).refused.at(0).code == "name_too_long");
  CHECK(with_name(1'000'000).refused.at(0).code == "cell_too_long");
}

TEST_CASE("damaged rosters are read or refused, never the end of the program") {
  const std::string sample = file_bytes("tour_roster_cp932.csv");
  std::mt19937 random(64);
  for (int round = 0; round < 400; ++round) {
    std::string bytes = sample.substr(0, round % 4 == 0 ? random() % sample.size() : sample.size());
    for (auto changes = random() % 40; changes > 0 && !bytes.empty(); --changes) {
      const std::size_t at = random() % bytes.size();
      switch (random() % 3) {
        case 0:
          bytes[at] = static_cast<char>(random() % 256);
          break;
        case 1:
          bytes.insert(at, 1, "\",\r\n\t\0"[random() % 6]);
          break;
        default:
          bytes.erase(at, 1 + random() % 3);
          break;
      }
    }
    const auto result = read_roster(bytes, sample_context());
    const auto* roster = std::get_if<Roster>(&result);
    REQUIRE((roster != nullptr || !std::get<RegisterError>(result).code.empty()));
    if (roster == nullptr) continue;
    const std::string tsv = roster_tsv(*roster);
    REQUIRE(static_cast<std::size_t>(std::count(tsv.begin(), tsv.end(), '\n')) ==
            roster->rows.size() + 1);
  }
}

TEST_CASE("what our own lists write is read back") {
  for (const auto& [typed, consent] : {std::pair{"● 可", "yes"},
                                       {"✕ 不可", "no"},
                                       {"▲ 未確認", "unknown"},
                                       {"● 保護者可", "guardian_yes"},
                                       {"● yes", "yes"},
                                       {"✕ no", "no"},
                                       {"▲ not asked yet", "unknown"},
                                       {"● guardian agrees", "guardian_yes"},
                                       {"–", "unknown"}}) {
    const Roster roster = read_one("氏名,写真掲載", "見本 例," + std::string(typed));
    CAPTURE(typed);
    CHECK(value(roster, 0, "photo_consent") == consent);
    CHECK(value(roster, 0, "warnings") == "");
  }
  CHECK(value(read_one("氏名,配慮事項", "見本 例,アレルギー：そば"), 0, "allergy") == "そば");
  for (const char* bus : {"1号車", "Bus 1", "bus1", "バス1"})
    CHECK(value(read_one("氏名,号車", "見本 例," + std::string(bus)), 0, "bus") == "1");
  CHECK(value(read_one("氏名,号車", "見本 例,Business"), 0, "bus") == "Business");
}
