// The columns of a segment's blocks: all values of one field, one after the other, in the coding
// that suits their type. Writers collect and then append themselves to a block; readers hand the
// values out again in the same order and throw Malformed when there are not enough.
#pragma once
#include <deque>
#include <functional>
#include <map>
#include <vector>

#include "core/base/arena.hpp"
#include "core/base/limits.hpp"
#include "core/log/numbered_texts.hpp"
#include "core/log/wire.hpp"
#include "core/model/kind.hpp"

namespace renkei {

// Numbers on the wire.
enum class Coding : std::uint8_t {
  integers = 0,     // zigzag varints
  reals = 1,        // 8 bytes, little endian
  texts = 2,        // lengths, then bytes
  dictionary = 3,   // the different texts, then indexes
  references = 4,   // (index into the segment's table of logs, seq)
  moments = 5,      // unit, differences of the instants, differences of the offsets
  differences = 6,  // zigzag varints, each as the difference from the one before
  numbered = 7,  // texts that differ only in their numbers (13:40, 2023-10-14, 1号車): the numbers
};
inline constexpr int last_coding = 7;

inline constexpr std::uint64_t max_number = 1'000'000;  // of a kind or a field, known or not

// A reference as the wire has it: which log of the segment's table (0: the segment's own), and seq.
struct WireRef {
  std::uint32_t table = 0;
  Seq seq = 0;
};

// A stream of references; the seq is coded as the difference from the one before.
class RefWriter {
 public:
  void add(const WireRef& ref);
  void finish(Bytes& block) const;  // two runs

 private:
  Bytes tables_, seqs_;
  Seq before_ = 0;
};

class RefReader {
 public:
  RefReader() = default;
  explicit RefReader(ByteReader& block);
  WireRef next();
  void must_be_done() const;

 private:
  ByteReader tables_, seqs_;
  Seq before_ = 0;
};

// Collects the values of one column. Texts are views that must live until finish().
class ColumnWriter {
 public:
  explicit ColumnWriter(Type type) : type_(type) {}
  void add(const Value& value);
  void add(const WireRef& ref) { refs_.add(ref); }
  // The column's bytes, in the coding that suits them best.
  struct Column {
    Coding coding;
    Bytes body;
  };
  Column finish() const;
  // The same without what a reader has to make: texts as they are, numbers in the shorter coding. In
  // no case longer than what was read, however that was coded.
  Column finish_plainly() const;

 private:
  Column finish_texts() const;
  Column finish_plain_texts() const;
  Bytes finish_moments() const;

  Type type_;
  std::vector<std::int64_t> integers_;
  std::vector<double> reals_;
  std::vector<std::string_view> texts_;
  RefWriter refs_;
};

// The columns of a block, by number of kind and field: first which there are and in which coding,
// then how long each is, then their bytes. So what is alike in many segments comes together.
using ColumnKey = std::pair<std::uint64_t, std::uint64_t>;
using ColumnWriters = std::map<ColumnKey, ColumnWriter>;
// The parts in which they are to be compressed.
enum class Codings { best, plain };
std::vector<Bytes> finish_columns(const ColumnWriters& columns, Codings codings = Codings::best);

struct ColumnInBlock {
  ColumnKey key;
  Coding coding;
  ByteView body;
};
std::vector<ColumnInBlock> read_columns(ByteReader& block);

// What a block says in few bytes: texts that repeat, or differ only in their numbers. Block and
// texts together stay within what a block may hold, so that they fit a block as they are, too.
class MadeTexts {
 public:
  MadeTexts(Arena& arena, ByteView block);
  void count(std::string_view text);             // said again
  std::string_view keep(std::string_view text);  // in no block as it is

 private:
  Arena& arena_;
  std::size_t left_;
};

// `resolve` turns references into EntryIds.
class ColumnReader {
 public:
  ColumnReader(Coding coding, ByteView body, MadeTexts& made);
  Value next(const std::function<EntryId(const WireRef&)>& resolve);
  void must_be_done() const;

 private:
  void read_dictionary(ByteReader& in);
  std::string_view next_text();
  std::int64_t next_sum();

  Coding coding_;
  MadeTexts& made_;
  ByteReader first_, second_;
  RefReader refs_;
  std::vector<std::string_view> dictionary_;
  NumberPattern pattern_;
  bool differences_ = false;  // of numbered texts
  std::string text_;
  std::int64_t unit_ = 1, before_ = 0, offset_before_ = 0;
};

}  // namespace renkei
