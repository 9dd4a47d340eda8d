// A roll call: the heads are counted first, and until that is done nothing here tells how many they
// should be; then the names are ticked; then a second person counts without having seen the first
// count. What was counted or ticked is recorded at once, so that nothing is lost half way: who opens
// the same stop, vehicle and phase again goes on there. Plain values.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/figures/tour.hpp"
#include "core/model/command.hpp"
#include "core/model/records.hpp"
#include "ui/present/roster_people.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::rollcall {

enum class Step { count, names, second, closed };

// Somebody to be ticked: who is expected, and whoever was marked although not expected.
struct Line {
  EntryId id = 0;
  std::size_t person = 0;  // in Model::people
  bool expected = true;
  std::string state;      // a code of choices::mark_state; empty: not marked
  bool disputed = false;  // marked in different states by different devices
};

struct Result {
  std::int64_t expected = 0, counted = 0, present = 0, unmarked = 0, absent = 0, apart = 0;
  bool can_close() const { return unmarked == 0; }
  // Counted and expected agree, and so do the names.
  bool is_complete() const { return counted == expected - apart && present == counted; }
};

struct Model {
  EntryId tour = 0, stop = 0, vehicle = 0;
  std::string phase = "departure", tour_name;
  TourFacts facts;
  std::vector<roster::Person> people;
  Step step = Step::count;
  EntryId head = 0;              // the roll call's record that this device writes into; 0: none yet
  std::int64_t round = 1;        // of calls at this stop, in this vehicle and phase
  std::string typed;             // of the count
  std::optional<Result> result;  // nothing before the count
  std::vector<std::int64_t> counts;  // several: devices counted differently
  std::vector<Line> lines;           // empty before the count
  std::string second, second_code;   // as the second checker types them
  std::optional<std::int64_t> second_n;
  std::optional<std::string> last;  // a scan that found nobody on this list
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
                 BeginSecond, Mark, Scanned, TypeSecond, TypeSecondCode, CountSecond, Close>;

Intent scanned(const Model& model, const std::string& text);
Address address(const Model& model);
void open(Model& model, const Address& at, const Situation& situation, const Records& records);
Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records);
void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records);
void look(Model& model, const Situation& situation, const Records& records);

}  // namespace renkei::ui::rollcall
