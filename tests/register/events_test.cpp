#include "core/register/events/events.hpp"

#include <doctest/doctest.h>

#include "events_builder.hpp"

using namespace renkei;
using namespace renkei::events_test;

namespace {

// A cell of a list: what its part came to, and the warnings.
void gives(std::string_view heading, std::string_view cell, EventPart part, std::string_view value,
           std::string_view warned = "") {
  CAPTURE(cell);
  const EventRow row = read_one(heading, cell);
  CHECK(row[part] == value);
  CHECK(warnings(row) == warned);
}

}  // namespace

TEST_CASE("the sample lists of events yield exactly the expected rows") {
  for (const auto& [file, expected] :
       {std::pair{"events_recommended_2017_cp932.csv",
                  "events_recommended_2017_cp932_expected.tsv"},
        {"events_form_2022_utf8bom.csv", "events_form_2022_utf8bom_expected.tsv"},
        {"events_standard_utf8.csv", "events_standard_utf8_expected.tsv"}})
    CHECK(tsv(read(file_bytes(file))) == file_bytes(expected));
}

TEST_CASE("every line of a list of events is accounted for") {
  const EventList list = read(
      "行事の一覧\nNO,イベント名,開始日,場所名称\n必須,文字列,年月日,文字列\n【4月】\n"
      "1,茶会,2024-05-11,区役所\n,,,\nNO,イベント名,開始日,場所名称\n2,花まつり,2024-04-08,寺\n"
      "合計,2件\n※日程は変わることがあります\n");
  CHECK(list.rows.size() == 2);
  std::string reasons;
  for (const SkippedLine& line : list.skipped)
    reasons += std::to_string(line.line) + std::string(name_of(line.reason)) + " ";
  CHECK(reasons == "1title 2heading 3heading 4section 6blank 7heading 9total 10note ");
}

TEST_CASE("a row without a name or a start is refused, and everything else is kept") {
  const EventList list =
      read("イベント名,開始日,場所名称,NO\n,2024-05-11,区役所,1\n茶会,毎月1回,寺,2\n");
  REQUIRE(list.rows.size() == 2);
  CHECK(list.rows[0].refusal() == "name_missing");
  CHECK(list.rows[1].refusal() == "start_missing");
  CHECK(list.rows[1][EventPart::venue] == "寺");
  CHECK(warnings(list.rows[1]) == "start_date_unreadable");
}

TEST_CASE("days are read with their doubts") {
  gives("終了日", "5/12", EventPart::ends_on, "2024-05-12", "date_year_inferred");
  gives("終了日", "1/3", EventPart::ends_on, "2025-01-03", "date_year_inferred");
  gives("終了日", "2024-05-10", EventPart::ends_on, "", "end_before_start");
  gives("終了日", "令和6年5月12日（日・祝）", EventPart::ends_on, "2024-05-12");
  gives("終了日", "2024-06-31", EventPart::ends_on, "", "end_date_impossible");
  gives("終了日", "未定", EventPart::ends_on, "", "end_date_unreadable");
  gives("参加申込終了日", "5/11", EventPart::apply_until, "2024-05-11", "date_year_inferred");
  gives("参加申込終了日", "12/20", EventPart::apply_until, "2023-12-20", "date_year_inferred");
  gives("参加申込終了日", "2/30", EventPart::apply_until, "", "date_impossible");
  gives("参加申込終了日", "45422", EventPart::apply_until, "2024-05-10", "excel_serial_date");
}

TEST_CASE("hours are read with their doubts") {
  gives("開始時間", "午後1時半", EventPart::open, "13:30");
  gives("開始時間", "0.395833333", EventPart::open, "09:30", "excel_serial_time");
  gives("終了時間", "25:00", EventPart::close, "", "time_impossible");
  gives("終了時間", "夕方", EventPart::close, "", "time_unreadable");
  gives("開始時間,終了時間", "18:00,0:00", EventPart::close, "24:00", "close_at_midnight");
  gives("開始時間,終了時間", "18:00,9:00", EventPart::close, "", "close_before_open");
  gives("開始時間,終了日,終了時間", "18:00,2024-05-12,9:00", EventPart::close, "09:00");
}

TEST_CASE("a fee is an amount only when there is one") {
  gives("料金(基本)", "無料", EventPart::fee_yen, "0");
  gives("料金(基本)", "千五百円", EventPart::fee_yen, "1500");
  gives("料金(基本)", "1000～2000円", EventPart::fee_yen, "", "fee_several");
  gives("料金(基本)", "大人500円、小人200円", EventPart::fee_text, "大人500円、小人200円",
        "fee_several");
  gives("料金(基本)", "お気持ち", EventPart::fee_text, "お気持ち", "fee_unreadable");
  gives("料金(基本)", "999999999999", EventPart::fee_yen, "", "fee_unreadable");
  gives("料金(詳細)", "無料", EventPart::fee_yen, "0");
  gives("料金(基本),料金(詳細)", "\"4,080\",\"4,080円/月\"", EventPart::fee_text, "4,080円/月");
}

TEST_CASE("a capacity is a number of people") {
  for (const auto& [typed, people] : {std::pair{"先着30名", "30"},
                                      {"200名程度", "200"},
                                      {"40名(抽選)", "40"},
                                      {"抽選４０名", "40"},
                                      {"\"1,000人\"", "1000"},
                                      {"定員なし", ""}})
    gives("定員", typed, EventPart::capacity, people);
  for (const std::string_view typed : {"各回20名", "15組", "99999999999名", "若干名"})
    gives("定員", typed, EventPart::capacity, "", "capacity_unreadable");
}

TEST_CASE("a point is two degrees in Japan") {
  gives("緯度,経度", "139.8003,35.7117", EventPart::lat, "35.7117", "lat_lng_swapped");
  gives("緯度,経度", ",35.7117", EventPart::lng, "", "lat_lng_incomplete");
  gives("緯度,経度", "51.5,-0.12", EventPart::lat, "", "lat_lng_outside_japan");
  gives("緯度,経度", "北緯35度,139.8", EventPart::lat, "", "lat_lng_unreadable");
  gives("緯度,経度", "1e400,nan", EventPart::lat, "", "lat_lng_unreadable");
}

TEST_CASE("a telephone is one number of a telephone's length") {
  gives("連絡先電話番号", "(03)0000-0012/(0172)00-0013", EventPart::contact_phone_digits,
        "0300000012", "phone_several_numbers");
  gives("連絡先電話番号", "00-0000", EventPart::contact_phone_digits, "", "phone_length_odd");
  gives("連絡先電話番号", "03-0000-0001 内線1234", EventPart::contact_phone_digits, "0300000001");
}

TEST_CASE("a code is completed, mended or taken from names, and never from a name alone") {
  const std::string heads = "都道府県コード又は市区町村コード,都道府県名,市区町村名";
  gives(heads, "13106,,", EventPart::code6, "131067", "code5_completed");
  gives(heads, "10006,,", EventPart::code6, "010006", "leading_zero_restored");
  gives(heads, "131076,東京都,墨田区", EventPart::code6, "131075",
        "code_check_digit;code_from_name");
  gives(heads, "131076,,墨田区", EventPart::code6, "", "code_check_digit");
  gives(heads, ",北海道,", EventPart::code6, "010006", "code_from_name");
  gives(heads, "999997,,", EventPart::code6, "", "code_unknown");
  gives(heads, "044237,,", EventPart::code6, "044237");
}

TEST_CASE("an event is cancelled when the list says so, not when it might be") {
  gives("備考", "台風のため中止します", EventPart::status, "cancelled");
  gives("備考", "【延期】日程は後日", EventPart::status, "postponed");
  gives("備考", "延期になりました。", EventPart::status, "postponed");
  gives("備考", "中止", EventPart::status, "cancelled");
  gives("備考", "雨天中止", EventPart::status, "");
  gives("備考", "荒天の場合は中止します。要申込", EventPart::status, "");
  gives("備考", "要申込。感染症のため中止となりました", EventPart::status, "cancelled");
  gives("状態,備考", "予定,中止", EventPart::status, "planned");
}

TEST_CASE("texts are kept as typed; what looks like a formula or tells a person is said") {
  gives("備考", "=HYPERLINK(1)", EventPart::note, "=HYPERLINK(1)", "formula_prefix");
  gives("説明", "山田 090-0000-0001 まで", EventPart::description, "山田 090-0000-0001 まで",
        "pii_in_free_text");
  gives("説明", std::string(20'000, 'x'), EventPart::description, "", "cell_too_long");
}

TEST_CASE("headings are known in any width, with remarks in brackets, and for what they are") {
  const EventList list = read(
      "ＮＯ,名称（必須）,名称(カナ),名称(通称),開始日(必須),カテゴリー,はなし\n1,茶会,ﾁﾔｶｲ,お茶,"
      "2024-05-11,文化,x\n");
  REQUIRE(list.rows.size() == 1);
  CHECK(list.rows[0][EventPart::name] == "茶会");
  CHECK(list.rows[0][EventPart::kana] == "チヤカイ");
  CHECK(list.rows[0][EventPart::event_type] == "文化");
  const auto unused = [&](std::string_view heading) {
    for (const auto& [text, field, number] : list.mapping)
      if (text == heading) return field.empty();
    return false;
  };
  CHECK(unused("名称(通称)"));
  CHECK(unused("はなし"));
}

TEST_CASE("an event that was announced in the era that ended is taken, with a warning") {
  const EventList list = read("NO,イベント名,開始日\n1,茶会,平成31年5月5日\n");
  REQUIRE(list.rows.size() == 1);
  CHECK(list.rows[0][EventPart::starts_on] == "2019-05-05");
  CHECK(warnings(list.rows[0]) == "era_had_ended");
}

TEST_CASE("a file that is no list of events is refused, and nothing that is thrown at it is lost") {
  const auto code = [](std::string_view bytes) {
    auto result = read_events(bytes, own_municipalities());
    const auto* error = std::get_if<RegisterError>(&result);
    return error == nullptr ? std::string{} : error->code;
  };
  CHECK(code("") == "register_empty");
  CHECK(code("氏名,生年月日\n見本 例,S63.5.10\n") == "register_no_event_table");
  CHECK(code(std::string("PK\x03\x04") + "x") == "register_is_workbook");
  const EventList list =
      read(std::string("NO,イベント名,開始日\n1,茶") + '\0' + "会,2024-05-11\n2,\xFF\xFE,x,y,z\n");
  CHECK(list.rows.size() == 2);
  std::string many = "NO,イベント名,開始日\n";
  for (int i = 0; i < 20'000; ++i) many += "1,茶会,2024-05-11\n";
  CHECK(read(many).rows.size() == 20'000);
}
