// What is on: first what this device works for, with the next thing to be done; then the other events
// that this store knows and the tours within them, today's first, one line each. What is over is folded
// away until somebody looks for it. A plain value, made from the records and a date; what a person typed
// or opened stays when it is made anew.
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"
#include "ui/present/today_card.hpp"
#include "ui/present/today_new.hpp"

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
};

// An event that is counted at, a tour, or an event that is its own tour.
struct Line {
  EntryId event = 0;  // whose visitors are counted here; 0: none are
  EntryId tour = 0;
  When when = When::now;
  std::string name, first_day, last_day, place;
};

struct Model {
  std::string date;  // YYYY-MM-DD
  // Today's, then the coming ones by date, then the past, newest first.
  std::vector<EventCard> cards;
  std::optional<Card> own;   // this device's
  std::vector<Line> others;  // in the order of the cards, without what the own card has
  bool has_posts = false;    // that somebody could take
  bool past_open = false;
  std::string filter;  // as typed
  bool more = false;   // the sheet with the further acts
  std::optional<NewEvent> draft;
};

struct CountVisitors {
  EntryId event;
};
struct OpenRoster {
  EntryId tour;
};
struct GoOn {};    // the next act of the own card
struct Depart {};  // from the stop where the own tour stands, now
struct TakeDepartureBack {};
struct GoTo {  // another screen of the own card
  Address to;
};
struct ShowMore {
  bool shown;
};
struct Filter {
  std::string text;
};
struct ShowPast {
  bool shown;
};
struct BeginNew {};
struct ChangeNew {
  NewEvent draft;
};
struct MakeNew {};
struct DropNew {};
using Intent = std::variant<CountVisitors, OpenRoster, GoOn, Depart, TakeDepartureBack, GoTo,
                            ShowMore, Filter, ShowPast, BeginNew, ChangeNew, MakeNew, DropNew>;

RENKEI_SCREEN_FUNCTIONS(Response);
bool close_sheet(Model& model);

Model make_today(const Records& records, std::string_view date);

// How many others there are of a time, and which of them are to be seen: what is looked for, or else
// all but the past.
std::size_t count_of(const Model& model, When when);
std::vector<const Line*> shown_lines(const Model& model, When when);
// So many that it is quicker to look for one than to read them.
bool is_searched(const Model& model);

// What the sheet of the own card offers besides: for a screen more, a line more.
struct Further {
  const char* key;
  Screen screen;
  enum class About { event, tour, questionnaire, design } about;
};
inline constexpr Further further_screens[] = {
    {"today.more.tally", Screen::tally, Further::About::event},
    {"today.more.roster", Screen::roster, Further::About::tour},
    {"today.readings", Screen::readings, Further::About::event},
    {"today.incident", Screen::incident, Further::About::tour},
    {"today.monitor", Screen::monitor, Further::About::tour},
    {"today.needs", Screen::needs, Further::About::event},
    {"today.kiosk", Screen::kiosk, Further::About::questionnaire},
    {"today.designer", Screen::designer, Further::About::design},
};
// Empty where the card has no such thing.
std::optional<Address> address_of(const Card& card, const Further& further);

}  // namespace renkei::ui::today
