// What the 23 wards do together: the events of a joint kind, by the fiscal year of their first day.
// Those that were held count; of supported festivals all events of one project count once. Plain
// values.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

// The plan's rows, in its order. "other" is a joint kind as well, has no row, and counts in the total.
inline constexpr std::array<std::string_view, 4> planned_joint_kinds = {"symposium", "promotion",
                                                                        "support", "kuseikaikan"};

using EventGroup = std::vector<const Found<Event>*>;

struct JointEvents {
  std::vector<Found<Event>> events;  // by first day and name

  EventGroup all_held(std::string_view joint_kind, int fiscal_year) const;
  // The same as they count: each group once.
  std::vector<EventGroup> held(std::string_view joint_kind, int fiscal_year) const;
  EventGroup planned(std::string_view joint_kind, int fiscal_year) const;
  EventGroup off(std::string_view joint_kind, int fiscal_year) const;     // cancelled or postponed
  EventGroup unsaid(std::string_view joint_kind, int fiscal_year) const;  // without any status
  // All that count in that year, of "other" as well.
  std::size_t count(int fiscal_year) const;
};
JointEvents joint_events(const Records& records);

}  // namespace renkei
