#include "core/figures/plan_checks.hpp"

#include <algorithm>
#include <map>

#include "core/figures/passengers.hpp"
#include "core/figures/tour_recruiting.hpp"
#include "core/model/age_answers.hpp"
#include "core/model/questionnaire_checks.hpp"

namespace renkei {
namespace {

using What = PlanFinding::What;

constexpr std::string_view codes[] = {"seat_twice",
                                      "more_than_seats",
                                      "tour_without_vehicle",
                                      "tour_without_stop",
                                      "stop_without_order",
                                      "order_twice",
                                      "no_hospital",
                                      "post_without_place",
                                      "ends_before_start",
                                      "questionnaire_unfit",
                                      "child_without_contact",
                                      "more_than_capacity",
                                      "without_seat",
                                      "away_from_guardian",
                                      "child_without_guardian",
                                      "vehicle_without_seats",
                                      "untranslated"};
static_assert(std::size(codes) == static_cast<std::size_t>(What::untranslated) + 1);

// In the ages at which nobody can be asked without a guardian.
bool is_child(const Participant& person, std::string_view day) {
  if (const auto age = age_of(person, day)) return *age < age_of_own_words;
  return person.age_band == age_band(0);
}

// The seats that a list names, in no order.
SeatPlan plan_from_list(const std::vector<Passenger>& passengers) {
  SeatPlan plan;
  for (const Passenger& passenger : passengers)
    for (const std::string& seat : passenger.seats) {
      if (seat.empty() || plan.find(seat) != nullptr) continue;
      plan.places.push_back({SeatPlace::What::seat, seat});
      plan.columns = plan.places.size();
    }
  return plan;
}

class Checker {
 public:
  Checker(const Records& records, EntryId event)
      : records_(records), event_(event), parts_(parts_of(records, event)) {}

  std::vector<PlanFinding> take() {
    if (const auto event = find_as<Event>(records_, event_)) check(*event);
    for (const Found<Tour>& tour : parts_.tours) check(tour);
    for (const Found<Stop>& stop : parts_.stops) check(stop);
    for (const Found<Post>& post : parts_.posts) check(post);
    for (const Found<Post>& post : all<Post>(records_))  // which no event would ever tell of
      if (event_of(records_, post.fields) == 0) check(post);
    for (const Found<Questionnaire>& asked : parts_.questionnaires) check(asked);
    std::ranges::stable_sort(found_, {}, &PlanFinding::what);
    return std::move(found_);
  }

 private:
  PlanFinding& add(What what, EntryId record, std::string_view field = {}) {
    return found_.emplace_back(PlanFinding{what, record, field, {}, 0, 0, {}, {}});
  }

  // ---- days and hours

  void check(const Found<Event>& event) {
    const Event& fields = event.fields;
    is_online_ = fields.form == "online";
    if (!fields.ends_on.iso.empty() && fields.ends_on.iso < fields.starts_on.iso)
      add(What::ends_before_start, event.id, "ends_on");
  }

  void check(const Found<Stop>& stop) {
    const Stop& fields = stop.fields;
    const std::string &arrives = fields.plan_arrive.hh_mm, &departs = fields.plan_depart.hh_mm;
    if (!arrives.empty() && !departs.empty() && departs < arrives && fields.kind != "lodging")
      add(What::ends_before_start, stop.id, "plan_depart");
    if (!fields.seq) add(What::stop_without_order, stop.id, "seq");
    if (fields.rollcall_required.value_or(false) && fields.hospital.empty())
      add(What::no_hospital, stop.id, "hospital");
  }

  void check(const Found<Post>& post) {
    if (const std::string_view field = lacking_place(post.fields); !field.empty())
      add(What::post_without_place, post.id, field);
    const Instant &from = post.fields.from, &due = post.fields.due;
    if (from && due && due->unix_ms < from->unix_ms) add(What::ends_before_start, post.id, "due");
  }

  // ---- what is asked

  void check(const Found<Questionnaire>& asked) {
    const questionnaire::Draft draft = questionnaire::draft_of(asked.fields);
    std::int64_t unfit = 0;
    for (const questionnaire::Fault& fault : questionnaire::faults_of(draft)) {
      if (fault.what != questionnaire::Fault::What::missing_language)
        unfit += weight_of(fault.what) == questionnaire::Weight::doubtful ? 0 : 1;
      else if (is_begun(draft, fault.language))
        add_untranslated(asked.id, fault);
    }
    if (unfit > 0) add(What::questionnaire_unfit, asked.id, "questions").count = unfit;
  }
  void add_untranslated(EntryId asked, const questionnaire::Fault& fault) {
    PlanFinding& finding = add(What::untranslated, asked, "questions");
    finding.language = fault.language;
    finding.count = static_cast<std::int64_t>(fault.count);
  }

  // ---- tours

  void check(const Found<Tour>& tour) {
    const TourFacts facts = gather_tour(records_, tour.id);
    const bool online = is_online_ || tour.fields.tour_kind == "online";
    if (facts.stops.empty() && !online) add(What::tour_without_stop, tour.id);
    if (facts.vehicles.empty() && !online) add(What::tour_without_vehicle, tour.id);
    check_order(facts);
    const std::int64_t people = std::ranges::count_if(facts.people, takes_part);
    if (tour.fields.capacity && people > *tour.fields.capacity)
      add_numbers(What::more_than_capacity, tour.id, "capacity", people, *tour.fields.capacity);
    const auto participants = participants_of(records_, facts);
    for (const Found<Vehicle>& vehicle : facts.vehicles) check(facts, participants, vehicle);
    check_all_seats(tour, facts, people);
    check_children(facts, participants);
  }

  void add_numbers(What what, EntryId record, std::string_view field, std::int64_t count,
                   std::int64_t most) {
    PlanFinding& finding = add(what, record, field);
    finding.count = count;
    finding.most = most;
  }

  void check_order(const TourFacts& facts) {
    std::map<std::pair<std::int64_t, std::int64_t>, EntryId> taken;
    for (const auto& [id, stop, disputed] : facts.stops) {
      if (!stop.seq) continue;
      const auto [first, is_new] = taken.emplace(std::pair(stop.day.value_or(1), *stop.seq), id);
      if (!is_new) add(What::order_twice, id, "seq").about = {first->second};
    }
  }

  // Who rides in none of the vehicles needs a seat as well.
  void check_all_seats(const Found<Tour>& tour, const TourFacts& facts, std::int64_t people) {
    std::int64_t seats = 0;
    for (const auto& [id, vehicle, disputed] : facts.vehicles) {
      const auto plan = read_seat_plan(vehicle.layout, vehicle.seats.value_or(0));
      if (!plan || plan->seats() == 0) return;
      seats += static_cast<std::int64_t>(plan->seats());
    }
    const bool is_said = std::ranges::any_of(found_, [&](const PlanFinding& finding) {
      return finding.what == What::more_than_seats &&
             std::ranges::find(facts.vehicles, finding.record, &Found<Vehicle>::id) !=
                 facts.vehicles.end();
    });
    if (!facts.vehicles.empty() && people > seats && !is_said)
      add_numbers(What::more_than_seats, tour.id, {}, people, seats);
  }

  void check(const TourFacts& facts, const std::vector<Found<Participant>>& participants,
             const Found<Vehicle>& vehicle) {
    std::vector<Passenger> passengers;
    for (std::size_t i = 0; i < facts.people.size(); ++i)
      if (auto rider = rider_of(records_, facts, i, participants[i].fields, &vehicle);
          rider && rider->here)
        passengers.push_back(std::move(rider->passenger));
    const auto read = read_seat_plan(vehicle.fields.layout, vehicle.fields.seats.value_or(0));
    const bool has_plan = read && read->seats() > 0;
    const SeatPlan plan = has_plan ? *read : plan_from_list(passengers);
    if (!has_plan) add(What::vehicle_without_seats, vehicle.id, "seats");
    const auto people = static_cast<std::int64_t>(passengers.size());
    if (const auto seats = static_cast<std::int64_t>(plan.seats()); has_plan && people > seats)
      add_numbers(What::more_than_seats, vehicle.id, "seats", people, seats);
    check_seating(vehicle.id, plan, passengers);
  }

  void check_seating(EntryId vehicle, const SeatPlan& plan,
                     const std::vector<Passenger>& passengers) {
    const Seating seating = seating_of(plan, passengers);
    const auto ids = [&](const std::vector<std::size_t>& people) {
      std::vector<EntryId> who;
      who.reserve(people.size());
      for (const std::size_t i : people) who.push_back(passengers[i].id);
      return who;
    };
    for (std::size_t i = 0; i < seating.sitting.size(); ++i) {
      if (seating.sitting[i].size() < 2) continue;
      PlanFinding& finding = add(What::seat_twice, vehicle, "layout");
      finding.about = ids(seating.sitting[i]);
      finding.count = static_cast<std::int64_t>(finding.about.size());
      finding.seat = plan.places[i].name;
    }
    if (seating.standing.size() == passengers.size()) return;
    if (!seating.standing.empty())
      add_people(What::without_seat, vehicle, "layout", ids(seating.standing));
    std::vector<std::size_t> away;
    for (std::size_t i = 0; i < passengers.size(); ++i)
      if (seating.alone[i]) away.push_back(i);
    if (!away.empty()) add_people(What::away_from_guardian, vehicle, "layout", ids(away));
  }

  void add_people(What what, EntryId record, std::string_view field, std::vector<EntryId> who) {
    PlanFinding& finding = add(what, record, field);
    finding.count = static_cast<std::int64_t>(who.size());
    finding.about = std::move(who);
  }

  // Each by itself: a form has to be opened for each.
  void check_children(const TourFacts& facts, const std::vector<Found<Participant>>& participants) {
    const std::string day = first_day_of(records_, facts.tour);
    for (std::size_t i = 0; i < facts.people.size(); ++i) {
      const auto& [id, person, disputed] = participants[i];
      if (!takes_part(facts.people[i]) || person.guardian_participant_id || !is_child(person, day))
        continue;
      const auto record = records_.find(id);
      const bool has_contact =
          !person.emergency_phone.empty() || (record && is_withheld(*record, "emergency_phone"));
      const What what = has_contact ? What::child_without_guardian : What::child_without_contact;
      add_people(what, id, has_contact ? "guardian_participant_id" : "emergency_phone", {id});
    }
  }

  const Records& records_;
  const EntryId event_;
  const EventParts parts_;
  bool is_online_ = false;
  std::vector<PlanFinding> found_;
};

}  // namespace

std::string_view code_of(What what) { return codes[static_cast<std::size_t>(what)]; }

bool is_wrong(What what) { return what < What::more_than_capacity; }

std::vector<PlanFinding> plan_findings(const Records& records, EntryId event) {
  return Checker(records, event).take();
}

}  // namespace renkei
