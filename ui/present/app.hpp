// The whole state of renkei-field as one value, and the way of what is asked for:
//
//   intent -> respond() -> requests -> the desk -> endings -> settle() -> the next drawing
//
// App holds the screens (screen.hpp says what one is made of) and routes: an intent to the screen
// that it belongs to, an ending to the screen that asked, with the address it had asked at. Decides
// nothing that one screen could decide. Plain values; one thread.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "ui/present/intent.hpp"

namespace renkei::ui {

struct App {
  Situation situation;
  Screen screen = Screen::setup;         // the open one
  std::vector<Address> way_back;         // where Back leads, the last one first to be taken
  std::map<EntryId, EntryId> last_part;  // of each tour the stop, of each event the gate
#define RENKEI_MODEL(name) name::Model name;
  RENKEI_SCREENS(RENKEI_MODEL)
#undef RENKEI_MODEL
  std::optional<Error> refusal;  // shown until it is closed
  // What could not be saved, and where it had been asked for: until something is saved again.
  struct Unsaved {
    Address at;
    Intent by;
    Error error;
  };
  std::optional<Unsaved> unsaved;
  std::optional<std::string> notice;  // a key of the texts: shown until something else is asked for
};

// Of the open screen.
Address address(const App& app);
// Only the first screen, and help with it, can be open, and little be asked for.
inline bool is_before_store(const App& app) { return app.situation.device.id.empty(); }
// The places of the program, in the order of their keys; every other screen was come to from one, and so is
// a place that somebody was led to because of one record. The last three are those of headquarters.
std::span<const Screen> places_of(const Situation& situation);
bool is_place(const App& app, Screen screen);

// Names are covered when nobody has touched anything for so long; never while a roll call is red.
inline constexpr std::int64_t cover_after_ms = 3 * 60'000;
bool is_time_to_cover(const App& app);
bool are_names_covered(const App& app);
// The open screen is the whole window, and nothing else is to be reached.
bool holds_window(const App& app);
// Until the open screen changes by itself.
std::optional<double> seconds_to_change(const App& app);

// Work with its asker. Owns all that it names, so that it may be done later and elsewhere.
struct Request {
  Address at;
  Intent by;
  Work work;
};
struct Ending {
  Address at;
  Intent by;
  WorkEnd end;
  Lane lane = Lane::command;  // in which it waited
};

// The job that is going on, how many wait behind it, and how far it has come, from 0 to 1, where that is
// known: such a job can be stopped.
struct Busy {
  std::string_view key;
  std::size_t waiting = 0;
  std::optional<double> progress;
};

// What is to be done, in order.
std::vector<Request> respond(App& app, const Intent& intent, const Records& records);
// What the open screen lacks and has not asked for.
std::vector<Request> want(App& app, const Records& records);
// What its screen wants to be done next.
std::vector<Request> settle(App& app, const Ending& ending, const Records& records);

// A store is there: at the start, or just made. Or there is none, and why.
void opened(App& app, const Result<OwnDevice>& device, const Records& records);
// Reads the open screen anew: after a merge, or when the day has changed.
void look(App& app, const Records& records);

}  // namespace renkei::ui
