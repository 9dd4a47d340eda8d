#include "core/report/coverage.hpp"

#include <algorithm>

#include "core/base/sum.hpp"

namespace renkei {
namespace {

std::vector<std::string> ranges(const std::vector<std::pair<Seq, Seq>>& missing) {
  std::vector<std::string> texts;
  texts.reserve(missing.size());
  for (const auto& [first, last] : missing)
    texts.push_back(last == first ? std::to_string(first)
                                  : std::to_string(first) + "-" + std::to_string(last));
  return texts;
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

// Of an id, what is enough to type: vd5k2m-17.
std::string beginning_of(const std::string& id) {
  const std::size_t hyphen = std::min(id.find('-'), id.size());
  return id.substr(0, std::min<std::size_t>(hyphen, 6)) + id.substr(hyphen);
}

// A few names, then how many there are besides: four hundred devices are not four hundred lines.
std::string some(const std::vector<std::string>& items, const Words& words) {
  constexpr std::size_t enough = 8;
  if (items.size() <= enough) return words.list(items);
  const auto others = static_cast<std::int64_t>(items.size() - enough);
  return words(
      "coverage.and_others",
      {{"list", words.list({items.begin(), items.begin() + enough})}, {"n", words.count(others)}});
}

// Of the devices of which something is to be said, one sentence with all of them.
template <class Concerns, class Saying>
void say_devices(const Coverage& coverage, const Words& words, std::string_view key,
                 const Concerns& concerns, const Saying& saying, std::vector<std::string>& out) {
  std::vector<std::string> items;
  for (const DeviceCoverage& device : coverage.devices)
    if (concerns(device)) items.push_back(saying(device));
  if (!items.empty())
    out.push_back(words(key, {{"devices", words.count(static_cast<std::int64_t>(items.size()))},
                              {"list", some(items, words)},
                              {"zone", to_text(coverage.zone)}}));
}

std::string clocks_of(const DeviceCoverage& device, const Words& words) {
  std::vector<std::string> clocks;
  for (const Zone& clock : device.other_clocks) clocks.push_back(to_text(clock));
  return shown_name(device) + " " + words.list(clocks);
}

}  // namespace

bool is_complete(const Coverage& coverage) {
  const bool all_held = std::all_of(
      coverage.devices.begin(), coverage.devices.end(),
      [](const DeviceCoverage& device) { return device.missing.empty() && device.claimed == 0; });
  return all_held && coverage.conflicts == 0 && coverage.quarantined == 0 &&
         coverage.not_understood == 0 && coverage.doubled.empty();
}

std::vector<std::string> sentences(const Coverage& coverage, const Words& words) {
  std::vector<std::string> out;
  Sum held;
  for (const DeviceCoverage& device : coverage.devices) held += device.held;
  out.push_back(
      words(is_complete(coverage) ? "coverage.complete" : "coverage.incomplete",
            {{"n", std::to_string(coverage.devices.size())}, {"held", words.count(held)}}));
  say_devices(
      coverage, words, "coverage.missing",
      [](const DeviceCoverage& of) { return !of.missing.empty(); },
      [&](const DeviceCoverage& of) {
        return words("coverage.device_missing", {{"name", shown_name(of)},
                                                 {"missing", words.count(entries_in(of.missing))},
                                                 {"ranges", some(ranges(of.missing), words)}});
      },
      out);
  say_devices(
      coverage, words, "coverage.claimed", [](const DeviceCoverage& of) { return of.claimed > 0; },
      [&](const DeviceCoverage& of) {
        return words("coverage.device_claimed",
                     {{"name", shown_name(of)}, {"n", words.count(of.claimed)}});
      },
      out);
  say_devices(
      coverage, words, "coverage.other_clock",
      [](const DeviceCoverage& of) { return !of.other_clocks.empty(); },
      [&](const DeviceCoverage& of) { return clocks_of(of, words); }, out);
  say_devices(
      coverage, words, "coverage.forked", [](const DeviceCoverage& of) { return of.forked; },
      shown_name, out);
  for (const Coverage::Doubled& file : coverage.doubled) {
    std::vector<std::string> ids;
    for (const std::string& id : file.imports) ids.push_back(beginning_of(id));
    out.push_back(words("coverage.doubled",
                        {{"file", file.file}, {"list", some(ids, words)}, {"id", ids[0]}}));
  }
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
