#include "core/figures/expected.hpp"

#include <algorithm>

namespace renkei {
namespace {

// Arriving, leaving, or both.
bool is_with_the_others_at(const TourPerson& person, std::size_t stop) {
  const int rank = static_cast<int>(stop);
  return !is_away(person, {rank, false}) || !is_away(person, {rank, true});
}

}  // namespace

bool TourPerson::is_checked_in_anywhere() const {
  return std::ranges::any_of(check_ins, [](const auto& times) { return !times.empty(); });
}

bool is_on_list(std::string_view status) {
  return status.empty() || status == "confirmed" || status == "walk_in";
}

bool takes_part(const TourPerson& person) {
  return is_on_list(person.status) || (person.status == "no_show" && person.was_seen());
}

bool is_away(const TourPerson& person, Position position) {
  return std::ranges::any_of(person.away, [&](const Away& away) {
    return position >= away.from && (!away.until || position < *away.until);
  });
}

bool is_expected(const TourPerson& person, Position position) {
  return takes_part(person) && !is_away(person, position);
}

bool is_expected_at_stop(const TourPerson& person, std::size_t stop) {
  return takes_part(person) && is_with_the_others_at(person, stop);
}

Standing standing_at(const TourPerson& person, std::size_t stop) {
  if (!person.check_ins[stop].empty()) return Standing::here;
  if (!is_with_the_others_at(person, stop)) return Standing::not_expected;
  if (person.status == "no_show") return Standing::absent;
  return takes_part(person) ? Standing::unconfirmed : Standing::not_expected;
}

bool is_missing_at(const TourPerson& person, std::size_t stop) {
  return person.check_ins[stop].empty() && is_expected_at_stop(person, stop);
}

}  // namespace renkei
