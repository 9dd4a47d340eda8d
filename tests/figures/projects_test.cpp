#include "core/figures/projects.hpp"

#include <doctest/doctest.h>

#include "core/figures/joint_events.hpp"
#include "core/figures/participation.hpp"
#include "core/figures/regions.hpp"
#include "tests/support/records.hpp"

using namespace renkei;

namespace {

struct Plan {
  FakeRecords records;

  EntryId project(std::int64_t year, const char* owners, const Assigns& more = {}) {
    const EntryId id = records.add("project", {{"name", "P"}, {"owner_kind", "ward"}});
    if (year != 0) records.set(id, {{"fy", year}});
    if (*owners != 0) records.set(id, {{"owner_codes", owners}});
    if (!more.empty()) records.set(id, more);
    return id;
  }
  EntryId event(const char* day, const char* kind, const char* status) {
    return records.add(
        "event", {{"name", day}, {"starts_on", day}, {"joint_kind", kind}, {"status", status}});
  }
};

}  // namespace

TEST_CASE("a ward's project counts once a ward, once when joint, and once without any ward") {
  Plan plan;
  plan.project(2019, R"(["131067","131075"])");
  plan.project(2019, R"(["131067","131075","131083"])", {{"joint", std::int64_t{1}}});
  plan.project(2019, "");
  plan.project(2019, R"(["131067"])", {{"status", "cancelled"}});
  plan.project(0, R"(["131067"])");
  plan.project(2020, R"(["131067"])");
  const WardProjects all = ward_projects(plan.records, {2019}, true);
  CHECK(all.in(2019) == 5);
  CHECK(all.not_held_in(2019) == 1);
  CHECK(all.in(2020) == 0);
  CHECK(all.without_year.size() == 1);
  CHECK(ward_projects(plan.records, {2019}, false).in(2019) == 4);
}

TEST_CASE("whatever projects are told apart by, the parts add up to the count") {
  Plan plan;
  plan.project(2019, R"(["131067","131075"])", {{"category", std::int64_t{3}}});
  plan.project(2019, R"(["131067","131075"])", {{"joint", std::int64_t{1}}, {"style", "momentum"}});
  plan.project(2019, "");
  const WardProjects all = ward_projects(plan.records, {2019}, true);
  for (const ProjectsBy by : {ProjectsBy::category, ProjectsBy::ward, ProjectsBy::style}) {
    std::int64_t sum = 0;
    for (const auto& project : all.counted)
      for (const Share& share : shares_of(project.fields, by)) sum += share.times;
    CHECK(sum == all.in(2019));
  }
}

TEST_CASE("joint events count by their first day where they were held, support once a project") {
  Plan plan;
  plan.event("2020-03-31", "symposium", "held");
  plan.event("2020-04-01", "symposium", "finished");
  plan.event("2019-05-01", "symposium", "planned");
  plan.event("2019-05-02", "symposium", "postponed");
  plan.event("2019-05-03", "other", "held");
  const EntryId festival = plan.project(2019, "");
  for (const char* day : {"2019-06-01", "2019-06-08"})
    plan.records.set(plan.event(day, "support", "held"), {{"project_id", festival}});
  plan.event("2019-06-09", "support", "held");
  const JointEvents joint = joint_events(plan.records);
  CHECK(joint.held("symposium", 2019).size() == 1);
  CHECK(joint.held("symposium", 2020).size() == 1);
  CHECK(joint.planned("symposium", 2019).size() == 1);
  CHECK(joint.off("symposium", 2019).size() == 1);
  CHECK(joint.held("support", 2019).size() == 2);
  CHECK(joint.all_held("support", 2019).size() == 3);
  CHECK(joint.count(2019) == 4);
}

TEST_CASE("consecutive years are one bar, a gap makes two, and a plan is named by field or tag") {
  Plan plan;
  const auto region = [&](std::int64_t year, const Assigns& more) {
    const EntryId id = plan.records.add("project", {{"name", "茶文化"}, {"owner_kind", "region"}});
    if (year != 0) plan.records.set(id, {{"fy", year}});
    plan.records.set(id, more);
  };
  region(2021, {{"plan", "和"}, {"cost_yen", std::int64_t{1500}}});
  region(2020, {{"tags", R"(["計画:和"])"}, {"cost_yen", std::int64_t{999}}});
  region(2023, {{"plan", "和"}});
  region(0, {{"plan", "和"}, {"cost_yen", std::int64_t{1}}});
  region(2023, {{"status", "planned"}});
  const Regions regions = region_plans(plan.records);
  REQUIRE(regions.plans.size() == 1);
  const RegionPlan& one = regions.plans[0];
  CHECK(one.activities[0].bars == std::vector<YearBar>{{2020, 2021}, {2023, 2023}});
  CHECK(one.cost_yen == 2500);
  CHECK(one.cost_by_year.at(2020) == 999);
  CHECK(one.without_cost.size() == 1);
  CHECK(one.without_year.size() == 1);
  CHECK(one.day == "2024-03-31");
  CHECK(regions.without_plan.size() == 1);
}

TEST_CASE("who took part counts by day and booth, and once a year however often it came") {
  Plan plan;
  const auto fair = [&](const char* day, const char* exhibitors) {
    plan.records.add("event", {{"name", day}, {"starts_on", day}, {"exhibitors", exhibitors}});
  };
  fair("2018-04-10", R"([{"code6":"403059"},{"code6":"403059"},{"company":"C"}])");
  fair("2019-03-10", R"([{"code6":"402311"},{"code6":"131234"}])");
  fair("2019-04-01", R"([{"code6":"016373"}])");
  fair("2019-04-02", R"([{"company":"D"}])");
  fair("2019-04-03", R"([1,null,{"code6":7},{"code6":""},["016373"]])");
  const Participation all = participation(plan.records, {});
  REQUIRE(all.events.size() == 3);
  CHECK(all.events[0].times == 2);
  CHECK(all.events[0].municipalities.size() == 1);
  CHECK(all.events[1].unknown == std::vector<std::string>{"131234"});
  REQUIRE(all.years.size() == 2);
  CHECK(all.years[0].times == 4);
  CHECK(all.years[0].municipalities.size() == 2);  // 那珂川 is one, as a town and as a city
  CHECK(participation(plan.records, {2019}).events.size() == 1);
}
