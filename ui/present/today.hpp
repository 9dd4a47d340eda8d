// The first screen: the events that this store knows and the tours within them, today's first. A
// plain value, made from the records and a date; it does not change until it is made anew.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/model/records.hpp"

namespace renkei::ui {

struct TourLine {
  EntryId id = 0;
  std::string name;  // the event's, when the tour has none of its own
};

enum class When { now, coming, past };

struct EventCard {
  EntryId id = 0;
  When when = When::now;
  std::string name, first_day, last_day, place, status;
  std::size_t gates = 0;
  std::vector<TourLine> tours;
};

struct Today {
  std::string date;  // YYYY-MM-DD
  std::vector<EventCard>
      cards;  // today's, then the coming ones by date, then the past, newest first
};

Today make_today(const Records& records, std::string_view date);

}  // namespace renkei::ui
