#include "core/figures/event_parts.hpp"

#include <algorithm>

#include "core/figures/course.hpp"
#include "core/model/questionnaire_versions.hpp"

namespace renkei {
namespace {

EntryId event_of_tour(const Records& records, EntryId tour) {
  const auto found = find_as<Tour>(records, tour);
  return found ? found->fields.event_id.id : 0;
}

template <class Kind>
void append(std::vector<Found<Kind>>& to, std::vector<Found<Kind>> more) {
  std::ranges::move(more, std::back_inserter(to));
}

bool is_about(const Records& records, const Questionnaire& questionnaire, EntryId event) {
  return questionnaire.event_id.id == event ||
         event_of_tour(records, questionnaire.tour_id.id) == event;
}

}  // namespace

EventParts parts_of(const Records& records, EntryId event) {
  EventParts parts;
  if (event == 0) return parts;
  parts.tours = all<Tour>(records, "event_id", Value::of(event));
  for (const Found<Tour>& tour : parts.tours) {
    append(parts.vehicles, all<Vehicle>(records, "tour_id", Value::of(tour.id)));
    append(parts.stops, course_of(records, tour.id));
  }
  parts.gates = all<Gate>(records, "event_id", Value::of(event));
  for (Found<Questionnaire>& found : all<Questionnaire>(records))
    if (is_about(records, found.fields, event) && newest_version(found.id, records) == found.id)
      parts.questionnaires.push_back(std::move(found));
  for (Found<Post>& found : all<Post>(records))
    if (event_of(records, found.fields) == event) parts.posts.push_back(std::move(found));
  return parts;
}

std::string_view role_of(const Post& post) {
  if (!post.role.empty()) return post.role;
  if (post.gate_id) return "counting";
  if (post.vehicle_id) return "on_board";
  if (post.questionnaire_id) return "kiosk";
  return post.tour_id ? "reception" : "";
}

EntryId tour_of(const Records& records, const Post& post) {
  if (post.tour_id) return post.tour_id.id;
  const auto vehicle = find_as<Vehicle>(records, post.vehicle_id.id);
  return vehicle ? vehicle->fields.tour_id.id : 0;
}

EntryId event_of(const Records& records, const Post& post) {
  if (post.event_id) return post.event_id.id;
  if (const auto gate = find_as<Gate>(records, post.gate_id.id)) return gate->fields.event_id.id;
  if (const EntryId tour = tour_of(records, post); tour != 0) return event_of_tour(records, tour);
  const auto asked = find_as<Questionnaire>(records, post.questionnaire_id.id);
  if (!asked) return 0;
  return asked->fields.event_id ? asked->fields.event_id.id
                                : event_of_tour(records, asked->fields.tour_id.id);
}

std::string_view lacking_place(const Post& post) {
  const std::string_view role = role_of(post);
  if (role == "reception") return post.tour_id ? "" : "tour_id";
  if (role == "on_board") return post.tour_id || post.vehicle_id ? "" : "vehicle_id";
  if (role == "counting") return post.gate_id ? "" : "gate_id";
  if (role == "kiosk") return post.questionnaire_id ? "" : "questionnaire_id";
  if (role == "headquarters") return "";
  return post.event_id || post.tour_id ? "" : "event_id";
}

}  // namespace renkei
