#include "core/register/registers.hpp"

#include <algorithm>
#include <array>

#include "core/register/roster/participants.hpp"
#include "core/register/tallies/tally_records.hpp"

namespace renkei {
namespace {

constexpr std::array kinds = {RegisterKind{"tallies", "event", plan_tallies_import},
                              RegisterKind{"roster", "tour", plan_roster_import}};

}  // namespace

std::span<const RegisterKind> register_kinds() { return kinds; }

const RegisterKind* find_register(std::string_view name) {
  const auto found = std::ranges::find(kinds, name, &RegisterKind::name);
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace renkei
