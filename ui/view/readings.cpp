#include "ui/present/readings.hpp"

#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/day_end.hpp"
#include "ui/view/digit_pad.hpp"
#include "ui/view/gates.hpp"
#include "ui/view/reasons.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::readings {
namespace {

using Asked = std::vector<Intent>;

template <class Parts>
void pass_on(Parts& parts, Asked& asked) {
  for (auto& intent : parts)
    std::visit([&](auto& one) { asked.emplace_back(std::move(one)); }, intent);
}

// ---- words

std::string figure_words(const Look& look) {
  if (look.disputed.empty()) return count_words(look.reading);
  std::string words = "⇄";
  for (const std::string& value : look.disputed)
    words += (words == "⇄" ? " " : " / ") + count_words(std::stoll(value));
  return words;
}

std::string clock_of(int minute) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(minute / 60) + ":" + two(minute % 60);
}

// How many since the look before, and in which hours.
std::string difference_words(const Ui& ui, const Look& look) {
  if (!look.band) return ui.say("readings.start");
  const CounterBand& band = *look.band;
  if (band.remark == CounterBand::Remark::slip) return ui.say("readings.slip");
  const std::string n = count_words(band.n);
  const std::string from = clock_of(band.from_hour * 60), to = clock_of(band.to_hour * 60);
  const std::string hours = std::to_string(band.to_hour - band.from_hour);
  std::string words = ui.say(
      band.to_hour - band.from_hour > 1 ? "readings.difference.hours" : "readings.difference",
      {{"n", n}, {"from", from}, {"to", to}, {"hours", hours}});
  const char* remark = look.was_reset                                  ? "readings.was_reset"
                       : band.remark == CounterBand::Remark::none      ? nullptr
                       : band.remark == CounterBand::Remark::from_zero ? "readings.from_zero"
                       : band.remark == CounterBand::Remark::fell      ? "readings.fell"
                                                                       : "readings.over_night";
  if (remark) words += "　" + ui.say(remark);
  return words;
}

std::string look_words(const Ui& ui, const Look& look, Zone zone) {
  const std::string time = clock_words(look.at, zone), figure = figure_words(look);
  return ui.say("readings.look", {{"time", time}, {"figure", figure}});
}

// By one figure, the one that was recorded last.
std::string act_words(const Ui& ui, const Look& look, Zone zone) {
  const std::string time = clock_words(look.at, zone), figure = count_words(look.reading);
  return ui.say("readings.look", {{"time", time}, {"figure", figure}});
}

std::string undo_words(const Ui& ui, const Model& model, Zone zone) {
  if (model.acts.empty()) return ui.say("tally.undo.nothing");
  const std::string what = act_words(ui, model.acts.back(), zone);
  return ui.say("tally.undo", {{"what", what}});
}

// ---- what was read

void add_undo(Ui& ui, Stack& stack, Asked& asked, const Model& model, Zone zone) {
  stack.button("readings.undo", undo_words(ui, model, zone), {.enabled = !model.acts.empty()},
               [&asked] { asked.emplace_back(TakeBack{}); });
  if (model.taken_back) {
    const std::string what = act_words(ui, *model.taken_back, zone);
    stack.button("readings.redo", ui.say("tally.redo", {{"what", what}}), {},
                 [&asked] { asked.emplace_back(DoAgain{}); });
  }
  if (model.acts.size() > 1)
    stack.button("readings.acts", ui.say("tally.acts"), {.rank = Rank::quiet},
                 [&asked] { asked.emplace_back(OpenSheet{Sheet::Kind::acts}); });
}

// The last one on top; each with what it adds to the one before, never a sum of figures.
void draw_looks(Ui& ui, Asked& asked, const Box& box, const Model& model, Zone zone) {
  Stack stack(ui, box);
  stack.text("readings.title", ui.say("readings.title"), {.role = Role::strong});
  add_undo(ui, stack, asked, model, zone);
  if (!last_look(model))
    stack.text("readings.nothing", ui.say("readings.nothing"), {.ink = ui.theme.colour.note});
  for (auto look = model.looks.rbegin(); look != model.looks.rend(); ++look) {
    stack.text({"readings.look", look->id}, look_words(ui, *look, zone),
               {.role = Role::strong, .state = look->disputed.empty() ? "" : "disputed"});
    const bool doubtful =
        look->band && look->band->remark != CounterBand::Remark::none && !look->was_reset;
    stack.text({"readings.difference", look->id}, difference_words(ui, *look),
               {.ink = doubtful ? ui.theme.colour.unconfirmed : ui.theme.colour.note,
                .state = doubtful ? "unconfirmed" : ""});
  }
  if (model.before) {
    const std::string date = date_words(ui.language, local_date(model.before->at, zone));
    stack.text(
        "readings.before",
        ui.say("readings.before", {{"date", date}, {"look", look_words(ui, *model.before, zone)}}),
        {.role = Role::note, .ink = ui.theme.colour.note});
  }
  stack.draw("readings.list");
}

// ---- sheets

void draw_acts(Ui& ui, Asked& asked, const Box& box, const Model& model, Zone zone) {
  Stack stack(ui, box);
  stack.text("readings.acts.title", ui.say("tally.presses"), {.role = Role::strong});
  stack.button("sheet.close", ui.say("sheet.close"), {.rank = Rank::quiet},
               [&] { asked.emplace_back(OpenSheet{Sheet::Kind::none}); });
  for (auto look = model.acts.rbegin(); look != model.acts.rend(); ++look) {
    const std::string what = act_words(ui, *look, zone);
    stack.button({"readings.take_back", look->id}, ui.say("tally.undo", {{"what", what}}), {},
                 [&asked, id = look->id] { asked.emplace_back(TakeBack{id}); });
  }
  stack.draw("readings.acts.list");
  home(ui, "sheet.close");
}

void draw_reason(Ui& ui, Asked& asked, const Box& box, const Model& model, Zone zone) {
  const Look* look = find_act(model, model.sheet.about);
  const std::string what = look ? act_words(ui, *look, zone) : std::string();
  const ReasonAsked answer =
      ask_reason(ui, box, ui.say("tally.undo", {{"what", what}}), model.sheet.reason);
  if (answer.typed) asked.emplace_back(TypeReason{*answer.typed});
  if (answer.reason) asked.emplace_back(TakeBack{model.sheet.about, *answer.reason});
  if (answer.closed) asked.emplace_back(OpenSheet{Sheet::Kind::none});
}

// The figure is lower than the one before: which of the two it is, only who stands there knows.
void draw_lower(Ui& ui, Asked& asked, const Box& box, const Model& model, Zone zone) {
  const Look* last = last_look(model);
  if (!last) return;
  Stack stack(ui, box);
  const std::string before = look_words(ui, *last, zone);
  stack.text("readings.lower", ui.say("readings.lower", {{"before", before}}),
             {.role = Role::strong, .ink = ui.theme.colour.unconfirmed, .state = "unconfirmed"});
  stack.button("readings.reset", ui.say("readings.reset"), {},
               [&] { asked.emplace_back(WasReset{}); });
  stack.button("readings.mistyped", ui.say("readings.mistyped"), {},
               [&] { asked.emplace_back(WasMistyped{}); });
  stack.draw("readings.lower.list");
  home(ui, "readings.mistyped");
}

bool draw_sheet(Ui& ui, Asked& asked, const Box& box, const Model& model, Zone zone) {
  gates::Asked of_gate;
  if (gates::draw_gate_sheet(ui, box, model, of_gate)) {
    pass_on(of_gate, asked);
    return true;
  }
  if (model.asks_lower) draw_lower(ui, asked, box, model, zone);
  if (model.sheet.kind == Sheet::Kind::acts) draw_acts(ui, asked, box, model, zone);
  if (model.sheet.kind == Sheet::Kind::reason) draw_reason(ui, asked, box, model, zone);
  return model.asks_lower || model.sheet.kind != Sheet::Kind::none;
}

bool has_sheet(const Model& model) {
  return model.asks_lower || model.sheet.kind != Sheet::Kind::none ||
         model.gate_sheet != gates::GateSheet::none;
}

// ---- the figure

void pass_digits(const Digits& digits, Asked& asked) {
  for (const int digit : digits.typed) asked.emplace_back(TypeDigit{digit});
  for (int i = 0; i < digits.erased; ++i) asked.emplace_back(TakeDigit{});
}

void add_pad(Ui& ui, Stack& stack, Asked& asked) {
  stack.add([&ui](float) { return digit_pad_height(ui); },
            [&ui, &asked](const Box& place) {
              pass_digits(digit_pad(ui, place, "readings.digit", "readings.erase"), asked);
            });
}

void draw_figure(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  Stack stack(ui, box);
  const std::string typed = model.typed.empty() ? "－" : count_words(std::stoll(model.typed));
  stack.text("readings.figure", typed,
             {.role = ui.layout.is_short ? Role::title : Role::figure, .align = Align::centre});
  stack.button("readings.record", ui.say("readings.record"),
               {.rank = Rank::primary, .enabled = !model.typed.empty()},
               [&] { asked.emplace_back(RecordLook{}); });
  add_pad(ui, stack, asked);
  stack.text("readings.explain", ui.say("readings.explain"), {.ink = ui.theme.colour.note});
  stack.draw("readings.pad");
  if (!has_sheet(model)) home(ui, "readings.record");
}

// ---- the page

void draw_top(Ui& ui, Asked& asked, Box& column, const Model& model) {
  const Choice ways[] = {{"readings.tally", ui.say("readings.tally")},
                         {"readings.looks", ui.say("readings.looks"), !model.shows_day_end},
                         {"readings.day_end", ui.say("readings.day_end"), model.shows_day_end}};
  gates::Asked of_gate;
  const auto way = gates::draw_row(ui, column, model, ways, of_gate);
  pass_on(of_gate, asked);
  if (way && *way == 0) asked.emplace_back(CountByHand{});
  if (way && *way != 0) asked.emplace_back(ShowDayEnd{*way == 2});
  bool closed = false;
  if (!model.closed.empty())
    gates::draw_banner(ui, column, "tally.closed_day",
                       ui.say(model.closed, {{"date", date_words(ui.language, model.date)}}),
                       nullptr, closed);
}

// Another figure is typed beside the page; else what was announced stands there.
void draw_beside_day_end(Ui& ui, Asked& asked, const Box& box, const Model& model) {
  if (!model.day_end.is_typing) return day_end::draw_said(ui, box, model.day_end);
  Stack stack(ui, box);
  stack.text("day_end.typing.explain", ui.say("day_end.typing"), {.role = Role::strong});
  add_pad(ui, stack, asked);
  stack.draw("day_end.pad");
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  if (model.gate == 0) {
    gates::Asked of_gate;
    gates::draw_no_gate(ui, page, model, of_gate);
    return pass_on(of_gate, asked);
  }
  const bool with_side = ui.is(Layout::Class::wide);
  Box column = page;
  if (with_side || !has_sheet(model)) draw_top(ui, asked, column, model);
  const Box side = take_side(ui, column, column.w * (with_side ? 0.42f : 0.48f), ui.theme.margin);
  if (model.shows_day_end) {
    day_end::Asked of_day;
    day_end::draw_day_end(ui, column, model.day_end, situation.wishes.staff, of_day);
    pass_on(of_day, asked);
  } else {
    draw_figure(ui, asked, column, model);
  }
  ui.area = "side";
  if (!draw_sheet(ui, asked, side, model, situation.zone)) {
    if (model.shows_day_end)
      draw_beside_day_end(ui, asked, side, model);
    else
      draw_looks(ui, asked, side, model, situation.zone);
  }
  ui.area = "main";
  if (!has_sheet(model) || model.asks_lower) pass_digits(typed_digits(), asked);
}

}  // namespace renkei::ui::readings
