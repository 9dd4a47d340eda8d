// Who applied for a tour, who was drawn and who came, and how old they are and where they live. Pure; plain
// values. People who stand in no list of the tour are not among them.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/figures/tour.hpp"

namespace renkei {

using People = std::vector<EntryId>;

// applied: all but those who joined on the day. won: confirmed, cancelled and no-shows, without whoever
// lost the draw. took_part: who was checked in or marked present, whatever the list says.
struct TourRecruiting {
  People applied, won, lost, waiting, cancelled, no_show, walk_in, took_part;
};
TourRecruiting recruiting_of(const TourFacts& facts,
                             const std::vector<Found<Participant>>& participants);

// On that day (YYYY-MM-DD): from the birth, otherwise the age that was given.
std::optional<int> age_of(const Participant& person, std::string_view day);
// 9歳以下, 10代 … as far as it is known, otherwise the band that was given.
std::string age_band_of(const Participant& person, std::string_view day);

// 小人: whoever is under 12 on that day. The band 10代 alone does not tell.
enum class AgeClass { adult, child, unknown };
AgeClass age_class_of(const Participant& person, std::string_view day);

// Under 30, 30 to 59, from 60, unknown: bands wide enough to stand beside wards.
inline constexpr std::size_t age_groups = 4;
using AgeGroups = std::array<People, age_groups>;
// Of those who took part, by the ward's code; without one: empty.
std::map<std::string, AgeGroups> wards_and_ages(const TourFacts& facts,
                                                const std::vector<Found<Participant>>& participants,
                                                std::string_view day);

}  // namespace renkei
