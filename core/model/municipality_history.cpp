#include "core/model/municipality_history.hpp"

#include <algorithm>
#include <vector>

#include "core/base/assets.hpp"

namespace renkei {
namespace {

std::string_view cell_of(std::string_view& line) {
  const std::size_t end = std::min(line.find('\t'), line.size());
  const std::string_view cell = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return cell;
}

std::vector<DatedMunicipality> read_changes(std::string_view table) {
  std::vector<DatedMunicipality> changes;
  bool heading = true;
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    DatedMunicipality one;
    for (std::string_view* cell : {&one.code6, &one.prefecture, &one.name, &one.kana, &one.type,
                                   &one.valid_from, &one.valid_to, &one.successor})
      *cell = cell_of(line);
    if (!heading && !one.code6.empty()) changes.push_back(one);
    heading = false;
  }
  return changes;
}

// By code, the states of one code by their days.
std::vector<DatedMunicipality> with_changes() {
  std::vector<DatedMunicipality> all = read_changes(asset("municipality_changes.tsv"));
  const std::size_t changed = all.size();
  for (const Municipality& today : all_municipalities()) {
    bool has_changed = false;
    for (std::size_t i = 0; i < changed; ++i) {
      if (all[i].code6 != today.code6) continue;
      has_changed = true;
      all[i].county = today.county;
    }
    if (!has_changed) all.push_back({today, {}, {}, {}});
  }
  std::ranges::sort(all, [](const DatedMunicipality& a, const DatedMunicipality& b) {
    return std::pair(a.code6, a.valid_from) < std::pair(b.code6, b.valid_from);
  });
  return all;
}

const std::vector<DatedMunicipality>& dated() {
  static const std::vector<DatedMunicipality> all = with_changes();
  return all;
}

}  // namespace

const DatedMunicipality* municipality_on(std::string_view code, std::string_view day) {
  if (code.size() != 5 && code.size() != 6) return nullptr;
  constexpr int most_steps = 8;  // a list that leads in a circle ends
  const DatedMunicipality* known = nullptr;
  for (int step = 0; step < most_steps; ++step) {
    const auto first = std::ranges::lower_bound(dated(), code, {}, &DatedMunicipality::code6);
    std::string_view next;
    bool any = false;
    for (auto at = first; at != dated().end() && at->code6.starts_with(code); ++at) {
      if (at->is_valid_on(day)) return &*at;
      if (!any) known = &*at;
      any = true;
      if (next.empty() && !at->valid_to.empty() && at->valid_to < day) next = at->successor;
    }
    if (!any || next.empty()) break;
    code = next;
  }
  return known;
}

void each_municipality_on(std::string_view day,
                          const std::function<void(const DatedMunicipality&)>& visit) {
  for (const DatedMunicipality& one : dated())
    if (one.is_valid_on(day)) visit(one);
}

std::string full_name(const Municipality& municipality) {
  if (municipality.is_prefecture() || municipality.type == "special_ward")
    return std::string(municipality.name);
  return std::string(municipality.prefecture) + std::string(municipality.name);
}

std::string full_name_on(std::string_view code, std::string_view day) {
  const DatedMunicipality* found = municipality_on(code, day);
  return found == nullptr ? std::string(code) : full_name(*found);
}

}  // namespace renkei
