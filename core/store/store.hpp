// The log inside one SQLite file: which logs exist, their segments, this device's tail. The derived
// tables are in rows.hpp. Every call may throw StoreFailure. One thread.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/log/blocks.hpp"
#include "core/log/segment.hpp"
#include "core/model/records.hpp"
#include "core/store/database.hpp"

namespace renkei {

// A log as this store numbers it.
struct LogRow {
  LogNumber n = 0;
  LogId id{};
  LogNumber root = 0;            // the log of the signing key; itself unless it is a branch
  LogNumber parent = 0;          // of a branch: the log that it leaves ...
  Seq from_seq = 1;              // ... at this seq
  std::optional<PublicKey> key;  // of the root; unknown until a bundle brought it
  Seq claimed = 0;               // the last seq that is known to exist
  bool forked = false;           // its line ends in branches
};

// A segment without its blocks.
struct SegmentRow {
  EntryId id = 0;  // of its first entry
  Seq last = 0;
  Hash hash{};
};

class Store {
 public:
  // Makes a store, lets `begin` write what no store is without, and opens it: either there is one
  // under this name then, whole and durable, or nothing. Throws StoreFailure with store_exists, the
  // codes of OutputFile, or what `begin` throws.
  static std::unique_ptr<Store> create(const Path& path, const std::function<void(Store&)>& begin,
                                       Disk& disk = system_disk());
  // Checks that the file is a store and not newer than this program. On a disk that is full or
  // read-only all that was committed can still be looked at and exported: database().unwritable().
  static std::unique_ptr<Store> open(const std::string& path);

  Database& database() { return database_; }

  // -- settings
  std::optional<Bytes> setting(std::string_view name);
  void set_setting(std::string_view name, std::string_view value);
  std::int64_t setting_number(std::string_view name, std::int64_t otherwise = 0);
  void set_setting(std::string_view name, std::int64_t value);

  // -- logs. References stay valid until the next call that adds a log or reload().
  const LogRow& log(LogNumber n);
  const LogRow* find_log(const LogId& id);
  std::vector<const LogRow*> logs();
  LogNumber add_log(const LogRow& row);       // n is given by the store
  LogNumber number_of(const LogId& root_id);  // adds an unseen log when there is none
  void update_log(const LogRow& row);
  void claim(LogNumber n, Seq last);  // raises what is known to exist
  LogLine line_of(LogNumber n);
  // Whether another program has written since the last call; what is kept in memory is forgotten
  // then.
  bool refresh();
  void forget_logs() { logs_loaded_ = false; }

  // -- this device
  LogNumber own_log();
  void set_own_log(LogNumber n, const SecretKey& secret);
  bool is_own(LogNumber n);
  SecretKey secret_key(LogNumber n);

  // -- segments
  std::optional<SegmentRow> segment_by_hash(const Hash& hash);
  std::optional<SegmentRow> segment_of(EntryId entry);  // the one that holds this entry
  std::vector<SegmentRow> segments_of(LogNumber n);     // ascending
  bool overlaps(LogNumber n, Seq first, Seq last);
  Segment read_segment(EntryId id);
  void put_segment(EntryId id, const Segment& segment, const Hash& hash, std::int64_t merged_at);
  void set_unknown_entries(EntryId id, std::int64_t count);
  void move_segment(EntryId from, EntryId to);
  void set_personal(EntryId id, ByteView personal);
  // Of this device's own logs: whether a bundle has carried the segment.
  bool was_exported(const Hash& hash);
  void note_exported(const Hash& hash);
  bool holds(EntryId entry);
  std::vector<SeqRange> held(LogNumber n);  // segments and, for the own log, the tail

  // -- tail
  Seq last_own_seq();
  void append_tail(Seq seq, ByteView body);
  void each_tail(const std::function<void(Seq, ByteView)>& visit);
  std::int64_t tail_count();
  void clear_tail();

  // -- names
  std::string id_text(EntryId id);
  std::optional<EntryId> parse_id(std::string_view text);
  bool comes_before(EntryId a, EntryId b);

 private:
  explicit Store(const std::string& path, Database::Open how);
  static std::unique_ptr<Store> open_as(const std::string& path, Database::Open how);
  void prepare_connection(Database::Open how);
  void check();
  void load_logs();

  Database database_;
  bool logs_loaded_ = false;
  std::map<LogNumber, LogRow> logs_;
  std::map<LogId, LogNumber> by_id_;
  LogNumber own_ = 0;
  std::int64_t data_version_ = -1;
};

}  // namespace renkei
