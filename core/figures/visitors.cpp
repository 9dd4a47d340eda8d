#include "core/figures/visitors.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>
#include <unordered_map>

#include "core/base/share.hpp"
#include "core/figures/related_records.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

// An hour that was said belongs to the day that was said: 25 is the hour after its midnight, whether or not
// anybody wrote down how long the place was open.
constexpr int hours_said = 48;

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
  std::vector<EntryId> records;
  std::vector<std::pair<std::int64_t, std::int64_t>> shown;
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
  CountingVisitors(const Records& records, std::span<const Found<Gate>> gates,
                   const std::map<EntryId, Openings>& openings, Sources sources)
      : records_(records),
        zone_(records.zone()),
        gates_(gates),
        sources_(sources),
        covered_(gates.size()) {
    estimating_.reserve(gates.size());
    openings_.reserve(gates.size());
    for (std::size_t i = 0; i < gates.size(); ++i) {
      gate_of_.emplace(gates[i].id, i);
      estimating_.push_back(is_estimating(gates[i].fields.counting_method));
      const auto opens = openings.find(gates[i].fields.event_id.id);
      openings_.push_back(opens == openings.end() ? &always_ : &opens->second);
    }
  }

  void add_readings();
  void add_tallies();
  VisitorCount take();

 private:
  void add_bands(std::size_t gate, std::vector<CounterLook> looks);
  void add_each_tally(const Kind& kind);
  void add(const Summed& tallies, EntryId source = 0);
  void add_round(std::size_t gate, const When& when, std::int64_t n);
  When when_of(const Summed& tallies, const Openings& openings) const;
  bool is_covered(std::size_t gate, const When& when) const;
  std::size_t category_index(std::string_view category);

  const Records& records_;
  const Zone zone_;
  std::span<const Found<Gate>> gates_;
  const Sources sources_;
  const Openings always_;
  std::vector<const Openings*> openings_;  // by gate
  std::unordered_map<EntryId, std::size_t> gate_of_;
  std::vector<std::map<std::pair<std::int64_t, int>, int>> covered_;  // (day, from) -> to, minutes
  std::unordered_map<Key, Counted, KeyHash> sums_;
  std::vector<std::string> categories_;
  std::map<std::string, std::size_t, std::less<>> category_of_;
  std::vector<bool> estimating_;                                      // by gate
  std::map<std::tuple<std::size_t, std::int64_t, int>, Sum> rounds_;  // of gate, day and minute
  VisitorCount count_;
};

void CountingVisitors::add_readings() {
  std::vector<std::vector<CounterLook>> looks(gates_.size());
  each_look(records_, [&](EntryId of, const CounterLook& look, bool in_conflict) {
    const auto gate = gate_of_.find(of);
    if (gate == gate_of_.end()) return;
    looks[gate->second].push_back(look);
    if (in_conflict) ++count_.in_conflict;
    if (look.at.offset_min != zone_.offset_min) ++count_.other_zone;
  });
  for (std::size_t gate = 0; gate < gates_.size(); ++gate) add_bands(gate, std::move(looks[gate]));
}

void CountingVisitors::add_bands(std::size_t gate, std::vector<CounterLook> looks) {
  const std::size_t category = category_index(everybody);
  const CounterRules rules = counter_rules(gates_[gate].fields, *openings_[gate], zone_);
  for (const CounterBand& band : counter_bands(std::move(looks), rules)) {
    if (band.remark != CounterBand::Remark::none) count_.remarks.push_back({gate, band});
    if (band.remark == CounterBand::Remark::slip) continue;
    Counted& sum = sums_[{gate, band.day, band.from_hour, band.to_hour, category, 0}];
    sum.n += band.n;
    if (band.remark == CounterBand::Remark::fell) sum.estimated += band.n;
    sum.by_device[log_of(band.look)] += band.n;
    if (sources_ == Sources::kept) {
      if (band.before != 0) sum.records.push_back(band.before);
      sum.records.push_back(band.look);
      sum.shown.emplace_back(band.previous, band.reading);
    }
    int& until = covered_[gate][{band.day, band.from_minute}];
    until = std::max(until, band.to_minute);
  }
}

std::size_t CountingVisitors::category_index(std::string_view category) {
  const auto found = category_of_.find(category);
  if (found != category_of_.end()) return found->second;
  category_of_.emplace(category, categories_.size());
  categories_.emplace_back(category);
  return categories_.size() - 1;
}

When CountingVisitors::when_of(const Summed& tallies, const Openings& openings) const {
  When when;
  const Value& date = tallies.values[by_date];
  const Value& hour = tallies.values[by_hour_band];
  const Value& moment = tallies.values[by_at];
  const Instant made = moment.is_null() ? Instant() : unpack_moment(moment.integer);
  if (date.text.empty()) {
    when.day = day_counted({}, made, zone_);
    if (made) {
      const DayMinute at = on_its_day({when.day, minute_of_day(*made, zone_)}, openings);
      when = {at.day, at.minute / 60, at.minute};
    }
  } else {
    when.day = day_counted(date.text, made, zone_);
  }
  if (!hour.is_null()) {
    when.hour = hour.integer >= 0 && hour.integer < hours_said ? static_cast<int>(hour.integer)
                                                               : unknown_hour;
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

void CountingVisitors::add(const Summed& tallies, EntryId source) {
  const auto gate = gate_of_.find(tallies.values[by_gate].integer);
  if (gate == gate_of_.end()) return;
  const std::string_view category = counted_category(tallies.values[by_category].text);
  const When when = when_of(tallies, *openings_[gate->second]);
  if (tallies.values[by_quality].text == "missing") {
    if (is_entrance(gates_[gate->second].fields) && !is_staff_category(category) &&
        !is_covered(gate->second, when))
      count_.lacking.insert({when.day, when.hour, gate->second});
    return;
  }
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
  if (source != 0) sum.records.push_back(source);
  count_.in_conflict += tallies.in_conflict;
  if (standing == VisitorLine::Standing::visitor) add_round(gate->second, when, tallies.sum);
}

void CountingVisitors::add_round(std::size_t gate, const When& when, std::int64_t n) {
  if (!is_entrance(gates_[gate].fields)) rounds_[{gate, when.day, when.minute}] += n;
}

void CountingVisitors::add_tallies() {
  const Kind& kind = *find_kind("tally");
  if (sources_ == Sources::kept) return add_each_tally(kind);
  std::vector<EntryId> ids;
  ids.reserve(gates_.size());
  for (const Found<Gate>& gate : gates_) ids.push_back(gate.id);
  sums_of(records_, kind, static_cast<std::size_t>(kind.find("delta")), tallies_apart(kind),
          "gate_id", ids, [&](const Summed& tallies) { add(tallies); });
}

void CountingVisitors::add_each_tally(const Kind& kind) {
  std::vector<EntryId> ids;
  ids.reserve(gates_.size());
  for (const Found<Gate>& gate : gates_) ids.push_back(gate.id);
  const std::vector<Apart> apart = tallies_apart(kind);
  const auto delta = static_cast<std::size_t>(kind.find("delta"));
  std::vector<Value> values(apart.size());
  each_of(records_, kind, "gate_id", ids, [&](const Record& tally) {
    for (std::size_t i = 0; i < apart.size(); ++i) values[i] = tally.value(apart[i].field);
    const std::int64_t n = tally.value(delta).integer;
    values[by_sign] = Value::of(n < 0 ? std::int64_t{-1} : std::int64_t{1});
    const Value& at = values[by_at];
    const bool by_clock = values[by_date].text.empty();
    if (by_clock && !at.is_null() && unpack_moment(at.integer).offset_min != zone_.offset_min)
      ++count_.other_zone;
    add({log_of(tally.id()), values, n, tally.conflicts.empty() ? 0 : 1}, tally.id());
  });
}

// Everybody passes twice. What was halved so far is what all passages so far make.
class Halving {
 public:
  Sum half_of(const Sum& passages) {
    const std::int64_t before = half();
    all_ += passages;
    return difference(half(), before);
  }

 private:
  std::int64_t half() const { return rounded_share(all_, 2, 1); }
  Sum all_;
};

// Lines of one gate and day in the order of time.
struct Passages {
  Halving n, estimated, corrections;

  void halve(VisitorLine& line) {
    line.passages = line.n;
    line.n = 0;
    for (auto& [device, part] : line.by_device) {
      part = n.half_of(part);
      line.n += part;
    }
    line.estimated = estimated.half_of(line.estimated);
    line.corrections = corrections.half_of(line.corrections);
  }
};

VisitorCount CountingVisitors::take() {
  count_.lines.reserve(sums_.size());
  for (auto& [key, sum] : sums_) {
    const auto& [gate, day, from, to, category, standing] = key;
    count_.lines.push_back({gate,
                            day,
                            from,
                            to,
                            categories_[category],
                            static_cast<VisitorLine::Standing>(standing),
                            !is_entrance(gates_[gate].fields),
                            sum.n,
                            estimating_[gate] ? sum.n : sum.estimated,
                            sum.corrections,
                            sum.by_device,
                            {},
                            std::move(sum.records),
                            std::move(sum.shown)});
  }
  std::sort(count_.lines.begin(), count_.lines.end(),
            [](const VisitorLine& a, const VisitorLine& b) {
              return std::tie(a.day, a.from_hour, a.to_hour, a.gate, a.category, a.standing) <
                     std::tie(b.day, b.from_hour, b.to_hour, b.gate, b.category, b.standing);
            });
  std::map<std::pair<std::size_t, std::int64_t>, Passages> passages;
  for (VisitorLine& line : count_.lines)
    if (gates_[line.gate].fields.direction == "in+out" &&
        line.standing == VisitorLine::Standing::visitor)
      passages[{line.gate, line.day}].halve(line);
  for (const auto& [place, n] : rounds_) {
    const auto& [gate, day, minute] = place;
    auto& peak = count_.peaks[{gate, day}];
    peak = std::max<std::int64_t>(peak, n);
  }
  return std::move(count_);
}

// HH:MM, up to the noon of the day after.
std::optional<int> minute_said(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() < 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
    return std::nullopt;
  const int hour = (text[0] - '0') * 10 + text[1] - '0',
            minute = (text[3] - '0') * 10 + text[4] - '0';
  return hour <= 36 && minute < 60 ? std::optional(hour * 60 + minute) : std::nullopt;
}

}  // namespace

void VisitorSums::add(const VisitorLine& line) {
  corrections += line.corrections;
  if (line.standing == VisitorLine::Standing::staff) {
    staff += line.n;
  } else if (line.standing == VisitorLine::Standing::beside_counter) {
    beside += line.n;
  } else if (line.inside) {
    inside += line.n;
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

bool is_entrance(const Gate& gate) { return gate.kind.empty() || gate.kind == "entrance"; }

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
    if (!day.is_object()) continue;
    const auto text = [&](const char* key) {
      const auto at = day.find(key);
      return at != day.end() && at->is_string() ? at->get<std::string>() : std::string();
    };
    const auto date = date_of_iso(text("date"));
    const auto open = minute_said(text("open")), close = minute_said(text("close"));
    if (date && (open || close)) openings[days_since_epoch(*date)] = {open, close.value_or(0)};
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
                            const std::map<EntryId, Openings>& openings, Sources sources) {
  CountingVisitors counting(records, gates, openings, sources);
  counting.add_readings();
  counting.add_tallies();
  return counting.take();
}

}  // namespace renkei
