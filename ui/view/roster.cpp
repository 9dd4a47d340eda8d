#include "ui/present/roster.hpp"

#include <imgui.h>

#include <algorithm>

#include "core/text/utf8.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::roster {
namespace {

using Asked = std::vector<Intent>;

Status status_of(const Ui& ui, Standing standing) {
  switch (standing) {
    case Standing::here:
      return status::here(ui);
    case Standing::unconfirmed:
      return status::unconfirmed(ui);
    case Standing::absent:
      return status::absent(ui);
    case Standing::not_expected:
      break;
  }
  return status::not_due(ui);
}

std::string shown_name(const Ui& ui, const Person& person) {
  if (!person.name.empty()) return person.name;
  const std::string no = person.badge.empty() ? std::to_string(person.no) : person.badge;
  return ui.say("roster.by_number", {{"no", no}});
}
const char* privacy_of(const Person& person) { return person.name.empty() ? "P1" : "P2"; }

// A field in which devices disagree shows every value: none of them is the truth.
std::string dispute_words(const Ui& ui, const Person& person) {
  std::string words;
  for (const Dispute& dispute : person.disputes) {
    std::string values;
    for (const std::string& value : dispute.values) {
      const bool is_code = dispute.field == "status" && !value.empty();
      const std::string shown = value.empty() ? ui.say("roster.nothing")
                                : is_code
                                    ? choice_label(ui.language, "participant", "status", value)
                                    : value;
      values += (values.empty() ? "" : " / ") + shown;
    }
    const std::string field = field_label(ui.language, "participant", dispute.field);
    words += (words.empty() ? "" : "　") +
             ui.say("roster.dispute", {{"field", field}, {"values", values}});
  }
  return words;
}

std::string seat_words(const Ui& ui, const Person& person) {
  if (!person.disputes.empty() || (person.bus.empty() && person.seat.empty())) return {};
  return ui.say("roster.seat", {{"bus", person.bus}, {"seat", person.seat}});
}

// The reason beside the name, of whoever is not expected.
std::string remark_words(const Ui& ui, Remark remark) {
  if (remark == Remark::none) return {};
  return ui.say("roster.remark." + std::string(remark_name(remark)));
}

// ---- the stops, the line, the parts

std::vector<Choice> stop_choices(const Ui& ui, const Model& roster) {
  std::vector<Choice> choices;
  if (roster.stops.empty())
    choices.push_back({{"roster.stop", std::int64_t{0}}, ui.say("roster.reception"), true});
  for (const StopChoice& stop : roster.stops)
    choices.push_back({{"roster.stop", stop.id}, stop.name, stop.id == roster.stop});
  return choices;
}

// Where there is little height, the other stops are behind the one that is chosen.
void draw_stops(Ui& ui, Asked& asked, Box& column, const Model& roster) {
  std::vector<Choice> choices = stop_choices(ui, roster);
  const float all = choices_height(ui, choices, column.w);
  const Box box = take_top(column, std::min(all, column.h * 0.3f), ui.theme.gap);
  const Scroll scroll(ui, "roster.stops", box, all);
  if (const auto pressed = draw_choices(ui, scroll.contents(), choices))
    asked.emplace_back(ChooseStop{roster.stops.empty() ? 0 : roster.stops[*pressed].id});
}

void draw_field(Ui& ui, Asked& asked, const Box& box, const Model& roster) {
  std::string text = roster.filter;
  const Line line = line_field(ui, "roster.line", box, text, ui.say("roster.line.hint"),
                               asks_which(roster) && !chosen_person(roster));
  home(ui, "roster.line");
  if (ui.focus.has("roster.line") && chosen_person(roster)) {
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) asked.emplace_back(MoveChoice{1});
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) asked.emplace_back(MoveChoice{-1});
  }
  if (line.sent)
    asked.emplace_back(SubmitLine{*line.sent});
  else if (line.changed)
    asked.emplace_back(Filter{text});
}

std::vector<Choice> part_choices(const Ui& ui, const Model& roster) {
  const auto choice = [&](const char* key, Part which, std::int64_t count) {
    const std::string number = count_words(count);
    return Choice{key, ui.say(key, {{"count", number}}), roster.part == which};
  };
  return {
      choice("roster.part.everyone", Part::everyone,
             static_cast<std::int64_t>(roster.people.size())),
      choice("roster.part.missing", Part::missing, roster.heads.unconfirmed + roster.heads.absent),
      choice("roster.part.here", Part::here, roster.heads.here)};
}

void draw_line(Ui& ui, Asked& asked, Box& column, const Model& roster) {
  const std::vector<Choice> parts = part_choices(ui, roster);
  float wide = ui.theme.gap * static_cast<float>(parts.size() - 1);
  for (const Choice& part : parts) wide += button_width(ui, part.text);
  const bool beside = column.w - wide > ui.theme.mm(55) * ui.theme.text;
  Box row = take_top(column, ui.theme.touch, ui.theme.gap);
  const Box place = beside ? take_right(row, wide + 1, ui.theme.gap)
                           : take_top(column, choices_height(ui, parts, column.w), ui.theme.gap);
  draw_field(ui, asked, row, roster);
  if (const auto pressed = draw_choices(ui, place, parts))
    asked.emplace_back(ShowPart{static_cast<Part>(*pressed)});
}

// ---- the people

// Where the parts of a row stand; the same for every row.
struct Columns {
  bool below = false;  // narrow: what can be done stands below the name
  float pad = 0, pill = 0, no = 0, name = 0, seat = 0, actions = 0;
};

float widest_pill(Ui& ui) {
  float width = 0;
  for (const char* key :
       {"status.here", "status.unconfirmed", "status.absent", "status.not_expected"})
    width = std::max(width, pill_size(ui, ui.say(key)).x);
  return width;
}

Columns columns_of(Ui& ui, const Model& roster, float width) {
  Columns at;
  at.pad = ui.theme.mm(2.5f);
  at.below = ui.layout.width == Layout::Class::narrow;
  at.pill = widest_pill(ui);
  std::int64_t largest = 0;
  std::string bus, seat;
  for (const Person& person : roster.people) {
    largest = std::max(largest, person.no);
    if (person.bus.size() > bus.size()) bus = person.bus;
    if (person.seat.size() > seat.size()) seat = person.seat;
  }
  at.no = size_of(ui, Role::body, std::to_string(largest)).x;
  const std::string seats = ui.say("roster.seat", {{"bus", bus}, {"seat", seat}});
  at.seat = bus.empty() && seat.empty() ? 0 : size_of(ui, Role::body, seats).x + ui.theme.gap;
  at.actions = std::max(button_width(ui, ui.say("roster.check_in")),
                        size_of(ui, Role::body, ui.say("roster.since", {{"time", "00:00"}})).x);
  const float fixed = 2 * at.pad + at.pill + at.no + 2 * ui.theme.gap;
  at.name = width - fixed - (at.below ? 0 : at.seat + at.actions + 2 * ui.theme.gap);
  return at;
}

// Below a name: the reason of who is not expected, else how the name is read; in a narrow window the
// seat as well.
std::string second_line(const Ui& ui, const Person& person, bool below) {
  std::string words = dispute_words(ui, person);
  if (words.empty()) words = remark_words(ui, person.remark);
  if (words.empty()) words = person.kana;
  if (below && !seat_words(ui, person).empty())
    words += (words.empty() ? "" : "　") + seat_words(ui, person);
  return words;
}

ImU32 second_ink(const Ui& ui, const Person& person) {
  if (!person.disputes.empty()) return ui.theme.colour.unconfirmed;
  return person.remark == Remark::none ? ui.theme.colour.note : ui.theme.colour.absent;
}

// Measured only where the characters might not fit on a line.
float text_height(Ui& ui, Role role, const std::string& text, float width) {
  if (text.empty()) return 0;
  const float most = static_cast<float>(count_code_points(text)) * ui.theme.line(role);
  return most <= width ? ui.theme.line(role) : height_of(ui, role, text, width, 2);
}

float row_height(Ui& ui, const Person& person, const Columns& at) {
  const float name = text_height(ui, Role::strong, shown_name(ui, person), at.name);
  const std::string second = second_line(ui, person, at.below);
  const float words =
      name +
      (second.empty() ? 0 : ui.theme.mm(0.8f) + text_height(ui, Role::note, second, at.name));
  const float actions = ui.theme.touch + (at.below ? ui.theme.gap : 0);
  return (at.below ? words + actions : std::max(words, actions)) + ui.theme.mm(3);
}

void draw_actions(Ui& ui, Asked& asked, Box row, const Person& person, Zone zone) {
  if (person.standing == Standing::here) {
    write(ui, {"roster.since", person.id}, row,
          ui.say("roster.since", {{"time", clock_words(person.at, zone)}}),
          {.ink = ui.theme.colour.here, .lines = 2, .centred = true});
    return;
  }
  const std::string words = ui.say("roster.check_in");
  const bool due = person.standing == Standing::unconfirmed;
  if (button(ui, {"roster.check_in", person.id}, take_left(row, button_width(ui, words)), words,
             {.rank = due ? Rank::chosen : Rank::quiet}))
    asked.emplace_back(CheckInPerson{person.id});
}

const char* status_key(Standing standing) {
  switch (standing) {
    case Standing::here:
      return "status.here";
    case Standing::unconfirmed:
      return "status.unconfirmed";
    case Standing::absent:
      return "status.absent";
    case Standing::not_expected:
      break;
  }
  return "status.not_expected";
}

void draw_person(Ui& ui, Asked& asked, const Box& whole, const Person& person, const Columns& at,
                 Zone zone, bool is_chosen) {
  const Status status = status_of(ui, person.standing);
  const Key key("roster.row", person.id);
  note(ui, {.key = key.whole(),
            .kind = "row",
            .box = whole,
            .text = shown_name(ui, person),
            .chosen = is_chosen,
            .state = person.disputes.empty() ? status.code : "disputed",
            .privacy = privacy_of(person)});
  const Within within(ui, key.whole());
  if (is_chosen) fill(ui, whole, ui.theme.colour.accent_pale);
  underline(ui, whole);
  Box row = inset(whole, at.pad, ui.theme.mm(1.5f));
  if (at.below)
    draw_actions(ui, asked, take_bottom(row, ui.theme.touch, ui.theme.gap), person, zone);
  const std::string pill_words = ui.say(status_key(person.standing));
  const Box pill_box = middle(take_left(row, at.pill, ui.theme.gap), pill_size(ui, pill_words).y);
  pill(ui, {"roster.status", person.id}, corner(pill_box), status, pill_words);
  const Box number = take_left(row, at.no, ui.theme.gap);
  if (person.no > 0)
    write(ui, {"roster.no", person.id}, number, std::to_string(person.no),
          {.ink = ui.theme.colour.note, .align = Align::right, .centred = true});
  const std::string second = second_line(ui, person, at.below);
  const float name_high = height_of(ui, Role::strong, shown_name(ui, person), at.name, 2);
  const float block =
      name_high +
      (second.empty() ? 0 : ui.theme.mm(0.8f) + height_of(ui, Role::note, second, at.name, 2));
  Box words = middle(take_left(row, at.name, ui.theme.gap), block);
  write(ui, {"roster.name", person.id}, take_top(words, name_high, ui.theme.mm(0.8f)),
        shown_name(ui, person), {.role = Role::strong, .lines = 2, .privacy = privacy_of(person)});
  if (!second.empty())
    write(ui, {"roster.kana", person.id}, words, second,
          {.role = Role::note,
           .ink = second_ink(ui, person),
           .lines = 2,
           .privacy = privacy_of(person)});
  if (at.below) return;
  const Box seat = take_left(row, at.seat, ui.theme.gap);
  if (const std::string text = seat_words(ui, person); !text.empty())
    write(ui, {"roster.seat", person.id}, seat, text,
          {.ink = ui.theme.colour.note, .centred = true});
  draw_actions(ui, asked, middle(row, ui.theme.touch), person, zone);
}

void draw_people(Ui& ui, Asked& asked, const Box& box, const Model& roster, Zone zone) {
  card(ui, box);
  const Box inner = inset(box, ui.theme.frame);
  if (roster.shown.empty()) {
    const char* key = roster.people.empty() ? "roster.nobody" : "roster.no_match";
    write(ui, key, inset(inner, ui.theme.margin), ui.say(key),
          {.ink = ui.theme.colour.note, .lines = 4});
    return;
  }
  const Columns at = columns_of(ui, roster, inner.w - ui.theme.mm(7.5f));
  std::vector<float> below(roster.shown.size() + 1, 0);  // where each row begins
  for (std::size_t i = 0; i < roster.shown.size(); ++i)
    below[i + 1] = below[i] + row_height(ui, roster.people[roster.shown[i]], at);
  Scroll scroll(ui, "roster.list", inner, below.back(),
                static_cast<std::int64_t>(roster.shown.size()));
  const Person* chosen = chosen_person(roster);
  if (chosen) scroll.reveal(below[roster.chosen], below[roster.chosen + 1] - below[roster.chosen]);
  const Box contents = scroll.contents();
  const auto first = std::upper_bound(below.begin(), below.end(), inner.y - contents.y);
  auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, first - below.begin() - 2));
  for (std::size_t after = 0; i < roster.shown.size() && after < 2; ++i) {
    if (below[i] > inner.bottom() - contents.y) ++after;
    draw_person(ui, asked, {contents.x, contents.y + below[i], contents.w, below[i + 1] - below[i]},
                roster.people[roster.shown[i]], at, zone,
                &roster.people[roster.shown[i]] == chosen);
  }
}

// ---- the side: how many are missing, what the last scan came to, who is missing

std::string heads_words(const Ui& ui, const Heads& heads) {
  const std::string here = count_words(heads.here), expected = count_words(heads.expected);
  const std::string absent = count_words(heads.absent);
  return ui.say("roster.heads", {{"here", here}, {"expected", expected}, {"absent", absent}});
}

Status missing_status(const Ui& ui, const Heads& heads) {
  const bool complete = heads.unconfirmed == 0 && heads.expected > 0;
  return complete ? status::here(ui) : status::unconfirmed(ui);
}

Status status_of(const Ui& ui, const ScanResult& last) {
  using enum ScanResult::Kind;
  if (last.kind == checked_in && last.remark == Remark::none) return status::here(ui);
  if (last.kind == already || last.kind == several || last.kind == added)
    return status::unconfirmed(ui);
  return status::absent(ui);
}

const char* key_of(ScanResult::Kind kind) {
  switch (kind) {
    case ScanResult::Kind::checked_in:
      return "roster.last.checked_in";
    case ScanResult::Kind::already:
      return "roster.last.already";
    case ScanResult::Kind::not_due:
      return "roster.last.not_due";
    case ScanResult::Kind::other_tour:
      return "roster.last.other_tour";
    case ScanResult::Kind::several:
      return "roster.last.several";
    case ScanResult::Kind::added:
      return "roster.last.added";
    case ScanResult::Kind::unknown:
      break;
  }
  return "roster.last.unknown";
}

std::string words_of(const Ui& ui, const ScanResult& last, const Person* person, Zone zone) {
  const std::string time = person ? clock_words(person->at, zone) : std::string();
  const std::string count = count_words(static_cast<std::int64_t>(last.hits));
  const std::string remark = remark_words(ui, last.remark);
  std::string words = ui.say(key_of(last.kind), {{"time", time}, {"count", count}});
  if (!remark.empty()) words = remark + "　" + words;
  return words;
}

// What may be done about it, below it.
void draw_answers(Ui& ui, Asked& asked, Box& column, const ScanResult& last) {
  using enum ScanResult::Kind;
  const auto press = [&](const Key& key, const std::string& words) {
    return button(ui, key, take_top(column, button_height(ui, words, column.w), ui.theme.gap),
                  words);
  };
  if (last.kind == other_tour || last.kind == not_due) {
    if (press({"roster.anyway", last.person}, ui.say("roster.anyway")))
      asked.emplace_back(Admit{last.person});
    if (press("roster.let_be", ui.say("roster.let_be"))) asked.emplace_back(LetBe{});
  } else if (last.kind == unknown && !last.text.empty()) {
    if (press("roster.walk_in", ui.say("roster.walk_in", {{"name", last.text}})))
      asked.emplace_back(AddWalkIn{last.text});
  } else if (last.kind == added) {
    if (press({"roster.check_in_added", last.person}, ui.say("roster.check_in")))
      asked.emplace_back(CheckInPerson{last.person});
  }
}

// What the last scan, line or tap came to.
void draw_last(Ui& ui, Asked& asked, Box& column, const Model& roster, Zone zone) {
  if (!roster.last) return;
  const ScanResult& last = *roster.last;
  const Person* person = find_person(roster, last.person);
  const std::string name = person ? shown_name(ui, *person) : last.text;
  const std::string words = words_of(ui, last, person, zone);
  const Status status = status_of(ui, last);
  const float pad = ui.theme.mm(2.5f), width = column.w - 2 * pad;
  const float name_high = height_of(ui, Role::strong, name, width, 2);
  const float words_high = height_of(ui, Role::body, words, width, 4);
  const Box box = take_top(column, name_high + words_high + ui.theme.mm(1) + 2 * pad, ui.theme.gap);
  fill(ui, box, status.pale, ui.theme.rounding);
  note(ui, {.key = "roster.last",
            .kind = "row",
            .box = box,
            .text = name,
            .state = std::string(key_of(last.kind)).substr(12),
            .privacy = "P2"});
  {
    const Within within(ui, "roster.last");
    Box inner = inset(box, pad);
    write(ui, "roster.last.name", take_top(inner, name_high, ui.theme.mm(1)), name,
          {.role = Role::strong, .ink = status.ink, .lines = 2, .privacy = "P2"});
    write(ui, "roster.last.words", inner, words, {.lines = 4});
  }
  draw_answers(ui, asked, column, last);
}

std::string act_words(const Ui& ui, const Model& roster, const Act& act, Zone zone) {
  const Person* person = find_person(roster, act.person);
  const std::string name = person ? shown_name(ui, *person) : std::string();
  const std::string time = clock_words(act.at, zone);
  return ui.say(act.kind == Act::Kind::check_in ? "roster.act.check_in" : "roster.act.no_show",
                {{"name", name}, {"time", time}});
}

// Names what it takes back; beside it, or in its place, what was taken back can be done again.
std::string undo_words(const Ui& ui, const Model& roster, Zone zone) {
  if (roster.acts.empty()) return ui.say("roster.undo.nothing");
  const std::string what = act_words(ui, roster, roster.acts.back(), zone);
  return ui.say("roster.undo", {{"what", what}});
}
std::string redo_words(const Ui& ui, const Model& roster, Zone zone) {
  const std::string what = act_words(ui, roster, *roster.taken_back, zone);
  return ui.say("roster.redo", {{"what", what}});
}

float undo_height(Ui& ui, const Model& roster, Zone zone, float width) {
  float height = button_height(ui, undo_words(ui, roster, zone), width);
  if (roster.taken_back)
    height += ui.theme.gap + button_height(ui, redo_words(ui, roster, zone), width);
  return height;
}

void draw_undo(Ui& ui, Asked& asked, Box& column, const Model& roster, Zone zone) {
  const std::string words = undo_words(ui, roster, zone);
  if (button(ui, "roster.undo", take_top(column, button_height(ui, words, column.w), ui.theme.gap),
             words, {.enabled = !roster.acts.empty(), .privacy = "P2"}))
    asked.emplace_back(TakeBack{});
  if (!roster.taken_back) return;
  const std::string again = redo_words(ui, roster, zone);
  if (button(ui, "roster.redo", take_top(column, button_height(ui, again, column.w), ui.theme.gap),
             again, {.privacy = "P2"}))
    asked.emplace_back(DoAgain{});
}

// Who did not come is told when the reception closes, at the first stop, one by one.
bool can_close(const Model& roster) {
  return (roster.stops.empty() || roster.stop == roster.stops.front().id) &&
         (roster.closing || roster.heads.unconfirmed > 0);
}

void draw_close(Ui& ui, Asked& asked, Box& column, const Model& roster) {
  if (!can_close(roster)) return;
  const char* key = roster.closing ? "roster.close.end" : "roster.close";
  const std::string words = ui.say(key);
  if (button(ui, key, take_top(column, button_height(ui, words, column.w), ui.theme.gap), words,
             {.rank = Rank::quiet}))
    asked.emplace_back(CloseReception{!roster.closing});
}

// A name of the missing; while the reception closes, with the word that ends the waiting.
float missing_height(Ui& ui, const Model& roster, const Person& person, float width) {
  const std::string name = shown_name(ui, person);
  const float most = static_cast<float>(count_code_points(name) + 1) * ui.theme.line(Role::body);
  const float words = most <= width ? ui.theme.line(Role::body) : marked_height(ui, name, width);
  const bool asks = roster.closing && person.standing == Standing::unconfirmed;
  return words + ui.theme.mm(1.5f) + (asks ? ui.theme.touch + ui.theme.gap : 0);
}

void draw_missing(Ui& ui, Asked& asked, Box row, const Model& roster, const Person& person) {
  const float used = marked(ui, {"roster.missing", person.id}, row, status_of(ui, person.standing),
                            shown_name(ui, person), privacy_of(person));
  take_top(row, used, ui.theme.mm(1.5f));
  if (!roster.closing || person.standing != Standing::unconfirmed) return;
  const std::string words = ui.say("roster.no_show");
  if (button(ui, {"roster.no_show", person.id},
             {row.x, row.y, std::min(row.w, button_width(ui, words)), ui.theme.touch}, words))
    asked.emplace_back(MarkNoShow{person.id});
}

void draw_missing_names(Ui& ui, Asked& asked, const Box& box, const Model& roster) {
  const float width = box.w - ui.theme.mm(7.5f);
  std::vector<float> tops = {0};
  for (const std::size_t index : roster.missing)
    tops.push_back(tops.back() + missing_height(ui, roster, roster.people[index], width));
  const Scroll scroll(ui, "roster.missing.list", box, tops.back(),
                      static_cast<std::int64_t>(roster.missing.size()));
  const Box contents = scroll.contents();
  const auto first = std::upper_bound(tops.begin(), tops.end(), box.y - contents.y);
  auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, first - tops.begin() - 1));
  for (; i < roster.missing.size() && contents.y + tops[i] < box.bottom(); ++i)
    draw_missing(ui, asked, {contents.x, contents.y + tops[i], width, tops[i + 1] - tops[i]},
                 roster, roster.people[roster.missing[i]]);
}

void draw_side(Ui& ui, Asked& asked, const Box& box, const Model& roster, Zone zone) {
  ui.area = "side";
  card(ui, box);
  Box column = inset(box, ui.theme.mm(4));
  const Status status = missing_status(ui, roster.heads);
  const bool complete = status.shape == Shape::circle;
  const std::string words = ui.say(complete ? "roster.complete" : "status.unconfirmed");
  const Box place = take_top(column, pill_size(ui, words).y, ui.theme.mm(1));
  pill(ui, "roster.complete", corner(place), status, words);
  const Role role = ui.layout.is_short ? Role::title : Role::figure;
  write_down(ui, "roster.missing", column, count_words(roster.heads.unconfirmed),
             {.role = role, .ink = status.ink, .state = status.code}, ui.theme.mm(1));
  write_down(ui, "roster.heads", column, heads_words(ui, roster.heads), {}, ui.theme.gap);
  draw_last(ui, asked, column, roster, zone);
  const std::string call = ui.say("roster.rollcall");
  if (button(ui, "roster.rollcall",
             take_top(column, button_height(ui, call, column.w), ui.theme.gap), call))
    asked.emplace_back(CallRoll{});
  draw_undo(ui, asked, column, roster, zone);
  draw_close(ui, asked, column, roster);
  draw_missing_names(ui, asked, column, roster);
  ui.area = "main";
}

// The side as a few lines above the list.
void draw_summary(Ui& ui, Asked& asked, Box& column, const Model& roster, Zone zone) {
  const Status status = missing_status(ui, roster.heads);
  const std::string missing = count_words(roster.heads.unconfirmed);
  const std::string undo = undo_words(ui, roster, zone);
  const float wide = std::min(button_width(ui, undo), column.w * 0.5f);
  const float figure = size_of(ui, Role::title, missing).x;
  const float words_wide =
      column.w - wide - figure - 3 * ui.theme.gap - button_width(ui, ui.say("roster.rollcall"));
  const float high =
      std::max(undo_height(ui, roster, zone, wide),
               height_of(ui, Role::body, heads_words(ui, roster.heads), words_wide, 4));
  Box row = take_top(column, high, ui.theme.gap);
  Box press = take_right(row, wide, ui.theme.gap);
  const std::string call = ui.say("roster.rollcall");
  if (button(ui, "roster.rollcall",
             middle(take_right(row, button_width(ui, call), ui.theme.gap), ui.theme.touch), call))
    asked.emplace_back(CallRoll{});
  draw_undo(ui, asked, press, roster, zone);
  write(ui, "roster.missing", take_left(row, figure, ui.theme.gap), missing,
        {.role = Role::title, .ink = status.ink, .centred = true, .state = status.code});
  write(ui, "roster.heads", row, heads_words(ui, roster.heads), {.lines = 4, .centred = true});
  draw_last(ui, asked, column, roster, zone);
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& roster, const Situation& situation, Asked& asked) {
  if (roster.tour == 0) {
    write(ui, "roster.no_tour", page, ui.say("roster.no_tour"), {.lines = 1000});
    return;
  }
  Box main = page;
  const bool with_side = ui.layout.width == Layout::Class::wide;
  Box side;
  if (with_side)
    side = take_right(main, std::max(page.w * 0.26f, ui.theme.mm(74)), ui.theme.margin);
  draw_stops(ui, asked, main, roster);
  draw_line(ui, asked, main, roster);
  if (!with_side) draw_summary(ui, asked, main, roster, situation.zone);
  draw_people(ui, asked, main, roster, situation.zone);
  if (with_side) draw_side(ui, asked, side, roster, situation.zone);
}

}  // namespace renkei::ui::roster
