#include <doctest/doctest.h>

#include "core/output/writers.hpp"
#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

struct Fair {
  FakeRecords records;
  EntryId event =
      records.add("event", {{"name", "友好都市フェア"},
                            {"starts_on", "2024-11-23"},
                            {"ends_on", "2024-11-24"},
                            {"day", R"([{"date":"2024-11-23","open":"10:00","close":"25:00"}])"}});

  void add(std::string_view kind, Assigns fields) {
    fields.push_back({"event_id", event});
    records.add(kind, fields);
  }
  Report report() const { return made("event", {.event = event}, records); }
};

std::string says(const Report& report, std::string_view table, std::string_view fact) {
  const Table& facts = table_of(report, table);
  for (const Row& row : facts.rows)
    if (row.key == fact) return text_of(row.cells[1]);
  FAIL("no fact " << fact);
  return {};
}

}  // namespace

TEST_CASE("an event of which nothing is known still has all its fourteen parts, to be filled in") {
  const Report report = Fair().report();
  for (const char* part :
       {"event_about", "event_days", "event_place", "event_held_by", "days", "event_staff",
        "event_partners", "event_handouts", "event_sales", "event_survey", "event_incidents",
        "event_needs", "accounts", "event_notes", "event_photos"})
    table_of(report, part);
  CHECK(says(report, "event_about", "purpose") == "………");
  CHECK(says(report, "event_notes", "next_time") == "………");
  CHECK(says(report, "event_staff", "staff_count") == "－");
  CHECK(cell(table_of(report, "event_days"), 0, "hours") == "10:00-25:00");
}

TEST_CASE("what staff wrote of one subject stands together; words of nobody's are there once") {
  Fair fair;
  fair.add("event_note", {{"section", "results"}, {"text", "好評"}});
  fair.add("event_note", {{"section", "results"}, {"text", "再訪の声"}});
  fair.add("event_note", {{"section", "purpose"}, {"text", "交流"}});
  const Report report = fair.report();
  CHECK(says(report, "event_notes", "results") == "好評\n再訪の声");
  CHECK(says(report, "event_about", "purpose") == "交流");
}

TEST_CASE("what was given out, sold and paid is added up") {
  Fair fair;
  for (const std::int64_t n : {500, -20}) fair.add("handout", {{"item", "leaflet"}, {"qty", n}});
  for (const std::int64_t yen : {12'000, 3'000})
    fair.add("sales", {{"booth", "髙橋"}, {"date", "2024-11-23"}, {"yen", yen}});
  fair.add("budget_line", {{"side", "expense"},
                           {"item", "設営"},
                           {"unit_yen", std::int64_t{1'200}},
                           {"quantity", 30.0},
                           {"quantity_unit", "張"},
                           {"budget_yen", std::int64_t{36'000}},
                           {"settled_yen", std::int64_t{40'000}}});
  const Report report = fair.report();
  CHECK(cell(table_of(report, "event_handouts"), 0, "handed_out") == "480");
  const Table& sales = table_of(report, "event_sales");
  CHECK(cell(sales, sales.rows.size() - 1, "sales_yen") == "15000");
  CHECK(cell(sales, 0, "items_sold") == "－");
  const Table& accounts = table_of(report, "accounts");
  CHECK(cell(accounts, 0, "breakdown") == "1,200円×30張");
  CHECK(cell(accounts, 1, "account_change") == "4000");
}

TEST_CASE("answers have their return rate, how content people were and whether they recommend it") {
  Fair fair;
  const EntryId asked = fair.records.add(
      "questionnaire",
      {{"title", "来場者"},
       {"event_id", fair.event},
       {"questions",
        R"([{"key":"q1","type":"scale","text":"満足度","options":[{"code":"5","label":"満足"},{"code":"4","label":"やや満足"},{"code":"1","label":"不満"}]},{"key":"q2","type":"nps"}])"}});
  fair.add("handout",
           {{"item", "survey_paper"}, {"qty", std::int64_t{8}}, {"questionnaire_id", asked}});
  for (const char* answers : {R"({"q1":"5","q2":10})", R"({"q1":"1","q2":9})"})
    fair.records.add("response", {{"questionnaire_id", asked}, {"answers", answers}});
  const Report report = fair.report();
  const Table& table = table_of(report, "event_survey");
  REQUIRE(table.rows.size() == 1);
  CHECK(cell(table, 0, "responses") == "2");
  CHECK(cell(table, 0, "return_percent") == "25.0");
  CHECK(cell(table, 0, "top2_percent") == "50.0");
  CHECK(cell(table, 0, "nps") == "100.0");
}

TEST_CASE("who said a need, and what befell people, is in no report") {
  Fair fair;
  fair.add("need", {{"text", "販路"}, {"heard_from", "山田"}, {"heard_on", "2024-11-23"}});
  fair.add("incident", {{"severity", std::int64_t{1}}, {"what", "捻挫"}, {"place", "正面口"}});
  const Report report = fair.report();
  CHECK(cell(table_of(report, "event_incidents"), 0, "incident_severity") == "応急手当");
  CHECK(cell(table_of(report, "event_needs"), 0, "need") == "販路");
  for (const Table& table : report.tables)
    for (const Row& row : table.rows)
      for (const Cell& one : row.cells) {
        CHECK(text_of(one) != "山田");
        CHECK(text_of(one) != "捻挫");
      }
}

TEST_CASE("what staff wrote about an event is not in what is published of it") {
  Fair fair;
  fair.records.set(fair.event, {{"description", "未定稿"}, {"contact_name", "髙橋"}});
  fair.add("event_note", {{"section", "results"}, {"text", "庁内の話"}});
  fair.add("incident", {{"kind", "転倒"}, {"severity", std::int64_t{1}}});
  const auto report =
      make_report("event", {.event = fair.event, .published = true}, fair.records, {});
  REQUIRE(report);
  const std::string text = write_text(*report);
  for (const char* word : {"未定稿", "髙橋", "庁内の話", "転倒"})
    CHECK_MESSAGE(text.find(word) == std::string::npos, word);
}
