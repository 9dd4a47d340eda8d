// The log inside one SQLite file: which logs exist, their segments, this device's tail. The owner of
// the tables setting, log, identity, segment and tail; schema.hpp says who owns the others. What a
// const Store offers writes nothing. Every call may throw StoreFailure. One thread.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/log/blocks.hpp"
#include "core/log/segment.hpp"
#include "core/logic/state.hpp"
#include "core/model/records.hpp"
#include "core/store/database.hpp"

namespace renkei {

// A newer list of municipalities than the program's own: in use from when the store is opened.
inline constexpr std::string_view municipalities_setting = "municipalities";

// A log as this store numbers it.
struct LogRow {
  LogNumber n = 0;
  LogId id{};
  LogNumber root = 0;            // the log of the signing key; itself unless it is a branch
  LogNumber parent = 0;          // of a branch: the log that it leaves ...
  Seq from_seq = 1;              // ... at this seq
  std::optional<PublicKey> key;  // of the root; unknown until a bundle brought it
  bool forked = false;           // its line ends in branches
};

// A segment without its blocks.
struct SegmentRow {
  EntryId id = 0;  // of its first entry
  Seq last = 0;
  Hash hash{};
};

class Store : public EntryOrder {
 public:
  // A new store, in memory until write_new() makes a file of it: no -wal and no half of an unfinished
  // store can be left anywhere. `path` is what its errors name.
  static std::unique_ptr<Store> begin(const Path& path);
  // Whole and durable under this name, or nothing. store_exists and the codes of OutputFile.
  Status write_new(const Path& path, Disk& disk);
  // Checks that the file is a store and not newer than this program. On a disk that is full or
  // read-only all that was committed can still be looked at and exported: database().unwritable().
  static std::unique_ptr<Store> open(const std::string& path);
  // The same on a connection that cannot write.
  static std::unique_ptr<const Store> open_to_read(const std::string& path);

  Database& database() { return database_; }
  const Database& database() const { return database_; }

  // -- settings
  std::optional<Bytes> setting(std::string_view name) const;
  void set_setting(std::string_view name, std::string_view value);
  std::int64_t setting_number(std::string_view name, std::int64_t otherwise = 0) const;
  void set_setting(std::string_view name, std::int64_t value);
  // Whose days are meant in every table and on every screen.
  Zone zone() const;
  void set_zone(Zone zone);

  // -- logs. References stay valid until the next call that adds a log or reload().
  const LogRow& log(LogNumber n) const;
  const LogRow* find_log(const LogId& id) const;
  std::vector<const LogRow*> logs() const;
  LogNumber add_log(const LogRow& row);       // n is given by the store
  LogNumber number_of(const LogId& root_id);  // adds an unseen log when there is none
  void update_log(const LogRow& row);
  void drop_empty_branches();  // names of branches that turned out to be others
  LogLine line_of(LogNumber n) const;
  // Whether another connection has written since the last call; what is kept in memory of the logs is
  // forgotten then.
  bool refresh() const;
  // Goes up with every change that refresh() found.
  std::int64_t generation() const { return generation_; }
  void forget_logs() const { logs_loaded_ = false; }

  // -- this device
  LogNumber own_log() const;
  void set_own_log(LogNumber n, const SecretKey& secret);
  bool is_own(LogNumber n) const;
  std::vector<LogNumber> own_logs()
      const;  // all that this device has written, the present one last
  SecretKey secret_key(LogNumber n) const;
  // Before this device's log turns out to have branches: names of entries that were given out here
  // go on meaning the branch that ends where it ends now (parse_id).
  void remember_own_end();

  // -- segments
  std::optional<SegmentRow> segment_by_hash(const Hash& hash) const;
  std::optional<SegmentRow> segment_of(EntryId entry) const;  // the one that holds this entry
  std::vector<SegmentRow> segments_of(LogNumber n) const;     // ascending
  bool overlaps(LogNumber n, Seq first, Seq last) const;
  Segment read_segment(EntryId id) const;
  // Whether the signature is still the one that was put here: far cheaper than verifying it again.
  // False also where an older program has put it.
  bool signature_is_intact(EntryId id) const;
  // How many bytes its parts have, the personal blocks as joined_blocks() has them.
  struct SegmentSizes {
    std::size_t header = 0, open = 0;
    std::vector<std::size_t> personal;
  };
  SegmentSizes sizes_of(EntryId id) const;
  std::size_t personal_blocks_here(EntryId id) const;
  void put_segment(EntryId id, const Segment& segment, const Hash& hash, std::int64_t merged_at);
  void set_unknown_entries(EntryId id, std::int64_t count);
  void move_segment(EntryId from, EntryId to);
  void set_personal(EntryId id, std::span<const Bytes> personal);
  std::int64_t unknown_entries() const;    // that need a newer version
  std::int64_t withheld_segments() const;  // of which a personal block is not here
  bool holds(EntryId entry) const;
  std::vector<SeqRange> held(LogNumber n) const;  // segments and, for the own log, the tail
  Seq last_held(LogNumber n) const;               // 0: nothing

  // -- tail
  Seq last_own_seq() const { return last_held(own_log()); }
  void append_tail(Seq seq, ByteView body);
  void each_tail(const std::function<void(Seq, ByteView)>& visit) const;
  bool in_tail(Seq seq) const;
  std::int64_t tail_count() const;  // found through the key, however many there are
  void clear_tail();

  // -- names
  std::string id_text(EntryId id) const;
  // Also by the name that an entry had before its log was known to have forked: see meant_by().
  std::optional<EntryId> parse_id(std::string_view text) const;
  // The entry of the only branch of a forked log that holds such a seq, or of this device's own.
  std::optional<EntryId> meant_by(const GlobalId& name) const;
  // The entries of all branches that were given this name out, before they were known to be branches.
  std::vector<EntryId> given_out_as(const GlobalId& name) const;
  bool comes_before(EntryId a, EntryId b) const override;
  bool precedes(EntryId a, EntryId b) const override;

 private:
  explicit Store(const std::string& path, Database::Open how);
  static std::unique_ptr<Store> open_as(const std::string& path, Database::Open how);
  static std::unique_ptr<Store> open_or_rescue(const std::string& path, Database::Open how);
  void prepare_connection(Database::Open how);
  void check();
  void load_logs() const;

  Database database_;
  // What is in memory of the tables log and setting.
  mutable bool logs_loaded_ = false;
  mutable std::map<LogNumber, LogRow> logs_;
  mutable std::map<LogId, LogNumber> by_id_;
  mutable LogNumber own_ = 0;
  mutable std::int64_t data_version_ = -1, generation_ = 0;
};

}  // namespace renkei
