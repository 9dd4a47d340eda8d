#include "core/figures/course.hpp"

#include <doctest/doctest.h>

#include "tests/support/records.hpp"

using namespace renkei;

namespace {

// Two days: a meeting at nine, a lunch that is only left, a stop without a plan, a breakfast.
struct TwoDays {
  FakeRecords records;
  EntryId event = records.add("event", {{"name", "交流"}, {"starts_on", "2023-10-14"}});
  EntryId tour = records.add("tour", {{"event_id", event}});

  TwoDays() {
    stop(1, 1, "集合", {{"plan_arrive", "09:00"}, {"plan_depart", "09:30"}});
    stop(1, 2, "昼食", {{"plan_depart", "13:00"}});
    stop(1, 3, "宿", {});
    stop(2, 1, "朝食", {{"plan_arrive", "07:00"}});
  }
  // The index of the stop, -1 before the first.
  int at(const char* moment, std::string_view first_day = "2023-10-14") const {
    const auto index =
        stop_by_plan(course_of(records, tour), first_day, *parse_moment(moment), Zone{});
    return index ? static_cast<int>(*index) : -1;
  }

 private:
  void stop(std::int64_t day, std::int64_t seq, const char* name, const Assigns& plan) {
    const EntryId id =
        records.add("stop", {{"tour_id", tour}, {"name", name}, {"day", day}, {"seq", seq}});
    records.set(id, plan);
  }
};

}  // namespace

TEST_CASE("where a tour is by its plan follows its days, and a stop without a plan says nothing") {
  const TwoDays season;
  CHECK(first_day_of(season.records, season.tour) == "2023-10-14");
  CHECK(season.at("2023-10-14T08:59:00+09:00") == -1);
  CHECK(season.at("2023-10-14T09:00:00+09:00") == 0);
  CHECK(season.at("2023-10-14T12:59:00+09:00") == 0);
  CHECK(season.at("2023-10-14T04:00:00Z") == 1);
  CHECK(season.at("2023-10-15T06:59:00+09:00") == 1);
  CHECK(season.at("2023-10-15T07:00:00+09:00") == 3);
  CHECK(season.at("2023-10-14T12:00:00+09:00", "") == -1);
}
