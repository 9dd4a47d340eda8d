#include "ui/present/seats.hpp"

#include "core/wording/messages.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/people.hpp"
#include "ui/view/seat_plan.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::seats {
namespace {

using Asked = std::vector<Intent>;

const roster::Person& person_at(const Model& model, std::size_t index) {
  return model.people[index];
}

void add_person(Ui& ui, SeatLook& look, const roster::Person& person) {
  look.lines.push_back({roster::shown_name(ui, person), 0, roster::privacy_of(ui, person)});
}

SeatLook look_of(Ui& ui, const Model& model, std::size_t place) {
  SeatLook look;
  const SeatPlace& seat = model.plan.places[place];
  if (!seat.takes_somebody()) return look;
  look.state = "empty";
  look.chosen = model.seat == seat.name;
  for (const std::size_t i : model.seating.sitting[place]) {
    add_person(ui, look, person_at(model, i));
    look.state = "taken";
    look.chosen |= person_at(model, i).id == model.chosen;
    if (!model.seating.alone[i]) continue;
    look.state = "alone";
    look.status = status::unconfirmed(ui);
    look.lines.push_back({ui.say("seats.alone"), ui.theme.colour.unconfirmed});
  }
  if (model.seating.sitting[place].size() > 1) {
    look.state = "twice";
    look.status = status::absent(ui);
    look.lines.push_back({ui.say("seats.twice"), ui.theme.colour.absent});
  }
  for (const std::size_t i : model.seating.doubted[place]) {
    add_person(ui, look, person_at(model, i));
    look.state = "disputed";
    look.status = status::unconfirmed(ui);
    look.chosen |= person_at(model, i).id == model.chosen;
    look.lines.push_back({ui.say("seats.doubted"), ui.theme.colour.unconfirmed});
  }
  return look;
}

std::vector<Choice> vehicle_choices(const Model& model) {
  std::vector<Choice> choices;
  for (const Found<Vehicle>& vehicle : model.facts.vehicles)
    choices.push_back(
        {{"seats.vehicle", vehicle.id}, vehicle.fields.no, vehicle.id == model.vehicle});
  return choices;
}

// How many sit on how many seats, and what is wrong.
std::string sums_words(const Ui& ui, const Model& model) {
  const std::string people = count_words(std::ranges::count(model.rides_here, true));
  const std::string seats = count_words(static_cast<std::int64_t>(model.plan.seats()));
  std::string words = ui.say("seats.sum", {{"people", people}, {"seats", seats}});
  const Troubles troubles = troubles_of(model);
  for (const auto& [key, count] : {std::pair("seats.sum.twice", troubles.twice),
                                   std::pair("seats.sum.standing", troubles.standing),
                                   std::pair("seats.sum.disputed", troubles.disputed),
                                   std::pair("seats.sum.alone", troubles.alone)})
    if (count > 0) words += "　" + ui.say(key, {{"count", count_words(count)}});
  return words;
}

std::string act_words(const Ui& ui, const Model& model, const Act& act, const char* key) {
  std::string what;
  for (const Move& move : act.moves) {
    const roster::Person* person = find_person(model, move.person);
    const std::string name = person ? roster::shown_name(ui, *person) : ui.say("seats.somebody");
    const std::string from = move.from.seat.empty() ? ui.say("roster.nothing") : move.from.seat;
    const std::string to = move.to.seat.empty() ? ui.say("roster.nothing") : move.to.seat;
    what += (what.empty() ? "" : "、") +
            ui.say("seats.move", {{"name", name}, {"from", from}, {"to", to}});
  }
  return ui.say(key, {{"what", what}});
}

void add_undo(Ui& ui, Asked& asked, Stack& stack, const Model& model) {
  if (!model.acts.empty())
    stack.button("seats.undo", act_words(ui, model, model.acts.back(), "roster.undo"),
                 {.privacy = of_names(ui)}, [&] { asked.emplace_back(TakeBack{}); });
  if (model.taken_back)
    stack.button("seats.redo", act_words(ui, model, *model.taken_back, "roster.redo"),
                 {.privacy = of_names(ui)}, [&] { asked.emplace_back(DoAgain{}); });
}

void add_put_down(Ui& ui, Asked& asked, Stack& stack) {
  stack.button("sheet.close", ui.say("sheet.close"), {}, [&] { asked.emplace_back(PutDown{}); });
}

void add_standing(Ui& ui, Asked& asked, Stack& stack, const Model& model) {
  if (model.seating.standing.empty()) return;
  stack.text("seats.standing", ui.say("seats.standing"), {.role = Role::strong});
  for (const std::size_t i : model.seating.standing) {
    const roster::Person& person = person_at(model, i);
    std::string words = roster::shown_name(ui, person);
    const std::string dispute = roster::dispute_words(ui, person);
    if (!dispute.empty())
      words += "　" + dispute;
    else if (!person.seat.empty())
      words += "　" + ui.say("seats.not_there", {{"seat", person.seat}});
    stack.button({"seats.person", person.id}, words, {.privacy = roster::privacy_of(ui, person)},
                 [&asked, id = person.id] { asked.emplace_back(ChoosePerson{id}); });
  }
}

void draw_person(Ui& ui, Asked& asked, const Box& box, const Model& model,
                 const roster::Person& person) {
  Stack stack(ui, box);
  const char* privacy = roster::privacy_of(ui, person);
  stack.text({"person.name", person.id}, roster::shown_name(ui, person),
             {.role = Role::strong, .privacy = privacy});
  const auto index = static_cast<std::size_t>(&person - model.people.data());
  for (const auto& [key, words] :
       {std::pair("person.kana", person.kana),
        std::pair("person.seat", roster::seat_words(ui, person)),
        std::pair("person.dispute", roster::dispute_words(ui, person)),
        std::pair("seats.alone",
                  model.seating.alone[index] ? ui.say("seats.alone") : std::string()),
        std::pair("seats.no_vehicle",
                  model.rides_here[index] ? std::string() : ui.say("seats.no_vehicle"))})
    if (!words.empty()) stack.text(key, words, {.ink = ui.theme.colour.note, .privacy = privacy});
  if (model.moving)
    stack.text("seats.moving", ui.say("seats.moving"), {.role = Role::strong});
  else if (model.plan.rows() > 0)
    stack.button("seats.begin_move", ui.say("seats.begin_move"), {.rank = Rank::primary},
                 [&] { asked.emplace_back(BeginMove{}); });
  add_put_down(ui, asked, stack);
  stack.draw("seats.side");
  home(ui, model.moving ? "sheet.close" : "seats.begin_move");
}

void draw_seat(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  Stack stack(ui, box);
  const auto place = model.plan.index_of(model.seat);
  const auto here = place ? people_at(model, *place) : std::vector<std::size_t>();
  stack.text("seats.chosen",
             ui.say(here.empty() ? "seats.empty" : "seats.several", {{"seat", model.seat}}),
             {.role = Role::strong});
  for (const std::size_t i : here) {
    const roster::Person& person = person_at(model, i);
    stack.button({"seats.person", person.id}, roster::shown_name(ui, person),
                 {.privacy = roster::privacy_of(ui, person)},
                 [&asked, id = person.id] { asked.emplace_back(ChoosePerson{id}); });
  }
  if (here.empty())
    for (const std::size_t i : model.seating.standing) {
      const roster::Person& person = person_at(model, i);
      const std::string name = roster::shown_name(ui, person);
      stack.button({"seats.sit", person.id}, ui.say("seats.sit", {{"name", name}}),
                   {.privacy = roster::privacy_of(ui, person)},
                   [&asked, id = person.id] { asked.emplace_back(SitHere{id}); });
    }
  add_put_down(ui, asked, stack);
  stack.draw("seats.side");
  home(ui, "sheet.close");
}

bool draw_chosen(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  if (const roster::Person* person = find_person(model, model.chosen)) {
    draw_person(ui, asked, box, model, *person);
    return true;
  }
  if (model.seat.empty()) return false;
  draw_seat(ui, asked, box, model);
  return true;
}

void draw_side(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  ui.area = "side";
  if (!draw_chosen(ui, asked, box, model)) {
    Stack stack(ui, box);
    stack.text("seats.sums", sums_words(ui, model));
    add_undo(ui, asked, stack, model);
    add_standing(ui, asked, stack, model);
    stack.draw("seats.side");
  }
  ui.area = "main";
}

// The side as what stands above the plan.
void draw_line(Ui& ui, Asked& asked, Box& column, const Model& model) {
  if (model.moving) {
    const roster::Person* person = find_person(model, model.chosen);
    const std::string name = person ? roster::shown_name(ui, *person) : std::string();
    const std::string words = name + "　" + ui.say("seats.moving");
    const float aside = button_width(ui, ui.say("sheet.close"));
    const float wide = column.w - aside - ui.theme.gap;
    Box row = take_top(column, std::max(ui.theme.touch, height_of(ui, Role::strong, words, wide)),
                       ui.theme.gap);
    if (button(ui, "sheet.close", middle(take_right(row, aside, ui.theme.gap), ui.theme.touch)))
      asked.emplace_back(PutDown{});
    write(ui, "seats.moving", row, words,
          {.role = Role::strong, .lines = 1000, .centred = true, .privacy = of_names(ui)});
    return;
  }
  write_down(ui, "seats.sums", column, sums_words(ui, model), {.lines = 1000}, ui.theme.gap);
  if (model.acts.empty()) return;
  const std::string undo = act_words(ui, model, model.acts.back(), "roster.undo");
  const float high = button_height(ui, undo, column.w);
  if (button(ui, "seats.undo", take_top(column, high, ui.theme.gap), undo,
             {.privacy = of_names(ui)}))
    asked.emplace_back(TakeBack{});
}

// Without a plan there are still the people.
void draw_plan(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  if (model.plan.rows() == 0) {
    Stack stack(ui, box);
    stack.text("seats.no_plan", ui.say(model.unreadable ? "seats.unreadable" : "seats.no_plan"));
    if (!ui.is(Layout::Class::wide)) add_standing(ui, asked, stack, model);
    stack.draw("seats.none");
    return;
  }
  std::vector<SeatLook> looks;
  for (std::size_t i = 0; i < model.plan.places.size(); ++i) looks.push_back(look_of(ui, model, i));
  if (const auto pressed = draw_seat_plan(ui, "seats.list", "seats.seat", box, model.plan, looks))
    asked.emplace_back(PressSeat{model.plan.places[*pressed].name});
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation&, Asked& asked) {
  if (model.facts.vehicles.empty()) {
    write(ui, "seats.no_vehicles", page, ui.say("seats.no_vehicles"), {.lines = 1000});
    return;
  }
  const bool with_side = ui.is(Layout::Class::wide);
  if (!with_side && !model.moving && draw_chosen(ui, asked, page, model)) return;
  Box main = page;
  Box side;
  if (with_side)
    side = take_side(ui, main, std::max(page.w * 0.26f, ui.theme.mm(74)), ui.theme.margin);
  const std::vector<Choice> vehicles = vehicle_choices(model);
  if (vehicles.size() > 1) {
    const Box tabs = take_top(main, choices_height(ui, vehicles, main.w), ui.theme.gap);
    if (const auto pressed = draw_choices(ui, tabs, vehicles))
      asked.emplace_back(ChooseVehicle{model.facts.vehicles[*pressed].id});
  }
  if (!with_side) draw_line(ui, asked, main, model);
  draw_plan(ui, asked, main, model);
  if (with_side) draw_side(ui, asked, side, model);
}

}  // namespace renkei::ui::seats
