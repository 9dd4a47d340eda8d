#include "core/exchange/take_in.hpp"

#include "core/record/derivation.hpp"
#include "core/record/erase.hpp"
#include "core/record/own_log.hpp"
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
        deriver_(workshop.store(), workshop.projection()),
        derive_anew_(derive_anew) {}

  // Throws Refused or Malformed when the bundle is not to be believed; the caller rolls back.
  std::int64_t run() {
    for (;;) {
      auto segment = bundle_.next();
      if (!segment) throw Refused{segment.error()};
      if (!*segment) break;
      take(**segment);
    }
    deriver_.flush();
    note_coverage();
    notice_lost_entries();
    return new_entries_;
  }

  // Personal blocks that were left out and have been declared meanwhile; whether there were any.
  bool take_explained() {
    bool took = false;
    std::erase_if(unexplained_, [&](const Segment& segment) {
      const Hash hash = segment.hash();
      const auto known = store_.segment_by_hash(hash);
      if (!known || !personal_is_sound(segment, declared_blocks(store_, hash))) return false;
      took |= put_personal(*known, segment.personal);
      return true;
    });
    return took;
  }
  bool must_derive_anew() const { return derive_anew_; }
  // Whether that can wait until other files are in, too.
  bool may_wait() const { return !met_own_log_ && unexplained_.empty(); }
  const std::vector<SegmentRow>& placed() const { return placed_; }
  bool took_something() const { return new_entries_ > 0 || took_personal_; }
  bool met_own_log() const { return met_own_log_; }

 private:
  void take(const Segment& segment) {
    const Hash hash = segment.hash();
    if (const auto known = store_.segment_by_hash(hash)) {
      if (store_.is_own(log_of(known->id))) note_arrival(segment, hash);
      return take_personal(*known, segment, hash);
    }
    check(segment, hash);
    const LogNumber root = number_of(segment.header.log);
    if (store_.is_own(root)) note_arrival(segment, hash);
    if (root == store_.log(store_.own_log()).root) {
      meet_own_log();
      // The double may have sealed the very same tail.
      if (const auto same = store_.segment_by_hash(hash))
        return take_personal(*same, segment, hash);
    }
    new_entries_ += segment.header.count;
    const auto first = static_cast<Seq>(segment.header.first);
    if (const auto branch = continued_branch(root, segment, hash)) {
      place(make_entry_id(*branch, first), *branch, segment, hash);
    } else if (is_fork(root, segment, hash)) {
      put_aside(root, segment, hash);
    } else {
      const EntryId id = make_entry_id(root, first);
      place(id, root, segment, hash);
    }
    forget_mention(store_, hash);
  }

  // What comes in from outside has left once.
  void note_arrival(const Segment& segment, const Hash& hash) {
    note_exported(store_, hash, !segment.personal.empty() || !segment.header.has_personal);
  }

  void place(EntryId id, LogNumber root, const Segment& segment, const Hash& hash) {
    Segment kept = segment;
    drop_unexplained(kept, hash);
    Deriver::Found found;
    if (derive_anew_)
      read_through(decompressor_, kept);  // what cannot be read must not get into the log
    else
      found = deriver_.derive(kept, id, store_.line_of(root));
    store_.put_segment(id, kept, hash, workshop_.now().unix_ms);
    placed_.push_back({id, segment.header.last(), hash});
    if (found.unknown_entries != 0) store_.set_unknown_entries(id, found.unknown_entries);
    for (LogNumber forked : found.forked) mark_forked(forked);
  }

  // A personal block that nobody declared is left out, as if it had been withheld; the entry that
  // declares it may come later in the same file.
  void drop_unexplained(Segment& segment, const Hash& hash) {
    if (segment.personal.empty() || personal_is_sound(segment, declared_blocks(store_, hash)))
      return;
    unexplained_.push_back(segment);
    segment.personal.clear();
  }

  void take_personal(const SegmentRow& known, const Segment& segment, const Hash& hash) {
    if (segment.personal.empty()) return;
    if (!personal_is_sound(segment, declared_blocks(store_, hash)))
      unexplained_.push_back(segment);
    else
      put_personal(known, segment.personal);
  }

  // A block that was withheld until now; false when it is here already.
  bool put_personal(const SegmentRow& known, const Bytes& personal) {
    Segment whole = store_.read_segment(known.id);
    if (!whole.personal.empty()) return false;
    whole.personal = personal;
    read_through(decompressor_, whole);
    store_.set_personal(known.id, personal);
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
  // same one, none that hangs in the air follows this one, and nobody has referred to it yet. Then
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
    if (is_mentioned(store_, hash)) return std::nullopt;
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
    if (mentioned_differently(store_, root, first, last, hash)) return true;
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

  // Others know entries of this device's log that are not here: the store is an old copy, or has a
  // double, and must not give their numbers to other entries.
  void notice_lost_entries() {
    const LogNumber own = store_.log(store_.own_log()).root;
    const std::vector<SeqRange> seen = mentioned_ranges(store_, own);
    if (!seen.empty() || store_.log(own).claimed > store_.last_own_seq()) meet_own_log();
    for (const auto& [least, most] : seen)
      if (store_.overlaps(own, least, most)) mark_forked(own);
  }

  void note_coverage() {
    for (const BundleHeader::Held& held : bundle_.header().coverage) {
      if (held.ranges.empty() || held.ranges.back() > static_cast<std::uint64_t>(max_seq)) continue;
      store_.claim(store_.number_of(held.log), static_cast<Seq>(held.ranges.back()));
    }
  }

  Workshop& workshop_;
  Store& store_;
  BundleFile& bundle_;
  Deriver deriver_;
  Decompressor decompressor_;
  std::int64_t new_entries_ = 0;
  std::vector<SegmentRow> placed_;
  std::vector<Segment> unexplained_;
  bool derive_anew_, met_own_log_ = false, took_personal_ = false;
};

}  // namespace

MergeReport::Status take_in(Workshop& workshop, BundleFile& bundle, const MergeOptions& options,
                            std::int64_t& new_entries) {
  Store& store = workshop.store();
  const std::int64_t erased_before = erased_records(store);
  Merger merger(workshop, bundle, derivation_is_owed(store));
  new_entries = merger.run();
  bool derive = merger.take_explained() || merger.must_derive_anew();
  const bool later = derive && options.more_follow && !options.dry_run && merger.may_wait();
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
  if (!merger.took_something()) return MergeReport::Status::known;
  if (!later && erased_records(store) > 0) {
    const bool look_at_all = erased_records(store) != erased_before || merger.must_derive_anew();
    settle_erasures(workshop, look_at_all ? nullptr : &merger.placed());
  }
  return MergeReport::Status::merged;
}

}  // namespace renkei
