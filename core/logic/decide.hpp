// From what a person asks to what goes into the log: a command becomes entries, or is refused with
// a reason. Pure: what is known, the time and the author come in as arguments.
#pragma once
#include <deque>
#include <string>

#include "core/base/result.hpp"
#include "core/logic/state.hpp"
#include "core/model/command.hpp"
#include "core/model/records.hpp"

namespace renkei {

struct DecideContext {
  Moment now;  // whole seconds are kept
  std::string_view staff;
  EntryId next;  // the id that the first new entry will have
  const Records& records;
  // The record's state with all values and heads, void or not; null when it was never born here.
  // Good until the decision is made.
  std::function<const RecordState*(EntryId)> state;
  const EntryOrder& order;
};

// The entries look into `texts`, into the command and into the context. There are none when a roll
// call says what is known already.
struct Decision {
  EntryId id = 0;  // the record that the command is about
  std::vector<Entry> entries;
  std::deque<std::string> texts;
};

Result<Decision> decide(const Command& command, const DecideContext& context);

// The first entry of a new log. Not a command: a device introduces itself once.
Result<Decision> introduce(const Assigns& fields, const DecideContext& context);

}  // namespace renkei
