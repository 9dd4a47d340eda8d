#include "core/figures/visitors.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>
#include <unordered_map>

#include "core/figures/related_records.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

using Key = std::tuple<std::size_t, std::int64_t, int, int, std::size_t, int>;
struct KeyHash {
  std::size_t operator()(const Key& key) const {
    const auto& [gate, day, from, to, category, standing] = key;
    std::uint64_t h = static_cast<std::uint64_t>(day) * 0x9E3779B97F4A7C15u;
    h ^= (gate << 24) ^ (category << 16) ^ static_cast<std::uint64_t>((from << 9) ^ (to << 2));
    h = (h ^ static_cast<std::uint64_t>(standing)) * 0xBF58476D1CE4E5B9u;
    return static_cast<std::size_t>(h ^ (h >> 29));
  }
};

struct Counted {
  Sum n, estimated, corrections;
};

struct TallyFields {
  std::size_t gate, category, delta, at, date, hour_band, quality;
  explicit TallyFields(const Kind& kind)
      : gate(index(kind, "gate_id")),
        category(index(kind, "category")),
        delta(index(kind, "delta")),
        at(index(kind, "at")),
        date(index(kind, "date")),
        hour_band(index(kind, "hour_band")),
        quality(index(kind, "quality")) {}
  static std::size_t index(const Kind& kind, std::string_view name) {
    return static_cast<std::size_t>(kind.find(name));
  }
};

struct When {
  std::int64_t day = unknown_day;
  int hour = unknown_hour;
  int minute = -1;  // of the day; -1 unknown
};

class CountingVisitors {
 public:
  CountingVisitors(const Records& records, std::span<const Found<Gate>> gates)
      : records_(records), zone_(records.zone()), gates_(gates), covered_(gates.size()) {
    for (std::size_t i = 0; i < gates.size(); ++i) {
      gate_of_.emplace(gates[i].id, i);
      estimating_.push_back(is_estimating(gates[i].fields.counting_method));
    }
  }

  void add_readings(const std::map<EntryId, Openings>& openings);
  void add_tallies();
  VisitorCount take();

 private:
  void add_tally(const TallyFields& at, const Record& record);
  When when_of(const TallyFields& at, const Record& record);
  bool is_covered(std::size_t gate, const When& when) const;
  std::size_t category_index(std::string_view category);

  const Records& records_;
  const Zone zone_;
  std::span<const Found<Gate>> gates_;
  std::unordered_map<EntryId, std::size_t> gate_of_;
  std::vector<std::map<std::pair<std::int64_t, int>, int>> covered_;  // (day, from) -> to, minutes
  std::unordered_map<Key, Counted, KeyHash> sums_;
  std::vector<std::string> categories_;
  std::map<std::string, std::size_t, std::less<>> category_of_;
  std::vector<bool> estimating_;  // by gate
  std::string last_date_;
  std::int64_t last_day_ = unknown_day;
  VisitorCount count_;
};

void CountingVisitors::add_readings(const std::map<EntryId, Openings>& openings) {
  std::vector<std::vector<CounterLook>> looks(gates_.size());
  records_.each(*find_kind("counter_reading"), {}, false, [&](const Record& record) {
    const auto reading = as<CounterReading>(record);
    const auto gate = gate_of_.find(reading.gate_id.id);
    if (gate == gate_of_.end() || !reading.read_at || !reading.reading) return;
    looks[gate->second].push_back({*reading.read_at, *reading.reading, reading.reset_flag});
    if (!record.conflicts.empty()) ++count_.in_conflict;
  });
  const std::size_t category = category_index(everybody);
  for (std::size_t gate = 0; gate < gates_.size(); ++gate) {
    const Gate& fields = gates_[gate].fields;
    const auto opens = openings.find(fields.event_id.id);
    const CounterRules rules{fields.counting_method == "sensor", zone_,
                             opens == openings.end() ? Openings{} : opens->second};
    for (const CounterBand& band : counter_bands(std::move(looks[gate]), rules)) {
      sums_[{gate, band.day, band.from_hour, band.to_hour, category, 0}].n += band.n;
      covered_[gate][{band.day, band.from_minute}] = band.to_minute;
      if (band.remark != CounterBand::Remark::none) count_.remarks.push_back({gate, band});
    }
  }
}

std::size_t CountingVisitors::category_index(std::string_view category) {
  const auto found = category_of_.find(category);
  if (found != category_of_.end()) return found->second;
  category_of_.emplace(category, categories_.size());
  categories_.emplace_back(category);
  return categories_.size() - 1;
}

When CountingVisitors::when_of(const TallyFields& at, const Record& record) {
  When when;
  const Value& date = record.value(at.date);
  const Value& hour = record.value(at.hour_band);
  const Value& moment = record.value(at.at);
  const Instant made = moment.is_null() ? Instant() : unpack_moment(moment.integer);
  if (date.text.empty()) {
    when.day = day_counted({}, made, zone_);
    when.minute = made ? minute_of_day(*made, zone_) : -1;
    when.hour = made ? when.minute / 60 : unknown_hour;
  } else {
    if (date.text != last_date_) {
      last_date_ = date.text;
      last_day_ = day_counted(date.text, made, zone_);
    }
    when.day = last_day_;
  }
  if (!hour.is_null()) {
    when.hour =
        hour.integer >= 0 && hour.integer < 24 ? static_cast<int>(hour.integer) : unknown_hour;
    when.minute = when.hour == unknown_hour ? -1 : when.hour * 60;
  }
  return when;
}

bool CountingVisitors::is_covered(std::size_t gate, const When& when) const {
  if (covered_[gate].empty() || when.minute < 0) return false;
  auto next = covered_[gate].upper_bound({when.day, when.minute});
  if (next == covered_[gate].begin()) return false;
  --next;
  return next->first.first == when.day && when.minute < next->second;
}

void CountingVisitors::add_tally(const TallyFields& at, const Record& record) {
  const auto gate = gate_of_.find(record.value(at.gate).integer);
  if (gate == gate_of_.end()) return;
  const std::string_view category = counted_category(record.value(at.category).text);
  const When when = when_of(at, record);
  const auto standing = is_staff_category(category)      ? VisitorLine::Standing::staff
                        : is_covered(gate->second, when) ? VisitorLine::Standing::beside_counter
                                                         : VisitorLine::Standing::visitor;
  const int to = when.hour == unknown_hour ? unknown_hour : when.hour + 1;
  Counted& sum = sums_[{gate->second, when.day, when.hour, to, category_index(category),
                        static_cast<int>(standing)}];
  const std::int64_t delta = record.value(at.delta).integer;
  const bool estimate = record.value(at.quality).text == "estimate" || estimating_[gate->second];
  sum.n += delta;
  if (estimate) sum.estimated += delta;
  if (delta < 0) sum.corrections += delta;
  if (!record.conflicts.empty()) ++count_.in_conflict;
}

void CountingVisitors::add_tallies() {
  const Kind& kind = *find_kind("tally");
  const TallyFields fields(kind);
  std::vector<EntryId> ids;
  for (const Found<Gate>& gate : gates_) ids.push_back(gate.id);
  each_of(records_, kind, "gate_id", ids, [&](const Record& record) { add_tally(fields, record); });
}

VisitorCount CountingVisitors::take() {
  for (const auto& [key, sum] : sums_) {
    const auto& [gate, day, from, to, category, standing] = key;
    count_.lines.push_back({gate, day, from, to, categories_[category],
                            static_cast<VisitorLine::Standing>(standing), sum.n,
                            estimating_[gate] ? sum.n : sum.estimated, sum.corrections});
  }
  std::sort(count_.lines.begin(), count_.lines.end(),
            [](const VisitorLine& a, const VisitorLine& b) {
              return std::tie(a.day, a.from_hour, a.to_hour, a.gate, a.category, a.standing) <
                     std::tie(b.day, b.from_hour, b.to_hour, b.gate, b.category, b.standing);
            });
  return std::move(count_);
}

}  // namespace

void VisitorSums::add(const VisitorLine& line) {
  corrections += line.corrections;
  if (line.standing == VisitorLine::Standing::staff) {
    staff += line.n;
  } else if (line.standing == VisitorLine::Standing::beside_counter) {
    beside += line.n;
  } else {
    any = true;
    visitors += line.n;
    estimated += line.estimated;
    auto& [n, guessed] = by_category[line.category];
    n += line.n;
    guessed += line.estimated;
  }
}

std::string_view counted_category(std::string_view category) {
  return category == "(全員)" || category == "（全員）" || category.empty() ? everybody : category;
}

bool is_staff_category(std::string_view category) { return category.starts_with("関係者"); }

std::int64_t day_counted(std::string_view date_iso, const Instant& at, Zone zone) {
  if (date_iso.empty()) return at ? local_day(*at, zone) : unknown_day;
  const auto date = date_of_iso(date_iso);
  return date ? days_since_epoch(*date) : unknown_day;
}

bool is_estimating(std::string_view counting_method) {
  return counting_method == "estimate" || counting_method == "density" ||
         counting_method == "sampling";
}

Openings openings_of(const Event& event) {
  Openings openings;
  const auto days = nlohmann::json::parse(event.days.compact, nullptr, false);
  if (!days.is_array()) return openings;
  for (const auto& day : days) {
    if (!day.is_object() || !day.contains("date") || !day.contains("open")) continue;
    if (!day["date"].is_string() || !day["open"].is_string()) continue;
    const auto date = date_of_iso(day["date"].get<std::string>());
    // A time of day; as parse_moment() reads it, so it is taken out again.
    const auto open = parse_moment("2000-01-01T" + day["open"].get<std::string>());
    if (date && open) openings[days_since_epoch(*date)] = minute_of_day(*open, {});
  }
  return openings;
}

VisitorCount count_visitors(const Records& records, std::span<const Found<Gate>> gates,
                            const std::map<EntryId, Openings>& openings) {
  CountingVisitors counting(records, gates);
  counting.add_readings(openings);
  counting.add_tallies();
  return counting.take();
}

}  // namespace renkei
