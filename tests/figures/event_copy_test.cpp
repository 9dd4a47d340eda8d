// Last year's plan, once more: days by whole weeks, names one year on, nothing of what happened.
#include "core/figures/event_copy.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/figures/event_parts.hpp"
#include "core/text/dates.hpp"
#include "tests/support/records.hpp"

using namespace renkei;

namespace {

struct LastYear : FakeRecords {
  EntryId project = add("project", {{"name", "交流事業"}, {"fy", std::int64_t{2023}}});
  EntryId event =
      add("event",
          {{"name", "令和5年 第3回 交流ツアー"},
           {"project_id", project},
           {"starts_on", "2023-10-14"},
           {"ends_on", "2023-10-15"},
           {"apply_until", "2023-09-30"},
           {"day", R"([{"date":"2023-10-14","open":"10:00"},{"date":"2023-10-15","closed":true}])"},
           {"venue", "区民ひろば"},
           {"status", "finished"},
           {"staff_count", std::int64_t{12}}});
  EntryId tour = add("tour", {{"event_id", event},
                              {"name", "里山"},
                              {"capacity", std::int64_t{40}},
                              {"insurance_policy_no", "A-1"}});
  EntryId bus = add("vehicle", {{"tour_id", tour},
                                {"no", "1号車"},
                                {"plate", "品川 1"},
                                {"driver", "見本 運転"},
                                {"seats", std::int64_t{45}}});
  EntryId stop = add("stop", {{"tour_id", tour},
                              {"name", "集合"},
                              {"seq", std::int64_t{1}},
                              {"plan_depart", "08:00"},
                              {"actual_depart", *parse_moment("2023-10-14T08:05:00+09:00")}});
  EntryId gate = add("gate", {{"event_id", event}, {"name", "正面"}});
  EntryId asked = add("questionnaire", {{"title", "2023年アンケート"}, {"event_id", event}});
  EntryId second =
      add("questionnaire", {{"title", "2023年アンケート（2版）"}, {"event_id", event}});
  EntryId kiosk = add("post", {{"name", "出口"},
                               {"questionnaire_id", asked},
                               {"due", *parse_moment("2023-10-14T18:00:00+09:00")}});
  EntryId board = add("post", {{"name", "1号車"}, {"tour_id", tour}, {"vehicle_id", bus}});
  EntryId person = add("participant", {{"tour_id", tour}, {"name", "見本 花子"}});

  // Carries it out; the new event.
  EntryId carry_out(const EventCopy& copy) {
    std::vector<EntryId> about;
    for (const Together::Step& step : copy.together.steps)
      about.push_back(done(linked(step, about)));
    return about.at(0);
  }
  template <class Kind>
  static const Kind& only(const std::vector<Found<Kind>>& found) {
    REQUIRE(found.size() == 1);
    return found[0].fields;
  }
};

}  // namespace

TEST_CASE("all days move by whole weeks, to the nearest day of the same name") {
  LastYear records;
  CHECK(year_later("2023-10-14") == "2024-10-14");
  CHECK(year_later("2024-02-29") == "2025-02-28");
  const EventCopy copy = copy_of_event(records, records.event, "2024-10-14");
  CHECK(copy.days == 364);
  CHECK(copy.first_day == "2024-10-12");
  CHECK(copy.last_day == "2024-10-13");
  for (const char* wished : {"2024-10-09", "2024-10-10", "2024-10-12", "2024-10-15"})
    CHECK(copy_of_event(records, records.event, wished).first_day == "2024-10-12");
  CHECK(copy_of_event(records, records.event, "2024-10-16").first_day == "2024-10-19");
  for (int day = 1; day <= 28; ++day) {
    const auto moved = copy_of_event(records, records.event, iso({2024, 2, day}));
    CHECK(moved.days % 7 == 0);
    CHECK(weekday_of(*date_of_iso(moved.first_day)) == weekday_of({2023, 10, 14}));
  }
}

TEST_CASE("no such event, or no such day, copies nothing") {
  LastYear records;
  CHECK(copy_of_event(records, records.event, "").together.steps.empty());
  CHECK(copy_of_event(records, records.event, "2024-13-01").together.steps.empty());
  CHECK(copy_of_event(records, records.tour, "2024-10-12").together.steps.empty());
}

TEST_CASE("the plan is there once more, with its days and hours, and hangs together") {
  LastYear records;
  const EntryId event = records.carry_out(copy_of_event(records, records.event, "2024-10-14"));
  const auto made = find_as<Event>(records, event);
  REQUIRE(made);
  CHECK(made->fields.name == "令和6年 第4回 交流ツアー");
  CHECK(made->fields.starts_on.iso == "2024-10-12");
  CHECK(made->fields.ends_on.iso == "2024-10-13");
  CHECK(made->fields.apply_until.iso == "2024-09-28");
  CHECK(made->fields.days.compact.find(R"("date":"2024-10-12")") != std::string::npos);
  CHECK(made->fields.days.compact.find(R"("date":"2024-10-13")") != std::string::npos);
  CHECK(made->fields.venue == "区民ひろば");
  const EventParts parts = parts_of(records, event);
  CHECK(LastYear::only(parts.tours).capacity == 40);
  CHECK(LastYear::only(parts.vehicles).seats == 45);
  CHECK(LastYear::only(parts.stops).plan_depart.hh_mm == "08:00");
  CHECK(LastYear::only(parts.gates).name == "正面");
  CHECK(LastYear::only(parts.questionnaires).title == "2024年アンケート");
  REQUIRE(parts.posts.size() == 2);
  CHECK(parts.posts[0].fields.questionnaire_id.id == parts.questionnaires[0].id);
  CHECK(parts.posts[0].fields.due == parse_moment("2024-10-12T18:00:00+09:00"));
  CHECK(parts.posts[1].fields.vehicle_id.id == parts.vehicles[0].id);
  CHECK(parts.posts[1].fields.tour_id.id == parts.tours[0].id);
}

TEST_CASE("what happened, what was people's and what held for one year only stays behind") {
  LastYear records;
  const EntryId event = records.carry_out(copy_of_event(records, records.event, "2024-10-14"));
  const auto made = find_as<Event>(records, event);
  REQUIRE(made);
  CHECK(made->fields.status.empty());
  CHECK_FALSE(made->fields.staff_count);
  CHECK_FALSE(made->fields.project_id);
  const EventParts parts = parts_of(records, event);
  CHECK(LastYear::only(parts.tours).insurance_policy_no.empty());
  CHECK(LastYear::only(parts.vehicles).plate.empty());
  CHECK(LastYear::only(parts.vehicles).driver.empty());
  CHECK_FALSE(LastYear::only(parts.stops).actual_depart);
  CHECK(all<Participant>(records, "tour_id", Value::of(parts.tours[0].id)).empty());
}

TEST_CASE("last year's records stay as they were") {
  LastYear records;
  records.carry_out(copy_of_event(records, records.event, "2024-10-14"));
  CHECK(find_as<Event>(records, records.event)->fields.name == "令和5年 第3回 交流ツアー");
  CHECK(parts_of(records, records.event).posts.size() == 2);
}

TEST_CASE("names are offered one further on, and people have the last word") {
  LastYear records;
  EventCopy copy = copy_of_event(records, records.event, "2024-10-14");
  REQUIRE(copy.names.size() == 2);
  CHECK(copy.names[0].was == "令和5年 第3回 交流ツアー");
  CHECK(copy.names[0].now == "令和6年 第4回 交流ツアー");
  CHECK(copy.names[1].kind == "questionnaire");
  copy.call(0, "春の旅");
  CHECK(find_as<Event>(records, records.carry_out(copy))->fields.name == "春の旅");
}

TEST_CASE("the event's own name is offered even where it tells no year") {
  LastYear records;
  records.set(records.event, {{"name", "交流ツアー"}});
  const EventCopy copy = copy_of_event(records, records.event, "2024-10-14");
  REQUIRE(!copy.names.empty());
  CHECK(copy.names[0].now == "交流ツアー");
}

TEST_CASE("years and numbers in names, in the ways they are written") {
  const auto next = [](const char* name) { return name_of_later_year(name, 1); };
  CHECK(next("令和5年度 交流会") == "令和6年度 交流会");
  CHECK(next("令和元年") == "令和2年");
  CHECK(next("平成30年") == "令和元年");
  CHECK(next("平成29年") == "平成30年");
  CHECK(next("R5 まつり") == "R6 まつり");
  CHECK(next("（Ｒ５）") == "（Ｒ６）");
  CHECK(next("2023年") == "2024年");
  CHECK(next("２０２３まつり") == "２０２４まつり");
  CHECK(next("第9回") == "第10回");
  CHECK(next("EXPO2023") == "EXPO2024");
  // What is no year stays.
  for (const char* name :
       {"1号車", "120230", "第3駐車場", "5年生の旅", "PR5", "R5A", "12:30 集合", ""})
    CHECK(next(name) == name);
  CHECK(name_of_later_year("令和5年 第3回", 2) == "令和7年 第4回");
}
