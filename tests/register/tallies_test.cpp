#include <doctest/doctest.h>

#include <algorithm>

#include "core/register/tallies/tally_sheet.hpp"

using namespace renkei;

namespace {

constexpr TallyContext one_day = {{2023, 11, 22}, {2023, 11, 22}};

TallySheet read(const std::string& bytes, const TallyContext& context = one_day) {
  auto sheet = read_tallies(bytes, context);
  REQUIRE(std::holds_alternative<TallySheet>(sheet));
  return std::get<TallySheet>(std::move(sheet));
}

// "09 A 一般 6 count", a row each.
std::vector<std::string> rows(const TallySheet& sheet) {
  std::vector<std::string> out;
  for (const TallyRow& row : sheet.rows)
    out.push_back((row.hour < 10 ? "0" : "") + std::to_string(row.hour) + " " + row.gate + " " +
                  row.category + " " + (row.count ? std::to_string(*row.count) : "") + " " +
                  row.quality);
  return out;
}

using Rows = std::vector<std::string>;

bool is_noted(const TallySheet& sheet, const std::string& code, const std::string& original = "") {
  return std::ranges::any_of(sheet.notes, [&](const TallyNote& note) {
    return note.code == code && (original.empty() || note.original == original);
  });
}

std::string shown(std::string_view cell) {
  const CountCell count = read_count(cell);
  return std::string(name_of(count.quality)) + " " + std::to_string(count.n);
}

}  // namespace

TEST_CASE("what a cell of a tally sheet means") {
  CHECK(shown("１５") == "count 15");
  CHECK(shown("15名") == "count 15");
  CHECK(shown(" 7 人 ") == "count 7");
  CHECK(shown("1,200") == "count 1200");
  CHECK(shown("12.0") == "count 12");
  CHECK(shown("正正下") == "count 13");
  CHECK(shown("止") == "count 4");
  CHECK(shown("Ｔ") == "count 2");
  CHECK(shown("丅") == "count 2");
  CHECK(shown("正丁") == "count 7");
  CHECK(shown("一") == "count 1");
  CHECK(shown("約3") == "estimate 3");
  CHECK(shown("8人くらい") == "estimate 8");
  CHECK(shown("30位") == "estimate 30");
  CHECK(shown("20弱") == "estimate 20");
  for (const char* none : {"－", "0", "０", "なし", "ー"}) CHECK(shown(none) == "count 0");
  for (const char* missing : {"×", "休", "計測せず"}) CHECK(shown(missing) == "missing 0");
  CHECK(shown("") == "empty 0");
  for (const char* doubtful : {"1,00", "-3", "=3+4", "下正", "20～30", "多数", "1000001", "3.5",
                               "99999999999999999999", "正の字"})
    CHECK(shown(doubtful) == "unreadable 0");
}

TEST_CASE("hours and times as they are written") {
  const auto hour = [](std::string_view cell) {
    const auto band = read_hour_band(cell);
    return band ? std::to_string(band->from) + "-" + std::to_string(band->to) : std::string();
  };
  CHECK(hour("9時台") == "540-600");
  CHECK(hour("９時") == "540-600");
  CHECK(hour("10:00～11:00") == "600-660");
  CHECK(hour("10時〜11時") == "600-660");
  CHECK(hour("20:00～20:30") == "1200-1230");
  CHECK(hour("午後1時台") == "780-840");
  CHECK(hour("24:00-25:00") == "1440-1500");
  for (const char* none : {"9", "", "99時", "計", "11:00～10:00", "9時ごろ"})
    CHECK(hour(none) == "");

  const auto minute = [](std::string_view cell) {
    const auto read = read_minute(cell);
    return read ? read->minute : -1;
  };
  CHECK(minute("10:15") == 615);
  CHECK(minute("9時半") == 570);
  CHECK(minute("午後1時") == 780);
  CHECK(minute("午後１時１５分") == 795);
  CHECK(minute("正午") == 720);
  CHECK(minute("0.395833333") == 570);
  CHECK(minute("3時") == 900);
  CHECK(read_minute("3時")->assumed_afternoon);
  for (const char* none : {"", "10", "昼", "31:00", "10:75", "10:1x"}) CHECK(minute(none) == -1);
  CHECK(hour_of_count(11 * 60) == 10);
  CHECK(hour_of_count(10 * 60 + 15) == 10);
  CHECK(hour_of_look(11 * 60 + 15) == 10);
  CHECK(hour_of_look(11 * 60 + 16) == 11);
}

TEST_CASE(
    "an hour that is blank at every gate gives no rows, an empty cell beside others is zero") {
  const TallySheet sheet =
      read("時間帯,A口,,B口\n,一般,関係者,一般\n9時台,3,,\n10時台,,,\n11時台,,1,×\n");
  CHECK(rows(sheet) == Rows{"09 A 一般 3 count", "09 A 関係者 0 count", "09 B 一般 0 count",
                            "11 A 一般 0 count", "11 A 関係者 1 count", "11 B 一般  missing"});
  REQUIRE(sheet.skipped.size() == 3);
  CHECK(sheet.skipped[2].reason == SkipReason::unused);
}

TEST_CASE("what cannot be read is empty, named, and no zero") {
  const TallySheet sheet = read("時間帯,A口\n,一般\n9時台,たくさん\n10時台,4\n");
  CHECK(rows(sheet) == Rows{"09 A 一般  unreadable", "10 A 一般 4 count"});
  CHECK(is_noted(sheet, "count_unreadable", "たくさん"));
}

TEST_CASE("a counter that goes on after a low reading slipped, one that stays low was reset") {
  const TallySheet slip = read("時間帯,B口\n,累計\n9時台,417\n10時台,48\n11時台,535\n");
  CHECK(rows(slip) ==
        Rows{"09 B (全員) 417 counter_diff", "10 B (全員)  missing", "11 B (全員) 118 2h_sum"});
  CHECK(is_noted(slip, "reading_doubtful", "48"));
  const TallySheet fell = read("時間帯,B口\n,累計\n9時台,417\n10時台,48\n11時台,90\n");
  CHECK(rows(fell) == Rows{"09 B (全員) 417 counter_diff", "10 B (全員) 48 counter_diff",
                           "11 B (全員) 42 counter_diff"});
  CHECK(is_noted(fell, "counter_fell", "48"));
}

TEST_CASE("a reset in the remark starts from zero") {
  const TallySheet sheet =
      read("時間帯,B口,備考\n,累計,\n9時台,417,\n10時台,48,途中で0に戻した\n11時台,535,\n");
  CHECK(rows(sheet) == Rows{"09 B (全員) 417 counter_diff", "10 B (全員) 48 counter_diff",
                            "11 B (全員) 487 counter_diff"});
  CHECK(sheet.notes.empty());
}

TEST_CASE("hours without a look are held by the next, however many") {
  const TallySheet sheet = read(
      "時間帯,A口,B口\n,一般,累計\n9時台,1,10\n10時台,1,\n11時台,1,休\n"
      "12時台,1,40\n13時台,1,\n");
  CHECK(rows(sheet)[7] == "12 B (全員) 30 3h_sum");
  CHECK(rows(sheet)[9] == "13 B (全員)  missing");
}

TEST_CASE("two counters at one gate add up") {
  const TallySheet sheet = read("時間帯,B口,\n,累計,累計\n9時台,10,5\n10時台,30,6\n");
  CHECK(rows(sheet) == Rows{"09 B (全員) 15 counter_diff", "10 B (全員) 21 counter_diff"});
  REQUIRE(sheet.looks.size() == 4);
  CHECK(sheet.looks[0].counter != sheet.looks[2].counter);
}

TEST_CASE("sums in the sheet are checked and never used") {
  const TallySheet sheet =
      read("時間帯,A口,,小計\n,一般,関係者,\n9時台,3,2,3\n10時台,4,0,5\n計,7,2,8\n");
  CHECK(sheet.rows.size() == 4);
  REQUIRE(sheet.notes.size() == 2);
  CHECK(sheet.notes[0].line == 4);
  CHECK(sheet.notes[0].label == "小計");
  CHECK(sheet.notes[0].original == "5");
  CHECK(sheet.notes[0].instead == "4");
  CHECK(sheet.notes[1].line == 5);
  CHECK(sheet.notes[1].instead == "7");
}

TEST_CASE("hours across: a block a day, and 〃 repeats the gate") {
  const TallySheet sheet = read(
      "11月22日（水）\n入口,区分,10時台,11時台,計\n正面口,一般,1,2,3\n〃,小人,,正,6\n"
      "11月23日（木）\n入口,区分,10時台,12時台,計\n裏口,表示値,5,9,9\n小計,,5,4,9\n",
      {{2023, 11, 22}, {2023, 11, 23}});
  CHECK(rows(sheet) == Rows{"10 正面口 一般 1 count", "10 正面口 小人 0 count",
                            "11 正面口 一般 2 count", "11 正面口 小人 5 count",
                            "10 裏口 (全員) 5 counter_diff", "12 裏口 (全員) 4 counter_diff"});
  CHECK(sheet.rows[4].date == CivilDate{2023, 11, 23});
  CHECK(is_noted(sheet, "date_year_inferred"));
  CHECK(is_noted(sheet, "subtotal_differs", "6"));
  CHECK(!is_noted(sheet, "subtotal_differs", "9"));
}

TEST_CASE("one note a line: notes of an hour are one row, and categories have their usual names") {
  const TallySheet sheet = read(
      "日付,時刻,ゲート,種別,人数,メモ\n11/22,10:15,東口,大人,6,\n"
      "11/22,11:00,東口,成人,約2,\n11/22,11:01,東口,大人,3,\n"
      "11/22,11:30,東口,大人,？,\n11/22,3時,東口,スタッフ,1,\n");
  CHECK(rows(sheet) ==
        Rows{"10 東口 一般 8 estimate", "11 東口 一般 3 count", "14 東口 関係者 1 count"});
  CHECK(is_noted(sheet, "count_unreadable", "？"));
  CHECK(is_noted(sheet, "afternoon_assumed", "3時"));
  CHECK(!sheet.rows[2].is_visitor());
}

TEST_CASE("lines whose day, hour or time is not known are refused by name and take nothing along") {
  const TallyContext two_days = {{2023, 11, 22}, {2023, 11, 23}};
  const TallySheet down = read("時間帯,A口\n,一般\n9時台,3\n昼ごろ,5\n", two_days);
  CHECK(down.rows.empty());
  REQUIRE(down.refused.size() == 2);
  CHECK(down.refused[0].code == "hour_unreadable");
  CHECK(down.refused[1].code == "day_missing");
  const TallySheet notes = read("日付,時刻,場所,人数\n11/22,昼,東口,3\n11/31,10:00,東口,3\n");
  REQUIRE(notes.refused.size() == 2);
  CHECK(notes.refused[0].code == "time_unreadable");
  CHECK(notes.refused[1].code == "day_missing");
}

TEST_CASE("of several cells of a line that cannot be read, each is noted with its own place") {
  const TallySheet sheet =
      read("時間帯,正面口,,地下口\n,大人,子ども,大人\n9時台,abc,1,3.5\n10時台,5,1,2\n");
  std::vector<std::string> noted;
  for (const TallyNote& note : sheet.notes) noted.push_back(note.label + "=" + note.original);
  CHECK(noted == std::vector<std::string>{"正面口 大人 09=abc", "地下口 大人 09=3.5"});
}

TEST_CASE("every line of a sheet is a row, skipped or refused") {
  const std::string text =
      "表\n令和5年11月22日\n\n時間帯,A口,B口\n,一般,累計\n9時台,1,5\n昼,2,\n10時台,,\n"
      "計,1,5\n※注\nおわり\n";
  const TallySheet sheet = read(text);
  CHECK(sheet.skipped.size() + sheet.refused.size() + 1 == 11);
}

TEST_CASE("a file that is no tally sheet says so") {
  const auto code = [](const std::string& bytes) {
    const auto read = read_tallies(bytes, one_day);
    const auto* problem = std::get_if<RegisterError>(&read);
    return problem ? problem->code : std::string();
  };
  CHECK(code("氏名,年齢\n甲,3\n") == "register_no_tally_table");
  CHECK(code("") == "register_empty");
}

TEST_CASE("hostile sheets are read in bounded time and lose no figure to another") {
  std::string wide = "入口,区分";
  for (int i = 0; i < 250; ++i) wide += ",9時台";
  wide += "\n正面,一般";
  for (int i = 0; i < 250; ++i) wide += ",1";
  CHECK(rows(read(wide + "\n")) == Rows{"09 正面 一般 250 count"});
  std::string tall = "時間帯,A口\n,累計\n";
  for (int i = 0; i < 3'000; ++i) tall += "9時台," + std::to_string(i % 7) + "\n";
  CHECK(read(tall).rows.size() == 1);
  const std::string nul = std::string("時間帯,A口\n,一般\n9時台,\"=1+1\"\n10時台,3") + '\0' + "\n";
  CHECK(read(nul).rows.size() == 2);
  CHECK(read("時間帯,A口\n,一般\n9時台,1,2,3,4\n10時台\n").rows.size() == 1);
}

TEST_CASE("commas inside counts and remarks are no delimiter between tabs") {
  const TallySheet sheet = read(
      "時間帯\tA口\t備考\n\t一般\t\n9時台\t1,200\t雨, 風, 寒さ, 強風\n10時台\t1,050\t雨, 風, 寒さ, "
      "強風\n");
  CHECK(rows(sheet) == Rows{"09 A 一般 1200 count", "10 A 一般 1050 count"});
  CHECK(sheet.delimiter == '\t');
}
