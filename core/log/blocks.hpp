// Entries into a segment's blocks, and back. A block is a handful of streams: which shape each
// entry has (operation, kind, fields), when, what it refers to, what it replaces, and one column
// for each field. docs/format.md describes every byte.
#pragma once
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "core/crypto/random.hpp"
#include "core/log/columns.hpp"
#include "core/log/compress.hpp"
#include "core/log/segment.hpp"
#include "core/model/entry.hpp"

namespace renkei {

// Where an entry of another log was read: the log of the signing key and the segment's hash. The
// hash tells the branches of a forked log apart.
struct SegmentName {
  LogId log{};
  Hash hash{};
  friend auto operator<=>(const SegmentName&, const SegmentName&) = default;
};

inline constexpr std::size_t nonce_bytes = 32;  // at the start of a personal block

struct Blocks {
  Bytes open;                   // compressed, as all of them
  std::vector<Bytes> personal;  // each starts with its nonce
};

// The blocks of a segment before they were compressed; a personal one without its nonce, or nothing
// where it is withheld.
struct RawBlocks {
  Bytes open;
  std::vector<std::optional<Bytes>> personal;
};

// Which changes an entry makes: operation, kind and fields, or kind and personal fields. Most
// entries share a few shapes; the table lists them in ascending order, whatever order they came in.
class ShapeWriter {
 public:
  using Shape = std::vector<std::uint64_t>;
  void add(const Shape& shape);
  bool empty() const { return of_entries_.empty(); }
  void put_table(Bytes& out) const;
  Bytes indexes() const;  // into the table, one varint an entry

 private:
  std::map<Shape, std::uint64_t> seen_;    // when it was seen first
  std::vector<std::uint64_t> of_entries_;  // in these numbers
};

// Collects the consecutive entries of one segment. Their texts must live until finish().
class BlockWriter {
 public:
  // Tells where an entry was read; nothing for entries of the segment's own log.
  using Origin = std::function<std::optional<SegmentName>(EntryId)>;
  explicit BlockWriter(Origin origin);

  void add(const Entry& entry);
  // What RawBlocks has, part by part.
  std::vector<Bytes> open_parts() const;
  std::vector<std::vector<Bytes>> personal_parts() const;
  Blocks finish(Compressor& compressor, const Random& random) const;

 private:
  struct Run {
    std::uint64_t length;
    std::int64_t offset_min;
    std::string_view staff;
  };

  // The personal values of one compartment.
  struct Personal {
    EntryId compartment;
    WireRef ref;
    ShapeWriter shapes;
    Bytes entries;
    ColumnWriters columns;
    std::uint64_t before = 0;
  };
  // So many entries in a row that are of one compartment, or of kinds that have no personal fields.
  struct Stay {
    std::uint64_t length;
    EntryId compartment;
  };

  WireRef wire_ref(EntryId id);
  Personal& personal_of(EntryId compartment);
  void note_compartment(const Entry& entry);
  Bytes compartments() const;
  void add_value(ColumnWriters& columns, int kind, int field, Type type, const Value& value);
  void add_time(const Entry& entry);
  void add_changes(const Entry& entry, ShapeWriter::Shape& shape,
                   ShapeWriter::Shape& personal_shape);
  Bytes head() const;

  Origin origin_;
  std::uint64_t count_ = 0;
  std::map<SegmentName, std::uint32_t> table_;
  std::vector<SegmentName> names_;
  ShapeWriter shapes_;
  std::vector<Run> runs_;
  Bytes times_, name_counts_, payload_lengths_, payloads_;
  RefWriter records_, replaced_;
  ColumnWriters columns_;
  std::deque<Personal> personal_;
  std::vector<Stay> stays_;
  bool settled_ = false;  // whether an entry has decided about the last of them
  std::int64_t time_before_ = 0;
};

// The seqs of a log's own line: from which seq on entries belong to which local log number. A log
// that never forked has one step; a branch has its ancestors' first.
struct LogLine {
  struct Step {
    Seq from;
    LogNumber n;
  };
  std::vector<Step> steps;  // ascending
  EntryId entry(Seq seq) const {
    std::size_t at = steps.size();
    while (at > 1 && steps[at - 1].from > seq) --at;
    return make_entry_id(steps[at - 1].n, seq);
  }
};

// Hands out the entries of a segment in order. The views in an Entry live as long as the raw blocks
// and the arena given to the reader. Every function throws Malformed for blocks that are not sound.
class BlockReader {
 public:
  // `number` gives the local number of a log that the segment refers to, once for each in its
  // table.
  using Number = std::function<LogNumber(const SegmentName&)>;
  // `made`: for texts that are in no block as they are.
  BlockReader(Seq first, std::uint32_t count, LogLine line, const RawBlocks& blocks, Arena& made,
              const Number& number);

  bool next(Entry& entry);
  // Of each personal block: the tour or event that it belongs to, or 0.
  std::span<const EntryId> compartments() const { return compartments_; }
  std::span<const SegmentName> mentioned() const { return names_; }
  // The seqs that the entries handed out so far referred to in mentioned()[i]: least and most.
  std::pair<Seq, Seq> mentioned_range(std::size_t i) const { return ranges_[i]; }

 private:
  struct Slot {
    int field;
    bool personal, null, boolean;
    ColumnReader* column;  // null when the value is not in this block
  };
  struct Shape {
    Op op;
    int kind;
    bool has_record, has_payload;
    std::vector<Slot> slots;
  };

  void read_table(ByteReader& in, const Number& number);
  std::vector<Shape> read_shapes(ByteReader& in, bool personal) const;
  static void check_slots(Shape& shape, bool personal);
  Value next_value(const Slot& slot);
  void read_runs(ByteReader& in);
  // Of a compartment, which has no columns when it is withheld.
  struct Personal {
    Personal(Arena& arena, ByteView block) : made(arena, block) {}
    MadeTexts made;
    bool here = false;
    std::vector<Shape> shapes;
    ByteReader entries, shape_indexes;
    std::int64_t next = -1;  // index of the entry that has values here
  };
  struct Stay {
    std::uint64_t length, block;  // counted from 1; 0: none
  };
  void read_columns(ByteReader& in, std::vector<Shape>& shapes, bool personal, MadeTexts& made);
  void read_compartments(ByteReader& in);
  void read_personal(ByteView block, Personal& personal);
  Personal* next_stay();
  EntryId resolve(const WireRef& ref);
  void read_names(Entry& entry, Change& change);
  void add_personal(Entry& entry, Personal& personal);
  void must_be_done() const;

  Seq first_;
  std::uint32_t count_, index_ = 0;
  LogLine line_;
  MadeTexts made_;
  std::deque<Personal> personal_;
  std::vector<EntryId> compartments_;
  std::vector<Stay> stays_;
  std::size_t stay_ = 0;
  std::uint64_t stayed_ = 0;
  std::vector<SegmentName> names_;
  std::vector<LogNumber> numbers_;
  std::vector<std::pair<Seq, Seq>> ranges_;
  std::vector<Shape> shapes_;
  std::deque<ColumnReader> columns_;
  ByteReader shape_indexes_, times_, name_counts_, payload_lengths_, payloads_;
  RefReader records_, replaced_;
  struct Run {
    std::uint64_t length;
    std::int16_t offset_min;
    std::string_view staff;
  };
  std::vector<Run> runs_;
  std::size_t run_ = 0;
  std::uint64_t run_used_ = 0;
  std::int64_t time_before_ = 0;
  std::function<EntryId(const WireRef&)> resolver_;
};

// Throws Malformed when what the writer makes of these entries in a row could not be read: called
// before they are committed, so that whatever is acknowledged can be read everywhere. `own`: their log.
void must_be_readable(std::span<const Entry> entries, LogNumber own);

// Raw blocks out of the stored ones, which must live as long as a reader of them.
RawBlocks unpack(Decompressor& decompressor, const Segment& segment);
Bytes unpack_open(Decompressor& decompressor, ByteView open);
Bytes unpack_personal(Decompressor& decompressor, ByteView personal);

// Reads every entry of a segment that stands alone: throws Malformed unless its blocks are sound.
// One that needs a newer program is not looked into. `visit` gets each entry; its references are
// those of no store.
void read_through(
    Decompressor& decompressor, const Segment& segment,
    const std::function<void(const Entry&)>& visit = [](const Entry&) {});

// A nonce and the frame of a personal block's parts.
Bytes pack_personal(Compressor& compressor, const Random& random, std::span<const Bytes> parts);

// The same personal block, packed again with a new nonce, without the values of the entries for
// which `drop` says so (index in the segment, from 0). Empty when it has no values of such entries.
// Whatever coding the values came in, they fit.
Bytes repack_personal(Compressor& compressor, const Random& random, ByteView raw_personal,
                      const std::function<bool(std::uint64_t)>& drop);

}  // namespace renkei
