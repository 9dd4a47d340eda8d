// One record as a story, oldest first: who wrote what, on which device and by whose clock, and what that
// replaced. What was replaced and struck out is still here. From here the record is struck out, with a
// reason, or stands again. Which file brought an entry is recorded nowhere. Plain values.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/outcomes.hpp"
#include "core/model/records.hpp"
#include "ui/present/record_trail.hpp"
#include "ui/present/screen.hpp"
#include "ui/present/viewing.hpp"

namespace renkei::ui::history {

struct Fact {
  Wording field, before, now;  // empty: no value
  bool has_before = false;
  bool withheld = false;  // what it was changed to has not travelled this far
  Privacy privacy = Privacy::internal;
  std::string thing;  // kept apart, and seen only when asked for; empty: not
};

struct Line {
  EntryId entry = 0;
  Op operation = Op::create;
  Moment at;
  std::string device, staff, reason;
  std::vector<Fact> facts;
  std::vector<std::size_t> replaced;  // other lines, counted from 1
};

struct Model {
  EntryId record = 0;
  Trail about;
  Wording kind;
  bool is_void = false, is_device = false, is_import = false;
  std::vector<Line> lines;
  std::vector<std::string> things;  // that some line keeps apart
  EntryId person = 0;               // whose; 0: nobody's in particular
  bool is_known = false, is_asked = false, has_failed = false;
  bool is_old = true;
  std::optional<std::string> reason;  // being asked for, as typed so far
  std::optional<viewing::Shown> uncovered;
  bool writing = false;
};

struct Ask {};
struct AskAgain {};
struct Uncover {
  std::string thing;
};
struct Cover {};
struct AskReason {
  bool open;
};
struct TypeReason {
  std::string text;
};
struct StrikeOut {
  std::string reason;
};
struct StandAgain {};
using Intent =
    std::variant<Ask, AskAgain, Uncover, Cover, AskReason, TypeReason, StrikeOut, StandAgain>;

RENKEI_SCREEN_FUNCTIONS(void);
bool close_sheet(Model& model);
void leave(Model& model);
std::optional<Intent> wanted(const Model& model, const Situation& situation);

std::vector<Line> lines_of(const std::vector<HistoryItem>& items, EntryId record,
                           const Records& records);
bool is_covered(const Model& model, const Fact& fact, const Moment& now);
std::string sentence_key(Op operation);

}  // namespace renkei::ui::history
