// The visitors' kiosk. Staff fill in the start sheet; from then until they have left it with the PIN
// it is the whole window, and nothing else can be reached:
//
//   attract -> notice -> question .. question -> ending -> thanks -> attract
//
// That a kiosk runs is in the records: a `kiosk_run` of this device that has not stopped. So it is a
// kiosk again after a power cut. Answers live in memory until 「おわる」; then they are one response,
// and only when that is written are there thanks. Plain values; time is that of the situation.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/kiosk_bursts.hpp"
#include "core/model/records.hpp"
#include "ui/present/kiosk_visit.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::kiosk {

enum class Page { sheet, attract, notice, question, ending, thanks, resting };

struct Offer {  // a questionnaire that a kiosk may show
  EntryId id = 0, event = 0;
  std::string title;
  std::size_t questions = 0;
  bool own_words = false, age = false;     // what it asks for
  std::vector<VisitorLanguage> languages;  // in which all of it is said
};

struct Counts {
  std::int64_t finished = 0, given_up = 0;
};

// What staff fill in.
struct Sheet {
  std::vector<Offer> offers;
  std::vector<VisitorLanguage> unwanted;  // languages that are not to be offered
  std::string place, pin;
  std::string trouble;          // a key: why it does not begin
  std::optional<Counts> ended;  // of the run that has just been left
};

struct Run {
  EntryId id = 0;  // 0: none runs
  Counts counts;
  std::vector<KioskBurst> bursts;
  std::vector<KioskVisit> recent;
};

// The way out.
struct Leaving {
  bool open = false;
  std::string digits;
  bool was_wrong = false;
  std::optional<Moment> waits_from;  // after wrong ones; of this start of the program
};

struct Tap {
  Moment at;
  float x = 0, y = 0;
};

struct Model {
  EntryId questionnaire = 0, event = 0;
  Page page = Page::sheet;
  Sheet sheet;
  Run run;
  Survey survey;
  Visit visit, fresh;                 // the one before the screen; as nobody has touched it
  Moment touched, shown;              // the last touch; since when thanks or a rest are shown
  std::optional<Moment> counts_down;  // since when
  bool saving = false;
  Run after;  // what the run is when that is saved
  Leaving leaving;
  std::optional<Tap> tap;  // the last one that counted
  bool swallows = false;   // the finger that is down is that one again
  int corners = 0;         // touched in their order
  Moment corners_since;
};

// -- the start sheet
struct ChooseQuestionnaire {
  EntryId questionnaire;
};
struct OfferLanguage {
  VisitorLanguage language;
};
struct TypePlace {
  std::string place;
};
struct TypePin {
  std::string pin;
};
struct Start {};
// -- visitors
struct Touch {  // anywhere, before what it presses; in millimetres, and how large the window is
  float x, y, wide, high;
};
struct TimePassed {};  // what was due has come
struct Speak {
  VisitorLanguage language;
};
struct Begin {};
struct Agree {};
struct Answer {
  std::size_t option;
};
struct Write {
  std::string character;
};
struct Erase {};
struct OpenRow {
  std::size_t row;
};
struct Next {};
struct Skip {};
struct GoBack {};
struct Finish {};
struct GoOn {};
struct Enlarge {};
struct Lower {};
// -- the way out
struct TypePinDigit {
  int digit;
};
struct ErasePinDigit {};
struct EnterPin {};
struct Stay {};
using Intent =
    std::variant<ChooseQuestionnaire, OfferLanguage, TypePlace, TypePin, Start, Touch, TimePassed,
                 Speak, Begin, Agree, Answer, Write, Erase, OpenRow, Next, Skip, GoBack, Finish,
                 GoOn, Enlarge, Lower, TypePinDigit, ErasePinDigit, EnterPin, Stay>;

RENKEI_SCREEN_FUNCTIONS(void);

// While it runs it is the whole window.
inline bool holds_window(const Model& model) { return model.run.id != 0; }
// The kiosk that was running on this device when the program ended.
std::optional<Address> running_at(const Situation& situation, const Records& records);

// -- time
bool is_due(const Model& model, const Moment& now);  // then TimePassed is asked for
// Until something is to be drawn that no touch has asked for.
std::optional<double> seconds_to_change(const Model& model, const Situation& situation);
std::int64_t countdown_seconds(const Model& model, const Moment& now);
std::int64_t pin_wait_seconds(const Model& model, const Situation& situation);

// -- the start sheet
const Offer* chosen_offer(const Model& model);
bool is_offered(const Model& model, VisitorLanguage language);
// Minutes that the questions take, as the notice says.
std::size_t minutes_of(const Survey& survey);

}  // namespace renkei::ui::kiosk
