#include "core/report/coverage.hpp"

#include <algorithm>

namespace renkei {
namespace {

std::string ranges(const std::vector<std::pair<Seq, Seq>>& missing) {
  std::string text;
  for (const auto& [first, last] : missing) {
    if (!text.empty()) text += ", ";
    text += std::to_string(first);
    if (last != first) text += "-" + std::to_string(last);
  }
  return text;
}

std::int64_t entries_in(const std::vector<std::pair<Seq, Seq>>& missing) {
  std::int64_t n = 0;
  for (const auto& [first, last] : missing) n += last - first + 1;
  return n;
}

std::string shown_name(const DeviceCoverage& device) {
  const std::string short_id = device.id.substr(0, 6);
  return device.name.empty() ? short_id : device.name + " (" + short_id + ")";
}

void say_device(const DeviceCoverage& device, Zone zone, const Words& words,
                std::vector<std::string>& out) {
  const std::string name = shown_name(device);
  if (device.missing.empty()) {
    out.push_back(words("coverage.device", {{"name", name}, {"held", words.count(device.held)}}));
  } else {
    out.push_back(
        words("coverage.device_missing", {{"name", name},
                                          {"held", words.count(device.held)},
                                          {"missing", words.count(entries_in(device.missing))},
                                          {"ranges", ranges(device.missing)}}));
  }
  if (device.claimed > 0)
    out.push_back(words("coverage.claimed", {{"name", name}, {"n", words.count(device.claimed)}}));
  if (!device.other_clocks.empty()) {
    std::vector<std::string> clocks;
    for (const Zone& clock : device.other_clocks) clocks.push_back(to_text(clock));
    out.push_back(words("coverage.other_clock",
                        {{"name", name}, {"clock", words.list(clocks)}, {"zone", to_text(zone)}}));
  }
  if (device.forked) out.push_back(words("coverage.forked", {{"name", name}}));
}

}  // namespace

bool is_complete(const Coverage& coverage) {
  const bool all_held = std::all_of(
      coverage.devices.begin(), coverage.devices.end(),
      [](const DeviceCoverage& device) { return device.missing.empty() && device.claimed == 0; });
  return all_held && coverage.conflicts == 0 && coverage.quarantined == 0 &&
         coverage.not_understood == 0;
}

std::vector<std::string> sentences(const Coverage& coverage, const Words& words) {
  std::vector<std::string> out;
  out.push_back(words(is_complete(coverage) ? "coverage.complete" : "coverage.incomplete",
                      {{"n", std::to_string(coverage.devices.size())}}));
  for (const DeviceCoverage& device : coverage.devices)
    say_device(device, coverage.zone, words, out);
  const auto count = [&](std::string_view key, std::int64_t n) {
    if (n > 0) out.push_back(words(key, {{"n", words.count(n)}}));
  };
  count("coverage.conflicts", coverage.conflicts);
  count("coverage.quarantined", coverage.quarantined);
  count("coverage.not_understood", coverage.not_understood);
  count("coverage.withheld", coverage.withheld);
  return out;
}

}  // namespace renkei
