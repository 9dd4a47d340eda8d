#include "ui/present/rollcall.hpp"

#include <imgui.h>

#include <algorithm>

#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/number_pad.hpp"
#include "ui/view/parting.hpp"
#include "ui/view/people.hpp"
#include "ui/view/reasons.hpp"
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
  const Box done_box = take_bottom(column, button_height(ui, done, column.w), ui.theme.gap);
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
  if (button(ui, "rollcall.counted", done_box, done,
             {.rank = Rank::primary, .enabled = !model.typed.empty()}))
    asked.emplace_back(Count{});
  const PadPress press = draw_number_pad(ui, pad, "rollcall.digit", "rollcall.erase");
  for (const int digit : press.digits) asked.emplace_back(TypeDigit{digit});
  if (press.erased) asked.emplace_back(TakeDigit{});
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

// ---- what it comes to

std::string result_words(const Ui& ui, const Result& result) {
  const std::int64_t lacking = result.due() - result.counted;
  const std::string count = count_words(lacking < 0 ? -lacking : lacking);
  if (lacking > 0) return ui.say("rollcall.missing", {{"count", count}});
  if (lacking < 0) return ui.say("rollcall.too_many", {{"count", count}});
  return ui.say(result.is_complete() ? "rollcall.complete" : "rollcall.names_differ");
}

Status result_status(const Ui& ui, const Result& result) {
  if (result.is_complete()) return status::here(ui);
  return result.is_red() ? status::absent(ui) : status::unconfirmed(ui);
}

std::string sums_words(const Ui& ui, const Result& result) {
  const std::string counted = count_words(result.counted);
  const std::string expected = count_words(result.due());
  const std::string present = count_words(result.present);
  return ui.say("rollcall.sums",
                {{"counted", counted}, {"expected", expected}, {"present", present}});
}

std::string counts_words(const Ui& ui, const Model& model) {
  std::string values;
  for (const std::int64_t count : model.counts)
    values += (values.empty() ? "" : " / ") + count_words(count);
  return ui.say("rollcall.counts_differ", {{"values", values}});
}

// The second person's own count, made without the first one in view.
void draw_second(Ui& ui, Asked& asked, Box& column, const Model& model) {
  if (model.second_n) {
    const std::string count = count_words(*model.second_n);
    const bool agrees = model.result && *model.second_n == model.result->counted;
    const std::string words =
        ui.say(agrees ? "rollcall.second.agrees" : "rollcall.second.differs", {{"count", count}});
    const float used = marked(ui, "rollcall.second", column,
                              agrees ? status::here(ui) : status::absent(ui), words);
    take_top(column, used, ui.theme.gap);
    return;
  }
  const std::string words = ui.say("rollcall.second.begin");
  if (button(ui, "rollcall.second.begin",
             take_top(column, button_height(ui, words, column.w), ui.theme.gap), words))
    asked.emplace_back(BeginSecond{true});
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

std::string stranger_words(const Ui& ui, const Stranger& stranger) {
  const std::string name = roster::shown_stranger(ui, stranger.name);
  return ui.say("rollcall.other_tour", {{"name", name}, {"tour", stranger.tour}});
}

std::vector<Choice> stranger_choices(const Ui& ui, const Stranger& stranger) {
  return {{{"rollcall.take_in", stranger.person}, ui.say("rollcall.take_in")},
          {"rollcall.let_be", ui.say("rollcall.let_be")}};
}

float stranger_height(Ui& ui, const Model& model, float width) {
  if (!model.stranger) return 0;
  return marked_height(ui, stranger_words(ui, *model.stranger), width) +
         choices_height(ui, stranger_choices(ui, *model.stranger), width) + 2 * ui.theme.gap;
}

void draw_stranger(Ui& ui, Asked& asked, Box& column, const Model& model) {
  if (!model.stranger) return;
  const Stranger& stranger = *model.stranger;
  const float used = marked(ui, "rollcall.other_tour", column, status::absent(ui),
                            stranger_words(ui, stranger), of_names(ui));
  take_top(column, used, ui.theme.gap);
  const std::vector<Choice> choices = stranger_choices(ui, stranger);
  const Box place = take_top(column, choices_height(ui, choices, column.w), ui.theme.gap);
  const auto pressed = draw_choices(ui, place, choices);
  if (pressed == 0u) asked.emplace_back(TakeIn{stranger.person});
  if (pressed == 1u) asked.emplace_back(LetBe{});
}

float side_height(Ui& ui, const Model& model, float width) {
  const float gap = ui.theme.gap;
  float height = marked_height(ui, result_words(ui, *model.result), width) +
                 height_of(ui, Role::body, sums_words(ui, *model.result), width) + 2 * gap;
  if (model.counts.size() > 1) height += marked_height(ui, counts_words(ui, model), width) + gap;
  height += stranger_height(ui, model, width);
  if (model.last) height += ui.theme.line(Role::body) * 4 + gap;
  height += 2 * (ui.theme.line(Role::body) + gap);
  for (const char* key : {"rollcall.second.begin", "rollcall.again", "rollcall.close"})
    height += button_height(ui, ui.say(key), width) + gap;
  return height;
}

void draw_side(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  ui.area = "side";
  card(ui, box);
  const Box inner = inset(box, ui.theme.mm(4));
  const float width = inner.w - ui.theme.scrollbar - ui.theme.mm(1);
  const Scroll scroll(ui, "rollcall.side", inner, side_height(ui, model, width));
  Box column = scroll.contents();
  column.w = width;
  draw_stranger(ui, asked, column, model);
  const Result& result = *model.result;
  const float used =
      marked(ui, "rollcall.result", column, result_status(ui, result), result_words(ui, result));
  take_top(column, used, ui.theme.gap);
  write_down(ui, "rollcall.expected", column, sums_words(ui, result), {}, ui.theme.gap);
  if (model.counts.size() > 1)
    take_top(
        column,
        marked(ui, "rollcall.counts", column, status::unconfirmed(ui), counts_words(ui, model)),
        ui.theme.gap);
  if (model.last)
    take_top(column,
             marked(ui, "rollcall.last", column, status::absent(ui),
                    ui.say("rollcall.not_known", {{"text", *model.last}})),
             ui.theme.gap);
  if (model.step == Step::names) {
    draw_second(ui, asked, column, model);
    const std::string close = ui.say("rollcall.close");
    if (button(ui, "rollcall.close",
               take_top(column, button_height(ui, close, column.w), ui.theme.gap), close,
               {.rank = Rank::primary, .enabled = result.can_close()}))
      asked.emplace_back(Close{});
  } else {
    write_down(ui, "rollcall.is_closed", column, ui.say("rollcall.is_closed"),
               {.ink = ui.theme.colour.note}, ui.theme.gap);
  }
  const std::string again = ui.say("rollcall.again");
  if (button(ui, "rollcall.again",
             take_top(column, button_height(ui, again, column.w), ui.theme.gap), again))
    asked.emplace_back(CountAgain{});
  ui.area = "main";
}

// What lies over the side, or over all where there is none; false when nothing does.
bool draw_sheet(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  const EntryId about = model.parting  ? model.parting->person
                        : model.reason ? model.reason->person
                                       : 0;
  const Person* person = roster::find_person(model.people, about);
  if (!person) return false;
  if (ui.is(Layout::Class::wide)) ui.area = "side";
  if (model.parting) {
    for (auto& intent : parting::draw_sheet(ui, box, *model.parting, shown_name(ui, *person),
                                            roster::privacy_of(ui, *person), model.facts))
      std::visit([&](auto& one) { asked.emplace_back(std::move(one)); }, intent);
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

void draw(Ui& ui, const Box& page, const Model& model, const Situation&, Asked& asked) {
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
  if (!with_side && draw_sheet(ui, asked, page, model)) return;
  const Box side = with_side
                       ? take_right(rest, std::max(page.w * 0.3f, ui.theme.mm(84)), ui.theme.margin)
                       : take_top(rest, page.h * 0.45f, ui.theme.gap);
  if (with_side) draw_where(ui, asked, rest, model);
  if (!with_side || !draw_sheet(ui, asked, side, model)) draw_side(ui, asked, side, model);
  draw_lines(ui, asked, rest, model);
}

}  // namespace renkei::ui::rollcall
