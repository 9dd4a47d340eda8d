#include "core/figures/roll_calls.hpp"

#include <algorithm>

namespace renkei {
namespace {

bool is_settled(const RollCallFacts& call, std::size_t person,
                const std::set<std::string>& states) {
  if (states.size() != 1) return false;
  const bool elsewhere = states.contains("separate") || states.contains("left");
  return states.contains("present") || (elsewhere && call.away.contains(person));
}

std::int64_t marked_present(const RollCallFacts& call) {
  return std::ranges::count_if(call.marks, [](const auto& mark) {
    return mark.second.size() == 1 && mark.second.contains("present");
  });
}

// People without a mark were there when the head count needs all of them: some leaders mark only
// who is missing.
bool unmarked_were_counted(const RollCallFacts& call) {
  const auto& counted = call.heads[0].fields.counted_n;
  if (!counted || heads_disagree(call)) return false;
  const auto unmarked = std::ranges::count_if(
      call.expected, [&](std::size_t person) { return !call.marks.contains(person); });
  return *counted == marked_present(call) + unmarked;
}

}  // namespace

bool is_leaving(std::string_view phase) {
  return phase != "alighting" && phase != "arrival" && phase != "bedtime";
}

bool heads_disagree(const RollCallFacts& call) {
  return std::ranges::any_of(call.heads, [&](const auto& head) {
    return head.in_conflict || head.fields.counted_n != call.heads[0].fields.counted_n;
  });
}

bool marks_disagree(const RollCallFacts& call) {
  return std::ranges::any_of(call.marks, [](const auto& mark) { return mark.second.size() > 1; });
}

std::vector<std::int64_t> head_counts(const Records& records, const Found<Rollcall>& head) {
  const Kind& kind = *find_kind(Rollcall::number);
  const auto& field = kind.fields[static_cast<std::size_t>(kind.find("counted_n"))];
  std::vector<std::int64_t> counts;
  for (const OwnValue& value : records.contenders(head.id, kind, field.number))
    if (value.view().form == Value::Form::integer) counts.push_back(value.view().integer);
  if (counts.empty() && head.fields.counted_n) counts.push_back(*head.fields.counted_n);
  return counts;
}

Integer expected_heads(const RollCallFacts& call, const Rollcall& head) {
  if (head.expected_n) return head.expected_n;
  return call.by_list ? Integer(static_cast<std::int64_t>(call.expected.size())) : Integer();
}

std::vector<MissingPerson> missing_at(const RollCallFacts& call) {
  std::vector<MissingPerson> missing;
  if (call.marks.empty()) return missing;
  const bool assume_present = unmarked_were_counted(call);
  for (const std::size_t person : call.expected)
    if (!call.marks.contains(person) && !assume_present) missing.push_back({person, {}});
  for (const auto& [person, states] : call.marks)
    if (!is_settled(call, person, states)) missing.push_back({person, states});
  std::ranges::sort(missing, {}, &MissingPerson::person);
  return missing;
}

bool names_are_unknown(const RollCallFacts& call, const Rollcall& head) {
  const Integer expected = expected_heads(call, head);
  const bool all_counted = head.counted_n && expected && *head.counted_n >= *expected;
  return call.marks.empty() && !all_counted;
}

}  // namespace renkei
