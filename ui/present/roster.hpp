// The roster of a tour at one of its stops: who is there, who is not yet confirmed, who is absent.
//
// Opened with one pass over the tour's people and one over the stops' check-ins; afterwards each
// check-in changes it in place. Whoever was seen and is in no list stands behind the others, and
// whoever is not expected has the reason beside the name. People under protection (hide_on_lists) appear by number only and
// are found by number only. Plain values.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/figures/tour.hpp"
#include "core/model/command.hpp"
#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::roster {

enum class Part { everyone, missing, here };
using Presence = Standing;  // here, unconfirmed, absent, not_expected

struct StopChoice {
  EntryId id = 0;  // 0: the reception, before the first stop
  std::string name;
};

struct Person {
  EntryId id = 0;
  std::int64_t no = 0;                       // 0: none
  std::string badge, name, kana, bus, seat;  // name and kana are empty for hidden people
  bool hidden = false;
  std::string folded;        // what a search looks at
  std::size_t in_facts = 0;  // the index of this person there
  bool guest = false;        // in no list of this tour, but seen
  // At the chosen stop:
  Standing standing = Standing::unconfirmed;
  EntryId check_in = 0;          // the first one
  Moment at;                     // of that check-in
  Remark remark = Remark::none;  // why not expected there
};
inline Presence presence(const Person& person) { return person.standing; }

// `here` and `absent` count also people who are not expected at the stop.
struct Heads {
  std::int64_t expected = 0, here = 0, unconfirmed = 0, absent = 0;
};

// What the last line from a scanner, or the last tap, came to. Of another tour's person nothing is
// recorded until somebody means it.
struct ScanResult {
  enum class Kind { checked_in, already, other_tour, unknown } kind = Kind::unknown;
  EntryId person = 0;
  std::string text;              // as scanned; of another tour's person, the name and the tour's
  Remark remark = Remark::none;  // with which the check-in was answered
};

struct Model {
  EntryId tour = 0;
  std::string tour_name;
  LogNumber own_log = 0;
  TourFacts facts;                // who is expected and seen where: asked, never decided here
  std::vector<StopChoice> stops;  // as in facts
  EntryId stop = 0;
  std::vector<Person> people;  // by bus and number; guests behind the others
  Heads heads;
  Part part = Part::everyone;
  std::string filter;                  // as typed
  std::vector<std::size_t> shown;      // indexes into people: the part, filtered
  std::vector<std::size_t> missing;    // unconfirmed and absent ones, whatever is shown
  std::vector<EntryId> own_check_ins;  // of this device at this stop, oldest first: for undo
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
struct SubmitLine {  // Enter in the field: a scanner, or somebody typing a number
  std::string text;
};
struct CheckInPerson {
  EntryId participant;
};
struct CheckInAnyway {  // whom the last scan found to be of another tour
  EntryId participant;
};
struct MarkAbsent {
  EntryId participant;
  bool absent;
};
struct TakeBack {};  // the last check-in
using Intent = std::variant<ChooseStop, ShowPart, Filter, SubmitLine, CheckInPerson, CheckInAnyway,
                            MarkAbsent, TakeBack>;

Intent scanned(const Model& model, const std::string& text);
Address address(const Model& model);
void open(Model& model, const Address& at, const Situation& situation, const Records& records);
Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records);
void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records);
void look(Model& model, const Situation& situation, const Records& records);

Model open_roster(const Records& records, EntryId tour, LogNumber own_log);
void choose_stop(Model& roster, const Records& records, EntryId stop);
void filter(Model& roster, std::string text);
void show_part(Model& roster, Part part);
const Person* find_person(const Model& roster, EntryId id);

// Whom a scanned or typed line means: the text of a QR code (a record's id, perhaps behind a ':' or
// a '/'), a badge number, a number on the roster, or a name when the search leaves exactly one.
std::optional<EntryId> person_of_line(const Model& roster, const Records& records,
                                      std::string_view line);

// How a check-in came about: codes of choices::check_in_method.
std::string method_of_line(const Model& roster, EntryId person, std::string_view line);

Command check_in_command(const Model& roster, EntryId person, std::string method,
                         bool anyway = false);
std::optional<Command> take_back_command(const Model& roster, std::string reason);
std::optional<Command> absent_command(const Model& roster, EntryId person, bool absent);

// What the session did, followed here; a check-in that was read from the records already changes
// nothing. After an undo choose_stop looks again: the person may have been seen by another device as
// well.
void checked_in(Model& roster, EntryId person, EntryId check_in, const Moment& at);
void marked(Model& roster, EntryId person, std::string status);

}  // namespace renkei::ui::roster
