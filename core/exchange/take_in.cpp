#include "core/exchange/take_in.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/record/derivation.hpp"
#include "core/record/erase.hpp"
#include "core/record/own_log.hpp"
#include "core/store/claims.hpp"
#include "core/store/derive.hpp"
#include "core/store/erasure.hpp"
#include "core/store/exports.hpp"
#include "core/store/mentions.hpp"

namespace renkei {
namespace {

class Merger {
 public:
  // `derive_anew`: the derived tables wait for a rebuild already, so that folding now would be in
  // vain.
  Merger(Workshop& workshop, BundleFile& bundle, bool derive_anew)
      : workshop_(workshop),
        store_(workshop.store()),
        bundle_(bundle),
        before_(admission_of(workshop.store())),
        deriver_(workshop.store(), workshop.projection()),
        derive_anew_(derive_anew) {}

  // Throws Refused or Malformed when the bundle is not to be believed; the caller rolls back.
  void run(const std::function<bool(double part)>& watch) {
    const double whole = std::max(1u, bundle_.header().segments);
    for (std::uint32_t read = 0;; ++read) {
      if (watch && !watch(std::min(read / whole, 1.0)))
        throw Refused{Error(Code::stopped, {{"file", bundle_.path()}})};
      auto segment = bundle_.next();
      if (!segment) throw Refused{segment.error()};
      if (!*segment) break;
      take(**segment);
    }
    deriver_.finish();
    note_coverage();
    const Admission now = admission_of(store_);
    if (now == before_) return;
    derive_anew_ |= derives_differently(store_, before_, now);
    workshop_.drop_projection();
  }

  // Personal blocks that were left out and have been declared meanwhile; whether there were any.
  bool take_explained() {
    bool took = false;
    const Admission now = admission_of(store_);
    for (const Segment& segment : std::exchange(unexplained_, {})) {
      const auto known = store_.segment_by_hash(segment.hash());
      if (known) took |= put_personal(*known, explained_part(segment, now));
    }
    return took;
  }
  bool must_derive_anew() const { return derive_anew_; }
  // Whether that can wait until other files are in, too.
  bool may_wait() const { return !met_own_log_ && unexplained_.empty(); }
  const std::vector<SegmentRow>& placed() const { return placed_; }
  bool took_something() const { return !placed_.empty() || took_personal_; }
  bool met_own_log() const { return met_own_log_; }
  // What the file said, or said again, of each signing key: its segments.
  struct Brought {
    LogId log{};
    Seq first = 0, last = 0;
    bool is_new = false;
  };
  const std::vector<Brought>& brought() const { return brought_; }

 private:
  void take(const Segment& segment) {
    const Hash hash = segment.hash();
    brought_.push_back(
        {segment.header.log, static_cast<Seq>(segment.header.first), segment.header.last(), false});
    if (const auto known = store_.segment_by_hash(hash)) {
      if (store_.is_own(log_of(known->id))) note_arrival(segment, hash);
      return take_personal(*known, segment);
    }
    check(segment, hash);
    const LogNumber root = number_of(segment.header.log);
    if (store_.is_own(root)) note_arrival(segment, hash);
    if (root == store_.log(store_.own_log()).root) {
      meet_own_log();
      // The double may have sealed the very same tail.
      if (const auto same = store_.segment_by_hash(hash)) return take_personal(*same, segment);
    }
    brought_.back().is_new = true;
    const auto first = static_cast<Seq>(segment.header.first);
    if (const auto branch = continued_branch(root, segment, hash)) {
      place(make_entry_id(*branch, first), *branch, segment, hash);
    } else if (is_fork(root, segment, hash)) {
      put_aside(root, segment, hash);
    } else {
      const EntryId id = make_entry_id(root, first);
      place(id, root, segment, hash);
    }
    derive_anew_ |= settle_mentions(store_, hash, root, first, segment.header.last());
  }

  // What comes in from outside has left once.
  void note_arrival(const Segment& segment, const Hash& hash) {
    Parts parts = {0};
    for (std::size_t i = 0; i < segment.personal.size(); ++i)
      if (!segment.personal[i].empty()) parts.insert(i + 1);
    note_carried(store_, hash, parts);
  }

  void place(EntryId id, LogNumber root, const Segment& segment, const Hash& hash) {
    const Segment kept = explained_part(segment, before_);
    Deriver::Found found;
    if (derive_anew_)
      note_left_out(store_, decompressor_, kept);  // what cannot be read must not get into the log
    else
      found = deriver_.derive(kept, id, store_.line_of(root));
    store_.put_segment(id, kept, hash, workshop_.now().unix_ms);
    placed_.push_back({id, segment.header.last(), hash});
    if (found.unknown_entries != 0) store_.set_unknown_entries(id, found.unknown_entries);
    derive_anew_ |= found.twins;
  }

  // Without the personal blocks that nobody has declared who may: these count as withheld. The entry
  // that declares them may come later in the same file.
  Segment explained_part(const Segment& segment, const Admission& admission) {
    Segment kept = segment;
    for (std::size_t i = 0; i < kept.personal.size(); ++i)
      if (!kept.personal[i].empty() && !personal_is_accepted(store_, admission, segment, i))
        kept.personal[i].clear();
    if (kept.personal != segment.personal) unexplained_.push_back(segment);
    return kept;
  }

  void take_personal(const SegmentRow& known, const Segment& segment) {
    if (store_.personal_blocks_here(known.id) < segment.personal.size())
      put_personal(known, explained_part(segment, before_));
  }

  // Blocks that were withheld until now; false when none of them was.
  bool put_personal(const SegmentRow& known, const Segment& brought) {
    Segment whole = store_.read_segment(known.id);
    bool is_new = false;
    for (std::size_t i = 0; i < whole.personal.size(); ++i) {
      if (!whole.personal[i].empty() || brought.personal[i].empty()) continue;
      whole.personal[i] = brought.personal[i];
      is_new = true;
    }
    if (!is_new) return false;
    read_through(decompressor_, whole);
    store_.set_personal(known.id, whole.personal);
    return derive_anew_ = took_personal_ = true;
  }

  void check(const Segment& segment, const Hash& hash) {
    const auto key = bundle_.key_of(segment.header.log);
    const SegmentCheck result =
        key ? check_segment(segment, hash, *key) : SegmentCheck::bad_signature;
    if (result == SegmentCheck::sound) return;
    const Code code =
        result == SegmentCheck::bad_signature ? Code::bad_signature : Code::bad_segment;
    throw Refused{Error(code, {{"file", bundle_.path()}, {"device", to_text(segment.header.log)}})};
  }

  LogNumber number_of(const LogId& id) {
    const LogNumber n = store_.number_of(id);
    if (!store_.log(n).key) {
      LogRow row = store_.log(n);
      row.key = bundle_.key_of(id);
      store_.update_log(row);
    }
    return n;
  }

  // An unknown segment of this device's own log can only come from its double: what was recorded
  // here since is sealed, and this device goes on under a new log.
  void meet_own_log() {
    if (!met_own_log_) {
      workshop_.seal();
      store_.remember_own_end();
    }
    met_own_log_ = true;
  }

  // The branch of a forked log that this segment simply goes on with: no other segment follows the
  // same one, none that hangs in the air follows this one, and nobody referred to it before. Then
  // no other segment's place changes, and nothing has to be derived anew.
  std::optional<LogNumber> continued_branch(LogNumber root, const Segment& segment,
                                            const Hash& hash) {
    if (!store_.log(root).forked || segment.header.first == 1) return std::nullopt;
    const auto before = store_.segment_by_hash(segment.header.previous);
    const auto first = static_cast<Seq>(segment.header.first), after = segment.header.last() + 1;
    if (!before || before->last + 1 != first) return std::nullopt;
    for (const LogRow* log : store_.logs()) {
      if (log->root != root) continue;
      if (follows(log->n, first, segment.header.previous) || follows(log->n, after, hash))
        return std::nullopt;
    }
    if (set_apart(store_, root, hash) != nullptr) return std::nullopt;
    return log_of(before->id);
  }

  bool follows(LogNumber n, Seq first, const Hash& previous) {
    const auto row = store_.segment_of(make_entry_id(n, first));
    return row && seq_of(row->id) == first &&
           store_.read_segment(row->id).header.previous == previous;
  }

  bool is_fork(LogNumber root, const Segment& segment, const Hash& hash) {
    if (store_.log(root).forked) return true;
    const auto first = static_cast<Seq>(segment.header.first), last = segment.header.last();
    if (store_.overlaps(root, first, last)) return true;
    const auto before =
        first > 1 ? store_.segment_of(make_entry_id(root, first - 1)) : std::nullopt;
    if (before && before->hash != segment.header.previous) return true;
    const auto after = store_.segment_of(make_entry_id(root, last + 1));
    return after && store_.read_segment(after->id).header.previous != hash;
  }

  // Into a log of its own for now; branch_log() finds the right one.
  void put_aside(LogNumber root, const Segment& segment, const Hash& hash) {
    mark_forked(root);
    LogRow row;
    const LogId id = branch_id_of(store_.log(root).id, hash);
    if (const LogRow* known = store_.find_log(id)) row = *known;
    row.id = id;
    row.root = root;  // somebody may have named the branch before
    LogNumber n = row.n;
    if (n == 0)
      n = store_.add_log(row);
    else
      store_.update_log(row);
    place(make_entry_id(n, static_cast<Seq>(segment.header.first)), n, segment, hash);
  }

  void mark_forked(LogNumber root) {
    derive_anew_ = true;
    if (store_.log(root).forked) return;
    LogRow row = store_.log(root);
    row.forked = true;
    store_.update_log(row);
  }

  void note_coverage() {
    const LogId sender = log_id_of(bundle_.header().keys[0]);
    ClaimTime when{0, bundle_.header().exported_ms};
    std::vector<std::pair<LogId, Seq>> claims;
    for (const BundleHeader::Held& held : bundle_.header().coverage) {
      if (held.ranges.empty() || held.ranges.back() > static_cast<std::uint64_t>(max_seq)) continue;
      claims.emplace_back(held.log, static_cast<Seq>(held.ranges.back()));
      if (held.log == sender) when.own_last = claims.back().second;
    }
    note_claims(store_, sender, when, claims);
  }

  Workshop& workshop_;
  Store& store_;
  BundleFile& bundle_;
  const Admission before_;
  Deriver deriver_;
  Decompressor decompressor_;
  std::vector<Brought> brought_;
  std::vector<SegmentRow> placed_;
  std::vector<Segment> unexplained_;
  bool derive_anew_, met_own_log_ = false, took_personal_ = false;
};

std::set<EntryId> waiting_in(const Erasures& erasures) {
  std::set<EntryId> records;
  for (const Asked& asked : erasures.waiting) records.insert(asked.record);
  return records;
}

std::int64_t added(const std::set<EntryId>& before, const std::set<EntryId>& now) {
  return std::ranges::count_if(now, [&](EntryId record) { return !before.contains(record); });
}

// Erasing is announced: nobody finds out by missing somebody.
void tell_erasures(const Erasures& before, const Erasures& now, MergeReport& report) {
  report.erased = added(before.erased, now.erased);
  report.erasures_waiting = added(waiting_in(before), waiting_in(now));
}

std::vector<MergeReport::Part> parts_of(const Merger& merger) {
  std::map<LogId, MergeReport::Part> parts;
  for (const Merger::Brought& each : merger.brought()) {
    MergeReport::Part& part = parts[each.log];
    const std::int64_t entries = each.last - each.first + 1;
    part.entries += entries;
    part.new_entries += each.is_new ? entries : 0;
  }
  std::vector<MergeReport::Part> all;
  for (auto& [log, part] : parts) {
    part.device = to_text(log);
    all.push_back(std::move(part));
  }
  return all;
}

// What counts of the file, and what does not.
void tell_what_counts(const Store& store, const BundleFile& bundle, const Merger& merger,
                      MergeReport& report) {
  const Admission admission = admission_of(store);
  report.parts = parts_of(merger);
  report.status =
      merger.took_something() ? MergeReport::Status::merged : MergeReport::Status::known;
  std::set<LogId> unheeded;
  for (const Merger::Brought& each : merger.brought()) {
    const Seq end = admission.end_of(each.log);
    if (each.is_new)
      report.new_entries += std::clamp<Seq>(end - each.first, 0, each.last + 1 - each.first);
    if (!admission.is_authority(each.log) &&
        asks_for_more(store, admission, store.find_log(each.log)->n))
      unheeded.insert(each.log);
    if (each.last < end || report.error) continue;
    report.status = MergeReport::Status::quarantined;
    report.error = Error(
        admission.admits(each.log) ? Code::revoked_device : Code::unknown_device,
        {{"file", bundle.path()}, {"device", to_text(each.log)}, {"from", std::to_string(end)}});
  }
  for (const LogId& log : unheeded) report.unheeded.push_back(to_text(log));
}

}  // namespace

void take_in(Workshop& workshop, BundleFile& bundle, const MergeOptions& options,
             MergeReport& report) {
  Store& store = workshop.store();
  const Erasures before = erasures_here(store);
  Merger merger(workshop, bundle, derivation_is_owed(store));
  merger.run(options.watch);
  bool derive = merger.take_explained() || merger.must_derive_anew();
  const bool later = derive && options.more_follow && merger.may_wait();
  if (later) store.set_setting(owed_setting, 1);
  while (derive && !later) {
    derive_anew(workshop);
    derive = merger.take_explained();  // deriving may have found who declares them
  }
  // Before anything is written: the tail belongs to one log.
  if (merger.met_own_log()) {
    const Status begun =
        begin_log(workshop, workshop.profile(), to_text(store.log(store.own_log()).id));
    if (!begun) throw Refused{begun.error()};
  }
  if (merger.took_something() && !later) {
    const Erasures now = erasures_here(store);
    const bool look_at_all = now.erased != before.erased || merger.must_derive_anew();
    if (!now.erased.empty()) settle_erasures(workshop, look_at_all ? nullptr : &merger.placed());
    tell_erasures(before, now, report);
  }
  tell_what_counts(store, bundle, merger, report);
}

}  // namespace renkei
