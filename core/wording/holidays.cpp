#include "core/wording/holidays.hpp"

#include <algorithm>
#include <set>

#include "core/base/assets.hpp"

namespace renkei {
namespace {

constexpr std::size_t iso_length = std::string_view("YYYY-MM-DD").size();

std::set<std::string_view> read_holidays() {
  std::set<std::string_view> days;
  for (std::string_view rest = asset("holidays.tsv"); !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.size() > iso_length && line[0] != '#') days.insert(line.substr(0, iso_length));
  }
  return days;
}

}  // namespace

bool is_holiday(std::string_view iso) {
  static const std::set<std::string_view> days = read_holidays();
  return days.contains(iso);
}

}  // namespace renkei
