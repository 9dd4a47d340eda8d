// What a plan has for one event: its tours with their vehicles and stops, its gates, questionnaires and
// posts. Plain values; pure.
#pragma once
#include <string_view>
#include <vector>

#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

struct EventParts {
  std::vector<Found<Tour>> tours;
  std::vector<Found<Vehicle>> vehicles;
  std::vector<Found<Stop>> stops;  // of each tour in the order of its course
  std::vector<Found<Gate>> gates;
  std::vector<Found<Questionnaire>> questionnaires;  // the newest version of each
  std::vector<Found<Post>> posts;
};

// Oldest first.
EventParts parts_of(const Records& records, EntryId event);

// What a post is for; where that was not said, what it names.
std::string_view role_of(const Post& post);
// The event to which it belongs by whatever it names; 0: none is known.
EntryId event_of(const Records& records, const Post& post);
// The tour that it travels with, by itself or by its vehicle.
EntryId tour_of(const Records& records, const Post& post);
// The field by which it lacks what its role needs: a reception has no tour. Empty: nothing is lacking.
std::string_view lacking_place(const Post& post);

}  // namespace renkei
