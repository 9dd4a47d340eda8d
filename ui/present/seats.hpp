// The seats of a vehicle: who sits where, what is wrong with that, and giving somebody another seat.
//
// A seat is given in two presses, the person and the seat; where somebody sits already the two change
// places. What was given is taken back by its name. Shows whoever rides in the vehicle and whoever rides
// in none of the tour's, so that nobody is without a seat unseen. Plain values.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/figures/seating.hpp"
#include "core/figures/tour.hpp"
#include "core/model/records.hpp"
#include "ui/present/roster_people.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::seats {

// As the participant's record has it.
struct SeatOf {
  std::string seat, bus;
  EntryId vehicle = 0;
  friend bool operator==(const SeatOf&, const SeatOf&) = default;
};
struct Move {
  EntryId person = 0;
  SeatOf from, to;
};
// What one press did: of two people who changed places, both.
struct Act {
  std::vector<Move> moves;
};

struct Model {
  EntryId tour = 0, vehicle = 0;
  std::string tour_name;
  TourFacts facts;
  std::optional<Error> unreadable;  // the layout
  SeatPlan plan;
  std::vector<roster::Person> people;  // by bus and number
  std::vector<bool> rides_here;        // of each of them; the others ride in no vehicle of the tour
  Seating seating;                     // of people
  EntryId chosen = 0;                  // somebody
  bool moving = false;                 // the next seat that is pressed is given to the chosen one
  std::string seat;                    // an empty one, or one of several people, that was pressed
  std::vector<Act> acts;               // of this run, oldest first
  std::optional<Act> taken_back;       // the last one: it can be done again
  bool act_begun = false;              // what ends next is the first part of what was asked for
};

struct ChooseVehicle {
  EntryId vehicle;
};
struct PressSeat {
  std::string name;
};
struct ChoosePerson {
  EntryId person;
};
struct BeginMove {};
struct SitHere {  // on the seat that was pressed
  EntryId person;
};
struct PutDown {};  // nobody and no seat is chosen any more
struct TakeBack {};
struct DoAgain {};
using Intent = std::variant<ChooseVehicle, PressSeat, ChoosePerson, BeginMove, SitHere, PutDown,
                            TakeBack, DoAgain>;

RENKEI_SCREEN_FUNCTIONS(void);
bool close_sheet(Model& model);

// Of a place of the plan: who sits there and of whom it is doubted, indexes into people.
std::vector<std::size_t> people_at(const Model& model, std::size_t place);
const roster::Person* find_person(const Model& model, EntryId id);

struct Troubles {
  std::int64_t twice = 0, standing = 0, alone = 0, disputed = 0;  // seats; people
};
Troubles troubles_of(const Model& model);

}  // namespace renkei::ui::seats
