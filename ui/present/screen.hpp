// What every screen is made of. A screen is a module: ui/present/<stem>.hpp with a namespace <stem>
// in which the same names always stand:
//
//   Model     what is shown; a plain value
//   Intent    what somebody asked for by key, touch or scanner: a small variant of this screen's
//             own, whose alternatives own their texts
//   address   what the model is about
//   open      goes to an address of this screen
//   respond   what an intent changes here, and what it asks of others
//   settle    how something ended that was asked for here, perhaps about something else than is
//             open by now; a screen that goes on when something has ended answers with a Response
//   look      reads the model anew from the records
//
// RENKEI_SCREEN_FUNCTIONS declares these five; its argument is what settle answers with.
//
// While `holds_window` says so nothing but the open screen can be reached: no heading, no scans, no keys
// of the program. One that moves by itself says in `seconds_to_change` when.
//
// A screen that takes scans has `scanned` as well: the intent that a scan is there. One over which
// something can lie has `close_sheet`: closes that, and says whether there was anything to close. One
// that shows what must not stay has `leave`: forgets it, before another screen opens. One that shows
// what takes time to find has `wanted`: the intent by which it asks for what it lacks, answered before the
// next drawing as if somebody had asked; nothing once it has been asked. It may look at the situation. One in
// which something may be half done has `unfinished`: the intent that ends it, asked when another screen opens.
//
// ui/view/<stem>.cpp draws it. A screen knows no other screen's header; intent.hpp holds them all.
// Everything here is a plain value: no disk, no clock, no drawing. One thread.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/moment.hpp"
#include "core/base/result.hpp"
#include "core/model/command.hpp"
#include "core/model/outcomes.hpp"
#include "core/register/register_look.hpp"
#include "core/report/table.hpp"
#include "core/wording/messages.hpp"
#include "ui/present/health.hpp"
#include "ui/present/wishes.hpp"

namespace renkei {
struct RegisterKind;
}

namespace renkei::ui {

// The one list of screens. A new one has its line here and its #include in intent.hpp.
// clang-format off
#define RENKEI_SCREENS(X) \
  X(setup) \
  X(today) \
  X(tally) \
  X(readings) \
  X(roster) \
  X(seats) \
  X(rollcall) \
  X(incident) \
  X(monitor) \
  X(needs) \
  X(kiosk) \
  X(designer) \
  X(hq) \
  X(plan) \
  X(handing) \
  X(copying) \
  X(files) \
  X(merge) \
  X(import) \
  X(coverage) \
  X(quarantine) \
  X(conflicts) \
  X(history) \
  X(tables) \
  X(search) \
  X(settings) \
  X(help)
// clang-format on

enum class Screen {
#define RENKEI_SCREEN(name) name,
  RENKEI_SCREENS(RENKEI_SCREEN)
#undef RENKEI_SCREEN
};
std::string_view screen_name(Screen screen);
std::optional<Screen> screen_named(std::string_view name);

// A screen and what it is about: a record (an event, a tour), a part of it (a gate, a stop), and what
// else tells one page of it from another. Says where to go, and where something was asked for.
struct Address {
  Screen screen = Screen::setup;
  EntryId object = 0;
  EntryId part = 0;
  EntryId further = 0;  // a vehicle, an incident, a questionnaire
  std::string word;     // a code: a phase, a page, a screen
  friend bool operator==(const Address&, const Address&) = default;
};

// Who this store belongs to, and how far it has been handed on.
struct OwnDevice {
  std::string id;  // log id; empty: there is no store yet
  LogNumber log = 0;
  std::string name;
  std::int64_t saved = 0;          // records of this device that are safe
  std::int64_t not_exported = 0;   // of those, since the last export
  std::optional<Moment> saved_at;  // the last one of this session
  EntryId record = 0;              // in which it introduces itself
};

// Whether some file has carried an entry of this device: exports carry a log from its beginning.
bool is_handed_over(const OwnDevice& device, EntryId entry);

// A medium that can be taken out, and the bundles that lie in its uppermost folder, newest first.
struct Drive {
  std::string label, folder;
  std::optional<std::uint64_t> free_bytes;
  bool read_only = false;
  std::vector<std::string> bundles;         // whole paths
  std::vector<std::string> registers = {};  // tables of an office that lie beside them, likewise
  friend bool operator==(const Drive&, const Drive&) = default;
};

// The PIN of staff as far as a screen may know it.
struct KeptPin {
  bool is_set = false;
  int failures = 0;  // wrong ones since the last right one
};

// What every screen may know besides the records.
struct Situation {
  Wishes wishes;
  Zone zone{};       // whose days and hours are shown
  Moment now;        // set before every drawing
  std::string date;  // the day that the screens are about, YYYY-MM-DD
  OwnDevice device;
  std::vector<Drive> drives;  // as they were found last, by label
  Health health;
  bool is_headquarters = false;      // by the post of this device
  bool by_number = false;            // names are drawn as numbers: passengers can see the screen
  std::optional<Moment> last_input;  // of a hand or a scanner
  bool covered = false;              // so are they because that is long ago
  KeptPin pin;
};

// Work: what only the desk can do for a screen. It owns all that it names.
struct ExportWork {
  std::string place;  // a folder that is there, or a new file
  ExportOptions options;
  // Of a file with personal values: the record of the handover, which is written first and travels along;
  // why it is made void when nothing left after all; and the slip for the ledger on paper.
  struct Handing {
    Create record;
    std::string failed;
    std::string slip_file, slip;
  };
  std::optional<Handing> handing;
};
// Several files in one go. One that fails stops none of the others.
struct HandOutWork {
  std::vector<ExportWork> files;
};
struct TogetherWork {  // all of it or nothing
  Together together;
};
struct PreviewWork {
  std::vector<std::string> files;
};
struct MergeWork {
  std::vector<std::string> files;
};
struct DrivesWork {};  // looking for what can be taken out
struct StoreWork {
  std::string device_name;
  std::string ward_code6 = {};
};
struct OpenWork {};  // the store that is there
struct WishWork {    // to be kept beside the store
  Wishes wishes;
};
struct KeepPinWork {  // beside the store, as a slow hash
  std::string pin;
};
struct TryPinWork {
  std::string pin, hash;  // which the desk knows
};
struct StopWork {};   // the job at hand; how that ends is told by the job
struct ProveWork {};  // the digest, and everything verified
struct ConflictsWork {};
struct DecisionsWork {
  std::size_t most;
};
struct SearchWork {  // everything that can be looked for
  Language language;
};
struct EveningWork {};  // what is held and missing, and who wrote when
struct HistoryWork {
  EntryId record;
};
struct ReportWork {
  std::string name;
  ReportQuery query;
};
// A report as a file, as it is shown: never in the place of another.
struct SaveReportWork {
  Report report;
  bool published = false;  // it names no records
  std::string format;      // csv, cp932, xlsx, html, json, txt
  std::string folder, stem;
  bool makes_folder =
      false;  // the own one; another that is not there may be a stick that is not in
};
struct RegisterLookWork {
  RegisterQuestion question;
};
struct ImportWork {
  const RegisterKind* kind;
  std::string file;
  ImportTarget target;
};
using Work =
    std::variant<Command, TogetherWork, ExportWork, HandOutWork, PreviewWork, MergeWork, DrivesWork,
                 StoreWork, OpenWork, WishWork, KeepPinWork, TryPinWork, StopWork, ProveWork,
                 ConflictsWork, DecisionsWork, EveningWork, SearchWork, HistoryWork, ReportWork,
                 SaveReportWork, RegisterLookWork, ImportWork>;

// The queue in which it waits. Commands, with wishes and a PIN, behind which a command may come, are short;
// jobs are long; questions change nothing and are answered beside both.
enum class Lane { command, job, question };
Lane lane_of(const Work& work);
// The key of what is said while it goes on; empty: nothing is.
std::string_view busy_key(const Work& work);
// Whether it tells how far it has come, and can be stopped.
bool has_progress(const Work& work);

struct Response {
  // To be done in this order; when a command or a PIN is refused, those that follow are not tried.
  std::vector<Work> work = {};
  std::optional<Address> go = {};  // where the person wants to be
  std::vector<std::string> take_in =
      {};  // files that are to be looked at and merged, on the screen for that
};

// How work ended.
struct Executed {
  Command command;
  Result<EntryId> result;
  Seq last = 0;  // of the entries that it wrote; 0: not told, one
};
struct Exported {
  Result<ExportReport> result;
  std::optional<OwnDevice> device = {};  // as it is now
  std::optional<Error> slip = {};        // why there is none
};
struct HandedOut {
  std::vector<Exported> files;  // in their order
};
struct DoneTogether {
  Result<std::vector<EntryId>> result;  // the record of each step
  Seq last = 0;                         // of the entries that were written
};
struct Previewed {
  Result<MergePreview> result;
};
struct Merged {
  Result<std::vector<MergeReport>> result;
};
struct DrivesFound {
  std::vector<Drive> drives;
};
struct Opened {  // a store was made, or opened after all
  Result<OwnDevice> result;
};
struct Proof {
  DigestReport digest;
  VerifyReport verified;
};
struct Proved {
  Result<Proof> result;
};
struct ConflictsFound {
  Result<std::vector<Conflict>> result;
};
struct DecisionsFound {
  Result<std::vector<PastDecision>> result;
};
struct Evening {
  StoreStatus status;
  std::vector<WaitingErasure> erasures;
  std::map<std::string, Moment> last_written;  // by log id, each by its own clock
};
namespace search {
struct Index;  // search_index.hpp
}
struct SearchReady {
  Result<std::shared_ptr<const search::Index>> result;
};
struct EveningFound {
  Result<Evening> result;
};
struct HistoryFound {
  Result<std::vector<HistoryItem>> result;
};
struct ReportMade {
  Result<Report> result;
};
struct ReportSaved {
  Result<std::string> result;  // the whole path
};
struct RegisterLooked {
  Result<RegisterLook> result;
};
namespace import {
class Outcome;  // import_outcome.hpp
}
struct Imported {
  Result<std::shared_ptr<const import::Outcome>> result;
  std::optional<OwnDevice> device = {};  // as it is now
};
struct Wished {};  // what cannot be kept holds until the program ends
struct PinKept {
  std::string hash;  // empty: it could not be made
};
struct PinTried {
  bool right = false;
};
using WorkEnd = std::variant<Executed, DoneTogether, Exported, HandedOut, Previewed, Merged,
                             DrivesFound, Opened, Wished, Proved, PinKept, PinTried, ConflictsFound,
                             DecisionsFound, EveningFound, SearchReady, HistoryFound, ReportMade,
                             ReportSaved, RegisterLooked, Imported>;
// Whether what was to be done after it is not tried.
bool is_refused(const WorkEnd& end);

// An ending as its screen gets it: where it had been asked for, by which intent, what came of it.
template <class Intent>
struct Ended {
  const Address& at;
  const Intent& by;
  const WorkEnd& end;

  // The record that a command was about; nothing when it was refused.
  std::optional<EntryId> record() const {
    const auto* executed = std::get_if<Executed>(&end);
    if (!executed || !executed->result) return std::nullopt;
    return *executed->result;
  }
  // The command that was executed; the caller knows from `by` which one it is.
  template <class Kind>
  const Kind& command() const {
    return std::get<Kind>(std::get<Executed>(end).command);
  }
};

#define RENKEI_SCREEN_FUNCTIONS(Settled)                                                          \
  Address address(const Model& model);                                                            \
  void open(Model& model, const Address& at, const Situation& situation, const Records& records); \
  Response respond(Model& model, const Intent& intent, const Situation& situation,                \
                   const Records& records);                                                       \
  Settled settle(Model& model, const Ended<Intent>& ended, const Situation& situation,            \
                 const Records& records);                                                         \
  void look(Model& model, const Situation& situation, const Records& records)

}  // namespace renkei::ui
