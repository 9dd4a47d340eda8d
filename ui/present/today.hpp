// What is on: the events that this store knows and the tours within them, today's first. A
// plain value, made from the records and a date; it does not change until it is made anew.
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::today {

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
  bool asks = false;  // it has a questionnaire, for a kiosk
};

struct Model {
  std::string date;  // YYYY-MM-DD
  // Today's, then the coming ones by date, then the past, newest first.
  std::vector<EventCard> cards;
};

struct CountVisitors {
  EntryId event;
};
struct OpenRoster {
  EntryId tour;
};
struct OpenKiosk {
  EntryId event;
};
using Intent = std::variant<CountVisitors, OpenRoster, OpenKiosk>;

Address address(const Model& model);
void open(Model& model, const Address& at, const Situation& situation, const Records& records);
Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records);
void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records);
void look(Model& model, const Situation& situation, const Records& records);

Model make_today(const Records& records, std::string_view date);

}  // namespace renkei::ui::today
