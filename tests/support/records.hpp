// The one fake of Records: a store in memory, folded by the core's own logic, so that values,
// conflicts and voids are what a store would make of the same entries. One thread; texts live as
// long as it does.
//
// What a test states as a fact (add, set, make_void, conflict) is not asked whether it is allowed;
// commands (done, refusal) are decided as in the field.
#pragma once
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/logic/decide.hpp"
#include "core/model/outcomes.hpp"

namespace renkei {

class FakeRecords : public Records, public FoldContext {
 public:
  static constexpr LogNumber own_log = 1;

  Moment now{1'697'238'000'123, 540};  // 2023-10-14T08:00:00.123+09:00

  // A field that the kind does not have, or a value of another form, fails the test.
  EntryId add(std::string_view kind, const Assigns& fields, LogNumber log = own_log);
  void set(EntryId id, const Assigns& fields);
  void make_void(EntryId id, std::string_view reason = "");
  // Another device writes `other` without having seen the value; what is shown stays as it is.
  void conflict(EntryId id, std::string_view field, const OwnValue& other);
  // Any entry, as if it had come from another device.
  void fold(const Entry& entry, EntryId id) { fold_kept(kept(entry), id); }

  // Decides and folds; empty, or the code of the refusal.
  std::string refusal(const Command& command);
  // The id of the record that it is about; a refusal fails the test.
  EntryId done(const Command& command);
  const std::vector<Entry>& last() const { return last_; }  // of the last command
  const RecordState* state(EntryId id) const;               // null when it was never born

  // What is undecided, as a store tells it; of one thing recorded twice only where both name the same
  // records.
  std::vector<Conflict> conflicts() const;

  mutable int queries = 0;  // how often each() was called

  void each(const Kind& kind, std::span<const Match> where, bool with_void,
            const std::function<void(const Record&)>& visit) const override;
  std::optional<Record> find(EntryId id) const override;
  std::vector<EntryId> disputed(const Kind& kind, int field) const override;
  std::vector<OwnValue> contenders(EntryId id, const Kind& kind, int field) const override;
  std::string id_text(EntryId id) const override;
  std::optional<EntryId> parse_id(std::string_view text) const override;

  bool held(EntryId write) const override { return held_.contains(write); }
  bool comes_before(EntryId a, EntryId b) const override { return a < b; }
  bool precedes(EntryId a, EntryId b) const override { return log_of(a) == log_of(b) && a < b; }

 private:
  Entry kept(Entry entry);
  void fold_kept(const Entry& entry, EntryId id);
  void assign(Entry& entry, const Kind& kind, const Assigns& fields) const;

  Seq next_ = 1;
  std::map<EntryId, RecordState> states_;
  std::set<EntryId> held_;
  std::deque<std::string> texts_;
  std::vector<Entry> last_;
  EntryId about_ = 0;
};

}  // namespace renkei
