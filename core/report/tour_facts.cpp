#include "core/report/tour_facts.hpp"

#include <algorithm>
#include <tuple>

#include "core/report/build.hpp"
#include "core/text/kana.hpp"

namespace renkei {
namespace {

constexpr std::int64_t last = INT64_MAX;
using IndexOf = std::unordered_map<EntryId, std::size_t>;

template <class Struct>
IndexOf index_of(const std::vector<Found<Struct>>& found) {
  IndexOf index;
  for (std::size_t i = 0; i < found.size(); ++i) index.emplace(found[i].id, i);
  return index;
}

template <class Struct>
std::size_t lookup(const IndexOf& index, const Ref& ref) {
  const auto found = index.find(ref.id);
  return found == index.end() ? SIZE_MAX : found->second;
}

// "1", "１号車" and "1号車" are one vehicle; rosters write the number, drivers the name.
std::string vehicle_name(std::string_view text) {
  std::string name = narrow(text);
  if (const auto at = name.find("号車"); at != std::string::npos) name.resize(at);
  return name;
}

bool is_leaving(std::string_view phase) {
  return phase != "alighting" && phase != "arrival" && phase != "bedtime";
}

class Gathering {
 public:
  Gathering(const Records& records, TourFacts& facts) : records_(records), facts_(facts) {}
  void run() {
    read_lists();
    read_away();
    read_check_ins();
    read_roll_calls();
    read_marks();
    find_expected();
    collect_presences();
  }

 private:
  void read_lists();
  void read_away();
  void read_check_ins();
  void read_roll_calls();
  void read_marks();
  void find_expected();
  void collect_presences();
  bool rides_in(std::size_t person, std::size_t vehicle) const;
  void add_roll_call(Found<Rollcall> found);
  void order_roll_calls();

  const Records& records_;
  TourFacts& facts_;
  IndexOf stop_of_, vehicle_of_, person_of_, call_of_;
};

void Gathering::read_lists() {
  const Value tour = Value::of(facts_.tour.id);
  facts_.stops = all<Stop>(records_, "tour_id", tour);
  facts_.vehicles = all<Vehicle>(records_, "tour_id", tour);
  facts_.people = all<Participant>(records_, "tour_id", tour);
  std::sort(facts_.stops.begin(), facts_.stops.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.fields.day.value_or(1), a.fields.seq.value_or(last), a.fields.name) <
           std::tuple(b.fields.day.value_or(1), b.fields.seq.value_or(last), b.fields.name);
  });
  std::sort(facts_.vehicles.begin(), facts_.vehicles.end(),
            [](const auto& a, const auto& b) { return a.fields.no < b.fields.no; });
  std::sort(facts_.people.begin(), facts_.people.end(), [&](const auto& a, const auto& b) {
    const auto key = [&](const auto& person) {
      return std::tuple(person.fields.no.value_or(last), std::string_view(person.fields.bus),
                        std::string_view(person.fields.seat), records_.id_text(person.id));
    };
    return key(a) < key(b);
  });
  stop_of_ = index_of(facts_.stops);
  vehicle_of_ = index_of(facts_.vehicles);
  person_of_ = index_of(facts_.people);
  facts_.presences.resize(facts_.people.size());
  facts_.away.resize(facts_.people.size());
}

// Who leaves at a stop has still arrived there; who comes back at a stop leaves it with the others.
void Gathering::read_away() {
  for (const auto& found : all<LeftTour>(records_)) {
    const std::size_t person = lookup<Participant>(person_of_, found.fields.participant_id);
    if (person == SIZE_MAX) continue;
    const std::size_t from = lookup<Stop>(stop_of_, found.fields.from_stop);
    const std::size_t to = lookup<Stop>(stop_of_, found.fields.to_stop);
    const Position gone{from == SIZE_MAX ? -1 : static_cast<int>(from), true};
    std::optional<Position> back;
    if (to != SIZE_MAX) back = Position{static_cast<int>(to), true};
    facts_.away[person].emplace_back(gone, back);
  }
}

void Gathering::read_check_ins() {
  facts_.check_ins.assign(facts_.people.size(),
                          std::vector<std::vector<Moment>>(facts_.stops.size() + 1));
  const Kind& kind = *find_kind("check_in");
  const auto participant = static_cast<std::size_t>(kind.find("participant_id"));
  records_.each(kind, {}, false, [&](const Record& record) {
    const auto person = person_of_.find(record.value(participant).integer);
    if (person == person_of_.end()) return;
    const auto check_in = as<CheckIn>(record);
    const std::size_t stop = lookup<Stop>(stop_of_, check_in.stop_id);
    const std::size_t at = stop == SIZE_MAX ? facts_.stops.size() : stop;
    facts_.check_ins[person->second][at].push_back(check_in.at.value_or(Moment{}));
  });
  for (auto& stops : facts_.check_ins)
    for (auto& times : stops)
      std::sort(times.begin(), times.end(),
                [](const Moment& a, const Moment& b) { return a.unix_ms < b.unix_ms; });
}

void Gathering::add_roll_call(Found<Rollcall> found) {
  const Rollcall& call = found.fields;
  const std::size_t stop = lookup<Stop>(stop_of_, call.stop_id);
  const std::size_t vehicle = lookup<Vehicle>(vehicle_of_, call.vehicle_id);
  // Without a stop or a phase, nothing says that two roll calls are one.
  if (stop != SIZE_MAX && !call.phase.empty()) {
    for (std::size_t i = 0; i < facts_.calls.size(); ++i) {
      RollCallFacts& known = facts_.calls[i];
      if (known.stop != stop || known.vehicle != vehicle ||
          known.heads[0].fields.phase != call.phase || known.heads[0].fields.round != call.round)
        continue;
      if (call.started_at && call.started_at->unix_ms < known.time.unix_ms)
        known.time = *call.started_at;
      known.heads.push_back(std::move(found));
      return;
    }
  }
  RollCallFacts facts;
  facts.stop = stop;
  facts.vehicle = vehicle;
  facts.time = call.started_at.value_or(Moment{});
  facts.position = {stop == SIZE_MAX ? -1 : static_cast<int>(stop), is_leaving(call.phase)};
  facts.heads.push_back(std::move(found));
  facts_.calls.push_back(std::move(facts));
}

// A roll call without a stop belongs where the clock puts it: to the stop of the call before.
void Gathering::order_roll_calls() {
  const auto by_time = [](const RollCallFacts& a, const RollCallFacts& b) {
    return a.time.unix_ms < b.time.unix_ms;
  };
  std::stable_sort(facts_.calls.begin(), facts_.calls.end(), by_time);
  Position before{0, false};
  for (RollCallFacts& call : facts_.calls) {
    if (call.stop == no_stop) call.position = before;
    before = call.position;
  }
  std::stable_sort(facts_.calls.begin(), facts_.calls.end(), [&](const auto& a, const auto& b) {
    return std::tuple(a.position.rank, a.time.unix_ms, a.vehicle) <
           std::tuple(b.position.rank, b.time.unix_ms, b.vehicle);
  });
  for (std::size_t i = 0; i < facts_.calls.size(); ++i)
    for (const auto& head : facts_.calls[i].heads) call_of_.emplace(head.id, i);
}

void Gathering::read_roll_calls() {
  auto found = all<Rollcall>(records_, "tour_id", Value::of(facts_.tour.id));
  std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    return records_.id_text(a.id) < records_.id_text(b.id);
  });
  for (auto& call : found) add_roll_call(std::move(call));
  order_roll_calls();
}

void Gathering::read_marks() {
  const Kind& kind = *find_kind("rollcall_mark");
  const auto of = static_cast<std::size_t>(kind.find("rollcall_id"));
  records_.each(kind, {}, false, [&](const Record& record) {
    const auto call = call_of_.find(record.value(of).integer);
    if (call == call_of_.end()) return;
    const auto mark = as<RollcallMark>(record);
    const std::size_t person = lookup<Participant>(person_of_, mark.participant_id);
    if (person == SIZE_MAX)
      ++facts_.strangers;
    else
      facts_.calls[call->second].marks[person].insert(mark.state);
  });
}

bool Gathering::rides_in(std::size_t person, std::size_t vehicle) const {
  const Participant& p = facts_.people[person].fields;
  if (p.vehicle_id) return p.vehicle_id.id == facts_.vehicles[vehicle].id;
  return !p.bus.empty() && vehicle_name(p.bus) == vehicle_name(facts_.vehicles[vehicle].fields.no);
}

void Gathering::find_expected() {
  for (RollCallFacts& call : facts_.calls) {
    for (std::size_t person = 0; person < facts_.people.size(); ++person) {
      if (!facts_.is_listed(person) || facts_.is_away(person, call.position)) continue;
      if (call.vehicle == SIZE_MAX || rides_in(person, call.vehicle))
        call.expected.push_back(person);
    }
    call.by_list = call.vehicle == SIZE_MAX || !call.expected.empty();
  }
}

void Gathering::collect_presences() {
  for (std::size_t person = 0; person < facts_.people.size(); ++person) {
    auto& seen = facts_.presences[person];
    for (std::size_t stop = 0; stop <= facts_.stops.size(); ++stop) {
      const bool known = stop < facts_.stops.size();
      for (const Moment& at : facts_.check_ins[person][stop])
        seen.push_back(
            {known ? std::optional(Position{static_cast<int>(stop), false}) : std::nullopt, at,
             known ? stop : no_stop, no_roll_call});
    }
  }
  for (std::size_t i = 0; i < facts_.calls.size(); ++i)
    for (const auto& [person, states] : facts_.calls[i].marks)
      if (states.contains("present"))
        facts_.presences[person].push_back(
            {facts_.calls[i].position, facts_.calls[i].time, facts_.calls[i].stop, i});
}

}  // namespace

bool TourFacts::is_listed(std::size_t person) const {
  const std::string& status = people[person].fields.status;
  return status.empty() || status == "confirmed" || status == "walk_in";
}

bool TourFacts::is_away(std::size_t person, Position position) const {
  return std::any_of(away[person].begin(), away[person].end(), [&](const auto& period) {
    return position >= period.first && (!period.second || position < *period.second);
  });
}

bool TourFacts::checked_in_anywhere(std::size_t person) const {
  return std::any_of(check_ins[person].begin(), check_ins[person].end(),
                     [](const auto& times) { return !times.empty(); });
}

std::string bus_of(const TourFacts& facts, const Participant& person) {
  if (!person.bus.empty()) return person.bus;
  for (const auto& vehicle : facts.vehicles)
    if (vehicle.id == person.vehicle_id.id) return vehicle.fields.no;
  return {};
}

bool hides_name(const Participant& person) {
  return person.name.empty() || person.hide_on_lists.value_or(false);
}

Result<TourFacts> gather_tour(const Records& records, const std::optional<EntryId>& tour) {
  auto found = named<Tour>(records, tour);
  if (!found) return found.error();
  TourFacts facts;
  facts.tour = std::move(*found);
  Gathering(records, facts).run();
  return facts;
}

}  // namespace renkei
