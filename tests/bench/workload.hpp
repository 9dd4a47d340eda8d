// The workload that merging is measured with: each device creates rows, changes one field of rows of its
// own, and voids some of them. Deterministic: the same parameters always make the same operations,
// so that every engine can be given the same and checked to end with the same rows.
#pragma once
#include <string>
#include <vector>

#include "core/model/command.hpp"
#include "tests/bench/dice.hpp"

namespace renkei::bench {

enum class ColumnType { reference, integer, text };

struct Column {
  std::string name;
  ColumnType type;
};

// The rows that a workload writes: a record kind of the product, of which these fields are filled.
struct Shape {
  std::string kind, parent_kind;
  std::vector<Column> columns;  // the first one refers to the device's one parent record
  std::string indexed;          // the column that the product keeps an index on; empty: none
};
const Shape& stops();      // 11 columns, no index
const Shape& responses();  // 8 columns, an index
const Shape& tallies();    // 4 columns, an index

struct Workload {
  const Shape* shape = &stops();
  int devices = 20;
  int entries = 5'000;  // of each device
  bool high_entropy = false;
  int text_width = 24;  // characters of the free text when its entropy is high
  std::uint64_t seed = 1;
  std::int64_t total() const { return std::int64_t{devices} * entries; }
};

struct Operation {
  enum class Kind { create, set, remove } kind = Kind::create;
  std::int64_t row = 0;          // counts the device's rows from 0
  std::size_t column = 0;        // of a set
  std::vector<OwnValue> values;  // of a create: one for each column; of a set: one. No references
};

// Hands out the operations of one device, one after the other.
class Script {
 public:
  Script(const Workload& workload, int device);
  bool next(Operation& out);
  std::int64_t rows() const { return rows_; }

 private:
  OwnValue value(std::size_t column, std::int64_t row);
  std::string words(int count);
  std::string noise();
  std::size_t take_live();

  const Workload& workload_;
  Dice dice_;
  int done_ = 0;
  std::int64_t rows_ = 0;
  std::vector<std::int64_t> live_;
};

// A number that depends on the set of rows, not on their order.
class RowSum {
 public:
  // The reference in the first column counts as present or not.
  void add(int device, std::int64_t row, const std::vector<OwnValue>& values);
  std::uint64_t value() const { return sum_; }
  std::int64_t rows() const { return rows_; }
  friend bool operator==(const RowSum&, const RowSum&) = default;

 private:
  std::uint64_t sum_ = 0;
  std::int64_t rows_ = 0;
};

// What must be there in the end.
RowSum expected_rows(const Workload& workload);

}  // namespace renkei::bench
