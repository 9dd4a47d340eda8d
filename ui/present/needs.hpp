// What a partner's people say that they need, written down in a meeting between two sentences: from
// which municipality, in which field, in their words. One press records it (`need`); below stands the
// list of the day, of which each is changed or taken back by its name. The partner stays for the next
// sentence; who said something is personal, never has to be given, and is in no list.
//
// A municipality is chosen by its prefecture, in the order of the fifty sounds, those first that some
// record knows; or looked for by any part of its name. One that is in no list is written as it is typed,
// behind its prefecture. Plain values.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/command.hpp"
#include "core/model/municipalities.hpp"
#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::needs {

inline constexpr std::int64_t categories = 5;

struct Line {
  EntryId id = 0;
  std::string municipality, text;  // the code, or as typed
  Integer category;
  bool is_own = false, is_disputed = false;
};

struct Draft {
  EntryId changes = 0;  // a need that is there already
  std::string municipality, text, heard_from;
  Integer category;
  bool can_be_saved() const;
  friend bool operator==(const Draft&, const Draft&) = default;
};

// What the picker offers.
inline constexpr std::size_t places_found = 24;
struct Offer {
  std::vector<const Municipality*> known, others;  // in the order of their readings
  std::string as_typed;  // with its prefecture, when that is chosen; empty: nothing
};

// Of the municipality.
struct Picker {
  std::string prefecture;  // two digits; empty: not chosen yet
  int kana_row = -1;       // of kana_rows; -1: all
  std::string typed;
  Offer offer = {};  // of these; found once for each of them, not for each drawing
};

struct Sheet {  // why a need is taken back
  EntryId about = 0;
  std::string reason;
};

struct Model {
  EntryId event = 0;
  std::string event_name, date;
  LogNumber own_log = 0;
  Draft draft;
  Draft before;  // as the need stands that is being changed
  std::optional<Picker> picker;
  std::vector<const Municipality*> known;  // that some record names
  std::vector<Line> lines;                 // of the day, the newest first
  std::optional<Sheet> sheet;
  EntryId taken_back = 0;                // the last one: it can be done again
  bool writing = false;                  // what was asked for is not at its end
  std::map<EntryId, Moment> written_at;  // of the needs that were written down here
};

struct OpenPicker {
  bool open;
};
struct ChoosePrefecture {
  std::string code;
};
struct ChooseKana {
  int row;
};
struct TypePlace {
  std::string text;
};
struct ChooseMunicipality {
  std::string municipality;
};
struct ChooseCategory {
  std::int64_t category;
};
struct TypeText {
  std::string text;
};
struct TypeFrom {
  std::string text;
};
struct Save {};
struct Change {
  EntryId need;
};
struct DropChange {};
struct TypeReason {
  std::string text;
};
struct TakeBack {
  EntryId need;
  std::string reason = {};  // empty: a mistaken press, unless a reason has to be said
};
struct CloseSheet {};
struct DoAgain {};  // what was taken back last
using Intent = std::variant<OpenPicker, ChoosePrefecture, ChooseKana, TypePlace, ChooseMunicipality,
                            ChooseCategory, TypeText, TypeFrom, Save, Change, DropChange,
                            TypeReason, TakeBack, CloseSheet, DoAgain>;

RENKEI_SCREEN_FUNCTIONS(void);
bool close_sheet(Model& model);

const Line* find_line(const Model& model, EntryId need);
// The last one that this device wrote down on this day; null: nothing to be taken back.
const Line* last_act(const Model& model);

Offer offer_of(const Model& model, const Picker& picker);
std::vector<const Municipality*> prefectures();

}  // namespace renkei::ui::needs
