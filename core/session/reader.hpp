// The door through which a store is looked at: records, what disagrees, what is held and missing,
// reports. It changes nothing.
//
// Reader::open() makes a connection of its own, which sees what has been committed; it may live on
// another thread than the one that records, and is used from one thread at a time. A Session is a
// Reader too, of all that it has written itself. What is returned owns its contents, but for records
// that are visited. Errors come back as Error with a stable code; nothing is thrown.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/outcomes.hpp"
#include "core/model/records.hpp"

namespace renkei {

class Door;
struct Report;
struct ReportQuery;
struct StateDigest;

// Equality of one field, by name; the value in stored form.
struct Where {
  std::string field;
  OwnValue value;
};

class Reader {
 public:
  // store_missing, not_a_store, store_newer, store_damaged and what reading may end with. A store
  // whose tables have to be derived anew is opened for writing first, once.
  static Result<Reader> open(const std::string& path);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // Whether another connection has written into the store since this was asked last.
  bool changed_elsewhere() const;

  // -- records
  std::string device_id() const;  // the log id of this store's device
  std::string id_text(EntryId id) const;
  // What somebody means who types an id, a name, a beginning of either, or a badge (record_meant.hpp);
  // `kind`: the only one that is wanted, or empty. bad_id, not_found, ambiguous_id.
  Result<EntryId> parse_id(std::string_view text, std::string_view kind = {}) const;
  // Whose days are meant in every table and on every screen.
  Zone zone() const { return records().zone(); }
  Result<Record> find(EntryId id) const;
  // Live records, by device and oldest first within each: alike in every store. Void ones too when
  // asked for.
  Result<std::vector<Record>> list(std::string_view kind, std::span<const Where> where = {},
                                   bool with_void = false) const;
  // The same as presenters and reports read, one after the other. What goes wrong meanwhile looks
  // like nothing being there, and is kept for take_failure().
  const Records& records() const;
  std::optional<Error> take_failure() const;

  // -- what happened, what disagrees, what is held
  Result<std::vector<HistoryItem>> history(EntryId id) const;
  Result<std::vector<Conflict>> conflicts() const;
  Result<std::vector<Conflict>> conflicts(EntryId record) const;
  // What people at headquarters have decided, the newest first, at most so many.
  Result<std::vector<PastDecision>> past_decisions(std::size_t most) const;
  Result<StoreStatus> status() const;
  // When each device wrote last of what is held here, by its own clock and by log id; a branch counts as
  // the device that it is of.
  Result<std::map<std::string, Moment>> last_written() const;
  // What waits for its record's birth: all, or of one record.
  Result<std::vector<Record>> waiting() const;
  Result<std::vector<Record>> waiting(EntryId record) const;
  // Entries of this device that no export carried yet: of the status, what is cheap.
  Result<std::int64_t> not_exported() const;
  Result<std::int64_t> recorded() const;  // entries of this device, carried or not
  Result<std::vector<WaitingErasure>> waiting_erasures() const;

  // -- proofs
  Result<DigestReport> digest() const;
  Result<VerifyReport> verify() const;
  static Result<VerifyReport> verify_file(const std::string& bundle);  // needs no store

  Result<Report> report(std::string_view name, const ReportQuery& query) const;

 protected:
  explicit Reader(std::shared_ptr<Door> door);
  static DigestReport report_of(const StateDigest& digest);

 private:
  class DoorRecords;
  std::shared_ptr<Door> door_;
  std::unique_ptr<DoorRecords> records_;
};

}  // namespace renkei
