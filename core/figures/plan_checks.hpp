// What is wrong or doubtful in the plan of an event, before anything is handed out. Nothing is forbidden by
// it: people decide. Nobody is named; whom it is about says the record. Pure; plain values.
//
// - Seats are those of seating.hpp. A vehicle without a plan has the seats that its list names.
// - Who has no seat is told of only where somebody in the vehicle has one, and vehicles are filled only by
//   people who take part (expected.hpp).
// - What is held online needs neither vehicles nor stops.
// - A questionnaire ought to be there in all languages in which it was begun (questionnaire_checks.hpp).
// - Whoever is under sixteen has a guardian's record, or at least somebody to be called.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/figures/event_parts.hpp"
#include "core/model/visitor_text.hpp"

namespace renkei {

struct PlanFinding {
  enum class What {
    // wrong
    seat_twice,
    more_than_seats,
    tour_without_vehicle,
    tour_without_stop,
    stop_without_order,
    order_twice,
    no_hospital,
    post_without_place,
    ends_before_start,
    questionnaire_unfit,
    child_without_contact,
    // doubtful
    more_than_capacity,
    without_seat,
    away_from_guardian,
    child_without_guardian,
    vehicle_without_seats,
    untranslated
  } what;
  EntryId record = 0;          // that is to be mended
  std::string_view field;      // and where; empty: another record is lacking
  std::vector<EntryId> about;  // people, or other records that it is about
  std::int64_t count = 0, most = 0;
  std::string seat;
  VisitorLanguage language = VisitorLanguage::ja;
};

std::string_view code_of(PlanFinding::What what);  // stable
bool is_wrong(PlanFinding::What what);             // else doubtful

// What is wrong first; within that by what it is.
std::vector<PlanFinding> plan_findings(const Records& records, EntryId event);

}  // namespace renkei
