// Filling TourFacts from records.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>

#include "core/figures/related_records.hpp"
#include "core/figures/tour.hpp"
#include "core/model/global_order.hpp"
#include "core/model/same_person.hpp"
#include "core/text/kana.hpp"

namespace renkei {
namespace {

using IndexOf = std::unordered_map<EntryId, std::size_t>;

std::optional<std::size_t> lookup(const IndexOf& index, EntryId id) {
  const auto found = index.find(id);
  return found == index.end() ? std::nullopt : std::optional(found->second);
}

// "1", "１号車" and "1号車" are one vehicle; rosters write the number, drivers the name.
std::string vehicle_name(std::string_view text) {
  std::string name = narrow(text);
  if (const auto at = name.find("号車"); at != std::string::npos) name.resize(at);
  return name;
}

class Gathering {
 public:
  Gathering(const Records& records, TourFacts& facts)
      : records_(records), order_(records), facts_(facts) {}
  void run() {
    read_course();
    read_people();
    unite_people();
    read_check_ins();
    read_roll_calls();
    read_marks();
    add_guests();
    order_people();
    read_away();
    tell_people();
    read_marks_elsewhere();
    find_expected();
  }

 private:
  struct Mark {
    EntryId person;
    std::size_t call;
    std::set<std::string> states;
  };
  struct Seen {
    EntryId person;
    std::size_t stop;
    CheckedIn check_in;
  };

  void read_course();
  void read_people();
  void unite_people();
  std::vector<EntryId> records_of_people(Remark but = Remark::none) const;
  std::vector<EntryId> all_of(std::string_view kind) const;
  void read_check_ins();
  void read_roll_calls();
  std::vector<EntryId> heads_of_calls() const;
  void read_marks();
  void read_marks_elsewhere();
  void add_person(const Record& record, Remark guest);
  void read_doubts(const Record& record, TourPerson& person) const;
  void add_guests();
  void order_people();
  void read_away();
  void tell_people();
  void find_expected();
  void add_roll_call(Found<Rollcall> found);
  void order_roll_calls();

  const Records& records_;
  GlobalOrder order_;
  TourFacts& facts_;
  struct Decided {
    PersonMarks marks;
    EntryId same_person = 0;
  };
  std::unordered_map<EntryId, Decided> decided_;  // of the list, while people are united
  IndexOf vehicle_of_, call_of_;
  std::map<EntryId, Seen> seen_;  // by check-in
  std::vector<Mark> marks_;
};

void Gathering::read_course() {
  facts_.stops = course_of(records_, facts_.tour);
  for (std::size_t i = 0; i < facts_.stops.size(); ++i)
    facts_.stop_of.emplace(facts_.stops[i].id, i);
  facts_.vehicles = all<Vehicle>(records_, "tour_id", Value::of(facts_.tour));
  std::ranges::sort(facts_.vehicles, [&](const auto& a, const auto& b) {
    return std::pair(number_order(a.fields.no), order_(a.id)) <
           std::pair(number_order(b.fields.no), order_(b.id));
  });
  for (std::size_t i = 0; i < facts_.vehicles.size(); ++i)
    vehicle_of_.emplace(facts_.vehicles[i].id, i);
}

void Gathering::add_person(const Record& record, Remark guest) {
  auto of = as<Participant>(record);
  TourPerson person;
  if (guest == Remark::none)
    decided_.emplace(record.id(), Decided{marks_of(of), of.same_person_id.id});
  person.id = record.id();
  person.guest = guest;
  person.no = of.no;
  person.bus = std::move(of.bus);
  person.seat = std::move(of.seat);
  person.status = std::move(of.status);
  person.vehicle = of.vehicle_id.id;
  if (!record.conflicts.empty()) read_doubts(record, person);
  facts_.people.push_back(std::move(person));
}

bool says(const Record& record, std::string_view field) {
  return std::ranges::find(record.conflicts, field) != record.conflicts.end();
}

void Gathering::read_doubts(const Record& record, TourPerson& person) const {
  const Kind& kind = record.kind();
  const auto others = [&](std::string_view name, const auto& add) {
    if (!says(record, name)) return;
    person.doubts.emplace_back(name);
    const Field& field = kind.fields[static_cast<std::size_t>(kind.find(name))];
    for (const OwnValue& value : records_.contenders(record.id(), kind, field.number))
      if (!(value.view() == record.value(name))) add(value.view());
  };
  others("bus", [&](const Value& value) { person.other_buses.emplace_back(value.text); });
  others("status", [&](const Value& value) { person.other_statuses.emplace_back(value.text); });
  others("vehicle_id", [&](const Value& value) { person.other_vehicles.push_back(value.integer); });
  others("tour_id", [](const Value&) {});
  if (says(record, "_void")) person.doubts.emplace_back("_void");
}

void Gathering::read_people() {
  const Kind& kind = *find_kind("participant");
  const Match on_tour{static_cast<std::size_t>(kind.find("tour_id")), Value::of(facts_.tour)};
  const auto add = [&](const Record& record) {
    const bool is_struck_off = record.is_void && !says(record, "_void");
    add_person(record, is_struck_off ? Remark::voided : Remark::none);
  };
  records_.each(kind, std::span(&on_tour, 1), true, add);
  // Who may belong here although another tour is shown.
  const int tour = kind.fields[on_tour.field].number;
  for (const EntryId id : records_.disputed(kind, tour)) {
    const auto record = records_.find(id);
    const auto values = records_.contenders(id, kind, tour);
    if (record && record->value("tour_id").integer != facts_.tour &&
        std::ranges::any_of(
            values, [&](const OwnValue& value) { return value.view().integer == facts_.tour; }))
      add(*record);
  }
}

// Another record of the same person: what it says otherwise is a doubt as between devices.
void take_in(TourPerson& person, const TourPerson& other) {
  const auto compare = [&](const char* field, const auto& mine, const auto& theirs, auto& others) {
    if (mine == theirs) return;
    others.push_back(theirs);
    if (std::ranges::find(person.doubts, field) == person.doubts.end())
      person.doubts.emplace_back(field);
  };
  compare("status", person.status, other.status, person.other_statuses);
  if (!other.bus.empty()) compare("bus", person.bus, other.bus, person.other_buses);
  if (other.vehicle != 0)
    compare("vehicle_id", person.vehicle, other.vehicle, person.other_vehicles);
  const auto append = [](auto& to, const auto& from) {
    to.insert(to.end(), from.begin(), from.end());
  };
  append(person.other_statuses, other.other_statuses);
  append(person.other_buses, other.other_buses);
  append(person.other_vehicles, other.other_vehicles);
  for (const std::string& doubt : other.doubts)
    if (std::ranges::find(person.doubts, doubt) == person.doubts.end())
      person.doubts.push_back(doubt);
  person.others.push_back(other.id);
}

// One person recorded twice, as by two devices that imported one register, counts once; shown by the
// record that comes first in every store.
void Gathering::unite_people() {
  auto& people = facts_.people;
  std::ranges::sort(people, {}, [&](const TourPerson& person) { return order_(person.id); });
  IndexOf index;
  for (std::size_t i = 0; i < people.size(); ++i) index.emplace(people[i].id, i);
  std::vector<PersonMarks> marks(people.size());
  std::vector<std::size_t> decided(people.size(), undecided);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto known = decided_.find(people[i].id);
    if (known == decided_.end()) continue;
    const auto other = lookup(index, known->second.same_person);
    if (other && decided_.contains(people[*other].id)) decided[i] = *other;
    marks[i] = std::move(known->second.marks);
  }
  decided_.clear();
  const std::vector<std::size_t> first = recorded_twice(marks, decided);
  for (std::size_t i = 0; i < people.size(); ++i)
    if (first[i] != i) take_in(people[first[i]], people[i]);
  std::size_t at = 0;
  std::erase_if(people, [&](const TourPerson&) {
    const std::size_t i = at++;
    return first[i] != i;
  });
}

// Struck-out ones too: people were seen there.
std::vector<EntryId> Gathering::all_of(std::string_view name) const {
  const Kind& kind = *find_kind(name);
  const Match here{static_cast<std::size_t>(kind.find("tour_id")), Value::of(facts_.tour)};
  std::vector<EntryId> ids;
  records_.each(kind, std::span(&here, 1), true,
                [&](const Record& record) { ids.push_back(record.id()); });
  return ids;
}

// All records of them, without those guests.
std::vector<EntryId> Gathering::records_of_people(Remark but) const {
  std::vector<EntryId> ids;
  for (const TourPerson& person : facts_.people) {
    if (but != Remark::none && person.guest == but) continue;
    ids.push_back(person.id);
    ids.insert(ids.end(), person.others.begin(), person.others.end());
  }
  return ids;
}

// At the stops and in the vehicles here, whoever it was; and those of this tour's people, wherever it was.
void Gathering::read_check_ins() {
  const std::vector<EntryId> stops = all_of("stop"), vehicles = all_of("vehicle");
  const std::vector<EntryId> people = records_of_people();
  const auto see = [&](const Record& record) {
    if (seen_.contains(record.id())) return;
    const auto seen = as<CheckIn>(record);
    seen_.emplace(record.id(), Seen{seen.participant_id.id,
                                    stop_index(facts_, seen.stop_id.id),
                                    {record.id(), seen.at.value_or(Moment{}), seen.stop_id.id,
                                     seen.vehicle_id.id}});
  };
  const Kind& kind = *find_kind("check_in");
  each_of(records_, kind, "stop_id", stops, see);
  each_other_of(records_, kind, "vehicle_id", vehicles, "stop_id", stops, see);
  each_other_of(records_, kind, "participant_id", people, "stop_id", stops, see);
}

void Gathering::add_guests() {
  std::set<EntryId> met, known;
  for (const auto& [id, seen] : seen_) met.insert(seen.person);
  for (const Mark& mark : marks_) met.insert(mark.person);
  std::erase_if(facts_.people, [&](const TourPerson& person) {
    known.insert(person.id);
    known.insert(person.others.begin(), person.others.end());
    return person.is_guest() && !met.contains(person.id);
  });
  for (const EntryId id : met) {
    if (id == 0 || known.contains(id)) continue;
    const auto record = records_.find(id);
    if (record && record->kind().number == Participant::number)
      add_person(*record, Remark::other_tour);
    else
      facts_.people.emplace_back(TourPerson{.id = id, .guest = Remark::unknown});
  }
}

void Gathering::order_people() {
  const auto place = [&](const TourPerson& person) {
    return std::tuple(person.is_guest(), person.no.value_or(INT64_MAX),
                      std::string_view(person.bus), std::string_view(person.seat),
                      order_(person.id));
  };
  std::ranges::sort(facts_.people, {}, place);
  for (std::size_t i = 0; i < facts_.people.size(); ++i) {
    facts_.person_of.emplace(facts_.people[i].id, i);
    for (const EntryId other : facts_.people[i].others) facts_.person_of.emplace(other, i);
    facts_.people[i].check_ins.resize(facts_.stops.size() + 1);
  }
}

void Gathering::read_away() {
  const std::vector<EntryId> people = records_of_people();
  each_of(records_, *find_kind("left_tour"), "participant_id", people, [&](const Record& record) {
    const auto left = as<LeftTour>(record);
    if (const auto away = away_of(left, facts_.stop_of))
      facts_.people[facts_.person_of.at(left.participant_id.id)].away.push_back(*away);
  });
}

// A guest of another tour is told of what happened here only.
void Gathering::tell_people() {
  for (const auto& [id, seen] : seen_)
    if (const auto person = lookup(facts_.person_of, seen.person))
      renkei::add_check_in(facts_, *person, seen.stop, seen.check_in);
  for (const Mark& mark : marks_) {
    const auto person = lookup(facts_.person_of, mark.person);
    if (!person) continue;
    facts_.calls[mark.call].marks[*person].insert(mark.states.begin(), mark.states.end());
    if (mark.states.contains("present")) facts_.people[*person].marked_present = true;
  }
}

bool is_same_call(const Rollcall& a, const Rollcall& b) {
  return a.stop_id.id == b.stop_id.id && a.vehicle_id.id == b.vehicle_id.id && a.phase == b.phase &&
         a.round.value_or(1) == b.round.value_or(1);
}

void Gathering::add_roll_call(Found<Rollcall> found) {
  const Rollcall& call = found.fields;
  // Without a stop or a phase, nothing says that two roll calls are one.
  if (call.stop_id && !call.phase.empty()) {
    for (RollCallFacts& known : facts_.calls) {
      if (!is_same_call(known.heads[0].fields, call)) continue;
      if (call.started_at && call.started_at->unix_ms < known.time.unix_ms)
        known.time = *call.started_at;
      known.heads.push_back(std::move(found));
      return;
    }
  }
  RollCallFacts facts;
  facts.stop = lookup(facts_.stop_of, call.stop_id.id).value_or(no_stop);
  facts.vehicle = lookup(vehicle_of_, call.vehicle_id.id).value_or(no_vehicle);
  facts.time = call.started_at.value_or(Moment{});
  facts.position = {facts.stop == no_stop ? -1 : static_cast<int>(facts.stop),
                    is_leaving(call.phase)};
  facts.heads.push_back(std::move(found));
  facts_.calls.push_back(std::move(facts));
}

// A roll call without a stop of this course belongs where the clock puts it: to the stop of the call before.
void Gathering::order_roll_calls() {
  std::ranges::stable_sort(facts_.calls, {},
                           [](const RollCallFacts& call) { return call.time.unix_ms; });
  Position before{0, false};
  for (RollCallFacts& call : facts_.calls) {
    if (call.stop == no_stop) call.position = before;
    before = call.position;
  }
  std::ranges::stable_sort(facts_.calls, {}, [](const RollCallFacts& call) {
    return std::tuple(call.position.rank, call.time.unix_ms, call.vehicle);
  });
  for (std::size_t i = 0; i < facts_.calls.size(); ++i)
    for (const auto& head : facts_.calls[i].heads) call_of_.emplace(head.id, i);
}

void Gathering::read_roll_calls() {
  auto found = all<Rollcall>(records_, "tour_id", Value::of(facts_.tour));
  std::ranges::sort(found, {}, [&](const Found<Rollcall>& call) { return order_(call.id); });
  for (auto& call : found) add_roll_call(std::move(call));
  order_roll_calls();
}

std::vector<EntryId> Gathering::heads_of_calls() const {
  std::vector<EntryId> heads;
  for (const auto& [head, call] : call_of_) heads.push_back(head);
  return heads;
}

void Gathering::read_marks() {
  const Kind& kind = *find_kind("rollcall_mark");
  std::vector<std::pair<std::size_t, EntryId>> disputed;  // which mark, its record
  each_of(records_, kind, "rollcall_id", heads_of_calls(), [&](const Record& record) {
    auto mark = as<RollcallMark>(record);
    if (!record.conflicts.empty()) disputed.emplace_back(marks_.size(), record.id());
    marks_.push_back({mark.participant_id.id, call_of_.at(mark.rollcall_id.id), {mark.state}});
  });
  const int state = kind.fields[static_cast<std::size_t>(kind.find("state"))].number;
  for (const auto& [at, id] : disputed)
    for (const OwnValue& value : records_.contenders(id, kind, state))
      if (!value.view().text.empty()) marks_[at].states.emplace(value.view().text);
}

// This tour's people in roll calls of other tours.
void Gathering::read_marks_elsewhere() {
  const std::vector<EntryId> people = records_of_people(Remark::other_tour);
  const Kind& kind = *find_kind("rollcall_mark");
  const auto read = [&](const Record& record) {
    const auto mark = as<RollcallMark>(record);
    if (mark.state != "present") return;
    const auto call = find_as<Rollcall>(records_, mark.rollcall_id.id);
    const auto standing = records_.standing(mark.rollcall_id.id, find_kind("rollcall"));
    if (!call || standing->is_void || call->fields.tour_id.id == facts_.tour) return;
    TourPerson& person = facts_.people[facts_.person_of.at(mark.participant_id.id)];
    person.marked_present = true;
    person.called_elsewhere.push_back({record.id(), call->fields.started_at.value_or(Moment{}),
                                       call->fields.stop_id.id, call->fields.vehicle_id.id});
  };
  each_other_of(records_, kind, "participant_id", people, "rollcall_id", heads_of_calls(), read);
}

// Also of a vehicle that was struck out since, or has not come yet.
void Gathering::find_expected() {
  for (RollCallFacts& call : facts_.calls) {
    call.expected = expected_at_call(facts_, call.position, call.vehicle);
    for (const auto& [person, states] : call.marks) {
      const int rank = call.position.rank;
      if (is_away(facts_.people[person], {rank, false}) ||
          is_away(facts_.people[person], {rank, true}))
        call.away.insert(person);
    }
    if (call.vehicle_id() == 0) continue;
    if (call.vehicle == no_vehicle) {
      const auto known = find_as<Vehicle>(records_, call.vehicle_id());
      std::erase_if(call.expected, [&](std::size_t person) {
        return !rides_in(facts_.people[person], call.vehicle_id(), known ? known->fields.no : "");
      });
    }
    call.by_list = !call.expected.empty();
  }
}

}  // namespace

std::pair<std::int64_t, std::string> number_order(std::string_view text) {
  std::string plain = narrow(text);
  std::int64_t number = INT64_MAX;
  std::from_chars(plain.data(), plain.data() + plain.size(), number);
  return {number, std::move(plain)};
}

Integer vehicle_number(std::string_view text) {
  const std::string name = vehicle_name(text);
  std::int64_t number = 0;
  const char* end = name.data() + name.size();
  const auto read = std::from_chars(name.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return {};
  return number;
}

bool rides_in(const TourPerson& person, EntryId vehicle, std::string_view no) {
  if (std::ranges::find(person.other_vehicles, vehicle) != person.other_vehicles.end()) return true;
  if (person.vehicle != 0) return person.vehicle == vehicle;
  const auto is_it = [&](std::string_view bus) {
    return !bus.empty() && vehicle_name(bus) == vehicle_name(no);
  };
  return is_it(person.bus) || std::ranges::any_of(person.other_buses, is_it);
}

std::vector<std::size_t> expected_at_call(const TourFacts& facts, Position position,
                                          std::size_t vehicle) {
  std::vector<std::size_t> people;
  for (std::size_t i = 0; i < facts.people.size(); ++i)
    if (is_expected(facts.people[i], position) &&
        (vehicle == no_vehicle ||
         rides_in(facts.people[i], facts.vehicles[vehicle].id, facts.vehicles[vehicle].fields.no)))
      people.push_back(i);
  return people;
}

Integer due_at_new_call(const Records& records, const Rollcall& call) {
  const TourFacts facts = gather_tour(records, call.tour_id.id);
  const auto is_known = [&](const Found<Rollcall>& head) {
    return is_same_call(head.fields, call);
  };
  for (const RollCallFacts& made : facts.calls)
    if (std::ranges::any_of(made.heads, is_known)) return {};
  const std::size_t stop = stop_index(facts, call.stop_id.id);
  const auto vehicle = std::ranges::find(facts.vehicles, call.vehicle_id.id, &Found<Vehicle>::id) -
                       facts.vehicles.begin();
  const bool is_of_all = call.vehicle_id.id == 0;
  const bool is_here = static_cast<std::size_t>(vehicle) < facts.vehicles.size();
  if (stop == facts.stops.size() || (!is_of_all && !is_here)) return {};
  const auto due = expected_at_call(facts, {static_cast<int>(stop), is_leaving(call.phase)},
                                    is_of_all ? no_vehicle : static_cast<std::size_t>(vehicle));
  if (due.empty() && !is_of_all) return {};
  return static_cast<std::int64_t>(due.size());
}

TourFacts gather_tour(const Records& records, EntryId tour) {
  TourFacts facts;
  facts.tour = tour;
  Gathering(records, facts).run();
  return facts;
}

}  // namespace renkei
