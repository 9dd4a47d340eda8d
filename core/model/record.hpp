// A record as it is read. One that was found owns its values; one that is visited in passing looks
// at the store's, and whoever wants to keep it takes a copy().
#pragma once
#include <algorithm>
#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/fields.hpp"
#include "core/model/kind.hpp"

namespace renkei {

class Record {
 public:
  Record(EntryId id, const Kind& kind) : id_(id), kind_(&kind), values_(kind.fields.size()) {}
  Record(Record&&) = default;
  Record& operator=(Record&&) = default;
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;

  EntryId id() const { return id_; }
  const Kind& kind() const { return *kind_; }
  const Value& value(std::size_t field) const { return values_[field]; }
  // The value of the field of that name, null when the kind has no such field.
  Value value(std::string_view name) const {
    const int index = kind_->find(name);
    return index < 0 ? Value{} : values_[static_cast<std::size_t>(index)];
  }
  // Keeps the value's text.
  void set(std::size_t field, const Value& value) {
    values_[field] = value;
    if (value.form == Value::Form::text) values_[field].text = texts_.emplace_front(value.text);
  }
  // The text is kept alive by somebody else.
  void look_at(std::size_t field, const Value& value) { values_[field] = value; }
  // The next record of the kind that is visited.
  void become(EntryId id) { id_ = id; }
  Record copy() const {
    Record copy(id_, *kind_);
    for (std::size_t i = 0; i < values_.size(); ++i) copy.set(i, values_[i]);
    copy.is_void = is_void;
    copy.void_reason = void_reason;
    copy.conflicts = conflicts;
    copy.withheld = withheld;
    return copy;
  }

  bool is_void = false;
  std::string void_reason;
  std::vector<std::string_view> conflicts;  // names of fields; "_void" when life itself is disputed
  std::vector<std::string_view> withheld;   // whose latest value has not travelled this far

 private:
  EntryId id_;
  const Kind* kind_;
  std::vector<Value> values_;
  std::forward_list<std::string> texts_;  // never moves what it holds
};

// Whether the latest value of a field has not travelled this far.
inline bool is_withheld(const Record& record, std::string_view field) {
  return std::find(record.withheld.begin(), record.withheld.end(), field) != record.withheld.end();
}

// Fills a struct's members from a record's values, in the order of describe().
template <class Struct>
struct StructReader {
  const Record& record;
  Struct& out;
  std::size_t next = 0;
  Field ignored{};

  template <class Member>
  Field& operator()(int, std::string_view, Member Struct::*member, Privacy) {
    read_value(record.value(next++), out.*member);
    return ignored;
  }
};

// The record as its struct, for example as<Tour>(record): an empty one when it is of another kind.
template <class Struct>
Struct as(const Record& record) {
  Struct out;
  if (record.kind().number == Struct::number) Struct::describe(StructReader<Struct>{record, out});
  return out;
}

}  // namespace renkei
