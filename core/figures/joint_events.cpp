#include "core/figures/joint_events.hpp"

#include <algorithm>
#include <tuple>

#include "core/figures/yearly.hpp"

namespace renkei {
namespace {

bool was_held(const Event& event) { return event.status == "held" || event.status == "finished"; }

template <class Is>
EventGroup events_where(const JointEvents& joint, std::string_view kind, int fiscal_year,
                        const Is& is) {
  EventGroup found;
  for (const auto& event : joint.events)
    if (event.fields.joint_kind == kind && is_in({fiscal_year, {}}, event.fields) &&
        is(event.fields))
      found.push_back(&event);
  return found;
}

}  // namespace

EventGroup JointEvents::all_held(std::string_view joint_kind, int fiscal_year) const {
  return events_where(*this, joint_kind, fiscal_year, was_held);
}

EventGroup JointEvents::unsaid(std::string_view joint_kind, int fiscal_year) const {
  return events_where(*this, joint_kind, fiscal_year,
                      [](const Event& event) { return event.status.empty(); });
}

std::vector<EventGroup> JointEvents::held(std::string_view joint_kind, int fiscal_year) const {
  std::vector<EventGroup> groups;
  for (const Found<Event>* event : all_held(joint_kind, fiscal_year)) {
    const Ref project = joint_kind == "support" ? event->fields.project_id : Ref{};
    const auto same = std::ranges::find_if(groups, [&](const EventGroup& group) {
      return project && group.front()->fields.project_id == project;
    });
    if (same == groups.end())
      groups.push_back({event});
    else
      same->push_back(event);
  }
  return groups;
}

EventGroup JointEvents::planned(std::string_view joint_kind, int fiscal_year) const {
  return events_where(*this, joint_kind, fiscal_year,
                      [](const Event& event) { return event.status == "planned"; });
}

EventGroup JointEvents::off(std::string_view joint_kind, int fiscal_year) const {
  return events_where(*this, joint_kind, fiscal_year,
                      [](const Event& event) { return is_not_held(event); });
}

std::size_t JointEvents::count(int fiscal_year) const {
  std::size_t n = held("other", fiscal_year).size();
  for (const std::string_view kind : planned_joint_kinds) n += held(kind, fiscal_year).size();
  return n;
}

JointEvents joint_events(const Records& records) {
  JointEvents joint;
  for (auto& event : all<Event>(records))
    if (!event.fields.joint_kind.empty()) joint.events.push_back(std::move(event));
  std::ranges::sort(joint.events, {}, [](const Found<Event>& event) {
    return std::tuple(std::string_view(event.fields.starts_on.iso),
                      std::string_view(event.fields.name), event.id);
  });
  return joint;
}

}  // namespace renkei
