// What an event's gates have been told already, by a sheet or by people, as the lines of a sheet are known
// again: counts by gate, day, hour and category, looks at a counter by gate, moment and counter. Internal
// to tally_records.cpp.
#pragma once
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/model/records.hpp"
#include "core/model/register_words.hpp"

namespace renkei {

class KnownTallies {
 public:
  // What was undone with its import is not there; what somebody has made void is, and stays so.
  KnownTallies(const Records& records, const RegisterWords& earlier)
      : records_(records), earlier_(earlier) {}
  void add_gate(EntryId gate);

  // Null: nothing of the kind. The record lives as long as this.
  const Record* tally(EntryId gate, const std::string& date, int hour, const std::string& category);
  // Of several looks at one moment the next.
  const Record* look(EntryId gate, std::int64_t unix_ms, const std::string& counter);

  // What earlier sheets said of these gates and days (YYYY-MM-DD) and nobody has asked for above.
  std::vector<const Record*> missing(const std::set<std::pair<EntryId, std::string>>& days) const;

 private:
  struct Known {
    Record record;
    std::string date;
    bool is_met = false;
  };
  using TallyKey = std::tuple<EntryId, std::string, std::int64_t, std::string>;
  using LookKey = std::tuple<EntryId, std::int64_t, std::string, std::size_t>;  // the last: which

  void add_tally(const Record& record);
  void add_look(const Record& record);
  template <class Map>
  void add_missing(const Map& known, const std::set<std::pair<EntryId, std::string>>& days,
                   std::vector<const Record*>& out) const;

  const Records& records_;
  const RegisterWords& earlier_;
  std::map<TallyKey, Known> tallies_;
  std::map<LookKey, Known> looks_;
  std::map<std::tuple<EntryId, std::int64_t, std::string>, std::size_t> taken_;
};

}  // namespace renkei
