// A counter's readings at one gate: the figure that it shows is typed, and what is told of it is the
// difference to the look before, by the bands that the tables use; looks are never added up. A figure
// that is lower than before is asked about. The day's end (day_end.hpp) is a page of it. Plain values.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/figures/counter_bands.hpp"
#include "ui/present/day_end.hpp"
#include "ui/present/gates.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::readings {

inline constexpr std::size_t digits_at_most = 9;

struct Look {
  EntryId id = 0;
  Moment at;
  std::int64_t reading = 0;
  bool was_reset = false;
  std::vector<std::string> disputed;  // the different figures, where devices disagree
  std::optional<CounterBand> band;    // since the look before; none: only a starting point
};

// What lies over the side, besides that about the gate.
struct Sheet {
  enum class Kind { none, acts, reason } kind = Kind::none;
  EntryId about = 0;
  std::string reason = {};
};

struct Model : gates::Place {
  std::string date;
  LogNumber own_log = 0;
  std::vector<Look> looks;         // of this gate today, by time
  std::optional<Look> before;      // the last one of an earlier day
  std::string typed;               // what the counter shows
  bool asks_lower = false;         // lower than before: set back, or mistyped
  std::vector<Look> acts;          // this device's, of today, oldest first
  std::optional<Look> taken_back;  // can be done again
  std::string_view closed;         // a key of the texts: the event is not open today
  Sheet sheet;
  bool shows_day_end = false;
  day_end::Model day_end;
};

struct TypeDigit {
  int digit;
};
struct TakeDigit {};
struct RecordLook {};
struct WasReset {};  // the counter was set back to zero
struct WasMistyped {};
struct TakeBack {
  EntryId look = 0;  // 0: the last one
  std::string reason = {};
};
struct DoAgain {};
struct TypeReason {
  std::string text;
};
struct OpenSheet {
  Sheet::Kind kind;
};
struct ShowDayEnd {
  bool shown;
};
struct CountByHand {};
using Intent =
    std::variant<gates::OpenGates, gates::ChooseGate, gates::TypeGateName, gates::AddGate,
                 gates::OpenMethod, gates::SetHow, TypeDigit, TakeDigit, RecordLook, WasReset,
                 WasMistyped, TakeBack, DoAgain, TypeReason, OpenSheet, ShowDayEnd, CountByHand,
                 day_end::ChooseDay, day_end::ChooseProposal, day_end::SayOther, day_end::SayHow,
                 day_end::Confirm>;

RENKEI_SCREEN_FUNCTIONS(void);
bool close_sheet(Model& model);

Model open_readings(const Records& records, EntryId event, EntryId gate, std::string_view date,
                    LogNumber own_log);
const Look* last_look(const Model& model);               // null: never read
const Look* find_act(const Model& model, EntryId look);  // 0: the last one

}  // namespace renkei::ui::readings
