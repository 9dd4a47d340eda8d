#include "core/model/kiosk_bursts.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace renkei {
namespace {

using nlohmann::json;

constexpr std::int64_t minute_ms = 60'000, hurried_ms = 3'000;
constexpr std::size_t most_in_a_minute = 10;

std::int64_t ms_between(const Moment& from, const Moment& to) { return to.unix_ms - from.unix_ms; }

bool is_within_minute(const Moment& from, const Moment& to) {
  return ms_between(from, to) >= 0 && ms_between(from, to) <= minute_ms;
}

}  // namespace

void note_visit(std::vector<KioskBurst>& bursts, std::vector<KioskVisit>& recent,
                KioskVisit visit) {
  std::erase_if(recent, [&](const KioskVisit& one) { return !is_within_minute(one.to, visit.to); });
  recent.push_back(visit);
  const bool many = recent.size() > most_in_a_minute;
  const bool hurried = ms_between(visit.from, visit.to) < hurried_ms;
  KioskBurst burst{visit.to, visit.to, 0};
  for (KioskVisit& one : recent) {
    const bool is_part = many || (hurried && &one == &recent.back());
    if (!is_part || one.told) continue;
    one.told = true;
    if (burst.n++ == 0) burst.from = one.to;
  }
  if (burst.n == 0) return;
  if (bursts.empty() || !is_within_minute(bursts.back().to, burst.to))
    return bursts.push_back(burst);
  KioskBurst& last = bursts.back();
  if (ms_between(burst.from, last.from) > 0) last.from = burst.from;
  last.to = burst.to;
  last.n += burst.n;
}

std::string bursts_json(const std::vector<KioskBurst>& bursts) {
  json all = json::array();
  for (const KioskBurst& one : bursts)
    all.push_back({{"from", to_text(one.from)}, {"to", to_text(one.to)}, {"n", one.n}});
  return all.dump();
}

std::vector<KioskBurst> read_bursts(std::string_view text) {
  std::vector<KioskBurst> bursts;
  const json all = json::parse(text, nullptr, false);
  if (!all.is_array()) return bursts;
  for (const json& one : all) {
    if (!one.is_object() || !one.contains("n") || !one["n"].is_number_integer()) continue;
    const json from = one.value("from", json()), to = one.value("to", json());
    const auto since = from.is_string() ? parse_moment(from.get<std::string>()) : std::nullopt;
    const auto until = to.is_string() ? parse_moment(to.get<std::string>()) : std::nullopt;
    if (since && until) bursts.push_back({*since, *until, one["n"].get<std::int64_t>()});
  }
  return bursts;
}

}  // namespace renkei
