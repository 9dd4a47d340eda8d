#include "core/trust/admission.hpp"

#include <algorithm>

namespace renkei {
namespace {

// The last word of one author about each log, of those before `end`. A grant is taken back by a
// later grant, a revocation by any later act. `grant`: enrol or trust, if any; `from`: 0 when it
// is not revoked.
struct Word {
  std::optional<Op> grant;
  Seq from = 0;
};

std::map<LogId, Word> words_of(std::vector<Act> acts, Seq end) {
  std::sort(acts.begin(), acts.end());
  std::map<LogId, Word> words;
  for (const Act& act : acts) {
    if (act.seq >= end) break;
    Word& word = words[act.target];
    word.from = act.op == Op::revoke ? act.from : 0;
    if (act.op != Op::revoke) word.grant = act.op;
  }
  return words;
}

}  // namespace

std::string payload_of(const Act& act) {
  return act.op == Op::revoke ? to_text(GlobalId{act.target, act.from}) : to_text(act.target);
}

std::optional<Act> act_of(const Entry& entry) {
  if (entry.op == Op::enrol || entry.op == Op::trust) {
    if (const auto log = parse_log_id(entry.payload)) return Act{entry.seq, entry.op, *log, 0};
  } else if (entry.op == Op::revoke) {
    if (const auto first = parse_global_id(entry.payload); first && first->seq > 0)
      return Act{entry.seq, entry.op, first->log, first->seq};
  }
  return std::nullopt;
}

Admission::Admission(std::span<const LogId> own, const ActsOf& acts_of) {
  std::vector<LogId> peers(own.begin(), own.end());
  for (int rank = 0; !peers.empty(); ++rank) {
    for (const LogId& peer : peers) ranks_.emplace(peer, rank);
    judge(peers, rank, acts_of);
    std::set<LogId> next;
    for (const LogId& peer : peers) {
      const std::vector<Act> acts = acts_of(peer);
      const Seq end = revoked_from(peer).value_or(max_seq + 1);
      for (const Act& act : acts) in_force_ |= act.op == Op::enrol && act.seq < end;
      for (const auto& [log, word] : words_of(acts, end)) {
        if (word.grant == Op::trust && !ranks_.contains(log)) next.insert(log);
        if (word.grant == Op::enrol) enrolled_.insert(log);
      }
    }
    peers.assign(next.begin(), next.end());
  }
}

// The revocations of one rank, all at once: two that revoke each other are both cut. They count against
// whoever has no lower rank; nobody revokes the store's own logs.
void Admission::judge(std::span<const LogId> peers, int rank, const ActsOf& acts_of) {
  std::map<LogId, Seq> cuts;
  for (const LogId& peer : peers)
    for (const auto& [log, word] :
         words_of(acts_of(peer), revoked_from(peer).value_or(max_seq + 1))) {
      const auto ranked = ranks_.find(log);
      if (word.from == 0 ||
          (ranked != ranks_.end() && (ranked->second == 0 || ranked->second < rank)))
        continue;
      const auto [cut, is_first] = cuts.emplace(log, word.from);
      if (!is_first) cut->second = std::min(cut->second, word.from);
    }
  for (const auto& [log, from] : cuts) {
    const auto [cut, is_first] = cuts_.emplace(log, from);
    if (!is_first) cut->second = std::min(cut->second, from);
  }
}

bool Admission::is_own(const LogId& log) const {
  const auto rank = ranks_.find(log);
  return rank != ranks_.end() && rank->second == 0;
}

std::optional<Seq> Admission::revoked_from(const LogId& log) const {
  const auto cut = cuts_.find(log);
  if (cut == cuts_.end()) return std::nullopt;
  return cut->second;
}

Seq Admission::end_of(const LogId& log) const {
  if (!admits(log)) return 1;
  return revoked_from(log).value_or(max_seq + 1);
}

}  // namespace renkei
