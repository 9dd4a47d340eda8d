// Adds up numbers of records that cannot be told apart, as Records::sums() promises. What follows each
// other is mostly alike: some sums at a time are kept, and handed on when there are too many. One thread.
#pragma once
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/records.hpp"

namespace renkei {

class Summing {
 public:
  using Visit = std::function<void(const Summed&)>;
  Summing(std::span<const Apart> apart, const Visit& visit);

  // `values`: one for each Apart, as recorded.
  void add(LogNumber log, std::span<const Value> values, const Value& number, bool in_conflict);
  void finish();  // hands on what is left

 private:
  // The log, and two numbers for each value: its form, and the number itself, its bits, or which of
  // the texts it is.
  using Key = std::vector<std::int64_t>;
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };
  struct Added {
    Sum sum;
    std::int64_t in_conflict = 0;
  };
  // The texts of one field, each with its number.
  struct Texts {
    std::map<std::string, std::size_t, std::less<>> number_of;
    std::vector<std::string_view> known;  // what the map holds
    std::size_t last = 0;
    std::size_t index_of(std::string_view text);
  };

  Value value_of(std::size_t at, const Key& key) const;

  static constexpr std::size_t most_sums = 4096;
  const Visit& visit_;
  std::vector<Apart> apart_;
  std::vector<Texts> texts_;
  Key key_;  // of the record at hand
  std::unordered_map<Key, Added, KeyHash> sums_;
  Added* last_ = nullptr;  // what the record before was added to; of key last_key_
  Key last_key_;
};

}  // namespace renkei
