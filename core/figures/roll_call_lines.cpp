#include "core/figures/roll_call_lines.hpp"

#include <algorithm>

namespace renkei {
namespace {

CallOutcome outcome_of(const RollCallFacts& call, const RollCallLine& line) {
  if (!line.counted || !line.expected) return CallOutcome::not_counted;
  const bool all_counted = *line.counted == *line.expected && missing_at(call).empty();
  if (all_counted) return CallOutcome::agreed;
  const bool broken_off = std::ranges::any_of(line.heads, [&](std::size_t head) {
    return call.heads[head].fields.result == "interrupted";
  });
  return broken_off ? CallOutcome::interrupted : CallOutcome::differs;
}

void take_in(RollCallLine& line, std::size_t head, const Integer& expected) {
  const bool is_first = line.heads.empty();
  if (!is_first && expected != line.expected) line.expected_differs = true;
  if (is_first || (expected && (!line.expected || *expected > *line.expected)))
    line.expected = expected;
  line.heads.push_back(head);
}

void add_lines(const Records& records, const TourFacts& facts, std::size_t index,
               std::vector<RollCallLine>& lines) {
  const RollCallFacts& call = facts.calls[index];
  const std::size_t first = lines.size();
  const auto add = [&](std::size_t head, const Integer& counted) {
    auto line = std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(first), lines.end(),
                             [&](const RollCallLine& known) { return known.counted == counted; });
    if (line == lines.end()) {
      lines.push_back({index, {}, counted, {}});
      line = std::prev(lines.end());
    }
    take_in(*line, head, expected_heads(call, call.heads[head].fields));
  };
  for (std::size_t head = 0; head < call.heads.size(); ++head) {
    const auto counts = head_counts(records, call.heads[head]);
    for (const std::int64_t counted : counts) add(head, counted);
    if (counts.empty()) add(head, {});
  }
  for (std::size_t i = first; i < lines.size(); ++i) lines[i].outcome = outcome_of(call, lines[i]);
}

}  // namespace

std::vector<RollCallLine> roll_call_lines(const Records& records, const TourFacts& facts) {
  std::vector<RollCallLine> lines;
  for (std::size_t i = 0; i < facts.calls.size(); ++i) add_lines(records, facts, i, lines);
  return lines;
}

bool has_second_checker(const RollCallFacts& call) {
  return std::ranges::any_of(call.heads,
                             [](const auto& head) { return !head.fields.second_checker.empty(); });
}

std::optional<std::int64_t> minutes_since_departure(const TourFacts& facts,
                                                    const RollCallFacts& call) {
  std::optional<std::int64_t> last;
  for (const auto& stop : facts.stops)
    if (const auto& left = stop.fields.actual_depart; left && left->unix_ms <= call.time.unix_ms)
      last = std::max(last.value_or(left->unix_ms), left->unix_ms);
  if (!last) return std::nullopt;
  return (call.time.unix_ms - *last) / 60'000;
}

std::optional<std::size_t> next_round(const TourFacts& facts, std::size_t call) {
  const RollCallFacts& before = facts.calls[call];
  for (std::size_t i = 0; i < facts.calls.size(); ++i) {
    const RollCallFacts& next = facts.calls[i];
    if (next.stop_id() == before.stop_id() && next.vehicle_id() == before.vehicle_id() &&
        next.heads[0].fields.phase == before.heads[0].fields.phase &&
        next.round() == before.round() + 1)
      return i;
  }
  return std::nullopt;
}

}  // namespace renkei
