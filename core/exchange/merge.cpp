#include "core/exchange/merge.hpp"

#include <set>

#include "core/base/limits.hpp"
#include "core/exchange/bundle.hpp"
#include "core/exchange/foresight.hpp"
#include "core/store/derive.hpp"
#include "core/store/erasure.hpp"
#include "core/store/tail.hpp"

namespace renkei {
namespace {

constexpr std::uintmax_t worth_a_look =
    4 << 20;  // bytes: folding less in vain costs less than looking

std::uintmax_t size_of(std::span<const std::string> files) {
  std::uintmax_t total = 0;
  for (const std::string& file : files) {
    total += system_disk().size(file).value_or(0);
  }
  return total;
}

struct Refused {
  Error error;
};

class Merger {
 public:
  // `derive_anew`: the derived tables wait for a rebuild already, so that folding now would be in
  // vain.
  Merger(Store& store, Projection& projection, BundleFile& bundle, Pen& pen, bool derive_anew)
      : store_(store),
        bundle_(bundle),
        pen_(pen),
        deriver_(store, projection),
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
      if (store_.is_own(log_of(known->id))) store_.note_exported(hash);
      return take_personal(*known, segment, hash);
    }
    check(segment, hash);
    const LogNumber root = number_of(segment.header.log);
    if (store_.is_own(root)) store_.note_exported(hash);
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
    forget_mention(hash);
  }

  void place(EntryId id, LogNumber root, const Segment& segment, const Hash& hash) {
    Segment kept = segment;
    drop_unexplained(kept, hash);
    Deriver::Found found;
    if (derive_anew_)
      read_through(decompressor_, kept);  // what cannot be read must not get into the log
    else
      found = deriver_.derive(kept, id, store_.line_of(root));
    store_.put_segment(id, kept, hash, pen_.now.unix_ms);
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
    if (!met_own_log_) seal_tail(store_, pen_.compressor, pen_.now.unix_ms);
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
    auto mentioned = store_.database().use("SELECT 1 FROM mention WHERE hash=?");
    mentioned->bind_blob(1, view(hash));
    if (mentioned->step()) return std::nullopt;
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

  void forget_mention(const Hash& hash) {
    store_.database().use("DELETE FROM mention WHERE hash=?")->bind_blob(1, view(hash)).run();
  }

  // Others know entries of this device's log that are not here: the store is an old copy, or has a
  // double, and must not give their numbers to other entries.
  void notice_lost_entries() {
    const LogNumber own = store_.log(store_.own_log()).root;
    std::vector<SeqRange> seen;
    {
      auto query = store_.database().use("SELECT least, most FROM mention WHERE root=?");
      query->bind(1, own);
      while (query->step()) seen.push_back({query->integer(0), query->integer(1)});
    }
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

  Store& store_;
  BundleFile& bundle_;
  Pen& pen_;
  Deriver deriver_;
  Decompressor decompressor_;
  std::int64_t new_entries_ = 0;
  std::vector<SegmentRow> placed_;
  std::vector<Segment> unexplained_;
  bool derive_anew_, met_own_log_ = false, took_personal_ = false;
};

// The first device in the bundle that is neither enrolled nor this one nor an enroller.
std::optional<LogId> not_enrolled(Store& store, const BundleFile& bundle) {
  Database& database = store.database();
  if (database.integer("SELECT count(*) FROM enrolled") == 0) return std::nullopt;
  for (const PublicKey& key : bundle.header().keys) {
    const LogId id = log_id_of(key);
    const LogRow* log = store.find_log(id);
    if (log != nullptr && store.is_own(log->n)) continue;
    auto enrolled = database.use("SELECT 1 FROM enrolled WHERE log=?");
    enrolled->bind_blob(1, view(id));
    if (enrolled->step()) continue;
    // Who enrolled others is trusted itself.
    auto enroller = database.use("SELECT 1 FROM enrolled WHERE by BETWEEN ? AND ?");
    if (log != nullptr) {
      enroller->bind(1, make_entry_id(log->n, 0)).bind(2, make_entry_id(log->n, max_seq));
      if (enroller->step()) continue;
    }
    return id;
  }
  return std::nullopt;
}

void keep_in_quarantine(Store& store, const BundleFile& bundle, const Moment& now) {
  // What the store cannot hold is not said to be kept.
  auto bytes =
      read_file(bundle.path(), store.database().most_bytes() - 4'096, Code::bundle_too_large);
  if (!bytes) throw Refused{bytes.error()};
  const std::string name = Path(bundle.path()).name();
  store.database()
      .use("INSERT OR IGNORE INTO quarantine VALUES(?,?,?,?,?)")
      ->bind_blob(1, view(bundle.hash()))
      .bind_text(2, name)
      .bind_text(3, code_name(Code::unknown_device))
      .bind(4, now.unix_ms)
      .bind_blob(5, *bytes)
      .run();
}

MergeReport merge_bundle(Store& store, std::unique_ptr<Projection>& projection, BundleFile& bundle,
                         const MergeOptions& options, Pen& pen, const DeviceProfile& profile) {
  MergeReport report;
  report.file = bundle.path();
  Transaction transaction(store.database());
  if (store.refresh() || !projection)
    projection = std::make_unique<Projection>(store, Projection::Start::held_so_far);
  try {
    if (const auto stranger = not_enrolled(store, bundle)) {
      report.status = MergeReport::Status::quarantined;
      report.error =
          Error(Code::unknown_device, {{"file", bundle.path()}, {"device", to_text(*stranger)}});
      keep_in_quarantine(store, bundle, pen.now);
    } else {
      const std::int64_t erased_before = erased_records(store);
      Merger merger(store, *projection, bundle, pen, derivation_is_owed(store));
      report.new_entries = merger.run();
      bool derive = merger.take_explained() || merger.must_derive_anew();
      const bool later = derive && options.more_follow && !options.dry_run && merger.may_wait();
      if (later) store.set_setting(owed_setting, 1);
      while (derive && !later) {
        seal_tail(store, pen.compressor, pen.now.unix_ms);
        Deriver::rebuild(store);
        projection = std::make_unique<Projection>(store, Projection::Start::held_so_far);
        derive = merger.take_explained();  // deriving may have found who declares them
      }
      report.status =
          merger.took_something() ? MergeReport::Status::merged : MergeReport::Status::known;
      // Before anything is written: the tail belongs to one log.
      if (merger.met_own_log()) {
        const Status begun = begin_log(store, profile, to_text(store.log(store.own_log()).id), pen);
        if (!begun) throw Refused{begun.error()};
      }
      if (!later && report.status == MergeReport::Status::merged && erased_records(store) > 0) {
        const bool more_erased = erased_records(store) != erased_before;
        erase_here(store, *projection, std::nullopt, pen,
                   more_erased || merger.must_derive_anew() ? nullptr : &merger.placed());
      }
    }
    if (!options.dry_run) transaction.commit();
  } catch (const Refused& refused) {
    report.status = MergeReport::Status::refused;
    report.error = refused.error;
    report.new_entries = 0;
  } catch (const Malformed& malformed) {
    report.status = MergeReport::Status::refused;
    report.error =
        Error(Code::bad_segment, {{"file", bundle.path()}, {"reason", malformed.what()}});
    report.new_entries = 0;
  }
  if (options.dry_run || report.status == MergeReport::Status::refused) {
    projection.reset();
    store.forget_logs();
  }
  return report;
}

}  // namespace

MergeReport merge_file(Store& store, std::unique_ptr<Projection>& projection,
                       const std::string& path, const MergeOptions& options, Pen& pen,
                       const DeviceProfile& profile) {
  auto bundle = BundleFile::open(path);
  if (bundle) return merge_bundle(store, projection, *bundle, options, pen, profile);
  MergeReport report;
  report.file = path;
  report.error = bundle.error();
  return report;
}

void foresee_derivation(Store& store, std::span<const std::string> files) {
  if (files.size() < 2 || size_of(files) < worth_a_look || derivation_is_owed(store) ||
      !will_fork(store, files))
    return;
  Transaction transaction(store.database());
  store.set_setting(owed_setting, 1);
  transaction.commit();
}

void settle_derivation(Store& store, std::unique_ptr<Projection>& projection, Pen& pen) {
  if (!derivation_is_owed(store)) return;
  Transaction transaction(store.database());
  store.refresh();
  seal_tail(store, pen.compressor, pen.now.unix_ms);
  Deriver::rebuild(store);
  projection = std::make_unique<Projection>(store, Projection::Start::held_so_far);
  if (erased_records(store) > 0) erase_here(store, *projection, std::nullopt, pen);
  transaction.commit();
}

int merge_quarantined(Store& store, std::unique_ptr<Projection>& projection, Pen& pen,
                      const DeviceProfile& profile) {
  std::vector<std::pair<Bytes, Bytes>> waiting;  // hash, bundle
  {
    auto query = store.database().use("SELECT hash, bundle FROM quarantine");
    while (query->step()) waiting.emplace_back(query->blob(0), query->blob(1));
  }
  int merged = 0;
  for (const auto& [hash, bytes] : waiting) {
    auto bundle = BundleFile::from_memory("quarantine", bytes);
    if (!bundle) continue;
    const MergeReport report = merge_bundle(store, projection, *bundle, {}, pen, profile);
    if (report.status == MergeReport::Status::quarantined ||
        report.status == MergeReport::Status::refused)
      continue;
    store.database().use("DELETE FROM quarantine WHERE hash=?")->bind_blob(1, hash).run();
    ++merged;
  }
  return merged;
}

}  // namespace renkei
