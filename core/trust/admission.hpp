// Who may do what: which logs are headquarters, which take part, and from which entry on a log counts
// no more. A function of what the logs say and of which logs are the store's own, so that the order in
// which files come decides nothing (docs/trust.md has the rules). Pure; reports no errors.
//
// Ranks: the store's own logs have rank 0, whom a log of rank r trusts has the next one. Who has a rank
// is an authority, and the acts of authorities alone count.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"
#include "core/model/entry.hpp"

namespace renkei {

// What an entry says of another log, or of its own: it may take part (enrol), it is a headquarters
// (trust), it counts no more from `from` on (revoke).
struct Act {
  Seq seq = 0;  // of the entry
  Op op = Op::enrol;
  LogId target{};
  Seq from = 0;  // of a revocation; else 0
  friend auto operator<=>(const Act&, const Act&) = default;
};

// As the payload has it: the log's id; for a revocation the id of the first entry that counts no more.
std::string payload_of(const Act& act);
// Nothing when the entry is no act, or none that can be read.
std::optional<Act> act_of(const Entry& entry);

class Admission {
 public:
  // All that a log has said, in any order.
  using ActsOf = std::function<std::vector<Act>(const LogId&)>;
  Admission(std::span<const LogId> own, const ActsOf& acts_of);

  bool is_authority(const LogId& log) const { return ranks_.contains(log); }
  bool is_own(const LogId& log) const;
  // In the list of an authority; authorities are.
  bool is_enrolled(const LogId& log) const { return is_authority(log) || enrolled_.contains(log); }
  // From the first enrolment on: who is not enrolled stays outside.
  bool in_force() const { return in_force_; }
  bool admits(const LogId& log) const { return !in_force_ || is_enrolled(log); }
  std::optional<Seq> revoked_from(const LogId& log) const;
  // The first entry of the log that is left out: 1 when it is not admitted, max_seq + 1 when all count.
  Seq end_of(const LogId& log) const;

  friend bool operator==(const Admission&, const Admission&) = default;

 private:
  void judge(std::span<const LogId> peers, int rank, const ActsOf& acts_of);

  std::map<LogId, int> ranks_;
  std::set<LogId> enrolled_;
  std::map<LogId, Seq> cuts_;
  bool in_force_ = false;
};

}  // namespace renkei
