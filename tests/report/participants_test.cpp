#include <doctest/doctest.h>

#include "core/report/writers.hpp"
#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

// Two buses on 14 October 2023; nobody yet.
struct Outing {
  FakeRecords records;
  ReportQuery query;
  EntryId tour, first, second;

  Outing() {
    const EntryId event = records.add("event", {{"name", "交流"}, {"starts_on", "2023-10-14"}});
    tour = records.add("tour", {{"event_id", event}, {"name", "十勝"}});
    first = records.add("vehicle", {{"tour_id", tour}, {"no", "1号車"}, {"layout", "1A 1B"}});
    second = records.add("vehicle", {{"tour_id", tour}, {"no", "2号車"}, {"layout", "1A 1B"}});
    query.tour = tour;
  }
  EntryId person(std::int64_t no, const char* name, Assigns fields = {}) {
    fields.insert(fields.end(), {{"tour_id", tour}, {"no", no}, {"name", name}});
    return records.add("participant", fields);
  }
  Report list(const char* audience) {
    query.audience = audience;
    return made("participants", query, records);
  }
  Error refusal(const char* name = "participants") const {
    const auto report = make_report(name, query, records, {});
    REQUIRE_FALSE(report);
    return report.error();
  }
};

std::vector<std::string> labels_of(const Table& table) {
  std::vector<std::string> labels;
  for (const Column& column : table.columns) labels.push_back(column.label);
  return labels;
}

using Labels = std::vector<std::string>;
constexpr std::string_view audience_names[] = {"leader", "insurer", "host", "hotel",
                                               "photographer"};

// A hidden child of eight who has an allergy, and an adult.
EntryId add_hidden_child(Outing& outing) {
  outing.person(1, "髙橋　花子", {{"age", std::int64_t{34}}, {"bus", "1号車"}, {"seat", "1A"}});
  return outing.person(2, "秘密　太郎",
                       {{"kana", "ヒミツ　タロウ"},
                        {"age", std::int64_t{8}},
                        {"ward_code6", "131067"},
                        {"phone", "09099998888"},
                        {"allergy", "落花生"},
                        {"bus", "1号車"},
                        {"seat", "1B"},
                        {"room", "305"},
                        {"group_id", "G9"},
                        {"hide_on_lists", std::int64_t{1}}});
}

}  // namespace

TEST_CASE("each of those who are handed a list has the columns that they need and no other") {
  Outing outing;
  outing.person(1, "髙橋");
  CHECK(labels_of(outing.list("leader").tables[0]) ==
        Labels{"番号", "号車", "座席", "氏名", "フリガナ", "年代", "区", "同行", "電話",
               "緊急連絡先", "配慮", "写真掲載", "受付"});
  CHECK(labels_of(outing.list("insurer").tables[0]) ==
        Labels{"番号", "氏名", "フリガナ", "生年月日", "年齢（出発日）", "区"});
  CHECK(labels_of(outing.list("host").tables[0]) == Labels{"番号", "氏名", "年代", "配慮事項"});
  CHECK(labels_of(outing.list("hotel").tables[0]) ==
        Labels{"部屋", "氏名", "フリガナ", "年齢区分", "区", "配慮事項"});
  CHECK(labels_of(outing.list("photographer").tables[0]) == Labels{"番号", "号車", "座席"});
  outing.person(2, "濵田", {{"sex", std::int64_t{2}}});
  CHECK(labels_of(outing.list("insurer").tables[0]) ==
        Labels{"番号", "氏名", "フリガナ", "生年月日", "年齢（出発日）", "性別", "区"});
}

TEST_CASE("the leader's list says whom to call and who needs care, not which") {
  Outing outing;
  const EntryId guardian = outing.person(1, "髙橋　花子",
                                         {{"bus", "1"},
                                          {"seat", "1B"},
                                          {"birth", "1958-10-14"},
                                          {"ward_code6", "131067"},
                                          {"phone", "0352535111"},
                                          {"consent_photo", "yes"}});
  outing.person(2, "髙橋　翔",
                {{"bus", "1号車"},
                 {"seat", "1A"},
                 {"group_id", "G1"},
                 {"guardian_participant_id", guardian},
                 {"emergency_name", "髙橋　一郎"},
                 {"emergency_relation", "父"},
                 {"emergency_phone", "09012345678"},
                 {"allergy", "そば"}});
  const Table table = outing.list("leader").tables[0];
  REQUIRE(table.rows.size() == 2);  // by seat
  CHECK(cell(table, 0, "name") == "髙橋　翔");
  CHECK(cell(table, 0, "group") == "G1、保護者 No.1");
  CHECK(cell(table, 0, "emergency") == "髙橋　一郎（父） 090-1234-5678");
  CHECK(cell(table, 0, "care_mark") == "●");
  CHECK(cell(table, 0, "photo") == "▲ 未確認");
  CHECK(cell(table, 0, "received") == "□");
  CHECK(cell(table, 1, "bus") == "1号車");
  CHECK(cell(table, 1, "age_band") == "60代");
  CHECK(cell(table, 1, "ward") == "台東区");
  CHECK(cell(table, 1, "own_phone") == "(03)5253-5111");
  CHECK(cell(table, 1, "care_mark") == "");
  for (const Row& row : table.rows)
    for (const Cell& each : row.cells) CHECK(text_of(each).find("そば") == std::string::npos);
  CHECK(any_contains(table.notes, "handover"));
}

TEST_CASE("the insurer gets ages on the day of departure, and what changed with whom") {
  Outing outing;
  outing.person(1, "甲", {{"birth", "2011-10-15"}, {"sex", std::int64_t{1}}});
  outing.person(2, "乙", {{"status", "cancelled"}, {"age", std::int64_t{40}}});
  outing.person(3, "丙", {{"status", "walk_in"}});
  outing.person(4, "丁", {{"status", "no_show"}});
  outing.person(5, "戊", {{"status", "waiting"}});
  const EntryId stop = outing.records.add("stop", {{"tour_id", outing.tour}, {"name", "農園"}});
  const EntryId left = outing.person(6, "己");
  outing.records.add("left_tour", {{"participant_id", left}, {"from_stop", stop}});
  const Report report = outing.list("insurer");
  const Table& list = report.tables[0];
  REQUIRE(list.rows.size() == 3);
  CHECK(cell(list, 0, "birth") == "2011-10-15");
  CHECK(cell(list, 0, "age_that_day") == "11");
  CHECK(cell(list, 0, "sex") == "男");
  const Table& changes = table_of(report, "participants_changes");
  REQUIRE(changes.rows.size() == 4);
  const auto change = [&](const char* no) {
    return cell(changes, row_where(changes, {{"no", no}}), "list_change");
  };
  CHECK(change("2") == "取消");
  CHECK(change("3") == "当日追加");
  CHECK(change("4") == "無断欠席");
  CHECK(change("6") == "途中離団（農園から）");
  CHECK(cell(changes, row_where(changes, {{"no", "2"}}), "age_that_day") == "40");
  CHECK(any_contains(changes.notes, "2023年10月21日"));
}

TEST_CASE("who cancelled, waits or never came is on no list before the trip") {
  Outing outing;
  outing.person(1, "甲");
  for (const char* status : {"cancelled", "waiting", "no_show"})
    outing.person(2, "乙", {{"status", status}, {"consent_photo", "no"}});
  for (const std::string_view name : {"leader", "host", "hotel"})
    CHECK(outing.list(name.data()).tables[0].rows.size() == 1);
  CHECK(outing.list("photographer").tables[0].rows.empty());
}

TEST_CASE("hosts and hotels are told what they have to care for, and no notes") {
  Outing outing;
  outing.person(1, "甲",
                {{"allergy", "そば"},
                 {"health_note", "心臓"},
                 {"support_need", "杖"},
                 {"note", "役員"},
                 {"age", std::int64_t{11}},
                 {"room", "201"}});
  CHECK(cell(outing.list("host").tables[0], 0, "care_at_host") ==
        "アレルギー：そば\n支援の要否：杖");
  const Table hotel = outing.list("hotel").tables[0];
  CHECK(cell(hotel, 0, "care").find("心臓") != std::string::npos);
  CHECK(cell(hotel, 0, "care").find("役員") == std::string::npos);
  CHECK(cell(hotel, 0, "room") == "201");
  CHECK(cell(hotel, 0, "age_class") == "小人");
}

TEST_CASE("the photographer has seats of those who refused or were not asked, and no names") {
  Outing outing;
  outing.person(1, "甲", {{"consent_photo", "yes"}, {"seat", "1A"}});
  outing.person(2, "乙", {{"consent_photo", "no"}, {"bus", "2"}, {"seat", "1B"}});
  outing.person(3, "丙", {{"consent_photo", "guardian_yes"}});
  outing.person(4, "丁");
  const EntryId disputed = outing.person(5, "戊", {{"consent_photo", "yes"}});
  outing.records.conflict(disputed, "consent_photo", OwnValue("no"));
  const Report report = outing.list("photographer");
  const Table& refused = table_of(report, "photo_refused");
  REQUIRE(refused.rows.size() == 1);
  CHECK(cell(refused, 0, "no") == "2");
  CHECK(cell(refused, 0, "bus") == "2号車");
  CHECK(cell(refused, 0, "seat") == "1B");
  const Table& unknown = table_of(report, "photo_unknown");
  REQUIRE(unknown.rows.size() == 2);
  CHECK(rows_where(unknown, {{"no", "4"}}) == 1);
  CHECK(rows_where(unknown, {{"no", "5"}}) == 1);
  const std::string text = write_text(report);
  for (const char* name : {"甲", "乙", "丁", "戊"}) CHECK(text.find(name) == std::string::npos);
}

TEST_CASE("who is kept off lists is a number with a place, for everybody and in every format") {
  Outing outing;
  add_hidden_child(outing);
  for (const std::string_view name : audience_names) {
    const Report report = outing.list(name.data());
    CHECK(report.viewed.empty());
    for (const std::string& text :
         {write_text(report), write_csv(report), write_json_lines(report)})
      for (const char* secret : {"秘密", "ヒミツ", "9999", "落花生", "台東", "G9"})
        CHECK_MESSAGE(text.find(secret) == std::string::npos, name, " shows ", secret);
  }
  const Table leader = outing.list("leader").tables[0];
  CHECK(cell(leader, 1, "name") == "No.2");
  CHECK(cell(leader, 1, "seat") == "1B");
  CHECK(cell(leader, 1, "care_mark") == "●");
  CHECK(cell(leader, 1, "age_band") == "－");
  const Table hotel = outing.list("hotel").tables[0];
  CHECK(cell(hotel, 1, "name") == "No.2");
  CHECK(cell(hotel, 1, "age_class") == "－");
  CHECK(cell(hotel, 1, "care") == "●");
}

TEST_CASE("sums are by bus, by age and of adults and children, and no group gives anybody away") {
  Outing outing;
  add_hidden_child(outing);
  outing.person(3, "丙", {{"bus", "2"}, {"age_band", "９歳以下"}});
  outing.person(4, "丁", {{"age_band", "10代"}});
  outing.person(5, "戊", {{"age_band", "80代以上"}, {"bus", "2号車"}});
  const Report report = outing.list("leader");
  const Table& buses = table_of(report, "people_by_bus");
  CHECK(cell(buses, row_where(buses, {{"bus", "1号車"}}), "people_n") == "2");
  CHECK(cell(buses, row_where(buses, {{"bus", "2号車"}}), "people_n") == "2");
  CHECK(cell(buses, row_where(buses, {{"bus", "不明"}}), "people_n") == "1");
  CHECK(cell(buses, row_where(buses, {{"bus", "合計"}}), "people_n") == "5");
  const Table& ages = table_of(report, "people_by_age");
  CHECK(cell(ages, 0, "age_band") == "9歳以下");
  CHECK(cell(ages, 0, "people_n") == "1");
  CHECK(cell(ages, row_where(ages, {{"age_band", "（秘匿）"}}), "people_n") == "1");
  CHECK(cell(ages, row_where(ages, {{"age_band", "合計"}}), "people_n") == "5");
  const Table& classes = table_of(report, "adults_and_children");
  CHECK(cell(classes, row_where(classes, {{"age_class", "大人"}}), "people_n") == "2");
  CHECK(cell(classes, row_where(classes, {{"age_class", "小人"}}), "people_n") == "1");
  CHECK(cell(classes, row_where(classes, {{"age_class", "不明"}}), "people_n") == "1");
  CHECK(cell(classes, row_where(classes, {{"age_class", "（秘匿）"}}), "people_n") == "1");
}

TEST_CASE("the leader may have hidden names, and whose they are is told to whoever records it") {
  Outing outing;
  const EntryId hidden = add_hidden_child(outing);
  outing.person(3, "取り消した人",
                {{"status", "cancelled"}, {"hide_on_lists", std::int64_t{1}}, {"bus", "1号車"}});
  outing.person(4, "向こうの人", {{"bus", "2号車"}, {"hide_on_lists", std::int64_t{1}}});
  outing.query.with_hidden = true;
  outing.query.vehicle = outing.first;
  const Report report = outing.list("leader");
  CHECK(report.viewed == std::vector<EntryId>{hidden});
  CHECK(cell(report.tables[0], 1, "name") == "秘密　太郎（秘匿）");
  CHECK(cell(report.tables[0], 1, "own_phone") == "090-9999-8888");
  // Shown or not, in sums they stand apart.
  const Table& ages = table_of(report, "people_by_age");
  CHECK(rows_where(ages, {{"age_band", "（秘匿）"}}) == 1);
  CHECK(rows_where(ages, {{"age_band", "9歳以下"}}) == 0);
}

TEST_CASE("hidden names go with no other list, no other report, and no look at a part") {
  Outing outing;
  add_hidden_child(outing);
  outing.query.with_hidden = true;
  for (const std::string_view name : {"insurer", "host", "hotel", "photographer", ""}) {
    outing.query.audience = name;
    CHECK(outing.refusal().code == Code::bad_option);
    CHECK(outing.refusal().detail("option") == "--with-hidden");
  }
  outing.query.audience = "leader";
  for (const char* name : {"roster", "attendance", "badges"})
    CHECK(outing.refusal(name).code == Code::bad_option);
  outing.query.explain = "participants_leader/1/name";
  CHECK(outing.refusal().code == Code::bad_option);
  outing.query.explain.clear();
  outing.query.compared_with = "{}";
  CHECK(outing.refusal().code == Code::bad_option);
}

TEST_CASE("a vehicle has its own people; who rides in none is said") {
  Outing outing;
  outing.person(1, "甲", {{"bus", "1号車"}});
  outing.person(2, "乙", {{"bus", "2号車"}});
  outing.person(3, "丙");
  outing.query.vehicle = outing.second;
  const Report report = outing.list("leader");
  CHECK(report.title == "参加者名簿（渡す相手別）: 十勝 2号車（添乗員用）");
  REQUIRE(report.tables[0].rows.size() == 1);
  CHECK(cell(report.tables[0], 0, "name") == "乙");
  CHECK(any_contains(report.tables[0].notes, "ほかに、どの号車にも乗ることになっていない人が1名"));
  const EntryId elsewhere = outing.records.add("tour", {{"event_id", std::int64_t{0}}});
  outing.query.vehicle = outing.records.add("vehicle", {{"tour_id", elsewhere}, {"no", "9号車"}});
  CHECK(outing.refusal().code == Code::bad_option);
  CHECK(outing.refusal().detail("expected").find("2号車") != std::string::npos);
}

TEST_CASE("a list says for whom it is, or is refused with who there are") {
  Outing outing;
  CHECK(outing.refusal().code == Code::missing_option);
  outing.query.audience = "bus company";
  CHECK(outing.refusal().code == Code::bad_option);
  CHECK(outing.refusal().detail("expected") == "leader, insurer, host, hotel, photographer");
}

TEST_CASE("of whom devices disagree is on the list, and the leader is told") {
  Outing outing;
  const EntryId person = outing.person(1, "甲", {{"status", "confirmed"}});
  outing.records.conflict(person, "status", OwnValue("cancelled"));
  CHECK(any_contains(outing.list("leader").tables[0].notes, "甲：食い違い"));
  CHECK(any_contains(outing.list("host").tables[0].notes, "食い違いのある人が1名"));
  CHECK(cell(table_of(outing.list("insurer"), "participants_changes"), 0, "list_change")
            .find("取消") != std::string::npos);
}

TEST_CASE("somebody without name, number and bus stands in every list, and is no trouble") {
  Outing outing;
  const EntryId nobody = outing.records.add(
      "participant", {{"tour_id", outing.tour}, {"hide_on_lists", std::int64_t{1}}});
  outing.records.conflict(nobody, "status", OwnValue("cancelled"));
  for (const std::string_view name : audience_names) {
    outing.query.with_hidden = false;
    CHECK(outing.list(name.data()).tables.back().rows.size() > 0);
  }
  outing.query.with_hidden = true;
  CHECK(outing.list("leader").tables[0].rows.size() == 1);
}

TEST_CASE("English lists have English words, and another title than the roster") {
  Outing outing;
  outing.person(1, "A", {{"age_band", "9歳以下"}, {"sex", std::int64_t{1}}});
  outing.person(2, "B", {{"age_band", "80代以上"}});
  outing.person(3, "C", {{"age", std::int64_t{25}}, {"status", "cancelled"}});
  outing.query.english = true;
  for (const std::string_view name : audience_names) {
    const std::string text = write_text(outing.list(name.data()));
    CHECK(text.find("report.") == std::string::npos);
    for (const char* word : {"歳", "代", "人", "の", "車"})
      CHECK_MESSAGE(text.find(word) == std::string::npos, name, " shows ", word);
  }
  const Report report = outing.list("host");
  CHECK(cell(report.tables[0], 0, "age_band") == "9 or under");
  CHECK(cell(report.tables[0], 1, "age_band") == "80 or over");
  for (const Language language : {Language::ja, Language::en})
    CHECK(report_title(language, "participants") != report_title(language, "roster"));
}
