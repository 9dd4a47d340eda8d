// Records in memory, folded by the core's own logic: enough of a store for decisions.
#pragma once
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/logic/decide.hpp"

namespace renkei::laws {

class Memory : public Records, public FoldContext {
 public:
  // Decides and folds; empty, or the code of the refusal.
  std::string refusal(const Command& command);
  EntryId done(const Command& command);  // fails the test when it is refused
  // The entries of the last decision; their texts live as long as this.
  const std::vector<Entry>& last() const { return last_; }
  const RecordState* state(EntryId id) const;
  // Folds an entry as if it had come from another device.
  void fold(const Entry& entry, EntryId id);
  Moment now{1'697'238'000'123, 540};

  void each(const Kind& kind, std::span<const Match> where, bool with_void,
            const std::function<void(const Record&)>& visit) const override;
  std::optional<Record> find(EntryId id) const override;
  std::string id_text(EntryId id) const override { return "e" + std::to_string(seq_of(id)); }
  std::optional<EntryId> parse_id(std::string_view) const override { return std::nullopt; }

  bool held(EntryId write) const override { return held_.contains(write); }
  bool comes_before(EntryId a, EntryId b) const override { return a < b; }

 private:
  std::string_view keep(std::string_view text) { return texts_.emplace_back(text); }

  Seq next_ = 1;
  std::map<EntryId, RecordState> states_;
  std::set<EntryId> held_;
  std::deque<std::string> texts_;
  std::vector<Entry> last_;
};

}  // namespace renkei::laws
