#include "ui/present/rollcall.hpp"

#include <imgui.h>

#include <algorithm>

#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/digit_pad.hpp"
#include "ui/view/parting.hpp"
#include "ui/view/people.hpp"
#include "ui/view/reasons.hpp"
#include "ui/view/rollcall_side.hpp"
#include "ui/view/viewing.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::rollcall {
namespace {

using Asked = std::vector<Intent>;
using roster::Person;
using roster::shown_name;

std::string parting_of(const Ui& ui, const Model& model, const Line& line) {
  for (const parting::Parting& parted : model.partings)
    if (parted.id == line.parting) return parting::words_of(ui, parted, model.facts);
  return {};
}

std::string facts_of(const Ui& ui, const Model& model, const Person& person, const Line& line) {
  if (line.parting != 0) return parting_of(ui, model, line);
  if (line.in_no_vehicle) return ui.say("rollcall.in_no_vehicle");
  std::string words = person.no > 0 ? std::to_string(person.no) : std::string();
  if (!person.bus.empty() || !person.seat.empty())
    words += (words.empty() ? "" : "　") +
             ui.say("roster.seat", {{"bus", person.bus}, {"seat", person.seat}});
  return words;
}

Status status_of(const Ui& ui, const Line& line) {
  if (line.disputed || line.state.empty()) return status::unconfirmed(ui);
  if (line.state == "present") return status::here(ui);
  return line.state == "absent" ? status::absent(ui) : status::apart(ui);
}

std::string state_words(const Ui& ui, const Line& line) {
  if (line.disputed) return ui.say("rollcall.disputed");
  return choice_label(ui.language, "rollcall_mark", "state",
                      line.state.empty() ? "unconfirmed" : line.state);
}

// ---- where and when

std::vector<Choice> stop_choices(const Model& model) {
  std::vector<Choice> choices;
  for (const Found<Stop>& stop : model.facts.stops)
    choices.push_back({{"rollcall.stop", stop.id}, stop.fields.name, stop.id == model.stop});
  return choices;
}
std::vector<Choice> vehicle_choices(const Ui& ui, const Model& model) {
  std::vector<Choice> choices;
  if (model.facts.vehicles.size() < 2) return choices;
  choices.push_back(
      {{"rollcall.vehicle", std::int64_t{0}}, ui.say("rollcall.all_vehicles"), model.vehicle == 0});
  for (const Found<Vehicle>& vehicle : model.facts.vehicles)
    choices.push_back(
        {{"rollcall.vehicle", vehicle.id}, vehicle.fields.no, vehicle.id == model.vehicle});
  return choices;
}
std::vector<Choice> phase_choices(const Ui& ui, const Model& model) {
  std::vector<Choice> choices;
  for (const renkei::Choice& phase : renkei::choices::phase)
    choices.push_back({{"rollcall.phase", std::string(phase.code)},
                       choice_label(ui.language, "rollcall", "phase", phase.code),
                       phase.code == model.phase});
  return choices;
}

// The three rows of them, scrolled together where there is little height.
void draw_where(Ui& ui, Asked& asked, Box& page, const Model& model) {
  const std::vector<Choice> rows[] = {stop_choices(model), vehicle_choices(ui, model),
                                      phase_choices(ui, model)};
  const float width = page.w - ui.theme.scrollbar;
  float all = 0;
  for (const auto& row : rows)
    if (!row.empty()) all += choices_height(ui, row, width) + ui.theme.gap;
  const Box box = take_top(page, std::min(all, page.h * 0.34f), ui.theme.gap);
  const Scroll scroll(ui, "rollcall.where", box, all);
  Box column = scroll.contents();
  column.w = width;
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    if (rows[i].empty()) continue;
    const Box place = take_top(column, choices_height(ui, rows[i], width), ui.theme.gap);
    const auto pressed = draw_choices(ui, place, rows[i]);
    if (!pressed) continue;
    if (i == 0) asked.emplace_back(ChooseStop{model.facts.stops[*pressed].id});
    if (i == 1)
      asked.emplace_back(ChooseVehicle{*pressed == 0 ? 0 : model.facts.vehicles[*pressed - 1].id});
    if (i == 2) asked.emplace_back(ChoosePhase{std::string(renkei::choices::phase[*pressed].code)});
  }
}

// ---- the count

// Nothing here says how many they should be.
void draw_count(Ui& ui, Asked& asked, const Box& page, const Model& model) {
  const bool beside = page.w > page.h * 1.4f;
  Box pad = page;
  Box words = beside ? take_left(pad, (page.w - ui.theme.margin) / 2, ui.theme.margin)
                     : take_top(pad, page.h * 0.4f, ui.theme.gap);
  card(ui, words);
  Box column = inset(words, ui.theme.mm(4));
  const std::string explain = ui.say("rollcall.count.explain"), done = ui.say("rollcall.counted");
  const Box press = take_bottom(column, button_height(ui, done, column.w), ui.theme.gap);
  const float explain_high = height_of(ui, Role::body, explain, column.w);
  if (explain_high + ui.theme.line(Role::title) < column.h)
    write_down(ui, "rollcall.count.explain", column, explain, {.ink = ui.theme.colour.note},
               ui.theme.gap);
  const std::string typed = model.typed.empty() ? "－" : model.typed;
  const Role role = column.h > ui.theme.line(Role::giant)    ? Role::giant
                    : column.h > ui.theme.line(Role::figure) ? Role::figure
                                                             : Role::title;
  write(ui, "rollcall.count", column, typed,
        {.role = role, .align = Align::centre, .centred = true});
  if (button(ui, "rollcall.counted", press, done,
             {.rank = Rank::primary, .enabled = !model.typed.empty()}))
    asked.emplace_back(Count{});
  for (const Digits& digits :
       {digit_pad(ui, pad, "rollcall.digit", "rollcall.erase"), typed_digits()}) {
    for (const int digit : digits.typed) asked.emplace_back(TypeDigit{digit});
    for (int i = 0; i < digits.erased; ++i) asked.emplace_back(TakeDigit{});
  }
  home(ui, "rollcall.counted");  // Enter counts, also after a finger has pressed a digit
}

// ---- the names

constexpr const char* states[] = {"present", "absent", "separate", "left"};

std::vector<Choice> state_choices(const Ui& ui, const Line& line) {
  std::vector<Choice> choices;
  for (const char* state : states)
    choices.push_back({{"rollcall.mark", std::to_string(line.id) + "/" + state},
                       choice_label(ui.language, "rollcall_mark", "state", state),
                       line.state == state && !line.disputed});
  return choices;
}

struct Columns {
  float pad = 0, pill = 0, buttons = 0, name = 0;
  bool below = false;
};

Columns columns_of(Ui& ui, float width) {
  Columns at;
  at.pad = ui.theme.mm(2.5f);
  at.pill = pill_size(ui, ui.say("rollcall.disputed")).x;
  for (const char* state : {"present", "absent", "separate", "left", "unconfirmed"})
    at.pill = std::max(at.pill,
                       pill_size(ui, choice_label(ui.language, "rollcall_mark", "state", state)).x);
  const Line none;
  for (const Choice& choice : state_choices(ui, none))
    at.buttons += button_width(ui, choice.text) + ui.theme.gap;
  const float left = width - 2 * at.pad - at.pill - ui.theme.gap;
  at.below = left - at.buttons < ui.theme.mm(60) * ui.theme.text;
  at.name = at.below ? left : left - at.buttons - ui.theme.gap;
  return at;
}

float line_height(Ui& ui, const Model& model, const Line& line, const Columns& at, float width) {
  const Person& person = model.people[line.person];
  const float words = height_of(ui, Role::strong, shown_name(ui, person), at.name, 2) +
                      ui.theme.mm(0.8f) +
                      height_of(ui, Role::note, facts_of(ui, model, person, line), at.name, 2);
  const std::vector<Choice> choices = state_choices(ui, line);
  const float buttons = choices_height(ui, choices, at.below ? width - 2 * at.pad : at.buttons);
  return (at.below ? words + ui.theme.gap + buttons : std::max(words, buttons)) + ui.theme.mm(3);
}

void draw_line(Ui& ui, Asked& asked, const Box& whole, const Model& model, const Line& line,
               const Columns& at) {
  const Person& person = model.people[line.person];
  const Key key("rollcall.row", line.id);
  const Status status = status_of(ui, line);
  note(ui, {.key = key.whole(),
            .kind = "row",
            .box = whole,
            .text = shown_name(ui, person),
            .state = line.disputed        ? "disputed"
                     : line.state.empty() ? "unconfirmed"
                                          : line.state,
            .privacy = of_names(ui)});
  const Within within(ui, key.whole());
  underline(ui, whole);
  Box row = inset(whole, at.pad, ui.theme.mm(1.5f));
  const std::vector<Choice> choices = state_choices(ui, line);
  const float high = choices_height(ui, choices, at.below ? row.w : at.buttons);
  const Box press = at.below ? take_bottom(row, high, ui.theme.gap)
                             : middle(take_right(row, at.buttons, ui.theme.gap), high);
  const std::string state = state_words(ui, line);
  const Box pill_box = middle(take_left(row, at.pill, ui.theme.gap), pill_size(ui, state).y);
  pill(ui, {"rollcall.state", line.id}, corner(pill_box), status, state);
  const float name_high = height_of(ui, Role::strong, shown_name(ui, person), at.name, 2);
  const std::string facts = facts_of(ui, model, person, line);
  Box words =
      middle(row, name_high + ui.theme.mm(0.8f) + height_of(ui, Role::note, facts, at.name, 2));
  words.w = at.name;
  write(ui, {"rollcall.name", line.id}, take_top(words, name_high, ui.theme.mm(0.8f)),
        shown_name(ui, person), {.role = Role::strong, .lines = 2, .privacy = of_names(ui)});
  if (!facts.empty())
    write(ui, {"rollcall.facts", line.id}, words, facts,
          {.role = Role::note, .ink = ui.theme.colour.note, .lines = 2});
  const auto pressed = draw_choices(ui, press, choices);
  if (!pressed) return;
  const bool takes_back = line.state == states[*pressed] && !line.disputed;
  asked.emplace_back(Mark{line.id, takes_back ? "unconfirmed" : states[*pressed]});
}

void draw_lines(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  card(ui, box);
  const Box inner = inset(box, ui.theme.frame);
  const float width = inner.w - ui.theme.scrollbar;
  const Columns at = columns_of(ui, width);
  std::vector<float> tops = {0};
  for (const Line& line : model.lines)
    tops.push_back(tops.back() + line_height(ui, model, line, at, width));
  const Scroll scroll(ui, "rollcall.list", inner, tops.back(),
                      static_cast<std::int64_t>(model.lines.size()));
  const Box contents = scroll.contents();
  for (std::size_t i = 0; i < model.lines.size(); ++i) {
    const Box row{contents.x, contents.y + tops[i], width, tops[i + 1] - tops[i]};
    if (row.bottom() < inner.y - row.h || row.y > inner.bottom() + row.h) continue;
    draw_line(ui, asked, row, model, model.lines[i], at);
  }
}

// A page of its own: the first count is not in view.
void draw_second_count(Ui& ui, Asked& asked, const Box& page, const Model& model) {
  card(ui, page);
  const Box inner = inset(page, ui.theme.mm(5));
  const std::string explain = ui.say("rollcall.second.explain");
  const std::string record = ui.say("rollcall.second.record"),
                    later = ui.say("rollcall.second.later");
  const float width = inner.w - ui.theme.scrollbar, gap = ui.theme.gap;
  const Scroll scroll(ui, "rollcall.second.page", inner,
                      height_of(ui, Role::body, explain, width) + 2 * (ui.theme.touch + gap) +
                          button_height(ui, record, width) + button_height(ui, later, width) +
                          4 * gap);
  Box column = inset(scroll.contents(), ui.theme.mm(1.5f), 0);
  column.w = width;
  write_down(ui, "rollcall.second.explain", column, explain, {}, gap);
  std::string code = model.second_code, count = model.second;
  if (field(ui, "rollcall.second.code", take_top(column, ui.theme.touch, gap), code,
            ui.say("rollcall.second.code")))
    asked.emplace_back(TypeSecondCode{code});
  if (field(ui, "rollcall.second.count", take_top(column, ui.theme.touch, gap), count,
            ui.say("rollcall.second.count")))
    asked.emplace_back(TypeSecond{count});
  if (button(ui, "rollcall.second.record",
             take_top(column, button_height(ui, record, column.w), gap), record,
             {.rank = Rank::primary, .enabled = !code.empty() && !count.empty()}))
    asked.emplace_back(CountSecond{});
  if (button(ui, "rollcall.second.later", take_top(column, button_height(ui, later, column.w), gap),
             later, {.rank = Rank::quiet}))
    asked.emplace_back(BeginSecond{false});
}

void draw_sought(Ui& ui, Asked& asked, const Box& box, const Model& model, const Person& person,
                 const Moment& now) {
  Stack stack(ui, box);
  stack.text({"person.name", person.id}, shown_name(ui, person),
             {.role = Role::strong, .privacy = roster::privacy_of(ui, person)});
  viewing::add(ui, stack, asked, person.id, model.sought->shown, now);
  stack.button("sheet.close", ui.say("sheet.close"), {},
               [&asked] { asked.emplace_back(EndSeeking{}); });
  stack.draw("rollcall.sought");
  home(ui, "sheet.close");
}

// What lies over the side, or over all where there is none; false when nothing does.
bool draw_sheet(Ui& ui, Asked& asked, const Box& box, const Model& model, const Moment& now) {
  const EntryId about = model.parting  ? model.parting->person
                        : model.reason ? model.reason->person
                        : model.sought ? model.sought->person
                                       : 0;
  const Person* person = roster::find_person(model.people, about);
  if (!person) return false;
  if (ui.is(Layout::Class::wide)) ui.area = "side";
  if (model.parting) {
    for (auto& intent : parting::draw_sheet(ui, box, *model.parting, shown_name(ui, *person),
                                            roster::privacy_of(ui, *person), model.facts))
      std::visit([&](auto& one) { asked.emplace_back(std::move(one)); }, intent);
  } else if (!model.reason) {
    draw_sought(ui, asked, box, model, *person, now);
  } else {
    const std::string what =
        ui.say("roster.act.parting", {{"name", shown_name(ui, *person)}, {"time", ""}});
    const ReasonAsked answer =
        ask_reason(ui, box, ui.say("roster.undo", {{"what", what}}), model.reason->typed);
    if (answer.typed) asked.emplace_back(TypeReason{*answer.typed});
    if (answer.reason) asked.emplace_back(TakeBackParting{*answer.reason});
    if (answer.closed) asked.emplace_back(KeepParting{});
  }
  ui.area = "main";
  return true;
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  if (model.tour == 0) {
    write(ui, "roster.no_tour", page, ui.say("roster.no_tour"), {.lines = 1000});
    return;
  }
  Box rest = page;
  if (model.step == Step::count) {
    draw_where(ui, asked, rest, model);
    return draw_count(ui, asked, rest, model);
  }
  if (model.step == Step::second) return draw_second_count(ui, asked, rest, model);
  const bool with_side = ui.layout.width == Layout::Class::wide;
  if (!with_side && draw_sheet(ui, asked, page, model, situation.now)) return;
  if (with_side) {
    const Box side = take_side(ui, rest, std::max(page.w * 0.3f, ui.theme.mm(84)), ui.theme.margin);
    draw_where(ui, asked, rest, model);
    if (!draw_sheet(ui, asked, side, model, situation.now)) draw_side(ui, asked, side, model);
  } else {
    take_top(rest, draw_summary(ui, asked, rest, model).h, ui.theme.gap);
  }
  draw_lines(ui, asked, rest, model);
}

}  // namespace renkei::ui::rollcall
