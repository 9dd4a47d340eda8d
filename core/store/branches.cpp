#include "core/store/branches.hpp"

#include <algorithm>
#include <map>

namespace renkei {
namespace {

std::vector<TreeSegment> tree_of(const Store& store, LogNumber root) {
  std::vector<TreeSegment> segments;
  for (const LogRow* log : store.logs()) {
    if (log->root != root) continue;
    for (const SegmentRow& row : store.segments_of(log->n)) {
      const Segment segment = store.read_segment(row.id);
      segments.push_back({row.id, seq_of(row.id), row.last, row.hash, segment.header.previous});
    }
  }
  return segments;
}

LogNumber number_of_branch(Store& store, LogNumber root, const Branch& branch) {
  LogRow row;
  if (const LogRow* known = store.find_log(branch.id)) row = *known;
  row.id = branch.id;
  row.root = root;
  row.parent = branch.parent ? store.find_log(*branch.parent)->n : 0;
  row.from_seq = branch.from_seq;
  row.forked = true;
  if (row.n == 0) return store.add_log(row);
  store.update_log(row);
  return row.n;
}

}  // namespace

std::vector<Branch> assign_branches(const LogId& root, const std::vector<TreeSegment>& segments) {
  std::map<Hash, std::size_t> by_hash;
  for (std::size_t i = 0; i < segments.size(); ++i) by_hash[segments[i].hash] = i;
  const auto parent_of = [&](const TreeSegment& segment) -> std::optional<std::size_t> {
    const auto at = by_hash.find(segment.previous);
    if (at == by_hash.end() || segments[at->second].last + 1 != segment.first) return std::nullopt;
    return at->second;
  };
  std::vector<std::vector<std::size_t>> children(segments.size());
  std::vector<std::size_t> beginnings, loose;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (const auto parent = parent_of(segments[i]))
      children[*parent].push_back(i);
    else
      (segments[i].first == 1 ? beginnings : loose).push_back(i);
  }

  std::vector<Branch> branches(segments.size());
  std::vector<std::size_t> open;
  const auto begin = [&](std::size_t i, const Branch& branch) {
    branches[i] = branch;
    open.push_back(i);
  };
  const auto branch_off = [&](std::size_t i, const LogId& from, std::optional<LogId> parent) {
    begin(i, {branch_id_of(from, segments[i].hash), parent, segments[i].first});
  };
  for (std::size_t i : beginnings) {
    if (beginnings.size() == 1)
      begin(i, {root, std::nullopt, 1});
    else
      branch_off(i, root, std::nullopt);
  }
  for (std::size_t i : loose) branch_off(i, root, std::nullopt);
  while (!open.empty()) {
    const std::size_t i = open.back();
    open.pop_back();
    for (std::size_t child : children[i]) {
      if (children[i].size() == 1)
        begin(child, branches[i]);
      else
        branch_off(child, branches[i].id, branches[i].id);
    }
  }
  return branches;
}

void branch_log(Store& store, LogNumber root) {
  const LogId root_id = store.log(root).id;
  const std::vector<TreeSegment> segments = tree_of(store, root);
  const std::vector<Branch> branches = assign_branches(root_id, segments);
  LogRow row = store.log(root);
  row.forked = true;
  store.update_log(row);

  std::map<LogId, LogNumber> numbers = {{root_id, root}};
  // Parents first: a branch begins after its parent.
  std::vector<std::size_t> order(segments.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return segments[a].first < segments[b].first; });
  for (std::size_t i : order)
    if (!numbers.contains(branches[i].id))
      numbers[branches[i].id] = number_of_branch(store, root, branches[i]);
  // Ids are reused between branches, so everything is moved out of the way first.
  for (const TreeSegment& segment : segments) store.move_segment(segment.id, -segment.id);
  for (std::size_t i = 0; i < segments.size(); ++i)
    store.move_segment(-segments[i].id, make_entry_id(numbers[branches[i].id], segments[i].first));
}

}  // namespace renkei
