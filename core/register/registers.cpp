#include "core/register/registers.hpp"

#include <algorithm>
#include <array>

#include "core/register/events/event_records.hpp"
#include "core/register/municipalities/municipality_list.hpp"
#include "core/register/roster/participants.hpp"
#include "core/register/survey/responses.hpp"
#include "core/register/tallies/tally_records.hpp"

namespace renkei {
namespace {

constexpr std::array kinds = {RegisterKind{"roster", "tour", plan_roster_import},
                              RegisterKind{"tallies", "event", plan_tallies_import, false},
                              RegisterKind{"survey", "questionnaire", plan_survey_import},
                              RegisterKind{"events", "", plan_events_import},
                              RegisterKind{"municipalities", "", plan_municipalities_import}};

}  // namespace

std::span<const RegisterKind> register_kinds() { return kinds; }

const RegisterKind* find_register(std::string_view name) {
  const auto found = std::ranges::find(kinds, name, &RegisterKind::name);
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace renkei
