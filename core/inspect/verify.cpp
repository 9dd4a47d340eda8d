#include "core/inspect/verify.hpp"

#include "core/exchange/bundle.hpp"
#include "core/inspect/entry_reader.hpp"
#include "core/store/digest.hpp"
#include "core/store/erasure.hpp"
#include "core/store/tail.hpp"

namespace renkei {
namespace {

std::string problem(const LogId& log, Seq seq, std::string_view what) {
  return to_text(GlobalId{log, seq}) + ": " + std::string(what);
}

void verify_segment(const Store& store, const LogRow& log, const SegmentRow& row,
                    const Admission& admission, EntryReader& reader, VerifyReport& report) {
  const Seq first = seq_of(row.id);
  const auto complain = [&](std::string_view what) {
    report.problems.push_back(problem(log.id, first, what));
  };
  const Segment segment = store.read_segment(row.id);
  report.entries += segment.header.count;
  const auto key = store.log(log.root).key;
  const Hash hash = segment.hash();
  if (hash != row.hash) complain("hash of the header");
  if (!key || check_segment(segment, hash, *key) != SegmentCheck::sound) complain("signature");
  for (std::size_t i = 0; i < segment.personal.size(); ++i)
    if (!segment.personal[i].empty() && !personal_is_accepted(store, admission, segment, i))
      complain("personal block");
  const auto before = first > 1 ? store.segment_of(make_entry_id(log.n, first - 1)) : std::nullopt;
  if (before && before->hash != segment.header.previous) complain("chain");
  reader.each_in_segment(row, [](const Entry&, EntryId) {});
}

// What cannot even be read is not as it was derived, either.
bool tables_are_as_derived(const Store& store) {
  try {
    return read_digest(store) == kept_digest(store);
  } catch (const StoreFailure& failure) {
    if (failure.error.code == Code::store_busy) throw;
    return false;
  }
}

}  // namespace

VerifyReport verify_store(const Store& store) {
  VerifyReport report;
  EntryReader reader(store);
  const Admission admission = admission_of(store);
  for (const LogRow* log : store.logs())
    for (const SegmentRow& row : store.segments_of(log->n)) {
      ++report.segments;
      try {
        verify_segment(store, *log, row, admission, reader, report);
      } catch (const Malformed& malformed) {
        report.problems.push_back(problem(log->id, seq_of(row.id), malformed.what()));
      }
    }
  try {
    each_tail_entry(store, [&](const Entry&) { ++report.entries; });
  } catch (const Malformed& malformed) {
    report.problems.push_back(
        problem(store.log(store.own_log()).id, store.last_own_seq(), malformed.what()));
  }
  if (!tables_are_as_derived(store))
    report.problems.emplace_back("tables: not as they were derived; rebuild makes them anew");
  auto query = store.database().query("PRAGMA quick_check");
  while (query->step())
    if (query->text(0) != "ok") report.problems.emplace_back(query->text(0));
  return report;
}

Result<VerifyReport> verify_bundle(const std::string& path) {
  auto bundle = BundleFile::open(path);
  if (!bundle) return bundle.error();
  VerifyReport report;
  Decompressor decompressor;
  for (;;) {
    auto next = bundle->next();
    if (!next) return next.error();
    if (!*next) return report;
    const Segment& segment = **next;
    ++report.segments;
    report.entries += segment.header.count;
    const auto complain = [&](std::string_view what) {
      report.problems.push_back(
          problem(segment.header.log, static_cast<Seq>(segment.header.first), what));
    };
    const auto key = bundle->key_of(segment.header.log);
    if (!key || check_segment(segment, segment.hash(), *key) != SegmentCheck::sound)
      complain("signature");
    try {
      read_through(decompressor, segment);
    } catch (const Malformed& malformed) {
      complain(malformed.what());
    }
  }
}

}  // namespace renkei
