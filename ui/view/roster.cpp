#include "ui/present/roster.hpp"

#include <imgui.h>

#include <algorithm>

#include "core/wording/dates.hpp"
#include "core/wording/numbers.hpp"
#include "ui/view/people.hpp"
#include "ui/view/roster_side.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::roster {
namespace {

using Asked = std::vector<Intent>;

// ---- the stops, the line, the parts

std::vector<Choice> stop_choices(const Ui& ui, const Model& roster) {
  std::vector<Choice> choices;
  if (roster.stops.empty())
    choices.push_back({{"roster.stop", std::int64_t{0}}, ui.say("roster.reception"), true});
  for (const StopChoice& stop : roster.stops)
    choices.push_back({{"roster.stop", stop.id}, stop.name, stop.id == roster.stop});
  return choices;
}

// Scrolled where there is little height.
void draw_stops(Ui& ui, Asked& asked, Box& column, const Model& roster) {
  std::vector<Choice> choices = stop_choices(ui, roster);
  const float all = choices_height(ui, choices, column.w);
  const Box box = take_top(column, std::min(all, column.h * 0.3f), ui.theme.gap);
  const Scroll scroll(ui, "roster.stops", box, all);
  if (const auto pressed = draw_choices(ui, scroll.contents(), choices))
    asked.emplace_back(ChooseStop{roster.stops.empty() ? 0 : roster.stops[*pressed].id});
}

// By the plan and the time of day; it never goes there by itself.
void draw_suggestion(Ui& ui, Asked& asked, Box& column, const Model& roster, const Moment& now) {
  const EntryId stop = suggested_stop(roster, now);
  if (stop == 0) return;
  const std::string name = roster.facts.stops[stop_index(roster.facts, stop)].fields.name;
  const std::string words = ui.say("roster.suggested", {{"stop", name}});
  const std::string stay = ui.say("roster.suggested.stay");
  const float aside = button_width(ui, stay) + ui.theme.gap;
  Box row = take_top(column, button_height(ui, words, column.w - aside), ui.theme.gap);
  if (button(ui, "roster.suggested.stay",
             middle(take_right(row, aside - ui.theme.gap, ui.theme.gap), ui.theme.touch), stay,
             {.rank = Rank::quiet}))
    asked.emplace_back(ChooseStop{roster.stop});
  if (button(ui, {"roster.suggested", stop}, row, words)) asked.emplace_back(ChooseStop{stop});
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
  float pad = 0, pill = 0, no = 0, name = 0, seat = 0, actions = 0, more = 0;
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
  at.more = button_width(ui, ui.say("roster.more"));
  at.actions += ui.theme.gap + at.more;
  const float fixed = 2 * at.pad + at.pill + at.no + 2 * ui.theme.gap;
  at.name = width - fixed - (at.below ? 0 : at.seat + at.actions + 2 * ui.theme.gap);
  return at;
}

// Below a name: the reason of who is not expected, else how the name is read; in a narrow window the
// seat as well.
std::string second_line(const Ui& ui, const Person& person, bool below) {
  std::string words = dispute_words(ui, person);
  if (words.empty()) words = remark_words(ui, person.remark);
  if (words.empty()) words = shown_kana(ui, person);
  if (below && !seat_words(ui, person).empty())
    words += (words.empty() ? "" : "　") + seat_words(ui, person);
  return words;
}

ImU32 second_ink(const Ui& ui, const Person& person) {
  if (!person.disputes.empty()) return ui.theme.colour.unconfirmed;
  return person.remark == Remark::none ? ui.theme.colour.note : ui.theme.colour.absent;
}

float text_height(Ui& ui, Role role, const std::string& text, float width) {
  return text.empty() ? 0 : height_of(ui, role, text, width, 2);
}

float height_around(Ui& ui, float name, float second, const Columns& at) {
  const float words = name + (second > 0 ? ui.theme.mm(0.8f) + second : 0);
  const float actions = ui.theme.touch + (at.below ? ui.theme.gap : 0);
  return (at.below ? words + actions : std::max(words, actions)) + ui.theme.mm(3);
}

bool surely_fits(const Ui& ui, Role role, std::size_t characters, float width) {
  return static_cast<float>(characters) * ui.theme.line(role) <= width;
}

// Ten thousand of them are asked at every drawing: words are made and measured only of those that
// might need a second line.
float row_height(Ui& ui, const Person& person, const Columns& at) {
  const std::size_t seat = at.below ? person.bus.size() + person.seat.size() + 2 : 0;
  const bool is_usual = person.disputes.empty() && person.remark == Remark::none &&
                        !person.name.empty() &&
                        surely_fits(ui, Role::strong, person.name_length, at.name) &&
                        surely_fits(ui, Role::note, person.kana_length + seat, at.name);
  if (is_usual) {
    const bool has_second =
        person.kana_length > 0 || (at.below && !(person.bus.empty() && person.seat.empty()));
    return height_around(ui, ui.theme.line(Role::strong),
                         has_second ? ui.theme.line(Role::note) : 0, at);
  }
  return height_around(ui, text_height(ui, Role::strong, shown_name(ui, person), at.name),
                       text_height(ui, Role::note, second_line(ui, person, at.below), at.name), at);
}

void draw_actions(Ui& ui, Asked& asked, Box row, const Person& person, const Columns& at,
                  Zone zone) {
  if (button(ui, {"roster.more", person.id}, take_right(row, at.more, ui.theme.gap),
             ui.say("roster.more"), {.rank = Rank::quiet}))
    asked.emplace_back(ShowPerson{person.id});
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
            .privacy = privacy_of(ui, person)});
  const Within within(ui, key.whole());
  if (is_chosen) fill(ui, whole, ui.theme.colour.accent_pale);
  underline(ui, whole);
  Box row = inset(whole, at.pad, ui.theme.mm(1.5f));
  if (at.below)
    draw_actions(ui, asked, take_bottom(row, ui.theme.touch, ui.theme.gap), person, at, zone);
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
        shown_name(ui, person),
        {.role = Role::strong, .lines = 2, .privacy = privacy_of(ui, person)});
  if (!second.empty())
    write(ui, {"roster.kana", person.id}, words, second,
          {.role = Role::note,
           .ink = second_ink(ui, person),
           .lines = 2,
           .privacy = privacy_of(ui, person)});
  if (at.below) return;
  const Box seat = take_left(row, at.seat, ui.theme.gap);
  if (const std::string text = seat_words(ui, person); !text.empty())
    write(ui, {"roster.seat", person.id}, seat, text,
          {.ink = ui.theme.colour.note, .centred = true});
  draw_actions(ui, asked, middle(row, ui.theme.touch), person, at, zone);
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
  const Columns at = columns_of(ui, roster, inner.w - ui.theme.scrollbar);
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

}  // namespace

void draw(Ui& ui, const Box& page, const Model& roster, const Situation& situation, Asked& asked) {
  if (roster.tour == 0) {
    write(ui, "roster.no_tour", page, ui.say("roster.no_tour"), {.lines = 1000});
    return;
  }
  Box main = page;
  const bool with_side = ui.layout.width == Layout::Class::wide;
  if (!with_side && draw_sheet(ui, asked, page, roster, situation)) return;
  Box side;
  if (with_side)
    side = take_side(ui, main, std::max(page.w * 0.26f, ui.theme.mm(74)), ui.theme.margin);
  draw_stops(ui, asked, main, roster);
  if (with_side || !asks_about(roster)) draw_suggestion(ui, asked, main, roster, situation.now);
  draw_line(ui, asked, main, roster);
  if (!with_side) draw_summary(ui, asked, main, roster, situation.zone);
  draw_people(ui, asked, main, roster, situation.zone);
  if (with_side && !draw_sheet(ui, asked, side, roster, situation))
    draw_side(ui, asked, side, roster, situation.zone);
}

}  // namespace renkei::ui::roster
