// The door through which a store is written: one store, opened by one program, used from one thread.
// The window and the command line do all their work through it, so that whatever one can do the
// other can. It is a Reader as well, of what it has written itself.
//
// Nothing is said to be done before SQLite's COMMIT has returned. Errors come back as Error with a
// stable code; nothing is thrown.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/record/workshop.hpp"
#include "core/session/reader.hpp"

namespace renkei {

class WritingDoor;
struct ImportPlan;
struct ImportTarget;
struct RegisterKind;

// Several commands, one transaction: they become durable together at commit(), or never. A token
// that the session hands out; one at a time. It must not outlive the session.
class Batch {
 public:
  Batch(Batch&&) noexcept = default;
  Batch& operator=(Batch&&) = delete;
  ~Batch();  // what was not committed has not happened

  // A refused command leaves the others alone. What is born becomes a row when somebody looks, at the
  // latest at commit(), which then tells a failure. A failure of the store ends the batch: then this and
  // all that follows, commit() too, gives that failure, and nothing of the batch has happened.
  Result<Outcome> execute(const Command& command);
  Status commit();

 private:
  friend class Session;
  explicit Batch(std::shared_ptr<WritingDoor> door) : door_(std::move(door)) {}
  bool is_lost();
  std::shared_ptr<WritingDoor> door_;  // null once it is over
  std::optional<Error> failure_;
};

class Session : public Reader {
 public:
  static Result<Session> create(const std::string& path, const DeviceProfile& profile,
                                Surroundings surroundings = {});
  static Result<Session> open(const std::string& path, Surroundings surroundings = {});
  Session(Session&&) noexcept = default;
  Session& operator=(Session&&) noexcept = default;
  ~Session() = default;  // what was acknowledged is safe; nothing is written here

  // Ends the session: seals what it recorded, so that a copy of the file that somebody makes now
  // shares all of it with the store and nothing counts twice. When that cannot be done (not_sealed),
  // all that was acknowledged is as safe as before, and the next session does it.
  Status close();

  // -- recording
  // One command, one transaction. Refused commands leave nothing behind. Not while a batch is open.
  Result<Outcome> execute(const Command& command);
  Result<Batch> begin();
  std::string staff() const;
  void set_staff(std::string staff);  // for the entries of this session
  Status set_zone(Zone zone);         // of this store, from now on; nothing is recorded

  // -- exchanging
  // `watch`: as of a merge, but never at rest.
  Result<ExportReport> export_bundle(const Path& file_or_folder, const ExportOptions& options = {},
                                     const MergeWatch& watch = {});
  // One report per file, in order; a refused file does not stop the others.
  Result<std::vector<MergeReport>> merge(std::span<const std::string> files, bool dry_run = false,
                                         const MergeWatch& watch = {});

  // How a merge of these files would end, by merging them and taking all of it back. `watch` is never
  // told of rest; when it stops, the answer is `stopped`.
  Result<MergePreview> preview(std::span<const std::string> files, const MergeWatch& watch = {});

  // -- keeping
  Result<DigestReport> rebuild();  // drops and derives again; the digest stays
  Status backup(const Path& path);

  // -- registers
  // In one transaction, with its own record (import_run): what it made can be taken back by making that
  // void. Codes: missing_option, stopped, and the register's own (registers.hpp).
  Result<ImportReport> import_register(const RegisterKind& kind, const std::string& file,
                                       ImportTarget target, const ImportWatch& watch = {});

  // -- badges
  // A token for every live participant of the tour who has none; how many that were.
  Result<std::int64_t> give_tokens(EntryId tour);

 private:
  explicit Session(std::shared_ptr<WritingDoor> door);
  std::shared_ptr<WritingDoor> door_;
};

}  // namespace renkei
