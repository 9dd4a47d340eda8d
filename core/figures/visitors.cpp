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
  std::map<LogNumber, Sum> by_device;
};

// What tallies are told apart by, in the order of the values of their sums.
enum By : std::size_t { by_gate, by_category, by_at, by_date, by_hour_band, by_quality, by_sign };
std::vector<Apart> tallies_apart(const Kind& kind) {
  const auto index = [&](std::string_view name) {
    return static_cast<std::size_t>(kind.find(name));
  };
  return {{index("gate_id")},   {index("category")}, {index("at"), step_of_minute}, {index("date")},
          {index("hour_band")}, {index("quality")},  {index("delta"), step_of_sign}};
}

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
  void add(const Summed& tallies);
  When when_of(const Summed& tallies);
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
  VisitorCount count_;
};

void CountingVisitors::add_readings(const std::map<EntryId, Openings>& openings) {
  std::vector<std::vector<CounterLook>> looks(gates_.size());
  each_look(records_, [&](EntryId of, const CounterLook& look, bool in_conflict) {
    const auto gate = gate_of_.find(of);
    if (gate == gate_of_.end()) return;
    looks[gate->second].push_back(look);
    if (in_conflict) ++count_.in_conflict;
  });
  const std::size_t category = category_index(everybody);
  for (std::size_t gate = 0; gate < gates_.size(); ++gate) {
    const Gate& fields = gates_[gate].fields;
    const auto opens = openings.find(fields.event_id.id);
    const CounterRules rules =
        counter_rules(fields, opens == openings.end() ? Openings{} : opens->second, zone_);
    for (const CounterBand& band : counter_bands(std::move(looks[gate]), rules)) {
      if (band.remark != CounterBand::Remark::none) count_.remarks.push_back({gate, band});
      if (band.remark == CounterBand::Remark::slip) continue;
      Counted& sum = sums_[{gate, band.day, band.from_hour, band.to_hour, category, 0}];
      sum.n += band.n;
      if (band.remark == CounterBand::Remark::fell) sum.estimated += band.n;
      sum.by_device[log_of(band.look)] += band.n;
      int& until = covered_[gate][{band.day, band.from_minute}];
      until = std::max(until, band.to_minute);
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

When CountingVisitors::when_of(const Summed& tallies) {
  When when;
  const Value& date = tallies.values[by_date];
  const Value& hour = tallies.values[by_hour_band];
  const Value& moment = tallies.values[by_at];
  const Instant made = moment.is_null() ? Instant() : unpack_moment(moment.integer);
  if (date.text.empty()) {
    when.day = day_counted({}, made, zone_);
    when.minute = made ? minute_of_day(*made, zone_) : -1;
    when.hour = made ? when.minute / 60 : unknown_hour;
  } else {
    when.day = day_counted(date.text, made, zone_);
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

void CountingVisitors::add(const Summed& tallies) {
  const auto gate = gate_of_.find(tallies.values[by_gate].integer);
  if (gate == gate_of_.end()) return;
  if (tallies.values[by_quality].text == "missing") return;
  const std::string_view category = counted_category(tallies.values[by_category].text);
  const When when = when_of(tallies);
  const auto standing = is_staff_category(category)      ? VisitorLine::Standing::staff
                        : is_covered(gate->second, when) ? VisitorLine::Standing::beside_counter
                                                         : VisitorLine::Standing::visitor;
  const int to = when.hour == unknown_hour ? unknown_hour : when.hour + 1;
  Counted& sum = sums_[{gate->second, when.day, when.hour, to, category_index(category),
                        static_cast<int>(standing)}];
  const bool estimate = tallies.values[by_quality].text == "estimate" || estimating_[gate->second];
  sum.n += tallies.sum;
  if (estimate) sum.estimated += tallies.sum;
  if (tallies.values[by_sign].integer < 0) sum.corrections += tallies.sum;
  sum.by_device[tallies.log] += tallies.sum;
  count_.in_conflict += tallies.in_conflict;
}

void CountingVisitors::add_tallies() {
  const Kind& kind = *find_kind("tally");
  std::vector<EntryId> ids;
  for (const Found<Gate>& gate : gates_) ids.push_back(gate.id);
  sums_of(records_, kind, static_cast<std::size_t>(kind.find("delta")), tallies_apart(kind),
          "gate_id", ids, [&](const Summed& tallies) { add(tallies); });
}

VisitorCount CountingVisitors::take() {
  for (const auto& [key, sum] : sums_) {
    const auto& [gate, day, from, to, category, standing] = key;
    count_.lines.push_back(
        {gate, day, from, to, categories_[category], static_cast<VisitorLine::Standing>(standing),
         sum.n, estimating_[gate] ? sum.n : sum.estimated, sum.corrections, sum.by_device});
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

DayOfEvent day_of_event(const Event& event, std::string_view date_iso) {
  const std::string& first = event.starts_on.iso;
  const std::string& last = event.ends_on.iso.empty() ? first : event.ends_on.iso;
  if (!first.empty() && (date_iso < first || date_iso > last)) return DayOfEvent::none;
  const auto days = nlohmann::json::parse(event.days.compact, nullptr, false);
  if (!days.is_array()) return DayOfEvent::open;
  for (const auto& day : days)
    if (day.is_object() && day.value("date", nlohmann::json()) == date_iso &&
        day.value("closed", nlohmann::json()) == true)
      return DayOfEvent::closed;
  return DayOfEvent::open;
}

void each_look(const Records& records,
               const std::function<void(EntryId, const CounterLook&, bool)>& visit) {
  records.each(*find_kind("counter_reading"), {}, false, [&](const Record& record) {
    const auto reading = as<CounterReading>(record);
    if (!reading.read_at || !reading.reading) return;
    visit(reading.gate_id.id,
          {*reading.read_at, *reading.reading, reading.reset_flag, record.id(), reading.counter},
          !record.conflicts.empty());
  });
}

CounterRules counter_rules(const Gate& gate, const Openings& openings, Zone zone) {
  return {gate.counting_method == "sensor", zone, openings};
}

VisitorCount count_visitors(const Records& records, std::span<const Found<Gate>> gates,
                            const std::map<EntryId, Openings>& openings) {
  CountingVisitors counting(records, gates);
  counting.add_readings(openings);
  counting.add_tallies();
  return counting.take();
}

}  // namespace renkei
