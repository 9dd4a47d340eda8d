// The columns of a segment's blocks: all values of one field, one after the other, in the coding that
// suits their type. Writers collect and then append themselves to a block; readers hand the values out
// again in the same order and throw Malformed when there are not enough.
#pragma once
#include <deque>
#include <functional>
#include <vector>

#include "core/log/wire.hpp"
#include "core/model/kind.hpp"

namespace renkei {

// Numbers on the wire.
enum class Coding : std::uint8_t {
  integers = 0,    // zigzag varints
  reals = 1,       // 8 bytes, little endian
  texts = 2,       // lengths, then bytes
  dictionary = 3,  // the different texts, then indexes
  references = 4,  // (index into the segment's table of logs, seq)
  moments = 5,     // unit, differences of the instants, differences of the offsets
};
inline constexpr int last_coding = 5;

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
  // Appends the coding's number and the column's bytes as one run.
  void finish(Bytes& block) const;

 private:
  void finish_texts(Bytes& body, Coding& coding) const;
  void finish_moments(Bytes& body) const;

  Type type_;
  std::vector<std::int64_t> integers_;
  std::vector<double> reals_;
  std::vector<std::string_view> texts_;
  RefWriter refs_;
};

// `resolve` turns references into EntryIds.
class ColumnReader {
 public:
  ColumnReader(Coding coding, ByteView body);
  Value next(const std::function<EntryId(const WireRef&)>& resolve);
  void must_be_done() const;

 private:
  std::string_view next_text();

  Coding coding_;
  ByteReader first_, second_;
  RefReader refs_;
  std::vector<std::string_view> dictionary_;
  std::int64_t unit_ = 1, before_ = 0, offset_before_ = 0;
};

}  // namespace renkei
