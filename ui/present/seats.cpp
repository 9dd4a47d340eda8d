#include "ui/present/seats.hpp"

#include <algorithm>

#include "core/figures/passengers.hpp"
#include "core/model/kinds.hpp"
#include "ui/present/address.hpp"

namespace renkei::ui::seats {
namespace {

const Found<Vehicle>* vehicle_of(const Model& model) {
  const auto at = std::ranges::find(model.facts.vehicles, model.vehicle, &Found<Vehicle>::id);
  return at == model.facts.vehicles.end() ? nullptr : &*at;
}

void read_plan(Model& model) {
  const Found<Vehicle>* vehicle = vehicle_of(model);
  model.plan = {};
  model.unreadable.reset();
  if (!vehicle) return;
  auto plan = read_seat_plan(vehicle->fields.layout, vehicle->fields.seats.value_or(0));
  if (plan)
    model.plan = std::move(*plan);
  else
    model.unreadable = plan.error();
}

void read(Model& model, const Records& records) {
  model.facts = gather_tour(records, model.tour);
  const auto tour = find_as<Tour>(records, model.tour);
  model.tour_name = tour ? tour->fields.name : std::string();
  read_plan(model);
  model.people.clear();
  model.rides_here.clear();
  std::vector<Passenger> passengers;
  const auto fields = participants_of(records, model.facts);
  for (roster::Person& person : roster::read_people(model.facts, records)) {
    auto rider = rider_of(records, model.facts, person.in_facts, fields[person.in_facts].fields,
                          vehicle_of(model));
    if (!rider) continue;
    passengers.push_back(std::move(rider->passenger));
    model.rides_here.push_back(rider->here);
    model.people.push_back(std::move(person));
  }
  model.seating = seating_of(model.plan, passengers);
  if (!find_person(model, model.chosen)) model.chosen = 0, model.moving = false;
}

SeatOf seat_of(const Records& records, EntryId person) {
  const auto found = find_as<Participant>(records, person);
  if (!found) return {};
  return {found->fields.seat, found->fields.bus, found->fields.vehicle_id.id};
}

// Only what changes, so that nothing else is decided by it.
Work give(EntryId person, const SeatOf& from, const SeatOf& to) {
  Set set{person, {{"seat", to.seat}}};
  if (to.bus != from.bus) set.fields.push_back({"bus", to.bus});
  if (to.vehicle != from.vehicle)
    set.fields.push_back({"vehicle_id", to.vehicle == 0 ? OwnValue() : OwnValue(to.vehicle)});
  return Command(std::move(set));
}

struct Responder {
  Model& model;
  const Records& records;

  Response operator()(const ChooseVehicle& intent) {
    put_down();
    model.vehicle = intent.vehicle;
    read(model, records);
    return {};
  }
  Response operator()(const PressSeat& intent) {
    const auto place = model.plan.index_of(intent.name);
    if (!place) return {};
    const auto here = people_at(model, *place);
    if (model.moving && here.size() < 2) return sit(model.chosen, intent.name, here);
    put_down();
    if (here.size() == 1)
      model.chosen = model.people[here.front()].id;
    else
      model.seat = intent.name;
    return {};
  }
  Response operator()(const ChoosePerson& intent) {
    put_down();
    model.chosen = intent.person;
    return {};
  }
  Response operator()(const BeginMove&) {
    model.moving = find_person(model, model.chosen) != nullptr;
    return {};
  }
  Response operator()(const SitHere& intent) {
    const auto place = model.plan.index_of(model.seat);
    if (!place || !people_at(model, *place).empty()) return {};
    return sit(intent.person, model.seat, {});
  }
  Response operator()(const PutDown&) {
    put_down();
    return {};
  }
  // Who was given another seat since by somebody else keeps that.
  Response operator()(const TakeBack&) {
    if (model.acts.empty()) return {};
    model.act_begun = true;
    Response response;
    for (const Move& move : model.acts.back().moves)
      if (seat_of(records, move.person) == move.to)
        response.work.push_back(give(move.person, move.to, move.from));
    if (response.work.empty()) model.acts.pop_back();
    return response;
  }
  Response operator()(const DoAgain&) {
    if (!model.taken_back) return {};
    model.act_begun = true;
    Response response;
    for (const Move& move : model.taken_back->moves)
      response.work.push_back(give(move.person, seat_of(records, move.person), move.to));
    return response;
  }

 private:
  void put_down() {
    model.chosen = 0;
    model.moving = false;
    model.seat.clear();
  }
  SeatOf seat_here(const SeatOf& from, bool rides_already, std::string seat) const {
    const Found<Vehicle>* vehicle = vehicle_of(model);
    if (rides_already || !vehicle) return {std::move(seat), from.bus, from.vehicle};
    return {std::move(seat), vehicle->fields.no, model.vehicle};
  }
  Response sit(EntryId id, const std::string& seat, const std::vector<std::size_t>& there) {
    const roster::Person* person = find_person(model, id);
    if (!person || (!there.empty() && model.people[there.front()].id == id)) return {};
    const auto index = static_cast<std::size_t>(person - model.people.data());
    const SeatOf from = seat_of(records, id);
    const bool rides = model.rides_here[index];
    model.act_begun = true;
    Response response{{give(id, from, seat_here(from, rides, seat))}, {}};
    if (there.empty()) return response;
    // Who sat there gets the seat that becomes free, if there is one.
    const EntryId other = model.people[there.front()].id;
    const SeatOf others = seat_of(records, other);
    const bool frees = rides && model.plan.index_of(from.seat) && person->disputes.empty();
    response.work.push_back(
        give(other, others, {frees ? from.seat : std::string(), others.bus, others.vehicle}));
    return response;
  }
};

struct Settler {
  Model& model;
  const Ended<Intent>& ended;
  EntryId record;
  const Records& records;

  void operator()(const PressSeat&) { seated(); }
  void operator()(const SitHere&) { seated(); }
  void operator()(const TakeBack&) {
    if (std::exchange(model.act_begun, false)) {
      model.taken_back = std::move(model.acts.back());
      model.acts.pop_back();
    }
    read(model, records);
  }
  void operator()(const DoAgain&) {
    if (std::exchange(model.act_begun, false)) {
      model.acts.push_back(std::move(*model.taken_back));
      model.taken_back.reset();
    }
    read(model, records);
  }
  template <class Other>
  void operator()(const Other&) {}

 private:
  // What stood before is what is still shown.
  void seated() {
    const roster::Person* person = find_person(model, record);
    if (person && person->disputes.empty()) {
      if (std::exchange(model.act_begun, false)) model.acts.emplace_back();
      const TourPerson& known = model.facts.people[person->in_facts];
      model.acts.back().moves.push_back(
          {record, {known.seat, known.bus, known.vehicle}, seat_of(records, record)});
    }
    model.taken_back.reset();
    model.chosen = 0;
    model.moving = false;
    model.seat.clear();
    read(model, records);
  }
};

}  // namespace

Address address(const Model& model) { return {Screen::seats, model.vehicle}; }

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  const auto vehicle = find_as<Vehicle>(records, at.object);
  std::vector<Act> acts = std::move(model.acts);
  const EntryId before = model.tour;
  model = {};
  model.tour = vehicle ? vehicle->fields.tour_id.id : tour_of_day(records, situation.date);
  if (model.tour == before) model.acts = std::move(acts);
  model.vehicle = at.object;
  if (!vehicle)
    if (const auto all = gather_tour(records, model.tour).vehicles; !all.empty())
      model.vehicle = all.front().id;
  read(model, records);
}

Response respond(Model& model, const Intent& intent, const Situation&, const Records& records) {
  return std::visit(Responder{model, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation&, const Records& records) {
  if (const auto record = ended.record())
    std::visit(Settler{model, ended, *record, records}, ended.by);
}

void look(Model& model, const Situation&, const Records& records) { read(model, records); }

bool close_sheet(Model& model) {
  const bool was_open = model.chosen != 0 || !model.seat.empty();
  model.chosen = 0;
  model.moving = false;
  model.seat.clear();
  return was_open;
}

std::vector<std::size_t> people_at(const Model& model, std::size_t place) {
  std::vector<std::size_t> here = model.seating.sitting[place];
  const auto& doubted = model.seating.doubted[place];
  here.insert(here.end(), doubted.begin(), doubted.end());
  return here;
}

const roster::Person* find_person(const Model& model, EntryId id) {
  return roster::find_person(model.people, id);
}

Troubles troubles_of(const Model& model) {
  Troubles troubles;
  for (const auto& here : model.seating.sitting) troubles.twice += here.size() > 1;
  troubles.alone = std::ranges::count(model.seating.alone, true);
  for (const std::size_t i : model.seating.standing)
    ++(model.people[i].disputes.empty() ? troubles.standing : troubles.disputed);
  return troubles;
}

}  // namespace renkei::ui::seats
