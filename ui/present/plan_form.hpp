// A form for a record of any kind, made from the kind's description alone: what has to be there and what the
// plan cannot do without first, then all the rest. Of each field what is recorded and what has been typed
// since; where devices disagree, every value; of what has not travelled this far, that. Plain values.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/model/records.hpp"
#include "ui/present/plan_values.hpp"
#include "ui/present/record_trail.hpp"

namespace renkei::ui::plan {

// What was typed or chosen in a field and is not recorded.
struct Typed {
  std::string text;
  std::optional<OwnValue> chosen;
  std::optional<Error> mistake;  // why it cannot be recorded
  bool is_checked = false;       // the field has been left since: it is a mistake, or lacks others
};
using Draft = std::map<int, Typed>;  // by the field's number

struct Option {
  std::string code;
  Wording words;
  bool is_chosen = false;
};

struct Row {
  const Field* field = nullptr;
  Control control = Control::line;
  std::string text;             // in the field
  Wording words;                // what it means
  std::vector<Option> choices;  // and suggestions
  bool is_typed = false;        // not recorded yet
  bool is_withheld = false;
  std::optional<std::int64_t> seats;  // of a seat plan
  std::string thing;  // kept apart: seen only when asked for (viewing.hpp); empty: not
  std::vector<Wording> contenders;  // of devices that disagree
  std::optional<Error> mistake;
};

// A record that is about to be made.
struct Fresh {
  const Kind* kind = nullptr;
  EntryId within = 0;
  Draft given;  // from where it is made
};

struct Form {
  EntryId record = 0;  // 0: a fresh one
  const Kind* kind = nullptr;
  Trail about;
  bool is_void = false, is_life_disputed = false;
  std::string void_reason;
  EntryId person = 0;     // whom what is kept apart is about
  std::vector<Row> rows;  // the essentials first
  std::size_t essentials = 0;
  std::vector<const Field*> lacking;  // of what has to be there

  const Row* find(std::string_view field) const;
};

bool is_essential(const Field& field);

Form form_of(const Records& records, EntryId record, const Draft& draft,
             const Situation& situation);
Form form_of(const Records& records, const Fresh& fresh, const Draft& draft,
             const Situation& situation);

// What is to be recorded: of what was typed whatever can be read and differs. Notes in the draft what cannot.
Assigns changes_of(const Kind& kind, const Record* recorded, Draft& draft,
                   const Situation& situation);
// What was typed since and says something else stays.
void forget(Draft& draft, const Kind& kind, const Assigns& written, const Situation& situation);

// As it is made: from where it is made, and with what was typed.
Fresh fresh_within(const Records& records, const Kind& kind, EntryId within);
bool is_touched(const Fresh& fresh, const Draft& draft);
Assigns assigns_of(const Fresh& fresh, Draft& draft, const Situation& situation);

// What a reference can be answered with, by name; those of the same tour or event first.
struct Candidate {
  EntryId id = 0;
  TrailPart called;
  Wording facts;
};
inline constexpr std::size_t candidates_shown = 24;
std::vector<Candidate> candidates_for(const Records& records, const Field& field, EntryId within,
                                      std::string_view typed);

}  // namespace renkei::ui::plan
