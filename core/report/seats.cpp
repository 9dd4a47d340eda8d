// 座席表: each bus as its plan says, the front up, with who sits where; whoever has no seat, shares one or
// sits where they ought not stands below.
#include <algorithm>

#include "core/figures/passengers.hpp"
#include "core/figures/tour_recruiting.hpp"
#include "core/report/people.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

// A bus, its plan and its people; seating has them by their index in `riders`.
struct BusSeats {
  const ReportContext& context;
  const TourFacts& facts;
  const std::vector<NamedPerson>& people;
  const Found<Vehicle>& vehicle;
  SeatPlan plan;
  std::vector<std::size_t> riders;  // of facts.people
  std::vector<Passenger> passengers;
  Seating seating;
  std::string day;  // on which people have their age

  const Words& words() const { return context.words; }
  const TourPerson& known(std::size_t rider) const { return facts.people[riders[rider]]; }
  const NamedPerson& person(std::size_t rider) const { return people[riders[rider]]; }
};

// The part before the blank; a name without one is shown whole.
std::string family_name(const std::string& name) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t here = at;
    if (is_blank_character(next_code_point(name, at)) && here > 0) return name.substr(0, here);
  }
  return name;
}

// 12 髙橋; who is kept off lists, No.12.
std::string short_name(const BusSeats& bus, std::size_t rider) {
  NamedPerson person = bus.person(rider);
  person.fields.name = family_name(person.fields.name);
  const std::string name = name_text(bus.words(), bus.context.records, bus.known(rider), person);
  const std::string number = number_words(bus.words(), bus.known(rider).no);
  return number.empty() || name.starts_with(number) ? name : number + " " + name;
}

// 保 with the guardian's seat.
std::string guardian_mark(const BusSeats& bus, std::size_t rider) {
  const EntryId guardian = bus.passengers[rider].guardian;
  if (guardian == 0) return {};
  const auto at = std::ranges::find(bus.passengers, guardian, &Passenger::id);
  if (at == bus.passengers.end()) return bus.words()("seats.guardian_elsewhere");
  const std::string& seat = at->seats.front();
  return seat.empty() ? bus.words()("seats.guardian_standing")
                      : bus.words()("seats.guardian", {{"seat", seat}});
}

std::string line_of(const BusSeats& bus, std::size_t rider) {
  std::string line = short_name(bus, rider);
  for (const std::string& mark :
       {care_of(bus.person(rider)) == Care::none ? std::string() : std::string("●"),
        guardian_mark(bus, rider)})
    if (!mark.empty()) line += " " + mark;
  return line;
}

// --- The plan ------------------------------------------------------------------------------------

std::string_view word_of(SeatPlace::What what) {
  using enum SeatPlace::What;
  return what == folding      ? "seat.folding"
         : what == wheelchair ? "seat.wheelchair"
         : what == door       ? "seat.door"
         : what == driver     ? "seat.driver"
         : what == guide      ? "seat.guide"
                              : std::string_view();
}

Cell place_cell(const BusSeats& bus, std::size_t place) {
  const SeatPlace& seat = bus.plan.places[place];
  std::string text = seat.name;
  if (const std::string_view word = word_of(seat.what); !word.empty())
    text += (text.empty() ? "" : " ") + say(bus.words().language(), word);
  for (const std::size_t rider : bus.seating.sitting[place]) text += "\n" + line_of(bus, rider);
  for (const std::size_t rider : bus.seating.doubted[place])
    text += "\n" + bus.words()("seats.doubted", {{"person", line_of(bus, rider)}});
  return text_cell(text);
}

Table plan_table(const BusSeats& bus) {
  const Words& words = bus.words();
  Table table = make_table(words, "seats", {});
  table.title += " " + bus_words(words, bus.vehicle.fields.no);
  table.look = Table::Look::seats;
  table.internal = true;
  for (std::size_t column = 1; column <= bus.plan.columns; ++column)
    table.columns.push_back({"column_" + std::to_string(column), std::to_string(column)});
  for (std::size_t row = 0; row < bus.plan.rows(); ++row) {
    Row& cells = table.rows.emplace_back();
    for (std::size_t column = 0; column < bus.plan.columns; ++column)
      cells.cells.push_back(place_cell(bus, row * bus.plan.columns + column));
  }
  if (!table.rows.empty()) {
    table.notes.push_back(words("seats.how"));
    table.notes.push_back(
        words("seats.sum", {{"people", words.count(static_cast<std::int64_t>(bus.riders.size()))},
                            {"seats", words.count(static_cast<std::int64_t>(bus.plan.seats()))}}));
  }
  return table;
}

// --- What is wrong -------------------------------------------------------------------------------

void add_check(const BusSeats& bus, std::size_t rider, std::string what, Table& table) {
  std::string seat;
  for (const std::string& said : bus.passengers[rider].seats)
    seat += (seat.empty() || said.empty() ? "" : "／") + said;
  table.rows.push_back(
      {{Cell::of(std::move(what)), count_cell(bus.known(rider).no),
        name_cell(bus.words(), bus.context.records, bus.known(rider), bus.person(rider)),
        text_cell(seat)}});
}

bool needs_wheelchair_place(const Participant& person) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"車いす", "車椅子", "車イス", "wheelchair"},
      [&](std::string_view word) { return contains(person.support_need, word); });
}

void add_wheelchairs(const BusSeats& bus, Table& table) {
  for (std::size_t rider = 0; rider < bus.riders.size(); ++rider) {
    if (!needs_wheelchair_place(bus.person(rider).fields)) continue;
    const std::vector<std::string>& seats = bus.passengers[rider].seats;
    const bool is_there = std::ranges::all_of(seats, [&](const std::string& seat) {
      const SeatPlace* place = bus.plan.find(seat);
      return place != nullptr && place->what == SeatPlace::What::wheelchair;
    });
    if (!is_there) add_check(bus, rider, bus.words()("seats.check.wheelchair"), table);
  }
}

Table checks_table(const BusSeats& bus) {
  const Words& words = bus.words();
  Table table = make_table(words, "seat_checks", {"seat_check", "no", "name", "seat"});
  table.title += " " + bus_words(words, bus.vehicle.fields.no);
  table.internal = true;
  for (const auto& here : bus.seating.sitting)
    for (const std::size_t rider : here)
      if (here.size() > 1) add_check(bus, rider, words("seats.check.twice"), table);
  for (const std::size_t rider : bus.seating.standing) {
    const std::vector<std::string>& seats = bus.passengers[rider].seats;
    add_check(bus, rider,
              words(seats.size() > 1        ? "seats.check.disputed"
                    : seats.front().empty() ? "seats.check.standing"
                                            : "seats.check.not_there"),
              table);
  }
  for (std::size_t rider = 0; rider < bus.riders.size(); ++rider)
    if (bus.seating.alone[rider]) add_check(bus, rider, words("seats.check.alone"), table);
  for (std::size_t rider = 0; rider < bus.riders.size(); ++rider)
    if (bus.passengers[rider].guardian == 0 &&
        age_class_of(bus.person(rider).fields, bus.day) == AgeClass::child)
      add_check(bus, rider, words("seats.check.guardian_unknown"), table);
  add_wheelchairs(bus, table);
  if (table.rows.empty()) table.notes.push_back(words("seats.all_well"));
  return table;
}

void add_bus(const ReportContext& context, const TourOnPaper& paper, const Found<Vehicle>& vehicle,
             std::vector<Table>& tables) {
  BusSeats bus{context, paper.facts, paper.people, vehicle, {}, {}, {}, {}, {}};
  bus.day = first_day_of(context.records, paper.tour.id);
  auto plan = read_seat_plan(vehicle.fields.layout, vehicle.fields.seats.value_or(0));
  if (plan) bus.plan = std::move(*plan);
  for (const std::size_t i : paper.order)
    if (auto rider = rider_of(context.records, paper.facts, i, paper.people[i].fields, &vehicle);
        rider && rider->here) {
      bus.riders.push_back(i);
      bus.passengers.push_back(std::move(rider->passenger));
    }
  bus.seating = seating_of(bus.plan, bus.passengers);
  tables.push_back(plan_table(bus));
  tables.back().new_sheet = tables.size() > 1;
  if (!plan)
    tables.back().notes.push_back(context.words("seats.unreadable"));
  else if (bus.plan.rows() == 0)
    tables.back().notes.push_back(context.words("seats.no_plan"));
  tables.push_back(checks_table(bus));
  std::vector<std::size_t> assigned;
  for (const std::size_t i : paper.order)
    if (rides_in(paper.facts.people[i], vehicle.id, vehicle.fields.no)) assigned.push_back(i);
  add_doubted(context.words, context.records, paper.facts, paper.people, assigned, tables.back());
}

// Who takes part and rides in no vehicle of the tour: without a seat in any.
Table no_bus_table(const ReportContext& context, const TourOnPaper& paper) {
  const TourFacts& facts = paper.facts;
  const std::vector<NamedPerson>& people = paper.people;
  Table table = make_table(context.words, "seats_no_bus", {"no", "name", "bus", "seat"});
  table.internal = true;
  for (const std::size_t i : paper.order)
    if (takes_part(facts.people[i]) && rides_in_none(facts, facts.people[i]))
      table.rows.push_back({{count_cell(facts.people[i].no),
                             name_cell(context.words, context.records, facts.people[i], people[i]),
                             text_cell(bus_words(context.words, bus_of(facts, facts.people[i]))),
                             text_cell(facts.people[i].seat)}});
  return table;
}

}  // namespace

Result<Report> seats_report(const ReportContext& context) {
  const auto paper = tour_on_paper(context);
  if (!paper) return paper.error();
  Report report;
  report.title = paper->tour.fields.name;
  report.personal = true;
  for (const std::size_t i : paper->vehicles)
    add_bus(context, *paper, paper->facts.vehicles[i], report.tables);
  const bool has_vehicles = !paper->facts.vehicles.empty();
  Table no_bus = no_bus_table(context, *paper);
  if (!has_vehicles) no_bus.notes.push_back(context.words("seats.no_vehicles"));
  if (!no_bus.rows.empty() || !has_vehicles) report.tables.push_back(std::move(no_bus));
  return report;
}

}  // namespace renkei
