// The door to everything: one store, opened by one program, used from one thread. The window and
// the command line do all their work through it, so that whatever one can do the other can.
//
// Nothing is said to be done before SQLite's COMMIT has returned. Texts and records that are
// returned own their contents. Errors come back as Error with a stable code; nothing is thrown.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/disk.hpp"
#include "core/base/moment.hpp"
#include "core/base/result.hpp"
#include "core/model/command.hpp"
#include "core/model/record.hpp"
#include "core/model/reports.hpp"
#include "core/report/table.hpp"

namespace renkei {

// What a session takes from its surroundings; tests hand in their own.
struct Surroundings {
  Clock now = system_now;
  std::function<void(std::span<unsigned char>)> random;  // empty: the system's secure source
  Disk* disk = &system_disk();                           // for what is written outside the store
};

struct Outcome {
  EntryId id = 0;  // the record that was created or changed
  Seq seq = 0;     // of the last entry written
};

// Equality of one field, by name; the value in stored form.
struct Where {
  std::string field;
  OwnValue value;
};

class Session {
 public:
  static Result<Session> create(const std::string& path, const DeviceProfile& profile,
                                Surroundings surroundings = {});
  static Result<Session> open(const std::string& path, Surroundings surroundings = {});
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  // -- recording
  // One command, one transaction. Refused commands leave nothing behind.
  Result<Outcome> execute(const Command& command);
  // Several commands, one transaction: what execute() accepts between begin() and commit() becomes
  // durable together. A refused command leaves the others alone.
  Status begin();
  Status commit();
  void roll_back();

  // -- looking
  // Whether another program has written into the store since this was asked last.
  bool changed_elsewhere();
  std::string device_id() const;  // the log id of this store's device
  std::string staff() const;
  void set_staff(std::string staff);  // for the entries of this session
  std::string id_text(EntryId id) const;
  Result<EntryId> parse_id(std::string_view text) const;
  Result<Record> find(EntryId id) const;
  // Live records, oldest first within each device; void ones too when asked for.
  Result<std::vector<Record>> list(std::string_view kind, std::span<const Where> where = {},
                                   bool with_void = false) const;
  Result<std::vector<HistoryItem>> history(EntryId id) const;

  // -- exchanging
  Result<ExportReport> export_bundle(const std::string& file_or_folder,
                                     const ExportOptions& options = {});
  // One report per file, in order; a refused file does not stop the others.
  Result<std::vector<MergeReport>> merge(std::span<const std::string> files, bool dry_run = false);
  Result<StoreStatus> status() const;
  Result<std::vector<Conflict>> conflicts() const;

  // -- keeping
  Result<DigestReport> digest() const;
  Result<VerifyReport> verify() const;                                 // the store
  static Result<VerifyReport> verify_file(const std::string& bundle);  // needs no store
  Result<DigestReport> rebuild();  // drops and derives again; the digest stays
  Status backup(const std::string& path) const;

  // -- registers and reports
  Result<ImportReport> import_roster(const std::string& file, EntryId tour, bool dry_run);
  Result<Report> report(std::string_view name, const ReportQuery& query) const;

 private:
  struct Inner;
  explicit Session(std::unique_ptr<Inner> inner);
  std::unique_ptr<Inner> inner_;
};

}  // namespace renkei
