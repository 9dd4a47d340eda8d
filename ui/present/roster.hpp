// The roster of a tour at one of its stops: who is there, who is not yet confirmed, who never came.
//
// Opened with one pass over the tour's people and one over the stops' check-ins; afterwards each
// check-in changes it in place. Whoever was seen and is in no list stands behind the others, and
// whoever is not expected has the reason beside the name and is admitted only when somebody means
// it. That a person is absent is a word of a roll call and of a closed reception, never of a tap on
// the way. The stop changes only when somebody says so; the plan suggests. People under protection
// (hide_on_lists) appear by number only and are found by number only. Plain values.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/figures/tour.hpp"
#include "core/model/command.hpp"
#include "core/model/records.hpp"
#include "ui/present/roster_acts.hpp"
#include "ui/present/roster_people.hpp"
#include "ui/present/screen.hpp"
#include "ui/present/viewing.hpp"
#include "ui/present/walk_in.hpp"

namespace renkei::ui::roster {

enum class Part { everyone, missing, here };

struct StopChoice {
  EntryId id = 0;  // 0: the reception, before the first stop
  std::string name;
};

// `here` and `absent` count also people who are not expected at the stop; `away` are those who have
// parted from the tour and were not seen here, `waiting` those who wait for a place and were not.
struct Heads {
  std::int64_t expected = 0, here = 0, unconfirmed = 0, absent = 0, away = 0, waiting = 0;
};

// What the last scan, line or tap came to. Whoever is not simply expected is asked about: nothing is
// recorded until somebody means it.
struct ScanResult {
  enum class Kind {
    checked_in,
    already,
    not_due,
    other_tour,
    unknown,
    several,
    shared_badge,
    added
  } kind = Kind::unknown;
  EntryId person = 0;
  std::string text;  // as scanned; of another tour's person, the name
  Remark remark = Remark::none;
  std::size_t hits = 0;   // several
  std::string tour = {};  // other_tour
};

// What lies over the side, or over the list where there is no side; one at a time.
struct Sheet {
  enum class Kind { none, acts, reason, person, parting, walk_in } kind = Kind::none;
  EntryId about = 0;        // the person; of a reason, the act
  std::string reason = {};  // as typed
  parting::Draft parting = {};
  walk_in::Draft walk_in = {};
  std::optional<viewing::Shown> shown = {};  // of that person, for a while
};

struct Model {
  EntryId tour = 0;
  std::string tour_name, date;
  std::string first_day;  // of the tour
  LogNumber own_log = 0;
  Zone zone{};
  TourFacts facts;                // who is expected and seen where: asked, never decided here
  std::vector<StopChoice> stops;  // as in facts
  EntryId stop = 0;
  bool stop_chosen = false;    // by a person: otherwise it is the first one
  EntryId declined_stop = 0;   // was suggested when a person chose
  std::vector<Person> people;  // by bus and number; guests behind the others
  Heads heads;
  Part part = Part::everyone;
  std::string filter;                // as typed
  bool is_number = false;            // somebody's whole number or badge: it asks nothing
  std::vector<std::size_t> shown;    // indexes into people: the part, filtered
  std::size_t chosen = 0;            // of those shown, while several are asked about
  std::vector<std::size_t> missing;  // unconfirmed and absent ones, whatever is shown
  std::vector<parting::Parting> partings;
  Remembered kept;
  std::vector<Act> acts;          // oldest first
  std::optional<Act> taken_back;  // the last one: it can be done again
  Sheet sheet;
  std::optional<walk_in::Draft> set_aside;  // by a scan that came between
  bool closing = false;  // the reception closes: who did not come is told one by one
  std::optional<ScanResult> last;
};

struct ChooseStop {
  EntryId stop;  // 0: the reception, no stop
};
struct ShowPart {
  Part part;
};
struct Filter {
  std::string text;
};
struct Scanned {  // a number, a badge, a QR code: never a name
  std::string text;
};
struct SubmitLine {  // Enter in the field
  std::string text;
};
struct MoveChoice {
  int by;  // 1 down, -1 up
};
struct CheckInPerson {
  EntryId participant;
};
struct Admit {  // whom the last scan asked about
  EntryId participant;
};
struct LetBe {};  // nothing of what was asked about
struct CloseReception {
  bool closing;
};
struct MarkNoShow {
  EntryId participant;
};
struct CallRoll {};  // at this stop
struct ShowSeats {};
struct ShowActs {};
struct ShowPerson {
  EntryId participant;
};
struct CloseSheet {};
struct TypeReason {
  std::string text;
};
struct TakeBack {
  EntryId act = 0;          // 0: the last one
  std::string reason = {};  // empty: a mistaken press, unless a reason has to be said
};
struct DoAgain {};  // what was taken back last
using Intent =
    std::variant<ChooseStop, ShowPart, Filter, Scanned, SubmitLine, MoveChoice, CheckInPerson,
                 Admit, LetBe, CloseReception, MarkNoShow, CallRoll, ShowSeats, ShowActs,
                 ShowPerson, CloseSheet, TypeReason, TakeBack, DoAgain, parting::Begin,
                 parting::Change, parting::Agree, parting::Drop, walk_in::Begin, walk_in::Resume,
                 walk_in::Change, walk_in::Add, walk_in::Drop, viewing::Show, viewing::Hide>;

Intent scanned(const Model& model, const std::string& text);
// Without the stop as long as nobody has chosen it.
RENKEI_SCREEN_FUNCTIONS(void);
bool close_sheet(Model& model);
void leave(Model& model);

// `date`: only this day's acts can be taken back.
Model open_roster(const Records& records, EntryId tour, LogNumber own_log, std::string_view date);
// Reads the tour anew; the stop stays.
void read(Model& roster, const Records& records);
void choose_stop(Model& roster, const Records& records, EntryId stop);
// Where the tour should be by its plan of this day, when that is behind the stop that is shown: at
// once as long as nobody has chosen one, otherwise an hour later; 0: nothing to suggest.
EntryId suggested_stop(const Model& roster, const Moment& now);
void filter(Model& roster, std::string text);
void show_part(Model& roster, Part part);
const Person* find_person(const Model& roster, EntryId id);

// What the session did, followed here; a check-in that was read from the records already changes
// nothing.
void checked_in(Model& roster, EntryId person, EntryId check_in, const Moment& at);
void marked(Model& roster, EntryId person, std::string status);

// Whether Enter would ask which of several is meant: then the line stays as it is.
bool asks_which(const Model& roster);
// A record's id, a badge or a number: what needs no reading of names.
std::optional<EntryId> exactly_meant(const Model& roster, const Records& records,
                                     std::string_view line);
// Whom Enter would check in now; null: nobody, or several.
const Person* meant_by_line(const Model& roster, const Records& records, std::string_view line);
const Person* chosen_person(const Model& roster);  // of several; null: none is asked about

}  // namespace renkei::ui::roster
