#include "core/exchange/fork_hint.hpp"

#include <algorithm>
#include <tuple>

#include "core/exchange/bundle.hpp"

namespace renkei {
namespace {

constexpr std::size_t most_segments = 100'000;  // enough for a hint
bool forks_what_is_held(const Store& store, const SegmentOutline& segment) {
  const LogRow* log = store.find_log(segment.log);
  return log != nullptr && !log->forked && store.overlaps(log->n, segment.first, segment.last) &&
         !store.segment_by_hash(segment.hash);
}

}  // namespace

bool will_fork(const Store& store, std::span<const std::string> files) {
  std::vector<SegmentOutline> segments;
  for (const std::string& file : files)
    BundleFile::outline(file, most_segments - segments.size(), segments);
  const auto place = [](const SegmentOutline& s) { return std::tie(s.log, s.first, s.hash); };
  std::sort(segments.begin(), segments.end(),
            [&](const SegmentOutline& a, const SegmentOutline& b) { return place(a) < place(b); });
  const SegmentOutline* before = nullptr;  // of this log, the one that reaches furthest
  for (const SegmentOutline& segment : segments) {
    const bool same_log = before != nullptr && before->log == segment.log;
    if (same_log && segment.first <= before->last && segment.hash != before->hash) return true;
    if (!same_log || segment.last > before->last) before = &segment;
    if (forks_what_is_held(store, segment)) return true;
  }
  return false;
}

}  // namespace renkei
