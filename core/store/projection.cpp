#include "core/store/projection.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/model/kinds.hpp"
#include "core/store/clocks.hpp"
#include "core/store/conflicts.hpp"
#include "core/store/erasure.hpp"

namespace renkei {
namespace {

constexpr std::size_t furthest_birth = 2 * limits::segment_entries;
constexpr std::size_t most_pooled_values = 16 * limits::segment_entries;
constexpr std::size_t saved_at_once = 256;  // so few that they stay in the processor's cache

bool is_read_elsewhere(Op op) {
  return op == Op::erase || op == Op::keep || op == Op::enrol || op == Op::trust ||
         op == Op::revoke;
}

}  // namespace

void HeldSet::add(LogNumber n, Seq first, Seq last) {
  std::vector<SeqRange>& ranges = ranges_[n];
  auto at = std::upper_bound(ranges.begin(), ranges.end(), SeqRange{first, max_seq});
  if (at != ranges.begin() && std::prev(at)->second + 1 >= first) {
    --at;
    at->second = std::max(at->second, last);
  } else {
    at = ranges.insert(at, {first, last});
  }
  const auto next = std::next(at);
  if (next != ranges.end() && next->first <= at->second + 1) {
    at->second = std::max(at->second, next->second);
    ranges.erase(next);
  }
}

bool HeldSet::has(EntryId entry) const {
  const auto found = ranges_.find(log_of(entry));
  if (found == ranges_.end()) return false;
  const Seq seq = seq_of(entry);
  const auto& ranges = found->second;
  const auto at = std::upper_bound(ranges.begin(), ranges.end(), SeqRange{seq, max_seq});
  return at != ranges.begin() && std::prev(at)->second >= seq;
}

Projection::Projection(Store& store, Start start)
    : store_(store),
      admission_(admission_of(store)),
      erased_(erasures_of(store, admission_).erased),
      states_(store),
      rows_(store),
      hasher_(store),
      start_(start),
      pending_exists_(states_.any_pending()) {}

// A segment is put into the store after its entries were folded, so what the store holds has been
// folded, and the segment that is being folded is the running range.
bool Projection::held(EntryId write) const {
  if (write >= running_first_ && write < running_last_) return true;
  const LogNumber n = log_of(write);
  if (start_ == Start::held_so_far && asked_.insert(n).second)
    for (const auto& [first, last] : store_.held(n))
      if (first < end_of(n)) held_.add(n, first, std::min(last, end_of(n) - 1));
  return held_.has(write);
}

void Projection::note_held(LogNumber n, Seq first, Seq last) {
  if (start_ == Start::nothing || asked_.contains(n)) held_.add(n, first, last);
}

bool Projection::comes_before(EntryId a, EntryId b) const { return store_.comes_before(a, b); }

bool Projection::precedes(EntryId a, EntryId b) const { return store_.precedes(a, b); }

Projection::Slot& Projection::fresh_slot(EntryId id, const Kind& kind) {
  if (used_ == pool_.size()) pool_.push_back(std::make_unique<Slot>());
  Slot& slot = *pool_[used_++];
  pooled_values_ -= slot.state.values.capacity();
  slot.state.reset(id, kind);
  slot.state.erased = erased_.contains(id);
  pooled_values_ += slot.state.values.capacity();
  values_ += kind.fields.size();
  slot.stored = Stored::nowhere;
  slot.listed = slot.touched = false;
  return slot;
}

Projection::Slot& Projection::slot(EntryId id, const Kind& kind) {
  if (Slot* born = born_just_now(id); born != nullptr && born->state.kind == &kind) return *born;
  Slot*& slot = others_[{id, kind.number}];
  if (slot != nullptr) return *slot;
  slot = &fresh_slot(id, kind);
  slot->stored = states_.load(slot->state, arena_);
  slot->listed = slot->stored != Stored::nowhere && lists_heads(slot->state);
  return *slot;
}

Projection::Slot& Projection::birth_slot(EntryId id, const Kind& kind) {
  if (pending_exists_ || others_.contains({id, kind.number})) return slot(id, kind);
  if (births_.empty()) births_first_ = id;
  const auto at = static_cast<std::size_t>(id - births_first_);
  if (id < births_first_ || at > furthest_birth) return slot(id, kind);
  if (births_.size() <= at) births_.resize(at + 1, nullptr);
  return *(births_[at] = &fresh_slot(id, kind));
}

RecordState& Projection::touch(Slot& slot) {
  if (!slot.touched && slot.stored != Stored::nowhere)
    hasher_.take_out(slot.state, digests_[log_of(slot.state.id)]);
  slot.touched = true;
  return slot.state;
}

// What a device says of itself comes from itself, from here or from headquarters.
bool Projection::may_change(const Entry& entry, EntryId id) const {
  if (entry.kind != Device::number || entry.op == Op::create || entry.record == 0) return true;
  const LogId& writer = root_of(log_of(id));
  return writer == root_of(log_of(entry.record)) || admission_.is_authority(writer);
}

void Projection::meet(const LogClock& clock) {
  last_clock_ = clock;
  if (clocks_.insert(clock).second) fresh_clocks_.push_back(clock);
}

bool Projection::apply(const Entry& entry, EntryId id) {
  if (const LogClock clock(log_of(id), entry.at.offset_min); clock != last_clock_) meet(clock);
  if (id != running_last_) {
    if (running_last_ > running_first_)
      note_held(log_of(running_first_), seq_of(running_first_), seq_of(running_last_) - 1);
    running_first_ = id;
  }
  running_last_ = id + 1;

  if (is_read_elsewhere(entry.op)) return true;
  const Kind* kind = find_kind(entry.kind);
  if (kind == nullptr) return false;
  bool understood = true;
  for (const Change& each : entry.changes)
    if (each.field != life_field && !is_uses_field(each.field) && kind->find_number(each.field) < 0)
      understood = false;
  if (!may_change(entry, id)) {
    keep_aside(touch(slot(entry.record, *kind)), entry, id, *this);
    return understood;
  }
  switch (entry.op) {
    case Op::create:
      bear(touch(birth_slot(id, *kind)), entry, *this);
      return understood;
    case Op::set:
    case Op::void_:
    case Op::restore:
      change(touch(slot(entry.record, *kind)), entry, id, *this);
      return understood;
    default:
      return false;
  }
}

void Projection::save_births(std::span<const std::unique_ptr<Slot>> slots) {
  std::map<int, std::vector<const RecordState*>> by_kind;
  for (const auto& slot : slots)
    if (slot->touched && slot->state.born && slot->stored == Stored::nowhere)
      by_kind[slot->state.kind->number].push_back(&slot->state);
  for (auto& [kind, states] : by_kind) rows_.save_births(*states[0]->kind, states);
}

void Projection::save(std::span<const std::unique_ptr<Slot>> slots) {
  save_births(slots);
  for (const auto& slot : slots) {
    RecordState& state = slot->state;
    if (!slot->touched) continue;
    if (!state.born || slot->stored != Stored::nowhere)
      rows_.save(state, slot->stored, slot->listed);
    if (!state.born) pending_exists_ = true;
    hasher_.add(state, digests_[log_of(state.id)]);
    state.fields.clear();
  }
}

void Projection::flush() {
  for (const auto& [n, offset_min] : fresh_clocks_) note_clock(store_, n, {offset_min});
  fresh_clocks_.clear();
  const std::span<const std::unique_ptr<Slot>> slots(pool_.data(), used_);
  for (std::size_t first = 0; first < used_; first += saved_at_once)
    save(slots.subspan(first, std::min(saved_at_once, used_ - first)));
  add_to_kept(store_, digests_);
  digests_.clear();
  // Slots that held wide records keep their memory.
  if (pooled_values_ > most_pooled_values) {
    pool_.clear();
    pooled_values_ = 0;
  }
  used_ = values_ = 0;
  births_.clear();
  others_.clear();
  arena_.clear();
}

void Projection::erase(EntryId record) {
  if (!erased_.insert(record).second) return;
  std::vector<const Kind*> kinds = states_.pending_kinds(record);
  if (const Kind* kind = states_.kind_of(record)) kinds.push_back(kind);
  for (const Kind* kind : kinds) renkei::erase(touch(slot(record, *kind)));
}

const RecordState* Projection::find(EntryId id) {
  const Slot* born = born_just_now(id);
  const Kind* kind = born != nullptr ? born->state.kind : states_.kind_of(id);
  if (kind == nullptr) return nullptr;
  const Slot& found = slot(id, *kind);
  return found.state.born ? &found.state : nullptr;
}

}  // namespace renkei
