// Which undecided conflicts have to be looked at together: where one decision alone does not tell what a
// figure becomes. Two check-ins of one person make one who took part, whichever of them stands; two
// tallies add up, whatever becomes of the other. Same thread as the records.
#pragma once
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/model/outcomes.hpp"
#include "core/model/records.hpp"

namespace renkei {

class Ties {
 public:
  Ties(const Records& records, std::span<const Conflict> conflicts);

  // Conflicts that have a key in common belong together, and those of others stand alone.
  std::set<std::string> keys_of(const Conflict& conflict) const;

 private:
  using Keys = std::set<std::string>;
  void add_record(const Record& record, Keys& keys) const;
  void add_owners(const Record& record, int depth, Keys& keys) const;
  void add_person(EntryId participant, Keys& keys) const;
  void add_gate(EntryId gate, bool always, Keys& keys) const;
  void add_partners(const Record& record, Keys& keys) const;
  std::vector<Record> versions_of(EntryId id) const;

  const Records& records_;
  std::span<const Conflict> conflicts_;
  std::set<EntryId> disputed_;      // in what figures may rest on
  std::set<EntryId> uneven_gates_;  // whose figures are no sums of what was recorded
};

}  // namespace renkei
