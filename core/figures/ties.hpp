// Which undecided conflicts have to be looked at together: where one decision alone does not tell what a
// figure becomes. Two check-ins of one person make one who took part, whichever of them stands; two
// tallies add up, whatever becomes of the other. Same thread as the records.
#pragma once
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/model/settled_records.hpp"

namespace renkei {

class Ties {
 public:
  Ties(const Records& records, std::span<const Dispute> disputes);

  // Decisions that have a key in common belong together.
  std::set<std::string> keys_of(const Dispute& dispute) const;

 private:
  using Keys = std::set<std::string>;
  void add_record(const Record& record, Keys& keys) const;
  void add_owners(const Record& record, int depth, Keys& keys) const;
  void add_person(EntryId participant, Keys& keys) const;
  void add_gate(EntryId gate, bool always, Keys& keys) const;
  void add_partners(const Record& record, Keys& keys) const;

  const Records& records_;
  std::span<const Dispute> disputes_;
  std::set<EntryId> disputed_;      // in what figures may rest on
  std::set<EntryId> uneven_gates_;  // whose figures are no sums of what was recorded
};

}  // namespace renkei
