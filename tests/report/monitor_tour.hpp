// For the tests of a tour's report and of what its monitors say: a tour with two stops.
#pragma once
#include <string>

#include "report_builder.hpp"

namespace renkei::report_test {

struct MonitorTour {
  FakeRecords records;
  EntryId event, tour, meeting, farm;

  MonitorTour() {
    event = records.add("event", {{"name", "交流"}, {"starts_on", "2024-11-23"}});
    tour = records.add("tour", {{"event_id", event},
                                {"name", "旅"},
                                {"capacity", std::int64_t{4}},
                                {"fee_yen_adult", std::int64_t{15'000}}});
    meeting = stop("集合", 1);
    farm = stop("農園", 2);
  }
  EntryId stop(const char* name, std::int64_t seq) {
    return records.add("stop", {{"tour_id", tour}, {"name", name}, {"seq", seq}});
  }
  EntryId person(std::int64_t no, const char* status, const char* ward = "", int age = -1) {
    const EntryId id = records.add(
        "participant",
        {{"tour_id", tour}, {"no", no}, {"name", "例　人"}, {"status", status}, {"bus", "1"}});
    if (*ward != 0) records.set(id, {{"ward_code6", ward}});
    if (age >= 0) records.set(id, {{"age", std::int64_t{age}}});
    return id;
  }
  void came(EntryId person) {
    records.add("check_in",
                {{"participant_id", person}, {"stop_id", meeting}, {"at", on("2024-11-23T08:00")}});
  }
  EntryId call(std::int64_t round, std::int64_t counted, const char* time) {
    return records.add("rollcall", {{"tour_id", tour},
                                    {"stop_id", farm},
                                    {"phase", "departure"},
                                    {"round", round},
                                    {"counted_n", counted},
                                    {"started_at", on(std::string("2024-11-23T") + time)}});
  }
  EntryId survey(const char* phase, const char* questions) {
    return records.add(
        "questionnaire",
        {{"tour_id", tour}, {"title", "評価"}, {"phase", phase}, {"questions", questions}});
  }
  void answer(EntryId asked, EntryId about, const std::string& answers, const char* token = "") {
    const EntryId id = records.add(
        "response", {{"questionnaire_id", asked}, {"subject_id", about}, {"answers", answers}});
    if (*token != 0) records.set(id, {{"token", token}});
  }
  Report report(const char* name = "tour") const { return made(name, {.tour = tour}, records); }
};

}  // namespace renkei::report_test
