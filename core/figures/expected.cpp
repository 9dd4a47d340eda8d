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

std::optional<Away> away_of(const LeftTour& left,
                            const std::unordered_map<EntryId, std::size_t>& stop_of) {
  const auto rank = [&](const Ref& stop) -> std::optional<int> {
    const auto found = stop_of.find(stop.id);
    return found == stop_of.end() ? std::nullopt : std::optional(static_cast<int>(found->second));
  };
  const auto from = rank(left.from_stop), to = rank(left.to_stop);
  if ((left.from_stop && !from) || (left.to_stop && !to)) return std::nullopt;
  Away away{{from.value_or(-1), true}, std::nullopt};
  if (to) away.until = Position{*to, true};
  return away;
}

bool TourPerson::is_checked_in_anywhere() const {
  return std::ranges::any_of(check_ins, [](const auto& times) { return !times.empty(); });
}

bool is_on_list(std::string_view status) {
  return status.empty() || status == "confirmed" || status == "walk_in";
}

bool is_on_list(const TourPerson& person) {
  return is_on_list(person.status) ||
         std::ranges::any_of(person.other_statuses,
                             [](const std::string& status) { return is_on_list(status); });
}

bool takes_part(const TourPerson& person) {
  if (person.is_guest()) return false;
  const bool is_no_show =
      person.status == "no_show" ||
      std::ranges::find(person.other_statuses, "no_show") != person.other_statuses.end();
  return is_on_list(person) || (is_no_show && person.was_seen());
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
  if (person.is_guest() || !is_with_the_others_at(person, stop)) return Standing::not_expected;
  if (person.status == "no_show" && !is_on_list(person)) return Standing::absent;
  return takes_part(person) ? Standing::unconfirmed : Standing::not_expected;
}

Remark remark_at(const TourPerson& person, std::size_t stop) {
  if (person.is_guest()) return person.guest;
  const bool is_off = !is_on_list(person);
  if (is_off && person.status == "cancelled") return Remark::cancelled;
  if (is_off && person.status == "waiting") return Remark::waiting;
  // Without a stop of this course nobody is away there.
  const bool in_course = stop + 1 < person.check_ins.size();
  return in_course && !is_with_the_others_at(person, stop) ? Remark::left : Remark::none;
}

bool is_missing_at(const TourPerson& person, std::size_t stop) {
  return person.check_ins[stop].empty() && is_expected_at_stop(person, stop);
}

}  // namespace renkei
