// The whole state of renkei-field as one value, and what each intent does to it.
//
//   intent -> respond() -> Request -> the session (in the desktop) -> settle() -> the next drawing
//
// Everything here is a decision about plain values: no disk, no clock, no drawing. `Records` is how
// the screens read the store. One thread.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/command.hpp"
#include "core/model/records.hpp"
#include "ui/present/exchange.hpp"
#include "ui/present/intent.hpp"
#include "ui/present/roster.hpp"
#include "ui/present/tally.hpp"
#include "ui/present/today.hpp"

namespace renkei::ui {

// Who this store belongs to, and how far it has been handed on.
struct OwnDevice {
  std::string id;  // log id
  LogNumber log = 0;
  std::string name;
  std::int64_t not_exported = 0;  // records since the last export
};

struct App {
  Language language = Language::ja;
  Moment now;        // set before every drawing
  std::string date;  // the day that the screens are about, YYYY-MM-DD
  Screen screen = Screen::setup;
  OwnDevice device;
  std::string device_name_typed;  // on the first screen
  Today today;
  TallyPad tally;
  Roster roster;
  Exchange exchange;
  std::optional<Error> refusal;  // shown until it is closed
};

// What only the desktop can do.
struct ExportRequest {
  std::string folder;
};
struct MergeRequest {
  std::vector<std::string> files;
};
struct StoreRequest {
  std::string device_name;
};
using Request = std::variant<Command, ExportRequest, MergeRequest, StoreRequest>;

// Long enough to be told that it is going on before it begins.
bool is_slow(const Request& request);

std::optional<Request> respond(App& app, const Intent& intent, const Records& records);

// How a request ended.
struct Executed {
  Command command;
  Result<EntryId> outcome;
};
struct Exported {
  Result<ExportReport> outcome;
};
struct Merged {
  Result<std::vector<MergeReport>> outcome;
};
struct Opened {  // a store is there: at the start, or made by the first screen
  Result<OwnDevice> outcome;
};
using Ending = std::variant<Executed, Exported, Merged, Opened>;

void settle(App& app, const Ending& ending, const Records& records);

// Reads the open screen anew from the records: after a merge, or when the day has changed.
void look_again(App& app, const Records& records);

}  // namespace renkei::ui
