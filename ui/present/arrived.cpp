#include "ui/present/arrived.hpp"

#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"

namespace renkei::ui {

Arrived arrived_of(const DeviceStatus& device, const Evening& evening, const Moment& now) {
  Arrived arrived{.id = device.id,
                  .name = device.name,
                  .held = device.held,
                  .missing = device.missing,
                  .own = device.own,
                  .forked = device.forked,
                  .heard_of = !device.claimed.empty()};
  const auto last = evening.last_written.find(device.id);
  if (last == evening.last_written.end()) return arrived;
  arrived.last = last->second;
  arrived.ahead = is_ahead(last->second, now);
  return arrived;
}

const DeviceStatus* stem_of(const DeviceStatus& device, const StoreStatus& status) {
  const auto at = std::ranges::find(status.devices, device.parent, &DeviceStatus::id);
  if (device.parent.empty() || at == status.devices.end() || !at->forked) return nullptr;
  const DeviceStatus* lower = stem_of(*at, status);
  return lower ? lower : &*at;
}

std::string device_name(std::string_view id, const std::string& name) {
  return name.empty() ? short_code(id) : name;
}

std::string name_of(const Arrived& device) { return device_name(device.id, device.name); }

bool may_be_of_the_day(const Arrived& device, const Situation& situation) {
  return device.ahead || wrote_on_the_day(device, situation);
}

bool wrote_on_the_day(const Arrived& device, const Situation& situation) {
  return device.last && local_date(*device.last, situation.zone) == situation.date;
}

std::string arrived_words(Language language, const Arrived& device, const Situation& situation) {
  std::string words;
  const auto add = [&](const std::string& part) { words += (words.empty() ? "" : "　") + part; };
  if (device.last) {
    std::string time = clock_words(*device.last, situation.zone);
    if (!wrote_on_the_day(device, situation))
      time = date_words(language, local_date(*device.last, situation.zone)) + ' ' + time;
    add(say(language, device.ahead ? "arrived.ahead" : "arrived.last", {{"time", time}}));
  }
  if (!device.held.empty()) add(ranges_words(device.held));
  if (!device.missing.empty()) {
    const std::string numbers = ranges_words(device.missing);
    add(say(language, "arrived.missing", {{"numbers", numbers}}));
  }
  if (device.heard_of) add(say(language, "arrived.heard_of"));
  if (device.forked) add(say(language, "arrived.copied"));
  return words;
}

}  // namespace renkei::ui
