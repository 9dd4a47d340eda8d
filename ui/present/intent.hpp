// Intents: what somebody asked for by key, touch, scanner or dropped file, in the words of the
// screen. Views produce them and nothing else; `respond` in app.hpp answers each of them. They own
// their texts.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"
#include "core/wording/messages.hpp"

namespace renkei::ui {

enum class Screen { setup, today, tally, roster, exchange };
enum class Part { everyone, missing, here };  // of a roster

struct ShowScreen {
  Screen screen;
};
struct ChooseLanguage {
  Language language;
};
struct CloseNotice {};

struct TypeDeviceName {
  std::string name;
};
struct MakeStore {};

struct CountVisitors {  // opens the tally pad
  EntryId event;
};
struct ChooseGate {
  EntryId gate;
};
struct AddGate {};
struct CountOne {
  std::string category;
};
struct TakeBackCount {};

struct OpenRoster {
  EntryId tour;
};
struct ChooseStop {
  EntryId stop;  // 0: the reception, no stop
};
struct ShowPart {
  Part part;
};
struct FilterRoster {
  std::string text;
};
struct SubmitLine {  // Enter in the roster's field: a scanner, or somebody typing a number
  std::string text;
};
struct CheckInPerson {
  EntryId participant;
};
struct MarkAbsent {
  EntryId participant;
  bool absent;
};
struct TakeBackCheckIn {};

struct TypeFolder {
  std::string folder;
};
struct ExportNow {};
struct MergeFiles {
  std::vector<std::string> files;
};

using Intent = std::variant<ShowScreen, ChooseLanguage, CloseNotice, TypeDeviceName, MakeStore,
                            CountVisitors, ChooseGate, AddGate, CountOne, TakeBackCount, OpenRoster,
                            ChooseStop, ShowPart, FilterRoster, SubmitLine, CheckInPerson,
                            MarkAbsent, TakeBackCheckIn, TypeFolder, ExportNow, MergeFiles>;

}  // namespace renkei::ui
