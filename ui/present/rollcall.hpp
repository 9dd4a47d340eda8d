// A roll call: the heads are counted first, and until that is done nothing here tells how many they
// should be; then the names are ticked; then a second person counts without having seen the first
// count. What was counted or ticked is recorded at once, so that nothing is lost half way: who opens
// the same stop, vehicle and phase again goes on there.
//
// A count never replaces another device's. One that is the same joins that device's call; one that
// differs is a round of its own, and both stand side by side. Others' counts are told as little as the
// expected number before this device has counted. Who goes another way needs who agreed, until where,
// and how to be reached (parting.hpp), and is missed no more. Plain values.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "core/figures/tour.hpp"
#include "core/model/command.hpp"
#include "core/model/records.hpp"
#include "ui/present/parting.hpp"
#include "ui/present/roster_people.hpp"
#include "ui/present/screen.hpp"
#include "ui/present/viewing.hpp"

namespace renkei::ui::rollcall {

enum class Step { count, names, second, closed };

// Somebody to be ticked: who is expected, who has parted from the tour, and whoever was marked
// although not expected.
struct Line {
  EntryId id = 0;
  std::size_t person = 0;  // in Model::people
  bool expected = true;
  std::string state;           // a code of choices::mark_state; empty: not marked
  bool disputed = false;       // marked in different states by different devices
  EntryId parting = 0;         // away here with agreement: its record
  bool in_no_vehicle = false;  // by the list: may be in this one, or be left behind
};

struct Result {
  std::int64_t expected = 0, counted = 0, present = 0, unmarked = 0, absent = 0, apart = 0;
  std::int64_t extra = 0;     // here without being expected, by name
  std::int64_t homeless = 0;  // in no vehicle by the list, and not marked here
  std::int64_t due() const { return expected - apart + extra; }
  bool can_close() const { return unmarked == 0; }
  // Counted and expected agree, and so do the names.
  bool is_complete() const { return counted == due() && present == counted; }
  bool is_red() const { return counted != due(); }
};

// Why a parting is taken back, before that is done; the mark that comes with it.
struct AskedReason {
  EntryId parting = 0, person = 0;
  std::string state, typed;
};

// Somebody who is missed, and how to reach them.
struct Sought {
  EntryId person = 0;
  std::optional<viewing::Shown> shown = {};  // for a while, and recorded
};

// What records do not tell: kept as long as the program runs, whatever call is open.
struct Remembered {
  std::set<EntryId> joined;             // others' records with whose count this device's agreed
  std::map<EntryId, Moment> parted_at;  // of the partings that were recorded here
};

struct Model {
  EntryId tour = 0, stop = 0, vehicle = 0;
  std::string phase = "departure", tour_name;
  LogNumber own_log = 0;
  TourFacts facts;
  std::vector<roster::Person> people;
  Step step = Step::count;
  EntryId head = 0;              // the roll call's record that this device writes into; 0: none yet
  std::int64_t round = 1;        // of calls at this stop, in this vehicle and phase
  bool again = false;            // counts once more
  std::string typed;             // of the count
  std::optional<Result> result;  // nothing before the count
  std::vector<std::int64_t> counts;  // each device's last one; several: they counted differently
  std::vector<Line> lines;           // empty before the count
  std::string second, second_code;   // as the second checker types them
  std::optional<std::int64_t> second_n;
  std::optional<std::string> last;           // a scan that found nobody on this list
  bool last_is_shared = false;               // because several bear that badge
  std::optional<roster::Stranger> stranger;  // nothing is recorded until somebody means it
  std::vector<parting::Parting> partings;
  std::optional<parting::Draft> parting;  // is being agreed
  std::optional<AskedReason> reason;
  std::optional<Sought> sought;
  Remembered kept;
};

struct ChooseStop {
  EntryId stop;
};
struct ChooseVehicle {
  EntryId vehicle;  // 0: all together
};
struct ChoosePhase {
  std::string phase;
};
struct TypeDigit {
  int digit;
};
struct TakeDigit {};  // the last one away
struct Count {};      // what was typed is the count
struct CountAgain {};
struct Mark {
  EntryId participant;
  std::string state;
};
struct Scanned {
  std::string text;
};
struct TakeIn {  // whom the last scan found to be of another tour
  EntryId participant;
};
struct LetBe {};  // not
struct TypeReason {
  std::string text;
};
struct TakeBackParting {
  std::string reason;
};
struct KeepParting {};
struct Seek {  // how is this person reached?
  EntryId participant;
};
struct EndSeeking {};
struct BeginSecond {
  bool begin;  // false: not now
};
struct TypeSecond {
  std::string count;
};
struct TypeSecondCode {
  std::string code;
};
struct CountSecond {};
struct Close {};
using Intent =
    std::variant<ChooseStop, ChooseVehicle, ChoosePhase, TypeDigit, TakeDigit, Count, CountAgain,
                 BeginSecond, Mark, Scanned, TakeIn, LetBe, TypeReason, TakeBackParting,
                 KeepParting, TypeSecond, TypeSecondCode, CountSecond, Close, Seek, EndSeeking,
                 viewing::Show, viewing::Hide, parting::Change, parting::Agree, parting::Drop>;

// The places in Model::lines of those to be looked for: who is marked absent, and, as soon as no more
// names are missing or open than heads are lacking, those whose names are open.
std::vector<std::size_t> missing_lines(const Model& model);

Intent scanned(const Model& model, const std::string& text);
RENKEI_SCREEN_FUNCTIONS(void);
bool close_sheet(Model& model);

}  // namespace renkei::ui::rollcall
