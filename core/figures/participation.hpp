// The municipalities and companies that took part in events: how often (のべ: each with each day and
// booth) and how many different ones (実). Plain values.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

struct EventParticipation {
  Found<Event> event;
  std::int64_t times = 0;
  std::map<std::string, std::int64_t>
      municipalities;  // by code on the event's first day: how often
  std::set<std::string> companies;
  std::vector<std::string> unknown;  // codes that no list knows; they count
};

// One fiscal year's: times add up, municipalities are a union, as of the year's last day; each with the
// events in which it took part.
struct YearParticipation {
  using InEvents = std::map<std::string, std::vector<EntryId>>;
  int fiscal_year = 0;
  std::int64_t times = 0;
  InEvents municipalities, companies;
};

struct Participation {
  std::vector<EventParticipation> events;  // with any municipality, by day and name
  std::vector<YearParticipation> years;
};
// Of these fiscal years; none: of all.
Participation participation(const Records& records, const std::vector<int>& fiscal_years);

}  // namespace renkei
