#include "core/figures/ranges.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "core/figures/ties.hpp"
#include "core/model/settled_records.hpp"

namespace renkei {
namespace {

using Together = std::vector<Dispute>;

std::size_t number_of_ways(const Together& together) {
  constexpr std::size_t enough = 1'000'000;
  std::size_t n = 1;
  for (const Dispute& dispute : together) n = std::min(enough, n * dispute.ways.size());
  return n;
}

std::vector<Together> tied(const Records& records, std::span<const Dispute> disputes) {
  const Ties ties(records, disputes);
  std::vector<std::size_t> first(disputes.size());
  std::iota(first.begin(), first.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (first[i] != i) i = first[i] = first[first[i]];
    return i;
  };
  std::map<std::string, std::size_t> holder;
  for (std::size_t i = 0; i < disputes.size(); ++i)
    for (const std::string& key : ties.keys_of(disputes[i])) {
      const std::size_t other = root(holder.emplace(key, i).first->second), own = root(i);
      first[std::max(own, other)] = std::min(own, other);
    }
  std::map<std::size_t, Together> groups;
  for (std::size_t i = 0; i < disputes.size(); ++i) groups[root(i)].push_back(disputes[i]);
  std::vector<Together> all;
  all.reserve(groups.size());
  for (auto& [at, group] : groups) all.push_back(std::move(group));
  return all;
}

// Counts through all ways, those of the first dispute fastest.
bool next_way(const Together& together, std::vector<std::size_t>& way) {
  for (std::size_t i = 0; i < way.size(); ++i) {
    if (++way[i] < together[i].ways.size()) return true;
    way[i] = 0;
  }
  return false;
}

std::int64_t in(const Figures& figures, const std::string& name) {
  const auto found = figures.find(name);
  return found == figures.end() ? 0 : found->second;
}

class Trying {
 public:
  Trying(const Records& records, const std::function<Figures(const Records&)>& figures_of,
         std::span<const Conflict> conflicts)
      : records_(records),
        figures_of_(figures_of),
        disputes_(disputes_left(records, conflicts)),
        settled_(records) {
    settled_.watch(disputes_);
    shown_ = figures_of(settled_);
  }

  // Until no more records are asked for; false: there are too many ways.
  bool run(std::size_t most_ways) {
    for (;;) {
      std::vector<Dispute> asked_for;
      for (const Dispute& dispute : disputes_)
        if (settled_.was_asked_for(dispute)) asked_for.push_back(dispute);
      if (asked_for.size() == tried_) return true;
      tried_ = asked_for.size();
      changes_.clear();
      const std::vector<Together> groups = tied(records_, asked_for);
      std::size_t ways = 0;
      for (const Together& together : groups) ways += number_of_ways(together);
      if (ways > most_ways) return false;
      for (const Together& together : groups) try_all(together);
    }
  }

  Ranges ranges() const {
    Ranges ranges;
    for (const auto& [name, change] : changes_) {
      Sum least = in(shown_, name), most = in(shown_, name);
      least += change.first;
      most += change.second;
      if (std::int64_t{least} != std::int64_t{most}) ranges[name] = {least, most};
    }
    return ranges;
  }

 private:
  void try_all(const Together& together) {
    std::vector<Figures> outcomes;
    std::vector<std::size_t> way(together.size(), 0);
    do {
      settled_.unsettle();
      for (std::size_t i = 0; i < way.size(); ++i)
        settled_.settle(together[i], together[i].ways[way[i]]);
      outcomes.push_back(figures_of_(settled_));
    } while (next_way(together, way));
    std::set<std::string> names;
    for (const auto& [name, n] : shown_) names.insert(name);
    for (const Figures& outcome : outcomes)
      for (const auto& [name, n] : outcome) names.insert(name);
    for (const std::string& name : names) {
      Range range{INT64_MAX, INT64_MIN};
      for (const Figures& outcome : outcomes)
        range = {std::min(range.least, in(outcome, name)), std::max(range.most, in(outcome, name))};
      auto& [down, up] = changes_[name];
      down += difference(range.least, in(shown_, name));
      up += difference(range.most, in(shown_, name));
    }
  }

  const Records& records_;
  const std::function<Figures(const Records&)>& figures_of_;
  const std::vector<Dispute> disputes_;
  SettledRecords settled_;
  Figures shown_;
  std::size_t tried_ = 0;
  std::map<std::string, std::pair<Sum, Sum>> changes_;  // of each figure: down, up
};

}  // namespace

std::optional<Ranges> ranges_of(const Records& records, std::span<const Conflict> conflicts,
                                const std::function<Figures(const Records&)>& figures_of,
                                std::size_t most_ways) {
  if (conflicts.empty()) return Ranges{};
  Trying trying(records, figures_of, conflicts);
  return trying.run(most_ways) ? std::optional(trying.ranges()) : std::nullopt;
}

}  // namespace renkei
