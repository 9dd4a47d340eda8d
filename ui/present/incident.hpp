// Incidents and near misses of a tour, recorded by somebody who is shaken, outdoors, perhaps alone: one
// question a page and nothing that has to be typed. The record is there before the first question is
// asked, and every page is written when it is left for the next one, so that whoever is called away
// loses nothing; the list shows it as unfinished, and it goes on at the first question that is open.
//
// The list tells time, kind and severity only. Who was hurt and what happened is shown for one incident
// when somebody asks for it, and that is recorded (`viewing`) before anything is shown; the recording
// itself, by the device that began it, is no viewing. Plain values.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/figures/tour.hpp"
#include "core/model/command.hpp"
#include "core/model/records.hpp"
#include "ui/present/incident_answers.hpp"
#include "ui/present/roster_people.hpp"
#include "ui/present/screen.hpp"
#include "ui/present/viewing.hpp"

namespace renkei::ui::incident {

// As the list shows one; nothing of it is about a person.
struct Line {
  EntryId id = 0;
  Moment at;
  std::string kind;
  Integer severity;
  bool is_draft = false, is_own = false, is_disputed = false;
};

// What lies over the list.
struct Sheet {
  enum class Kind { none, details, reason } kind = Kind::none;
  EntryId about = 0;
  std::string reason = {};              // as typed
  Answers answers = {};                 // nothing personal until it is shown
  bool is_withheld = false;             // some of it has not come to this device
  std::optional<Moment> shown_at = {};  // what is personal
  bool is_shown(const Moment& now) const {
    return shown_at && now.unix_ms - shown_at->unix_ms < viewing::shown_ms;
  }
};

// What records do not tell: kept as long as the program runs, whatever tour is open.
struct Remembered {
  struct Left {
    Page page = Page::time;
    Answers draft;
  };
  std::map<EntryId, Moment> begun_at;  // of the incidents that were begun here
  std::map<EntryId, Left> left;        // in the middle of a page
};

struct Model {
  EntryId tour = 0;
  std::string tour_name, date;
  LogNumber own_log = 0;
  Zone zone{};
  std::vector<Found<Stop>> stops;  // in the order of the course
  EntryId near_stop = 0;           // where the tour was last on this device, else by its plan
  std::vector<roster::Person> people;
  std::vector<std::string> items;  // of the people: what an incident names each of them by
  std::vector<Line> lines;         // the newest first
  EntryId incident = 0;            // is being recorded; 0: the list
  Page page = Page::time;
  Answers held, draft;   // as recorded; as changed on this page
  std::string who;       // is looked for among the people, as typed
  bool writing = false;  // what was asked for is not at its end
  Sheet sheet;
  EntryId taken_back = 0;  // the last one: it can be done again
  Remembered kept;
};

struct Begin {};
struct Continue {
  EntryId incident;
};
struct ShowDetails {
  EntryId incident;
};
struct Reveal {
  EntryId incident;
};
struct Correct {};  // what is shown
struct CloseSheet {};
struct ShiftTime {
  int minutes;
};
struct ChooseKind {
  std::string kind;
};
struct ChooseSeverity {
  std::int64_t severity;
};
struct FindPerson {
  std::string typed;
};
struct TogglePerson {
  std::string item;
};
struct Nobody {};  // was hurt
struct ChooseStop {
  EntryId stop;
};
struct ChooseIndoor {
  bool indoor;
};
struct ChooseWeather {
  std::string code;
};
struct StepTemperature {
  int by;
};
struct Tell {
  std::string who;
};
struct TogglePhrase {
  Words which;
  std::string phrase;
};
struct TypeWords {
  Words which;
  std::string text;
};
struct Next {};
struct Previous {};
struct TypeReason {
  std::string text;
};
struct TakeBack {
  EntryId incident;
  std::string reason = {};  // empty: a mistaken press, unless a reason has to be said
};
struct DoAgain {};  // what was taken back last
using Intent = std::variant<Begin, Continue, ShowDetails, Reveal, Correct, CloseSheet, ShiftTime,
                            ChooseKind, ChooseSeverity, FindPerson, TogglePerson, Nobody,
                            ChooseStop, ChooseIndoor, ChooseWeather, StepTemperature, Tell,
                            TogglePhrase, TypeWords, Next, Previous, TypeReason, TakeBack, DoAgain>;

// With the incident that is being recorded: who starts again after a crash goes on there.
RENKEI_SCREEN_FUNCTIONS(void);
// From a page to the list; what was answered on it is there again when it goes on.
bool close_sheet(Model& model);

// Reads the list anew, and what is open.
void read(Model& model, const Records& records);
void go_on(Model& model, const Records& records, EntryId incident);

const Line* find_line(const Model& model, EntryId incident);
// The last one that this device began on this day; null: nothing to be taken back.
const Line* last_act(const Model& model);

// The people that a search finds, at most so many; without one all of them, unless they are too many to
// be looked through: indexes.
inline constexpr std::size_t people_found = 12, people_listed = 120;
std::vector<std::size_t> people_shown(const Model& model);
// The participant that an item means; null: somebody else.
const roster::Person* person_of(const Model& model, std::string_view item);

// Where help is, once it is needed: of the stop where it happened, else where the tour is.
struct Help {
  std::string stop, emergency_place, hospital;
};
std::optional<Help> help_for(const Model& model);

}  // namespace renkei::ui::incident
