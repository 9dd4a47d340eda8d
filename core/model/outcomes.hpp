// What recording, export, merge, status, conflicts, history, verification and import have to say;
// plain values, made by the session for its callers.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/moment.hpp"
#include "core/model/clean_cells.hpp"
#include "core/model/command.hpp"
#include "core/model/entry.hpp"
#include "core/model/kind.hpp"
#include "core/model/remark.hpp"

namespace renkei {

// How a device introduces itself.
struct DeviceProfile {
  std::string name;
  std::string ward_code6;
  std::string staff;
};

struct Outcome {
  EntryId id = 0;  // the record that was created or changed
  Seq seq = 0;     // of the last entry written
  Scan scan{};     // of a check-in
  // Of what was said of another device: nothing of it is here yet; and that from now on the entries
  // of all that are not enrolled wait in quarantine.
  bool unseen = false, others_wait = false;
};

struct ExportOptions {
  enum class Mode { open, plain, sealed } mode = Mode::open;
  enum class Range { since_receipt, since_export, all } range = Range::since_receipt;
  // Tours and events whose personal values alone go along, an event's with those of its tours; empty:
  // everybody's. Of everything else the open part goes. For Mode::plain and Mode::sealed.
  std::vector<EntryId> only;
  // A copy that stays on this machine: nothing counts as handed over by it.
  bool stays_here = false;
};

constexpr std::string_view mode_name(ExportOptions::Mode mode) {
  switch (mode) {
    case ExportOptions::Mode::open:
      return "open";
    case ExportOptions::Mode::plain:
      return "plain";
    case ExportOptions::Mode::sealed:
      break;
  }
  return "sealed";
}

struct ExportReport {
  std::string file;
  std::int64_t entries = 0;
  Seq first = 0, last = 0;  // of this device's own log; 0 when it has none in the file
  ExportOptions::Mode mode = ExportOptions::Mode::open;
  std::uint64_t bytes = 0;
  // Records of a narrowed file of which something personal stays behind: somebody was moved there, and
  // devices disagree about the name, or the disk takes nothing.
  std::vector<EntryId> nameless;
};

struct MergeReport {
  std::string file;
  enum class Status { merged, known, quarantined, refused } status = Status::refused;
  std::int64_t new_entries = 0;
  std::optional<Error> error;  // for quarantined and refused
  // Devices in the file that nobody here trusts as headquarters and that enrol, trust or revoke
  // others: that does not count here. Log ids.
  std::vector<std::string> unheeded;
  // Records that were erased because of the file, and those of which the erasure waits for a person
  // since.
  std::int64_t erased = 0, erasures_waiting = 0;
  // Whose file it is and when it was written; empty when it could not be read.
  std::string sender;
  std::optional<Moment> exported_at;
  // What lies in the file, of each device that signed some of it; log ids.
  struct Part {
    std::string device;
    std::int64_t entries = 0, new_entries = 0;
  };
  std::vector<Part> parts;
};
constexpr std::string_view status_name(MergeReport::Status status) {
  switch (status) {
    case MergeReport::Status::merged:
      return "merged";
    case MergeReport::Status::known:
      return "known";
    case MergeReport::Status::quarantined:
      return "quarantined";
    case MergeReport::Status::refused:
      break;
  }
  return "refused";
}

// How far a merge has come, from 0 to 1. At rest nothing of it is half done: whoever watches may use the
// session.
struct MergeProgress {
  double part = 0;
  bool at_rest = false;
};
// Called on the way, on the thread that merges; false: the merge stops (Code::stopped). Files that were
// taken in stay so; the one at hand and those after it are not.
using MergeWatch = std::function<bool(const MergeProgress&)>;

enum class Role { own, headquarters, enrolled, unknown };
constexpr std::string_view role_name(Role role) {
  switch (role) {
    case Role::own:
      return "own";
    case Role::headquarters:
      return "headquarters";
    case Role::enrolled:
      return "enrolled";
    case Role::unknown:
      break;
  }
  return "unknown";
}
// To compare by telephone: the first letters of a device's id.
inline std::string short_code(std::string_view log_id) {
  return std::string(log_id.substr(0, 4)) + '-' + std::string(log_id.substr(4, 4));
}

// What one other device has erased, as far as it is known here: records.
struct Purge {
  std::string id, name;      // of the device; the name is empty while unseen
  std::int64_t done = 0;     // erased here as well
  std::int64_t waiting = 0;  // for a person here to decide
  std::int64_t kept = 0;     // by such a decision, or since its word does not count here
};

struct DeviceStatus {
  std::string id;    // log id
  std::string name;  // as the device introduced itself; empty while unseen
  std::string parent;
  // `missing`: gaps, and what the device itself says that it has.
  std::vector<SeqRange> held, missing;
  std::vector<Zone> clocks;  // what its clock believed in, whenever it wrote
  // What others say of it beyond that, and who: hearsay.
  struct Claimed {
    std::string by;  // log id
    SeqRange range;
  };
  std::vector<Claimed> claimed;
  bool forked = false;
  bool own = false;
  bool enrolled = false;  // in the list of an authority, as headquarters too
  Role role = Role::unknown;
  std::optional<Seq> revoked_from;
  std::int64_t left_out = 0;  // entries that are held and do not count
};

struct StoreStatus {
  std::vector<DeviceStatus> devices;
  std::int64_t conflicts = 0;
  std::int64_t quarantine = 0;      // devices of which something is held that does not count
  std::int64_t erasures = 0;        // records that others want erased, for a person to decide
  std::int64_t not_understood = 0;  // entries that need a newer version
  std::int64_t withheld = 0;        // segments whose personal part is not here
  std::int64_t not_exported = 0;    // own entries that no export has carried yet
  std::int64_t held_back = 0;       // own entries that left without their personal values
  std::int64_t waiting = 0;         // records whose birth has not come yet
  std::string digest;
};

// One value that stands against others.
struct Claim {
  EntryId by = 0;      // the entry that wrote it
  EntryId record = 0;  // whose field it is in; not Conflict::id for one thing recorded twice
  OwnValue value;
  bool withheld = false;  // a personal value that has not travelled this far: it cannot be kept
  Moment at;
  std::string device, staff;
};
struct Conflict {
  EntryId id = 0;
  const Kind* kind = nullptr;
  std::string field;          // "_void" when it is disputed whether the record stands
  std::vector<Claim> claims;  // in the order that `resolve --keep N` counts, from 1
  // What stood before they parted, where all of them have replaced one and the same write, and its value
  // is known here.
  std::optional<OwnValue> before = {};
};

// What somebody decided, found again in the log: `value` has replaced what is told by `among`.
struct PastDecision {
  EntryId entry = 0, record = 0;
  const Kind* kind = nullptr;
  std::string field;  // "_void": that the record stays void
  OwnValue value;
  bool withheld = false;
  Moment at;
  std::string device, staff;
  std::vector<Claim> among;
  std::vector<EntryId> together;  // further records of the same thing, in which it decided as well
};

constexpr std::string_view operation_name(Op op) {
  switch (op) {
    case Op::create:
      return "create";
    case Op::set:
      return "set";
    case Op::void_:
      return "void";
    case Op::restore:
      return "restore";
    case Op::erase:
      return "erase";
    default:
      return "other";
  }
}

struct HistoryItem {
  EntryId entry = 0;
  Op operation = Op::create;
  Moment at;
  std::string device, staff;
  std::vector<Assign> fields;
  std::vector<std::string_view> withheld;  // changed to what has not travelled this far
  std::string reason;
  std::vector<EntryId> replaced;
};

// An erasure that waits for a person here to confirm or to refuse it.
struct WaitingErasure {
  EntryId record = 0;
  std::string by, device;  // log id and name of who asks
  Moment at;
  std::int64_t together = 0;  // how many the same device asks for
};

// What merging would come to: the reports of the files, and the store before and after.
struct MergePreview {
  std::vector<MergeReport> files;
  StoreStatus before, after;
};

struct DigestReport {
  std::string digest;  // over everything but personal values: equal wherever the entries are equal
  std::string personal;  // over the personal values held here
};

struct VerifyReport {
  std::int64_t segments = 0, entries = 0;
  std::vector<std::string> problems;  // empty: all is well
};

// What an import made of one line of a register.
struct ImportRow {
  int line = 0;
  // known: nothing new in it; skipped: no data row. In a dry run: what would be.
  // not_in_file: no line, but whom or what an earlier import made and this file lacks.
  enum class Fate { imported, updated, known, skipped, refused, not_in_file } fate = Fate::refused;
  std::string reason;                  // of skipped and refused rows; a code
  std::shared_ptr<const Error> error;  // why the record was refused; null: it was not
  std::string text;                    // of other lines: what stands there
  std::string whole;                   // of a refused line: all of it
  CleanCells clean;
  std::vector<std::string> warnings;  // codes
  std::vector<std::string> changed;   // columns, of an updated row
  EntryId id = 0;                     // 0: there is no record yet
};
constexpr std::string_view fate_name(ImportRow::Fate fate) {
  switch (fate) {
    case ImportRow::Fate::imported:
      return "imported";
    case ImportRow::Fate::updated:
      return "updated";
    case ImportRow::Fate::known:
      return "known";
    case ImportRow::Fate::skipped:
      return "skipped";
    case ImportRow::Fate::not_in_file:
      return "not_in_file";
    case ImportRow::Fate::refused:
      break;
  }
  return "refused";
}
// As programs read it.
constexpr std::string_view result_name(ImportRow::Fate fate) {
  if (fate == ImportRow::Fate::imported) return "new";
  return fate == ImportRow::Fate::known ? "same" : fate_name(fate);
}
// A cell whose value says something else than what stood there.
struct ImportNote {
  int line = 0;
  std::string field, code, original;
  std::string instead = {};  // what it ought to be, where that is known
};
// Called on the way with how far an import has come, from 0 to 1; false: it stops (Code::stopped), and
// nothing of it is taken.
using ImportWatch = std::function<bool(double part)>;
// A column of the sheet and what it was read as.
struct ImportColumn {
  std::string heading, field;  // no field: not used
  std::size_t number = 0;      // counted from 1
};
// A line that may be about somebody who is known, or whom another line is about: a person decides.
struct ImportLikeness {
  int line = 0, other_line = 0;
  EntryId known = 0;
};
struct ImportReport {
  std::string encoding, delimiter;
  std::vector<ImportColumn> mapping;
  int headings_line = 0;  // 0: not told
  std::vector<ImportLikeness> alike;
  std::string sheet;                 // of a workbook
  std::string sha256;                // of the file
  EntryId run = 0;                   // its record; 0: nothing was written
  std::vector<std::string> columns;  // of `clean`, in order
  std::vector<ImportRow> rows;  // the clean rows first, in the file's order, then the other lines
  std::vector<ImportNote> notes;
  std::vector<std::string>
      unread_sheets;  // of a workbook: they hold a table, and it was not asked for
};

}  // namespace renkei
