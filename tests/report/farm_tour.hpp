// For the tests of attendance: a small tour with two buses.
#pragma once
#include "report_builder.hpp"

namespace renkei::report_test {

// A tour of four: 1 and 2 in bus 1, 3 and 4 in bus 2; a meeting point, a farm, the way home.
struct FarmTour {
  FakeRecords records;
  EntryId tour, meeting, farm, home, bus1, bus2;
  std::vector<EntryId> people;

  FarmTour() {
    const EntryId event = records.add("event", {{"name", "交流"}, {"starts_on", "2023-10-14"}});
    tour = records.add("tour", {{"event_id", event}, {"name", "十勝ツアー"}});
    home = stop("解散", 3);
    meeting = stop("集合", 1);
    farm = stop("農園", 2);
    bus1 = records.add("vehicle", {{"tour_id", tour}, {"no", "1号車"}});
    bus2 = records.add("vehicle", {{"tour_id", tour}, {"no", "2号車"}});
    for (std::int64_t no = 1; no <= 4; ++no)
      people.push_back(records.add("participant", {{"tour_id", tour},
                                                   {"no", no},
                                                   {"name", "例　" + std::to_string(no)},
                                                   {"bus", no <= 2 ? "1" : "2"},
                                                   {"seat", "1A"},
                                                   {"status", "confirmed"}}));
  }
  EntryId stop(const char* name, std::int64_t seq) {
    return records.add("stop",
                       {{"tour_id", tour}, {"name", name}, {"day", std::int64_t{1}}, {"seq", seq}});
  }
  void check_in(std::size_t person, EntryId stop, const char* time) {
    records.add("check_in", {{"participant_id", people[person - 1]},
                             {"stop_id", stop},
                             {"at", on(std::string("2023-10-14T") + time)}});
  }
  EntryId call(EntryId stop, const char* phase, const char* time, std::int64_t counted,
               EntryId vehicle = 0) {
    Assigns fields = {{"tour_id", tour},
                      {"stop_id", stop},
                      {"phase", phase},
                      {"started_at", on(std::string("2023-10-14T") + time)},
                      {"counted_n", counted}};
    if (vehicle != 0) fields.push_back({"vehicle_id", vehicle});
    return records.add("rollcall", fields);
  }
  void mark(EntryId call, std::size_t person, const char* state) {
    records.add("rollcall_mark",
                {{"rollcall_id", call}, {"participant_id", people[person - 1]}, {"state", state}});
  }
  Report report() const { return made("attendance", {.tour = tour}, records); }
};

}  // namespace renkei::report_test
