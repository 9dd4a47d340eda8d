#include "core/figures/tour_recruiting.hpp"

#include <charconv>

#include "core/model/age_answers.hpp"
#include "core/text/dates.hpp"
#include "core/text/kana.hpp"

namespace renkei {
namespace {

std::size_t age_group(const Participant& person, std::string_view day) {
  std::optional<int> age = age_of(person, day);
  if (!age) {  // 60代: the first of its years tells the group
    const std::string band = narrow(person.age_band);
    int first = 0;
    const auto read = std::from_chars(band.data(), band.data() + band.size(), first);
    if (read.ec == std::errc()) age = first;
  }
  if (!age) return age_groups - 1;
  return *age < 30 ? 0 : *age < 60 ? 1 : 2;
}

}  // namespace

TourRecruiting recruiting_of(const TourFacts& facts,
                             const std::vector<Found<Participant>>& participants) {
  TourRecruiting found;
  for (std::size_t i = 0; i < facts.people.size(); ++i) {
    const TourPerson& person = facts.people[i];
    if (person.is_guest()) continue;
    const bool lost = participants[i].fields.drawn == "lost" && person.status != "waiting";
    const std::string& status = person.status;
    if (status != "walk_in") found.applied.push_back(person.id);
    if (lost) found.lost.push_back(person.id);
    const bool is_won =
        status.empty() || status == "confirmed" || status == "cancelled" || status == "no_show";
    if (is_won && !lost) found.won.push_back(person.id);
    if (status == "waiting") found.waiting.push_back(person.id);
    if (status == "cancelled") found.cancelled.push_back(person.id);
    if (status == "no_show") found.no_show.push_back(person.id);
    if (status == "walk_in") found.walk_in.push_back(person.id);
    if (person.was_seen()) found.took_part.push_back(person.id);
  }
  return found;
}

std::optional<int> age_of(const Participant& person, std::string_view day) {
  const auto birth = date_of_iso(person.birth.iso), on = date_of_iso(day);
  if (birth && on && *birth <= *on) return age_on(*birth, *on);
  return person.age ? std::optional(static_cast<int>(*person.age)) : std::nullopt;
}

std::string age_band_of(const Participant& person, std::string_view day) {
  const auto age = age_of(person, day);
  return age ? age_band(*age) : person.age_band;
}

AgeClass age_class_of(const Participant& person, std::string_view day) {
  constexpr int first_adult_age = 12;
  if (const auto age = age_of(person, day))
    return *age < first_adult_age ? AgeClass::child : AgeClass::adult;
  if (narrow(person.age_band) == age_band(0)) return AgeClass::child;
  return youngest_of(person.age_band).value_or(0) >= first_adult_age ? AgeClass::adult
                                                                     : AgeClass::unknown;
}

std::map<std::string, AgeGroups> wards_and_ages(const TourFacts& facts,
                                                const std::vector<Found<Participant>>& participants,
                                                std::string_view day) {
  std::map<std::string, AgeGroups> wards;
  for (std::size_t i = 0; i < facts.people.size(); ++i) {
    const TourPerson& person = facts.people[i];
    if (person.is_guest() || !person.was_seen()) continue;
    const Participant& fields = participants[i].fields;
    wards[fields.ward_code6][age_group(fields, day)].push_back(person.id);
  }
  return wards;
}

}  // namespace renkei
